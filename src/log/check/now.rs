//! The moment cases are judged at.

use chrono::NaiveDateTime;

/// The moment cases are judged at, local time of the schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now {
    at: NaiveDateTime,
    is_given: bool,
}

impl Now {
    /// A moment that was given.
    #[must_use]
    pub const fn given(at: NaiveDateTime) -> Self {
        Self { at, is_given: true }
    }

    /// The time of the system, for want of a moment given: only cases without a
    /// finish are judged at it.
    #[must_use]
    pub const fn system(at: NaiveDateTime) -> Self {
        Self {
            at,
            is_given: false,
        }
    }

    /// The moment, local time of the schedule.
    #[must_use]
    pub const fn at(self) -> NaiveDateTime {
        self.at
    }

    /// Whether it was given.
    #[must_use]
    pub const fn is_given(self) -> bool {
        self.is_given
    }

    /// The moment for a case: a finished one is judged without a moment nobody
    /// gave.
    pub(super) const fn for_case(self, is_finished: bool) -> NaiveDateTime {
        if self.is_given || !is_finished {
            self.at
        } else {
            NaiveDateTime::MAX
        }
    }
}
