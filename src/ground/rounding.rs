//! Rounding: exact numbers and shares as decimals for people to read.

use std::fmt;

use super::fraction::{Fraction, MOST_PLACES};

impl Fraction {
    /// The number to be shown in decimals, rounded to at most `places` of them:
    /// for reports, never for a comparison.
    #[must_use]
    pub const fn to_decimal(self, places: u8) -> Decimal {
        self.rounded(places, Rounding::Nearest)
    }

    /// As [`to_decimal`](Self::to_decimal), but never more than the number: a
    /// share of 99.996 % is not shown as 100.
    #[must_use]
    pub const fn to_decimal_down(self, places: u8) -> Decimal {
        self.rounded(places, Rounding::Down)
    }

    /// As [`to_decimal`](Self::to_decimal), but never less than the number: a mean
    /// of 15.001 days is not shown as 15.
    #[must_use]
    pub const fn to_decimal_up(self, places: u8) -> Decimal {
        self.rounded(places, Rounding::Up)
    }

    /// This share of one in per cent, rounded down to at most `places` decimals: a
    /// share that is published is never more than the true one.
    ///
    /// ```
    /// use shixian::Fraction;
    ///
    /// assert_eq!(Fraction::new(1999, 2000).unwrap().percent_down(1).to_string(), "99.9");
    /// ```
    #[must_use]
    pub fn percent_down(self, places: u8) -> Decimal {
        let percent = self.checked_times(100).unwrap_or(self);
        percent.to_decimal_down(places)
    }

    const fn rounded(self, places: u8, rounding: Rounding) -> Decimal {
        Decimal {
            value: self,
            places,
            rounding,
        }
    }
}

/// A number to be shown in decimals: [`Fraction::to_decimal`].
#[derive(Clone, Copy, Debug)]
pub struct Decimal {
    value: Fraction,
    places: u8,
    rounding: Rounding,
}

#[derive(Clone, Copy, Debug)]
enum Rounding {
    Nearest,
    Down,
    Up,
}

impl fmt::Display for Decimal {
    /// Half is rounded away from zero; zeros at the end are left out.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let places = usize::from(self.places.min(MOST_PLACES));
        let scale = 10_i128.pow(u32::from(self.places.min(MOST_PLACES)));
        let (numerator, denominator) = (self.value.numerator(), self.value.denominator());
        let whole = numerator.div_euclid(denominator);
        let rest = numerator.rem_euclid(denominator);
        let is_negative = numerator < 0;
        // in units of the last place, the rest rounded
        let (last, over) = match rest.checked_mul(scale) {
            Some(product) => (product / denominator, product % denominator),
            // a denominator near 128 bits: its last digits are beyond any place
            None => (rest / (denominator / scale).max(1), 0),
        };
        let up = match self.rounding {
            Rounding::Down => false,
            Rounding::Up => over > 0,
            Rounding::Nearest if is_negative => over > denominator - over,
            Rounding::Nearest => over >= denominator - over && over > 0,
        };
        let last = last + i128::from(up);
        let (whole, rest) = (whole + last / scale, last % scale);
        // the digits of a negative number count down from the whole above it
        let (sign, whole, rest) = match (whole < 0, rest) {
            (true, 0) => ("-", -whole, 0),
            (true, rest) => ("-", -(whole + 1), scale - rest),
            (false, rest) => ("", whole, rest),
        };
        write!(f, "{sign}{whole}")?;
        if rest == 0 {
            return Ok(());
        }
        let digits = format!("{rest:0places$}");
        write!(f, ".{}", digits.trim_end_matches('0'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_rounded_as_asked() {
        let shown = |numerator, denominator, places| {
            let value = Fraction::new(numerator, denominator).unwrap();
            [
                value.to_decimal(places).to_string(),
                value.to_decimal_down(places).to_string(),
                value.to_decimal_up(places).to_string(),
            ]
        };
        assert_eq!(shown(2, 3, 2), ["0.67", "0.66", "0.67"]);
        assert_eq!(shown(-2, 3, 2), ["-0.67", "-0.67", "-0.66"]);
        assert_eq!(shown(1, 2, 0), ["1", "0", "1"]);
        assert_eq!(shown(-1, 2, 0), ["-1", "-1", "0"]);
        assert_eq!(shown(1, 8, 2), ["0.13", "0.12", "0.13"]);
        assert_eq!(shown(-1, 8, 2), ["-0.13", "-0.13", "-0.12"]);
        assert_eq!(shown(99_996, 100_000, 2), ["1", "0.99", "1"]);
        assert_eq!(shown(634, 100, 2), ["6.34"; 3]);
        assert_eq!(shown(-634, 100, 6), ["-6.34"; 3]);
        assert_eq!(shown(15, 1, 2), ["15"; 3]);
        assert_eq!(shown(-1, 1_000, 2), ["0", "-0.01", "0"]);
        assert_eq!(shown(i64::MAX, 1, 18), ["9223372036854775807"; 3]);
    }
}
