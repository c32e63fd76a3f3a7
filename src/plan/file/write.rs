//! A plan as the text of a plan file.

use std::fmt::Write;

use chrono::NaiveDate;
use toml::Value;
use toml::value::Datetime;

use super::words::{FORMAT, MEAN};
use crate::ground::fraction::Fraction;
use crate::ground::language::{Language, Localized};
use crate::plan::citation::{Citation, Note, Place};
use crate::plan::commitment::{
    Commitment, Event, FINISHED, Reading, STARTED, Start, Statutory, Target,
};
use crate::plan::discrepancy::Discrepancy;
use crate::plan::indicator::{Figure, Indicator, Measure, Unmeasured};
use crate::plan::plan::Plan;
use crate::plan::task::{Section, Task};
use crate::plan::warning::Warnings;
use crate::term::conventions::Conventions;
use crate::term::limit::{BareUnits, Limit};
use crate::term::stops::{StopKind, StopKinds};

/// What stands at the head of a file.
const HEAD: &str = include_str!("head.txt");

/// The plan as a file.
pub(super) fn plan(plan: &Plan<'_>) -> String {
    let mut file = File(HEAD.to_owned());
    file.key("format", FORMAT);
    file.key("id", plan.id());
    file.key("title", plan.title());
    file.key("issued", date(plan.issued()));
    if plan.warnings() != Warnings::DEFAULT {
        // a table of points, each of which TOML can hold
        file.maybe("warnings", Value::try_from(plan.warnings()).ok());
    }
    for commitment in plan.commitments() {
        file.commitment(commitment);
    }
    for indicator in plan.indicators() {
        file.indicator(indicator);
    }
    for promise in plan.unmeasured() {
        file.unmeasured(promise);
    }
    let mut under: Option<Section<'_>> = None;
    for task in plan.tasks() {
        if under != Some(task.section()) {
            file.section(task.section());
            under = Some(task.section());
        }
        file.task(task);
    }
    for discrepancy in plan.discrepancies() {
        file.discrepancy(discrepancy);
    }
    file.0
}

struct File(String);

impl File {
    /// A line `name = value`; the library writes the value.
    fn key(&mut self, name: &str, value: impl Into<Value>) {
        // writing into a text cannot fail
        let _ = writeln!(self.0, "{name} = {}", value.into());
    }

    fn maybe(&mut self, name: &str, value: Option<impl Into<Value>>) {
        if let Some(value) = value {
            self.key(name, value);
        }
    }

    /// A line for a text that says something.
    fn said(&mut self, name: &str, text: &str) {
        self.maybe(name, Some(text).filter(|text| !text.is_empty()));
    }

    /// A line for a list that is not empty.
    fn list<T: Into<Value>>(&mut self, name: &str, values: impl IntoIterator<Item = T>) {
        let values: Vec<Value> = values.into_iter().map(Into::into).collect();
        self.maybe(name, Some(values).filter(|values| !values.is_empty()));
    }

    fn header(&mut self, header: &str) {
        self.0.push('\n');
        self.0.push_str(header);
        self.0.push('\n');
    }

    fn commitment(&mut self, commitment: &Commitment<'_>) {
        self.header("[[commitment]]");
        self.titles(
            commitment.id(),
            commitment.title(),
            commitment.title_in(Language::English),
        );
        self.list("names", commitment.names().iter().copied());
        let start = Some(commitment.start()).filter(|start| *start != Start::Event(STARTED));
        self.maybe("from", start.map(start_value));
        let finish = Some(commitment.finish()).filter(|finish| *finish != FINISHED);
        self.maybe("to", finish.map(event));
        let bare = commitment.conventions().bare_units();
        self.key("limit", limit(commitment.limit(), bare));
        if commitment.conventions() != Conventions::new() {
            // a table of names, each of which TOML can hold
            self.maybe("counted", Value::try_from(commitment.conventions()).ok());
        }
        self.list("stops", stops(commitment.stopped_by()));
        self.maybe("target", target(commitment.target()));
        self.citation(&commitment.citation());
        self.maybe("in-force", commitment.period().map(period));
        self.maybe("note", commitment.note().map(note));
        if !commitment.readings().is_empty() {
            self.key("strictest", commitment.strictest().map_or("neither", place));
        }
        for statutory in commitment.statutory() {
            self.statutory(statutory, bare);
        }
        for reading in commitment.readings() {
            self.reading(reading, bare);
        }
    }

    fn titles(&mut self, id: &str, title: &str, english: &str) {
        self.key("id", id);
        self.key("title", title);
        self.maybe("english", Some(english).filter(|english| *english != id));
    }

    fn citation(&mut self, citation: &Citation<'_>) {
        self.maybe("item", citation.item().map(i64::from));
        self.list(
            "tasks",
            citation.tasks().iter().map(|task| i64::from(*task)),
        );
        self.said("words", citation.words());
        self.maybe("annex", citation.own_annex_words());
    }

    fn statutory(&mut self, statutory: &Statutory<'_>, bare: BareUnits) {
        self.header("[[commitment.statutory]]");
        self.key("limit", limit(statutory.limit(), bare));
        self.key("law", statutory.law());
        self.key("article", statutory.article());
        self.maybe("from", statutory.start().map(start_value));
        self.maybe("in-force", statutory.period().map(period));
        self.maybe("condition", statutory.condition().map(note));
    }

    fn reading(&mut self, reading: &Reading<'_>, bare: BareUnits) {
        self.header("[[commitment.reading]]");
        self.key("place", place(reading.place()));
        self.said("words", reading.words());
        let own = reading.limit().map(|of_reading| limit(of_reading, bare));
        self.maybe("limit", own);
        self.maybe("from", reading.start().map(start_value));
        self.maybe("stops", reading.stopped_by().map(stops));
        self.maybe("category", reading.category());
    }

    fn indicator(&mut self, indicator: &Indicator<'_>) {
        self.header("[[indicator]]");
        self.titles(
            indicator.id(),
            indicator.title_in(Language::Chinese),
            indicator.title_in(Language::English),
        );
        self.key("measure", indicator.measure().id());
        let unit = indicator.unit_in(Language::Chinese);
        let english = indicator.unit_in(Language::English);
        self.said("unit", unit);
        self.maybe(
            "unit-english",
            Some(english).filter(|english| *english != unit),
        );
        self.key("figure", figure(indicator));
        self.citation(&indicator.citation());
        self.maybe("note", indicator.note().map(note));
    }

    fn unmeasured(&mut self, promise: &Unmeasured<'_>) {
        self.header("[[unmeasured]]");
        self.titles(
            promise.id(),
            promise.title_in(Language::Chinese),
            promise.title_in(Language::English),
        );
        self.key("why", promise.why().id());
        self.citation(&promise.citation());
        self.maybe("note", promise.note().map(note));
    }

    fn section(&mut self, section: Section<'_>) {
        self.header("[[section]]");
        self.key("measure", i64::from(section.measure()));
        self.maybe("item", section.item().map(i64::from));
        self.said("part", section.part());
        self.said("title", section.title());
    }

    fn task(&mut self, task: &Task<'_>) {
        self.header("[[section.task]]");
        self.key("number", i64::from(task.number()));
        self.key("text", task.text());
        let assignment = task.assignment();
        self.said("group", assignment.group());
        self.said("lead", assignment.lead());
        self.said("responsible", assignment.responsible());
        self.maybe("due", task.due_date().map(date));
        self.said("due-words", task.due_words());
        self.maybe("ongoing", task.is_ongoing().then_some(true));
    }

    fn discrepancy(&mut self, discrepancy: &Discrepancy<'_>) {
        self.header("[[discrepancy]]");
        self.key("differs", discrepancy.difference().id());
        self.list("promises", discrepancy.promises().iter().copied());
        self.maybe("item", discrepancy.item().map(i64::from));
        self.list(
            "tasks",
            discrepancy.tasks().iter().map(|task| i64::from(*task)),
        );
        self.said("body", discrepancy.body());
        self.said("annex", discrepancy.annex());
        self.key("note", note(discrepancy.note()));
    }
}

fn table<const N: usize>(entries: [(&str, Value); N]) -> Value {
    let entries = entries.into_iter();
    Value::Table(
        entries
            .map(|(key, value)| (key.to_owned(), value))
            .collect(),
    )
}

fn event(event: Event<'_>) -> Value {
    let name = event.chinese().to_string();
    if name == event.id() {
        return name.into();
    }
    table([("id", event.id().into()), ("name", name.into())])
}

fn start_value(start: Start<'_>) -> Value {
    match start {
        Start::Event(one) => event(one),
        Start::LaterOf(one, other) => vec![event(one), event(other)].into(),
    }
}

/// The limit in Chinese, so that it is read as itself again by what `bare` says.
fn limit(limit: Limit, bare: BareUnits) -> String {
    let text = limit.chinese().to_string();
    if Limit::parse_with(&text, bare) == Ok(limit) {
        return text;
    }
    match limit {
        Limit::CalendarDays(n) => format!("{n}个自然日"),
        Limit::OpenSeconds(_) => format!("办公时间{text}"),
        _ => limit.to_string(),
    }
}

/// Nothing for what a commitment promises of itself.
fn target(target: Target) -> Option<String> {
    match target {
        Target::EachCase => None,
        Target::Share(percent) => Some(format!("{percent}%")),
        Target::Mean => Some(MEAN.to_owned()),
    }
}

fn stops(kinds: StopKinds) -> Vec<Value> {
    kinds
        .iter()
        .map(|kind: StopKind| kind.chinese().to_string().into())
        .collect()
}

const fn place(place: Place) -> &'static str {
    match place {
        Place::Body => "body",
        Place::Annex => "annex",
    }
}

fn note(note: Note<'_>) -> Value {
    table([
        ("zh", note.text(Language::Chinese).into()),
        ("en", note.text(Language::English).into()),
    ])
}

fn period((from, through): (NaiveDate, Option<NaiveDate>)) -> Value {
    match through {
        Some(through) => table([("from", date(from)), ("through", date(through))]),
        None => table([("from", date(from))]),
    }
}

/// A date of TOML or, beyond its four-figure years, a text.
fn date(date: NaiveDate) -> Value {
    let text = date.to_string();
    match text.parse::<Datetime>() {
        Ok(datetime) => datetime.into(),
        Err(_) => text.into(),
    }
}

fn figure(indicator: &Indicator<'_>) -> String {
    let number = match indicator.figure() {
        Figure::Standard(standard) => return standard.to_string(),
        Figure::Number(number) => number,
    };
    let percent = match indicator.measure() {
        Measure::Share | Measure::Reduction => "%",
        _ => "",
    };
    let sign = indicator.comparison().sign();
    format!("{sign} {}{percent}", exact(number))
}

/// The number in decimals where they end, else as a fraction.
fn exact(number: Fraction) -> String {
    let decimal = number.to_decimal(u8::MAX).to_string();
    if decimal.parse() == Ok(number) {
        decimal
    } else {
        number.to_string()
    }
}
