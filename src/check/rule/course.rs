//! The course of a case: where its clock starts, where it ends once the case is
//! over, and the moment it is judged at.

use chrono::NaiveDateTime;

use super::error::RuleError;
use super::rule::Rule;
use crate::check::case::{Case, Found, Repeated, is_in_period};
use crate::check::verdict::{Finding, Findings, NotApplicable, Undetermined, Verdict};
use crate::ground::moment::Moment;
use crate::plan::commitment::Start;
use crate::term::amount::Amount;
use crate::term::stops::{Bound, Stops};

/// From where to where the clock of a case runs.
#[derive(Clone, Copy, Debug)]
pub(super) struct Course {
    pub(super) start: Moment,
    pub(super) finish: Option<Moment>,
    /// The moment it is judged at.
    pub(super) now: NaiveDateTime,
}

impl Course {
    /// The moment that decides: the finish or, while there is none, now.
    #[inline]
    pub(super) fn end(self) -> Moment {
        self.finish.unwrap_or(Moment::at(self.now))
    }

    /// Whether the time of day of the end is known.
    pub(super) fn has_known_end(self) -> bool {
        self.finish
            .is_none_or(|finish| finish.timestamp().is_some())
    }

    /// The course with the time of day of its finish, where it is not known, at one end
    /// of its range: the later, the more has passed. It never ends before `start`.
    pub(super) fn ending_at(mut self, bound: Bound, start: Moment) -> Self {
        let at = |finish: Moment| match bound {
            Bound::Earliest => finish.last(),
            Bound::Latest => finish.earliest().max(start.earliest()),
        };
        self.finish = self.finish.map(|finish| Moment::at(at(finish)));
        self
    }

    /// The stops of the case as of its end: while it is open, those that it may know
    /// of by now.
    #[inline]
    pub(super) const fn clip<'c>(self, stops: Stops<'c>) -> Stops<'c> {
        match self.finish {
            Some(finish) => stops.clipped_to(finish),
            None => stops.as_of(Moment::at(self.now)),
        }
    }

    /// The verdict on a case of which it is known whether it is in time.
    pub(super) fn verdict(self, in_time: bool, amount: Option<Amount>) -> Verdict {
        match (self.finish.is_some(), in_time) {
            (true, true) => Verdict::Met { margin: amount },
            (true, false) => Verdict::Missed { by: amount },
            (false, true) => Verdict::Running { remaining: amount },
            (false, false) => Verdict::Overdue { by: amount },
        }
    }
}

impl<'a> Rule<'a> {
    /// When the clock of a case starts, whatever becomes of it.
    pub(super) fn start(&self, case: &Case<'_>, start: Start<'_>) -> Result<Moment, RuleError> {
        self.start_or_verdict(case, start)
            .map_err(|verdict| RuleError::NotDetermined { verdict })
    }

    /// The same, or the verdict that follows from the lack of one.
    pub(super) fn start_or_verdict(
        &self,
        case: &Case<'_>,
        start: Start<'_>,
    ) -> Result<Moment, Verdict> {
        let policy = self.settings.repeated_start;
        let found = case.start_of(start, policy);
        let verdict = if found.repeated && policy == Repeated::Undetermined {
            Verdict::Undetermined(Undetermined::RepeatedEvent)
        } else {
            Verdict::NotStarted
        };
        found
            .at
            .filter(|_| verdict == Verdict::NotStarted)
            .ok_or(verdict)
    }

    /// The course of a case under the committed limit.
    pub(super) fn known_course(
        &self,
        case: &Case<'_>,
        now: NaiveDateTime,
    ) -> Result<Course, RuleError> {
        let mut noticed = Findings::default();
        self.course::<true>(case, self.committed.start, now, &mut noticed)
            .map_err(|verdict| RuleError::NotDetermined { verdict })
    }

    /// The course of a case, or the verdict that follows from the lack of one.
    #[inline]
    pub(super) fn course<const COMMITTED: bool>(
        &self,
        case: &Case<'_>,
        start: Start<'_>,
        now: NaiveDateTime,
        findings: &mut Findings,
    ) -> Result<Course, Verdict> {
        if let (true, Some(category)) = (self.categories, case.category()) {
            let covered = match self.category {
                Some(own) => own == category,
                None => self
                    .commitment
                    .readings()
                    .iter()
                    .any(|v| v.category == Some(category)),
            };
            if !covered {
                return Err(Verdict::NotApplicable(NotApplicable::Category));
            }
        }
        if case.is_notified_before_receipt() {
            return Err(Verdict::Undetermined(Undetermined::NoticeBeforeReceipt));
        }
        let (begun, finish) = match case.bare_ends() {
            Some(ends) => ends,
            None => self.ends_by_events(case, start, findings)?,
        };
        let Some(begun) = begun else {
            return Err(match finish {
                Some(_) => Verdict::Undetermined(Undetermined::MissingStart),
                None => Verdict::NotStarted,
            });
        };
        let period = self.period.filter(|_| COMMITTED);
        if period.is_some_and(|period| !is_in_period(begun.date(), period)) {
            return Err(Verdict::NotApplicable(NotApplicable::Period));
        }
        let judged_at = Moment::at(now);
        match finish {
            Some(finish) if finish.is_before(begun) => {
                Err(Verdict::Undetermined(Undetermined::EndBeforeStart))
            }
            Some(finish) if judged_at.is_before(finish) => {
                Err(Verdict::Undetermined(Undetermined::FinishAfterNow))
            }
            None if judged_at.is_before(begun) => Err(Verdict::NotStarted),
            _ => Ok(Course {
                start: begun,
                finish,
                now,
            }),
        }
    }

    /// Start and finish as the case tells them, whatever can be said of it; none where
    /// an event is repeated and none of them counts.
    #[cfg_attr(not(feature = "csv"), expect(dead_code, reason = "verdicts show it"))]
    pub(crate) fn ends_told(&self, case: &Case<'_>) -> (Option<Moment>, Option<Moment>) {
        if let Some(ends) = case.bare_ends() {
            return ends;
        }
        let counted = |found: Found, policy: Repeated| {
            let counts = !found.repeated || policy != Repeated::Undetermined;
            found.at.filter(|_| counts)
        };
        let of_start = self.settings.repeated_start;
        let of_finish = self.settings.repeated_finish;
        let begun = counted(case.start_of(self.committed.start, of_start), of_start);
        let finish = case.finish_of(self.commitment.finish(), of_finish, begun);
        (begun, counted(finish, of_finish))
    }

    /// Start and finish of a case that tells events apart.
    fn ends_by_events(
        &self,
        case: &Case<'_>,
        start: Start<'_>,
        findings: &mut Findings,
    ) -> Result<(Option<Moment>, Option<Moment>), Verdict> {
        let mut chosen = |found: Found, policy: Repeated| {
            if found.repeated && policy == Repeated::Undetermined {
                return Err(Verdict::Undetermined(Undetermined::RepeatedEvent));
            }
            if found.repeated {
                findings.add(Finding::RepeatedEvent);
            }
            Ok(found.at)
        };
        let of_start = self.settings.repeated_start;
        let of_finish = self.settings.repeated_finish;
        let begun = chosen(case.start_of(start, of_start), of_start)?;
        let finish = case.finish_of(self.commitment.finish(), of_finish, begun);
        Ok((begun, chosen(finish, of_finish)?))
    }
}
