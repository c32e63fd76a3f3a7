//! The laws of stops: what must hold between answers with stops and without, whatever the calendar,
//! the hours, the limit and the conventions.
#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use crate::laws::{NANOSECOND, due, elapsed, orderly};
use crate::support::asked::{Asked, config};
use crate::support::naive::{self, Options};
use crate::support::offices::{Ahead, Sessions, ahead, office, span, start_of_day, when};
use crate::support::terms::{self, Case, LimitPick, library_due, placed};
use chrono::{NaiveDateTime, TimeDelta};
use proptest::prelude::*;
use shixian::term::Amount;
use shixian::{ClockStop, Due, Fraction, StopKind};

// -- Stops --

#[test]
fn a_stop_never_makes_a_deadline_earlier() {
    let asked = Asked::with_floors(&[("both are due", 51), ("the stop moves it", 10)]);
    proptest!(config(4000), |(
        office in office(), start in when(), limit in terms::any_limit(), options in orderly(),
        stops in terms::stops(), one_more in terms::stop(),
    )| {
        asked.question();
        let start = office.moment(start);
        let mut case = Case::new(&office, start, limit, &stops);
        let before = due(&office, case.limit, options, start, &case.clock_stops);
        let (_, one_more) = placed(&[one_more], &office, start);
        case.clock_stops.extend(one_more);
        let after = due(&office, case.limit, options, start, &case.clock_stops);
        match (before, after) {
            (Ok(before), Ok(after)) => {
                asked.on("both are due");
                asked.on_if("the stop moves it", before.at() < after.at());
                prop_assert!(before.at() <= after.at());
            }
            (Err(_), after) => prop_assert!(after.is_err()),
            (Ok(_), Err(_)) => {}
        }
    });
    asked.hold();
}

#[test]
fn a_stop_of_no_length_takes_nothing() {
    let asked = Asked::with_floors(&[("due", 52), ("elapsed", 52)]);
    proptest!(config(4000), |(
        office in office(), start in when(), limit in terms::any_limit(), options in terms::options(),
        stops in terms::stops(), moment in ahead(-2..12), end in span(),
    )| {
        asked.question();
        let start = office.moment(start);
        let mut case = Case::new(&office, start, limit, &stops);
        let moment = office.later(start, moment);
        let end = office.later(start, end).max(start);
        let answers = |stops: &[ClockStop]| (
            due(&office, case.limit, options, start, stops).ok(),
            elapsed(&office, start, end, stops, terms::stop_days(options.stop_days)),
        );
        let before = answers(&case.clock_stops);
        asked.on_if("due", before.0.is_some());
        asked.on_if("elapsed", before.1.is_some());
        case.clock_stops.push(ClockStop::ended(StopKind::Other, moment, moment));
        prop_assert_eq!(answers(&case.clock_stops), before);
    });
    asked.hold();
}

#[test]
fn the_order_of_stops_is_nothing_and_touching_stops_are_one() {
    let asked = Asked::with_floors(&[("due", 51), ("elapsed", 51), ("several stops", 30)]);
    proptest!(config(4000), |(
        office in office(), start in when(), limit in terms::any_limit(), options in terms::options(),
        stops in terms::stops(), end in span(), cut in 0..100_i32,
    )| {
        asked.question();
        let start = office.moment(start);
        let case = Case::new(&office, start, limit, &stops);
        let end = office.later(start, end).max(start);
        let answers = |stops: &[ClockStop]| (
            due(&office, case.limit, options, start, stops).ok(),
            elapsed(&office, start, end, stops, terms::stop_days(options.stop_days)),
        );
        let expected = answers(&case.clock_stops);
        asked.on_if("due", expected.0.is_some());
        asked.on_if("elapsed", expected.1.is_some());
        asked.on_if("several stops", case.stops.len() > 1);
        let mut reversed = case.clock_stops.clone();
        reversed.reverse();
        prop_assert_eq!(answers(&reversed), expected);

        // each stop in two, the halves apart from each other
        let halves = |late: bool| case.stops.iter().map(move |stop| {
            let middle = stop.begin + (stop.end - stop.begin) * cut / 100;
            let (begin, end) = if late { (middle, stop.end) } else { (stop.begin, middle) };
            ClockStop::ended(StopKind::Other, begin, end)
        });
        let cut: Vec<ClockStop> = halves(true).chain(halves(false)).collect();
        prop_assert_eq!(answers(&cut), expected);
    });
    asked.hold();
}

#[test]
fn a_stop_while_the_office_is_closed_takes_no_open_time() {
    let asked = Asked::with_floors(&[("due", 56), ("after the stop began", 30)]);
    proptest!(config(4000), |(
        office in office(), start in when(), limit in terms::open_time(), day in 0..10_i64, gap in 0..4_usize,
    )| {
        asked.question();
        let start = office.moment(start);
        let limit = limit.at(&office, start);
        let date = start.date() + TimeDelta::days(day);
        let sessions: Sessions = office.sessions(date);
        let minute = |minute: u32| start_of_day(date) + TimeDelta::minutes(i64::from(minute));
        let mut edges = vec![minute(0)];
        edges.extend(sessions.iter().flat_map(|session| [minute(session.0), minute(session.1)]));
        edges.push(minute(1440));
        let gap = 2 * (gap % (edges.len() / 2));
        let stop = ClockStop::ended(StopKind::Other, edges[gap], edges[gap + 1]);
        let at = |stops: &[ClockStop]| due(&office, limit, Options::default(), start, stops);
        let without = at(&[]);
        if let Ok(without) = without {
            asked.on("due");
            asked.on_if("after the stop began", without.at() > edges[gap]);
        }
        prop_assert_eq!(at(&[stop]), without);
    });
    asked.hold();
}

// -- Stops that last --

/// A limit that a stop can keep from ending.
fn pausing_limit() -> impl Strategy<Value = LimitPick> {
    prop_oneof![terms::time_limit(), terms::day_limit()]
}

/// Mostly within the first days, before most limits end.
fn soon(first: i32) -> impl Strategy<Value = Ahead> {
    prop_oneof![4 => ahead(first..2), 1 => ahead(first..15)]
}

/// The first day that a stop lasting from `begin` takes out of a count from `start`.
fn first_day_out(
    options: Options,
    start: NaiveDateTime,
    begin: NaiveDateTime,
) -> chrono::NaiveDate {
    let begin = begin.max(start).date();
    let next = |date: chrono::NaiveDate| date.succ_opt().unwrap();
    let first_counted = match options.start_day {
        naive::StartDay::Counted => start.date(),
        naive::StartDay::Excluded => next(start.date()),
    };
    let first_out = match options.stop_days {
        naive::StopDays::HalfOpen => next(begin),
        naive::StopDays::Inclusive => begin,
    };
    first_out.max(first_counted)
}

#[test]
fn a_stop_that_lasts_pauses_unless_the_deadline_comes_first() {
    let asked = Asked::with_floors(&[("due", 32), ("paused", 27)]);
    proptest!(config(4000), |(
        office in office(), start in when(), limit in terms::any_limit(), options in terms::options(),
        stops in terms::stops(), begin in ahead(-2..15),
    )| {
        let start = office.moment(start);
        let options = Options { outside_hours: naive::OutsideHours::OwnDate, ..options };
        let mut case = Case::new(&office, start, limit, &stops);
        let without = due(&office, case.limit, options, start, &case.clock_stops);
        prop_assume!(without.is_ok(), "due beyond the calendar");
        let without = without.unwrap();
        asked.question();
        let begin = office.later(start, begin);
        case.clock_stops.push(ClockStop::open(StopKind::Supplement, begin));
        let conventions = terms::conventions(options, false, case.limit);
        let with = library_due(&office, case.limit, &conventions, start, &case.clock_stops).unwrap();

        let deadline_first = match case.limit {
            naive::Limit::Immediate | naive::Limit::Until(_) => true,
            naive::Limit::WorkingDays(0) | naive::Limit::CalendarDays(0) => true,
            naive::Limit::WorkingDays(_) | naive::Limit::CalendarDays(_) => {
                without.at() <= begin.max(start) || without.unrolled_day() < first_day_out(options, start, begin)
            }
            naive::Limit::Months(_) => {
                let options = Options { start_day: naive::StartDay::Excluded, ..options };
                without.at() <= begin.max(start) || without.unrolled_day() < first_day_out(options, start, begin)
            }
            _ => without.at() <= begin.max(start),
        };
        match with {
            Due::At(with) => {
                asked.on("due");
                prop_assert!(deadline_first, "not paused");
                prop_assert_eq!(with, without);
            }
            Due::Paused(_) => {
                asked.on("paused");
                prop_assert!(!deadline_first, "paused");
            }
        }
    });
    asked.hold();
}

#[test]
fn what_remains_in_a_pause_and_what_was_used_make_the_limit() {
    let asked = Asked::with_floors(&[
        ("working days", 9),
        ("calendar days", 12),
        ("months", 9),
        ("open time", 9),
        ("clock time", 10),
        ("halves of days", 5),
    ]);
    proptest!(config(4000), |(
        office in office(), start in when(), limit in pausing_limit(), options in terms::options(),
        stops in terms::stops(), begin in soon(-2),
    )| {
        let start = office.moment(start);
        let options = Options {
            outside_hours: naive::OutsideHours::OwnDate,
            start_day: naive::StartDay::Excluded,
            ..options
        };
        let mut case = Case::new(&office, start, limit, &stops);
        let begin = office.later(start, begin);
        case.clock_stops.push(ClockStop::open(StopKind::Supplement, begin));
        let conventions = terms::conventions(options, false, case.limit);
        let found = library_due(&office, case.limit, &conventions, start, &case.clock_stops);
        prop_assume!(matches!(found, Ok(Due::Paused(_))), "not paused");
        let Ok(Due::Paused(paused)) = found else { unreachable!() };
        if stops.is_empty() && start <= begin {
            prop_assert_eq!(paused.since(), begin);
        }
        let stop_days = terms::stop_days(options.stop_days);
        // as soon as the stop has a length
        let until = begin.max(start) + NANOSECOND;
        let used = elapsed(&office, start, until, &case.clock_stops, stop_days);
        prop_assume!(used.is_some(), "paused beyond the calendar");
        let used = used.unwrap();
        asked.question();
        match (case.limit, paused.remaining()) {
            (naive::Limit::WorkingDays(n), Amount::WorkingDays(left)) => {
                asked.on("working days");
                prop_assert_eq!(i64::from(used.working_days() + left), i64::from(n));
            }
            (naive::Limit::CalendarDays(n), Amount::CalendarDays(left)) => {
                asked.on("calendar days");
                prop_assert_eq!(used.calendar_days() + left, i64::from(n));
            }
            (naive::Limit::Months(n), Amount::CalendarDays(left)) => {
                asked.on("months");
                let target = start.date() + chrono::Months::new(n);
                let days = (target - start.date()).num_days();
                prop_assert_eq!(used.calendar_days() + left, days);
            }
            (naive::Limit::Open(n), Amount::OpenTime(left)) => {
                asked.on("open time");
                prop_assert_eq!(used.open_time().unwrap() + left, TimeDelta::seconds(n));
            }
            (naive::Limit::Clock(n), Amount::ClockTime(left)) => {
                asked.on("clock time");
                prop_assert_eq!(used.clock_time().unwrap() + left, TimeDelta::seconds(n));
            }
            (naive::Limit::HalfWorkingDays(n), left) => match (options.half_day, left) {
                (naive::HalfDay::FourHours, Amount::OpenTime(left)) => {
                    asked.on("halves of days");
                    let limit = TimeDelta::hours(4 * i64::from(n));
                    prop_assert_eq!(used.open_time().unwrap() + left, limit);
                }
                (naive::HalfDay::OfficeDay, Amount::WorkingDaysOfTime(left)) => {
                    asked.on("halves of days");
                    let limit = Fraction::new(i64::from(n), 2).unwrap();
                    prop_assert_eq!(used.working_days_of_time().unwrap() + left, limit);
                }
                // no amount of open time makes a number of sessions
                (naive::HalfDay::Session, Amount::WorkingDaysOfTime(_)) => {}
                (reading, left) => prop_assert!(false, "{reading:?} leaves {left:?}"),
            },
            (limit, left) => prop_assert!(false, "{limit:?} leaves {left:?}"),
        }
    });
    asked.hold();
}

#[test]
fn a_pause_that_ends_leaves_what_remained() {
    let asked = Asked::with_floors(&[
        ("working days", 10),
        ("calendar days", 18),
        ("open time", 10),
        ("clock time", 12),
        ("halves of days", 8),
    ]);
    proptest!(config(4000), |(
        office in office(), start in when(), limit in pausing_limit(), begin in soon(0), end in span(),
    )| {
        let start = office.moment(start);
        let limit = limit.at(&office, start);
        let begin = office.later(start, begin).max(start);
        let end = office.later(begin, end).max(begin);
        let options = Options::default();
        let conventions = terms::conventions(options, false, limit);
        let open = ClockStop::open(StopKind::Supplement, begin);
        let found = library_due(&office, limit, &conventions, start, &[open]);
        prop_assume!(matches!(found, Ok(Due::Paused(_))), "not paused");
        let Ok(Due::Paused(paused)) = found else { unreachable!() };
        let ended = ClockStop::ended(StopKind::Supplement, begin, end);
        let deadline = due(&office, limit, options, start, &[ended]);
        prop_assume!(deadline.is_ok(), "due beyond the calendar");
        let deadline = deadline.unwrap();
        asked.question();
        let schedule = &office.schedule;
        match paused.remaining() {
            Amount::WorkingDays(left) => {
                asked.on("working days");
                let left = left.try_into().unwrap();
                let day = schedule.calendar().nth_working_day_after(end.date(), left);
                prop_assert_eq!(day, Ok(deadline.day()));
            }
            Amount::CalendarDays(left) => {
                asked.on("calendar days");
                prop_assert_eq!(end.date() + TimeDelta::days(left), deadline.unrolled_day());
            }
            Amount::OpenTime(left) => {
                asked.on("open time");
                prop_assert_eq!(schedule.advance(end, left), Ok(deadline.at()));
            }
            Amount::ClockTime(left) => {
                asked.on("clock time");
                prop_assert_eq!(end + left, deadline.at());
            }
            Amount::WorkingDaysOfTime(left) => {
                asked.on("halves of days");
                prop_assert_eq!(schedule.advance_working_days(end, left), Ok(deadline.at()));
            }
        }
    });
    asked.hold();
}
