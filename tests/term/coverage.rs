//! The first and the last moment of a calendar, and what is asked beyond them.
#![allow(clippy::panic, clippy::unwrap_used)]

use crate::support::offices::{Office, start_of_day};
use chrono::{NaiveDateTime, TimeDelta};
use shixian::{Conventions, Due, Fraction, Limit, Moment};

/// Monday to Friday of 2024, open until midnight; its first moment, and the end of its last day.
fn weekdays_of_2024() -> (Office, NaiveDateTime, NaiveDateTime) {
    use crate::support::facts::day;
    use crate::support::offices::{Base, CalendarSpec, HoursSpec};
    let calendar = CalendarSpec {
        base: Base::Weekly(
            [true, true, true, true, true, false, false],
            day(2024, 1, 1),
            366,
        ),
        layers: Vec::new(),
    };
    let hours = HoursSpec {
        ordinary: vec![(540, 720), (810, 1440)],
        rules: Vec::new(),
    };
    let office = Office::new(calendar, hours);
    let first = start_of_day(day(2024, 1, 1));
    let end = start_of_day(day(2025, 1, 1));
    (office, first, end)
}

#[test]
fn the_end_of_the_last_day_is_the_last_moment_covered() {
    let (office, first, end) = weekdays_of_2024();
    let schedule = &office.schedule;
    let second = TimeDelta::seconds(1);
    let hour = TimeDelta::hours(1);

    assert_eq!(schedule.open_between(end - hour, end), Ok(hour));
    assert_eq!(
        schedule.working_days_of_time(end - hour, end),
        Ok(Fraction::new(60, 810).unwrap())
    );
    assert_eq!(schedule.advance(end - hour, hour), Ok(end));
    assert_eq!(schedule.retreat(end, hour), Ok(end - hour));
    assert_eq!(schedule.advance(end, TimeDelta::zero()), Ok(end));
    assert_eq!(schedule.closing((end - hour).date()), Ok(Some(end)));
    assert_eq!(schedule.next_opening(end - second), Ok(end - second));

    assert!(schedule.advance(end - hour, hour + second).is_err());
    assert!(schedule.advance(end, second).is_err());
    assert!(schedule.next_opening(end).is_err());
    assert!(schedule.is_open(end).is_err());
    assert!(schedule.open_between(first, end + second).is_err());
    assert!(schedule.open_between(first - second, end).is_err());
    assert!(schedule.retreat(first, second).is_err());
    assert_eq!(schedule.retreat(first, TimeDelta::zero()), Ok(first));
    let opening = first + TimeDelta::hours(9);
    assert_eq!(schedule.retreat(opening + second, second), Ok(opening));
    assert!(schedule.retreat(opening + second, second * 2).is_err());
}

#[test]
fn amounts_beyond_all_calendars_are_errors_not_overflows() {
    let (office, first, end) = weekdays_of_2024();
    let schedule = &office.schedule;
    for amount in [
        TimeDelta::MAX,
        TimeDelta::MIN,
        TimeDelta::days(100_000),
        TimeDelta::nanoseconds(i64::MAX),
    ] {
        assert!(schedule.advance(first, amount).is_err(), "{amount}");
        assert!(schedule.retreat(end, amount).is_err(), "{amount}");
    }
    for amount in [
        Fraction::new(i64::MAX, 1).unwrap(),
        Fraction::new(i64::MIN, 1).unwrap(),
    ] {
        assert!(
            schedule.advance_working_days(first, amount).is_err(),
            "{amount}"
        );
        assert!(
            schedule.retreat_working_days(first, amount).is_err(),
            "{amount}"
        );
    }
    let most = u32::MAX;
    for limit in [
        shixian::working_days(most),
        shixian::half_working_days(most),
        shixian::calendar_days(most),
        shixian::months(most),
        shixian::minutes(most),
        shixian::hours(most),
    ] {
        for half_day in [
            shixian::term::HalfDay::OfficeDay,
            shixian::term::HalfDay::FourHours,
            shixian::term::HalfDay::Session,
        ] {
            let conventions = Conventions::new().with_half_day(half_day);
            let due = schedule.term(limit, first).counted(conventions).due();
            assert!(due.is_err(), "{limit}");
        }
    }
}

#[test]
fn what_needs_no_calendar_is_answered_beyond_it() {
    let (office, _, end) = weekdays_of_2024();
    let start = end - TimeDelta::hours(12);
    let due = |limit: Limit, conventions: Conventions| {
        let start = Moment::at(start);
        office
            .schedule
            .term(limit, start)
            .counted(conventions)
            .due()
    };
    let at = |limit, conventions| match due(limit, conventions).unwrap() {
        Due::At(deadline) => (deadline.day(), deadline.at()),
        Due::Paused(paused) => panic!("{paused:?}"),
    };
    let plain = Conventions::new();
    let unrolled = plain.with_roll(shixian::term::Roll::None);
    let next_year = |month, day| crate::support::facts::day(2025, month, day);
    let whole = |date| (date, start_of_day(date) + TimeDelta::days(1));

    let moment = end + TimeDelta::hours(12);
    assert_eq!(
        at(shixian::term::clock_hours(24), plain),
        (moment.date(), moment)
    );
    assert_eq!(
        at(shixian::term::until(next_year(6, 30)), plain),
        whole(next_year(6, 30))
    );
    assert_eq!(
        at(shixian::calendar_days(2), unrolled),
        whole(next_year(1, 2))
    );
    assert_eq!(at(shixian::months(2), unrolled), whole(next_year(2, 28)));

    // but not where the calendar decides
    let close = unrolled.with_cutoff(shixian::term::Cutoff::Close);
    for (limit, conventions) in [
        (shixian::term::until(next_year(6, 30)), close),
        (
            shixian::term::until(next_year(6, 30)),
            plain.with_roll(shixian::term::Roll::Following),
        ),
        (shixian::calendar_days(2), close),
        (shixian::calendar_days(2), plain),
        (
            shixian::calendar_days(2),
            plain.with_roll(shixian::term::Roll::HolidaysOnly),
        ),
        (shixian::months(2), plain),
    ] {
        assert!(due(limit, conventions).is_err(), "{limit}");
    }
}

#[test]
fn a_start_outside_the_coverage_starts_nothing_that_needs_the_calendar() {
    let (office, first, end) = weekdays_of_2024();
    for start in [first - TimeDelta::days(3), end + TimeDelta::days(3)] {
        for limit in [
            shixian::working_days(0),
            shixian::working_days(5),
            shixian::half_working_days(1),
            shixian::minutes(30),
            shixian::immediate(),
        ] {
            let start = Moment::at(start);
            let conventions = Conventions::new().with_cutoff(shixian::term::Cutoff::Close);
            let due = office
                .schedule
                .term(limit, start)
                .counted(conventions)
                .due();
            assert!(due.is_err(), "{limit} from {start}");
        }
    }
}
