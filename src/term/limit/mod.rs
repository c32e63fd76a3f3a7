//! Time limits (时限): what one is, how it is read from a text and how it is written.

pub(crate) mod bare;
mod chinese;
mod count;
mod date;
mod english;
pub(crate) mod error;
mod figure;
#[expect(
    clippy::module_inception,
    reason = "the folder is named for what stands in it"
)]
pub(crate) mod limit;
pub(crate) mod not_a_limit;
mod numeral;
pub(crate) mod parse;
pub(crate) mod read_as;
mod sentence;
pub(crate) mod sum;

pub use self::bare::{BareDays, BareDaysError, BareHours, BareUnits, DayNumbers};
pub use self::error::LimitError;
pub use self::limit::{
    Limit, calendar_days, clock_hours, clock_minutes, half_working_days, hours, immediate, minutes,
    months, until, working_days,
};
pub use self::not_a_limit::NotALimit;
pub use self::read_as::ReadAs;
