//! Where something stands in a mapping.

use std::fmt;

use crate::ground::language::{Language, Localized, display_in_english};

/// Where something stands in a mapping: its key, and the line where that is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MappingPlace {
    pub(super) key: String,
    pub(super) line: Option<usize>,
}

impl MappingPlace {
    /// The key, such as `columns.started_at`.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.key
    }

    /// The line, counted from 1; none of a mapping that was not read from text.
    #[must_use]
    pub const fn line(&self) -> Option<usize> {
        self.line
    }
}

impl Localized for MappingPlace {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let key = &self.key;
        match (self.line, language) {
            (Some(line), Language::English) => {
                write!(f, "line {line} of the mapping, key `{key}`")
            }
            (Some(line), Language::Chinese) => write!(f, "字段对照表第{line}行，键 `{key}`"),
            (None, Language::English) => write!(f, "the mapping's key `{key}`"),
            (None, Language::Chinese) => write!(f, "字段对照表的键 `{key}`"),
        }
    }
}

display_in_english!(MappingPlace);
