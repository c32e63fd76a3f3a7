//! Why a log was not checked to its end.

use std::fmt;

use crate::ground::language::{Language, Localized};
use crate::log::error::LogError;
use crate::log::mapping::error::MappingError;
use crate::tally::GroupError;

/// Why a log was not checked to its end.
#[derive(Debug)]
#[non_exhaustive]
pub enum LogCheckError<E> {
    /// The mapping names a commitment that neither it nor the plan has.
    Mapping(MappingError),
    /// The log cannot be read.
    Log(LogError),
    /// The verdicts cannot be written.
    Sink(E),
    /// A column to group by makes too many groups.
    Group(GroupError),
    /// The sink would not go on.
    Stopped {
        /// How many rows of the log were read.
        rows: u64,
        /// The rows that got verdicts.
        judged: u64,
        /// How many rows were rejected, each with its reason.
        rejects: u64,
    },
    /// The counts do not add up: a fault of this library.
    Lost {
        /// How many rows of the log were read.
        rows: u64,
        /// The rows that got verdicts.
        judged: u64,
        /// How many rows were rejected, each with its reason.
        rejects: u64,
    },
}

impl<E: fmt::Display> Localized for LogCheckError<E> {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self, language) {
            (Self::Mapping(error), _) => error.fmt_in(language, f),
            (Self::Log(error), _) => error.fmt_in(language, f),
            (Self::Sink(error), Language::English) => {
                write!(f, "the verdicts cannot be written: {error}")
            }
            (Self::Sink(error), Language::Chinese) => write!(f, "办理情况无法写出：{error}"),
            (Self::Group(error), _) => error.fmt_in(language, f),
            (
                Self::Stopped {
                    rows,
                    judged,
                    rejects,
                },
                Language::English,
            ) => write!(
                f,
                "stopped after {rows} rows: {judged} of them with verdicts, {rejects} rejected"
            ),
            (
                Self::Stopped {
                    rows,
                    judged,
                    rejects,
                },
                Language::Chinese,
            ) => write!(f, "读至{rows}条时停止：核验{judged}条，未采用{rejects}条"),
            (
                Self::Lost {
                    rows,
                    judged,
                    rejects,
                },
                Language::English,
            ) => write!(
                f,
                "{rows} rows were read, but {judged} of them got verdicts and {rejects} were rejected: this is a fault of shixian, please report it"
            ),
            (
                Self::Lost {
                    rows,
                    judged,
                    rejects,
                },
                Language::Chinese,
            ) => write!(
                f,
                "读取{rows}条，却核验{judged}条、未采用{rejects}条：这是shixian的差错，请予报告"
            ),
        }
    }
}

impl<E: fmt::Display> fmt::Display for LogCheckError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.fmt_in(Language::English, f)
    }
}

impl<E: std::error::Error + 'static> std::error::Error for LogCheckError<E> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        // the others say all that the error in them says
        match self {
            Self::Log(error) => error.source(),
            // its text stands in this one's
            Self::Sink(error) => error.source(),
            _ => None,
        }
    }
}
