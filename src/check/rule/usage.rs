//! How much of its allowance a case has used.

use crate::ground::fraction::Fraction;
use crate::term::amount::Amount;

/// How much of its allowance a case has used.
///
/// The allowance is what the limit, extended, comes to for this case: for months,
/// the calendar days up to the due day; the days of a roll belong to it. A day is
/// used when it is over, at the cutoff of the deadline, so that all is used just
/// when the case is due. While the clock stands still, what is used is what was
/// when it stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Usage {
    pub(super) used: Amount,
    pub(super) allowance: Amount,
    pub(super) share: Fraction,
}

impl Usage {
    /// What is used, in the unit of the allowance.
    #[must_use]
    pub const fn used(&self) -> Amount {
        self.used
    }

    /// The whole allowance of the case, extension included.
    #[must_use]
    pub const fn allowance(&self) -> Amount {
        self.allowance
    }

    /// What is used as a share of the allowance, exactly: 1 when all is used, more
    /// when the case is overdue.
    #[must_use]
    pub const fn share(&self) -> Fraction {
        self.share
    }
}
