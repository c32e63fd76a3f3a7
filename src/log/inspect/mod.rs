//! A log looked at: what it is, what its columns hold, and a mapping proposed.

mod activities;
mod find;
mod header_words;
mod inspection;
mod known_words;
mod looks;
mod notes;
mod orders;
mod pairs;
mod proposal;
mod seen;
mod trial;
mod written;
mod written_times;

pub use self::activities::ActivitySeen;
pub use self::inspection::{Inspection, inspect};
pub use self::seen::ColumnSeen;
