//! Why a mapping cannot be used.

use super::place::MappingPlace;
use crate::ground::language::Language;
use crate::ground::nearest::did_you_mean;

/// Why a mapping file is no mapping.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum MappingError {
    /// The text is no TOML, or has a key or value that a mapping does not.
    #[error("line {line} of the mapping: {reason}")]
    Toml {
        /// The line, counted from 1.
        line: usize,
        /// What is wrong, with the nearest right name.
        reason: String,
    },
    /// A name that means nothing.
    #[error("{place}: `{name}` is {reason}{}", did_you_mean(.nearest.as_deref(), Language::English))]
    Name {
        /// The key, and the line where it is known.
        place: MappingPlace,
        /// The name.
        name: String,
        /// Why it cannot be used.
        reason: String,
        /// The nearest that can.
        nearest: Option<String>,
    },
}
