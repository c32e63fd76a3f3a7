//! Traces of named questions (S14): at the edges of the calendar, with stops that overlap, of
//! many steps.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on fails"
)]

use crate::trace_laws::{check_step, check_sum, check_tiling};
use crate::trace_questions::Question;
use chrono::{Days, NaiveDate, TimeDelta};
use shixian::term::{Cutoff, OutsideHours, Roll, StartDay, Step, StopDays, clock_hours, until};
use shixian::{
    ClockStop, Conventions, Due, Limit, Moment, Schedule, StopKind, calendar_days, hours,
    working_days,
};
fn at(text: &str) -> Moment {
    text.parse().unwrap()
}

fn asked(limit: Limit, conventions: Conventions, start: &str, stops: &[&str]) -> Question {
    Question {
        hours: 0,
        limit,
        conventions,
        start: at(start),
        stops: stops.iter().map(|stop| stop.parse().unwrap()).collect(),
    }
}

/// The laws hold for one question.
fn holds(question: &Question) {
    let (due, steps) = (question.due().unwrap(), question.steps());
    check_tiling(question, due, &steps).unwrap();
    check_sum(question, due, &steps).unwrap();
    for step in &steps {
        check_step(question, step).unwrap();
    }
}

#[test]
fn a_start_deemed_the_next_openings_is_traced_from_the_start_itself() {
    let deemed = Conventions::new().with_outside_hours(OutsideHours::NextOpening);
    holds(&asked(working_days(3), deemed, "2023-06-08 18:10", &[]));
}

#[test]
fn a_due_moment_beyond_the_calendar_is_traced_to_it() {
    let unrolled = Conventions::new().with_roll(Roll::None);
    let late = "2030-12-30 09:00";
    holds(&asked(calendar_days(5), unrolled, late, &[]));
    holds(&asked(clock_hours(72), Conventions::new(), late, &[]));
    let named = until(at("2031-01-15").date());
    holds(&asked(named, Conventions::new(), late, &[]));
}

#[test]
fn nothing_is_traced_up_to_a_due_moment_before_the_start() {
    let close = Conventions::new().with_cutoff(Cutoff::Close);
    let counted = close.with_start_day(StartDay::Counted);
    let evening = "2023-06-30 18:00";
    for question in [
        asked(until(at("2023-06-30").date()), close, evening, &[]),
        asked(working_days(1), counted, evening, &[]),
        asked(calendar_days(0), close, evening, &[]),
    ] {
        let Ok(Due::At(deadline)) = question.due() else {
            panic!("{:?}", question.due())
        };
        // a day named outright is that day; nothing else is due before it starts
        let due = match question.limit {
            Limit::Until(_) => "2023-06-30 17:30:00",
            _ => "2023-06-30 18:00:00",
        };
        assert_eq!(deadline.at().to_string(), due);
        assert!(question.steps().is_empty(), "{}", question.limit);
    }
}

#[test]
fn a_named_day_before_the_start_is_traced_to_the_day_it_rolled_to() {
    let rolled = Conventions::new().with_roll(Roll::Following);
    let saturday = until(at("2023-06-10").date());
    holds(&asked(saturday, rolled, "2023-06-11 10:00", &[]));
}

#[test]
fn dates_alone_stop_the_same_days_as_timestamps() {
    let traced = |stop| {
        let own = Conventions::new();
        let steps = asked(working_days(20), own, "2023-09-01", &[stop]);
        let steps = steps.steps();
        steps.iter().map(Step::to_string).collect::<Vec<_>>()
    };
    assert_eq!(
        traced("special-procedure:2023-09-12..2023-09-18"),
        traced("special-procedure:2023-09-12 10:00..2023-09-18 16:00"),
    );
}

/// S8: overlapping stops are merged, so a stop that lasts begins where the first
/// of those it overlaps begins.
#[test]
fn a_stop_that_lasts_and_one_it_overlaps_are_one() {
    let stops = [
        "supplement:2023-06-13 10:00..2023-06-20 10:00",
        "supplement:2023-06-15 10:00..",
    ];
    for limit in [
        working_days(10),
        calendar_days(20),
        hours(30),
        clock_hours(400),
    ] {
        let question = asked(limit, Conventions::new(), "2023-06-12 08:30", &stops);
        let Ok(Due::Paused(paused)) = question.due() else {
            panic!("{limit}: {:?}", question.due())
        };
        assert_eq!(paused.since(), at("2023-06-13 10:00").earliest(), "{limit}");
        let last = question.steps().last().map(Step::until);
        assert_eq!(last, Some(paused.since()), "{limit}");
    }
}

/// A stop over before the clock starts is none, whichever day the start has.
#[test]
fn a_stop_over_before_the_start_takes_no_day_out() {
    let stop = ["supplement:2006-07-10 10:00..2006-07-10 11:00"];
    let counted = Conventions::new()
        .with_start_day(StartDay::Counted)
        .with_stop_days(StopDays::Inclusive);
    for outside in [OutsideHours::OwnDate, OutsideHours::NextOpening] {
        let conventions = counted.with_outside_hours(outside);
        let question = asked(working_days(1), conventions, "2006-07-10 15:00", &stop);
        let Ok(Due::At(deadline)) = question.due() else {
            panic!("{:?}", question.due())
        };
        assert_eq!(deadline.day(), at("2006-07-10").date(), "{outside:?}");
    }
}

/// Thousands of years without a calendar are one step.
#[test]
fn a_trace_beyond_the_calendar_walks_runs_of_days() {
    let unrolled = Conventions::new().with_roll(Roll::None);
    for (limit, stops) in [
        (calendar_days(90_000_000), &[][..]),
        (
            calendar_days(90_000_000),
            &["other:2031-05-01..2031-05-09"][..],
        ),
        (until(NaiveDate::MAX - Days::new(9)), &[][..]),
        (Limit::ClockSeconds(u32::MAX), &[][..]),
    ] {
        let question = asked(limit, unrolled, "2026-03-02 09:00", stops);
        let (due, steps) = (question.due().unwrap(), question.steps());
        check_tiling(&question, due, &steps).unwrap();
        check_sum(&question, due, &steps).unwrap();
        assert!(steps.len() < 60, "{limit}: {} steps", steps.len());
    }
}

/// As many steps as stops: a walk looks at each once.
#[test]
fn a_trace_of_many_stops_is_walked_once() {
    let begin = at("2026-03-02 09:00").earliest();
    let minute = |n: i64| begin + TimeDelta::minutes(n);
    let stops = (0..20_000)
        .map(|n| ClockStop::ended(StopKind::Other, minute(2 * n + 1), minute(2 * n + 2)));
    for limit in [hours(300), calendar_days(40)] {
        let question = Question {
            stops: stops.clone().collect(),
            ..asked(limit, Conventions::new(), "2026-03-02 09:00", &[])
        };
        let (due, steps) = (question.due().unwrap(), question.steps());
        check_tiling(&question, due, &steps).unwrap();
    }
}

/// Days of lengths without a common factor, and stops to the nanosecond.
#[test]
fn parts_of_days_of_many_lengths_are_traced_exactly() {
    let lengths = [1399, 1381, 1373, 1367, 1361, 1327];
    let close = |minutes: u32| format!("00:00-{:02}:{:02}", minutes / 60, minutes % 60);
    let days = ["03", "04", "05", "06", "09"].iter().zip(&lengths[1..]);
    let own = days.map(|(day, length)| format!("; 2023-01-{day} {}", close(*length)));
    let hours: shixian::OfficeHours = format!("{}{}", close(lengths[0]), own.collect::<String>())
        .parse()
        .unwrap();
    let calendar = shixian::day::WorkCalendar::china();
    let schedule = Schedule::new(calendar, hours, chrono_tz::Asia::Shanghai);
    let stops: Vec<ClockStop> = ["03", "04", "05", "06", "09"]
        .iter()
        .map(|day| {
            format!("other:2023-01-{day}T10:00:00.123456781..2023-01-{day}T11:00:01.987654337")
                .parse()
                .unwrap()
        })
        .collect();
    for halves in [11, 21, 41, 361] {
        let limit = Limit::WorkingDayHalves(halves);
        let start = at("2023-01-03T00:01:00.123456789");
        let term = schedule.term(limit, start).stopped(&stops);
        let Ok(Due::At(deadline)) = term.due() else {
            continue;
        };
        let steps: Vec<Step<'_>> = term.trace().unwrap().collect();
        assert!(
            steps.iter().all(|step| step.from() < step.until()),
            "{limit}"
        );
        let last = steps.last().unwrap().until();
        assert_eq!(last, deadline.at(), "{limit}");
    }
}
