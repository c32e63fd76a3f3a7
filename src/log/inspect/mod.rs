//! A log looked at: what it is, what its columns hold, and a mapping proposed.

mod activities;
mod inspection;
mod proposal;
mod seen;

pub use self::activities::ActivitySeen;
pub use self::inspection::{Inspection, inspect};
pub use self::seen::ColumnSeen;
