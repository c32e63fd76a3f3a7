//! The checker: every verdict and every reason why there is none, each from a
//! small case, and the laws that hold for all of them (S3, S8, S9, S16, S18).
#![allow(clippy::panic, clippy::unwrap_used)]

#[path = "../support/asked.rs"]
mod asked;
mod bound;
mod cases;
mod edges;
mod known;
mod laws;
mod statutes;
mod stopped;
mod verdicts;
