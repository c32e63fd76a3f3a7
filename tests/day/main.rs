//! The calendar, the notices and the hours of an office, against published days
//! and an obvious model.

mod calendar;
mod hours;
mod notices;
#[path = "../support/mod.rs"]
mod support;
