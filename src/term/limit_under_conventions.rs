//! Allowances: what a limit comes to as its conventions read it. Half a working
//! day is read here and nowhere else.

use chrono::{NaiveDate, TimeDelta};

use crate::ground::fraction::Fraction;
use crate::term::amount::{Amount, Unit};
use crate::term::conventions::{Conventions, HalfDay};
use crate::term::limit::Limit;

/// How a limit is counted: as a fixed amount, or in a way that depends on when it
/// starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Count {
    /// A fixed amount.
    Fixed(Allowance),
    /// Months.
    Months(u32),
    /// At once: before closing of the day.
    Immediate,
    /// By the end of a day named outright.
    Until(NaiveDate),
    /// By the moment that the case states.
    Stated,
}

/// A fixed amount of days or time, which can be used up part by part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Allowance {
    /// Whole working days (工作日), counted by days.
    WorkingDays(u32),
    /// Calendar days (自然日), rest days counted too.
    CalendarDays(u32),
    /// Half-day sessions of the office.
    Sessions(u32),
    /// Working days' worth of open time, each day counting its own.
    OfficeDays(Fraction),
    /// Open time: nights, lunch and rest days do not count.
    OpenTime(TimeDelta),
    /// Continuous clock time, nights and rest days counted too.
    ClockTime(TimeDelta),
}

impl Limit {
    /// The limit as `conventions` read it.
    #[inline]
    pub(crate) fn under(self, conventions: &Conventions) -> Count {
        let seconds = |n: u32| TimeDelta::seconds(n.into());
        Count::Fixed(match self {
            Self::WorkingDays(n) => Allowance::WorkingDays(n),
            Self::CalendarDays(n) => Allowance::CalendarDays(n),
            Self::OpenSeconds(n) => Allowance::OpenTime(seconds(n)),
            Self::ClockSeconds(n) => Allowance::ClockTime(seconds(n)),
            Self::WorkingDayHalves(n) => match conventions.half_day() {
                HalfDay::OfficeDay => Allowance::OfficeDays(Fraction::halves(n)),
                HalfDay::FourHours => Allowance::OpenTime(TimeDelta::hours(4 * i64::from(n))),
                HalfDay::Session => Allowance::Sessions(n),
            },
            Self::Months(n) => return Count::Months(n),
            Self::Immediate => return Count::Immediate,
            Self::Until(day) => return Count::Until(day),
            Self::CaseDue => return Count::Stated,
        })
    }

    /// The unit the limit is counted in under `conventions`: halves of a day read
    /// as four hours are open time, months and a day named outright calendar days,
    /// a case's own due moment clock time.
    ///
    /// ```
    /// use shixian::{Conventions, half_working_days};
    /// use shixian::term::{HalfDay, Unit};
    ///
    /// let law = Conventions::new();
    /// assert_eq!(half_working_days(1).unit(&law), Unit::WorkingDaysOfTime);
    /// let hours = law.with_half_day(HalfDay::FourHours);
    /// assert_eq!(half_working_days(1).unit(&hours), Unit::OpenTime);
    /// ```
    #[must_use]
    pub fn unit(self, conventions: &Conventions) -> Unit {
        match self.under(conventions) {
            Count::Fixed(allowance) => allowance.unit(),
            Count::Months(_) | Count::Until(_) => Unit::CalendarDays,
            Count::Immediate => Unit::OpenTime,
            Count::Stated => Unit::ClockTime,
        }
    }

    /// The limit as a number of its [unit](Limit::unit): days or, of time, seconds.
    /// `None` where it is not a fixed number of them: months, at once, by a date,
    /// the case's own.
    pub(crate) fn figure(self, conventions: &Conventions) -> Option<Fraction> {
        match self.under(conventions) {
            Count::Fixed(allowance) => Some(allowance.figure()),
            Count::Months(_) | Count::Immediate | Count::Until(_) | Count::Stated => None,
        }
    }
}

impl Allowance {
    const fn unit(self) -> Unit {
        match self {
            Self::WorkingDays(_) => Unit::WorkingDays,
            Self::CalendarDays(_) => Unit::CalendarDays,
            Self::Sessions(_) | Self::OfficeDays(_) => Unit::WorkingDaysOfTime,
            Self::OpenTime(_) => Unit::OpenTime,
            Self::ClockTime(_) => Unit::ClockTime,
        }
    }

    /// As a number of its unit; a session is half a day.
    fn figure(self) -> Fraction {
        match self {
            Self::WorkingDays(n) | Self::CalendarDays(n) => Fraction::whole(n.into()),
            Self::Sessions(n) => Fraction::halves(n),
            Self::OfficeDays(days) => days,
            Self::OpenTime(time) | Self::ClockTime(time) => Fraction::seconds(time),
        }
    }

    /// As an amount; `None` beyond the bounds of one.
    pub(crate) fn amount(self) -> Option<Amount> {
        Some(match self {
            Self::WorkingDays(n) => Amount::WorkingDays(i32::try_from(n).ok()?),
            Self::CalendarDays(n) => Amount::CalendarDays(n.into()),
            Self::Sessions(n) => Amount::WorkingDaysOfTime(Fraction::halves(n)),
            Self::OfficeDays(days) => Amount::WorkingDaysOfTime(days),
            Self::OpenTime(time) => Amount::OpenTime(time),
            Self::ClockTime(time) => Amount::ClockTime(time),
        })
    }

    /// Whether it is nothing.
    pub(crate) fn is_nothing(self) -> bool {
        match self {
            Self::WorkingDays(n) | Self::CalendarDays(n) | Self::Sessions(n) => n == 0,
            Self::OfficeDays(days) => days == Fraction::ZERO,
            Self::OpenTime(time) | Self::ClockTime(time) => time.is_zero(),
        }
    }

    /// The same way of counting with `n` in place of its number, where it is counted
    /// in whole parts.
    pub(crate) const fn with_parts(self, n: u32) -> Option<Self> {
        match self {
            Self::WorkingDays(_) => Some(Self::WorkingDays(n)),
            Self::CalendarDays(_) => Some(Self::CalendarDays(n)),
            Self::Sessions(_) => Some(Self::Sessions(n)),
            Self::OfficeDays(_) | Self::OpenTime(_) | Self::ClockTime(_) => None,
        }
    }

    /// What share of `total`, which is counted alike, this is.
    pub(crate) fn share_of(self, total: Self) -> Option<Fraction> {
        match (self, total) {
            (Self::WorkingDays(n), Self::WorkingDays(total))
            | (Self::CalendarDays(n), Self::CalendarDays(total))
            | (Self::Sessions(n), Self::Sessions(total)) => {
                Fraction::from_parts(n.into(), total.into())
            }
            (Self::OfficeDays(days), Self::OfficeDays(total)) => days.checked_div(total),
            (Self::OpenTime(time), Self::OpenTime(total))
            | (Self::ClockTime(time), Self::ClockTime(total)) => {
                let nanos = |time: TimeDelta| time.num_nanoseconds().map(i128::from);
                Fraction::from_parts(nanos(time)?, nanos(total)?)
            }
            _ => None,
        }
    }

    /// The least part that is `percent` of it.
    pub(crate) fn part(self, percent: u8) -> Option<Self> {
        let whole = |n: u32| {
            let hundredths = u64::from(n) * u64::from(percent);
            u32::try_from(hundredths.div_ceil(100)).unwrap_or(u32::MAX)
        };
        let time = |time: TimeDelta| {
            let hundredths = i128::from(time.num_nanoseconds()?) * i128::from(percent);
            // rounded up: a point is not reached before it is
            let nanos = hundredths.checked_add(99)?.div_euclid(100);
            Some(TimeDelta::nanoseconds(i64::try_from(nanos).ok()?))
        };
        Some(match self {
            Self::WorkingDays(n) => Self::WorkingDays(whole(n)),
            Self::CalendarDays(n) => Self::CalendarDays(whole(n)),
            Self::Sessions(n) => Self::Sessions(whole(n)),
            Self::OfficeDays(days) => Self::OfficeDays(Fraction::from_parts(
                days.numerator().checked_mul(percent.into())?,
                days.denominator().checked_mul(100)?,
            )?),
            Self::OpenTime(total) => Self::OpenTime(time(total)?),
            Self::ClockTime(total) => Self::ClockTime(time(total)?),
        })
    }
}
