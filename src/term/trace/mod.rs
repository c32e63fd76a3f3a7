//! The trace: a deadline walked day by day and explained ([S14](crate::design#s14)).
//!
//! This is the one derivation apart from [`Term::due`]: it
//! counts days and sessions one by one and knows nothing of the tables. The
//! tests hold that its counted steps add up to the limit and that its last step
//! ends at the due moment.

mod days;
mod ground;
mod sessions;
mod step;
mod text;
mod time;

use chrono::{NaiveDateTime, NaiveTime};

use self::days::DayWalk;
use self::ground::Ground;
use self::sessions::SessionWalk;
pub use self::step::{Reason, Step, What};
use self::time::TimeWalk;
use crate::ground::moment::{Moment, end_of_day};
use crate::term::conventions::StopDays;
use crate::term::deadline::{DeadlineError, Due};
use crate::term::limit::Limit;
use crate::term::limit_under_conventions::{Allowance, Count};
use crate::term::stops::Bound;
use crate::term::term::Term;

/// A trace: steps that tile the time from the start to the due moment, or to
/// the begin of a stop that lasts. Of a limit in days whose clock stopped at the start
/// itself, or with the first moment of a day that counts all the same, that day is
/// shown whole. Adjacent steps of a kind are merged.
pub struct Trace<'a> {
    walk: Walk<'a>,
    held: Option<Step<'a>>,
    /// Where the last step ends at the latest.
    end: NaiveDateTime,
}

impl<'a> Term<'a> {
    /// Explains when it is due, step by step.
    ///
    /// ```
    /// use chrono::NaiveDate;
    /// use shixian::{Schedule, working_days};
    ///
    /// let schedule = Schedule::china();
    /// let start = NaiveDate::from_ymd_opt(2023, 6, 20).unwrap();
    /// let steps = schedule.term(working_days(3), start).trace()?;
    /// let lines: Vec<String> = steps.map(|step| step.to_string()).collect();
    /// assert_eq!(lines, [
    ///     "2023-06-20: start day, not counted",
    ///     "2023-06-21: counted, day 1",
    ///     "2023-06-22 to 2023-06-24: holiday 端午节 (国办发明电〔2022〕16号), not counted",
    ///     "2023-06-25: counted, day 2 (make-up working day for 端午节, 国办发明电〔2022〕16号)",
    ///     "2023-06-26: counted, day 3",
    /// ]);
    /// # Ok::<(), shixian::term::DeadlineError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`Term::due`]: what has no deadline has no trace.
    pub fn trace(&self) -> Result<Trace<'a>, DeadlineError> {
        let due = self.due()?;
        // every time of day that is not known gives the same
        let term = if self.needs_times() {
            self.taken_at(Bound::Earliest)
        } else {
            *self
        };
        let start = term.start.earliest();
        let end = match due {
            Due::At(deadline) => deadline.at(),
            Due::Paused(paused) => self.traced_to(paused.since(), start),
        };
        let ground = Ground::new(term);
        let limit = self.limit.ok_or(DeadlineError::NoCase)?;
        let walk = match limit.under(&self.conventions) {
            Count::Fixed(Allowance::WorkingDays(n)) => Walk::Days(DayWalk::working(ground, n)),
            Count::Fixed(Allowance::CalendarDays(n)) => Walk::Days(DayWalk::calendar(ground, n)),
            Count::Fixed(Allowance::Sessions(n)) => Walk::Sessions(SessionWalk::new(ground, n)),
            Count::Fixed(Allowance::OfficeDays(days)) => {
                Walk::Time(TimeWalk::office_days(ground, days))
            }
            Count::Fixed(Allowance::OpenTime(time)) => Walk::Time(TimeWalk::open(ground, time)),
            Count::Fixed(Allowance::ClockTime(time)) => Walk::Time(TimeWalk::clock(ground, time)),
            Count::Months(n) => Walk::Days(DayWalk::months(ground, n)),
            Count::Immediate => Walk::Time(TimeWalk::until_closing(ground)),
            Count::Until(day) => Walk::Days(DayWalk::until(ground, day)),
            Count::Stated => return Err(DeadlineError::NoCase),
        };
        let held = None;
        Ok(Trace { walk, held, end })
    }
}

impl Term<'_> {
    /// Where the trace of a clock ends that has stood still `since` then.
    fn traced_to(&self, since: NaiveDateTime, start: NaiveDateTime) -> NaiveDateTime {
        let counts = self.conventions.stop_days() == StopDays::HalfOpen;
        let begins_day = counts && since.time() == NaiveTime::MIN;
        if self.limit.is_some_and(Limit::is_in_days) && (since <= start || begins_day) {
            end_of_day(since.date())
        } else {
            since
        }
    }
}

impl<'a> Trace<'a> {
    /// The single step up to a due moment that the case states for itself.
    pub(crate) fn up_to(start: Moment, due: NaiveDateTime) -> Self {
        let from = start.earliest();
        let step = Step {
            from,
            until: due,
            what: What::ByDate,
        };
        Self {
            walk: Walk::Done,
            held: (from < due).then_some(step),
            end: due,
        }
    }

    /// The next step of the walk, cut off at the end.
    fn step(&mut self) -> Option<Step<'a>> {
        let step = self.walk.step().filter(|step| step.from < self.end)?;
        Some(step.cut_off(self.end))
    }
}

impl<'a> Iterator for Trace<'a> {
    type Item = Step<'a>;

    fn next(&mut self) -> Option<Step<'a>> {
        let mut held = match self.held.take() {
            Some(step) => step,
            None => self.step()?,
        };
        while let Some(next) = self.step() {
            match held.merged(next) {
                Some(merged) => held = merged,
                None => {
                    self.held = Some(next);
                    break;
                }
            }
        }
        Some(held)
    }
}

enum Walk<'a> {
    Days(DayWalk<'a>),
    Sessions(SessionWalk<'a>),
    Time(TimeWalk<'a>),
    Done,
}

impl<'a> Walk<'a> {
    fn step(&mut self) -> Option<Step<'a>> {
        match self {
            Self::Days(walk) => walk.step(),
            Self::Sessions(walk) => walk.step(),
            Self::Time(walk) => walk.step(),
            Self::Done => None,
        }
    }
}
