//! Reading exported case logs and writing verdicts (feature `csv`).
//!
//! A [`Source`] turns a file of any kind into records of cells; a [`Mapping`] says
//! which column holds what; a [`LogReader`] makes cases of them, one of each row or
//! one of the rows of its events. A row that cannot be read is a [`Reject`] with
//! its line, column, value and reason, and the rest go on. Nothing is lost: rows
//! in are rows with verdicts plus rejects, and [`check_log`] makes sure of it.

mod batch;
mod column;
mod error;
mod escape;
mod events;
mod fields;
mod inspect;
mod mapping;
mod own;
mod policies;
mod reader;
mod reject;
mod row;
mod serial;
mod source;
mod times;
mod write;

pub use self::batch::{
    Batch, BatchError, Checked, KeptCase, LogSummary, Selection, Sink, check_log,
};
pub use self::column::Column;
pub use self::error::LogError;
pub use self::escape::escaped;
pub use self::events::EventsSeen;
pub use self::inspect::{ActivitySeen, ColumnSeen, Inspection, inspect};
pub use self::mapping::{Check, Mapping, MappingError};
pub use self::own::OwnCommitment;
pub use self::policies::{DuplicateEvents, Policies, ResumeWithoutStop};
pub use self::reader::{LogAbout, LogReader};
pub use self::reject::{Reject, RejectReason};
pub use self::row::Row;
pub use self::source::{About, Cell, CellKind, Format, Record, Source, SourceOptions};
pub use self::times::{Numbers, PlaceholderTime, RepeatedHour, TimeOptions, TimesSeen};
pub use self::write::{
    RejectWriter, RejectedRowWriter, VerdictFormat, VerdictOptions, VerdictWriter,
};
