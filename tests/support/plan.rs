//! What the plan says, as the tests read it from their own data: the inventory of its promises,
//! the rows of its annex, and its text.
#![allow(dead_code, missing_docs, unreachable_pub)]
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

use std::collections::BTreeSet;

use chrono::NaiveDate;
use shixian::plan::Place;

const INVENTORY: &str = include_str!("../data/inventory.csv");
const TASKS: &str = include_str!("../data/tasks.csv");
const TEXT: &str = include_str!("../data/plan_sentences.txt");

/// What the plan says of one promise.
pub struct Fact {
    pub id: String,
    /// `in-time`, `indicator`, `unmeasured` or `milestone`.
    pub kind: String,
    pub item: Option<u16>,
    pub tasks: Vec<u16>,
    pub value: String,
    pub unit: String,
    pub comparison: String,
    pub measure: String,
    pub time_limit: String,
    pub value_annex: String,
    /// The words of the body; empty where it says nothing.
    pub body: String,
    /// The words of the annex; empty where it says nothing.
    pub annex: String,
}

pub fn facts() -> Vec<Fact> {
    let heading =
        "id,kind,item,tasks,value,unit,comparison,measure,time_limit,value_annex,body,annex";
    let fact = |fields: [String; 12]| {
        let [
            id,
            kind,
            item,
            tasks,
            value,
            unit,
            comparison,
            measure,
            time_limit,
            value_annex,
            body,
            annex,
        ] = fields;
        let tasks = tasks.split(';').filter(|task| !task.is_empty());
        Fact {
            id,
            kind,
            item: (!item.is_empty()).then(|| item.parse().unwrap()),
            tasks: tasks.map(|task| task.parse().unwrap()).collect(),
            value,
            unit,
            comparison,
            measure,
            time_limit,
            value_annex,
            body,
            annex,
        }
    };
    rows(INVENTORY, heading, fact)
}

pub fn facts_of(kind: &str) -> Vec<Fact> {
    let of_kind = |fact: &Fact| fact.kind == kind;
    facts().into_iter().filter(of_kind).collect()
}

/// A row of the annex; its text is among the sentences.
pub struct TaskRow {
    pub number: u16,
    /// The number as printed, some with a bracket.
    pub printed: String,
    pub part: String,
    pub measure: u16,
    pub title: String,
    pub item: u16,
    pub group: String,
    pub lead: String,
    pub responsible: String,
    pub due: Option<NaiveDate>,
    pub is_ongoing: bool,
    pub due_words: String,
}

pub fn task_rows() -> Vec<TaskRow> {
    let heading =
        "task,printed,part,measure,title,item,group,lead,responsible,due,ongoing,due_words";
    let row = |fields: [String; 12]| {
        let [
            number,
            printed,
            part,
            measure,
            title,
            item,
            group,
            lead,
            responsible,
            due,
            ongoing,
            due_words,
        ] = fields;
        TaskRow {
            number: number.parse().unwrap(),
            printed,
            part,
            measure: measure.parse().unwrap(),
            title,
            item: item.parse().unwrap(),
            group,
            lead,
            responsible,
            due: (!due.is_empty()).then(|| due.parse().unwrap()),
            is_ongoing: match ongoing.as_str() {
                "yes" => true,
                "no" => false,
                other => panic!("task {number}: ongoing is `{other}`"),
            },
            due_words,
        }
    };
    rows(TASKS, heading, row)
}

/// The rows of a table under its heading.
fn rows<T>(table: &str, heading: &str, row: impl Fn([String; 12]) -> T) -> Vec<T> {
    let mut lines = table.lines();
    assert_eq!(lines.next(), Some(heading));
    let fields = |line| fields(line).try_into().expect("twelve fields");
    lines.map(|line| row(fields(line))).collect()
}

/// The fields of a line; those with commas stand in quotation marks.
fn fields(line: &str) -> Vec<String> {
    let (mut fields, mut field, mut quoted) = (Vec::new(), String::new(), false);
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => fields.push(std::mem::take(&mut field)),
            c => field.push(c),
        }
    }
    fields.push(field);
    fields
}

/// Every place of the text with what stands there, in order.
pub fn places() -> Vec<(&'static str, &'static str)> {
    let lines = TEXT.lines().filter(|line| !line.starts_with('#'));
    lines
        .map(|line| line.split_once(": ").expect("a place"))
        .collect()
}

/// The text of a place: an item of the body, a task of the annex; empty where there is none.
pub fn text_of(place: Place, number: u16) -> &'static str {
    let of_place = format!("{place} {number}: ");
    let mut lines = TEXT.lines();
    lines
        .find_map(|line| line.strip_prefix(of_place.as_str()))
        .unwrap_or_default()
}

/// The date of issue, as the notice that issues the plan has it.
pub fn issue() -> &'static str {
    let mut places = places().into_iter();
    places.find(|(place, _)| *place == "issue").unwrap().1
}

/// Whether `words` stand in an item of the body, its number and heading included.
pub fn body_says(item: u16, words: &str) -> bool {
    format!("{item}.{}", text_of(Place::Body, item)).contains(words)
}

/// Whether `words` stand in the text of a task or in the heading over it.
pub fn annex_says(task: u16, words: &str) -> bool {
    let headings = task_rows().into_iter().filter(|row| row.number == task);
    let mut headings = headings.map(|row| format!("{}.{}", row.measure, row.title));
    text_of(Place::Annex, task).contains(words) || headings.any(|title| title.contains(words))
}

/// Where `words` stand among the places of a promise.
pub fn places_of(words: &str, item: Option<u16>, tasks: &[u16]) -> BTreeSet<Place> {
    let body = item.is_some_and(|item| body_says(item, words));
    let annex = tasks.iter().any(|task| annex_says(*task, words));
    let body = body.then_some(Place::Body);
    body.into_iter()
        .chain(annex.then_some(Place::Annex))
        .collect()
}
