//! Standings: worked by hand.

use std::sync::Arc;

use chrono::TimeDelta;
use shixian::check::{Finding, Undetermined};
use shixian::day::Basis;
use shixian::plan::{Statutory, WarningPoint, Warnings};
use shixian::term::{Cutoff, StopKinds};
use shixian::{
    Commitment, Conventions, Due, Moment, Rule, Schedule, Settings, StopKind, Timer, WarningLevel,
    calendar_days, commitment, half_working_days, hours, minutes, months, working_days,
};

use crate::support::facts::{at, date};
use crate::{on, timer};

const NINETY: Warnings = Warnings::new(
    WarningPoint::Used(90),
    WarningPoint::Used(100),
    WarningPoint::Used(100),
);

fn with<'a>(commitment: &'a Commitment<'a>, warnings: Warnings) -> Timer<'a> {
    let rule = Rule::new(commitment, &Schedule::china(), &Settings::new());
    Timer::new("HR-7", &Arc::new(rule.with_warnings(warnings)))
}

fn level(timer: &Timer<'_>, text: &str) -> WarningLevel {
    timer.standing(on(text)).level().unwrap()
}

#[test]
fn ninety_per_cent_of_twenty_working_days_is_the_end_of_day_18() {
    // start on 2 March: day 18 is 26 March, a Thursday; day 20 is the 30th
    let own = commitment("own", "本项").within(working_days(20));
    let mut timer = with(&own, NINETY);
    timer.start(on("03-02 10:00")).unwrap();
    assert_eq!(level(&timer, "03-26 23:59:59.999"), WarningLevel::Green);
    assert_eq!(level(&timer, "03-27 00:00"), WarningLevel::Yellow);
    assert_eq!(level(&timer, "03-30 23:59:59.999"), WarningLevel::Yellow);
    assert_eq!(level(&timer, "03-31 00:00"), WarningLevel::Red);
    let turns = |level| timer.turns_to(level, on("03-03 00:00"));
    assert_eq!(turns(WarningLevel::Yellow), Some(on("03-27 00:00")));
    assert_eq!(turns(WarningLevel::Red), Some(on("03-31 00:00")));
    assert_eq!(turns(WarningLevel::Green), None);

    // at close of business, from that close on; red only after the last one
    let close = own.counted(Conventions::new().with_cutoff(Cutoff::Close));
    let mut timer = with(&close, NINETY);
    timer.start(on("03-02 10:00")).unwrap();
    assert_eq!(level(&timer, "03-26 17:29:59"), WarningLevel::Green);
    assert_eq!(level(&timer, "03-26 17:30"), WarningLevel::Yellow);
    assert_eq!(level(&timer, "03-30 17:30"), WarningLevel::Yellow);
    assert_eq!(level(&timer, "03-30 17:30:00.000000001"), WarningLevel::Red);
}

#[test]
fn shares_are_compared_exactly() {
    // 99.951 % of 30 minutes is 29:59.118
    let own = commitment("own", "本项").within(minutes(30));
    let mut timer = timer(&own);
    timer.start(on("03-04 09:00")).unwrap();
    let standing = timer.standing(on("03-04 09:29:59.118"));
    assert_eq!(
        standing.usage().unwrap().share().to_string(),
        "99951/100000"
    );
    assert_eq!(standing.level(), Some(WarningLevel::Orange));
    assert_eq!(level(&timer, "03-04 09:30"), WarningLevel::Orange);
    assert_eq!(level(&timer, "03-04 09:30:00.000000001"), WarningLevel::Red);
    assert_eq!(
        level(&timer, "03-04 09:14:59.999999999"),
        WarningLevel::Green
    );
    assert_eq!(level(&timer, "03-04 09:15"), WarningLevel::Yellow);
}

#[test]
fn one_working_day_left() {
    let own = commitment("own", "本项").within(working_days(5));
    let warnings = Warnings::new(
        WarningPoint::WorkingDaysLeft(2),
        WarningPoint::WorkingDaysLeft(1),
        WarningPoint::WorkingDaysLeft(0),
    );
    // due on Monday the 11th; Saturday the 9th is worked
    let mut timer = with(&own, warnings);
    timer.start(on("05-03 10:00")).unwrap();
    let due = timer.standing(on("05-04 10:00")).due();
    let Some(Due::At(deadline)) = due else {
        panic!("{due:?}")
    };
    assert_eq!(deadline.day(), date("2026-05-11"));
    assert_eq!(level(&timer, "05-07 23:59"), WarningLevel::Green);
    for (moment, expected) in [
        ("05-08 00:00", WarningLevel::Yellow),
        ("05-09 00:00", WarningLevel::Orange),
        ("05-10 12:00", WarningLevel::Orange),
        ("05-11 00:00", WarningLevel::Red),
    ] {
        assert_eq!(level(&timer, moment), expected, "{moment}");
    }
    let standing = timer.standing(on("05-09 12:00"));
    assert_eq!(
        standing.verdict().to_string(),
        "running, 1 working day left"
    );
}

#[test]
fn hours_before_the_deadline_are_open_hours() {
    // due Monday 10:00; two open hours before is the Friday at 17:00, not 08:00
    let own = commitment("own", "本项").within(hours(9));
    let warnings = Warnings::new(
        WarningPoint::OpenSecondsLeft(7200),
        WarningPoint::OpenSecondsLeft(5400),
        WarningPoint::ClockSecondsLeft(3600),
    );
    let mut timer = with(&own, warnings);
    timer.start(on("03-05 17:00")).unwrap();
    let turns = |level| timer.turns_to(level, on("03-05 17:00")).unwrap();
    let due = timer.standing(on("03-05 17:00")).due();
    let Some(Due::At(deadline)) = due else {
        panic!("{due:?}")
    };
    assert_eq!(deadline.at(), on("03-09 10:00"));
    assert_eq!(turns(WarningLevel::Yellow), on("03-06 17:00"));
    // an hour and a half before is the very close of Friday
    assert_eq!(turns(WarningLevel::Orange), on("03-06 17:30"));
    assert_eq!(turns(WarningLevel::Red), on("03-09 09:00"));
    assert_eq!(level(&timer, "03-08 12:00"), WarningLevel::Orange);
}

#[test]
fn while_the_clock_stands_still() {
    let law = [Statutory::new(calendar_days(60), "某法", "1")];
    let own = commitment("own", "本项")
        .within(working_days(20))
        .stops_for(StopKinds::ALL)
        .with_statutory(&law);
    let mut timer = timer(&own);
    timer.start(on("03-02 10:00")).unwrap();
    timer
        .stop(StopKind::SpecialProcedure, on("03-12 10:00"))
        .unwrap();
    let mut before = None;
    for text in ["03-12 10:00", "03-13 09:00", "03-20 09:00", "09-01 09:00"] {
        let standing = timer.standing(on(text));
        assert_eq!(
            standing.verdict().to_string(),
            "paused, 12 working days left"
        );
        let usage = standing.usage().unwrap();
        // the day it stopped on was not over
        assert_eq!(usage.share().to_string(), "7/20");
        assert_eq!(standing.level(), Some(WarningLevel::Green));
        assert!(matches!(standing.due(), Some(Due::Paused(_))));
        assert_eq!(standing.open_time_left(), None);
        assert_eq!(timer.turns_to(WarningLevel::Yellow, on(text)), None);
        let statutory = standing.statutory().unwrap();
        assert!(matches!(statutory.due(), Some(Due::Paused(_))));
        let resumed = standing.due_if_resumed().unwrap().day();
        assert!(before.is_none_or(|before| before <= resumed));
        before = Some(resumed);
    }
    // resumed on the 20th: the 13th to the 20th do not count, 12 days from then on
    let resumed = timer.standing(on("03-20 09:00")).due_if_resumed().unwrap();
    assert_eq!(resumed.day(), date("2026-04-08"));
    timer.resume(on("03-20 09:00")).unwrap();
    let standing = timer.standing(on("03-20 09:00"));
    assert_eq!(standing.due(), Some(Due::At(resumed)));
    assert_eq!(standing.due_if_resumed(), None);
    assert_eq!(standing.elapsed().unwrap().working_days(), 8);
    assert_eq!(
        standing.elapsed_in_unit().unwrap().to_string(),
        "8 working days"
    );
    assert_eq!(standing.remaining().unwrap().to_string(), "12 working days");
}

#[test]
fn a_stop_does_not_make_a_case_redder_for_a_day() {
    let own = commitment("own", "本项")
        .within(working_days(10))
        .stops_for(StopKinds::ALL);
    let mut timer = timer(&own);
    timer.start(on("03-02 09:00")).unwrap();
    // stopped and resumed on the fifth day, half the time
    timer.stop(StopKind::Other, on("03-09 10:00")).unwrap();
    timer.resume(on("03-09 16:00")).unwrap();
    for text in ["03-09 09:59", "03-09 10:00", "03-09 15:59", "03-09 16:00"] {
        let usage = timer.standing(on(text)).usage().unwrap();
        assert_eq!(usage.used().to_string(), "4 working days", "{text}");
        assert_eq!(level(&timer, text), WarningLevel::Green, "{text}");
    }
    assert_eq!(level(&timer, "03-10 00:00"), WarningLevel::Yellow);
}

#[test]
fn what_nothing_has_to_be_used_for_is_reached_at_the_start() {
    let own = commitment("own", "本项").within(working_days(10));
    let at_once = Warnings::new(
        WarningPoint::Used(0),
        WarningPoint::Used(80),
        WarningPoint::Used(100),
    );
    let mut timer = with(&own, at_once);
    let start = on("03-02 09:00");
    timer.start(start).unwrap();
    assert_eq!(level(&timer, "03-02 09:00"), WarningLevel::Yellow);
    assert_eq!(timer.turns_to(WarningLevel::Yellow, start), Some(start));
}

#[test]
fn when_it_turned_is_told_where_a_date_alone_does_not_leave_it_open() {
    let own = commitment("own", "本项")
        .within(hours(30))
        .stops_for(StopKinds::ALL);
    let mut timer = timer(&own);
    timer.start(on("03-02 09:35")).unwrap();
    let now = on("03-07 10:00");
    let turned = timer.turns_to(WarningLevel::Yellow, now).unwrap();
    assert!(turned < on("03-06 00:00"), "{turned}");
    // a stop on a Saturday, when it was overdue: at what time does not matter
    timer.stop(StopKind::Other, date("2026-03-07")).unwrap();
    assert!(timer.standing(now).usage().is_some(), "no hours that day");
    assert_eq!(timer.turns_to(WarningLevel::Yellow, now), Some(turned));
    let late = on("03-06 11:35") + TimeDelta::nanoseconds(1);
    assert_eq!(timer.turns_to(WarningLevel::Red, now), Some(late));
}

#[test]
fn an_overdue_case_says_by_how_much() {
    let own = commitment("own", "本项").within(working_days(3));
    let mut timer = timer(&own);
    timer.start(on("03-02 10:00")).unwrap();
    let standing = timer.standing(on("03-09 10:00"));
    assert_eq!(standing.verdict().to_string(), "overdue by 2 working days");
    assert_eq!(standing.level(), Some(WarningLevel::Red));
    assert_eq!(standing.usage().unwrap().share().to_string(), "4/3");
    assert_eq!(
        standing.open_time_left().unwrap().num_minutes(),
        -(7 * 60 + 90)
    );
    assert_eq!(
        standing.to_string(),
        "own: overdue by 2 working days; due 2026-03-05, end of day; announced; red"
    );
}

#[test]
fn a_rolled_day_belongs_to_the_allowance() {
    // five calendar days from Monday 2 March end on Saturday the 7th: Monday the 9th
    let own = commitment("own", "本项").within(calendar_days(5));
    let mut timer = timer(&own);
    timer.start(on("03-02 10:00")).unwrap();
    let usage = |text| timer.standing(on(text)).usage().unwrap();
    assert_eq!(
        usage("03-04 10:00").allowance().to_string(),
        "7 calendar days"
    );
    assert_eq!(usage("03-08 10:00").share().to_string(), "5/7");
    assert_eq!(usage("03-10 00:00").share().to_string(), "1");
    assert_eq!(level(&timer, "03-09 23:59"), WarningLevel::Orange);
    assert_eq!(level(&timer, "03-10 00:00"), WarningLevel::Red);

    let own = commitment("own", "本项").within(months(1));
    let mut timer = crate::timer(&own);
    timer.start(on("01-31 10:00")).unwrap();
    let usage = timer.standing(on("02-14 10:00")).usage().unwrap();
    // to 28 February, a Saturday that is worked
    assert_eq!(usage.allowance().to_string(), "28 calendar days");
    assert_eq!(usage.used().to_string(), "13 calendar days");
}

#[test]
fn halves_of_a_day_are_exact() {
    let own = commitment("own", "本项").within(half_working_days(3));
    let mut timer = timer(&own);
    timer.start(on("03-04 14:00")).unwrap();
    let usage = timer.standing(on("03-05 09:30")).usage().unwrap();
    // 3.5 h and 1 h of 7: 9/14 of a day; of a day and a half, 3/7
    assert_eq!(usage.used().to_string(), "9/14 working days of open time");
    assert_eq!(usage.share().to_string(), "3/7");
}

#[test]
fn supplements_before_and_after_acceptance() {
    let own = commitment("own", "本项")
        .within(working_days(10))
        .stops_for(StopKinds::ALL);
    // before: the start moves
    let mut before = timer(&own);
    before.receive(on("03-02 10:00")).unwrap();
    before.ask_supplement(on("03-04 10:00")).unwrap();
    assert_eq!(
        before.standing(on("03-30 10:00")).verdict().to_string(),
        "not started"
    );
    assert_eq!(
        before.standing(on("03-30 10:00")).acceptance_deemed_from(),
        None
    );
    before.supplemented(on("03-11 10:00")).unwrap();
    before.start(on("03-13 10:00")).unwrap();
    let standing = before.standing(on("03-16 10:00"));
    assert_eq!(
        standing.outcome().start(),
        Some(Moment::at(on("03-13 10:00")))
    );
    assert!(!standing.is_deemed_accepted());
    // after: the clock stops
    let mut after = timer(&own);
    after.receive(on("03-02 10:00")).unwrap();
    after.start(on("03-03 10:00")).unwrap();
    after.ask_supplement(on("03-04 10:00")).unwrap();
    let standing = after.standing(on("03-10 10:00"));
    assert_eq!(
        standing.verdict().to_string(),
        "paused, 9 working days left"
    );
    after.supplemented(on("03-11 10:00")).unwrap();
    let standing = after.standing(on("03-11 10:00"));
    assert_eq!(
        standing.verdict().to_string(),
        "running, 9 working days left"
    );
}

#[test]
fn deemed_acceptance() {
    let own = commitment("own", "本项")
        .within(working_days(10))
        .stops_for(StopKinds::ALL);
    // received on Monday 2 March: the fifth working day is the 9th
    let mut silent = timer(&own);
    silent.receive(on("03-02 10:00")).unwrap();
    let standing = silent.standing(on("03-09 23:59"));
    assert_eq!(standing.verdict().to_string(), "not started");
    assert_eq!(standing.acceptance_deemed_from(), Some(on("03-10 00:00")));
    let standing = silent.standing(on("03-10 00:00"));
    assert!(standing.is_deemed_accepted());
    assert!(
        standing
            .outcome()
            .findings()
            .contains(Finding::DeemedAcceptance)
    );
    assert_eq!(
        standing.outcome().start(),
        Some(Moment::at(on("03-02 10:00")))
    );
    assert_eq!(
        standing.verdict().to_string(),
        "running, 4 working days left"
    );
    // accepted on paper afterwards: the day of receipt stands
    silent.start(on("03-11 10:00")).unwrap();
    assert!(silent.standing(on("03-12 10:00")).is_deemed_accepted());
    // a notice that comes too late is a stop
    let mut late = timer(&own);
    late.receive(on("03-02 10:00")).unwrap();
    late.ask_supplement(on("03-10 10:00")).unwrap();
    assert_eq!(
        late.standing(on("03-12 10:00")).verdict().to_string(),
        "paused, 4 working days left"
    );
    // on the fifth day it is in time
    let mut told = timer(&own);
    told.receive(on("03-02 10:00")).unwrap();
    told.ask_supplement(on("03-09 17:00")).unwrap();
    assert_eq!(
        told.standing(on("03-12 10:00")).verdict().to_string(),
        "not started"
    );
}

#[test]
fn reopening_takes_the_finish_back() {
    let own = commitment("own", "本项").within(working_days(5));
    let mut timer = timer(&own);
    timer.start(on("03-02 10:00")).unwrap();
    timer.finish(on("03-04 10:00")).unwrap();
    timer.reopen(on("03-06 10:00")).unwrap();
    let verdict = |text| timer.standing(on(text)).verdict().to_string();
    assert_eq!(verdict("03-05 10:00"), "met with 3 working days to spare");
    assert_eq!(verdict("03-06 10:00"), "running, 1 working day left");
    assert_eq!(
        timer.standing(on("03-05 10:00")).level(),
        None,
        "no lamp for what is done"
    );
}

#[test]
fn what_cannot_be_said_says_why() {
    let own = commitment("own", "本项").within(minutes(30));
    let mut timer = timer(&own);
    timer.start(date("2026-03-04")).unwrap();
    let standing = timer.standing(on("03-04 12:00"));
    assert_eq!(standing.undetermined(), Some(Undetermined::PrecisionTooLow));
    assert_eq!((standing.level(), standing.due()), (None, None));
    // the next morning it is late for certain
    assert_eq!(
        timer.standing(on("03-06 09:00")).level(),
        Some(WarningLevel::Red)
    );

    let days = commitment("days", "工作日").within(working_days(3));
    let mut beyond = crate::timer(&days);
    beyond.receive(at("2030-12-30 10:00")).unwrap();
    let standing = beyond.standing(at("2030-12-31 10:00"));
    assert_eq!(standing.undetermined(), Some(Undetermined::OutsideCalendar));
}

#[test]
fn beyond_the_calendar_what_is_used_is_known_and_what_is_left_is_not() {
    let own = commitment("own", "本项").within(working_days(40));
    let used = Warnings::DEFAULT;
    let left = Warnings::new(
        WarningPoint::Used(10),
        WarningPoint::Used(80),
        WarningPoint::WorkingDaysLeft(1),
    );
    for (warnings, level, turns) in [(used, Some(WarningLevel::Green), None), (left, None, None)] {
        let mut timer = with(&own, warnings);
        timer.start(at("2030-12-02 10:00")).unwrap();
        let now = at("2030-12-16 10:00");
        let standing = timer.standing(now);
        assert_eq!(standing.verdict().to_string(), "running");
        assert_eq!(standing.usage().unwrap().share().to_string(), "9/40");
        assert_eq!(standing.level(), level);
        assert_eq!(timer.turns_to(WarningLevel::Red, now), turns);
    }
}

#[test]
fn announced_and_provisional() {
    let own = commitment("own", "本项").within(working_days(10));
    let mut timer = timer(&own);
    timer.start(on("12-21 10:00")).unwrap();
    let standing = timer.standing(on("12-23 10:00"));
    assert_eq!(standing.basis(), Basis::Announced, "in time for certain");
    let Some(Due::At(deadline)) = standing.due() else {
        panic!()
    };
    assert_eq!(deadline.basis(timer.rule().schedule()), Basis::Provisional);
}
