//! Exact fractions of a working day.

use std::fmt;
use std::ops::{Add, Sub};
use std::str::FromStr;

use chrono::TimeDelta;
use num_rational::Ratio;

use super::form::form_is_text;
use super::language::{Language, Localized, display_in_english};

/// Why a text is not a fraction.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FractionError {
    /// The text is not a number in any form.
    Malformed(String),
}

impl Localized for FractionError {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self, language) {
            (Self::Malformed(text), Language::English) => write!(
                f,
                "`{text}` is not a fraction; write a number such as `6`, `6.34` or, as numerator and denominator, `10/7`"
            ),
            (Self::Malformed(text), Language::Chinese) => write!(
                f,
                "“{text}”不是分数；请写数字，如 `6`、`6.34`，或写成分子与分母，如 `10/7`"
            ),
        }
    }
}

impl std::error::Error for FractionError {}

display_in_english!(FractionError);

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
    /// Nothing: zero of whatever is counted.
    pub const ZERO: Self = Self(Ratio::new_raw(0, 1));

    /// `numerator / denominator`, or `None` when the denominator is zero.
    #[must_use]
    pub fn new(numerator: i64, denominator: i64) -> Option<Self> {
        Self::from_parts(i128::from(numerator), i128::from(denominator))
    }

    /// The decimal number `unscaled` / 10^`places`: `decimal(634, 2)` is 6.34.
    ///
    /// ```
    /// use shixian::Fraction;
    ///
    /// const HOURS: Fraction = Fraction::decimal(634, 2);
    /// assert_eq!(HOURS, "6.34".parse().unwrap());
    /// assert_eq!(HOURS.to_decimal(2).to_string(), "6.34");
    /// ```
    #[must_use]
    pub const fn decimal(unscaled: i64, places: u8) -> Self {
        let (mut numerator, mut denominator, mut place) = (unscaled as i128, 1_i128, 0);
        while place < places && place < MOST_PLACES {
            denominator *= 10;
            place += 1;
        }
        let common = gcd(numerator.abs(), denominator);
        if common > 1 {
            numerator /= common;
            denominator /= common;
        }
        Self(Ratio::new_raw(numerator, denominator))
    }

    /// The whole number of `1/scale` in it, rounded down; `None` beyond 128 bits.
    pub(crate) fn scaled_down(self, scale: i128) -> Option<i128> {
        Some(
            self.numerator()
                .checked_mul(scale)?
                .div_euclid(self.denominator()),
        )
    }

    /// The sum; `None` beyond 128 bits.
    pub(crate) fn checked_add(self, other: Self) -> Option<Self> {
        let common = gcd(self.denominator(), other.denominator());
        let (left, right) = (other.denominator() / common, self.denominator() / common);
        let denominator = self.denominator().checked_mul(left)?;
        let left = self.numerator().checked_mul(left)?;
        let right = other.numerator().checked_mul(right)?;
        Self::from_parts(left.checked_add(right)?, denominator)
    }

    /// This, `n` times; `None` beyond 128 bits.
    pub(crate) fn checked_times(self, n: u64) -> Option<Self> {
        let numerator = self.numerator().checked_mul(i128::from(n))?;
        Self::from_parts(numerator, self.denominator())
    }

    /// This divided by `other`; `None` by zero and beyond 128 bits.
    pub(crate) fn checked_div(self, other: Self) -> Option<Self> {
        let numerator = self.numerator().checked_mul(other.denominator())?;
        let denominator = self.denominator().checked_mul(other.numerator())?;
        Self::from_parts(numerator, denominator)
    }

    pub(crate) fn from_parts(numerator: i128, denominator: i128) -> Option<Self> {
        (denominator != 0).then(|| Self(Ratio::new(numerator, denominator)))
    }

    /// Whether it is at least so many hundredths.
    pub(crate) fn is_at_least_percent(self, percent: u8) -> bool {
        let hundredths = i128::from(percent);
        let own = self.numerator().checked_mul(100);
        match own.zip(self.denominator().checked_mul(hundredths)) {
            Some((own, point)) => point <= own,
            None => Ratio::new(hundredths, 100) <= self.0,
        }
    }

    /// A whole number.
    pub(crate) const fn whole(n: i64) -> Self {
        Self(Ratio::new_raw(n as i128, 1))
    }

    /// The seconds of a length of time.
    pub(crate) fn seconds(time: TimeDelta) -> Self {
        let nanos = i128::from(time.subsec_nanos());
        if nanos == 0 {
            return Self::whole(time.num_seconds());
        }
        let all = i128::from(time.num_seconds()) * 1_000_000_000 + nanos;
        Self(Ratio::new(all, 1_000_000_000))
    }

    /// So many halves.
    pub(crate) fn halves(n: u32) -> Self {
        let (numerator, denominator) = if n.is_multiple_of(2) {
            (n / 2, 1)
        } else {
            (n, 2)
        };
        Self(Ratio::new_raw(i128::from(numerator), denominator))
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
pub(crate) const fn gcd(a: i128, b: i128) -> i128 {
    if b == 0 { a } else { gcd(b, a % b) }
}

/// The most decimal places that are read or held.
pub(crate) const MOST_PLACES: u8 = 18;

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
        if let Some((whole, places)) = text.trim().split_once('.') {
            let count = u8::try_from(places.len()).map_err(|_| malformed())?;
            let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
            let whole_digits = whole.strip_prefix('-').unwrap_or(whole);
            if count > MOST_PLACES || !digits(places) || !digits(whole_digits) {
                return Err(malformed());
            }
            let unscaled = format!("{whole}{places}")
                .parse()
                .map_err(|_| malformed())?;
            return Ok(Self::decimal(unscaled, count));
        }
        let (numerator, denominator) = text.split_once('/').unwrap_or((text, "1"));
        let numerator: i64 = numerator.trim().parse().map_err(|_| malformed())?;
        let denominator: i64 = denominator.trim().parse().map_err(|_| malformed())?;
        Self::new(numerator, denominator).ok_or_else(malformed)
    }
}

form_is_text!(Fraction);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_read_exactly() {
        for (text, numerator, denominator) in [
            ("6.34", 317, 50),
            ("-0.5", -1, 2),
            ("100", 100, 1),
            ("10/7", 10, 7),
            ("0.000000000000000001", 1, 1_000_000_000_000_000_000),
        ] {
            let value = Fraction::new(numerator, denominator).unwrap();
            assert_eq!(text.parse(), Ok(value), "{text}");
        }
        for text in [
            "", ".", "1.", ".5", "1.2.3", "1,5", "a", "1/0", "--1.5", "1e3", "+1.5",
        ] {
            assert!(text.parse::<Fraction>().is_err(), "{text}");
        }
        assert_eq!(Fraction::decimal(-150, 0), Fraction::from(-150));
    }
}
