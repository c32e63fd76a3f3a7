//! What was promised, and plans as files.

mod commitments;
mod inventory;
#[cfg(feature = "plan-file")]
mod plan_file;
mod statutes;
#[path = "../support/mod.rs"]
mod support;
mod words;
