//! Exact fractions of a working day.

use std::fmt;
use std::ops::{Add, Sub};
use std::str::FromStr;

use num_rational::Ratio;
use serde::{Deserialize, Serialize};

/// Why a text is no fraction.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FractionError {
    /// The text is neither a whole number nor `numerator/denominator`.
    #[error(
        "`{0}` is no fraction; write a whole number or `numerator/denominator`, such as `10/7`"
    )]
    Malformed(String),
}

/// An exact fraction, always reduced: the unit in which elapsed working days
/// are measured and compared.
///
/// No verdict is ever taken on a rounded number: `10/7` of a working day stays
/// `10/7`.
///
/// ```
/// use shixian::Fraction;
///
/// let elapsed = Fraction::new(600, 420).unwrap();
/// assert_eq!(elapsed.to_string(), "10/7");
/// assert!(elapsed < Fraction::new(3, 2).unwrap());
/// assert_eq!("10/7".parse(), Ok(elapsed));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fraction(Ratio<i128>);

impl Fraction {
    /// Nothing.
    pub const ZERO: Self = Self(Ratio::new_raw(0, 1));

    /// `numerator / denominator`, or `None` when the denominator is zero.
    #[must_use]
    pub fn new(numerator: i64, denominator: i64) -> Option<Self> {
        Self::from_parts(i128::from(numerator), i128::from(denominator))
    }

    pub(crate) fn from_parts(numerator: i128, denominator: i128) -> Option<Self> {
        (denominator != 0).then(|| Self(Ratio::new(numerator, denominator)))
    }

    /// So many halves.
    pub(crate) fn halves(n: u32) -> Self {
        Self(Ratio::new(i128::from(n), 2))
    }

    /// This many days in ticks of which a day has `day`, rounded down, and whether
    /// that is exact; `None` beyond 128 bits.
    pub(crate) fn ticks(self, day: i128) -> Option<(i128, bool)> {
        let (numerator, denominator) = (self.numerator(), self.denominator());
        // whole days apart, so that only their parts are multiplied
        let whole = numerator.div_euclid(denominator);
        let part = numerator
            .rem_euclid(denominator)
            .checked_mul(day / gcd(day, denominator))?;
        let denominator = denominator / gcd(day, denominator);
        let ticks = whole.checked_mul(day)?.checked_add(part / denominator)?;
        Some((ticks, part % denominator == 0))
    }

    /// The numerator of the reduced fraction; carries the sign.
    #[must_use]
    pub fn numerator(self) -> i128 {
        *self.0.numer()
    }

    /// The denominator of the reduced fraction; positive.
    #[must_use]
    pub fn denominator(self) -> i128 {
        *self.0.denom()
    }

    /// The nearest floating-point number: for charts and columns, never for a
    /// comparison.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "the caller asked for a float")]
    pub fn to_f64(self) -> f64 {
        self.numerator() as f64 / self.denominator() as f64
    }
}

/// The greatest common divisor of two positive numbers.
pub(crate) fn gcd(a: i128, b: i128) -> i128 {
    if b == 0 { a } else { gcd(b, a % b) }
}

impl From<i32> for Fraction {
    fn from(whole: i32) -> Self {
        Self(Ratio::from_integer(i128::from(whole)))
    }
}

impl Add for Fraction {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Fraction {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl fmt::Display for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for Fraction {
    type Err = FractionError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let malformed = || FractionError::Malformed(text.to_owned());
        let (numerator, denominator) = text.split_once('/').unwrap_or((text, "1"));
        let numerator: i64 = numerator.trim().parse().map_err(|_| malformed())?;
        let denominator: i64 = denominator.trim().parse().map_err(|_| malformed())?;
        Self::new(numerator, denominator).ok_or_else(malformed)
    }
}

impl Serialize for Fraction {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Fraction {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}
