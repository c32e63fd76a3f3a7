//! Numbers of a summary: exact, and rounded for people to read.

use serde::Serialize;

use crate::ground::fraction::Fraction;

/// An exact number, with decimals to be shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Number {
    /// The number, as a whole number or `numerator/denominator`.
    pub exact: Fraction,
    /// The same in decimals, rounded as the field that holds it says.
    pub decimal: String,
}

impl Number {
    /// A share of one, in per cent to two decimals, rounded down.
    pub(super) fn percent(share: Fraction) -> Self {
        Self {
            exact: share,
            decimal: share.percent_down(2).to_string(),
        }
    }

    /// An amount to three decimals, rounded up.
    pub(super) fn amount(amount: Fraction) -> Self {
        Self {
            exact: amount,
            decimal: amount.to_decimal_up(3).to_string(),
        }
    }
}
