//! Reading exported case logs and writing verdicts (feature `csv`).
//!
//! One row is one case. Columns are found by their names through a [`Mapping`];
//! a row that cannot be read is a [`Reject`] with its line, column, value and
//! reason, and the rest go on. Nothing is lost: rows in are verdicts plus
//! rejects, and [`check_log`] makes sure of it.

mod batch;
mod lines;
mod mapping;
mod reader;
mod write;

pub use self::batch::{
    Batch, BatchError, Checked, KeptRow, LogSummary, Selection, Sink, check_log,
};
pub use self::mapping::{Column, Mapping, MappingError};
pub use self::reader::{LogError, LogReader, Reject, RejectReason, Row};
pub use self::write::{RejectWriter, VerdictWriter};
