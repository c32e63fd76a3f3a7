//! Plans as files: written in TOML by someone who never compiles Rust.

mod error;
mod forms;
mod read;
mod store;
mod words;
mod write;

pub use self::error::{PlanFileError, PlanProblem};
pub use self::store::PlanStore;
