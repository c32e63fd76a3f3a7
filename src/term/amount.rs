//! Amounts: what remains of a limit, or by how much it was kept or missed, in
//! the limit's own unit.

use std::fmt;

use chrono::{NaiveDateTime, TimeDelta};

use crate::day::calendar::CalendarError;
use crate::day::schedule::Schedule;
use crate::ground::fraction::Fraction;
use crate::ground::language::{Language, Localized, display_in_english};

/// An amount in a unit of counting. Amounts are exact and never rounded before
/// they are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Amount {
    /// Whole working days (工作日), counted by days.
    WorkingDays(i32),
    /// Working days' worth of open time, each day counting its own as one.
    WorkingDaysOfTime(Fraction),
    /// Calendar days (自然日), rest days counted too.
    CalendarDays(i64),
    /// Open time: nights, lunch and rest days do not count.
    OpenTime(TimeDelta),
    /// Continuous clock time, nights and rest days counted too.
    ClockTime(TimeDelta),
}

/// The unit an amount is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Whole working days (工作日), counted by days.
    WorkingDays,
    /// Working days' worth of open time.
    WorkingDaysOfTime,
    /// Calendar days (自然日), rest days counted too.
    CalendarDays,
    /// Open time: nights, lunch and rest days do not count.
    OpenTime,
    /// Continuous clock time, nights and rest days counted too.
    ClockTime,
}

impl Unit {
    /// What lies between two moments, in this unit. Days are counted in
    /// `(from, to]`; the result is negative when `to` comes first.
    ///
    /// # Errors
    ///
    /// A moment outside the calendar, for the units that need one.
    #[inline]
    pub fn between(
        self,
        schedule: &Schedule,
        from: NaiveDateTime,
        to: NaiveDateTime,
    ) -> Result<Amount, CalendarError> {
        Ok(match self {
            Self::WorkingDays => Amount::WorkingDays(
                schedule
                    .calendar()
                    .working_days_between(from.date(), to.date())?,
            ),
            Self::WorkingDaysOfTime => {
                Amount::WorkingDaysOfTime(schedule.working_days_of_time(from, to)?)
            }
            Self::CalendarDays => {
                Amount::CalendarDays(to.date().signed_duration_since(from.date()).num_days())
            }
            Self::OpenTime => Amount::OpenTime(schedule.open_between(from, to)?),
            Self::ClockTime => Amount::ClockTime(to.signed_duration_since(from)),
        })
    }
}

impl Amount {
    /// The amount with its sign turned.
    #[must_use]
    #[inline]
    pub fn negated(self) -> Self {
        match self {
            Self::WorkingDays(days) => Self::WorkingDays(-days),
            Self::WorkingDaysOfTime(days) => Self::WorkingDaysOfTime(Fraction::ZERO - days),
            Self::CalendarDays(days) => Self::CalendarDays(-days),
            Self::OpenTime(time) => Self::OpenTime(-time),
            Self::ClockTime(time) => Self::ClockTime(-time),
        }
    }

    /// The unit that the amount is given in.
    #[must_use]
    #[inline]
    pub const fn unit(self) -> Unit {
        match self {
            Self::WorkingDays(_) => Unit::WorkingDays,
            Self::WorkingDaysOfTime(_) => Unit::WorkingDaysOfTime,
            Self::CalendarDays(_) => Unit::CalendarDays,
            Self::OpenTime(_) => Unit::OpenTime,
            Self::ClockTime(_) => Unit::ClockTime,
        }
    }

    /// The amount as a number of its unit: days or, of time, seconds.
    #[must_use]
    #[inline]
    pub fn to_fraction(self) -> Fraction {
        match self {
            Self::WorkingDays(days) => Fraction::from(days),
            Self::WorkingDaysOfTime(days) => days,
            Self::CalendarDays(days) => Fraction::whole(days),
            Self::OpenTime(time) | Self::ClockTime(time) => Fraction::seconds(time),
        }
    }

    /// Whether the amount is zero.
    #[must_use]
    #[inline]
    pub fn is_zero(self) -> bool {
        match self {
            Self::WorkingDays(days) => days == 0,
            Self::WorkingDaysOfTime(days) => days == Fraction::ZERO,
            Self::CalendarDays(days) => days == 0,
            Self::OpenTime(time) | Self::ClockTime(time) => time.is_zero(),
        }
    }
}

impl Localized for Amount {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let english = language == Language::English;
        let s = |one: bool| if one { "" } else { "s" };
        match *self {
            Self::WorkingDays(n) if english => write!(f, "{n} working day{}", s(n == 1)),
            Self::WorkingDays(n) => write!(f, "{n}个工作日"),
            Self::WorkingDaysOfTime(n) if english => {
                let one = n == Fraction::from(1);
                write!(f, "{n} working day{} of open time", s(one))
            }
            Self::WorkingDaysOfTime(n) => write!(f, "{n}个工作日（按办公时间计）"),
            Self::CalendarDays(n) if english => write!(f, "{n} calendar day{}", s(n == 1)),
            Self::CalendarDays(n) => write!(f, "{n}日"),
            Self::OpenTime(time) if english => write!(f, "{} of open time", Span(time, language)),
            Self::OpenTime(time) => write!(f, "{}（办公时间）", Span(time, language)),
            Self::ClockTime(time) => write!(f, "{}", Span(time, language)),
        }
    }
}

display_in_english!(Amount);

/// A length of time in hours, minutes and seconds.
pub(crate) struct Span(pub(crate) TimeDelta, pub(crate) Language);

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(time, language) = self;
        if *time < TimeDelta::zero() {
            f.write_str("-")?;
        }
        let time = time.abs();
        let (hours, minutes) = (time.num_hours(), time.num_minutes() % 60);
        let (seconds, nanos) = (time.num_seconds() % 60, time.subsec_nanos());
        let units = match language {
            Language::English => [" h", " min", " s"],
            Language::Chinese => ["小时", "分", "秒"],
        };
        let space = if *language == Language::English {
            " "
        } else {
            ""
        };
        let mut first = true;
        for (number, unit) in [hours, minutes].into_iter().zip(units) {
            if number != 0 {
                write!(f, "{}{number}{unit}", if first { "" } else { space })?;
                first = false;
            }
        }
        if first || seconds != 0 || nanos != 0 {
            let [_, _, unit] = units;
            write!(f, "{}{seconds}", if first { "" } else { space })?;
            if nanos != 0 {
                let digits = format!("{nanos:09}");
                write!(f, ".{}", digits.trim_end_matches('0'))?;
            }
            f.write_str(unit)?;
        }
        Ok(())
    }
}
