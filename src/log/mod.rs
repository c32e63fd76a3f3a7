//! Reading exported case logs and writing verdicts (feature `csv`).
//!
//! A [`Source`] turns a file of any kind into records of cells; a [`Mapping`] says
//! which column holds what; a [`LogReader`] makes cases of them, one of each row or
//! one of the rows of its events. A row that cannot be read is a [`Reject`] with
//! its line, column, value and reason, and the rest go on. Nothing is lost: rows
//! in are rows with verdicts plus rejects, and [`LogCheck`] makes sure of it: the
//! whole run, from bytes to verdicts and a [`LogSummary`], in one call.
//!
//! A mapping for a log with headers of its own is proposed, looked over, and read:
//!
//! ```
//! use shixian::Schedule;
//! use shixian::log::{LogReader, LoggedCase, Mapping};
//!
//! let mapping = Mapping::from_toml(
//!     "[columns]\ncase_id = \"流水号\"\nstarted_at = \"收件\"\nfinished_at = \"办结\"\n",
//! )?;
//! let log = "流水号,收件,办结\nHR-1,2023-06-20 10:00,2023-06-26 16:00\nHR-2,昨天,\n";
//! let mut reader = LogReader::new(log.as_bytes(), &mapping, &Schedule::china())?;
//! let (mut case, mut cases, mut rejects) = (LoggedCase::default(), 0, Vec::new());
//! while let Some(read) = reader.read(&mut case)? {
//!     match read {
//!         Ok(()) => cases += 1,
//!         Err(reject) => rejects.push((reject.line(), reject.column().to_owned())),
//!     }
//! }
//! assert_eq!((cases, rejects), (1, vec![(3, "收件".to_owned())]));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
#![doc = include_str!("logs.md")]

pub(crate) mod check;
mod cure;
mod error;
mod escape;
mod inspect;
mod mapping;
mod notice;
mod read;
mod reject;
mod reject_kind;
mod reject_reason;
mod source;
mod unread_format;
mod write;

pub use self::check::{
    Checked, CheckedLog, KeptCase, LOG_SUMMARY_SCHEMA, LogCheck, LogCheckError, LogSummary,
    OpenedLog, Sink,
};
pub use self::error::LogError;
pub use self::escape::escaped;
pub use self::inspect::{ActivitySeen, ColumnSeen, Inspection, inspect};
pub use self::mapping::{
    Column, DuplicateEvents, Mapping, MappingError, MappingPlace, MappingProblem, NoEffect,
    Numbers, OwnCommitment, OwnCommitmentEntry, PlaceholderTime, Policies, RepeatedCase,
    RepeatedHour, ResumeWithoutStop, TimeOptions,
};
pub use self::notice::{Notice, NoticeKind};
pub use self::read::{EventsSeen, LogAbout, LogReader, LoggedCase, RowsAre, TimesSeen};
pub use self::reject::Reject;
pub use self::reject_kind::RejectKind;
pub use self::reject_reason::RejectReason;
pub use self::source::{About, Cell, CellKind, Format, Record, Source, SourceOptions};
pub use self::unread_format::UnreadFormat;
pub use self::write::{
    RejectWriter, RejectedRowWriter, VerdictFormat, VerdictOptions, VerdictWriter,
};
