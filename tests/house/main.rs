//! The house itself: which room may use which, what stands where, and how long a file
//! may be.
#![allow(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on fails"
)]

mod layering;
mod map;
mod sources;
