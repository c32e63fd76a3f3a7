//! The live timer.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)]

mod changes;
mod dates;
mod docket;
#[cfg(feature = "ical")]
mod feed;
mod forms;
mod laws;
mod sequences;
mod standings;
mod stored;
#[path = "../support/mod.rs"]
mod support;
mod transitions;
mod traps;

use std::sync::Arc;

use chrono::NaiveDateTime;
use shixian::{Commitment, Rule, Schedule, Settings, Timer};

/// A moment of 2026: `on("03-04 09:00")`.
#[track_caller]
fn on(text: &str) -> NaiveDateTime {
    support::facts::at(&format!("2026-{text}"))
}

fn rule<'a>(commitment: &'a Commitment<'a>) -> Arc<Rule<'a>> {
    Arc::new(Rule::new(commitment, &Schedule::china(), &Settings::new()))
}

fn timer<'a>(commitment: &'a Commitment<'a>) -> Timer<'a> {
    Timer::new("HR-7", &rule(commitment))
}
