//! The backward operation against starts tried one after the other.
#![allow(clippy::panic, clippy::unwrap_used)]

use crate::support::asked::{Asked, config};
use crate::support::facts::{at, date};
use crate::support::offices::{Office, office, when};
use crate::support::terms::{self, any_limit, library_due};
use chrono::{NaiveDateTime, NaiveTime, TimeDelta};
use proptest::prelude::*;
use shixian::plan::huarong_2023;
use shixian::term::{Cutoff, HalfDay, Roll, clock_hours, until};
use shixian::{
    Checker, Conventions, Due, Moment, Schedule, calendar_days, half_working_days, hours,
    immediate, months, working_days,
};

fn due(
    office: &Office,
    limit: crate::support::naive::Limit,
    conventions: &Conventions,
    start: NaiveDateTime,
) -> Option<NaiveDateTime> {
    match library_due(office, limit, conventions, start, &[]) {
        Ok(Due::At(deadline)) => Some(deadline.at()),
        _ => None,
    }
}

#[test]
fn no_later_start_is_due_by_then() {
    let asked = Asked::with_floors(&[("a latest start", 44), ("none early enough", 9)]);
    proptest!(config(400), |(
        office in office(),
        limit in any_limit(),
        options in terms::options(),
        by in when(),
        terse in any::<bool>(),
    )| {
        asked.question();
        let by = office.moment(by);
        let limit = limit.at(&office, by);
        let conventions = terms::conventions(options, terse, limit);
        let answer = office.schedule.latest_start(terms::limit(limit), &conventions, by);
        let is_early = |start: NaiveDateTime| {
            due(&office, limit, &conventions, start).is_some_and(|due| due <= by)
        };
        match answer {
            Ok(Some(start)) => {
                asked.on("a latest start");
                // for a date, its last moment
                let last = match start.timestamp() {
                    Some(at) => at,
                    None => start.latest() - TimeDelta::nanoseconds(1),
                };
                prop_assert!(is_early(last), "{last}");
                let mut later = last + TimeDelta::nanoseconds(1);
                prop_assert!(!is_early(later), "{later}");
                later = later.date().and_time(NaiveTime::MIN);
                let end = by.min(last + TimeDelta::days(40));
                while later <= end {
                    prop_assert!(later <= last || !is_early(later), "{later}");
                    later += TimeDelta::minutes(47);
                }
            }
            Ok(None) => prop_assert!(matches!(limit, crate::support::naive::Limit::Until(_))),
            Err(_) => {
                asked.on("none early enough");
                // no day of the coverage is early enough at any time of day
                for day in office.first().iter_days().take_while(|day| *day <= office.last()).take(400) {
                    for minute in [0, 9 * 60, 13 * 60 + 7, 1439] {
                        let start = day.and_time(NaiveTime::MIN) + TimeDelta::minutes(minute);
                        prop_assert!(!is_early(start), "{start}");
                    }
                }
            }
        }
    });
    asked.hold();
}

#[test]
fn worked_by_hand() {
    let china = Schedule::china();
    let own = Conventions::new();
    let on = |text: &str| Moment::on(date(text));
    let moment = |text: &str| Moment::at(at(text));
    let close = own.with_cutoff(Cutoff::Close);
    let session = own.with_half_day(HalfDay::Session);
    for (limit, conventions, by, start) in [
        // traps 15 and 16: over the spring festival of 2026
        (working_days(5), own, on("2026-02-27"), on("2026-02-13")),
        (working_days(20), own, on("2026-03-17"), on("2026-02-11")),
        (working_days(20), own, on("2026-03-16"), on("2026-02-10")),
        // at close of business the moment counts
        (
            working_days(5),
            close,
            moment("2026-02-27 17:30"),
            on("2026-02-13"),
        ),
        (
            working_days(5),
            close,
            moment("2026-02-27 17:29"),
            on("2026-02-12"),
        ),
        // 5 days from Friday 6 March roll from the 11th nowhere; from Monday the 2nd
        // they roll from Saturday the 7th to the 9th, from the 3rd from Sunday too
        (calendar_days(5), own, on("2026-03-08"), on("2026-03-01")),
        (calendar_days(5), own, on("2026-03-09"), on("2026-03-04")),
        // art. 202: 28, 29, 30 and 31 January all come to 28 February, which is worked
        (months(1), own, on("2026-02-28"), on("2026-01-31")),
        // trap 47: the working day before
        (
            hours(1),
            own,
            moment("2026-03-04 09:00"),
            moment("2026-03-03 17:00"),
        ),
        (
            clock_hours(48),
            own,
            moment("2026-03-04 09:00"),
            moment("2026-03-02 09:00"),
        ),
        (
            half_working_days(1),
            own,
            moment("2026-03-04 12:00"),
            moment("2026-03-04 08:30"),
        ),
        (
            immediate(),
            own,
            on("2026-03-04"),
            moment("2026-03-04 17:29:59.999999999"),
        ),
        (
            half_working_days(1),
            session,
            moment("2026-03-04 17:30"),
            moment("2026-03-04 11:59:59.999999999"),
        ),
    ] {
        let found = china.latest_start(limit, &conventions, by).unwrap();
        assert_eq!(found, Some(start), "{limit} by {by}");
    }
    let named = until(date("2026-06-30"));
    assert_eq!(china.latest_start(named, &own, on("2026-07-01")), Ok(None));
}

#[test]
fn rolled_off_holidays_only() {
    let china = Schedule::china();
    let own = Conventions::new().with_roll(Roll::HolidaysOnly);
    // Friday 19 to Sunday 21 June are a holiday: what ends on Friday is due on Monday
    let by = |text: &str| china.latest_start(calendar_days(3), &own, Moment::on(date(text)));
    assert_eq!(by("2026-06-21"), Ok(Some(Moment::on(date("2026-06-15")))));
    assert_eq!(by("2026-06-22"), Ok(Some(Moment::on(date("2026-06-19")))));
    // a plain weekend stays
    assert_eq!(by("2026-06-27"), Ok(Some(Moment::on(date("2026-06-24")))));
}

#[test]
fn what_cannot_be_answered() {
    let china = Schedule::china();
    let own = Conventions::new();
    let error = |limit, by: &str| {
        let by = Moment::on(date(by));
        china.latest_start(limit, &own, by).unwrap_err().to_string()
    };
    assert!(
        error(working_days(5), "2031-02-01").starts_with("2031-02-02 is outside the calendar"),
        "{}",
        error(working_days(5), "2031-02-01")
    );
    assert!(
        error(hours(20), "2004-01-05").contains("2004-01-06"),
        "{}",
        error(hours(20), "2004-01-05")
    );
    assert_eq!(
        error(shixian::Limit::CaseDue, "2026-01-05"),
        "the limit is the case's own due moment, which has to come from the case"
    );
}

#[test]
fn a_rule_answers_with_its_own_conventions() {
    let checker = Checker::new(&huarong_2023::PLAN, &Schedule::china());
    let rule = checker.rule("construction-joint-acceptance-3wd").unwrap();
    let start = rule.latest_start(date("2023-06-26")).unwrap();
    assert_eq!(start, Some(Moment::on(date("2023-06-20"))));
}
