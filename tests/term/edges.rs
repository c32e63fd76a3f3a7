//! The edges of precision: what a date alone decides, due moments that are stated or named, and
//! amounts that no rounding may touch.
#![allow(clippy::panic, clippy::unwrap_used)]

use crate::support::facts::{at, day};
use crate::support::hall::{CLOSE, due_with, office, office_on, on, stop};
use chrono::{NaiveDate, NaiveDateTime, TimeDelta, Weekday, WeekdaySet};
use shixian::day::WorkCalendar;
use shixian::term::{Amount, Cutoff, Roll, StopDays, until};
use shixian::{
    ClockStop, Conventions, Deadline, Due, Fraction, Limit, Moment, Schedule, StopKind,
    calendar_days, half_working_days, hours, immediate, minutes, working_days,
};

// -- Dates alone --

/// The answer to a start of which the date alone is known.
fn from_date(schedule: &Schedule, start: NaiveDate, limit: Limit) -> Result<Deadline, String> {
    match schedule.term(limit, Moment::on(start)).counted(CLOSE).due() {
        Ok(Due::At(deadline)) => Ok(deadline),
        Ok(Due::Paused(paused)) => panic!("{paused:?}"),
        Err(error) => Err(error.to_string()),
    }
}

#[test]
fn a_date_alone_does_not_decide_a_limit_in_time() {
    let china = Schedule::china();
    assert_eq!(
        from_date(&china, day(2023, 6, 20), minutes(30)).unwrap_err(),
        "a date alone does not decide a limit of 30 minutes: it is due between 2023-06-20 09:00:00 and 2023-06-21 09:00:00"
    );
    assert_eq!(
        from_date(&china, day(2023, 6, 20), half_working_days(1)).unwrap_err(),
        "a date alone does not decide a limit of 0.5 working day: it is due between 2023-06-20 12:00:00 and 2023-06-21 12:00:00"
    );
    assert_eq!(
        from_date(&china, day(2023, 6, 20), immediate()).unwrap_err(),
        "a date alone does not decide a limit of immediate: it is due between 2023-06-20 17:30:00 and 2023-06-21 17:30:00"
    );
    assert_eq!(
        from_date(&china, day(2023, 6, 20), Limit::ClockSeconds(3600)).unwrap_err(),
        "a date alone does not decide a limit of 1 clock hour: it is due between 2023-06-20 01:00:00 and 2023-06-21 01:00:00"
    );
}

#[test]
fn a_date_alone_decides_where_every_time_of_it_gives_the_same() {
    let china = Schedule::china();
    // Dragon Boat Festival, 22 to 24 June; Sunday the 25th was worked
    for day_off in [day(2023, 6, 22), day(2023, 6, 23), day(2023, 6, 24)] {
        let at = |limit| from_date(&china, day_off, limit).unwrap().at();
        assert_eq!(at(minutes(30)), at_2023("06-25 09:00"));
        assert_eq!(at(half_working_days(1)), at_2023("06-25 12:00"));
        assert_eq!(at(immediate()), at_2023("06-25 17:30"));
    }
    // none at all is due at any time of that day
    assert!(from_date(&china, day(2023, 6, 24), minutes(0)).is_err());
}

fn at_2023(text: &str) -> NaiveDateTime {
    at(&format!("2023-{text}"))
}

#[test]
fn a_stop_known_by_its_dates_decides_limits_in_days_alone() {
    let dates = ClockStop::ended(
        StopKind::Supplement,
        Moment::on(day(2026, 3, 5)),
        Moment::on(day(2026, 3, 9)),
    );
    let stops = [dates];
    let answer = |limit: Limit| {
        let (office, start) = (office(), on("03-04 10:00"));
        let term = office.term(limit, start).counted(CLOSE);
        term.stopped(&stops).due()
    };
    let Ok(Due::At(due)) = answer(working_days(3)) else {
        panic!("{:?}", answer(working_days(3)));
    };
    assert_eq!(due.at(), on("03-11 17:00"));
    assert_eq!(
        answer(hours(8)).unwrap_err().to_string(),
        "a date alone does not decide a limit of 8 hours: it is due between 2026-03-05 11:30:00 and 2026-03-10 11:30:00"
    );
    // it was due before the stop
    let Ok(Due::At(due)) = answer(hours(2)) else {
        panic!("{:?}", answer(hours(2)));
    };
    assert_eq!(due.at(), on("03-04 12:00"));
}

#[test]
fn a_stop_that_lasts_from_a_date_leaves_what_was_not_used_by_it() {
    let open = [ClockStop::open(
        StopKind::Supplement,
        Moment::on(day(2026, 3, 5)),
    )];
    for start in [Moment::at(on("03-04 10:00")), Moment::on(day(2026, 3, 4))] {
        // the day it begins still counts
        for (limit, left) in [
            (working_days(5), Amount::WorkingDays(4)),
            (calendar_days(5), Amount::CalendarDays(4)),
        ] {
            let Ok(Due::Paused(paused)) = office()
                .term(limit, start)
                .counted(CLOSE)
                .stopped(&open)
                .due()
            else {
                panic!("{limit} is not paused");
            };
            assert_eq!(paused.remaining(), left);
            assert_eq!(paused.since().date(), day(2026, 3, 5), "{limit}");
        }
    }
}

#[test]
fn a_pause_lasts_since_the_first_of_the_stops_it_overlaps() {
    let stops = [
        ClockStop::open(StopKind::SpecialProcedure, on("03-05 11:00")),
        stop(on("03-05 10:00"), on("03-05 12:00")),
        stop(on("03-04 11:00"), on("03-04 12:00")),
    ];
    for limit in [hours(20), half_working_days(9), working_days(5)] {
        let start = Moment::at(on("03-04 10:00"));
        let Ok(Due::Paused(paused)) = office()
            .term(limit, start)
            .counted(CLOSE)
            .stopped(&stops)
            .due()
        else {
            panic!("{limit} is not paused");
        };
        assert_eq!(paused.since(), on("03-05 10:00"), "{limit}");
    }
}

#[test]
fn elapsed_days_by_dates_leave_out_the_days_of_a_stop() {
    let dates = ClockStop::ended(
        StopKind::Supplement,
        Moment::on(day(2026, 3, 5)),
        Moment::on(day(2026, 3, 9)),
    );
    let stops = [dates];
    let measure = |stop_days| {
        let (start, end) = (Moment::on(day(2026, 3, 4)), Moment::on(day(2026, 3, 12)));
        let took = office()
            .since(start)
            .counted(Conventions::new().with_stop_days(stop_days))
            .stopped(&stops)
            .elapsed(end)
            .unwrap();
        (took.working_days(), took.calendar_days())
    };
    // 5, 10, 11 and 12 March
    assert_eq!(measure(StopDays::HalfOpen), (4, 4));
    assert_eq!(measure(StopDays::Inclusive), (3, 3));
}

#[test]
fn a_date_alone_is_in_time_or_late_only_where_all_of_it_is() {
    let exact = due_with(&office(), on("03-04 10:00"), working_days(1), CLOSE, &[]);
    assert_eq!(exact.is_in_time(Moment::on(day(2026, 3, 4))), Some(true));
    assert_eq!(exact.is_in_time(Moment::on(day(2026, 3, 5))), None);
    assert_eq!(exact.is_in_time(Moment::on(day(2026, 3, 6))), Some(false));
    let end_of_day = due_with(
        &office(),
        on("03-04 10:00"),
        working_days(1),
        Conventions::new(),
        &[],
    );
    assert_eq!(
        end_of_day.is_in_time(Moment::on(day(2026, 3, 5))),
        Some(true)
    );
    assert_eq!(
        end_of_day.is_in_time(Moment::on(day(2026, 3, 6))),
        Some(false)
    );
}

// -- What a case has to say for itself --

#[test]
fn the_case_s_own_due_moment_has_to_come_from_the_case() {
    let start = Moment::at(on("03-04 10:00"));
    let answer = office().term(Limit::CaseDue, start).counted(CLOSE).due();
    assert_eq!(
        answer.unwrap_err().to_string(),
        "the limit is the case's own due moment, which has to come from the case"
    );
}

#[test]
fn a_stated_due_moment_is_that_moment_or_its_day() {
    let stated = |due: Moment, conventions: Conventions| {
        let deadline = Deadline::stated(&office(), due, &conventions).unwrap();
        (deadline.at(), deadline.is_end_of_day())
    };
    let moment = Moment::at(on("03-04 10:00"));
    let date_alone = Moment::on(day(2026, 3, 4));
    let end_of_day = Conventions::new().with_cutoff(Cutoff::EndOfDay);
    assert_eq!(
        stated(moment, Conventions::new()),
        (on("03-04 10:00"), false)
    );
    assert_eq!(
        stated(date_alone, Conventions::new()),
        (on("03-05 00:00"), true)
    );
    assert_eq!(stated(moment, CLOSE), (on("03-04 17:00"), false));
    assert_eq!(stated(date_alone, CLOSE), (on("03-04 17:00"), false));
    assert_eq!(stated(moment, end_of_day), (on("03-05 00:00"), true));
    // a Sunday has no closing
    let sunday = Moment::on(day(2026, 3, 8));
    assert_eq!(stated(sunday, CLOSE), (on("03-09 00:00"), true));
}

#[test]
fn a_day_named_outright_is_rolled_only_where_that_is_said() {
    let due = |conventions: Conventions| {
        let limit = until(day(2026, 2, 28) - TimeDelta::days(7));
        let deadline = due_with(&office(), on("01-05 10:00"), limit, conventions, &[]);
        (deadline.unrolled_day(), deadline.at())
    };
    let named = day(2026, 2, 21);
    assert_eq!(due(Conventions::new()), (named, on("02-22 00:00")));
    assert_eq!(due(CLOSE), (named, on("02-22 00:00")));
    assert_eq!(
        due(CLOSE.with_roll(Roll::Following)),
        (named, on("02-24 17:00"))
    );
    assert_eq!(
        due(CLOSE.with_roll(Roll::HolidaysOnly)),
        (named, on("02-24 17:00"))
    );
    assert_eq!(due(CLOSE.with_roll(Roll::None)), (named, on("02-22 00:00")));
}

// -- Found by comparing with a walk over the days --

#[test]
fn a_stop_that_ended_before_the_start_takes_no_day() {
    // a Wednesday, asked for an hour after the stop was over
    let before = stop(on("03-04 09:00"), on("03-04 09:30"));
    let conventions = Conventions::new()
        .with_start_day(shixian::term::StartDay::Counted)
        .with_stop_days(StopDays::Inclusive);
    for outside_hours in [
        shixian::term::OutsideHours::OwnDate,
        shixian::term::OutsideHours::NextOpening,
    ] {
        let conventions = conventions.with_outside_hours(outside_hours);
        for limit in [working_days(1), calendar_days(1)] {
            let due = due_with(&office(), on("03-04 10:30"), limit, conventions, &[before]);
            assert_eq!(due.day(), day(2026, 3, 4), "{limit}, {outside_hours:?}");
        }
    }
}

#[test]
fn what_remains_of_half_days_is_not_rounded() {
    // days of 5 and of 85 minutes: the due moment falls between two nanoseconds
    let (first, last) = (day(2024, 1, 1), day(2024, 12, 31));
    let week = WeekdaySet::ALL.difference(WeekdaySet::single(Weekday::Sun));
    let calendar = WorkCalendar::weekly("uneven", week, first, last).unwrap();
    let schedule = office_on(calendar, "06:00-06:07; Wed 06:00-07:25");
    let start = at("2024-01-02 06:03:01");
    let open = [ClockStop::open(
        StopKind::Supplement,
        at("2024-01-03 00:00"),
    )];
    let limit = half_working_days(2);
    let answer = schedule.term(limit, start).stopped(&open).due();
    let Ok(Due::Paused(paused)) = answer else {
        panic!("{answer:?}");
    };
    let used = schedule
        .working_days_of_time(start, paused.since())
        .unwrap();
    let Amount::WorkingDaysOfTime(left) = paused.remaining() else {
        panic!("{paused:?}");
    };
    assert_eq!(used, Fraction::new(239, 420).unwrap());
    assert_eq!(left, Fraction::new(181, 420).unwrap());
}

/// Every weekday, each with a closing time of its own from Monday on.
fn uneven_office(closing: [&str; 7]) -> Schedule {
    let (first, last) = (day(2024, 1, 1), day(2024, 12, 31));
    let calendar = WorkCalendar::weekly("uneven", WeekdaySet::ALL, first, last).unwrap();
    let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    let mut hours = "08:00-16:00".to_owned();
    for (weekday, close) in weekdays.into_iter().zip(closing) {
        hours.push_str(&format!("; {weekday} 08:00-{close}"));
    }
    office_on(calendar, &hours)
}

#[test]
fn half_days_are_exact_for_times_to_the_microsecond() {
    let lengths = [
        "16:19", "16:23", "16:29", "16:29", "16:29", "16:29", "16:29",
    ];
    let stops = [
        stop(
            at("2024-01-02 10:00:00.123456"),
            at("2024-01-02 11:00:00.123457"),
        ),
        stop(
            at("2024-01-03 08:30:00.000005"),
            at("2024-01-03 09:00:00.000123"),
        ),
    ];
    let start = at("2024-01-01 09:00:00.987654");
    let schedule = uneven_office(lengths);
    let deadline = due_with(&schedule, start, half_working_days(4), CLOSE, &stops);
    assert_eq!(deadline.at(), at("2024-01-03 10:31:56.094200178"));
}

#[test]
fn half_days_are_exact_for_many_stops_on_days_of_many_lengths() {
    let lengths = [
        "16:23", "16:29", "16:41", "16:43", "16:31", "16:17", "16:19",
    ];
    let stops: Vec<ClockStop> = (2..7)
        .map(|day| {
            let begin = at(&format!("2024-01-0{day} 09:07:{:02}", 9 + day));
            let end = at(&format!("2024-01-0{day} 11:17:{:02}", 15 + day));
            stop(begin, end)
        })
        .collect();
    let start = at("2024-01-01 09:07:07");
    let schedule = uneven_office(lengths);
    let deadline = due_with(&schedule, start, half_working_days(20), CLOSE, &stops);
    assert_eq!(deadline.at(), at("2024-01-12 11:26:22.674525556"));
}
