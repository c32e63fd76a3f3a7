//! The formats of case logs.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A format of case logs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Format {
    /// Text separated by commas, tabs, semicolons or bars: CSV and its kin.
    Csv,
    /// A workbook: `.xlsx`, `.xlsb`, `.xls` or `.ods`.
    Workbook,
    /// JSON Lines: one object a line.
    JsonLines,
    /// XES, the standard of process mining.
    Xes,
}

impl Format {
    /// Its name in data: English, stable, and the same in every file and form.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Workbook => "workbook",
            Self::JsonLines => "json-lines",
            Self::Xes => "xes",
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}
