//! A log looked at: what it is, what its columns hold, and a mapping proposed.

mod activities;
mod header_words;
mod inspection;
mod pairs;
mod proposal;
mod seen;
mod trial;
mod written;

pub use self::activities::ActivitySeen;
pub use self::inspection::{Inspection, inspect};
pub use self::seen::ColumnSeen;
