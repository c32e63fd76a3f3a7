//! The ground: values that every room stands on.

pub(crate) mod fraction;
pub(crate) mod language;
pub(crate) mod moment;
#[cfg(any(feature = "csv", feature = "plan-file"))]
pub(crate) mod nearest;

pub use self::fraction::{Decimal, Fraction, FractionError};
pub use self::language::{InLanguage, Language, Localized};
pub use self::moment::{DayOrder, Moment, MomentError, Precision};
