//! Moments: points of local civil time that carry their precision ([S1](crate::design#s1)), and the
//! shapes in which they are written.

mod error;
#[expect(
    clippy::module_inception,
    reason = "the folder is named for what stands in it"
)]
mod moment;
mod scan;
mod spelling;

pub use self::error::MomentError;
pub(crate) use self::moment::end_of_day;
pub use self::moment::{Moment, Precision};
pub use self::scan::DayOrder;
#[cfg(feature = "csv")]
pub(crate) use self::scan::Parsed;
