//! Why a docket cannot do what it is asked.

use crate::timer::entry::TransitionError;

/// Why a docket cannot do what it is asked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DocketError {
    /// The case has a timer for the commitment.
    #[error("the docket has a timer of case {case} for `{commitment}`; change that one")]
    Duplicate {
        /// The case.
        case: String,
        /// The commitment's id.
        commitment: String,
    },
    /// The case has no timer for the commitment.
    #[error("the docket has no timer of case {case} for `{commitment}`")]
    Unknown {
        /// The case.
        case: String,
        /// The commitment's id.
        commitment: String,
    },
    /// The docket is full.
    #[error("the docket is full: it holds at most 4,294,967,295 timers")]
    Full,
    /// The transition makes no sense.
    #[error("case {case}: {error}")]
    Transition {
        /// The case.
        case: String,
        /// Why.
        error: TransitionError,
    },
}

pub(super) fn unknown(case: &str, commitment: &str) -> DocketError {
    DocketError::Unknown {
        case: case.to_owned(),
        commitment: commitment.to_owned(),
    }
}
