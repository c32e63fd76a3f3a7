//! `check`: a case log in, verdicts and a report out.

use std::collections::HashMap;
use std::fs::File;
use std::path::Path;

use anyhow::{Context, Result, bail};
use comfy_table::CellAlignment;
use shixian::log::{LogAbout, LogSummary, Now, RejectKind};
use shixian::plan::{Plan, PlanStore};
use shixian::report::{Review, read_completions, read_observations};
use shixian::tally::{Attainment, Observation, Progress, Tally};
use shixian::{Finding, Language, Localized, Moment, Rule, Schedule, Target, VerdictKind};

use crate::args::{self, CheckArgs};
use crate::exit_code::{ALL_READ, SOME_REJECTED};
use crate::log;
use crate::output::{self, OutDir, Output, say};

pub(crate) fn run(args: &CheckArgs) -> Result<u8> {
    let schedule = args.schedule.schedule()?;
    let mapping = args.source.mapping()?;
    let store = PlanStore::new();
    let plan = args.rule.plan.plan(&store)?;
    let now = match &args.now {
        Some(text) => Now::given(args::moment("--now", text, &schedule)?.earliest()),
        None => Now::system(args::system_time(&schedule)?),
    };
    let check = args.check(&plan, &schedule, &mapping)?;
    let observations = observations(args, &plan)?;
    let completions = completions(args, &plan, &schedule)?;
    let file = args.source.open()?;
    let name = args.source.log.display();
    let cannot = || format!("cannot check `{name}`");
    log::stop_on_interrupt()?;
    let opened = check.open(file.read(&args.source.log)?);
    let opened = opened.with_context(cannot)?;
    let out = args.out.as_deref();
    let out = out.map(|dir| OutDir::create(dir, args.verdict_options()));
    let mut output = Output::new(out.transpose()?);
    let checked = match opened.run(now, &mut output) {
        Ok(_) | Err(_) if log::is_stopped() => bail!(output.interrupted()),
        checked => checked.with_context(cannot)?,
    };
    file.close()?;
    let summary = checked.summary();
    if let (Some(kind), 0, 1..) = (&args.kind, summary.rows(), summary.other_kinds()) {
        bail!(
            "none of the {} rows of `{name}` is of the matter `{kind}`",
            summary.other_kinds()
        );
    }
    if args.out.is_none() && has_unknown_matters(summary) {
        eprintln!(
            "name commitments for unknown matters in a mapping, or give --commitment or --limit"
        );
    }
    let tasks = completions.map(|completed| {
        let completed = |number| completed.get(&number).copied();
        Progress::new(&plan, &schedule, checked.settings(), completed, now.at())
    });
    let source = args.source.log.file_name().unwrap_or_default();
    let source = source.to_string_lossy();
    let mut review = Review::of(&checked)
        .with_observations(&observations)
        .of_source(&source);
    if let Some(tasks) = &tasks {
        review = review.with_progress(tasks);
    }
    output.finish(&review, args.lang.unwrap_or(Language::Chinese))?;
    if args.json {
        say(&serde_json::to_string_pretty(&review.summary())?)?;
    } else {
        let language = args.lang.unwrap_or(Language::English);
        Table {
            review: &review,
            language,
        }
        .print()?;
    }
    Ok(if summary.rejects() == 0 {
        ALL_READ
    } else {
        SOME_REJECTED
    })
}

/// Whether rows were rejected for a matter that names no commitment.
fn has_unknown_matters(summary: &LogSummary) -> bool {
    let mut reasons = summary.reject_reasons().keys();
    reasons.any(|(_, reason)| *reason == RejectKind::UnknownKind)
}

/// The values observed of indicators, where a table of them was given.
fn observations<'p>(args: &CheckArgs, plan: &Plan<'p>) -> Result<Vec<Observation<'p>>> {
    let Some(path) = &args.indicators else {
        return Ok(Vec::new());
    };
    let name = path.display();
    read_observations(table(path, "indicators")?, plan)
        .with_context(|| format!("cannot use the indicators `{name}`"))
}

/// When tasks were completed, where a table of them was given.
fn completions(
    args: &CheckArgs,
    plan: &Plan<'_>,
    schedule: &Schedule,
) -> Result<Option<HashMap<u16, Moment>>> {
    let Some(path) = &args.tasks else {
        return Ok(None);
    };
    let name = path.display();
    read_completions(table(path, "tasks")?, plan, schedule)
        .map(Some)
        .with_context(|| format!("cannot use the tasks `{name}`"))
}

fn table(path: &Path, what: &str) -> Result<File> {
    let name = path.display();
    File::open(path).with_context(|| format!("cannot open the {what} `{name}`"))
}

/// What is said of a log on the terminal.
struct Table<'t, 'r, 'a> {
    review: &'t Review<'r, 'a>,
    language: Language,
}

impl Table<'_, '_, '_> {
    fn say(&self, chinese: &str, english: &str) -> String {
        match self.language {
            Language::Chinese => chinese.to_owned(),
            _ => english.to_owned(),
        }
    }

    fn print(&self) -> Result<()> {
        let language = self.language;
        let rows: Vec<(&Rule<'_>, Tally)> = self
            .review
            .assessed()
            .into_iter()
            .map(|(rule, kept)| {
                let tally = kept.map(|assessment| assessment.tally().clone());
                (rule, tally.unwrap_or_default())
            })
            .collect();
        let mut table = output::table();
        let shown: Vec<VerdictKind> = VerdictKind::ALL
            .into_iter()
            .filter(|kind| rows.iter().any(|(_, tally)| tally.count(*kind) > 0))
            .collect();
        let mut header = vec![
            self.say("承诺", "commitment"),
            self.say("时限", "limit"),
            self.say("结论", "result"),
            self.say("件数", "cases"),
        ];
        header.extend(
            shown
                .iter()
                .map(|kind| kind.in_language(language).to_string()),
        );
        header.push(self.say("按时率", "in time"));
        header.push(self.say("其中暂定", "of them provisional"));
        table.set_header(header);
        for (rule, tally) in &rows {
            let commitment = rule.commitment();
            let name = match language {
                Language::Chinese => commitment.title(),
                _ => commitment.id(),
            };
            let mean = commitment.target() == Target::Mean;
            let share = tally.share().map(|share| share.percent_down(2));
            let mut cells = vec![
                format!("{name}{}", if mean { " *" } else { "" }),
                rule.limit().in_language(language).to_string(),
                Attainment::of(rule, tally)
                    .in_language(language)
                    .to_string(),
                tally.cases().to_string(),
            ];
            cells.extend(shown.iter().map(|kind| tally.count(*kind).to_string()));
            cells.push(share.map_or_else(|| "–".to_owned(), |share| format!("{share} %")));
            cells.push(tally.provisional().to_string());
            table.add_row(cells);
        }
        for column in table.column_iter_mut().skip(3) {
            column.set_cell_alignment(CellAlignment::Right);
        }
        if !rows.is_empty() {
            say(&table.to_string())?;
        }
        for note in self.notes(&rows) {
            say(&note)?;
        }
        Ok(())
    }

    fn notes(&self, rows: &[(&Rule<'_>, Tally)]) -> Vec<String> {
        let chinese = self.language == Language::Chinese;
        let (log, now) = (self.review.log(), self.review.now());
        let schedule = self.review.schedule();
        let calendar = schedule.calendar();
        let mut notes = Vec::new();
        let mut note = |english: String, zh: String| notes.push(if chinese { zh } else { english });
        let (all, rejects) = (log.rows(), log.rejects());
        let (judged, cases, verdicts) = (all - rejects, log.cases(), log.verdicts());
        if cases == judged && verdicts == judged {
            note(
                format!("{all} rows: {verdicts} verdicts, {rejects} rejects"),
                format!("共{all}行：判定{verdicts}行，退回{rejects}行"),
            );
        } else {
            note(
                format!(
                    "{all} rows: {judged} of {cases} cases with {verdicts} verdicts, {rejects} rejects"
                ),
                format!("共{all}行：{judged}行（{cases}件）作出{verdicts}项判定，退回{rejects}行"),
            );
        }
        if let Some(about) = log.about() {
            for (english, chinese) in about_log(about) {
                note(english, chinese);
            }
        }
        if log.other_kinds() > 0 {
            let others = log.other_kinds();
            note(
                format!("{others} rows of other matters passed over"),
                format!("其他事项{others}行未计"),
            );
        }
        if rows
            .iter()
            .any(|(rule, _)| rule.commitment().target() == Target::Mean)
        {
            note(
                "* promised of the mean: a single case beyond the limit breaks no promise"
                    .to_owned(),
                "* 承诺针对平均值：单个案件超出不构成违诺".to_owned(),
            );
        }
        for finding in Finding::ALL {
            let found: u64 = rows.iter().map(|(_, tally)| tally.found(finding)).sum();
            if found > 0 {
                note(
                    format!("{found} cases: {finding}"),
                    format!("{found}件：{}", finding.chinese()),
                );
            }
        }
        if log.open() > 0 {
            let (open, at) = (log.open(), now.at());
            if now.is_given() {
                note(
                    format!("{open} open cases judged as of {at}"),
                    format!("在办{open}件，判定时点{at}"),
                );
            } else {
                note(
                    format!(
                        "{open} open cases judged as of {at}, the system time (give --now to fix it)"
                    ),
                    format!("在办{open}件，判定时点{at}（系统时间，可用--now指定）"),
                );
            }
        }
        let assumed: u64 = rows.iter().map(|(_, tally)| tally.hours_assumed()).sum();
        if assumed > 0 {
            let hours = schedule.hours();
            note(
                format!("{assumed} verdicts used the assumed office hours {hours}"),
                format!("{assumed}件按假定办公时间{hours}判定"),
            );
        }
        let (name, print) = (calendar.name(), calendar.fingerprint());
        let through = calendar
            .announced_through()
            .map_or_else(String::new, |date| date.to_string());
        note(
            format!("calendar {name}, announced through {through}, fingerprint {print}"),
            format!("日历{name}，已公布至{through}，指纹{print}"),
        );
        notes
    }
}

/// What a log was found to be, in English and in Chinese.
fn about_log(about: &LogAbout) -> Vec<(String, String)> {
    let file = &about.file;
    let mut lines = vec![(
        format!("read as {file}; a row is one of {}", about.rows_are),
        format!(
            "按{file}读取，每行一{}",
            if about.rows_are == "events" {
                "环节"
            } else {
                "件"
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
    let mut line = |count: u64, english: &str, chinese: &str| {
        if count > 0 {
            lines.push((format!("{count} {english}"), format!("{count}{chinese}")));
        }
    };
    line(times.numbers, "times came as numbers", "个时间为数字");
    line(
        times.year_last,
        "times name the year last",
        "个时间年份在后",
    );
    line(
        times.repeated_hour,
        "local times that the clocks showed twice were settled by the mapping",
        "个重复时段的时间按映射认定",
    );
    line(
        times.taken_for_dates,
        "times at 00:00 or 23:59 were taken for dates alone",
        "个0:00或23:59的时间仅取日期",
    );
    if let Some(events) = &about.events {
        line(
            events.passed_over,
            "events mean nothing to the mapping and were passed over",
            "个环节映射未列明，未计",
        );
        line(
            events.resumes_ignored,
            "ends of stops that never began were passed over",
            "个无对应中止的恢复未计",
        );
        line(
            events.duplicates,
            "events told twice were taken for one",
            "个重复环节合并",
        );
    }
    lines
}
