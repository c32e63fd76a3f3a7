//! Exported case logs in, verdicts out.
#![cfg(feature = "csv")]

mod events;
#[cfg(all(feature = "excel", feature = "xes"))]
mod formats;
#[cfg(all(feature = "excel", feature = "xes"))]
mod hostile;
mod rows;
#[path = "../support/mod.rs"]
mod support;
