//! Why a calendar cannot answer, and why one cannot be made.

use chrono::{NaiveDate, NaiveDateTime};

use super::notice::NoticeError;

/// Why a calendar cannot answer. Small and `Copy`: it is what every question of
/// the hot path may return.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CalendarError {
    /// The date is outside the calendar's coverage.
    #[error(
        "{date} is outside the calendar, which covers {first} to {last}; load the notices of further years"
    )]
    OutsideCoverage {
        /// The date asked for.
        date: NaiveDate,
        /// The first day covered.
        first: NaiveDate,
        /// The last day covered.
        last: NaiveDate,
    },
    /// Counting working days ran over an end of the coverage.
    #[error(
        "{working_days} working days from {from} lie outside the calendar, which covers {first} to {last}; load the notices of further years"
    )]
    BeyondCoverage {
        /// Where the count began.
        from: NaiveDate,
        /// How many working days were asked for; negative: backward.
        working_days: i64,
        /// The first day covered.
        first: NaiveDate,
        /// The last day covered.
        last: NaiveDate,
    },
    /// An amount of open time ran over an end of the coverage.
    #[error(
        "the open time counted from {from} runs outside the calendar, which covers {first} to {last}; load the notices of further years"
    )]
    OpenTimeBeyondCoverage {
        /// Where the count began.
        from: NaiveDateTime,
        /// The first day covered.
        first: NaiveDate,
        /// The last day covered.
        last: NaiveDate,
    },
    /// Fractions of a working day cannot be added up exactly.
    #[error(
        "the office hours have so many different day lengths that fractions of a working day cannot be counted exactly; use fewer"
    )]
    TooManyDayLengths,
}

/// Why a calendar cannot be made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CalendarBuildError {
    /// A range of dates that no calendar can have.
    #[error("a calendar cannot cover {first} to {last}: it needs 1 to 65534 days")]
    BadCoverage {
        /// The first day asked for.
        first: NaiveDate,
        /// The last day asked for.
        last: NaiveDate,
    },
    /// The calendar has no announced day at all.
    #[error("no day of the calendar is announced")]
    NothingAnnounced,
    /// The year already has a notice.
    #[error("{year} already has the notice {number}; an amendment must say so")]
    YearTaken {
        /// The year.
        year: i32,
        /// The number of the notice it has.
        number: String,
    },
    /// An amendment of a year that has no notice.
    #[error("there is no notice for {year} to amend")]
    NothingToAmend {
        /// The year.
        year: i32,
    },
    /// A notice for a calendar that is not built on notices.
    #[error("the calendar `{name}` is a weekly pattern; notices belong to China's calendar")]
    NotNational {
        /// The calendar's name.
        name: String,
    },
    /// An overlay with a period that ends before it starts or leaves the
    /// coverage.
    #[error(
        "the overlay `{overlay}` has a period {from} to {through} outside {first} to {last} or ending before it starts"
    )]
    BadOverlay {
        /// The overlay's name.
        overlay: String,
        /// The period's first day.
        from: NaiveDate,
        /// The period's last day.
        through: NaiveDate,
        /// The first day covered.
        first: NaiveDate,
        /// The last day covered.
        last: NaiveDate,
    },
    /// A notice that cannot be right.
    #[error(transparent)]
    Notice(#[from] NoticeError),
}
