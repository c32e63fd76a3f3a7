//! Reviews of generated logs: whole or in pieces, in any order of merging, the
//! summary, the table and the page are the same to the byte; and the page is
//! sound whatever the log holds.
#![cfg(feature = "csv")]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on fails"
)]

mod inputs;
mod merging;
#[cfg(feature = "report")]
mod page;
mod schema;
mod support;
