//! Rules: a commitment bound to a schedule, which is what checks cases ([S9](crate::design#s9), [S10](crate::design#s10)).

use chrono::NaiveDate;

use super::tier::Tier;
use crate::check::settings::Settings;
use crate::day::schedule::Schedule;
use crate::ground::fraction::Fraction;
use crate::plan::citation::Place;
use crate::plan::commitment::{Commitment, Start};
use crate::plan::warning::Warnings;
use crate::plan::{Plan, PlanVersion};
use crate::term::amount::Unit;
use crate::term::conventions::Conventions;
use crate::term::limit::Limit;
use crate::term::stops::StopKinds;

/// A commitment bound to a schedule: what checks cases.
///
/// Checking a case never fails and never allocates; trouble is a verdict.
#[derive(Clone, Debug)]
pub struct Rule<'a> {
    pub(super) commitment: &'a Commitment<'a>,
    pub(super) schedule: Schedule,
    pub(super) settings: Settings,
    pub(super) conventions: Conventions,
    pub(super) committed: Tier<'a>,
    /// One for each statutory limit of the commitment.
    pub(super) statutory: Box<[Tier<'a>]>,
    pub(super) stopped_by: StopKinds,
    pub(super) category: Option<&'a str>,
    pub(super) categories: bool,
    pub(super) period: Option<(NaiveDate, Option<NaiveDate>)>,
    pub(super) decided_by: Option<Place>,
    pub(super) plan: Option<PlanVersion<'a>>,
    pub(super) warnings: Warnings,
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
        let limit = limit.unwrap_or(commitment.limit());
        let conventions = commitment.conventions().overridden_by(settings.conventions);
        let texts = commitment.statutory();
        let statutory = texts.iter().enumerate().map(|(at, text)| {
            let before = at.checked_sub(1).and_then(|before| texts.get(before));
            Tier {
                limit: text.limit(),
                unit: text.limit().unit(&conventions),
                start: text.start().unwrap_or(start),
                has_own_start: text.start().is_some(),
                starts_alike: before.is_some_and(|before| before.start() == text.start()),
            }
        });
        Self {
            commitment,
            schedule: schedule.clone(),
            settings: *settings,
            conventions,
            committed: Tier {
                limit,
                unit: limit.unit(&conventions),
                start,
                has_own_start: false,
                starts_alike: false,
            },
            statutory: statutory.collect(),
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

    /// The commitment that is meant, with its limit and where it is written.
    #[must_use]
    pub const fn commitment(&self) -> &'a Commitment<'a> {
        self.commitment
    }

    /// The limit that decides, under the reading that prevails.
    #[must_use]
    pub const fn limit(&self) -> Limit {
        self.committed.limit
    }

    /// How the limit is counted.
    #[must_use]
    pub const fn conventions(&self) -> Conventions {
        self.conventions
    }

    /// The kinds of stop that stop the clock under this rule.
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
    pub const fn unit(&self) -> Unit {
        self.committed.unit
    }

    /// The limit as a number of its [unit](Rule::unit): days or, of time, seconds.
    /// `None` where it is not a fixed number of them: months, at once, by a date, the
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
        self.committed.limit.figure(&self.conventions)
    }

    /// Whether its deadlines use office hours that are only assumed.
    #[must_use]
    pub fn hours_assumed(&self) -> bool {
        self.schedule.hours().is_assumed()
            && (self.committed.limit.uses_office_hours() || self.conventions.uses_office_hours())
    }

    /// The plan it was bound in; none for a commitment bound outside any plan.
    #[must_use]
    pub const fn plan(&self) -> Option<PlanVersion<'a>> {
        self.plan
    }

    /// The warning points: those of its plan.
    #[must_use]
    pub const fn warnings(&self) -> Warnings {
        self.warnings
    }

    /// The same rule with other warning points.
    #[must_use]
    pub const fn with_warnings(mut self, warnings: Warnings) -> Self {
        self.warnings = warnings;
        self
    }

    /// The same rule on another schedule, such as one with a new notice.
    #[must_use]
    pub fn on_schedule(&self, schedule: &Schedule) -> Self {
        Self {
            schedule: schedule.clone(),
            ..self.clone()
        }
    }

    /// The schedule that the rule counts on.
    #[must_use]
    pub const fn schedule(&self) -> &Schedule {
        &self.schedule
    }

    /// What starts the clock of the committed limit.
    pub(crate) const fn start_events(&self) -> Start<'a> {
        self.committed.start
    }

    /// The settings it was bound with.
    pub(crate) const fn settings(&self) -> &Settings {
        &self.settings
    }
}
