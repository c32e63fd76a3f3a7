//! Why a log was not checked to its end.

use crate::log::error::LogError;
use crate::log::mapping::error::MappingError;
use crate::tally::GroupError;

/// Why a log was not checked to its end.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LogCheckError<E> {
    /// The mapping names a commitment that neither it nor the plan has.
    #[error(transparent)]
    Mapping(MappingError),
    /// The log cannot be read.
    #[error(transparent)]
    Log(LogError),
    /// The verdicts cannot be written.
    #[error("the verdicts cannot be written: {0}")]
    Sink(E),
    /// A column to group by makes too many groups.
    #[error(transparent)]
    Group(GroupError),
    /// The sink would not go on.
    #[error("stopped after {rows} rows: {judged} of them with verdicts, {rejects} rejected")]
    Stopped {
        /// The rows read.
        rows: u64,
        /// The rows that got verdicts.
        judged: u64,
        /// The rows rejected.
        rejects: u64,
    },
    /// The counts do not add up: a fault of this library.
    #[error(
        "{rows} rows were read, but {judged} of them got verdicts and {rejects} were rejected: this is a fault of shixian, please report it"
    )]
    Lost {
        /// The rows read.
        rows: u64,
        /// The rows that got verdicts.
        judged: u64,
        /// The rows rejected.
        rejects: u64,
    },
}
