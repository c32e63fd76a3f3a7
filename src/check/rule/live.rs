//! A running case against its rule: what it is allowed, bound once for several
//! questions.

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};

use super::course::Course;
use super::rule::Rule;
use crate::check::case::Case;
use crate::term::amount::Unit;
use crate::term::conventions::{Roll, StartDay};
use crate::term::deadline::{Deadline, Due, Paused};
use crate::term::limit::Limit;
use crate::term::limit_under_conventions::{Allowance, Count};
use crate::term::stops::Stops;
use crate::term::term::Term;

/// A case as its rule sees it at a moment, bound once for several questions.
#[derive(Clone, Copy)]
pub(crate) struct Live<'c> {
    pub(super) rule: &'c Rule<'c>,
    pub(super) course: Course,
    pub(super) term: Term<'c>,
    /// When it is due, where a date alone does not make that uncertain.
    due: Option<Due>,
    /// The whole allowance of the case, extension included.
    pub(super) total: Option<Allowance>,
}

impl<'a> Rule<'a> {
    /// The committed tier of `case`, started and not contradictory.
    pub(crate) fn live<'c>(&'c self, case: &Case<'c>, now: NaiveDateTime) -> Option<Live<'c>> {
        let course = self.known_course(case, now).ok()?;
        let limit = self.committed.extended(case).ok()?;
        let stops = if limit.can_be_stopped() {
            self.stops(case, course)
        } else {
            Stops::NONE
        };
        let term = self.term(limit, course.start, stops);
        let mut live = Live {
            rule: self,
            course,
            term,
            due: self.due_of(case, &term).ok(),
            total: None,
        };
        live.total = live.total();
        Some(live)
    }

    /// The unit of the statutory limit by which `case` is judged.
    pub(crate) fn statutory_unit(&self, case: &Case<'_>) -> Option<Unit> {
        Some(self.statutory_tier(case)?.unit)
    }
}

impl Live<'_> {
    /// What is allowed, as an amount that can be divided.
    fn total(&self) -> Option<Allowance> {
        let term = &self.term;
        if term.needs_times() && term.limit != Limit::CaseDue {
            return None;
        }
        match term.limit.under(&term.conventions) {
            Count::Fixed(Allowance::CalendarDays(n)) => {
                let length = n.checked_add(self.rolled_days())?;
                Some(Allowance::CalendarDays(length))
            }
            Count::Fixed(allowance) => Some(allowance),
            Count::Months(_) => {
                let days = self.days_through(self.unstopped_day()?)?;
                let length = days.checked_add(self.rolled_days())?;
                Some(Allowance::CalendarDays(length))
            }
            Count::Immediate => {
                let start = self.term.start.timestamp()?;
                let due = self.deadline()?.at();
                let open = term.schedule.open_between(start, due).ok()?;
                Some(Allowance::OpenTime(open))
            }
            Count::Until(_) => {
                let day = self.deadline()?.day();
                Some(Allowance::CalendarDays(self.days_through(day)?))
            }
            Count::Stated => {
                let deadline = self.deadline()?;
                if deadline.is_end_of_day() {
                    return Some(Allowance::CalendarDays(self.days_through(deadline.day())?));
                }
                let start = self.term.start.timestamp()?;
                let time = deadline.at().signed_duration_since(start);
                Some(Allowance::ClockTime(time.max(TimeDelta::zero())))
            }
        }
    }

    pub(super) fn deadline(&self) -> Option<Deadline> {
        match self.due? {
            Due::At(deadline) => Some(deadline),
            Due::Paused(_) => None,
        }
    }

    pub(super) fn paused(&self) -> Option<Paused> {
        match self.due? {
            Due::At(_) => None,
            Due::Paused(paused) => Some(paused),
        }
    }

    /// By how many days the deadline was rolled.
    fn rolled_days(&self) -> u32 {
        let rolled = self.deadline().map_or(0, |deadline| {
            let from = deadline.unrolled_day();
            deadline.day().signed_duration_since(from).num_days()
        });
        u32::try_from(rolled).unwrap_or(0)
    }

    /// The last day of the limit, had nothing stopped it and no rest day rolled it.
    fn unstopped_day(&self) -> Option<NaiveDate> {
        let conventions = self.term.conventions.with_roll(Roll::None);
        let unstopped = self.term.counted(conventions).stopped(Stops::NONE);
        match unstopped.due().ok()? {
            Due::At(deadline) => Some(deadline.day()),
            Due::Paused(_) => None,
        }
    }

    /// The number of calendar days, counted as the limit's are, that end on `day`.
    fn days_through(&self, day: NaiveDate) -> Option<u32> {
        let counted = self.term.conventions.start_day() == StartDay::Counted;
        let Due::At(none) = self.term.used_up_at(Allowance::CalendarDays(0)).ok()? else {
            return None;
        };
        let days = day.signed_duration_since(none.day()).num_days();
        u32::try_from((days + i64::from(counted)).max(0)).ok()
    }

    /// Whether nothing is allowed.
    pub(super) fn is_nothing(&self) -> bool {
        self.total.is_some_and(Allowance::is_nothing)
    }
}
