//! Rows that could not be read.

use std::fmt;

use super::reject_reason::RejectReason;
use crate::ground::language::{Language, Localized, display_in_english};
use crate::log::source::record::Record;

/// A row that could not be read, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reject {
    pub(super) line: u64,
    pub(super) case_id: String,
    pub(super) column: String,
    pub(super) value: String,
    pub(super) reason: RejectReason,
}

impl Reject {
    /// The line the row starts on, counted from 1; in a workbook, the row.
    #[must_use]
    pub const fn line(&self) -> u64 {
        self.line
    }

    /// The case's name, where that could be read.
    #[must_use]
    pub fn case_id(&self) -> &str {
        &self.case_id
    }

    /// The header of the column at fault; empty where it is the whole row.
    #[must_use]
    pub fn column(&self) -> &str {
        &self.column
    }

    /// The cell as it stands, bytes that cannot be decoded replaced.
    #[must_use]
    pub fn value(&self) -> &str {
        &self.value
    }

    /// Why the row is rejected, with its particulars.
    #[must_use]
    pub const fn reason(&self) -> &RejectReason {
        &self.reason
    }

    /// The reject of another row of the same case.
    pub(super) fn of_another(&self, record: &Record) -> Self {
        Self {
            line: record.line(),
            case_id: self.case_id.clone(),
            column: String::new(),
            value: String::new(),
            reason: RejectReason::CaseRejected(self.line),
        }
    }
}

impl Localized for Reject {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (line, column, value) = (self.line, &self.column, &self.value);
        match (language, column.is_empty()) {
            (Language::English, true) => write!(f, "line {line}: ")?,
            (Language::English, false) => {
                write!(f, "line {line}, column {column}, value `{value}`: ")?;
            }
            (Language::Chinese, true) => write!(f, "第{line}行：")?,
            (Language::Chinese, false) => write!(f, "第{line}行，{column}列，“{value}”：")?,
        }
        self.reason.fmt_in(language, f)
    }
}

display_in_english!(Reject);
