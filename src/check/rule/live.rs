//! A running case against its rule: what it is allowed, bound once for several
//! questions.

use std::cell::OnceCell;

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};

use super::course::Course;
use super::rule::Rule;
use super::usage::Usage;
use crate::check::case::Case;
use crate::term::conventions::{Roll, StartDay};
use crate::term::deadline::{Deadline, Due, Paused};
use crate::term::limit::Limit;
use crate::term::limit_under_conventions::{Allowance, Count};
use crate::term::stops::{Bound, Stops};
use crate::term::term::Term;

/// A case as its rule sees it at a moment, bound once for several questions.
///
/// Where a date alone leaves times of day open, it is seen with each at one end of its
/// range: what both say is known ([S1](crate::design#s1)).
pub(crate) struct Live<'c> {
    /// That which makes the most of the time that has passed comes first.
    pub(super) views: [Option<View<'c>>; 2],
}

/// A case, every time of day that decides taken as known.
pub(super) struct View<'c> {
    pub(super) rule: &'c Rule<'c>,
    pub(super) course: Course,
    pub(super) term: Term<'c>,
    /// When it is due, where a date alone does not make that uncertain.
    due: Option<Due>,
    /// The whole allowance of the case, extension included.
    pub(super) total: Option<Allowance>,
    /// How much of it is used, once it is asked for.
    pub(super) usage: OnceCell<Option<Usage>>,
}

impl<'a> Rule<'a> {
    /// The committed tier of `case`, started and not contradictory; `deadline` is that of
    /// its outcome, where it has one that is at hand.
    pub(crate) fn live<'c>(
        &'c self,
        case: &Case<'c>,
        now: NaiveDateTime,
        deadline: Option<Deadline>,
    ) -> Option<Live<'c>> {
        let course = self.known_course(case, now).ok()?;
        let limit = self.committed.extended(case).ok()?;
        let stops = if limit.can_be_stopped() {
            self.stops(case, course)
        } else {
            Stops::NONE
        };
        let term = self.term(limit, course.start, stops);
        let view = |term: &Term<'c>, course: Course, deadline: Option<Deadline>| {
            let due = || match limit {
                Limit::CaseDue => self.stated(case).map(Due::At).ok(),
                _ => term.known_due().ok(),
            };
            let mut view = View {
                rule: self,
                course,
                term: *term,
                due: deadline.map(Due::At).or_else(due),
                total: None,
                usage: OnceCell::new(),
            };
            view.total = view.total();
            view
        };
        if !term.needs_times() && course.has_known_end() {
            return Some(Live {
                views: [Some(view(&term, course, deadline)), None],
            });
        }
        let [most, least] = [Bound::Earliest, Bound::Latest].map(|bound| {
            let term = if term.needs_times() {
                term.taken_at(bound)
            } else {
                term
            };
            Some(view(&term, course.ending_at(bound, term.start()), None))
        });
        Some(Live {
            views: [most, least],
        })
    }
}

impl<'c> Live<'c> {
    /// The ways in which the case can be seen: one, or the two extremes.
    pub(super) fn views(&self) -> impl Iterator<Item = &View<'c>> {
        self.views.iter().flatten()
    }

    /// What every view says; `None` where they differ.
    pub(super) fn agreed<T: PartialEq>(
        &self,
        question: impl Fn(&View<'c>) -> Option<T>,
    ) -> Option<T> {
        let mut answers = self.views().map(question);
        let first = answers.next()??;
        answers
            .all(|answer| answer.as_ref() == Some(&first))
            .then_some(first)
    }
}

impl View<'_> {
    /// What is allowed, as an amount that can be divided.
    fn total(&self) -> Option<Allowance> {
        let term = &self.term;
        match term.limit?.under(&term.conventions) {
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
