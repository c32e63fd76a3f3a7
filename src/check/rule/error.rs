//! What keeps a rule from measuring a case.

use crate::check::verdict::Verdict;
use crate::term::deadline::DeadlineError;
use crate::term::elapsed::ElapsedError;

/// Why a case cannot be measured or traced.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RuleError {
    /// Its start or end is not known, or they contradict each other.
    #[error("the case is {verdict}")]
    NotDetermined {
        /// What is known of it.
        verdict: Verdict,
    },
    /// The length of time cannot be measured.
    #[error(transparent)]
    Elapsed(#[from] ElapsedError),
    /// There is no deadline to trace.
    #[error(transparent)]
    Deadline(#[from] DeadlineError),
}
