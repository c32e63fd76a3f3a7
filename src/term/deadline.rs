//! Deadlines: a day plus a cutoff ([S7](crate::design#s7)), or a clock that stands still ([S8](crate::design#s8)).

use std::fmt;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use crate::day::calendar::{Basis, CalendarError};
use crate::day::schedule::Schedule;
use crate::ground::language::{Language, Localized, display_in_english};
use crate::ground::moment::{Moment, end_of_day};
use crate::term::amount::{Amount, Unit};
use crate::term::conventions::{Conventions, Cutoff};
use crate::term::limit::Limit;

/// Why there is no deadline.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DeadlineError {
    /// The calendar cannot answer: a day that matters lies outside of it.
    #[error(transparent)]
    Calendar(#[from] CalendarError),
    /// A date alone where the time of day decides.
    #[error(
        "a date alone does not decide a limit of {limit}: it is due between {earliest} and {latest}"
    )]
    PrecisionTooLow {
        /// The limit in question, as it was given.
        limit: Limit,
        /// The due moment for the earliest times of day.
        earliest: NaiveDateTime,
        /// The due moment for the latest times of day.
        latest: NaiveDateTime,
    },
    /// A date alone where the time of day decides what is left in a pause.
    #[error(
        "a date alone does not decide how much of {limit} was left when the clock stopped, {since} or later that day"
    )]
    PausePrecisionTooLow {
        /// The limit in question, as it was given.
        limit: Limit,
        /// The earliest the clock can have stopped.
        since: NaiveDateTime,
    },
    /// The limit is the case's own due moment, and there is no case.
    #[error("the limit is the case's own due moment, which has to come from the case")]
    NoCase,
}

/// How the last day of a deadline ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum End {
    /// With the day.
    OfDay,
    /// At an exact moment, done exactly at which is in time.
    Exact,
}

/// A deadline: a day plus a cutoff ([S7](crate::design#s7)).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Deadline {
    day: NaiveDate,
    unrolled: NaiveDate,
    pub(crate) at: NaiveDateTime,
    end: End,
    rests_on: RestsOn,
}

/// The days whose kind bears on an answer, if any do: whole runs of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct RestsOn {
    /// The first and the last of those that moved the start.
    start: Option<(NaiveDate, NaiveDate)>,
    /// The first of those up to the answer itself.
    from: Option<NaiveDate>,
}

impl RestsOn {
    /// No day.
    pub(crate) const NOTHING: Self = Self {
        start: None,
        from: None,
    };

    /// The days from `first` on.
    #[inline]
    pub(crate) const fn days_from(first: NaiveDate) -> Self {
        Self {
            start: None,
            from: Some(first),
        }
    }

    /// The days from `from` on, if any, and those from `made` to `deemed` where a start
    /// made on one is deemed to be made on the other.
    pub(crate) const fn days_and_start(
        from: Option<NaiveDate>,
        start: Option<(NaiveDate, NaiveDate)>,
    ) -> Self {
        Self { start, from }
    }

    /// The first day of each run of them.
    pub(crate) fn begins(self) -> impl Iterator<Item = NaiveDate> {
        let start = self.start.map(|(made, _)| made);
        start.into_iter().chain(self.from)
    }

    /// What an answer rests on that was decided by `through`.
    #[inline]
    fn basis(self, schedule: &Schedule, through: NaiveDate) -> Basis {
        let calendar = schedule.calendar();
        let over = |first, last: NaiveDate| calendar.basis_over(first, last.min(through));
        let start = self.start.map(|(made, deemed)| over(made, deemed));
        let own = self.from.map(|first| over(first, through));
        start.max(own).unwrap_or(Basis::Announced)
    }
}

impl Deadline {
    /// The day on which it is due, rolled off a rest day where it rolls.
    #[must_use]
    #[inline]
    pub const fn day(&self) -> NaiveDate {
        self.day
    }

    /// The due day before it was rolled off a rest day.
    #[must_use]
    pub const fn unrolled_day(&self) -> NaiveDate {
        self.unrolled
    }

    /// The due moment; for the end of a day, 00:00 of the next.
    #[must_use]
    #[inline]
    pub const fn at(&self) -> NaiveDateTime {
        self.at
    }

    /// Whether the deadline is the end of its day, so that the date alone
    /// decides.
    #[must_use]
    pub const fn is_end_of_day(&self) -> bool {
        matches!(self.end, End::OfDay)
    }

    /// Whether something done at `moment` is in time; `None` when a date alone
    /// does not decide.
    #[must_use]
    #[inline]
    pub fn is_in_time(&self, moment: Moment) -> Option<bool> {
        match self.end {
            End::OfDay => Some(moment.date() <= self.day),
            End::Exact if moment.earliest() > self.at => Some(false),
            End::Exact if moment.latest() <= self.at => Some(true),
            End::Exact => None,
        }
    }

    /// Whether the deadline rests on announced days alone.
    #[must_use]
    pub fn basis(&self, schedule: &Schedule) -> Basis {
        self.basis_of_answer(schedule, self.day)
    }

    /// The basis of an answer about this deadline that was decided by `day`: no
    /// later day could change it ([S3](crate::design#s3)).
    #[inline]
    pub(crate) fn basis_of_answer(&self, schedule: &Schedule, day: NaiveDate) -> Basis {
        self.rests_on.basis(schedule, day.min(self.day))
    }

    /// The moment up to which what is left is counted in `unit`: whole days up to the
    /// due day, time up to the due moment.
    #[inline]
    pub(crate) const fn counted_to(&self, unit: Unit) -> NaiveDateTime {
        match unit {
            Unit::WorkingDays | Unit::CalendarDays => self.day.and_time(NaiveTime::MIN),
            Unit::WorkingDaysOfTime | Unit::OpenTime | Unit::ClockTime => self.at,
        }
    }

    /// The first moment at which something done is late.
    pub(crate) fn late_from(&self) -> NaiveDateTime {
        match self.end {
            End::OfDay => self.at,
            End::Exact => self
                .at
                .checked_add_signed(TimeDelta::nanoseconds(1))
                .unwrap_or(NaiveDateTime::MAX),
        }
    }

    /// The first day of each run of days whose kind bears on the deadline, if any does.
    pub(crate) fn rests_on_days_from(&self) -> impl Iterator<Item = NaiveDate> {
        self.rests_on.begins()
    }

    /// The deadline, but never before `start`: a day that is counted and over when the
    /// clock starts leaves the start itself.
    #[inline]
    pub(crate) fn not_before(self, start: Moment) -> Self {
        match start.timestamp() {
            Some(at) if self.at < at => Self {
                at,
                end: End::Exact,
                ..self
            },
            _ => self,
        }
    }

    /// A deadline at an exact moment.
    #[inline]
    pub(crate) fn exact(at: NaiveDateTime, rests_on: RestsOn) -> Self {
        Self {
            day: at.date(),
            unrolled: at.date(),
            at,
            end: End::Exact,
            rests_on,
        }
    }

    /// A deadline on `day`, which was `unrolled` before any rolling.
    #[inline]
    pub(crate) fn on_day(
        schedule: &Schedule,
        unrolled: NaiveDate,
        day: NaiveDate,
        cutoff: Option<Cutoff>,
        mut rests_on: RestsOn,
    ) -> Result<Self, CalendarError> {
        let close = match cutoff {
            Some(Cutoff::Close) => schedule.closing(day)?,
            _ => None,
        };
        if cutoff == Some(Cutoff::Close) {
            // when the office closes depends on the due day itself
            rests_on.from = Some(rests_on.from.map_or(day, |from| from.min(day)));
        }
        Ok(Self {
            day,
            unrolled,
            at: close.unwrap_or_else(|| end_of_day(day)),
            end: if close.is_some() {
                End::Exact
            } else {
                End::OfDay
            },
            rests_on,
        })
    }

    /// The deadline that a case states for itself.
    ///
    /// A timestamp is that moment unless `conventions` set a cutoff; a date alone
    /// is that day, to its end unless they say otherwise.
    ///
    /// # Errors
    ///
    /// A day outside the calendar, where close of business is asked for.
    pub fn stated(
        schedule: &Schedule,
        due: Moment,
        conventions: &Conventions,
    ) -> Result<Self, CalendarError> {
        match (due.timestamp(), conventions.cutoff()) {
            (Some(at), None) => Ok(Self::exact(at, RestsOn::NOTHING)),
            (_, cutoff) => {
                let day = due.date();
                Self::on_day(schedule, day, day, cutoff, RestsOn::NOTHING)
            }
        }
    }
}

/// What a limit comes to: a deadline, or a clock that stands still.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// It is due at a deadline.
    At(Deadline),
    /// A stop lasts: there is no due day yet, only what remains ([S8](crate::design#s8)).
    Paused(Paused),
}

/// A clock that stands still.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paused {
    pub(crate) since: NaiveDateTime,
    pub(crate) remaining: Amount,
    pub(crate) rests_on: RestsOn,
}

impl Paused {
    /// Since when the clock stands still.
    #[must_use]
    pub const fn since(&self) -> NaiveDateTime {
        self.since
    }

    /// What remains of the limit when the clock runs again.
    #[must_use]
    pub const fn remaining(&self) -> Amount {
        self.remaining
    }
}

impl Paused {
    /// Whether what remains rests on announced days alone.
    #[must_use]
    pub fn basis(&self, schedule: &Schedule) -> Basis {
        self.rests_on.basis(schedule, self.since.date())
    }
}

impl Localized for Deadline {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (day, unrolled) = (self.day, self.unrolled);
        match (language, self.is_end_of_day()) {
            (Language::English, true) => write!(f, "{day}, end of day")?,
            (Language::Chinese, true) => write!(f, "{day}（当日结束）")?,
            (_, false) => write!(f, "{}", self.at)?,
        }
        match language {
            _ if unrolled == day => Ok(()),
            Language::English => write!(f, " (rolled from {unrolled})"),
            Language::Chinese => write!(f, "（自{unrolled}顺延）"),
        }
    }
}

impl Localized for Paused {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (since, remaining) = (self.since, self.remaining.in_language(language));
        match language {
            Language::English => write!(f, "clock stopped since {since}, {remaining} left"),
            Language::Chinese => write!(f, "自{since}起中止计时，剩{remaining}"),
        }
    }
}

impl Localized for Due {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::At(deadline) => deadline.fmt_in(language, f),
            Self::Paused(paused) => paused.fmt_in(language, f),
        }
    }
}

display_in_english!(Deadline, Paused, Due);

impl Localized for DeadlineError {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self, language) {
            (error, Language::English) => write!(f, "{error}"),
            (Self::Calendar(error), Language::Chinese) => error.fmt_in(language, f),
            (
                Self::PrecisionTooLow {
                    limit,
                    earliest,
                    latest,
                },
                Language::Chinese,
            ) => write!(
                f,
                "只有日期不足以确定{}的时限：应办结时间在{earliest}至{latest}之间",
                limit.chinese()
            ),
            (Self::PausePrecisionTooLow { limit, since }, Language::Chinese) => write!(
                f,
                "只有日期不足以确定暂停计时（{since}或当日稍后）时{}的时限还剩多少",
                limit.chinese()
            ),
            (Self::NoCase, Language::Chinese) => {
                f.write_str("时限为办件自定的应办结时间，须由办件给出")
            }
        }
    }
}
