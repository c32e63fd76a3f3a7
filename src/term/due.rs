//! Counting: when a term is due ([S6](crate::design#s6), [S8](crate::design#s8), [S15](crate::design#s15)).
//!
//! This is the one place where a due day is computed. Batch, command line and
//! live timers all call it; the trace walks the same ground day by day, on its
//! own, and the tests tie the two together.

use chrono::{Days, Months, NaiveDate, NaiveDateTime, TimeDelta, Timelike};

use crate::day::calendar::{CalendarError, DayKind};
use crate::ground::fraction::Fraction;
use crate::ground::moment::Moment;
use crate::term::amount::{Amount, Unit};
use crate::term::conventions::{Cutoff, OutsideHours, Roll, StartDay};
use crate::term::deadline::{Deadline, DeadlineError, Due, Paused, RestsOn};
use crate::term::limit_under_conventions::{Allowance, Count};
use crate::term::stops_taken_out::DaysTakenOut;
use crate::term::term::Term;

impl<'a> Term<'a> {
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
        if !self.needs_times() {
            return self.known_due();
        }
        let [earliest, latest] = self.due_between();
        let (earliest, latest) = (earliest?, latest?);
        let limit = self.limit();
        match (earliest, latest) {
            (Due::At(one), Due::At(other)) if one.at != other.at => {
                Err(DeadlineError::PrecisionTooLow {
                    limit,
                    earliest: one.at,
                    latest: end_of_range(other.at),
                })
            }
            (Due::Paused(paused), Due::At(_)) | (Due::At(_), Due::Paused(paused)) => {
                Err(DeadlineError::PausePrecisionTooLow {
                    limit,
                    since: paused.since,
                })
            }
            (Due::Paused(one), Due::Paused(other))
                if (one.since, one.remaining) != (other.since, other.remaining) =>
            {
                Err(DeadlineError::PausePrecisionTooLow {
                    limit,
                    since: one.since.min(other.since),
                })
            }
            _ => Ok(latest),
        }
    }

    /// The answer where every time of day that decides it is known.
    #[inline]
    pub(crate) fn known_due(&self) -> Result<Due, DeadlineError> {
        let clock = Clock { term: self };
        let limit = self.limit.ok_or(DeadlineError::NoCase)?;
        Ok(match limit.under(&self.conventions) {
            Count::Fixed(allowance) => clock.runs_for(allowance)?,
            Count::Months(n) => clock.months(n)?,
            Count::Immediate => clock.immediate()?,
            Count::Until(day) => {
                let roll = self.conventions.roll_of_named_day();
                let rests_on = |own| RestsOn::days_and_start(own, None);
                Due::At(clock.rolled(day, roll, rests_on)?)
            }
            Count::Stated => return Err(DeadlineError::NoCase),
        })
    }

    /// When `part` of an allowance is used up: the deadline that it would have as a
    /// limit of its own, but never rolled, for only the whole is. Every time of day
    /// that decides it is known.
    pub(crate) fn used_up_at(&self, part: Allowance) -> Result<Due, CalendarError> {
        let unrolled = self.counted(self.conventions.with_roll(Roll::None));
        let clock = Clock { term: &unrolled };
        clock.runs_for(part)
    }
}

/// The last moment of a day as people write the end of it.
fn end_of_range(latest: NaiveDateTime) -> NaiveDateTime {
    let next = latest.checked_add_signed(TimeDelta::nanoseconds(1));
    next.filter(|next| next.nanosecond() == 0).unwrap_or(latest)
}

/// The clock of a term. The ways of counting share the walk over the stops, each in
/// its own unit.
#[derive(Clone, Copy)]
struct Clock<'a> {
    term: &'a Term<'a>,
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
            let rests_on = self.rests_on(deemed, Some(own));
            let cutoff = self.term.conventions.cutoff();
            let deadline = Deadline::on_day(self.term.schedule, day, day, cutoff, rests_on)?;
            Ok(Due::At(deadline.not_before(deemed)))
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
            if self.comes_before(due, &skip)? {
                break;
            }
            let Some(last) = skip.last else {
                let remaining = self.worked_in(skip.first, due)?;
                let rests_on = self.rests_on(deemed, first);
                return Ok(skip.paused(Amount::WorkingDays(remaining), rests_on));
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
            if self.comes_before(unrolled, &skip)? {
                break;
            }
            let days_to = |day: NaiveDate| day.signed_duration_since(skip.first).num_days() + 1;
            let Some(last) = skip.last else {
                let remaining = Amount::CalendarDays(days_to(unrolled));
                return Ok(skip.paused(remaining, self.rests_on(start, None)));
            };
            unrolled = self.plus_days(unrolled, u64::try_from(days_to(last)).unwrap_or(0))?;
        }
        let roll = self.term.conventions.roll();
        let rests_on = |own| self.rests_on(start, own);
        let deadline = self.rolled(unrolled, roll, rests_on)?;
        Ok(Due::At(deadline.not_before(start)))
    }

    /// Whether a limit whose last day is `due`, unrolled, ends before a stop takes
    /// anything out of it: the stop takes out later days, or it begins on that day, at
    /// or after its cutoff.
    #[inline]
    fn comes_before(self, due: NaiveDate, stop: &DaysTakenOut) -> Result<bool, CalendarError> {
        if stop.first != due || self.term.conventions.cutoff() != Some(Cutoff::Close) {
            return Ok(stop.first > due);
        }
        // a day that is rolled off has no closing
        let close = self.term.schedule.closing(due)?;
        Ok(close.is_some_and(|close| close <= stop.begin))
    }

    /// Open time, stops taken out exactly.
    #[inline]
    fn open_time(self, amount: TimeDelta) -> Result<Due, CalendarError> {
        let start = self.term.start.earliest();
        let mut total = amount;
        let mut due = self.term.schedule.advance(start, total)?;
        if self.term.stops.are_none() {
            return Ok(self.exact(due));
        }
        for skip in self.term.time_taken_out(start) {
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
        let start = self.term.start.earliest();
        let later = |moment: NaiveDateTime, time| {
            moment
                .checked_add_signed(time)
                .unwrap_or(NaiveDateTime::MAX)
        };
        let mut due = later(start, amount);
        for skip in self.term.time_taken_out(start) {
            if skip.begin >= due {
                break;
            }
            let Some(end) = skip.end else {
                return Due::Paused(Paused {
                    since: skip.since,
                    remaining: Amount::ClockTime(due.signed_duration_since(skip.begin)),
                    rests_on: RestsOn::NOTHING,
                });
            };
            due = later(due, end.signed_duration_since(skip.begin));
        }
        Due::At(Deadline::exact(due, RestsOn::NOTHING))
    }

    /// Working days' worth of open time, each day counting its own.
    fn office_days(self, mut total: Fraction) -> Result<Due, CalendarError> {
        let start = self.term.start.earliest();
        let mut due = self.term.schedule.advance_working_days(start, total)?;
        if self.term.stops.are_none() {
            return Ok(self.exact(due));
        }
        for skip in self.term.time_taken_out(start) {
            if skip.begin >= due {
                break;
            }
            let Some(end) = skip.end else {
                // not measured up to the due moment, which is cut to a nanosecond
                let used = self.term.schedule.working_days_of_time(start, skip.begin)?;
                return Ok(Due::Paused(Paused {
                    since: skip.since,
                    remaining: Amount::WorkingDaysOfTime(total - used),
                    rests_on: RestsOn::days_from(self.term.start.date()),
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
        let start = self.term.start.earliest();
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
        for skip in self.term.time_taken_out(start) {
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
        let start = self.term.start.earliest();
        let day = self.term.schedule.next_opening(start)?.date();
        let close = self.term.schedule.closing(day)?;
        Ok(self.exact(close.ok_or_else(|| self.term.schedule.beyond(start))?))
    }

    #[inline]
    fn exact(self, due: NaiveDateTime) -> Due {
        Due::At(Deadline::exact(
            due,
            RestsOn::days_from(self.term.start.date()),
        ))
    }

    /// The deadline on `unrolled` or, where that rolls, later; `rests_on`
    /// says what it rests on besides the days of that roll.
    fn rolled(
        self,
        unrolled: NaiveDate,
        roll: Roll,
        rests_on: impl Fn(Option<NaiveDate>) -> RestsOn,
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
        let rests_on = rests_on((roll != Roll::None).then_some(unrolled));
        Deadline::on_day(
            self.term.schedule,
            unrolled,
            day,
            self.term.conventions.cutoff(),
            rests_on,
        )
    }

    /// The moment the count starts from: the start, unless it was made out of
    /// hours and is deemed to be made at the next opening.
    #[inline]
    fn deemed_start(self) -> Result<Moment, CalendarError> {
        match self.term.conventions.outside_hours() {
            OutsideHours::OwnDate => Ok(self.term.start),
            OutsideHours::NextOpening => {
                let start = self.term.start.earliest();
                Ok(Moment::at(self.term.schedule.next_opening(start)?))
            }
        }
    }

    /// What a deadline rests on that depends on the days from `own` on: on those too
    /// over which the calendar moved the start.
    fn rests_on(self, deemed: Moment, own: Option<NaiveDate>) -> RestsOn {
        let start = match self.term.conventions.outside_hours() {
            OutsideHours::OwnDate => None,
            OutsideHours::NextOpening => Some((self.term.start.date(), deemed.date())),
        };
        RestsOn::days_and_start(own, start)
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
