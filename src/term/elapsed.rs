//! Elapsed: how long a case has taken, in every unit, stops taken out ([S10](crate::design#s10)).

use std::fmt;

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};

use crate::day::calendar::CalendarError;
use crate::day::schedule::Schedule;
use crate::ground::fraction::Fraction;
use crate::ground::language::{Language, Localized};
use crate::ground::moment::Moment;
use crate::term::amount::{Amount, Unit};
use crate::term::conventions::StopDays;
use crate::term::stops::{Bound, Stops};
use crate::term::term::Term;

/// Why a length of time cannot be measured.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ElapsedError {
    /// The end comes before the start.
    #[error("the end {end} comes before the start {start}")]
    EndBeforeStart {
        /// The moment at which the clock starts.
        start: Moment,
        /// The moment up to which is measured.
        end: Moment,
    },
    /// The calendar cannot answer: a day that matters lies outside of it.
    #[error(transparent)]
    Calendar(#[from] CalendarError),
}

/// How long something took, stops taken out.
///
/// A measure of time is known where every time of day that is not would give the
/// same, each by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Elapsed {
    working_days: i32,
    calendar_days: i64,
    open: Option<TimeDelta>,
    clock: Option<TimeDelta>,
    working_days_of_time: Option<Fraction>,
}

/// The measures that need times of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct ElapsedTime {
    open: TimeDelta,
    clock: TimeDelta,
    working_days: Fraction,
}

impl Term<'_> {
    /// How long it has taken until `until`, its limit aside. Days are counted in
    /// `(start, until]`; which of them a stop takes out, its conventions say. A stop
    /// that still lasts is taken out to the end.
    ///
    /// ```
    /// use chrono::NaiveDate;
    /// use shixian::{Schedule, working_days};
    ///
    /// let at = |d, h| NaiveDate::from_ymd_opt(2023, 6, d).unwrap().and_hms_opt(h, 0, 0).unwrap();
    /// let schedule = Schedule::china();
    /// let took = schedule.term(working_days(3), at(12, 9)).elapsed(at(13, 12))?;
    /// assert_eq!(took.working_days(), 1);
    /// assert_eq!(took.open_time().unwrap().num_hours(), 10);
    /// assert_eq!(took.working_days_of_time().unwrap().to_string(), "10/7");
    /// # Ok::<(), shixian::term::ElapsedError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// An end before the start, and dates outside the calendar.
    pub fn elapsed(&self, until: impl Into<Moment>) -> Result<Elapsed, ElapsedError> {
        self.elapsed_until(until.into())
    }

    fn elapsed_until(&self, end: Moment) -> Result<Elapsed, ElapsedError> {
        let (schedule, start) = (self.schedule, self.start);
        let stop_days = self.conventions.stop_days();
        if end.is_before(start) {
            return Err(ElapsedError::EndBeforeStart { start, end });
        }
        let calendar = schedule.calendar();
        let (first, last) = (start.date(), end.date());
        let mut working_days = calendar.working_days_between(first, last)?;
        let mut calendar_days = last.signed_duration_since(first).num_days();
        let mut counted_to = first;
        for stop in self.stops.clipped_to(end).in_order() {
            if stop.is_nothing_from(start) {
                continue;
            }
            let begin = stop.begin.date().max(first);
            let after = match stop_days {
                StopDays::HalfOpen => begin,
                StopDays::Inclusive => begin.pred_opt().unwrap_or(begin),
            };
            let after = after.max(counted_to);
            let through = stop.end.map_or(last, |end| end.date().min(last));
            if after < through {
                working_days -= calendar.working_days_between(after, through)?;
                calendar_days -= through.signed_duration_since(after).num_days();
                counted_to = through;
            }
        }
        let measure = |bound: Bound, end: NaiveDateTime| {
            let term = self.taken_at(bound);
            let start = term.start.earliest().min(end);
            let stops = term.stops.clipped_to(Moment::at(end));
            ElapsedTime::measure(schedule, start, end, stops)
        };
        // the most that can have passed, and the least
        let most = measure(Bound::Earliest, end.last())?;
        let least = if self.times_are_known() && end.timestamp().is_some() {
            most
        } else {
            measure(Bound::Latest, end.earliest().max(start.earliest()))?
        };
        Ok(Elapsed {
            working_days,
            calendar_days,
            open: (most.open == least.open).then_some(most.open),
            clock: (most.clock == least.clock).then_some(most.clock),
            working_days_of_time: (most.working_days == least.working_days)
                .then_some(most.working_days),
        })
    }
}

impl Elapsed {
    /// The measure in a unit; `None` where it needs times of day and a date alone
    /// does not decide.
    #[must_use]
    pub fn in_unit(&self, unit: Unit) -> Option<Amount> {
        match unit {
            Unit::WorkingDays => Some(Amount::WorkingDays(self.working_days)),
            Unit::CalendarDays => Some(Amount::CalendarDays(self.calendar_days)),
            Unit::WorkingDaysOfTime => self.working_days_of_time().map(Amount::WorkingDaysOfTime),
            Unit::OpenTime => self.open_time().map(Amount::OpenTime),
            Unit::ClockTime => self.clock_time().map(Amount::ClockTime),
        }
    }

    /// Whole working days, in `(start, end]`.
    #[must_use]
    pub const fn working_days(&self) -> i32 {
        self.working_days
    }

    /// Calendar days, in `(start, end]`.
    #[must_use]
    pub const fn calendar_days(&self) -> i64 {
        self.calendar_days
    }

    /// Open time; `None` where a date alone does not decide.
    #[must_use]
    pub const fn open_time(&self) -> Option<TimeDelta> {
        self.open
    }

    /// Continuous clock time; `None` where a date alone does not decide.
    #[must_use]
    pub const fn clock_time(&self) -> Option<TimeDelta> {
        self.clock
    }

    /// Working days' worth of open time, each day counting its own as one;
    /// `None` where a date alone does not decide.
    #[must_use]
    pub const fn working_days_of_time(&self) -> Option<Fraction> {
        self.working_days_of_time
    }
}

impl ElapsedTime {
    fn measure(
        schedule: &Schedule,
        start: NaiveDateTime,
        end: NaiveDateTime,
        stops: Stops<'_>,
    ) -> Result<Self, CalendarError> {
        let mut measured = Self {
            open: schedule.open_between(start, end)?,
            clock: end.signed_duration_since(start),
            working_days: schedule.working_days_of_time(start, end)?,
        };
        let mut counted_to = start;
        for stop in stops.in_order() {
            let from = stop.begin.earliest().max(counted_to);
            let to = stop
                .end
                .map_or(end, |stop_end| stop_end.earliest().min(end));
            if from < to {
                measured.open -= schedule.open_between(from, to)?;
                measured.clock -= to.signed_duration_since(from);
                measured.working_days =
                    measured.working_days - schedule.working_days_of_time(from, to)?;
                counted_to = to;
            }
        }
        Ok(measured)
    }
}

/// Deemed acceptance (行政许可法 art. 32 ¶1(4)): an authority that does not tell
/// the applicant what is missing within five working days has accepted the
/// application on the day it received it.
///
/// Returns the moment of receipt when the application is so deemed accepted as
/// of `now`: no notice was given by the fifth working day after receipt, and
/// that day is over. A notice dated before the receipt is none of this application.
///
/// ```
/// use chrono::NaiveDate;
/// use shixian::{Moment, Schedule};
/// use shixian::term::deemed_acceptance;
///
/// let on = |d| Moment::on(NaiveDate::from_ymd_opt(2023, 7, d).unwrap());
/// let schedule = Schedule::china();
/// assert_eq!(deemed_acceptance(&schedule, on(3), None, on(11))?, Some(on(3)));
/// assert_eq!(deemed_acceptance(&schedule, on(3), None, on(10))?, None);
/// assert_eq!(deemed_acceptance(&schedule, on(3), Some(on(10)), on(20))?, None);
/// # Ok::<(), shixian::day::CalendarError>(())
/// ```
///
/// # Errors
///
/// Dates outside the calendar.
pub fn deemed_acceptance(
    schedule: &Schedule,
    received: Moment,
    notified: Option<Moment>,
    now: Moment,
) -> Result<Option<Moment>, CalendarError> {
    let last = last_day_to_notify(schedule, received)?;
    let told =
        notified.is_some_and(|notified| !notified.is_before(received) && notified.date() <= last);
    Ok((!told && now.date() > last).then_some(received))
}

/// The last day on which an authority can say what is missing of an application
/// received at `received`: the fifth working day after.
pub(crate) fn last_day_to_notify(
    schedule: &Schedule,
    received: Moment,
) -> Result<NaiveDate, CalendarError> {
    let calendar = schedule.calendar();
    calendar.nth_working_day_after(received.date(), 5)
}

impl Localized for ElapsedError {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self, language) {
            (error, Language::English) => write!(f, "{error}"),
            (Self::EndBeforeStart { start, end }, Language::Chinese) => {
                write!(f, "结束时间{end}早于起算时间{start}")
            }
            (Self::Calendar(error), Language::Chinese) => error.fmt_in(language, f),
        }
    }
}
