//! The checker: a plan bound to a schedule.

use chrono::NaiveDateTime;

use crate::check::case::Case;
use crate::check::outcome::Outcome;
use crate::check::rule::Rule;
use crate::check::settings::Settings;
use crate::day::schedule::Schedule;
use crate::plan::commitment::Commitment;
use crate::plan::{Plan, PlanError, ReadingPolicy};

/// A plan bound to a schedule: checks a case against every commitment that it
/// falls under.
///
/// ```
/// use chrono::NaiveDate;
/// use shixian::plan::huarong_2023;
/// use shixian::{Case, Checker, Schedule, VerdictKind};
///
/// let at = |d, h| NaiveDate::from_ymd_opt(2023, 6, d).unwrap().and_hms_opt(h, 0, 0).unwrap();
/// let checker = Checker::new(&huarong_2023::PLAN, &Schedule::china());
/// let rule = checker.rule("construction-joint-acceptance-3wd")?;
///
/// let case = Case::new("HR-1").started(at(20, 10)).finished(at(26, 16));
/// let outcome = rule.check(&case, at(30, 0));
/// assert_eq!(outcome.verdict().kind(), VerdictKind::Met);
/// assert_eq!(outcome.verdict().to_string(), "met with 0 working days to spare");
/// # Ok::<(), shixian::plan::PlanError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Checker<'a> {
    plan: &'a Plan<'a>,
    rules: Vec<Rule<'a>>,
    /// The rules under each reading, of the commitments that have several.
    readings: Vec<Rule<'a>>,
}

impl<'a> Checker<'a> {
    /// Binds `plan` to `schedule` with the default settings.
    #[must_use]
    pub fn new(plan: &'a Plan<'a>, schedule: &Schedule) -> Self {
        Self::with_settings(plan, schedule, &Settings::new())
    }

    /// Binds every commitment of `plan` to `schedule`, read as `settings` say.
    #[must_use]
    pub fn with_settings(plan: &'a Plan<'a>, schedule: &Schedule, settings: &Settings) -> Self {
        let bound = |commitment, reading| {
            let settings = settings.with_reading(reading);
            Rule::of_plan(plan, commitment, schedule, &settings)
        };
        let commitments = plan.commitments().iter();
        let rules = commitments.clone().map(|c| bound(c, settings.reading()));
        let several = commitments.filter(|commitment| !commitment.readings().is_empty());
        let readings = several.flat_map(|c| {
            [ReadingPolicy::Body, ReadingPolicy::Annex].map(|reading| bound(c, reading))
        });
        Self {
            plan,
            rules: rules.collect(),
            readings: readings.collect(),
        }
    }

    /// The plan whose promises are meant.
    #[must_use]
    pub const fn plan(&self) -> &'a Plan<'a> {
        self.plan
    }

    /// The rules, in the order of the plan.
    #[must_use]
    pub fn rules(&self) -> &[Rule<'a>] {
        &self.rules
    }

    /// The rule of the commitment known as `id`.
    ///
    /// # Errors
    ///
    /// [`PlanError::UnknownCommitment`].
    pub fn rule(&self, id: &str) -> Result<&Rule<'a>, PlanError> {
        let rule = self.rules.iter().find(|rule| rule.commitment().id() == id);
        rule.ok_or_else(|| PlanError::UnknownCommitment {
            plan: self.plan.id().to_owned(),
            id: id.to_owned(),
        })
    }

    /// The rule of a commitment asked for by type, such as
    /// `huarong_2023::construction_approval(…)`; `None` for one of another plan.
    #[must_use]
    pub fn rule_for(&self, commitment: &Commitment<'_>) -> Option<&Rule<'a>> {
        self.rule(commitment.id()).ok()
    }

    /// The rules of a commitment under each of the readings that the source gives;
    /// none where it gives but one ([S12](crate::design#s12)).
    pub fn rules_by_reading(&self, commitment: &Commitment<'_>) -> impl Iterator<Item = &Rule<'a>> {
        let id = commitment.id();
        self.readings
            .iter()
            .filter(move |rule| rule.commitment().id() == id)
    }

    /// The outcomes of a case for every commitment that a log means by `name`.
    pub fn check<'s>(
        &'s self,
        name: &'s str,
        case: &'s Case<'_>,
        now: NaiveDateTime,
    ) -> impl Iterator<Item = Outcome<'a>> + 's {
        self.rules
            .iter()
            .filter(move |rule| rule.commitment().is_called(name))
            .map(move |rule| rule.check(case, now))
    }
}
