//! A schedule: calendar, office hours and zone bound together, with cumulative
//! open time, so that every question about open time is a lookup.

mod pattern;
#[expect(
    clippy::module_inception,
    reason = "the folder is named for what stands in it"
)]
mod schedule;
mod working_days;

pub use self::schedule::Schedule;
