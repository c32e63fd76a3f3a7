//! The office that the examples are about: open 09:00–12:00 and 13:30–17:00 (a day is 6.5 h) on the
//! working days of China, where a limit in days ends at close of business.
#![allow(dead_code, missing_docs, unreachable_pub)]
#![allow(clippy::panic, clippy::unwrap_used)]

use chrono::NaiveDateTime;
use shixian::day::WorkCalendar;
use shixian::term::Cutoff;
use shixian::{ClockStop, Conventions, Deadline, Due, Limit, Moment, Schedule, StopKind};

use super::facts::at;

pub const CLOSE: Conventions = Conventions::new().with_cutoff(Cutoff::Close);

pub fn office_on(calendar: WorkCalendar, hours: &str) -> Schedule {
    Schedule::new(calendar, hours.parse().unwrap(), chrono_tz::Asia::Shanghai)
}

/// The office of the table.
pub fn office() -> Schedule {
    office_on(WorkCalendar::china(), "09:00-12:00,13:30-17:00")
}

/// A moment of 2026: `on("03-04 09:00")`.
#[track_caller]
pub fn on(text: &str) -> NaiveDateTime {
    at(&format!("2026-{text}"))
}

pub fn stop(begin: NaiveDateTime, end: NaiveDateTime) -> ClockStop {
    ClockStop::ended(StopKind::Supplement, begin, end)
}

#[track_caller]
pub fn due_with(
    schedule: &Schedule,
    start: impl Into<Moment>,
    limit: Limit,
    conventions: Conventions,
    stops: &[ClockStop],
) -> Deadline {
    let term = schedule.term(limit, start).counted(conventions);
    match term.stopped(stops).due() {
        Ok(Due::At(deadline)) => deadline,
        other => panic!("{other:?}"),
    }
}
