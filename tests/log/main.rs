//! Exported case logs in, verdicts out.
#![cfg(feature = "csv")]

mod beside;
mod effects;
mod events;
#[cfg(all(feature = "excel", feature = "xes"))]
mod formats;
#[cfg(all(feature = "excel", feature = "xes"))]
mod hostile;
#[cfg(all(feature = "excel", feature = "xes"))]
mod hostile_workbooks;
mod inspect_cells;
mod inspect_columns;
mod inspected;
mod proposals;
mod rows;
#[path = "../support/mod.rs"]
mod support;
#[cfg(all(feature = "excel", feature = "xes"))]
mod written;
mod written_times;
