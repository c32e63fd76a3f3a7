//! The cases whose due day or moment another calendar moves.

use crate::term::deadline::Due;

/// A case whose due day or moment moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueMoved {
    pub(super) case: String,
    pub(super) commitment: String,
    pub(super) from: Option<Due>,
    pub(super) to: Option<Due>,
}

impl DueMoved {
    /// The name of the case whose due moment moved.
    #[must_use]
    pub fn case(&self) -> &str {
        &self.case
    }

    /// The id of the commitment that the case is under.
    #[must_use]
    pub fn commitment(&self) -> &str {
        &self.commitment
    }

    /// When it was due, or what remained.
    #[must_use]
    pub const fn from(&self) -> Option<Due> {
        self.from
    }

    /// When it is due now, or what remains.
    #[must_use]
    pub const fn to(&self) -> Option<Due> {
        self.to
    }
}

/// Whether a case is due at the same moment, whatever that rests on.
pub(super) fn is_same(one: Option<Due>, other: Option<Due>) -> bool {
    match (one, other) {
        (Some(Due::At(one)), Some(Due::At(other))) => {
            (one.day(), one.at()) == (other.day(), other.at())
        }
        (Some(Due::Paused(one)), Some(Due::Paused(other))) => one.remaining() == other.remaining(),
        (one, other) => one == other,
    }
}
