//! Moments: points of local civil time that carry their precision ([S1](crate::design#s1)), and the
//! shapes in which they are written.

mod day_order;
mod error;
#[expect(
    clippy::module_inception,
    reason = "the folder is named for what stands in it"
)]
mod moment;
mod scan;
mod spelling;
mod written_date;

pub use self::day_order::DayOrder;
pub use self::error::MomentError;
pub(crate) use self::moment::end_of_day;
pub use self::moment::{Moment, Precision};
#[cfg(feature = "csv")]
pub(crate) use self::scan::Parsed;
