//! Counting: when a term is due ([S6](crate::design#s6), [S8](crate::design#s8), [S15](crate::design#s15)).
//!
//! This is the one place where a due day is computed. Batch, command line and
//! live timers all call it; the trace walks the same ground day by day, on its
//! own, and the tests tie the two together.

use chrono::{Days, Months, NaiveDate, NaiveDateTime, TimeDelta};

use crate::day::calendar::{CalendarError, DayKind};
use crate::ground::fraction::Fraction;
use crate::ground::moment::Moment;
use crate::term::amount::{Amount, Unit};
use crate::term::conventions::{OutsideHours, Roll, StartDay};
use crate::term::deadline::{Deadline, DeadlineError, Due, Paused};
use crate::term::limit_under_conventions::{Allowance, Count};
use crate::term::stops::Bound;
use crate::term::term::Term;

impl Term<'_> {
    /// When it is due.
    ///
    /// Constant time without stops, and linear in their number with them.
    ///
    /// ```
    /// use chrono::NaiveDate;
    /// use shixian::{Due, Moment, Schedule, working_days};
    ///
    /// let day = |d| NaiveDate::from_ymd_opt(2023, 6, d).unwrap();
    /// let schedule = Schedule::china();
    /// let due = schedule.term(working_days(3), day(20)).due()?;
    /// let Due::At(deadline) = due else { unreachable!() };
    /// assert_eq!(deadline.day(), day(26));
    /// assert_eq!(deadline.at(), day(27).and_hms_opt(0, 0, 0).unwrap());
    /// assert_eq!(deadline.is_in_time(Moment::on(day(26))), Some(true));
    /// # Ok::<(), shixian::term::DeadlineError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`DeadlineError::Calendar`] when a day that matters is outside the calendar,
    /// [`DeadlineError::PrecisionTooLow`] when a date alone does not decide,
    /// [`DeadlineError::NoCase`] for [`Limit::CaseDue`](crate::Limit::CaseDue),
    /// which [`Deadline::stated`] answers.
    pub fn due(&self) -> Result<Due, DeadlineError> {
        let earliest = self.due_at_bound(Bound::Earliest)?;
        if !self.needs_times() {
            return Ok(earliest);
        }
        let latest = self.due_at_bound(Bound::Latest)?;
        let limit = self.limit;
        match (earliest, latest) {
            (Due::At(one), Due::At(other)) if one.at != other.at => {
                Err(DeadlineError::PrecisionTooLow {
                    limit,
                    earliest: one.at,
                    latest: other.at,
                })
            }
            (Due::Paused(paused), Due::At(_)) | (Due::At(_), Due::Paused(paused)) => {
                Err(DeadlineError::PausePrecisionTooLow {
                    limit,
                    since: paused.since,
                })
            }
            (Due::Paused(one), Due::Paused(other)) if one != other => {
                Err(DeadlineError::PausePrecisionTooLow {
                    limit,
                    since: one.since,
                })
            }
            _ => Ok(latest),
        }
    }

    /// Whether the answer may differ with times of day that are not known.
    #[inline]
    pub(crate) fn needs_times(&self) -> bool {
        if self.limit.is_in_days() && self.conventions.outside_hours() == OutsideHours::OwnDate {
            return false;
        }
        let unknown = |moment: Moment| moment.timestamp().is_none();
        unknown(self.start)
            || self
                .stops
                .relevant()
                .any(|stop| unknown(stop.begin()) || stop.end().is_some_and(unknown))
    }

    /// The answer with unknown times of day taken at one end of their range.
    #[inline]
    pub(crate) fn due_at_bound(&self, bound: Bound) -> Result<Due, DeadlineError> {
        let clock = Clock { term: self, bound };
        Ok(match self.limit.under(&self.conventions) {
            Count::Fixed(allowance) => clock.runs_for(allowance)?,
            Count::Months(n) => clock.months(n)?,
            Count::Immediate => clock.immediate()?,
            Count::Until(day) => {
                let roll = self.conventions.roll_of_named_day();
                Due::At(clock.rolled(day, roll, |own| own)?)
            }
            Count::Stated => return Err(DeadlineError::NoCase),
        })
    }

    /// When `part` of an allowance is used up: the deadline that it would have as a
    /// limit of its own, but never rolled, for only the whole is. Unknown times of
    /// day are taken at their earliest.
    pub(crate) fn used_up_at(&self, part: Allowance) -> Result<Due, CalendarError> {
        let unrolled = self.counted(self.conventions.with_roll(Roll::None));
        let clock = Clock {
            term: &unrolled,
            bound: Bound::Earliest,
        };
        clock.runs_for(part)
    }
}

/// The clock of a term. The ways of counting share the walk over the stops, each in
/// its own unit.
#[derive(Clone, Copy)]
struct Clock<'a> {
    term: &'a Term<'a>,
    bound: Bound,
}

impl<'a> Clock<'a> {
    /// When it has run for `allowance`.
    #[inline]
    fn runs_for(self, allowance: Allowance) -> Result<Due, CalendarError> {
        match allowance {
            Allowance::WorkingDays(n) => self.working_days(n),
            Allowance::CalendarDays(n) => self.calendar_days(n),
            Allowance::Sessions(n) => self.sessions(n),
            Allowance::OfficeDays(days) => self.office_days(days),
            Allowance::OpenTime(time) => self.open_time(time),
            Allowance::ClockTime(time) => Ok(self.clock_time(time)),
        }
    }

    /// Whole working days: the `n`-th after the start day, those inside stops
    /// passed over.
    #[inline]
    fn working_days(self, n: u32) -> Result<Due, CalendarError> {
        let calendar = self.term.schedule.calendar();
        let deemed = self.deemed_start()?;
        let start = deemed.date();
        let deadline = |day| {
            let own = match self.term.conventions.start_day() {
                StartDay::Excluded => start.succ_opt().unwrap_or(start),
                StartDay::Counted => start,
            };
            let from = self.depends_from(Some(own));
            let cutoff = self.term.conventions.cutoff();
            Deadline::on_day(self.term.schedule, day, day, cutoff, from).map(Due::At)
        };
        if n == 0 {
            return deadline(start);
        }
        let counted = self.term.conventions.start_day() == StartDay::Counted;
        let mut ahead = n;
        if counted && calendar.is_working_day(start)? {
            ahead -= 1;
        }
        let mut due = calendar.nth_working_day_after(start, ahead)?;
        if self.term.stops.are_none() {
            return deadline(due);
        }
        let first = if counted {
            Some(start)
        } else {
            start.succ_opt()
        };
        for skip in self.term.days_taken_out(deemed, first.unwrap_or(start)) {
            if skip.first > due {
                break;
            }
            let Some(last) = skip.last else {
                let remaining = self.worked_in(skip.first, due)?;
                let from = self.depends_from(first);
                return Ok(skip.paused(Amount::WorkingDays(remaining), from));
            };
            let skipped = self.worked_in(skip.first, last)?;
            ahead += u32::try_from(skipped).unwrap_or(0);
            due = calendar.nth_working_day_after(start, ahead)?;
        }
        deadline(due)
    }

    /// Calendar days: stop days added before rolling.
    fn calendar_days(self, n: u32) -> Result<Due, CalendarError> {
        let deemed = self.deemed_start()?;
        let start = deemed.date();
        let counted = self.term.conventions.start_day() == StartDay::Counted && n > 0;
        let first = if counted {
            start
        } else {
            self.plus_days(start, 1)?
        };
        let unrolled = self.plus_days(start, u64::from(n) - u64::from(counted))?;
        self.days_and_roll(deemed, first, unrolled)
    }

    /// Months: the corresponding day, or the month's last (art. 202); stop days
    /// added before rolling.
    fn months(self, n: u32) -> Result<Due, CalendarError> {
        let deemed = self.deemed_start()?;
        let start = deemed.date();
        let corresponding = start.checked_add_months(Months::new(n));
        let mut unrolled =
            corresponding.ok_or_else(|| self.term.schedule.calendar().outside(start))?;
        let mut first = self.plus_days(start, 1)?;
        if self.term.conventions.start_day() == StartDay::Counted && n > 0 {
            unrolled = unrolled.pred_opt().unwrap_or(unrolled);
            first = start;
        }
        self.days_and_roll(deemed, first, unrolled)
    }

    fn days_and_roll(
        self,
        start: Moment,
        first: NaiveDate,
        mut unrolled: NaiveDate,
    ) -> Result<Due, CalendarError> {
        let stops = (!self.term.stops.are_none()).then(|| self.term.days_taken_out(start, first));
        for skip in stops.into_iter().flatten() {
            if skip.first > unrolled {
                break;
            }
            let days_to = |day: NaiveDate| day.signed_duration_since(skip.first).num_days() + 1;
            let Some(last) = skip.last else {
                let remaining = Amount::CalendarDays(days_to(unrolled));
                return Ok(skip.paused(remaining, self.depends_from(None)));
            };
            unrolled = self.plus_days(unrolled, u64::try_from(days_to(last)).unwrap_or(0))?;
        }
        let roll = self.term.conventions.roll();
        let from = |own| self.depends_from(own);
        Ok(Due::At(self.rolled(unrolled, roll, from)?))
    }

    /// Open time, stops taken out exactly.
    #[inline]
    fn open_time(self, amount: TimeDelta) -> Result<Due, CalendarError> {
        let start = self.bound.start(self.term.start);
        let mut total = amount;
        let mut due = self.term.schedule.advance(start, total)?;
        if self.term.stops.are_none() {
            return Ok(self.exact(due));
        }
        for skip in self.term.time_taken_out(self.bound, start) {
            if skip.begin >= due {
                break;
            }
            let Some(end) = skip.end else {
                return skip.paused(self.term.schedule, Unit::OpenTime, due);
            };
            total += self.term.schedule.open_between(skip.begin, end)?;
            due = self.term.schedule.advance(start, total)?;
        }
        Ok(self.exact(due))
    }

    /// Continuous clock time, stops taken out exactly.
    fn clock_time(self, amount: TimeDelta) -> Due {
        let start = self.bound.start(self.term.start);
        let later = |moment: NaiveDateTime, time| {
            moment
                .checked_add_signed(time)
                .unwrap_or(NaiveDateTime::MAX)
        };
        let mut due = later(start, amount);
        for skip in self.term.time_taken_out(self.bound, start) {
            if skip.begin >= due {
                break;
            }
            let Some(end) = skip.end else {
                return Due::Paused(Paused {
                    since: skip.since,
                    remaining: Amount::ClockTime(due.signed_duration_since(skip.begin)),
                    depends_from: None,
                });
            };
            due = later(due, end.signed_duration_since(skip.begin));
        }
        Due::At(Deadline::exact(due, None))
    }

    /// Working days' worth of open time, each day counting its own.
    fn office_days(self, mut total: Fraction) -> Result<Due, CalendarError> {
        let start = self.bound.start(self.term.start);
        let mut due = self.term.schedule.advance_working_days(start, total)?;
        if self.term.stops.are_none() {
            return Ok(self.exact(due));
        }
        for skip in self.term.time_taken_out(self.bound, start) {
            if skip.begin >= due {
                break;
            }
            let Some(end) = skip.end else {
                // not measured up to the due moment, which is cut to a nanosecond
                let used = self.term.schedule.working_days_of_time(start, skip.begin)?;
                return Ok(Due::Paused(Paused {
                    since: skip.since,
                    remaining: Amount::WorkingDaysOfTime(total - used),
                    depends_from: Some(self.term.start.date()),
                }));
            };
            total = total + self.term.schedule.working_days_of_time(skip.begin, end)?;
            due = self.term.schedule.advance_working_days(start, total)?;
        }
        Ok(self.exact(due))
    }

    /// The close of the `n`-th session after the one the start lies in, or comes
    /// before; sessions that a stop touches do not count.
    fn sessions(self, n: u32) -> Result<Due, CalendarError> {
        let start = self.bound.start(self.term.start);
        let beyond = || self.term.schedule.beyond(start);
        if n == 0 {
            return Ok(self.exact(start));
        }
        let own = self.term.schedule.session_from(start)?;
        let mut number = own.checked_add(n).ok_or_else(beyond)?;
        let mut due = self
            .term
            .schedule
            .session_close(number)
            .ok_or_else(beyond)?;
        let mut next = own + 1;
        for skip in self.term.time_taken_out(self.bound, start) {
            if skip.begin >= due {
                break;
            }
            let Some(end) = skip.end else {
                return skip.paused(self.term.schedule, Unit::WorkingDaysOfTime, due);
            };
            // the sessions that overlap the stop, less those already passed over
            let touched = self.term.schedule.session_from(skip.begin)?.max(next);
            let untouched = self.term.schedule.sessions_opened(end)?.max(touched);
            number = number.saturating_add(untouched - touched);
            next = next.max(untouched);
            due = self
                .term
                .schedule
                .session_close(number)
                .ok_or_else(beyond)?;
        }
        Ok(self.exact(due))
    }

    /// At once: before closing of the day of the next opening. Nothing stops it.
    fn immediate(self) -> Result<Due, CalendarError> {
        let start = self.bound.start(self.term.start);
        let day = self.term.schedule.next_opening(start)?.date();
        let close = self.term.schedule.closing(day)?;
        Ok(self.exact(close.ok_or_else(|| self.term.schedule.beyond(start))?))
    }

    #[inline]
    fn exact(self, due: NaiveDateTime) -> Due {
        Due::At(Deadline::exact(due, Some(self.term.start.date())))
    }

    /// The deadline on `unrolled` or, where that rolls, later; `depends_from`
    /// widens the days it rests on.
    fn rolled(
        self,
        unrolled: NaiveDate,
        roll: Roll,
        depends_from: impl Fn(Option<NaiveDate>) -> Option<NaiveDate>,
    ) -> Result<Deadline, CalendarError> {
        let calendar = self.term.schedule.calendar();
        let rolls = match roll {
            Roll::Following => true,
            Roll::HolidaysOnly => calendar.kind(unrolled)? == DayKind::Holiday,
            Roll::None => false,
        };
        let day = if rolls {
            calendar.roll_forward(unrolled)?
        } else {
            unrolled
        };
        let depends_from = depends_from((roll != Roll::None).then_some(unrolled));
        Deadline::on_day(
            self.term.schedule,
            unrolled,
            day,
            self.term.conventions.cutoff(),
            depends_from,
        )
    }

    /// The moment the count starts from: the start, unless it was made out of
    /// hours and is deemed to be made at the next opening.
    #[inline]
    fn deemed_start(self) -> Result<Moment, CalendarError> {
        match self.term.conventions.outside_hours() {
            OutsideHours::OwnDate => Ok(self.term.start),
            OutsideHours::NextOpening => {
                let start = self.bound.start(self.term.start);
                Ok(Moment::at(self.term.schedule.next_opening(start)?))
            }
        }
    }

    /// The first day whose kind bears on a deadline that depends on the days from
    /// `own` on: the day of the start itself, where the calendar moved that.
    fn depends_from(self, own: Option<NaiveDate>) -> Option<NaiveDate> {
        match self.term.conventions.outside_hours() {
            OutsideHours::OwnDate => own,
            OutsideHours::NextOpening => Some(self.term.start.date()),
        }
    }

    fn plus_days(self, date: NaiveDate, days: u64) -> Result<NaiveDate, CalendarError> {
        date.checked_add_days(Days::new(days))
            .ok_or_else(|| self.term.schedule.calendar().outside(date))
    }

    /// The working days among `first..=last`.
    fn worked_in(self, first: NaiveDate, last: NaiveDate) -> Result<i32, CalendarError> {
        let calendar = self.term.schedule.calendar();
        let after_first = calendar.working_days_between(first, last)?;
        Ok(after_first + i32::from(calendar.is_working_day(first)?))
    }
}
