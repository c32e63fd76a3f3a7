//! The forms of answers as data: each is pinned to a golden file, and what can be
//! read back is the same.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::TimeDelta;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use shixian::check::{Finding, NotApplicable, Occurrence, Undetermined};
use shixian::plan::huarong_2023::{PROCUREMENT_PAYMENT, Project, construction_approval};
use shixian::term::{Amount, Unit};
use shixian::timer::{Moved, TimerState, Watch};
use shixian::{
    Case, ClockStop, Docket, Explanation, Fraction, OfficeHours, Rule, Schedule, Settings,
    StopKind, Timer, Verdict, VerdictKind, WarningLevel, half_working_days, working_days,
};

use crate::on;

const GOLDEN: &str = include_str!("../data/forms.json");
const CHAPTER: &str = include_str!("../../src/design/forms.md");

fn form(answer: &impl Serialize) -> Value {
    serde_json::to_value(answer).unwrap()
}

fn rule() -> Arc<Rule<'static>> {
    let commitment = construction_approval(Project::SimpleLowRisk);
    Arc::new(Rule::new(commitment, &Schedule::china(), &Settings::new()))
}

/// Every form once.
fn forms() -> BTreeMap<&'static str, Value> {
    let rule = rule();
    let schedule = Schedule::china();
    let stop = ClockStop::open(StopKind::SpecialProcedure, on("03-10 10:00"));
    let stops = [stop];
    let law = Rule::new(&PROCUREMENT_PAYMENT, &schedule, &Settings::new());
    let delivered = [Occurrence::new("delivered", on("03-02 09:00"))];
    let payment = Case::new("HR-6").with_events(&delivered);
    let done = Case::new("HR-1")
        .started(on("03-02 09:00"))
        .finished(on("03-12 15:00"));
    let paused = Case::new("HR-2")
        .started(on("03-02 09:00"))
        .with_stops(&stops);
    let mut timer = Timer::new("HR-3", &rule);
    timer.start(on("03-02 09:00")).unwrap();
    timer
        .stop(StopKind::SpecialProcedure, on("03-05 10:00"))
        .unwrap();
    let now = on("03-10 09:00");
    let standing = timer.standing(now);
    let of = |minutes| {
        let half = schedule.term(half_working_days(minutes), on("04-30 16:00"));
        half.trace().unwrap().collect::<Vec<_>>()
    };
    let across_may = schedule.term(working_days(5), on("04-29 16:00"));
    let mut docket = Docket::new(Watch::Status);
    let mut running = Timer::new("HR-4", &rule);
    running.start(on("03-02 09:00")).unwrap();
    docket.insert(running, "王", on("03-02 09:00")).unwrap();
    let woken = docket.tick(on("03-10 09:00"));
    let woken: Vec<Value> = woken.iter().map(form).collect();
    let weekends = Schedule::new(
        shixian::day::WorkCalendar::weekends_only(),
        OfficeHours::assumed(),
        chrono_tz::Asia::Shanghai,
    );
    let mut holidays = Docket::new(Watch::Status);
    let mut spring = Timer::new("HR-5", &rule);
    spring.start(on("02-10 09:00")).unwrap();
    holidays.insert(spring, "王", on("02-10 09:00")).unwrap();
    let due_moved = holidays.adopt(&weekends, on("02-11 09:00"));
    let stored: TimerState = serde_json::from_value(form(&timer.state(now))).unwrap();
    let changed = Arc::new(rule.on_schedule(&weekends));
    let moved: Vec<Moved> = stored.restore_changed(&changed).unwrap().moved;
    BTreeMap::from([
        ("amounts", form(&amounts())),
        ("verdicts", form(&verdicts())),
        ("due", form(&rule.due(&done).unwrap())),
        ("due-paused", form(&rule.due(&paused).unwrap())),
        (
            "elapsed",
            form(&rule.elapsed(&done, on("03-20 09:00")).unwrap()),
        ),
        ("outcome", form(&rule.check(&done, on("03-20 09:00")))),
        (
            "outcome-statutory",
            form(&law.check(&payment, on("03-20 09:00")).statutory()),
        ),
        ("usage", form(&standing.usage())),
        ("standing", form(&standing)),
        (
            "trace-days",
            form(&across_may.trace().unwrap().collect::<Vec<_>>()),
        ),
        ("trace-time", form(&of(3))),
        (
            "explanation",
            form(&Explanation::new(&rule, &done, on("03-20 09:00"))),
        ),
        (
            "explanation-of-deadline",
            form(&Explanation::of_deadline(&rule, &paused).without_steps()),
        ),
        ("woken", Value::Array(woken)),
        ("due-moved", form(&due_moved)),
        ("moved", form(&moved)),
        ("level", form(&WarningLevel::WARNINGS)),
    ])
}

fn amounts() -> Vec<Amount> {
    vec![
        Amount::WorkingDays(-3),
        Amount::WorkingDaysOfTime(Fraction::new(10, 7).unwrap()),
        Amount::CalendarDays(15),
        Amount::OpenTime(TimeDelta::minutes(90)),
        Amount::ClockTime(TimeDelta::milliseconds(1_500)),
    ]
}

fn verdicts() -> Vec<Verdict> {
    let [days, ..] = amounts()[..] else { panic!() };
    let mut verdicts = vec![
        Verdict::Met { margin: Some(days) },
        Verdict::Met { margin: None },
        Verdict::Missed { by: Some(days) },
        Verdict::Running {
            remaining: Some(days),
        },
        Verdict::Overdue { by: Some(days) },
        Verdict::Paused { remaining: days },
        Verdict::NotStarted,
    ];
    verdicts.extend([None, Some(true), Some(false)].map(|in_time| Verdict::Withdrawn { in_time }));
    verdicts.extend([Verdict::RefusedBeforeAcceptance, Verdict::EndedAbnormally]);
    verdicts.extend(NotApplicable::ALL.map(Verdict::NotApplicable));
    verdicts.extend(Undetermined::ALL.map(Verdict::Undetermined));
    verdicts
}

#[test]
fn each_form_is_pinned() {
    let forms = serde_json::to_string_pretty(&forms()).unwrap();
    assert_eq!(
        forms,
        GOLDEN.trim_end(),
        "a changed form makes the next version"
    );
}

fn comes_back<T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(value: T) {
    let read: T = serde_json::from_value(form(&value)).unwrap();
    assert_eq!(read, value);
}

#[test]
fn what_can_be_read_back_is_the_same() {
    amounts().into_iter().for_each(comes_back);
    verdicts().into_iter().for_each(comes_back);
    Unit::ALL.into_iter().for_each(comes_back);
    VerdictKind::ALL.into_iter().for_each(comes_back);
    Finding::ALL.into_iter().for_each(comes_back);
    comes_back(Amount::ClockTime(TimeDelta::nanoseconds(-1)));
    comes_back(Amount::OpenTime(TimeDelta::MAX));
    let case = Case::new("HR-1").deemed_accepted(on("03-02 09:00"));
    comes_back(rule().check(&case, on("03-03 09:00")).findings());
}

#[test]
fn what_is_not_of_the_form_is_refused() {
    let refused = |value: Value| {
        let read: Result<Verdict, _> = serde_json::from_value(value);
        read.unwrap_err().to_string()
    };
    assert!(refused(json!({"kind": "kept"})).starts_with("`kept` is not one of met, missed"));
    assert_eq!(refused(json!({"kind": "paused"})), "missing field `amount`");
    assert_eq!(
        refused(json!({"kind": "undetermined"})),
        "missing field `reason`"
    );
    let amount = json!({"unit": "working-days", "number": "1"});
    assert_eq!(
        refused(json!({"kind": "not_started", "amount": amount})),
        "a verdict `not_started` has no amount"
    );
    assert_eq!(
        refused(json!({"kind": "met", "reason": "period"})),
        "a verdict `met` has no reason"
    );
    let half = json!({"unit": "calendar-days", "number": "1/2"});
    let read: Result<Amount, _> = serde_json::from_value(half);
    assert_eq!(
        read.unwrap_err().to_string(),
        "`1/2` is not a number of calendar-days"
    );
}

/// The examples of the chapter are those of the golden file.
#[test]
fn the_chapter_shows_the_forms_as_they_are() {
    let forms = forms();
    let mut shown = 0;
    for part in CHAPTER.split("```json ").skip(1) {
        let (name, rest) = part.split_once('\n').unwrap();
        let (text, _) = rest.split_once("```").unwrap();
        let example: Value = serde_json::from_str(text).unwrap();
        assert_eq!(example, forms[name], "{name}");
        shown += 1;
    }
    assert!(shown >= 7, "{shown}");
}
