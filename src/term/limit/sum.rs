//! Adding limits: what an extension (延长期限) makes of one.

use super::error::LimitError;
use super::limit::Limit;

impl Limit {
    /// This limit extended by another counted in the same way (延长期限):
    /// 20 + 10 working days are 30, 6 + 3 months are 9.
    ///
    /// # Errors
    ///
    /// [`LimitError::Unlike`] when the two are counted differently or are no
    /// amounts, [`LimitError::TooLarge`] beyond 32 bits.
    pub fn extended_by(self, extension: Self) -> Result<Self, LimitError> {
        match self.sum(extension) {
            Sum::Limit(sum) => Ok(sum),
            Sum::TooLarge => Err(LimitError::TooLarge(format!("{self} + {extension}"))),
            Sum::Unlike => Err(LimitError::Unlike(self, extension)),
        }
    }

    /// The sum of two limits, its errors without words.
    pub(crate) fn sum(self, other: Self) -> Sum {
        let (make, sum): (fn(u32) -> Self, _) = match (self, other) {
            (Self::WorkingDays(a), Self::WorkingDays(b)) => (Self::WorkingDays, a.checked_add(b)),
            (Self::WorkingDayHalves(a), Self::WorkingDayHalves(b)) => {
                (Self::WorkingDayHalves, a.checked_add(b))
            }
            (Self::CalendarDays(a), Self::CalendarDays(b)) => {
                (Self::CalendarDays, a.checked_add(b))
            }
            (Self::Months(a), Self::Months(b)) => (Self::Months, a.checked_add(b)),
            (Self::OpenSeconds(a), Self::OpenSeconds(b)) => (Self::OpenSeconds, a.checked_add(b)),
            (Self::ClockSeconds(a), Self::ClockSeconds(b)) => {
                (Self::ClockSeconds, a.checked_add(b))
            }
            _ => return Sum::Unlike,
        };
        sum.map_or(Sum::TooLarge, |sum| Sum::Limit(make(sum)))
    }
}

/// What two limits come to.
#[derive(Clone, Copy)]
pub(crate) enum Sum {
    /// A limit.
    Limit(Limit),
    /// More than 32 bits hold.
    TooLarge,
    /// Nothing: they are counted differently, or are not amounts.
    Unlike,
}
