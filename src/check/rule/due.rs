//! When a case is due, and how long it has taken.

use chrono::NaiveDateTime;

use super::error::RuleError;
use super::rule::{Rule, Tier};
use crate::check::case::Case;
use crate::check::verdict::{Undetermined, Verdict};
use crate::ground::moment::Moment;
use crate::term::deadline::{Deadline, DeadlineError, Due};
use crate::term::elapsed::Elapsed;
use crate::term::limit::{Limit, Sum};
use crate::term::stops::Stops;
use crate::term::term::Term;
use crate::term::trace::Trace;

impl<'a> Rule<'a> {
    /// How long `case` has taken, finished or as of `now`.
    ///
    /// # Errors
    ///
    /// [`RuleError::NotDetermined`] where start or end are not known or
    /// contradict each other, and what [`Term::elapsed`] finds.
    pub fn elapsed(&self, case: &Case<'_>, now: NaiveDateTime) -> Result<Elapsed, RuleError> {
        let ends = self.known_ends(case, now)?;
        let end = ends.finish.unwrap_or(Moment::at(now));
        let stops = Stops::new(case.stops(), self.stopped_by);
        let term = self.term(self.committed.limit, ends.start, stops);
        Ok(term.elapsed(end)?)
    }

    /// When the case is due, whatever has become of it since: all its stops
    /// bear on it, whenever they ended.
    ///
    /// ```
    /// use chrono::NaiveDate;
    /// use shixian::plan::huarong_2023::{Project, construction_approval};
    /// use shixian::{Case, Due, Rule, Schedule, Settings};
    ///
    /// let day = |m, d| NaiveDate::from_ymd_opt(2026, m, d).unwrap();
    /// let commitment = construction_approval(Project::SimpleLowRisk);
    /// let rule = Rule::new(commitment, &Schedule::china(), &Settings::new());
    /// let due = rule.due(&Case::new("HR-7").started(day(2, 10)))?;
    /// let Due::At(deadline) = due else { unreachable!() };
    /// assert_eq!(deadline.day(), day(3, 2));
    /// # Ok::<(), shixian::RuleError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`RuleError::NotDetermined`] where the start is not known, and what
    /// keeps the case from having a deadline.
    pub fn due(&self, case: &Case<'_>) -> Result<Due, RuleError> {
        self.due_from(case, self.committed)
    }

    /// When the case is due by the statutory limit; `None` where the commitment
    /// has none, or one that starts with an event the case does not tell.
    ///
    /// # Errors
    ///
    /// As [`Rule::due`].
    pub fn statutory_due(&self, case: &Case<'_>) -> Option<Result<Due, RuleError>> {
        let due = |tier| self.due_from(&statutory_case(tier, case), tier);
        self.statutory.filter(|tier| tier.is_started(case)).map(due)
    }

    pub(super) fn due_from(&self, case: &Case<'_>, tier: Tier<'_>) -> Result<Due, RuleError> {
        let start = self.start(case, tier.start)?;
        let limit = self.limit_of(case, tier.limit)?;
        if limit == Limit::CaseDue {
            return Ok(Due::At(self.stated(case)?));
        }
        let stops = Stops::new(case.stops(), self.stopped_by);
        Ok(self.term(limit, start, stops).due()?)
    }

    /// The day-by-day trace of [`Rule::due`].
    ///
    /// # Errors
    ///
    /// As [`Rule::due`].
    pub fn trace_due<'c>(&'c self, case: &Case<'c>) -> Result<Trace<'c>, RuleError> {
        let start = self.start(case, self.committed.start)?;
        let stops = Stops::new(case.stops(), self.stopped_by);
        self.trace_from(case, start, stops)
    }

    /// The day-by-day trace of the deadline of [`Rule::check`], for which the
    /// case's end, or `now`, cuts off its stops.
    ///
    /// # Errors
    ///
    /// As [`Rule::due`], and where start and end contradict each other.
    pub fn trace<'c>(
        &'c self,
        case: &Case<'c>,
        now: NaiveDateTime,
    ) -> Result<Trace<'c>, RuleError> {
        let ends = self.known_ends(case, now)?;
        self.trace_from(case, ends.start, self.stops(case, ends, now))
    }

    pub(super) fn trace_from<'c>(
        &'c self,
        case: &Case<'c>,
        start: Moment,
        stops: Stops<'c>,
    ) -> Result<Trace<'c>, RuleError> {
        let limit = self.limit_of(case, self.committed.limit)?;
        if limit == Limit::CaseDue {
            return Ok(Trace::up_to(start, self.stated(case)?.at()));
        }
        Ok(self.term(limit, start, stops).trace()?)
    }

    /// The term of a limit on the rule's schedule, counted under its conventions.
    #[inline]
    pub(super) fn term<'c>(&'c self, limit: Limit, start: Moment, stops: Stops<'c>) -> Term<'c> {
        Term {
            schedule: &self.schedule,
            limit,
            conventions: self.conventions,
            start,
            stops,
        }
    }

    pub(super) fn limit_of(&self, case: &Case<'_>, limit: Limit) -> Result<Limit, RuleError> {
        extended(limit, case).map_err(|reason| RuleError::NotDetermined {
            verdict: Verdict::Undetermined(reason),
        })
    }

    /// The deadline that the case states for itself.
    pub(super) fn stated(&self, case: &Case<'_>) -> Result<Deadline, DeadlineError> {
        let due = case.due().ok_or(DeadlineError::NoCase)?;
        Ok(Deadline::stated(&self.schedule, due, &self.conventions)?)
    }
}

/// The case as the statutory limit sees it: an extension of the committed limit
/// that is counted otherwise is none of the statute's.
pub(super) fn statutory_case<'c>(tier: Tier<'_>, case: &Case<'c>) -> Case<'c> {
    match case.extension().map(|extension| tier.limit.sum(extension)) {
        Some(Sum::Unlike) => case.without_extension(),
        _ => *case,
    }
}

/// The limit with the case's extension. One beyond all bounds lies outside every
/// calendar.
pub(super) fn extended(limit: Limit, case: &Case<'_>) -> Result<Limit, Undetermined> {
    match case.extension().map(|extension| limit.sum(extension)) {
        None => Ok(limit),
        Some(Sum::Limit(sum)) => Ok(sum),
        Some(Sum::TooLarge) => Err(Undetermined::OutsideCalendar),
        Some(Sum::Unlike) => Err(Undetermined::UnlikeExtension),
    }
}
