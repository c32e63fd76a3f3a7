//! `check`: a case log in, verdicts and a report out.

use std::collections::HashMap;
use std::fs::File;
use std::path::Path;

use anyhow::{Context, Result, bail};
use shixian::check::JudgedAt;
use shixian::log::{LogSummary, RejectKind};
use shixian::plan::{Plan, PlanStore};
use shixian::report::{SummaryInput, read_completions, read_observations};
use shixian::tally::{Observation, Progress};
use shixian::{Language, Moment, Schedule, VerdictKind};

use crate::args::{self, CheckArgs};
use crate::exit_code::{ALL_READ, SOME_REJECTED};
use crate::log;
use crate::output::{OutDir, Output, is_broken_pipe, say, tell};
use crate::table;

pub(crate) fn run(args: &CheckArgs) -> Result<u8> {
    let schedule = args.schedule.schedule()?;
    let mapping = args.source.mapping()?;
    let store = PlanStore::new();
    let plan = args.rule.plan.plan(&store)?;
    let now = match &args.now {
        Some(text) => JudgedAt::given(args::moment("--now", text, &schedule)?.earliest()),
        None => JudgedAt::system(args::system_time(&schedule)?),
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
    let kept = checked.summary();
    if let (Some(kind), 0, 1..) = (&args.kind, kept.rows(), kept.other_matters()) {
        bail!(
            "none of the {} rows of `{name}` is of the matter `{kind}`",
            kept.other_matters()
        );
    }
    if let Some(events) = nothing_meant(kept) {
        bail!(
            "none of the {events} events of `{name}` means anything to the mapping: name its activities under [activities]"
        );
    }
    if args.out.is_none() && has_unknown_matters(kept) {
        tell("name commitments for unknown matters in a mapping, or give --commitment or --limit");
    }
    let tasks = completions.map(|completed| {
        let completed = |number| completed.get(&number).copied();
        Progress::new(&plan, &schedule, checked.settings(), completed, now.at())
    });
    let source = args.source.log.file_name().unwrap_or_default();
    let source = source.to_string_lossy();
    let mut input = SummaryInput::of(&checked)
        .with_observations(&observations)
        .of_source(&source);
    if let Some(tasks) = &tasks {
        input = input.with_progress(tasks);
    }
    let summary = input.summary();
    output.finish(&summary, args.lang.unwrap_or(Language::Chinese))?;
    let said = if args.json {
        say(&serde_json::to_string_pretty(&summary)?)
    } else {
        table::print(&summary, args.lang.unwrap_or(Language::English))
    };
    match said {
        // whoever read it has gone; what became of the log is as it was
        Err(error) if is_broken_pipe(&error) => {}
        said => said?,
    }
    Ok(if summary.rejects == 0 {
        ALL_READ
    } else {
        SOME_REJECTED
    })
}

/// How many events were passed over, where all were and no case started.
fn nothing_meant(summary: &LogSummary) -> Option<u64> {
    let passed_over = summary.about()?.events?.passed_over;
    let assessed = summary.assessments().values();
    let not_started = assessed.map(|of| of.tally().count(VerdictKind::NotStarted));
    let is_all = passed_over > 0
        && passed_over + summary.rejects() == summary.rows()
        && not_started.sum::<u64>() == summary.verdicts();
    is_all.then_some(passed_over)
}

/// Whether rows were rejected for a matter that names no commitment.
fn has_unknown_matters(summary: &LogSummary) -> bool {
    let mut reasons = summary.reject_reasons().keys();
    reasons.any(|(_, reason)| *reason == RejectKind::UnknownMatter)
}

/// The values observed of indicators, where a table of them was given.
fn observations<'p>(args: &CheckArgs, plan: &Plan<'p>) -> Result<Vec<Observation<'p>>> {
    let Some(path) = &args.indicators else {
        return Ok(Vec::new());
    };
    let name = path.display();
    read_observations(open_table(path, "indicators")?, plan)
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
    read_completions(open_table(path, "tasks")?, plan, schedule)
        .map(Some)
        .with_context(|| format!("cannot use the tasks `{name}`"))
}

fn open_table(path: &Path, what: &str) -> Result<File> {
    let name = path.display();
    File::open(path).with_context(|| format!("cannot open the {what} `{name}`"))
}
