//! The ground: values that every room stands on.
//!
//! A [`Moment`] is a point of local civil time that carries its precision: a full
//! timestamp or a date alone ([S1](crate::design#s1)). A [`Fraction`] is an exact number, in which
//! amounts and shares are compared; a [`Decimal`] is how it is shown. [`Language`]
//! and [`Localized`] are the one way in which an answer, or an error, is written in
//! English or in Chinese.
//!
//! ```
//! use shixian::{Fraction, Language, Localized, Moment};
//!
//! let night = Moment::parse_in("2023-06-08T17:00:00Z", chrono_tz::Asia::Shanghai)?;
//! assert_eq!(night.to_string(), "2023-06-09 01:00:00");
//!
//! let share = Fraction::new(1999, 2000).unwrap();
//! assert_eq!(share.percent_down(1).to_string(), "99.9");
//!
//! let error = "yesterday".parse::<Moment>().unwrap_err();
//! assert!(error.in_language(Language::Chinese).to_string().starts_with("“yesterday”不是时间"));
//! # Ok::<(), shixian::ground::MomentError>(())
//! ```

pub(crate) mod chinese_number;
pub(crate) mod counted;
pub(crate) mod form;
pub(crate) mod fraction;
pub(crate) mod full_width;
pub(crate) mod language;
pub(crate) mod moment;
#[cfg(any(feature = "csv", feature = "plan-file"))]
pub(crate) mod nearest_name;
pub(crate) mod rounding;
#[cfg(any(feature = "csv", feature = "plan-file"))]
pub(crate) mod zone;

pub use self::counted::counted;
pub use self::fraction::{Fraction, FractionError};
pub use self::language::{InLanguage, Language, Localized};
pub use self::moment::{DayOrder, Moment, MomentError, Precision};
pub use self::rounding::Decimal;
#[cfg(any(feature = "csv", feature = "plan-file"))]
pub use self::zone::{ZoneError, zone_called};
