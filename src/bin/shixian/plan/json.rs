//! A plan as JSON.

use serde_json::{Map, Value, json};
use shixian::plan::{Citation, Indicator, Milestone, Note, Place, Reading, Task, Unmeasured};
use shixian::plan::{Discrepancy, Plan, Promise};
use shixian::{Commitment, Language, Localized, StopKind};

use super::encoding::Encoding;

/// The whole plan.
pub(super) fn whole(plan: &Plan<'_>) -> Value {
    let milestones = plan.milestones().into_iter();
    json!({
        "id": plan.id(),
        "title": plan.title(),
        "issued": plan.issued(),
        "encoding": Encoding::of(plan).json(),
        "commitments": plan.commitments().iter().map(commitment).collect::<Vec<_>>(),
        "indicators": plan.indicators().iter().map(indicator).collect::<Vec<_>>(),
        "unmeasured": plan.unmeasured().iter().map(unmeasured).collect::<Vec<_>>(),
        "milestones": milestones.map(|m| milestone(plan, m)).collect::<Vec<_>>(),
        "tasks": tasks(plan),
        "discrepancies": discrepancies(plan),
    })
}

/// One promise, with the tasks and discrepancies that are about it.
pub(super) fn promise(plan: &Plan<'_>, promise: &Promise<'_>) -> Value {
    let (kind, mut value) = match promise {
        Promise::InTime(held) => ("in-time", commitment(held)),
        Promise::Indicator(held) => ("indicator", indicator(held)),
        Promise::Unmeasured(held) => ("unmeasured", unmeasured(held)),
        Promise::Milestone(held) => ("milestone", milestone(plan, *held)),
    };
    let about = super::discrepancies_about(plan, &promise.id());
    let tasks = super::tasks_of(plan, promise);
    if let Some(map) = value.as_object_mut() {
        map.insert("promise".to_owned(), kind.into());
        map.insert(
            "discrepancies".to_owned(),
            about.into_iter().map(discrepancy).collect(),
        );
        map.insert(
            "cited_tasks".to_owned(),
            tasks.into_iter().map(task).collect(),
        );
    }
    value
}

/// Where the plan contradicts itself.
pub(super) fn discrepancies(plan: &Plan<'_>) -> Value {
    plan.discrepancies().iter().map(discrepancy).collect()
}

/// The tasks.
pub(super) fn tasks(plan: &Plan<'_>) -> Value {
    plan.tasks().iter().map(task).collect()
}

/// One task.
pub(super) fn task(task: &Task<'_>) -> Value {
    let (section, assignment) = (task.section(), task.assignment());
    json!({
        "number": task.number(),
        "text": task.text(),
        "measure": section.measure(),
        "item": section.item(),
        "part": section.part(),
        "section": section.title(),
        "group": assignment.group(),
        "lead": assignment.lead(),
        "responsible": assignment.responsible(),
        "due": task.due_date(),
        "due_words": task.due_words(),
        "ongoing": task.is_ongoing(),
        "milestone": task.milestone().id(),
    })
}

fn milestone(plan: &Plan<'_>, milestone: Milestone) -> Value {
    json!({
        "id": milestone.id(),
        "due": milestone.due(),
        "ongoing": milestone.is_ongoing(),
        "tasks": plan.tasks_of(milestone).map(Task::number).collect::<Vec<_>>(),
    })
}

fn discrepancy(discrepancy: &Discrepancy<'_>) -> Value {
    json!({
        "differs": discrepancy.difference().id(),
        "promises": discrepancy.promises(),
        "item": discrepancy.item(),
        "tasks": discrepancy.tasks(),
        "body": discrepancy.body(),
        "annex": discrepancy.annex(),
        "note": note(Some(discrepancy.note())),
    })
}

fn commitment(commitment: &Commitment<'_>) -> Value {
    let statutory = commitment.statutory().iter();
    let statutory: Vec<Value> = statutory.map(|text| json!(text)).collect();
    let readings = commitment.readings().iter();
    let readings: Vec<Value> = readings.map(|v| reading(commitment, v)).collect();
    let period = commitment
        .period()
        .map(|(from, through)| json!({"from": from, "through": through}));
    with_source(
        json!({
            "id": commitment.id(),
            "title": commitment.title(),
            "title_en": commitment.title_in(Language::English),
            "names": commitment.names(),
            "limit": commitment.limit().to_string(),
            "limit_zh": commitment.limit().chinese().to_string(),
            "from": commitment.start().chinese().to_string(),
            "to": commitment.finish().chinese().to_string(),
            "promised_of": commitment.target().to_string(),
            "stopped_by": kinds(commitment.stopped_by().iter()),
            "conventions": commitment.conventions(),
            "in_force": period,
            "statutory": statutory,
            "readings": readings,
            "strictest": commitment.strictest().map(|place| place.to_string()),
        }),
        commitment.citation(),
        commitment.note(),
    )
}

fn reading(commitment: &Commitment<'_>, reading: &Reading<'_>) -> Value {
    let start = reading.start().unwrap_or(commitment.start());
    let stops = reading.stopped_by().unwrap_or(commitment.stopped_by());
    json!({
        "place": reading.place().to_string(),
        "words": reading.words(),
        "limit": reading.limit().unwrap_or(commitment.limit()).to_string(),
        "from": start.chinese().to_string(),
        "stopped_by": kinds(stops.iter()),
        "category": reading.category(),
    })
}

fn kinds(kinds: impl Iterator<Item = StopKind>) -> Vec<&'static str> {
    kinds.map(StopKind::id).collect()
}

fn indicator(indicator: &Indicator<'_>) -> Value {
    with_source(
        json!({
            "id": indicator.id(),
            "title": indicator.title_in(Language::Chinese),
            "title_en": indicator.title_in(Language::English),
            "measure": indicator.measure().id(),
            "comparison": indicator.comparison().id(),
            "figure": indicator.figure().to_string(),
            "unit": indicator.unit_in(Language::Chinese),
            "unit_en": indicator.unit_in(Language::English),
        }),
        indicator.citation(),
        indicator.note(),
    )
}

fn unmeasured(promise: &Unmeasured<'_>) -> Value {
    with_source(
        json!({
            "id": promise.id(),
            "title": promise.title_in(Language::Chinese),
            "title_en": promise.title_in(Language::English),
            "why": promise.why().id(),
        }),
        promise.citation(),
        promise.note(),
    )
}

/// With where it is written, and what has to be said about it.
fn with_source(mut value: Value, citation: Citation<'_>, about: Option<Note<'_>>) -> Value {
    if let Some(map) = value.as_object_mut() {
        let source = json!({
            "item": citation.item(),
            "tasks": citation.tasks(),
            "words": citation.words(),
            "words_annex": citation.words_in(Place::Annex),
            "note": note(about),
        });
        map.extend(source.as_object().cloned().unwrap_or_default());
    }
    value
}

fn note(note: Option<Note<'_>>) -> Value {
    note.map_or(Value::Null, |note| {
        let texts = [("zh", Language::Chinese), ("en", Language::English)];
        let texts = texts.map(|(key, language)| (key.to_owned(), note.text(language).into()));
        Value::Object(Map::from_iter(texts))
    })
}
