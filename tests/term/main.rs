//! Limits that run: when they end and how much of them is used, against an obvious
//! slow model, the laws, the worked examples and the traps.

mod arithmetic;
mod counting;
mod coverage;
mod dated_starts;
mod edges;
mod latest_start;
mod laws;
mod limit_texts;
mod stop_laws;
#[path = "../support/mod.rs"]
mod support;
mod trace_laws;
mod trace_questions;
mod trace_texts;
mod traces;
mod traps;
mod worked_examples;
