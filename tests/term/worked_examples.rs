//! Deadlines worked out by hand, from the acceptance of an application to the
//! end of June, each with the other readings a reader may hold. See
//! `data/worked_examples.json`.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use serde::Deserialize;
use serde_json::{Map, Value};
use shixian::check::{Finding, Occurrence, Undetermined};
use shixian::day::{Basis, CalendarError, Overlay, WorkCalendar};
use shixian::plan::Target;
use shixian::plan::{ReadingPolicy, huarong_2023};
use shixian::term::{BareDays, DeadlineError, Stops};
use shixian::{
    Case, ClockStop, Commitment, Conventions, Deadline, Due, Fraction, Limit, Moment, Rule,
    Schedule, Settings, Tally, Verdict, VerdictKind, commitment,
};

const DATA: &str = include_str!("../data/worked_examples.json");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(rename = "about")]
    _about: Vec<String>,
    hours: String,
    examples: Vec<Map<String, Value>>,
}

/// An example, or an alternative laid over its example.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Example {
    id: String,
    /// What the alternative reads otherwise.
    option: Option<String>,
    #[serde(rename = "why")]
    _why: String,
    #[serde(rename = "alternatives", default)]
    _alternatives: Vec<Value>,

    commitment: Option<String>,
    #[serde(default)]
    tier: Tier,
    /// The limit of an example without commitment, the statutory limit, or that
    /// of an alternative.
    limit: Option<String>,
    #[serde(default)]
    bare_days: Days,
    #[serde(default)]
    reading: ReadingPolicy,
    #[serde(default)]
    options: Conventions,
    overlay: Option<Overlay>,

    /// When the clock starts.
    from: String,
    #[serde(default)]
    events: BTreeMap<String, Moment>,
    #[serde(default)]
    deemed: bool,
    #[serde(default)]
    stops: Vec<String>,
    extension: Option<Limit>,
    finished: Option<Moment>,

    due: Option<Moment>,
    unrolled: Option<NaiveDate>,
    provisional_due: Option<Moment>,
    elapsed: Option<Took>,
    minutes: Option<Vec<i64>>,
    share: Option<Fraction>,
    hours_each: Option<Vec<i64>>,
    each: Option<Vec<Fraction>>,
    mean: Option<Fraction>,
}

#[derive(Clone, Copy, Default, Deserialize, PartialEq)]
#[serde(rename_all = "kebab-case")]
enum Tier {
    #[default]
    Committed,
    Statutory,
}

#[derive(Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Days {
    #[default]
    Calendar,
    Working,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Took {
    unit: String,
    is: Fraction,
}

impl Example {
    fn name(&self) -> String {
        match &self.option {
            None => self.id.clone(),
            Some(option) => format!("{}, read otherwise: {option}", self.id),
        }
    }

    /// The commitment of the plan, with the example's own limit where the
    /// example reads it otherwise.
    fn commitment(&self) -> Commitment<'static> {
        let of_plan = self.commitment.as_ref().map(|id| {
            let found = huarong_2023::PLAN.commitment(id);
            *found.unwrap_or_else(|error| panic!("{}: {error}", self.name()))
        });
        match (of_plan, self.limit()) {
            (Some(of_plan), Some(limit)) if self.tier == Tier::Committed => of_plan.within(limit),
            (Some(of_plan), _) => of_plan,
            (None, Some(limit)) => commitment("example", "示例").within(limit),
            (None, None) => panic!("{} has neither commitment nor limit", self.name()),
        }
    }

    fn limit(&self) -> Option<Limit> {
        let bare_days = match self.bare_days {
            Days::Calendar => BareDays::Calendar,
            Days::Working => BareDays::Working,
        };
        let text = self.limit.as_ref()?;
        let limit = Limit::parse_with(text, bare_days);
        Some(limit.unwrap_or_else(|error| panic!("{}: {error}", self.name())))
    }

    fn settings(&self) -> Settings {
        Settings::new()
            .with_reading(self.reading)
            .with_conventions(self.options)
    }

    fn calendar(&self) -> WorkCalendar {
        let china = WorkCalendar::china();
        match &self.overlay {
            None => china,
            Some(overlay) => china.with_overlay(overlay.clone()).unwrap(),
        }
    }

    fn start(&self) -> Moment {
        let start = Moment::parse_in(&self.from, chrono_tz::Asia::Shanghai);
        start.unwrap_or_else(|error| panic!("{}: {error}", self.name()))
    }

    fn stops(&self) -> Vec<ClockStop> {
        let parse = |text: &String| {
            let stop = text.parse();
            stop.unwrap_or_else(|error| panic!("{}: {error}", self.name()))
        };
        self.stops.iter().map(parse).collect()
    }

    fn occurrences(&self) -> Vec<Occurrence<'_>> {
        let events = self.events.iter();
        events
            .map(|(event, at)| Occurrence::new(event, *at))
            .collect()
    }

    fn case<'a>(&self, events: &'a [Occurrence<'a>], stops: &'a [ClockStop]) -> Case<'a> {
        let case = Case::new("example").with_events(events).with_stops(stops);
        let case = match self.extension {
            None => case,
            Some(extension) => case.extended_by(extension),
        };
        if self.deemed {
            case.deemed_accepted(self.start())
        } else if events.is_empty() {
            case.started(self.start())
        } else {
            case
        }
    }
}

fn hours_and_examples() -> (String, Vec<Map<String, Value>>) {
    let file: File = serde_json::from_str(DATA).unwrap();
    (file.hours, file.examples)
}

/// The example, then each of its alternatives laid over it.
fn readings(example: &Map<String, Value>) -> Vec<Example> {
    let read = |fields: Map<String, Value>| {
        let id = fields.get("id").cloned();
        let example = serde_json::from_value(Value::Object(fields));
        example.unwrap_or_else(|error| panic!("{id:?}: {error}"))
    };
    let alternatives = example.get("alternatives").and_then(Value::as_array);
    let laid_over = |alternative: &Value| {
        let mut fields = example.clone();
        fields.remove("unrolled");
        for (name, value) in alternative
            .as_object()
            .expect("an alternative is an object")
        {
            match (fields.get_mut(name), value) {
                (Some(Value::Object(known)), Value::Object(more)) if name == "options" => {
                    known.extend(more.clone());
                }
                _ => {
                    fields.insert(name.clone(), value.clone());
                }
            }
        }
        read(fields)
    };
    let mut readings = vec![read(example.clone())];
    readings.extend(alternatives.into_iter().flatten().map(laid_over));
    readings
}

fn schedule(hours: &str, calendar: WorkCalendar) -> Schedule {
    Schedule::new(calendar, hours.parse().unwrap(), chrono_tz::Asia::Shanghai)
}

/// A date alone is the end of that day, a time that moment.
fn assert_is(name: &str, found: Deadline, due: Moment) {
    let exact = due.timestamp().is_some();
    assert_eq!(found.day(), due.date(), "{name}: the due day");
    assert_eq!(found.at(), due.latest(), "{name}: the due moment");
    assert_eq!(
        found.is_end_of_day(),
        !exact,
        "{name}: how the due day ends"
    );
    let second = TimeDelta::seconds(1);
    let in_time = |moment: NaiveDateTime| found.is_in_time(Moment::at(moment));
    let at = found.at();
    assert_eq!(
        in_time(at - second),
        Some(true),
        "{name}: a second before is in time"
    );
    assert_eq!(
        in_time(at),
        Some(exact),
        "{name}: closed at a moment, over at midnight"
    );
    assert_eq!(
        in_time(at + second),
        Some(false),
        "{name}: a second after is late"
    );
}

fn check_due(hours: &str, example: &Example, due: Moment) {
    let name = &example.name();
    let schedule = schedule(hours, example.calendar());
    let commitment = example.commitment();
    let rule = Rule::new(&commitment, &schedule, &example.settings());
    let (events, stops) = (example.occurrences(), example.stops());
    let case = example.case(&events, &stops);

    let statutory = commitment
        .statutory()
        .first()
        .filter(|_| example.tier == Tier::Statutory);
    let limit = match statutory {
        None => rule.limit(),
        Some(statutory) => {
            assert_eq!(
                Some(statutory.limit()),
                example.limit(),
                "{name}: the statutory limit"
            );
            statutory.limit()
        }
    };
    let limit = match example.extension {
        None => limit,
        Some(extension) => limit.extended_by(extension).unwrap(),
    };

    let stops = Stops::new(&stops, rule.stopped_by());
    let found = schedule
        .term(limit, example.start())
        .counted(rule.conventions())
        .stopped(stops)
        .due();
    let Ok(Due::At(found)) = found else {
        panic!("{name}: {found:?}")
    };
    assert_is(name, found, due);
    assert_eq!(
        found.basis(&schedule),
        Basis::Announced,
        "{name}: the basis"
    );
    if let Some(unrolled) = example.unrolled {
        assert_eq!(found.unrolled_day(), unrolled, "{name}: the unrolled day");
    }

    // the checker says the same, of a case done at the last moment and a second later
    let last = if found.is_end_of_day() {
        found.at() - TimeDelta::seconds(1)
    } else {
        found.at()
    };
    let verdict_of = |finished: NaiveDateTime| {
        let case = case.finished(finished);
        let outcome = rule.check(&case, finished);
        let (verdict, of_checker) = match statutory {
            None => (outcome.verdict(), outcome.deadline()),
            Some(_) => {
                let tier = outcome.statutory().expect("a statutory tier");
                (tier.verdict(), tier.deadline())
            }
        };
        assert_eq!(of_checker, Some(found), "{name}: the checker's deadline");
        if example.tier == Tier::Committed {
            assert_eq!(
                outcome.start(),
                Some(example.start()),
                "{name}: when the clock starts"
            );
        }
        assert_eq!(
            outcome.findings().contains(Finding::DeemedAcceptance),
            example.deemed
        );
        verdict.kind()
    };
    assert_eq!(
        verdict_of(last),
        VerdictKind::Met,
        "{name}: done at the last moment"
    );
    assert_eq!(
        verdict_of(last + TimeDelta::seconds(1)),
        VerdictKind::Missed,
        "{name}: done a second late"
    );
}

fn check_elapsed(hours: &str, example: &Example, took: &Took) {
    let name = example.name();
    let schedule = schedule(hours, example.calendar());
    let commitment = example.commitment();
    let rule = Rule::new(&commitment, &schedule, &example.settings());
    let stops = example.stops();
    let finished = example.finished.expect("a finished case");
    let case = example.case(&[], &stops).finished(finished);
    let elapsed = rule.elapsed(&case, finished.latest()).unwrap();
    let found = match took.unit.as_str() {
        "office-days" => elapsed.working_days_of_time(),
        "whole-days" => Some(Fraction::from(elapsed.working_days())),
        "days-of-8-hours" => {
            let open = elapsed.open_time().unwrap();
            Fraction::new(open.num_seconds(), 8 * 3600)
        }
        unit => panic!("{name}: no unit `{unit}`"),
    };
    assert_eq!(found, Some(took.is), "{name}: {}", took.unit);
}

fn check_share(hours: &str, example: &Example, minutes: &[i64], share: Fraction) {
    let name = example.name();
    let schedule = schedule(hours, example.calendar());
    let commitment = example.commitment();
    let rule = Rule::new(&commitment, &schedule, &example.settings());
    let start = example.start().timestamp().unwrap();
    let mut tally = Tally::default();
    for minutes in minutes {
        let finished = start + TimeDelta::minutes(*minutes);
        let case = example.case(&[], &[]).finished(finished);
        tally.add(&rule.check(&case, finished), None);
    }
    let count = |number: u64| i64::try_from(number).unwrap();
    let met = count(tally.count(VerdictKind::Met));
    let found = Fraction::new(met, count(tally.cases())).unwrap();
    assert_eq!(found, share, "{name}: the share");
    let Target::Share(percent) = commitment.target() else {
        panic!("{name}: the commitment is on a share")
    };
    let promised = Fraction::new(i64::from(percent), 100).unwrap();
    assert!(
        found >= promised,
        "{name}: {found} reaches {promised} exactly"
    );
    let rounded = Fraction::new(796, 1000).unwrap();
    assert!(rounded < promised, "{name}: 79.6 % does not");
}

fn check_mean(hours: &str, example: &Example, mean: Fraction) {
    let name = example.name();
    let schedule = schedule(hours, example.calendar());
    let commitment = example.commitment();
    let rule = Rule::new(&commitment, &schedule, &example.settings());
    assert_eq!(commitment.target(), Target::Mean, "{name}");
    let Limit::WorkingDayHalves(halves) = rule.limit() else {
        panic!("{name}: {} is in halves of a day", rule.limit())
    };
    let hours_each = example.hours_each.as_ref().expect("hours of each case");
    let each = example.each.as_ref().expect("days of each case");
    assert_eq!(hours_each.len(), each.len(), "{name}");
    let start = example.start().timestamp().unwrap();
    let mut sum = Fraction::ZERO;
    let mut beyond = 0;
    for (hours, days) in hours_each.iter().zip(each) {
        let finished = schedule.advance(start, TimeDelta::hours(*hours)).unwrap();
        let case = example.case(&[], &[]).finished(finished);
        let elapsed = rule.elapsed(&case, finished).unwrap();
        assert_eq!(
            elapsed.working_days_of_time(),
            Some(*days),
            "{name}: {hours} h"
        );
        beyond += u32::from(rule.check(&case, finished).verdict().kind() == VerdictKind::Missed);
        sum = sum + *days;
    }
    let cases = i128::try_from(each.len()).unwrap();
    let part = |number: i128| i64::try_from(number).unwrap();
    let found = Fraction::new(part(sum.numerator()), part(sum.denominator() * cases)).unwrap();
    assert_eq!(found, mean, "{name}: the mean");
    let promised = Fraction::new(i64::from(halves), 2).unwrap();
    assert!(found <= promised, "{name}: {found} is within {promised}");
    assert_eq!(beyond, 1, "{name}: one case is beyond it all the same");
}

/// S3: an answer that rests on days without a notice says so, or is refused.
fn check_provisional(hours: &str, example: &Example, due: Moment) {
    let name = &example.name();
    let commitment = example.commitment();
    let china = WorkCalendar::china();
    let announced = china.announced_only().unwrap();
    let (known, sure) = (schedule(hours, china), schedule(hours, announced));
    let rule = Rule::new(&commitment, &known, &example.settings());
    let strict = Rule::new(&commitment, &sure, &example.settings());
    let start = example.start();

    let by = |schedule: &Schedule| {
        schedule
            .term(rule.limit(), start)
            .counted(rule.conventions())
            .due()
    };
    let Ok(Due::At(found)) = by(&known) else {
        panic!("{name}: {:?}", by(&known))
    };
    assert_is(name, found, due);
    assert_eq!(found.basis(&known), Basis::Provisional, "{name}: the basis");

    let error = by(&sure).expect_err("the announced days do not reach so far");
    assert!(
        matches!(
            error,
            DeadlineError::Calendar(CalendarError::BeyondCoverage { .. })
        ),
        "{name}: {error}"
    );
    assert_eq!(
        error.to_string(),
        "20 working days from 2026-12-21 lie outside the calendar, which covers 2004-01-01 to \
         2026-12-27; no day after that is announced: load the notice of the year, or let days count that are not yet announced",
        "{name}"
    );

    // done before the first provisional day: certain either way
    let finished: Moment = "2026-12-24 10:00".parse().unwrap();
    let now = "2026-12-25 09:00".parse::<Moment>().unwrap().earliest();
    let done = example.case(&[], &[]).finished(finished);
    for rule in [&rule, &strict] {
        let outcome = rule.check(&done, now);
        assert_eq!(outcome.verdict().kind(), VerdictKind::Met, "{name}");
        assert_eq!(outcome.basis(), Basis::Announced, "{name}: the verdict");
    }
    assert_eq!(strict.check(&done, now).deadline(), None, "{name}");
    assert_eq!(rule.check(&done, now).deadline(), Some(found), "{name}");

    // done after it: provisional, or undetermined
    let finished: Moment = "2027-01-15 10:00".parse().unwrap();
    let done = example.case(&[], &[]).finished(finished);
    let now = finished.earliest();
    let outcome = rule.check(&done, now);
    assert_eq!(outcome.verdict().kind(), VerdictKind::Met, "{name}");
    assert_eq!(outcome.basis(), Basis::Provisional, "{name}: the verdict");
    assert_eq!(
        strict.check(&done, now).verdict(),
        Verdict::Undetermined(Undetermined::OutsideCalendar),
        "{name}"
    );
}

#[test]
fn every_example_holds_in_every_reading() {
    let (hours, examples) = hours_and_examples();
    for reading in examples.iter().flat_map(readings) {
        let name = reading.name();
        if let Some(took) = &reading.elapsed {
            check_elapsed(&hours, &reading, took);
        } else if let Some((minutes, share)) = reading.minutes.as_ref().zip(reading.share) {
            check_share(&hours, &reading, minutes, share);
        } else if let Some(mean) = reading.mean {
            check_mean(&hours, &reading, mean);
        } else if let Some(due) = reading.provisional_due {
            check_provisional(&hours, &reading, due);
        } else if let Some(due) = reading.due {
            check_due(&hours, &reading, due);
        } else {
            panic!("{name} expects nothing");
        }
    }
}

#[test]
fn no_example_is_lost() {
    let (_, examples) = hours_and_examples();
    let alternatives: usize = examples.iter().map(|e| readings(e).len() - 1).sum();
    assert_eq!(examples.len(), 45);
    assert_eq!(alternatives, 28);
    let mut ids: Vec<String> = examples
        .iter()
        .flat_map(|e| readings(e).into_iter().take(1))
        .map(|e| e.id)
        .collect();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 45, "ids are unique");
}
