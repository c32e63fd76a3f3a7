//! The moment that open cases are judged at, and where it came from.

use chrono::NaiveDateTime;

/// The moment that open cases are judged at: one that was given, or the system's time
/// for want of one.
///
/// ```
/// use chrono::NaiveDate;
/// use shixian::check::JudgedAt;
///
/// let now = NaiveDate::from_ymd_opt(2026, 3, 2).unwrap().and_hms_opt(9, 0, 0).unwrap();
/// assert!(JudgedAt::given(now).is_given());
/// assert_eq!(JudgedAt::system(now).at(), now);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JudgedAt {
    at: NaiveDateTime,
    is_given: bool,
}

impl JudgedAt {
    /// A moment that was given.
    #[must_use]
    pub const fn given(at: NaiveDateTime) -> Self {
        Self { at, is_given: true }
    }

    /// The time of the system, for want of a moment given.
    #[must_use]
    pub const fn system(at: NaiveDateTime) -> Self {
        Self {
            at,
            is_given: false,
        }
    }

    /// The moment, local time of the schedule's zone.
    #[must_use]
    pub const fn at(self) -> NaiveDateTime {
        self.at
    }

    /// Whether the moment was given, and not taken from the system.
    #[must_use]
    pub const fn is_given(self) -> bool {
        self.is_given
    }

    /// The moment for a case: a finished one is judged without a moment that nobody
    /// gave.
    #[cfg(feature = "csv")]
    pub(crate) const fn for_case(self, is_finished: bool) -> NaiveDateTime {
        if self.is_given || !is_finished {
            self.at
        } else {
            NaiveDateTime::MAX
        }
    }
}
