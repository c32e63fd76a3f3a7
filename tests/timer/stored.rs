//! Timers as stored: the form of this version, and what moved since.

use std::sync::Arc;

use shixian::day::{PublicYear, WorkCalendar};
use shixian::plan::Event;
use shixian::plan::{Plan, huarong_2023};
use shixian::timer::{Entry, Moved, RestoreError, Restored, TimerState, Transition};
use shixian::{
    Checker, Moment, OfficeHours, Rule, Schedule, StopKind, Timer, WarningLevel, working_days,
};

use crate::on;
use crate::support::facts::{at, date, day};

/// Written by the first release that could: it can be read for good.
const GOLDEN: &str = include_str!("../data/timer-v1.json");
const FIXTURE: &str = include_str!("../data/2027-fixture.json");

fn rule_of(plan: &Plan<'static>, schedule: &Schedule, id: &str) -> Arc<Rule<'static>> {
    let plan: &'static Plan<'static> = Box::leak(Box::new(*plan));
    let checker = Checker::new(plan, schedule);
    Arc::new(checker.rule(id).unwrap().clone())
}

fn rule() -> Arc<Rule<'static>> {
    rule_of(
        &huarong_2023::PLAN,
        &Schedule::china(),
        "construction-approval-private-industrial-20wd",
    )
}

/// A timer in which everything that can be recorded has been.
fn full() -> Timer<'static> {
    const SITE: Event<'_> = Event::new("site-visited", "现场踏勘");
    let mut timer = Timer::new("HR-2026-0117", &rule())
        .with_category("一般工业")
        .with_due(date("2026-06-30"));
    let kind = StopKind::SpecialProcedure;
    let record = |timer: &mut Timer<'static>, transition, at: &str, cite: Option<&str>| {
        let entry = Entry::new(transition, on(at));
        timer
            .record(match cite {
                Some(cite) => entry.cite(cite),
                None => entry,
            })
            .unwrap();
    };
    timer.receive(on("03-02 09:00")).unwrap();
    record(
        &mut timer,
        Transition::AskSupplement,
        "03-04 16:30",
        Some("补正告知书〔2026〕12号"),
    );
    timer.supplemented(date("2026-03-10")).unwrap();
    timer.start(on("03-11 10:00:00.5")).unwrap();
    record(&mut timer, Transition::happened(SITE), "03-12 10:00", None);
    record(
        &mut timer,
        Transition::Stop { kind },
        "03-16 10:00",
        Some("专家评审通知〔2026〕7号"),
    );
    record(
        &mut timer,
        Transition::Resume { kind: None },
        "03-24 15:00",
        None,
    );
    timer
        .extend(working_days(10), on("03-30 09:00"), "延期决定〔2026〕3号")
        .unwrap();
    timer.stop(StopKind::Supplement, on("04-01 09:00")).unwrap();
    timer
        .stop(StopKind::ForceMajeure, on("04-02 09:00"))
        .unwrap();
    let resume = Transition::Resume {
        kind: Some(StopKind::Supplement),
    };
    record(&mut timer, resume, "04-03 09:00", None);
    timer
        .withdraw_stop(StopKind::ForceMajeure, on("04-02 09:00"), on("04-07 09:00"))
        .unwrap();
    timer.finish(on("04-08 09:00")).unwrap();
    timer.reopen(on("04-09 09:00")).unwrap();
    timer
}

#[test]
fn the_golden_file_is_written_as_it_was() {
    let state = full().state(on("04-10 09:00"));
    let text = serde_json::to_string_pretty(&state).unwrap() + "\n";
    // but for the calendar, which a later release may know more of
    let golden: TimerState = serde_json::from_str(GOLDEN).unwrap();
    let text = text.replace(state.calendar(), golden.calendar());
    assert_eq!(text, GOLDEN);
}

#[test]
fn the_golden_file_can_be_read() {
    let state: TimerState = serde_json::from_str(GOLDEN).unwrap();
    assert_eq!(state.case(), "HR-2026-0117");
    assert_eq!(
        state.commitment(),
        "construction-approval-private-industrial-20wd"
    );
    assert_eq!(state.plan().unwrap().id(), "huarong-2023");
    assert_eq!(state.plan().unwrap().issued(), day(2023, 6, 7));
    assert_eq!(state.entries().len(), 14);
    assert_eq!(state.entries()[2].at(), Moment::on(date("2026-03-10")));
    let Restored { timer, moved } = state.restore_changed(&rule()).unwrap();
    let calendar = |moved: &Moved| matches!(moved, Moved::Calendar { .. });
    assert!(moved.iter().all(calendar), "{moved:?}");
    assert_eq!(timer.entries(), full().entries());
    let standing = timer.standing(on("04-10 09:00"));
    assert_eq!(
        standing.verdict().to_string(),
        "running, 17 working days left"
    );
    assert_eq!(standing.level(), Some(WarningLevel::Green));
    assert_eq!(timer.category(), Some("一般工业"));
}

#[test]
fn what_is_no_stored_timer_is_refused_with_its_reason() {
    let refused = |from: &str, to: &str| {
        assert!(GOLDEN.contains(from), "{from}");
        let text = GOLDEN.replacen(from, to, 1);
        serde_json::from_str::<TimerState>(&text)
            .unwrap_err()
            .to_string()
    };
    assert!(
        refused(r#""case":"#, r#""colour": "red", "case":"#).starts_with("unknown field `colour`")
    );
    assert!(
        refused(r#""do": "receive""#, r#""do": "sleep""#).starts_with("unknown variant `sleep`")
    );
    assert!(
        refused(r#""do": "receive""#, r#""do": "receive", "size": 1"#)
            .starts_with("unknown field `size`")
    );
    assert!(
        refused(r#""do": "receive""#, r#""do": "stop""#)
            .starts_with("the entry at 2026-03-02 09:00:00 lacks `kind`")
    );
    assert!(
        refused(r#""do": "receive""#, r#""do": "receive", "kind": "other""#).starts_with(
            "the entry at 2026-03-02 09:00:00 has `kind`, which its transition does not take"
        )
    );
}

#[test]
fn a_later_form_and_another_commitment_are_refused() {
    for later in [
        r#""version": 2"#,
        r#""version": 2, "office": "one this release does not know""#,
    ] {
        let later = GOLDEN.replacen(r#""version": 1"#, later, 1);
        let error = serde_json::from_str::<TimerState>(&later).unwrap_err();
        assert!(
            error.to_string().starts_with(
                "the form of the timer has version 2, this release reads up to 1; use a later release"
            ),
            "{error}"
        );
    }
    let other = rule_of(
        &huarong_2023::PLAN,
        &Schedule::china(),
        "construction-joint-acceptance-3wd",
    );
    let state: TimerState = serde_json::from_str(GOLDEN).unwrap();
    assert_eq!(
        state.restore(&other).unwrap_err().to_string(),
        "the timer is for the commitment `construction-approval-private-industrial-20wd`, the rule for `construction-joint-acceptance-3wd`; look the rule up by the stored id"
    );
}

#[test]
fn under_another_calendar_what_moved_is_told() {
    let year: PublicYear = serde_json::from_str(FIXTURE).unwrap();
    let notice = year.into_notice(Some(day(2026, 11, 20))).unwrap();
    let calendar = WorkCalendar::china().with_notice(notice).unwrap();
    let schedule = Schedule::new(calendar, OfficeHours::assumed(), chrono_tz::Asia::Shanghai);

    // 20 working days over the spring festival of 2027
    let mut timer = Timer::new("HR-9", &rule());
    timer.start(at("2027-01-20 10:00")).unwrap();
    let state = timer.state(at("2027-01-21 10:00"));
    let changed = rule_of(&huarong_2023::PLAN, &schedule, state.commitment());

    let error = state.clone().restore(&changed).unwrap_err();
    let RestoreError::Changed { moved, .. } = &error else {
        panic!("{error}")
    };
    assert!(
        matches!(moved[..], [Moved::Calendar { .. }, Moved::Due { .. }]),
        "{moved:?}"
    );
    let text = error.to_string();
    assert!(text.starts_with("timer HR-9: the calendar was "), "{text}");
    assert!(
        text.ends_with(
            "; the case was due 2027-02-19 (until 2027-02-20 00:00:00), is due 2027-02-23 (until 2027-02-24 00:00:00); restore it as changed to accept that"
        ),
        "{text}"
    );

    let restored = state.restore_changed(&changed).unwrap();
    assert_eq!(restored.moved, *moved);
    let now = at("2027-01-21 10:00");
    // stored again it is at home there
    let again = restored.timer.state(now);
    assert_eq!(again.restore(&changed).unwrap().entries(), timer.entries());
}

#[test]
fn under_another_plan_and_other_hours_too() {
    let mut timer = Timer::new("HR-9", &rule());
    timer.receive(on("03-02 10:00")).unwrap();
    timer.start(on("03-03 10:00")).unwrap();
    let state = timer.state(on("03-03 10:00"));
    let plan = Plan::new(
        "huarong-2026",
        "新方案",
        date("2026-01-01"),
        huarong_2023::PLAN.commitments(),
    );
    let other = rule_of(&plan, &Schedule::china(), state.commitment());
    let restored = state.clone().restore_changed(&other).unwrap();
    let texts: Vec<String> = restored.moved.iter().map(ToString::to_string).collect();
    assert_eq!(
        texts,
        ["the plan was huarong-2023 of 2023-06-07, is huarong-2026 of 2026-01-01"]
    );
    // an entry that makes no sense any more is told, not dropped
    let mut broken = serde_json::to_value(&state).unwrap();
    broken["entries"].as_array_mut().unwrap().remove(1);
    broken["entries"]
        .as_array_mut()
        .unwrap()
        .push(serde_json::json!({"at": "2026-03-03T11:00:00", "do": "resume"}));
    let state: TimerState = serde_json::from_value(broken).unwrap();
    let error = state.restore(&rule()).unwrap_err().to_string();
    assert!(
        error.contains(
            "resume at 2026-03-03 11:00:00: the clock has not started; record the start first"
        ),
        "{error}"
    );
}

#[test]
fn a_case_is_written_as_it_stands() {
    let now = on("04-10 09:00");
    let value = full().with_case(now, |case| serde_json::to_value(case).unwrap());
    assert_eq!(
        value,
        serde_json::json!({
            "id": "HR-2026-0117",
            "category": "一般工业",
            "started": "2026-03-11T10:00:00.500",
            "events": [{"event": "site-visited", "at": "2026-03-12T10:00:00"}],
            "stops": [
                {"kind": "special-procedure", "begin": "2026-03-16T10:00:00", "end": "2026-03-24T15:00:00"},
                {"kind": "supplement", "begin": "2026-04-01T09:00:00", "end": "2026-04-03T09:00:00"},
            ],
            "due": "2026-06-30",
            "extension": "10 working days",
        })
    );
}

#[test]
fn a_format_that_keeps_names_will_do() {
    // one that is no text and has another order, as a check that nothing depends on either
    let state = full().state(on("04-10 09:00"));
    let value = serde_json::to_value(&state).unwrap();
    assert_eq!(serde_json::from_value::<TimerState>(value).unwrap(), state);
}
