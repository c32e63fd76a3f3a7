//! What is said of a log on the terminal: all of it from the summary.

use anyhow::Result;
use comfy_table::CellAlignment;
use shixian::check::{Finding, NotApplicable, Undetermined};
use shixian::ground::counted;
use shixian::log::{LogAbout, NoticeKind, RowsAre};
use shixian::plan::Target;
use shixian::report::{CommitmentSummary, NowSource, Number, Summary, TallySummary};
use shixian::tally::{Attainment, WhyUndecided};
use shixian::{Language, Localized, VerdictKind};

use crate::output::{self, say};

/// How many groups of a commitment are shown; the files have them all.
const GROUPS_SHOWN: usize = 30;

/// Prints a line of each commitment and of its groups, and notes on what the figures
/// rest on.
pub(crate) fn print(summary: &Summary<'_>, language: Language) -> Result<()> {
    if !summary.commitments.is_empty() {
        say(&table(&summary.commitments, language))?;
    }
    for of in &summary.commitments {
        if !of.groups.is_empty() {
            say(&groups(of, language))?;
        }
    }
    for note in notes(summary, language) {
        say(&note)?;
    }
    Ok(())
}

fn table(commitments: &[CommitmentSummary<'_>], language: Language) -> String {
    let shown = kinds(commitments.iter().map(|of| &of.tally));
    let word = |english, chinese| language.pick(english, chinese).to_owned();
    let mut header = vec![word("commitment", "承诺"), word("limit", "时限")];
    header.extend(headers_of_figures(&shown, language));
    let mut table = output::table();
    table.set_header(header);
    for of in commitments {
        let name = language.pick(of.id, of.title);
        let mark = match of.promised_of {
            Target::Mean => " *",
            Target::EachCase | Target::Share(_) => "",
        };
        let mut cells = vec![
            format!("{name}{mark}"),
            of.limit.in_language(language).to_string(),
        ];
        cells.extend(figures(of.attainment, &of.tally, &shown, language));
        table.add_row(cells);
    }
    for column in table.column_iter_mut().skip(3) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    table.to_string()
}

/// The groups of a commitment, by the columns asked for.
fn groups(of: &CommitmentSummary<'_>, language: Language) -> String {
    let shown = kinds(of.groups.iter().map(|group| &group.tally));
    let word = |english, chinese| language.pick(english, chinese).to_owned();
    let mut header = vec![word("by", "分组"), word("group", "组别")];
    header.extend(headers_of_figures(&shown, language));
    let mut table = output::table();
    table.set_header(header);
    for group in of.groups.iter().take(GROUPS_SHOWN) {
        let value = match group.value {
            "" => word("(empty)", "（空）"),
            value => value.to_owned(),
        };
        let mut cells = vec![group.column.to_owned(), value];
        cells.extend(figures(group.attainment, &group.tally, &shown, language));
        table.add_row(cells);
    }
    for column in table.column_iter_mut().skip(3) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    let name = language.pick(of.id, of.title);
    let all = of.groups.len();
    let mut text = match language {
        Language::Chinese => format!("{name}，分组统计\n{table}"),
        _ => format!("{name} by group\n{table}"),
    };
    if all > GROUPS_SHOWN {
        text += &match language {
            Language::Chinese => {
                format!("\n共{all}组，以上为前{GROUPS_SHOWN}组；--out DIR 写出全部")
            }
            _ => format!("\nthe first {GROUPS_SHOWN} of {all} groups; --out DIR writes them all"),
        };
    }
    text
}

/// The verdicts that came up, in the order of tables.
fn kinds<'s>(tallies: impl Iterator<Item = &'s TallySummary> + Clone) -> Vec<VerdictKind> {
    let came_up = |kind: &VerdictKind| tallies.clone().any(|of| of.verdicts.get(*kind) > 0);
    VerdictKind::ALL.into_iter().filter(came_up).collect()
}

fn headers_of_figures(shown: &[VerdictKind], language: Language) -> Vec<String> {
    let word = |english, chinese| language.pick(english, chinese).to_owned();
    let mut header = vec![word("result", "结论"), word("cases", "件数")];
    let kinds = shown.iter();
    header.extend(kinds.map(|kind| kind.in_language(language).to_string()));
    header.push(word("in time", "按时率"));
    header.push(word("of them provisional", "其中暂定"));
    header
}

fn figures(
    attainment: Attainment,
    tally: &TallySummary,
    shown: &[VerdictKind],
    language: Language,
) -> Vec<String> {
    let result = attainment.in_language(language).to_string();
    let result = match attainment.why() {
        // how many there are stands nowhere else in the line
        Some(why @ WhyUndecided::RejectedRows(_)) => match language {
            Language::Chinese => format!("{result}：{}", why.chinese()),
            _ => format!("{result}: {why}"),
        },
        _ => result,
    };
    let mut cells = vec![result, tally.cases.to_string()];
    let counts = shown.iter().map(|kind| tally.verdicts.get(*kind));
    cells.extend(counts.map(|count| count.to_string()));
    // what the result rests on first, and that of the closed cases where it differs
    let (share, closed) = (&tally.share_with_overdue, &tally.share);
    let percent = |share: &Number| format!("{} %", share.decimal);
    cells.push(match (share, closed) {
        (Some(share), Some(closed)) if share != closed => match language {
            Language::Chinese => format!("{}（已办结{}）", percent(share), percent(closed)),
            _ => format!("{} ({} of the closed)", percent(share), percent(closed)),
        },
        (share, _) => share.as_ref().map_or_else(|| "–".to_owned(), percent),
    });
    cells.push(tally.provisional.to_string());
    cells
}

/// Why nothing can be said of cases, or a commitment does not bind them, with how many.
fn reasons(commitments: &[CommitmentSummary<'_>]) -> Vec<(String, String)> {
    let mut reasons = Vec::new();
    let mut put = |cases: u64, kind: VerdictKind, english: String, chinese: String| {
        if cases > 0 {
            reasons.push((
                format!("{} {kind}: {english}", counted(cases, "case", "cases")),
                format!("{cases}件{}：{chinese}", kind.chinese()),
            ));
        }
    };
    let tallies = || commitments.iter().map(|of| &of.tally);
    for reason in Undetermined::ALL {
        let cases = tallies().map(|tally| tally.undetermined_reasons.get(reason));
        let (english, chinese) = (reason.to_string(), reason.chinese().to_string());
        put(cases.sum(), VerdictKind::Undetermined, english, chinese);
    }
    for reason in NotApplicable::ALL {
        let cases = tallies().map(|tally| tally.not_applicable_reasons.get(reason));
        let (english, chinese) = (reason.to_string(), reason.chinese().to_string());
        put(cases.sum(), VerdictKind::NotApplicable, english, chinese);
    }
    reasons
}

fn notes(summary: &Summary<'_>, language: Language) -> Vec<String> {
    let (commitments, calendar) = (&summary.commitments, &summary.calendar);
    let mut notes = Vec::new();
    let mut note = |english: String, zh: String| {
        notes.push(match language {
            Language::Chinese => zh,
            _ => english,
        })
    };
    let (all, rejects) = (summary.rows, summary.rejects);
    let (judged, cases, verdicts) = (all - rejects, summary.cases, summary.verdicts);
    if cases == judged && verdicts == judged {
        note(
            format!(
                "{}: {}, {}",
                counted(all, "row", "rows"),
                counted(verdicts, "verdict", "verdicts"),
                counted(rejects, "reject", "rejects")
            ),
            format!("共{all}行：判定{verdicts}行，退回{rejects}行"),
        );
    } else {
        note(
            format!(
                "{}: {judged} of {} with {}, {}",
                counted(all, "row", "rows"),
                counted(cases, "case", "cases"),
                counted(verdicts, "verdict", "verdicts"),
                counted(rejects, "reject", "rejects")
            ),
            format!("共{all}行：{judged}行（{cases}件）作出{verdicts}项判定，退回{rejects}行"),
        );
    }
    if let Some(about) = summary.log {
        for (english, chinese) in about_log(about) {
            note(english, chinese);
        }
    }
    // how many rows were rejected has been said
    let noticed = summary.notices.iter();
    for notice in noticed.filter(|notice| notice.kind() != NoticeKind::RowsRejected) {
        note(notice.to_string(), notice.chinese().to_string());
    }
    if summary.other_matters > 0 {
        let others = summary.other_matters;
        note(
            format!(
                "{} passed over",
                counted(others, "row of another matter", "rows of other matters")
            ),
            format!("其他事项{others}行未计"),
        );
    }
    if commitments.iter().any(|of| of.promised_of == Target::Mean) {
        note(
            "* promised of the mean: a single case beyond the limit breaks no promise".to_owned(),
            "* 承诺针对平均值：单个案件超出不构成违诺".to_owned(),
        );
    }
    for (english, chinese) in reasons(commitments) {
        note(english, chinese);
    }
    for finding in Finding::ALL {
        let found: u64 = commitments
            .iter()
            .map(|of| of.tally.findings.get(finding))
            .sum();
        if found > 0 {
            note(
                format!("{}: {finding}", counted(found, "case", "cases")),
                format!("{found}件：{}", finding.chinese()),
            );
        }
    }
    if summary.open_cases > 0 {
        let (open, at) = (summary.open_cases, summary.now.at);
        if summary.now.source == NowSource::Given {
            note(
                format!(
                    "{} judged as of {at}",
                    counted(open, "open case", "open cases")
                ),
                format!("在办{open}件，判定时点{at}"),
            );
        } else {
            note(
                format!(
                    "{} judged as of {at}, the system time (give --now to fix it)",
                    counted(open, "open case", "open cases")
                ),
                format!("在办{open}件，判定时点{at}（系统时间，可用--now指定）"),
            );
        }
    }
    let assumed: u64 = commitments.iter().map(|of| of.tally.hours_assumed).sum();
    if assumed > 0 {
        let hours = summary.hours;
        note(
            format!(
                "{} the assumed office hours {hours}",
                counted(assumed, "verdict used", "verdicts used")
            ),
            format!("{assumed}件按假定办公时间{hours}判定"),
        );
    }
    let (name, print) = (calendar.name, calendar.fingerprint);
    let through = calendar
        .announced_through
        .map_or_else(String::new, |date| date.to_string());
    note(
        format!("calendar {name}, announced through {through}, fingerprint {print}"),
        format!("日历{name}，已公布至{through}，指纹{print}"),
    );
    notes
}

/// What a log was found to be, in English and in Chinese.
fn about_log(about: &LogAbout) -> Vec<(String, String)> {
    let file = &about.file;
    let mut lines = vec![(
        format!(
            "read as {file}; a row is one of {}",
            match about.rows_are {
                RowsAre::Cases => "cases",
                RowsAre::Events => "events",
            }
        ),
        format!(
            "按{file}读取，每行一{}",
            match about.rows_are {
                RowsAre::Cases => "件",
                RowsAre::Events => "环节",
            }
        ),
    )];
    let times = &about.times;
    let (local, all, zone) = (times.local, times.all(), &about.local_times_in);
    if local > 0 {
        let (english, chinese) = if about.local_times_zone_is_mapped {
            ("as the mapping says", "依映射")
        } else {
            (
                "the schedule's zone: nothing says otherwise",
                "日程时区，未另行说明",
            )
        };
        lines.push((
            format!("{local} of {all} times have no zone: read as {zone} ({english})"),
            format!("{all}个时间中{local}个无时区，按{zone}读取（{chinese}）"),
        ));
    }
    lines
}
