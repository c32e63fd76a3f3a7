//! Time limits (时限): what one is, how it is read from a text and how it is written.

pub(crate) mod error;
#[expect(
    clippy::module_inception,
    reason = "the folder is named for what stands in it"
)]
pub(crate) mod limit;
pub(crate) mod parse;
pub(crate) mod sum;

pub use self::error::LimitError;
pub use self::limit::{
    Limit, calendar_days, clock_hours, clock_minutes, half_working_days, hours, immediate, minutes,
    months, until, working_days,
};
pub use self::parse::BareDays;
