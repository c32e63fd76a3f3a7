//! The edges of a deadline: stops at it and before the start, lateness as time goes on,
//! margins, ends without a result, and what a date alone leaves known.

use chrono::{NaiveDateTime, TimeDelta};
use proptest::prelude::*;
use shixian::check::Ending;
use shixian::day::{Basis, WorkCalendar};
use shixian::term::{Amount, Cutoff, OutsideHours, Roll, StartDay, StopDays, StopKinds, Unit};
use shixian::{
    Conventions, Limit, OfficeHours, Rule, Schedule, Settings, VerdictKind, WarningLevel,
    commitment, half_working_days, working_days,
};

use crate::asked::{Asked, config};
use crate::cases::{at, case, check, kept, stops, verdict, within};

const OPEN_ALL_DAY: &str = "00:00-24:00";

fn schedule_of(hours: &str) -> Schedule {
    let hours: OfficeHours = hours.parse().unwrap();
    Schedule::new(WorkCalendar::china(), hours, chrono_tz::Asia::Shanghai)
}

fn rule_of(limit: Limit, conventions: Conventions, schedule: &Schedule) -> Rule<'static> {
    let own = commitment("c", "承诺").within(limit).counted(conventions);
    Rule::new(
        kept(own.stops_for(StopKinds::ALL)),
        schedule,
        &Settings::new(),
    )
}

#[test]
fn a_stop_that_begins_at_or_after_the_deadline_moves_nothing() {
    let inclusive = Conventions::new()
        .with_stop_days(StopDays::Inclusive)
        .with_cutoff(Cutoff::Close);
    for limit in ["15 working days", "21 calendar days"] {
        let own = within(limit).counted(inclusive);
        let now = "2026-03-23 18:30";
        let due = |stop: &str| {
            let stops = stops(&[stop]);
            let outcome = check(
                &own,
                Settings::new(),
                &case("2026-03-02 10:00", "").with_stops(&stops),
                now,
            );
            (
                outcome.verdict().kind(),
                outcome.deadline().map(|due| due.at()),
            )
        };
        let at_closing = Some(at("2026-03-23 17:30"));
        for late in ["2026-03-23 17:30", "2026-03-23 18:00", "2026-03-24 09:00"] {
            let lasting = format!("supplement:{late}..");
            assert_eq!(
                due(&lasting),
                (VerdictKind::Overdue, at_closing),
                "{limit}, {late}"
            );
            let over = format!("supplement:{late}..2026-03-25 10:00");
            assert_eq!(due(&over).1, at_closing, "{limit}, {late}");
        }
        // a moment before, it takes the day out
        let (kind, _) = due("supplement:2026-03-23 17:29..");
        assert_eq!(kind, VerdictKind::Paused, "{limit}");
    }
}

#[test]
fn a_stop_over_when_the_clock_starts_takes_out_nothing() {
    let counted = Conventions::new()
        .with_stop_days(StopDays::Inclusive)
        .with_start_day(StartDay::Counted);
    let own = within("1 working day").counted(counted);
    for (stop, due) in [
        ("other:2026-03-06 09:00..2026-03-06 10:00", "2026-03-06"),
        ("other:2026-03-06 09:00..2026-03-06 10:01", "2026-03-09"),
        ("other:2026-03-06 11:00..2026-03-06 11:00", "2026-03-06"),
    ] {
        let stops = stops(&[stop]);
        let started = case("2026-03-06 10:00", "").with_stops(&stops);
        let rule = Rule::new(&own, &Schedule::china(), &Settings::new());
        let Ok(shixian::Due::At(found)) = rule.due(&started) else {
            unreachable!("{stop}")
        };
        assert_eq!(found.day().to_string(), due, "{stop}");
    }
}

#[test]
fn lateness_never_falls_over_a_holiday() {
    let started = case("2024-09-27 10:00", "");
    for (now, english) in [
        ("2024-10-01 00:00:00", "overdue by 1 calendar day"),
        ("2024-10-01 00:00:00.000000001", "overdue by 1 calendar day"),
        ("2024-10-01 12:00", "overdue by 1 calendar day"),
        ("2024-10-02 12:00", "overdue by 2 calendar days"),
        ("2024-10-07 23:59", "overdue by 7 calendar days"),
        ("2024-10-08 00:00", "overdue by 1 working day"),
    ] {
        let found = verdict("2 working days", &started, now);
        assert_eq!(found.to_string(), english, "{now}");
    }
}

#[test]
fn a_margin_is_never_negative() {
    let schedule = schedule_of(OPEN_ALL_DAY);
    let close = Conventions::new().with_cutoff(Cutoff::Close);
    let rule = rule_of(working_days(2), close, &schedule);
    let done = case("2026-03-03 09:00", "2026-03-06 00:00");
    let outcome = rule.check(&done, at("2026-03-20 09:00"));
    assert_eq!(
        outcome.verdict().to_string(),
        "met with 0 working days to spare"
    );
}

#[test]
fn an_end_without_a_result_rests_on_nothing() {
    let own = within("10 working days").counted(Conventions::new().with_cutoff(Cutoff::Close));
    for ending in [Ending::RefusedBeforeAcceptance, Ending::Abnormal] {
        let ended = case("2026-12-21 09:00", "2027-01-20 09:00").ended(ending);
        let outcome = check(&own, Settings::new(), &ended, "2027-02-01 09:00");
        assert_eq!(outcome.deadline(), None, "{ending:?}");
        assert_eq!(outcome.basis(), Basis::Announced, "{ending:?}");
        assert!(!outcome.hours_assumed(), "{ending:?}");
    }
    // whether it was withdrawn in time rests on its deadline
    let withdrawn = case("2026-12-21 09:00", "2027-01-20 09:00").ended(Ending::Withdrawn);
    let outcome = check(&own, Settings::new(), &withdrawn, "2027-02-01 09:00");
    assert_eq!(outcome.basis(), Basis::Provisional);
    let undecided = case("", "2027-01-20 09:00").ended(Ending::Withdrawn);
    let outcome = check(&own, Settings::new(), &undecided, "2027-02-01 09:00");
    assert_eq!(outcome.deadline(), None);
}

#[test]
fn a_deadline_in_calendar_days_rests_on_no_day_but_those_that_moved_its_start() {
    let deemed = Conventions::new().with_outside_hours(OutsideHours::NextOpening);
    let own = within("14 calendar days").counted(deemed.with_roll(Roll::None));
    let basis = |start: &str| {
        let outcome = check(&own, Settings::new(), &case(start, ""), "2026-12-29 09:00");
        outcome.deadline().unwrap().basis(&Schedule::china())
    };
    assert_eq!(basis("2026-12-16 14:00"), Basis::Announced);
    // after closing, the calendar says when it opens next
    assert_eq!(basis("2026-12-28 19:00"), Basis::Provisional);
}

#[test]
fn an_office_that_never_closes_knows_the_answers_of_a_date() {
    let schedule = schedule_of(OPEN_ALL_DAY);
    let deemed = Conventions::new().with_outside_hours(OutsideHours::NextOpening);
    let session = Conventions::new().with_half_day(shixian::term::HalfDay::Session);
    let started = case("2026-03-04", "");
    for (limit, conventions, due) in [
        (shixian::immediate(), Conventions::new(), "2026-03-05 00:00"),
        (half_working_days(1), session, "2026-03-06 00:00"),
        (working_days(2), deemed, "2026-03-07 00:00"),
    ] {
        let rule = rule_of(limit, conventions, &schedule);
        let Ok(shixian::Due::At(found)) = rule.due(&started) else {
            unreachable!("{limit}: {:?}", rule.due(&started))
        };
        assert_eq!(found.at(), at(due), "{limit}");
    }
}

#[test]
fn a_clock_that_stopped_before_it_ran_has_all_that_was_allowed() {
    let stops = stops(&["other:2017-01-08 09:47.."]);
    let started = case("2017-01-07", "").with_stops(&stops);
    let found = verdict("10 minutes", &started, "2017-01-08 12:00");
    assert_eq!(found.to_string(), "paused, 10 min of open time left");
}

#[test]
fn usage_level_and_time_taken_from_a_date_on_which_the_office_is_closed_are_known() {
    let rule = Rule::new(within("10 hours"), &Schedule::china(), &Settings::new());
    let started = case("2026-03-14", "");
    let now = at("2026-03-16 15:00");
    let usage = rule.usage(&started, now).unwrap();
    assert_eq!(usage.used().to_string(), "4 h 30 min of open time");
    assert_eq!(rule.warning_level(&started, now), Some(WarningLevel::Green));
    let taken = rule.elapsed(&started, now).unwrap();
    assert_eq!(
        taken.in_unit(Unit::OpenTime),
        Some(Amount::OpenTime(TimeDelta::minutes(270)))
    );
    assert_eq!(taken.clock_time(), None);
    // a stop over before the start, or on days without hours, hides nothing
    let idle = stops(&[
        "supplement:2026-03-01..2026-03-02",
        "supplement:2026-03-14..2026-03-15",
    ]);
    let idle = started.with_stops(&idle);
    let idle = rule.elapsed(&idle, now).unwrap();
    assert_eq!(idle.open_time(), taken.open_time());
}

/// A case at one time of the day of its start.
fn at_time(minute: i64) -> NaiveDateTime {
    at("2026-03-13 00:00") + TimeDelta::minutes(minute)
}

#[test]
fn what_is_known_from_a_date_is_so_for_every_time_of_it() {
    let asked = Asked::with_floors(&[("level", 52), ("usage", 20), ("due", 20), ("open time", 28)]);
    let limits = || {
        prop_oneof![
            (1..40_u32).prop_map(shixian::hours),
            (1..60_u32).prop_map(shixian::term::clock_hours),
            (1..6_u32).prop_map(half_working_days),
        ]
    };
    proptest!(config(256), |(day in 0..4_i64, limit in limits(), ahead in 0..(10 * 24 * 60_i64), deemed in any::<bool>())| {
        asked.question();
        let outside = match deemed {
            true => OutsideHours::NextOpening,
            false => OutsideHours::OwnDate,
        };
        let conventions = Conventions::new().with_outside_hours(outside);
        let rule = rule_of(limit, conventions, &Schedule::china());
        let date = (at_time(0) + TimeDelta::days(day)).date();
        let now = at_time(0) + TimeDelta::days(day + 1) + TimeDelta::minutes(ahead);
        let by_date = shixian::Case::new("1").started(date);
        let level = rule.warning_level(&by_date, now);
        let usage = rule.usage(&by_date, now);
        let due = rule.due(&by_date).ok();
        let open = rule.elapsed(&by_date, now).unwrap().open_time();
        let times = [0, 509, 510, 719, 725, 900, 1049, 1050, 1439];
        let moments = times.map(|minute| at_time(minute) + TimeDelta::days(day));
        let by_time = moments.map(|moment| shixian::Case::new("1").started(moment));
        if let Some(level) = level {
            asked.on("level");
            for one in by_time {
                prop_assert_eq!(rule.warning_level(&one, now), Some(level));
            }
        }
        if let Some(usage) = usage {
            asked.on("usage");
            for one in by_time {
                prop_assert_eq!(rule.usage(&one, now), Some(usage));
            }
        }
        if let Some(shixian::Due::At(due)) = due {
            asked.on("due");
            for one in by_time {
                let Ok(shixian::Due::At(found)) = rule.due(&one) else {
                    return Err(TestCaseError::fail("not due"));
                };
                prop_assert_eq!(found.at(), due.at());
            }
        }
        if let Some(open) = open {
            asked.on("open time");
            for one in by_time {
                prop_assert_eq!(rule.elapsed(&one, now).unwrap().open_time(), Some(open));
            }
        }
    });
    asked.hold();
}
