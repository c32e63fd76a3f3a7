//! What was promised, and plans as files.

mod commitments;
mod inventory;
#[cfg(feature = "plan-file")]
mod plan_file;
#[cfg(feature = "plan-file")]
mod plan_file_laws;
#[cfg(feature = "plan-file")]
mod plan_refusals;
mod statutes;
#[path = "../support/mod.rs"]
mod support;
mod words;
