//! `plan`: all of it, one promise in full, its tasks, its contradictions, its file.

mod encoding;
mod json;
mod promise;

use anyhow::{Context, Result};
use serde_json::Value;
use shixian::plan::{Citation, Task};
use shixian::plan::{Difference, Discrepancy, Plan, PlanStore, Promise};
use shixian::{Language, Localized};

use self::encoding::Encoding;
use crate::args::PlanArgs;
use crate::output::{self, say};

pub(crate) fn run(args: &PlanArgs) -> Result<()> {
    let store = PlanStore::new();
    let plan = args.plan.plan(&store)?;
    let lang = args.lang;
    let answer = |json: Value, text: String| {
        if args.json {
            say(&serde_json::to_string_pretty(&json)?)
        } else {
            say(text.trim_end())
        }
    };
    let has_no = |what: String| {
        let id = plan.id();
        format!("the plan {id} has no {what}; `shixian plan` lists what it has")
    };
    if args.export {
        say(plan.to_toml().trim_end())
    } else if let Some(id) = &args.id {
        let promise = plan.promise(id);
        let promise = promise.with_context(|| has_no(format!("promise `{id}`")))?;
        answer(
            json::promise(&plan, &promise),
            promise::in_full(&plan, &promise, lang),
        )
    } else if let Some(number) = args.task {
        let task = plan.task(number);
        let task = task.with_context(|| has_no(format!("task {number}")))?;
        answer(json::task(task), promise::task(task, lang))
    } else if args.tasks {
        answer(json::tasks(&plan), tasks(&plan, lang))
    } else if args.discrepancies {
        answer(json::discrepancies(&plan), discrepancies(&plan, lang))
    } else {
        answer(json::whole(&plan), overview(&plan, lang))
    }
}

/// The tasks that a promise cites or, of a date, that are due by it.
fn tasks_of<'a>(plan: &Plan<'a>, promise: &Promise<'_>) -> Vec<&'a Task<'a>> {
    let cited = |citation: Citation<'_>| {
        let numbers = citation.tasks().iter();
        numbers.filter_map(|number| plan.task(*number)).collect()
    };
    match promise {
        Promise::InTime(commitment) => cited(commitment.citation()),
        Promise::Indicator(indicator) => cited(indicator.citation()),
        Promise::Unmeasured(promise) => cited(promise.citation()),
        Promise::Milestone(milestone) => plan.tasks_of(*milestone).collect(),
    }
}

/// The contradictions that are about a promise.
fn discrepancies_about<'a>(plan: &Plan<'a>, id: &str) -> Vec<&'a Discrepancy<'a>> {
    let all = plan.discrepancies().iter();
    all.filter(|discrepancy| discrepancy.promises().contains(&id))
        .collect()
}

/// The whole plan: its state of encoding, and a table for each kind of promise.
fn overview(plan: &Plan<'_>, lang: Language) -> String {
    let (title, id, issued) = (plan.title(), plan.id(), plan.issued());
    let mut text = match lang {
        Language::Chinese => format!("{title}（{id}），{issued}印发\n"),
        _ => format!("{title} ({id}), issued on {issued}\n"),
    };
    let encoding = Encoding::of(plan);
    text += &format!("{}\n", encoding.in_language(lang));
    let place = |citation: Citation<'_>| {
        let place = Citation::new(citation.item(), citation.tasks(), "");
        place.in_language(lang).to_string()
    };
    let [id, promise, source] = match lang {
        Language::Chinese => ["编号", "承诺", "出处"],
        _ => ["id", "promise", "source"],
    };
    let in_time = plan.commitments().iter().map(|commitment| {
        vec![
            commitment.id().to_owned(),
            commitment.title_in(lang).to_owned(),
            commitment.limit().in_language(lang).to_string(),
            commitment.target().in_language(lang).to_string(),
            place(commitment.citation()),
        ]
    });
    let limit = lang.pick("limit", "时限");
    let promised_of = lang.pick("promised of", "对象");
    text += &table(
        lang.pick("Promises in time", "有时限的承诺"),
        &[id, promise, limit, promised_of, source],
        in_time,
    );
    let indicators = plan.indicators().iter().map(|indicator| {
        let (sign, figure) = (indicator.comparison().sign(), indicator.figure());
        vec![
            indicator.id().to_owned(),
            indicator.title_in(lang).to_owned(),
            format!("{sign} {figure} {}", indicator.unit_in(lang)),
            place(indicator.citation()),
        ]
    });
    text += &table(
        lang.pick("Indicators", "指标"),
        &[id, promise, lang.pick("figure", "数值"), source],
        indicators,
    );
    let unmeasured = plan.unmeasured().iter().map(|promise| {
        vec![
            promise.id().to_owned(),
            promise.title_in(lang).to_owned(),
            promise.why().in_language(lang).to_string(),
            place(promise.citation()),
        ]
    });
    text += &table(
        lang.pick("Promises without a number", "没有数值的承诺"),
        &[id, promise, lang.pick("why", "原因"), source],
        unmeasured,
    );
    let milestones = plan.milestones().into_iter().map(|milestone| {
        vec![
            milestone.id(),
            milestone.in_language(lang).to_string(),
            plan.tasks_of(milestone).count().to_string(),
        ]
    });
    text += &table(
        lang.pick("Dates of the tasks", "任务期限"),
        &[id, lang.pick("date", "期限"), lang.pick("tasks", "任务数")],
        milestones,
    );
    let mut kinds: Vec<(Difference, usize)> = Vec::new();
    for kind in plan.discrepancies().iter().map(Discrepancy::difference) {
        match kinds.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, count)) => *count += 1,
            None => kinds.push((kind, 1)),
        }
    }
    let kinds = kinds.into_iter().map(|(kind, count)| {
        let kind = kind.in_language(lang).to_string();
        vec![kind, count.to_string()]
    });
    text += &table(
        &format!(
            "{} ({})",
            lang.pick("Contradictions", "自相矛盾之处"),
            plan.discrepancies().len()
        ),
        &[
            lang.pick("what differs", "不同之处"),
            lang.pick("places", "处数"),
        ],
        kinds,
    );
    text
}

/// Every contradiction, with the words of both places.
fn discrepancies(plan: &Plan<'_>, lang: Language) -> String {
    let all = plan.discrepancies().iter();
    all.map(|one| promise::discrepancy(one, lang)).collect()
}

/// The tasks, each with who has to do it.
fn tasks(plan: &Plan<'_>, lang: Language) -> String {
    let header = match lang {
        Language::Chinese => ["序号", "任务", "期限", "牵头单位", "责任单位"],
        _ => ["no.", "task", "date", "lead", "responsible"],
    };
    let rows = plan.tasks().iter().map(|task| {
        let assignment = task.assignment();
        vec![
            task.number().to_string(),
            task.text().to_owned(),
            task.milestone().in_language(lang).to_string(),
            assignment.lead().to_owned(),
            assignment.responsible().to_owned(),
        ]
    });
    let title = lang.pick("Tasks", "任务");
    table(title, &header, rows).trim_start().to_owned()
}

/// A table under a title; nothing where there are no rows.
fn table(title: &str, header: &[&str], rows: impl Iterator<Item = Vec<String>>) -> String {
    let mut table = output::table();
    table.set_header(header);
    table.add_rows(rows);
    match table.row_count() {
        0 => String::new(),
        _ => format!("\n{title}\n{table}\n"),
    }
}
