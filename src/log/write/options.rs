//! How verdicts are written.

use serde::{Deserialize, Serialize};

use crate::ground::language::Language;

/// The form in which verdicts are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum VerdictFormat {
    /// Text in CSV, encoded in UTF-8.
    #[default]
    Csv,
    /// JSON Lines: one object a verdict, its names those of the columns in data.
    JsonLines,
    /// A workbook, 1,000,000 verdicts a sheet.
    #[cfg(feature = "excel")]
    Xlsx,
}

impl VerdictFormat {
    /// The extension of its files.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::JsonLines => "jsonl",
            #[cfg(feature = "excel")]
            Self::Xlsx => "xlsx",
        }
    }
}

/// How verdicts are written: form, language of the headers, explanations.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct VerdictOptions {
    /// The form in which verdicts are written.
    pub format: VerdictFormat,
    /// Whether a CSV begins with a byte order mark, by which Excel knows UTF-8.
    pub byte_order_mark: bool,
    /// Whether the headers are in Chinese; otherwise they are the names in data.
    pub chinese_headers: bool,
    /// The language of an explanation in a column of its own; none without.
    pub explanation: Option<Language>,
}
