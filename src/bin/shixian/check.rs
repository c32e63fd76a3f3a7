//! `check`: a case log in, verdicts out.

use std::fs::File;
use std::io::{self, Read};

use anyhow::{Context, Result, bail};
use chrono::NaiveDateTime;
use comfy_table::CellAlignment;
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::{Value, json};
use shixian::log::{Batch, Column, LogReader, LogSummary, Mapping, Selection, check_log};
use shixian::plan::huarong_2023;
use shixian::report::Tally;
use shixian::{
    Checker, Commitment, Finding, Language, Limit, Localized, Rule, Schedule, Target, VerdictKind,
};

use crate::args::{self, CheckArgs};
use crate::output::{self, OutDir, Output, say, timestamp};
use crate::{ALL_READ, SOME_REJECTED};

/// The id under which cases are counted that only their own due moment binds.
const CASE_DUE: &str = "case-due";

pub(crate) fn run(args: &CheckArgs) -> Result<u8> {
    let schedule = args.schedule.schedule()?;
    let settings = args.rule.settings(&args.counting);
    let plan = huarong_2023::PLAN;
    let checker = Checker::with_settings(&plan, &schedule, &settings);
    let own = args.rule.own_commitment()?;
    let only = args
        .rule
        .rule(&checker, own.as_ref(), &settings, &schedule)?;
    let case_due = args::own(CASE_DUE, Limit::CaseDue);
    let case_due = Rule::new(&case_due, &schedule, &settings);
    let mapping = mapping(args)?;
    let given = match &args.now {
        Some(text) => Some(args::moment("--now", text, &schedule)?.earliest()),
        None => None,
    };
    let now = match given {
        Some(now) => now,
        None => args::system_time(&schedule)?,
    };
    let selection = match &only {
        Some(rule) => Selection::Always(rule),
        None => Selection::ByKind {
            checker: &checker,
            own_due: Some(&case_due),
        },
    };
    let mut batch = Batch::new(selection, &mapping, now)?.under_each_reading(&checker);
    if let Some(kind) = &args.kind {
        batch = batch.of_kind(kind);
    }
    if given.is_none() {
        batch = batch.now_for_open_cases_only();
    }
    let (input, progress) = open(args)?;
    let name = args.log.display();
    let cannot = || format!("cannot check `{name}`");
    let reader = LogReader::new(input, &mapping, &schedule).with_context(cannot)?;
    if only
        .as_ref()
        .is_some_and(|rule| rule.limit() == Limit::CaseDue)
    {
        reader
            .require(Column::DueAt, &mapping)
            .with_context(cannot)?;
    }
    let out = args.out.as_deref().map(OutDir::create).transpose()?;
    let mut output = Output::new(out);
    let summary = check_log(reader, batch, &mut output).with_context(cannot)?;
    progress.finish_and_clear();
    if let (Some(kind), 0, 1..) = (&args.kind, summary.rows(), summary.other_kinds()) {
        bail!(
            "none of the {} rows of `{name}` is of the matter `{kind}`",
            summary.other_kinds()
        );
    }
    let report = Report {
        args,
        schedule: &schedule,
        checker: &checker,
        only: only.as_ref(),
        case_due: &case_due,
        summary: &summary,
        now: Now {
            at: now,
            given: given.is_some(),
        },
    };
    let json = serde_json::to_string_pretty(&report.json())?;
    output.finish(&json)?;
    if args.json {
        say(&json)?;
    } else {
        report.print()?;
    }
    Ok(if summary.rejects() == 0 {
        ALL_READ
    } else {
        SOME_REJECTED
    })
}

fn mapping(args: &CheckArgs) -> Result<Mapping> {
    let Some(path) = &args.map else {
        return Ok(Mapping::new());
    };
    let name = path.display();
    let text = std::fs::read_to_string(path)
        .with_context(|| format!("cannot read the mapping `{name}`"))?;
    Mapping::from_toml(&text).with_context(|| format!("cannot use the mapping `{name}`"))
}

/// The log, and a bar that follows how far it has been read; the bar shows on a
/// terminal only.
fn open(args: &CheckArgs) -> Result<(Box<dyn Read>, ProgressBar)> {
    if args.log.as_os_str() == "-" {
        return Ok((Box::new(io::stdin().lock()), ProgressBar::hidden()));
    }
    let name = args.log.display();
    let file = File::open(&args.log).with_context(|| format!("cannot open the log `{name}`"))?;
    let about = file.metadata()?;
    if about.is_dir() {
        bail!("`{name}` is a directory, not a log");
    }
    let progress = ProgressBar::new(about.len());
    let style = "{bar:40} {bytes}/{total_bytes} {bytes_per_sec} {eta} left";
    progress.set_style(ProgressStyle::with_template(style)?);
    Ok((Box::new(progress.wrap_read(file)), progress))
}

/// The moment open cases were judged at.
struct Now {
    at: NaiveDateTime,
    given: bool,
}

/// What is said of a log when it is checked.
struct Report<'r, 'a> {
    args: &'r CheckArgs,
    schedule: &'r Schedule,
    checker: &'r Checker<'a>,
    only: Option<&'r Rule<'a>>,
    case_due: &'r Rule<'a>,
    summary: &'r LogSummary,
    now: Now,
}

impl Report<'_, '_> {
    /// The rules that turned up with their tallies, in the order of the plan; the
    /// one asked for even if it did not.
    fn rows(&self) -> Vec<(&Rule<'_>, Tally)> {
        let tally = |rule: &Rule<'_>| {
            let id = rule.commitment().id();
            let found = self.summary.assessment(id);
            found.map(|assessment| assessment.tally().clone())
        };
        if let Some(rule) = self.only {
            return vec![(rule, tally(rule).unwrap_or_default())];
        }
        let rules = self.checker.rules().iter().chain([self.case_due]);
        rules
            .filter_map(|rule| Some((rule, tally(rule)?)))
            .collect()
    }

    fn json(&self) -> Value {
        let summary = self.summary;
        let calendar = self.schedule.calendar();
        let (first, last) = calendar.coverage();
        let commitments: Vec<Value> = self
            .rows()
            .into_iter()
            .map(|(rule, tally)| describe(rule, &tally))
            .collect();
        let now = match (self.now.given, summary.open() > 0) {
            (true, _) => "given",
            (false, true) => "system time",
            (false, false) => "not needed",
        };
        json!({
            "rows": summary.rows(),
            "rejects": summary.rejects(),
            "other_kinds": summary.other_kinds(),
            "open_cases": summary.open(),
            "commitments": commitments,
            "plan": self.checker.plan().id(),
            "reading": self.args.rule.reading,
            "conventions": self.args.counting.conventions(),
            "now": { "at": timestamp(self.now.at), "source": now },
            "zone": self.schedule.zone().name(),
            "hours": self.schedule.hours(),
            "hours_assumed": self.schedule.hours().is_assumed(),
            "calendar": {
                "name": calendar.name(),
                "first": first,
                "last": last,
                "announced_through": calendar.announced_through(),
                "fingerprint": calendar.fingerprint(),
            },
        })
    }

    fn print(&self) -> Result<()> {
        let lang = self.args.lang;
        let chinese = lang == Language::Chinese;
        let rows = self.rows();
        let mut table = output::table();
        let mut header = match lang {
            Language::Chinese => vec!["承诺".to_owned(), "时限".to_owned(), "件数".to_owned()],
            _ => vec![
                "commitment".to_owned(),
                "limit".to_owned(),
                "cases".to_owned(),
            ],
        };
        let shown: Vec<VerdictKind> = VerdictKind::ALL
            .into_iter()
            .filter(|kind| rows.iter().any(|(_, tally)| tally.count(*kind) > 0))
            .collect();
        header.extend(shown.iter().map(|kind| kind.in_language(lang).to_string()));
        header.push(
            if chinese {
                "其中暂定"
            } else {
                "of them provisional"
            }
            .to_owned(),
        );
        table.set_header(header);
        for (rule, tally) in &rows {
            let name = match lang {
                Language::Chinese => rule.commitment().title(),
                _ => rule.commitment().id(),
            };
            let mean = rule.commitment().promised_of() == Target::Mean;
            let mut cells = vec![
                format!("{name}{}", if mean { " *" } else { "" }),
                rule.limit().in_language(lang).to_string(),
                tally.cases().to_string(),
            ];
            cells.extend(shown.iter().map(|kind| tally.count(*kind).to_string()));
            cells.push(tally.provisional().to_string());
            table.add_row(cells);
        }
        for column in table.column_iter_mut().skip(2) {
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
        let chinese = self.args.lang == Language::Chinese;
        let summary = self.summary;
        let calendar = self.schedule.calendar();
        let mut notes = Vec::new();
        let mut note = |english: String, zh: String| notes.push(if chinese { zh } else { english });
        let verdicts = summary.rows() - summary.rejects();
        note(
            format!(
                "{} rows: {verdicts} verdicts, {} rejects",
                summary.rows(),
                summary.rejects()
            ),
            format!(
                "共{}行：判定{verdicts}行，退回{}行",
                summary.rows(),
                summary.rejects()
            ),
        );
        if summary.other_kinds() > 0 {
            let others = summary.other_kinds();
            note(
                format!("{others} rows of other matters passed over"),
                format!("其他事项{others}行未计"),
            );
        }
        if rows
            .iter()
            .any(|(rule, _)| rule.commitment().promised_of() == Target::Mean)
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
        if summary.open() > 0 {
            let (open, at) = (summary.open(), self.now.at);
            if self.now.given {
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
            let hours = self.schedule.hours();
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

fn describe(rule: &Rule<'_>, tally: &Tally) -> Value {
    let commitment: &Commitment<'_> = rule.commitment();
    let mut row = json!({
        "id": commitment.id(),
        "title": commitment.title(),
        "limit": rule.limit().to_string(),
        "promised_of": commitment.promised_of().to_string(),
        "decided_by": rule.decided_by().map(|place| place.to_string()),
        "cases": tally.cases(),
    });
    let findings: serde_json::Map<String, Value> = Finding::ALL
        .into_iter()
        .map(|finding| (finding.id().to_owned(), json!(tally.found(finding))))
        .collect();
    if let Some(map) = row.as_object_mut() {
        for kind in VerdictKind::ALL {
            map.insert(kind.id().to_owned(), json!(tally.count(kind)));
        }
        map.insert("provisional".to_owned(), json!(tally.provisional()));
        map.insert("hours_assumed".to_owned(), json!(tally.hours_assumed()));
        map.insert("findings".to_owned(), Value::Object(findings));
    }
    row
}
