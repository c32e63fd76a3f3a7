//! When a case is due, and how long it has taken.

use chrono::NaiveDateTime;

use super::error::RuleError;
use super::rule::Rule;
use super::tier::Tier;
use crate::check::case::Case;
use crate::check::verdict::Verdict;
use crate::ground::moment::Moment;
use crate::term::deadline::{Deadline, DeadlineError, Due};
use crate::term::elapsed::Elapsed;
use crate::term::limit::Limit;
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
        let course = self.known_course(case, now)?;
        let stops = Stops::new(case.stops(), self.stopped_by);
        let term = self.term(self.committed.limit, course.start, stops);
        Ok(term.elapsed(course.end())?)
    }

    /// The latest start from which a case without stops is due by `by`: see
    /// [`Schedule::latest_start`](crate::Schedule::latest_start).
    ///
    /// # Errors
    ///
    /// As [`Schedule::latest_start`](crate::Schedule::latest_start).
    pub fn latest_start(&self, by: impl Into<Moment>) -> Result<Option<Moment>, DeadlineError> {
        let limit = self.committed.limit;
        self.schedule.latest_start(limit, &self.conventions, by)
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
    /// # Ok::<(), shixian::check::RuleError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`RuleError::NotDetermined`] where the start is not known, and what
    /// keeps the case from having a deadline.
    pub fn due(&self, case: &Case<'_>) -> Result<Due, RuleError> {
        self.due_from(case, &self.committed)
    }

    /// When the case is due by the statutory limit that binds it; `None` where none
    /// does: see [`Rule::statute`].
    ///
    /// # Errors
    ///
    /// As [`Rule::due`].
    pub fn statutory_due(&self, case: &Case<'_>) -> Option<Result<Due, RuleError>> {
        let tier = self.statutory_tier(case)?;
        Some(self.due_from(&tier.statutory_case(case), tier))
    }

    fn due_from(&self, case: &Case<'_>, tier: &Tier<'_>) -> Result<Due, RuleError> {
        let start = self.start(case, tier.start)?;
        let stops = Stops::new(case.stops(), self.stopped_by);
        let term = self.term(limit_of(tier, case)?, start, stops);
        Ok(self.due_of(case, &term)?)
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
        let course = self.known_course(case, now)?;
        self.trace_from(case, course.start, self.stops(case, course))
    }

    fn trace_from<'c>(
        &'c self,
        case: &Case<'c>,
        start: Moment,
        stops: Stops<'c>,
    ) -> Result<Trace<'c>, RuleError> {
        let limit = limit_of(&self.committed, case)?;
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
            limit: Some(limit),
            conventions: self.conventions,
            start,
            stops,
        }
    }

    /// When a term of `case` is due: by its limit, or when the case itself says.
    pub(super) fn due_of(&self, case: &Case<'_>, term: &Term<'_>) -> Result<Due, DeadlineError> {
        if term.limit == Some(Limit::CaseDue) {
            return self.stated(case).map(Due::At);
        }
        term.due()
    }

    /// The deadline that the case states for itself.
    pub(super) fn stated(&self, case: &Case<'_>) -> Result<Deadline, DeadlineError> {
        let due = case.due().ok_or(DeadlineError::NoCase)?;
        Ok(Deadline::stated(&self.schedule, due, &self.conventions)?)
    }
}

fn limit_of(tier: &Tier<'_>, case: &Case<'_>) -> Result<Limit, RuleError> {
    tier.extended(case)
        .map_err(|reason| RuleError::NotDetermined {
            verdict: Verdict::Undetermined(reason),
        })
}
