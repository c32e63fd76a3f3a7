//! The verdict on a case ([S9](crate::design#s9)).

use chrono::NaiveDateTime;

use super::course::Course;
use super::rule::Rule;
use super::statute::Choice;
use super::tier::Tier;
use crate::check::case::Case;
use crate::check::ending::Ending;
use crate::check::outcome::{Outcome, TierOutcome};
use crate::check::verdict::{Finding, Findings, NotApplicable, Undetermined, Verdict};
use crate::day::calendar::{Basis, CalendarError};
use crate::ground::moment::Moment;
use crate::term::amount::{Amount, Unit};
use crate::term::deadline::{Deadline, DeadlineError, Due, Paused};
use crate::term::limit::Limit;

impl<'a> Rule<'a> {
    /// The outcome of `case` as of `now`, local time of the schedule's zone.
    #[must_use]
    pub fn check(&self, case: &Case<'_>, now: NaiveDateTime) -> Outcome<'a> {
        let mut findings = Findings::default();
        if case.is_deemed_accepted() {
            findings.add(Finding::DeemedAcceptance);
        }
        let course = self.course::<true>(case, self.committed.start, now, &mut findings);
        let evaluated = match course {
            Ok(course) => self.evaluate(case, &self.committed, course, &mut findings),
            Err(verdict) => Evaluated::only(verdict),
        };
        let evaluated = evaluated.ended(case.ending());
        let statutory = self
            .choice(case)
            .map(|choice| self.check_statutory(choice, course, case, now));
        let limit = self.committed.limit;
        Outcome {
            commitment: self.commitment,
            limit,
            unit: self.committed.unit,
            verdict: evaluated.verdict,
            deadline: evaluated.deadline,
            basis: evaluated.basis,
            statutory,
            findings,
            start: course.ok().map(|course| course.start),
            finish: course.ok().and_then(|course| course.finish),
            hours_assumed: evaluated.deadline.is_some() && self.hours_assumed(),
            decided_by: self.decided_by,
        }
    }

    /// The outcome against the statutory limit. What there is to notice has been
    /// noticed for the committed one, whose course is `committed`; a case that the
    /// commitment does not bind is not judged by the law.
    #[inline(never)]
    fn check_statutory(
        &self,
        choice: Choice<'_, 'a>,
        committed: Result<Course, Verdict>,
        case: &Case<'_>,
        now: NaiveDateTime,
    ) -> TierOutcome<'a> {
        let unbound = match committed {
            Err(verdict @ Verdict::NotApplicable(_)) => Some(verdict),
            _ => None,
        };
        let statute = match choice {
            Choice::Binds(text, _) => Some(text),
            _ => None,
        };
        let evaluated = match (choice, unbound) {
            (Choice::NotStarted, _) => Evaluated::only(Verdict::NotStarted),
            (Choice::NotInForce, _) => {
                Evaluated::only(Verdict::NotApplicable(NotApplicable::Period))
            }
            (Choice::Binds(..), Some(verdict)) => Evaluated::only(verdict),
            (Choice::Undated(tier), Some(_)) => Evaluated::only(self.unknown_start(case, tier)),
            (Choice::Binds(_, tier) | Choice::Undated(tier), None) => {
                let case = &tier.statutory_case(case);
                let mut noticed = Findings::default();
                // the statute has a period of its own, by which it was chosen
                match self.course::<false>(case, tier.start, now, &mut noticed) {
                    Ok(course) => self.evaluate(case, tier, course, &mut noticed),
                    Err(verdict) => Evaluated::only(verdict),
                }
            }
        };
        let evaluated = evaluated.ended(case.ending());
        TierOutcome {
            statute,
            verdict: evaluated.verdict,
            deadline: evaluated.deadline,
        }
    }

    /// The verdict against one tier.
    #[inline]
    fn evaluate(
        &self,
        case: &Case<'_>,
        tier: &Tier<'_>,
        course: Course,
        findings: &mut Findings,
    ) -> Evaluated {
        let undetermined = |reason| Evaluated::only(Verdict::Undetermined(reason));
        let limit = match tier.extended(case) {
            Ok(limit) => limit,
            Err(reason) => return undetermined(reason),
        };
        if !case.stops().is_empty()
            && let Err(reason) = self.look_at_stops(case, course, findings)
        {
            return undetermined(reason);
        }
        let term = self.term(limit, course.start, self.stops(case, course));
        let decided = if limit == Limit::CaseDue || !term.needs_times() {
            let due = match limit {
                Limit::CaseDue => self.stated(case).map(Due::At),
                _ => term.known_due(),
            };
            match due {
                Ok(Due::At(deadline)) => self.decide(tier, course, &deadline),
                Ok(Due::Paused(paused)) => Ok(self.paused(&paused)),
                Err(error) => self.without_deadline(course, &error),
            }
        } else {
            match term.due_between() {
                [Ok(Due::At(first)), Ok(Due::At(last))] if first.at() == last.at() => {
                    self.decide(tier, course, &last)
                }
                [Ok(Due::At(first)), Ok(Due::At(last))] => {
                    Ok(self.decide_between(course, &first, &last))
                }
                [Ok(Due::Paused(first)), Ok(Due::Paused(last))] if first == last => {
                    Ok(self.paused(&last))
                }
                [Err(error), _] => self.without_deadline(course, &error),
                _ => return undetermined(Undetermined::PrecisionTooLow),
            }
        };
        decided.unwrap_or_else(|_| undetermined(Undetermined::OutsideCalendar))
    }

    /// The verdict from the moment the case is due.
    #[inline]
    fn decide(
        &self,
        tier: &Tier<'_>,
        course: Course,
        deadline: &Deadline,
    ) -> Result<Evaluated, CalendarError> {
        let decided_at = course.end();
        let Some(in_time) = deadline.is_in_time(decided_at) else {
            return Ok(Evaluated::only(Verdict::Undetermined(
                Undetermined::PrecisionTooLow,
            )));
        };
        let amount = if decided_at.timestamp().is_some() || tier.limit.is_in_days() {
            Some(self.distance(tier, decided_at, deadline, in_time)?)
        } else {
            None
        };
        Ok(Evaluated {
            verdict: course.verdict(in_time, amount),
            deadline: Some(*deadline),
            basis: deadline.basis_of_answer(&self.schedule, decided_at.date()),
        })
    }

    /// The verdict from the earliest and the latest moment the case can be due:
    /// nothing, unless it is the same for both.
    fn decide_between(&self, course: Course, first: &Deadline, last: &Deadline) -> Evaluated {
        let decided_at = course.end();
        let in_time = match (first.is_in_time(decided_at), last.is_in_time(decided_at)) {
            (Some(true), _) => true,
            (_, Some(false)) => false,
            _ => return Evaluated::only(Verdict::Undetermined(Undetermined::PrecisionTooLow)),
        };
        Evaluated {
            verdict: course.verdict(in_time, None),
            deadline: None,
            basis: last.basis_of_answer(&self.schedule, decided_at.date()),
        }
    }

    fn paused(&self, paused: &Paused) -> Evaluated {
        Evaluated {
            verdict: Verdict::Paused {
                remaining: paused.remaining(),
            },
            deadline: None,
            basis: paused.basis(&self.schedule),
        }
    }

    /// What was left at `moment`, or by how much it was late, in the limit's own
    /// unit. Lateness in which no unit has passed yet is told in the next
    /// finer: in calendar days for working days, else in clock time.
    #[inline]
    fn distance(
        &self,
        tier: &Tier<'_>,
        moment: Moment,
        deadline: &Deadline,
        in_time: bool,
    ) -> Result<Amount, CalendarError> {
        let unit = match tier.limit {
            Limit::CaseDue if deadline.is_end_of_day() => Unit::CalendarDays,
            _ => tier.unit,
        };
        let (moment, due) = (moment.earliest(), deadline.at());
        let end = deadline.counted_to(unit);
        // done at 00:00, to which the due day lasts, it is done on that day
        let until = if in_time { moment.min(end) } else { moment };
        let amount = unit.between(&self.schedule, until, end)?;
        if in_time {
            return Ok(amount);
        }
        if !amount.is_zero() {
            return Ok(amount.negated());
        }
        let days = Unit::CalendarDays.between(
            &self.schedule,
            deadline.counted_to(Unit::CalendarDays),
            moment,
        )?;
        match unit {
            Unit::WorkingDays | Unit::CalendarDays if !days.is_zero() => Ok(days),
            _ => Unit::ClockTime.between(&self.schedule, due, moment),
        }
    }

    /// The verdict where there is no deadline. Where the due day lies beyond the
    /// calendar, a case decided within it is in time for certain, though by how
    /// much is not known.
    fn without_deadline(
        &self,
        course: Course,
        error: &DeadlineError,
    ) -> Result<Evaluated, CalendarError> {
        let undetermined = |reason| Ok(Evaluated::only(Verdict::Undetermined(reason)));
        let error = match error {
            DeadlineError::NoCase => return undetermined(Undetermined::NoCaseDue),
            DeadlineError::PrecisionTooLow { .. } | DeadlineError::PausePrecisionTooLow { .. } => {
                return undetermined(Undetermined::PrecisionTooLow);
            }
            DeadlineError::Calendar(error) => error,
        };
        let calendar = self.schedule.calendar();
        let (first, last) = calendar.coverage();
        let decided_on = course.end().date();
        if let CalendarError::TooManyDayLengths | CalendarError::NeverOpen = error {
            return undetermined(Undetermined::UncountableHours);
        }
        let before_coverage =
            matches!(error, CalendarError::OutsideCoverage { date, .. } if *date < first);
        if before_coverage || last < decided_on || course.start.date() < first {
            return undetermined(Undetermined::OutsideCalendar);
        }
        Ok(Evaluated {
            verdict: course.verdict(true, None),
            deadline: None,
            basis: calendar.basis_over(course.start.date(), decided_on),
        })
    }
}

/// A verdict with what it rests on.
struct Evaluated {
    verdict: Verdict,
    deadline: Option<Deadline>,
    basis: Basis,
}

impl Evaluated {
    /// A verdict that no day of the calendar could change.
    const fn only(verdict: Verdict) -> Self {
        Self {
            verdict,
            deadline: None,
            basis: Basis::Announced,
        }
    }

    /// The same on a case that ended so: what is told of one not done rests on no more
    /// than its end, unless it is said whether that was in time.
    fn ended(self, ending: Ending) -> Self {
        let verdict = ending.verdict(self.verdict);
        let rests =
            verdict == self.verdict || matches!(verdict, Verdict::Withdrawn { in_time: Some(_) });
        if rests {
            Self { verdict, ..self }
        } else {
            Self::only(verdict)
        }
    }
}
