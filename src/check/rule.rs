//! Rules: a commitment bound to a schedule, which is what checks cases (S9, S10).

mod error;
mod live;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use crate::check::case::{Case, Found, Repeated, is_in_period};
use crate::check::outcome::{Outcome, TierOutcome};
use crate::check::settings::{Settings, UnendedStop, UntidyStops};
use crate::check::verdict::{Finding, Findings, NotApplicable, Undetermined, Verdict};
use crate::day::calendar::{Basis, CalendarError};
use crate::day::schedule::Schedule;
use crate::ground::fraction::Fraction;
use crate::ground::moment::Moment;
use crate::plan::citation::Place;
use crate::plan::commitment::{Commitment, Start};
use crate::plan::warning::Warnings;
use crate::plan::{Plan, PlanVersion};
use crate::term::amount::{Amount, Unit};
use crate::term::conventions::{Conventions, HalfDay};
use crate::term::count::{deadline, due_at_bound, needs_times};
use crate::term::deadline::{Deadline, DeadlineError, Due, Paused};
use crate::term::elapsed::Elapsed;
use crate::term::limit::{Limit, Sum};
use crate::term::stops::{Bound, StopKinds, Stops};
use crate::term::trace::{Trace, trace};

pub use self::error::RuleError;
pub(crate) use self::live::Live;
pub use self::live::Usage;

/// Half a day where it is read as four hours, in seconds.
const FOUR_HOURS: i64 = 4 * 3600;

/// One tier of a rule: a limit from a start.
#[derive(Clone, Copy, Debug)]
struct Tier<'a> {
    limit: Limit,
    start: Start<'a>,
    /// Whether the start is another than the commitment's.
    has_own_start: bool,
}

impl Tier<'_> {
    /// Whether a clock that has a start of its own has one in `case`: a bare start
    /// column says when the commitment's clock started, and no more.
    fn is_started(&self, case: &Case<'_>) -> bool {
        match (self.has_own_start, self.start) {
            (true, Start::Event(event)) => case.has(event),
            _ => true,
        }
    }
}

/// A commitment bound to a schedule: what checks cases.
///
/// Checking a case never fails and never allocates; trouble is a verdict.
#[derive(Clone, Debug)]
pub struct Rule<'a> {
    commitment: &'a Commitment<'a>,
    schedule: Schedule,
    settings: Settings,
    conventions: Conventions,
    committed: Tier<'a>,
    statutory: Option<Tier<'a>>,
    stopped_by: StopKinds,
    category: Option<&'a str>,
    categories: bool,
    period: Option<(NaiveDate, Option<NaiveDate>)>,
    decided_by: Option<Place>,
    plan: Option<PlanVersion<'a>>,
    warnings: Warnings,
}

impl<'a> Rule<'a> {
    /// Binds a commitment outside any plan; without a period of its own it binds
    /// every case.
    #[must_use]
    pub fn new(commitment: &'a Commitment<'a>, schedule: &Schedule, settings: &Settings) -> Self {
        let decided_by = settings.reading.decides(commitment);
        let variant =
            decided_by.and_then(|place| commitment.readings().iter().find(|v| v.place() == place));
        let start = variant.and_then(|v| v.start);
        let limit = variant.and_then(|v| v.limit);
        let stopped_by = variant.and_then(|v| v.stopped_by);
        let start = start.unwrap_or(commitment.start());
        Self {
            commitment,
            schedule: schedule.clone(),
            settings: *settings,
            conventions: commitment.conventions().overridden_by(settings.conventions),
            committed: Tier {
                limit: limit.unwrap_or(commitment.limit()),
                start,
                has_own_start: false,
            },
            statutory: commitment.statutory().map(|statutory| Tier {
                limit: statutory.limit,
                start: statutory.start.unwrap_or(start),
                has_own_start: statutory.start.is_some(),
            }),
            stopped_by: stopped_by.unwrap_or(commitment.stopped_by()),
            category: variant.and_then(|v| v.category),
            categories: commitment.readings().iter().any(|v| v.category.is_some()),
            period: commitment.period(),
            decided_by,
            plan: None,
            warnings: Warnings::DEFAULT,
        }
    }

    /// Binds a commitment of a plan, in force as the plan is unless it has a
    /// period of its own.
    #[must_use]
    pub fn of_plan(
        plan: &Plan<'a>,
        commitment: &'a Commitment<'a>,
        schedule: &Schedule,
        settings: &Settings,
    ) -> Self {
        Self {
            period: Some(plan.period(commitment)),
            plan: Some(plan.version()),
            warnings: plan.warnings(),
            ..Self::new(commitment, schedule, settings)
        }
    }

    /// The commitment.
    #[must_use]
    pub const fn commitment(&self) -> &'a Commitment<'a> {
        self.commitment
    }

    /// The limit that decides.
    #[must_use]
    pub const fn limit(&self) -> Limit {
        self.committed.limit
    }

    /// How the limit is counted.
    #[must_use]
    pub const fn conventions(&self) -> Conventions {
        self.conventions
    }

    /// What stops the clock.
    #[must_use]
    pub const fn stopped_by(&self) -> StopKinds {
        self.stopped_by
    }

    /// The place of the reading that decides, where the source has two.
    #[must_use]
    pub const fn decided_by(&self) -> Option<Place> {
        self.decided_by
    }

    /// The period in which it binds the cases started; none where it binds all.
    #[must_use]
    pub const fn period(&self) -> Option<(NaiveDate, Option<NaiveDate>)> {
        self.period
    }

    /// The unit in which the limit is counted, and in which cases are measured
    /// against it. Halves of a day read as four hours are hours; a case's own due
    /// moment is clock time.
    #[must_use]
    pub fn unit(&self) -> Unit {
        self.unit_of(self.committed.limit)
    }

    fn unit_of(&self, limit: Limit) -> Unit {
        match limit {
            Limit::WorkingDayHalves(_) if self.counts_four_hours() => Unit::OpenTime,
            limit => limit.unit(),
        }
    }

    /// The limit as a number of its [unit](Rule::unit): days or, of time, seconds.
    /// `None` where it is no fixed number of them: months, at once, by a date, the
    /// case's own.
    ///
    /// ```
    /// use shixian::plan::huarong_2023::{Supply, power_connection};
    /// use shixian::{Rule, Schedule, Settings};
    ///
    /// let commitment = power_connection(Supply::HighVoltage);
    /// let rule = Rule::new(commitment, &Schedule::china(), &Settings::new());
    /// assert_eq!(rule.figure().unwrap().to_string(), "15");
    /// ```
    #[must_use]
    pub fn figure(&self) -> Option<Fraction> {
        match self.committed.limit {
            Limit::WorkingDays(n) | Limit::CalendarDays(n) => Some(Fraction::whole(n.into())),
            Limit::WorkingDayHalves(n) if self.counts_four_hours() => {
                Some(Fraction::whole(i64::from(n) * FOUR_HOURS))
            }
            Limit::WorkingDayHalves(n) => Some(Fraction::halves(n)),
            Limit::OpenSeconds(n) | Limit::ClockSeconds(n) => Some(Fraction::whole(n.into())),
            Limit::Months(_) | Limit::Immediate | Limit::Until(_) | Limit::CaseDue => None,
        }
    }

    fn counts_four_hours(&self) -> bool {
        self.conventions.half_day() == HalfDay::FourHours
    }

    /// The schedule.
    #[must_use]
    pub const fn schedule(&self) -> &Schedule {
        &self.schedule
    }

    /// The outcome of `case` as of `now`, local time of the schedule's zone.
    #[must_use]
    pub fn check(&self, case: &Case<'_>, now: NaiveDateTime) -> Outcome<'a> {
        let mut findings = Findings::default();
        if case.is_deemed_accepted() {
            findings.add(Finding::DeemedAcceptance);
        }
        let ends = self.ends(case, self.committed.start, now, &mut findings);
        let evaluated = match ends {
            Ok(ends) => self.evaluate(case, self.committed.limit, ends, now, &mut findings),
            Err(verdict) => Evaluated::only(verdict),
        };
        let statutory = self
            .statutory
            .map(|tier| self.check_statutory(tier, case, now));
        let limit = self.committed.limit;
        Outcome {
            commitment: self.commitment,
            limit,
            unit: self.unit_of(limit),
            verdict: evaluated.verdict,
            deadline: evaluated.deadline,
            basis: evaluated.basis,
            statutory,
            findings,
            start: ends.ok().map(|ends| ends.start),
            finish: ends.ok().and_then(|ends| ends.finish),
            hours_assumed: self.schedule.hours().is_assumed()
                && evaluated.deadline.is_some()
                && (limit.uses_office_hours() || self.conventions.uses_office_hours()),
            decided_by: self.decided_by,
        }
    }

    /// The outcome against the statutory limit. What there is to notice has been
    /// noticed for the committed one.
    fn check_statutory(&self, tier: Tier<'_>, case: &Case<'_>, now: NaiveDateTime) -> TierOutcome {
        if !tier.is_started(case) {
            return TierOutcome {
                verdict: Verdict::NotStarted,
                deadline: None,
            };
        }
        let case = &statutory_case(tier, case);
        let mut noticed = Findings::default();
        let evaluated = match self.ends(case, tier.start, now, &mut noticed) {
            Ok(ends) => self.evaluate(case, tier.limit, ends, now, &mut noticed),
            Err(verdict) => Evaluated::only(verdict),
        };
        TierOutcome {
            verdict: evaluated.verdict,
            deadline: evaluated.deadline,
        }
    }

    /// How long `case` has taken, finished or as of `now`.
    ///
    /// # Errors
    ///
    /// [`RuleError::NotDetermined`] where start or end are not known or
    /// contradict each other, and what [`Elapsed::measure`] finds.
    pub fn elapsed(&self, case: &Case<'_>, now: NaiveDateTime) -> Result<Elapsed, RuleError> {
        let ends = self.known_ends(case, now)?;
        let end = ends.finish.unwrap_or(Moment::at(now));
        let stops = Stops::new(case.stops(), self.stopped_by);
        let stop_days = self.conventions.stop_days();
        Ok(Elapsed::measure(
            &self.schedule,
            ends.start,
            end,
            stops,
            stop_days,
        )?)
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

    fn due_from(&self, case: &Case<'_>, tier: Tier<'_>) -> Result<Due, RuleError> {
        let start = self.start(case, tier.start)?;
        let limit = self.limit_of(case, tier.limit)?;
        if limit == Limit::CaseDue {
            return Ok(Due::At(self.stated(case)?));
        }
        let stops = Stops::new(case.stops(), self.stopped_by);
        Ok(deadline(
            &self.schedule,
            limit,
            &self.conventions,
            start,
            stops,
        )?)
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

    fn known_ends(&self, case: &Case<'_>, now: NaiveDateTime) -> Result<Ends, RuleError> {
        let mut noticed = Findings::default();
        self.ends(case, self.committed.start, now, &mut noticed)
            .map_err(|verdict| RuleError::NotDetermined { verdict })
    }

    fn trace_from<'c>(
        &'c self,
        case: &Case<'c>,
        start: Moment,
        stops: Stops<'c>,
    ) -> Result<Trace<'c>, RuleError> {
        let limit = self.limit_of(case, self.committed.limit)?;
        if limit == Limit::CaseDue {
            return Ok(Trace::up_to(start, self.stated(case)?.at()));
        }
        Ok(trace(
            &self.schedule,
            limit,
            &self.conventions,
            start,
            stops,
        )?)
    }

    fn start(&self, case: &Case<'_>, start: Start<'_>) -> Result<Moment, RuleError> {
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
            .ok_or(RuleError::NotDetermined { verdict })
    }

    fn limit_of(&self, case: &Case<'_>, limit: Limit) -> Result<Limit, RuleError> {
        extended(limit, case).map_err(|reason| RuleError::NotDetermined {
            verdict: Verdict::Undetermined(reason),
        })
    }

    /// The deadline that the case states for itself.
    fn stated(&self, case: &Case<'_>) -> Result<Deadline, DeadlineError> {
        let due = case.due().ok_or(DeadlineError::NoCase)?;
        Ok(Deadline::stated(&self.schedule, due, &self.conventions)?)
    }

    /// Start and finish of a case, or the verdict that follows from their lack.
    #[inline]
    fn ends(
        &self,
        case: &Case<'_>,
        start: Start<'_>,
        now: NaiveDateTime,
        findings: &mut Findings,
    ) -> Result<Ends, Verdict> {
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
        if self
            .period
            .is_some_and(|period| !is_in_period(begun.date(), period))
        {
            return Err(Verdict::NotApplicable(NotApplicable::Period));
        }
        let now = Moment::at(now);
        match finish {
            Some(finish) if finish.is_before(begun) => {
                Err(Verdict::Undetermined(Undetermined::EndBeforeStart))
            }
            Some(finish) if now.is_before(finish) => {
                Err(Verdict::Undetermined(Undetermined::FinishAfterNow))
            }
            None if now.is_before(begun) => Err(Verdict::NotStarted),
            _ => Ok(Ends {
                start: begun,
                finish,
            }),
        }
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
        let finish = case.finish_of(self.commitment.finish(), of_finish);
        Ok((begun, chosen(finish, of_finish)?))
    }

    /// The stops that bear on a case with these ends.
    #[inline]
    fn stops<'c>(&self, case: &Case<'c>, ends: Ends, now: NaiveDateTime) -> Stops<'c> {
        let stops = Stops::new(case.stops(), self.stopped_by);
        match ends.finish {
            Some(finish) => stops.clipped_to(finish),
            None => stops.as_of(Moment::at(now)),
        }
    }

    #[inline]
    fn evaluate(
        &self,
        case: &Case<'_>,
        limit: Limit,
        ends: Ends,
        now: NaiveDateTime,
        findings: &mut Findings,
    ) -> Evaluated {
        let undetermined = |reason| Evaluated::only(Verdict::Undetermined(reason));
        let limit = match extended(limit, case) {
            Ok(limit) => limit,
            Err(reason) => return undetermined(reason),
        };
        if !case.stops().is_empty()
            && let Err(reason) = self.look_at_stops(case, ends, findings)
        {
            return undetermined(reason);
        }
        let stops = self.stops(case, ends, now);
        let due = |bound| -> Result<Due, DeadlineError> {
            if limit == Limit::CaseDue {
                return self.stated(case).map(Due::At);
            }
            let conventions = &self.conventions;
            due_at_bound(&self.schedule, limit, conventions, ends.start, stops, bound)
        };
        let decided = if needs_times(limit, &self.conventions, ends.start, stops) {
            match (due(Bound::Earliest), due(Bound::Latest)) {
                (Ok(Due::At(first)), Ok(Due::At(last))) if first.at() == last.at() => {
                    self.decide(limit, ends, now, &last)
                }
                (Ok(Due::At(first)), Ok(Due::At(last))) => {
                    Ok(self.decide_between(ends, now, &first, &last))
                }
                (Ok(Due::Paused(first)), Ok(Due::Paused(last))) if first == last => {
                    Ok(self.paused(&last))
                }
                (Err(error), _) => self.without_deadline(ends, now, &error),
                _ => return undetermined(Undetermined::PrecisionTooLow),
            }
        } else {
            match due(Bound::Earliest) {
                Ok(Due::At(deadline)) => self.decide(limit, ends, now, &deadline),
                Ok(Due::Paused(paused)) => Ok(self.paused(&paused)),
                Err(error) => self.without_deadline(ends, now, &error),
            }
        };
        decided.unwrap_or_else(|_| undetermined(Undetermined::OutsideCalendar))
    }

    /// The verdict from the moment the case is due.
    #[inline]
    fn decide(
        &self,
        limit: Limit,
        ends: Ends,
        now: NaiveDateTime,
        deadline: &Deadline,
    ) -> Result<Evaluated, CalendarError> {
        let decided_at = ends.finish.unwrap_or(Moment::at(now));
        let Some(in_time) = deadline.is_in_time(decided_at) else {
            return Ok(Evaluated::only(Verdict::Undetermined(
                Undetermined::PrecisionTooLow,
            )));
        };
        let amount = if decided_at.timestamp().is_some() || limit.is_in_days() {
            Some(self.distance(limit, decided_at, deadline, in_time)?)
        } else {
            None
        };
        Ok(Evaluated {
            verdict: ends.verdict(in_time, amount),
            deadline: Some(*deadline),
            basis: deadline.basis_of_answer(&self.schedule, decided_at.date()),
        })
    }

    /// The verdict from the earliest and the latest moment the case can be due:
    /// nothing, unless it is the same for both.
    fn decide_between(
        &self,
        ends: Ends,
        now: NaiveDateTime,
        first: &Deadline,
        last: &Deadline,
    ) -> Evaluated {
        let decided_at = ends.finish.unwrap_or(Moment::at(now));
        let in_time = match (first.is_in_time(decided_at), last.is_in_time(decided_at)) {
            (Some(true), _) => true,
            (_, Some(false)) => false,
            _ => return Evaluated::only(Verdict::Undetermined(Undetermined::PrecisionTooLow)),
        };
        Evaluated {
            verdict: ends.verdict(in_time, None),
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
    /// unit; lateness too short to show in whole units, in clock time.
    #[inline]
    fn distance(
        &self,
        limit: Limit,
        moment: Moment,
        deadline: &Deadline,
        in_time: bool,
    ) -> Result<Amount, CalendarError> {
        let unit = match limit {
            Limit::CaseDue if deadline.is_end_of_day() => Unit::CalendarDays,
            _ => self.unit_of(limit),
        };
        let (moment, due) = (moment.earliest(), deadline.at());
        let amount = if matches!(unit, Unit::WorkingDays | Unit::CalendarDays) {
            let day = deadline.day().and_time(NaiveTime::MIN);
            unit.between(&self.schedule, moment, day)?
        } else {
            unit.between(&self.schedule, moment, due)?
        };
        match (in_time, amount.is_zero()) {
            (true, _) => Ok(amount),
            (false, false) => Ok(amount.negated()),
            // at the very end of the due day: a day late, for no day is 0 s long
            (false, true) if moment == due => Ok(Amount::CalendarDays(1)),
            (false, true) => Unit::ClockTime.between(&self.schedule, due, moment),
        }
    }

    /// The verdict where there is no deadline. Where the due day lies beyond the
    /// calendar, a case decided within it is in time for certain, though by how
    /// much is not known.
    fn without_deadline(
        &self,
        ends: Ends,
        now: NaiveDateTime,
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
        let decided_on = ends.finish.map_or(now.date(), Moment::date);
        let uncountable = match error {
            CalendarError::TooManyDayLengths => true,
            CalendarError::OpenTimeBeyondCoverage { .. } => self.schedule.never_opens(),
            _ => false,
        };
        if uncountable {
            return undetermined(Undetermined::UncountableHours);
        }
        let before_coverage =
            matches!(error, CalendarError::OutsideCoverage { date, .. } if *date < first);
        if before_coverage || last < decided_on || ends.start.date() < first {
            return undetermined(Undetermined::OutsideCalendar);
        }
        Ok(Evaluated {
            verdict: ends.verdict(true, None),
            deadline: None,
            basis: calendar.basis_over(ends.start.date(), decided_on),
        })
    }

    /// Looks for stops that contradict themselves or the case.
    fn look_at_stops(
        &self,
        case: &Case<'_>,
        ends: Ends,
        findings: &mut Findings,
    ) -> Result<(), Undetermined> {
        let stops = Stops::new(case.stops(), self.stopped_by);
        let tidied = self.settings.untidy_stops == UntidyStops::Tidied;
        for stop in stops.relevant() {
            if stop.is_reversed() {
                return Err(Undetermined::StopEndsBeforeBegin);
            }
            let late = ends
                .finish
                .is_some_and(|finish| finish.is_before(stop.begin()));
            let outside = stop.begin().is_before(ends.start)
                || late
                || ends
                    .finish
                    .zip(stop.end())
                    .is_some_and(|(finish, end)| finish.is_before(end));
            if outside {
                if !tidied {
                    return Err(Undetermined::StopOutsideCase);
                }
                findings.add(Finding::StopClipped);
            }
            if ends.finish.is_some() && stop.end().is_none() && !late {
                if self.settings.unended_stop == UnendedStop::Undetermined {
                    return Err(Undetermined::StopNotEnded);
                }
                findings.add(Finding::StopEndedWithCase);
            }
        }
        if stops.in_order().any(|stop| stop.overlaps) {
            if !tidied {
                return Err(Undetermined::OverlappingStops);
            }
            findings.add(Finding::StopsUnited);
        }
        Ok(())
    }
}

/// The case as the statutory limit sees it: an extension of the committed limit
/// that is counted otherwise is none of the statute's.
fn statutory_case<'c>(tier: Tier<'_>, case: &Case<'c>) -> Case<'c> {
    match case.extension().map(|extension| tier.limit.sum(extension)) {
        Some(Sum::Unlike) => case.without_extension(),
        _ => *case,
    }
}

/// The limit with the case's extension. One beyond all bounds lies outside every
/// calendar.
fn extended(limit: Limit, case: &Case<'_>) -> Result<Limit, Undetermined> {
    match case.extension().map(|extension| limit.sum(extension)) {
        None => Ok(limit),
        Some(Sum::Limit(sum)) => Ok(sum),
        Some(Sum::TooLarge) => Err(Undetermined::OutsideCalendar),
        Some(Sum::Unlike) => Err(Undetermined::UnlikeExtension),
    }
}

/// Where a case starts and, when it is over, ends.
#[derive(Clone, Copy, Debug)]
struct Ends {
    start: Moment,
    finish: Option<Moment>,
}

impl Ends {
    fn verdict(self, in_time: bool, amount: Option<Amount>) -> Verdict {
        match (self.finish.is_some(), in_time) {
            (true, true) => Verdict::Met { margin: amount },
            (true, false) => Verdict::Missed { by: amount },
            (false, true) => Verdict::Running { remaining: amount },
            (false, false) => Verdict::Overdue { by: amount },
        }
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
}
