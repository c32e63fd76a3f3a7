//! What several test binaries use: the obvious slow model, published facts, generators.
#![allow(
    missing_docs,
    unreachable_pub,
    unused,
    reason = "each test binary uses its own part"
)]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on fails"
)]

pub mod asked;
pub mod facts;
pub mod hall;
#[cfg(feature = "csv")]
pub mod logs;
pub mod naive;
pub mod offices;
pub mod plan;
pub mod terms;
#[cfg(all(feature = "excel", feature = "xes"))]
pub mod workbooks;
