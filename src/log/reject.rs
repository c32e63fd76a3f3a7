//! Rows that could not be read, and why.

use std::fmt;

use crate::day::calendar::CalendarError;
use crate::ground::moment::MomentError;
use crate::log::source::record::Record;
use crate::term::limit::LimitError;
use crate::term::stops::{StopError, StopKind};

/// Why a row is rejected.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RejectReason {
    /// A cell is not in the encoding of the log.
    #[error("not {0}")]
    Undecodable(String),
    /// A cell holds the mark that a failed conversion leaves.
    #[error("holds U+FFFD, the mark of text that a conversion lost")]
    Replaced,
    /// A cell holds a zero byte, which no text has.
    #[error("holds a zero byte, which no text has")]
    Nul,
    /// A cell holds an error of a spreadsheet, or what no cell can hold.
    #[error(
        "no value that can be used: an error of the spreadsheet, a number of more than 15 digits (which it has rounded), or a value twice"
    )]
    Unusable,
    /// A line is no object of JSON.
    #[error("not one JSON object with every name once")]
    NotAnObject,
    /// More or fewer cells than headers.
    #[error("the row has {found} cells, the header {expected}")]
    Cells {
        /// The cells of the row.
        found: usize,
        /// The cells of the header.
        expected: usize,
    },
    /// A quote that is never closed: what follows it is all one cell.
    #[error("a quote is opened and never closed, so that all that follows is one cell")]
    OpenQuote,
    /// A cell that is needed is empty.
    #[error("empty")]
    Empty,
    /// A cell is no time.
    #[error(transparent)]
    Moment(#[from] MomentError),
    /// A cell is no list of stops.
    #[error(transparent)]
    Stop(#[from] StopError),
    /// A cell is no limit.
    #[error(transparent)]
    Limit(#[from] LimitError),
    /// A time outside the calendar, where the calendar has to decide.
    #[error(transparent)]
    Calendar(#[from] CalendarError),
    /// No commitment is called that.
    #[error("no commitment is called that; name one in a mapping, or give --commitment or --limit")]
    UnknownKind,
    /// Rows of one case contradict each other.
    #[error("another row of the case says `{0}`")]
    Conflict(String),
    /// The end of a stop that never began.
    #[error(
        "ends a stop, and none of its kind lasts; `resume_without_stop = \"ignored\"` in a mapping passes over it"
    )]
    ResumeWithoutStop,
    /// A stop that begins while one of its kind lasts.
    #[error("begins a stop of the kind {} while one lasts", .0.id())]
    StopTwice(StopKind),
    /// Another row of the case is rejected, and without it the case is not whole.
    #[error("another row of the case is rejected, that of line {0}")]
    CaseRejected(u64),
}

impl RejectReason {
    /// The reason's name in data.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        match self {
            Self::Undecodable(_) => "undecodable",
            Self::Replaced => "replaced",
            Self::Nul => "nul",
            Self::Unusable => "unusable",
            Self::NotAnObject => "not-an-object",
            Self::Cells { .. } => "cells",
            Self::OpenQuote => "open-quote",
            Self::Empty => "empty",
            Self::Moment(_) => "moment",
            Self::Stop(_) => "stop",
            Self::Limit(_) => "limit",
            Self::Calendar(_) => "calendar",
            Self::UnknownKind => "unknown-kind",
            Self::Conflict(_) => "conflict",
            Self::ResumeWithoutStop => "resume-without-stop",
            Self::StopTwice(_) => "stop-twice",
            Self::CaseRejected(_) => "case-rejected",
        }
    }
}

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

    /// Why.
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

impl fmt::Display for Reject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}", self.line)?;
        if !self.column.is_empty() {
            write!(f, ", column {}, value `{}`", self.column, self.value)?;
        }
        write!(f, ": {}", self.reason)
    }
}
