//! What is known of a file before it is opened.

use serde::{Deserialize, Serialize};

use super::format::Format;

/// What is known of a file beforehand. What is left out is found out, and stated
/// in [`About`](crate::log::About).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SourceOptions {
    /// The format to read the log as; none leaves it to the content.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub format: Option<Format>,
    /// The encoding of a text, by its name in the WHATWG standard.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub encoding: Option<String>,
    /// What separates the cells of a text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub separator: Option<char>,
    /// The sheet of a workbook.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// The row of the header, counted from 1; in a text, not counting blank lines.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub header_row: Option<u64>,
}

impl SourceOptions {
    /// These options where they say something, and `other` where they do not.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self {
            format: self.format.or(other.format),
            encoding: self.encoding.or(other.encoding),
            separator: self.separator.or(other.separator),
            sheet: self.sheet.or(other.sheet),
            header_row: self.header_row.or(other.header_row),
        }
    }
}
