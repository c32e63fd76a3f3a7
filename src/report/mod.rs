//! Reviews: a checked log held against the whole plan, to be handed upward
//! (feature `csv`; the page needs feature `report`).
//!
//! A [`Review`] brings together what was kept of a log, the indicators observed
//! elsewhere and the tasks completed. From it come the [`Summary`], whose JSON form
//! has a stable schema, the table of commitments as CSV, and the page.

mod fill;
mod inputs;
#[cfg(feature = "report")]
mod page;
mod summary;
mod table;

use crate::check::checker::Checker;
use crate::check::rule::Rule;
use crate::check::settings::Settings;
use crate::day::schedule::Schedule;
use crate::log::{CheckedLog, KeptCase, LogSummary};
use crate::plan::commitment::{Commitment, Reading};
use crate::tally::{Assessment, Attainment, Observation, Progress, Tally};

pub use crate::log::check::now::Now;

pub use self::inputs::{InputError, read_completions, read_observations};
#[cfg(feature = "report")]
pub use self::page::{PageError, render_page};
pub use self::summary::{
    AttainmentSummary, CalendarSummary, CommitmentSummary, GroupSummary, IndicatorSummary,
    MilestoneSummary, MonthSummary, NowSummary, Number, ObservationSummary, PoliciesSummary,
    ReadingSummary, RejectSummary, SCHEMA, StatutorySummary, Summary, TakenSummary, TallySummary,
    TaskSummary, TasksSummary, UnmeasuredSummary, WorstSummary,
};
pub use self::table::write_commitments;

/// A checked log held against a plan.
#[derive(Clone, Copy, Debug)]
pub struct Review<'r, 'a> {
    checker: &'r Checker<'a>,
    schedule: &'r Schedule,
    settings: &'r Settings,
    log: &'r LogSummary,
    now: Now,
    only: Option<&'r Rule<'a>>,
    beside: &'r [Rule<'a>],
    observations: &'r [Observation<'r>],
    progress: Option<&'r Progress>,
    source: &'r str,
}

impl<'r, 'a> Review<'r, 'a> {
    /// A review of `log` under the plan, schedule and settings that it was checked
    /// with, as of `now`.
    #[must_use]
    pub const fn new(
        checker: &'r Checker<'a>,
        schedule: &'r Schedule,
        settings: &'r Settings,
        log: &'r LogSummary,
        now: Now,
    ) -> Self {
        Self {
            checker,
            schedule,
            settings,
            log,
            now,
            only: None,
            beside: &[],
            observations: &[],
            progress: None,
            source: "",
        }
    }

    /// A review of a log as it was checked.
    #[must_use]
    pub fn of(checked: &'r CheckedLog<'a>) -> Self {
        Self {
            only: checked.only(),
            beside: checked.own_rules(),
            ..Self::new(
                checked.checker(),
                checked.schedule(),
                checked.settings(),
                checked.summary(),
                checked.now(),
            )
        }
    }

    /// Says that every row was checked against `rule` alone.
    #[must_use]
    pub const fn of_one_rule(mut self, rule: &'r Rule<'a>) -> Self {
        self.only = Some(rule);
        self
    }

    /// Says that rows were also checked against `rules`, which are none of the plan.
    #[must_use]
    pub const fn beside(mut self, rules: &'r [Rule<'a>]) -> Self {
        self.beside = rules;
        self
    }

    /// With values observed of the plan's indicators.
    #[must_use]
    pub const fn with_observations(mut self, observations: &'r [Observation<'r>]) -> Self {
        self.observations = observations;
        self
    }

    /// With the plan's tasks held against their dates.
    #[must_use]
    pub const fn with_progress(mut self, progress: &'r Progress) -> Self {
        self.progress = Some(progress);
        self
    }

    /// With the name of the log.
    #[must_use]
    pub const fn of_source(mut self, source: &'r str) -> Self {
        self.source = source;
        self
    }

    /// What was kept of the log.
    #[must_use]
    pub const fn log(&self) -> &'r LogSummary {
        self.log
    }

    /// The schedule it was checked on.
    #[must_use]
    pub const fn schedule(&self) -> &'r Schedule {
        self.schedule
    }

    /// The moment open cases were judged at.
    #[must_use]
    pub const fn now(&self) -> Now {
        self.now
    }

    /// The rules that turned up with what was kept of them, in the order of the
    /// plan; the one asked for even if it did not.
    #[must_use]
    pub fn assessed(&self) -> Vec<(&'r Rule<'a>, Option<&'r Assessment<KeptCase>>)> {
        let kept = |rule: &Rule<'_>| self.log.assessment(rule.commitment().id());
        if let Some(rule) = self.only {
            return vec![(rule, kept(rule))];
        }
        let rules = self.checker.rules().iter().chain(self.beside);
        let turned_up = rules.filter_map(|rule| Some((rule, Some(kept(rule)?))));
        turned_up.collect()
    }

    /// Whether all of the plan was checked, not one rule.
    #[must_use]
    pub const fn is_of_the_whole_plan(&self) -> bool {
        self.only.is_none()
    }

    /// Whether a limit was checked that is none of the plan's.
    #[cfg(feature = "report")]
    pub(crate) fn is_of_another_limit(&self) -> bool {
        self.only
            .is_some_and(|rule| self.checker.rule_for(rule.commitment()).is_none())
    }

    /// The commitments of the plan of which no case turned up, where all of them
    /// were checked.
    pub fn without_cases(&self) -> impl Iterator<Item = &'a Commitment<'a>> {
        let rules: &'r [Rule<'a>] = match self.only {
            Some(_) => &[],
            None => self.checker.rules(),
        };
        let commitments = rules.iter().map(Rule::commitment);
        commitments.filter(|commitment| self.log.assessment(commitment.id()).is_none())
    }

    /// The readings of a commitment that the source gives several of: the rule and
    /// the words of each, with the tally under it.
    fn readings<'s>(
        &'s self,
        rule: &'s Rule<'_>,
        assessment: &'s Assessment<KeptCase>,
    ) -> impl Iterator<Item = (&'s Rule<'a>, &'s Reading<'s>, &'s Tally)> {
        let rules = self.checker.rules_by_reading(rule.commitment());
        rules.filter_map(move |read| {
            let place = read.decided_by()?;
            let mut variants = rule.commitment().readings().iter();
            let variant = variants.find(|variant| variant.place() == place)?;
            let mut tallies = assessment.readings().iter();
            let tally = tallies.find(|reading| reading.place() == place)?.tally();
            Some((read, variant, tally))
        })
    }

    /// Whether it depends on the reading whether the promise was kept.
    fn depends_on_reading(&self, rule: &Rule<'_>, assessment: &Assessment<KeptCase>) -> bool {
        let readings = self.readings(rule, assessment);
        let mut attainments = readings.map(|(read, _, tally)| Attainment::of(read, tally));
        let first = attainments.next();
        attainments.any(|attainment| Some(attainment) != first)
    }

    /// What was observed of an indicator, by period.
    fn observed(&self, id: &str) -> Vec<&'r Observation<'r>> {
        let of_it = |observation: &&Observation<'_>| observation.indicator().id() == id;
        let mut observed: Vec<_> = self.observations.iter().filter(of_it).collect();
        observed.sort_by_key(|observation| observation.period());
        observed
    }
}
