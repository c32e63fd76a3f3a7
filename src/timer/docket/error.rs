//! Why a docket cannot do what it is asked.

use std::fmt;

use crate::ground::language::{Language, Localized, display_in_english};
use crate::timer::entry::TransitionError;

/// Why a docket cannot do what it is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum DocketError {
    /// The case has a timer for the commitment.
    Duplicate {
        /// The name of the case, as the log writes it.
        case: String,
        /// The id of the commitment that the case is under.
        commitment: String,
    },
    /// The case has no timer for the commitment.
    Unknown {
        /// The name of the case, as the log writes it.
        case: String,
        /// The id of the commitment that the case is under.
        commitment: String,
    },
    /// The docket is full: it numbers its timers with 32 bits.
    Full,
    /// The transition makes no sense.
    Transition {
        /// The name of the case, as the log writes it.
        case: String,
        /// Why the entry cannot be recorded.
        error: TransitionError,
    },
}

impl Localized for DocketError {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self, language) {
            (Self::Duplicate { case, commitment }, Language::English) => write!(
                f,
                "the docket has a timer of case {case} for `{commitment}`; change that one"
            ),
            (Self::Duplicate { case, commitment }, Language::Chinese) => write!(
                f,
                "在办件簿中已有办件{case}按“{commitment}”的计时；请更改该计时"
            ),
            (Self::Unknown { case, commitment }, Language::English) => write!(
                f,
                "the docket has no timer of case {case} for `{commitment}`"
            ),
            (Self::Unknown { case, commitment }, Language::Chinese) => {
                write!(f, "在办件簿中没有办件{case}按“{commitment}”的计时")
            }
            (Self::Full, Language::English) => {
                f.write_str("the docket is full: it holds at most 4,294,967,295 timers")
            }
            (Self::Full, Language::Chinese) => {
                f.write_str("在办件簿已满：最多容纳4294967295个计时")
            }
            (Self::Transition { case, error }, Language::English) => {
                write!(f, "case {case}: {error}")
            }
            (Self::Transition { case, error }, Language::Chinese) => {
                write!(f, "办件{case}：{}", error.chinese())
            }
        }
    }
}

impl std::error::Error for DocketError {}

display_in_english!(DocketError);

pub(super) fn unknown(case: &str, commitment: &str) -> DocketError {
    DocketError::Unknown {
        case: case.to_owned(),
        commitment: commitment.to_owned(),
    }
}
