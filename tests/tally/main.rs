//! Reports held against an obvious slow reference: every measure kept in a list of
//! its own, sorted, ranked and summed; every promise judged by asking what could
//! still become of the cases (S8–S12).
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on fails"
)]

mod assessments;
mod attainments;
mod distributions;
mod observed;
mod support;
mod tallies;
mod tasks;
mod worst_cases;
