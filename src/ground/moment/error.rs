//! Why a text or a zoned time is not a moment.

use chrono::NaiveDateTime;
use chrono_tz::Tz;

/// Why a text or a zoned time is not a moment.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum MomentError {
    /// The text has none of the known shapes.
    #[error(
        "`{0}` is no time; write it as `2023-06-07 09:00:00`, `2023-06-07T09:00:00+08:00`, `2023/6/7 9:05`, `2023年6月7日 9时5分` or a date alone"
    )]
    Malformed(String),
    /// The shape is right, but no calendar has that day or no clock that time.
    #[error("`{0}` does not exist: no such day or time of day")]
    Impossible(String),
    /// The text says `24:00`, which two days would claim.
    #[error("`{0}` says 24:00; write 00:00 of the next day")]
    TwentyFour(String),
    /// The day and the month could be either way round.
    #[error(
        "`{0}` may name the day first or the month first; write the year first, or say which comes first"
    )]
    DayOrder(String),
    /// The zone's clocks jumped over this local time.
    #[error("{local} does not exist in {zone}: the clocks were put forward over it")]
    Skipped {
        /// The local time as written.
        local: NaiveDateTime,
        /// The zone it was read in.
        zone: Tz,
    },
    /// The zone's clocks showed this local time twice.
    #[error("{local} happened twice in {zone}: give its offset from UTC")]
    Ambiguous {
        /// The local time as written.
        local: NaiveDateTime,
        /// The zone it was read in.
        zone: Tz,
    },
    /// An offset was given where a plain local time is wanted.
    #[error("`{0}` has an offset from UTC; a plain local time is wanted, or a zone to read it in")]
    UnexpectedOffset(String),
}
