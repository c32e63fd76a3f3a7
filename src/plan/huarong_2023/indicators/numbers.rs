//! The two kinds of numbers that most indicators are.

use crate::ground::fraction::Fraction;
use crate::plan::indicator::{Indicator, Measure, indicator};

/// A share in per cent.
pub(super) const fn share<'a>(id: &'a str, title: &'a str, english: &'a str) -> Indicator<'a> {
    indicator(id, title, Measure::Share, "%").english(english, "%")
}

/// A whole number.
pub(super) const fn whole(number: i64) -> Fraction {
    Fraction::decimal(number, 0)
}
