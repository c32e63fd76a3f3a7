//! The summary, filled in from what was kept of a log.

use crate::check::checker::Checker;
use crate::check::judged_at::JudgedAt;
use crate::check::rule::Rule;
use crate::check::settings::Settings;
use crate::check::verdict::{Finding, NotApplicable, Undetermined, VerdictKind};
use crate::day::schedule::Schedule;
use crate::ground::language::Language;
use crate::log::{CheckedLog, KeptCase, LogSummary};
use crate::plan::commitment::Commitment;
use crate::plan::discrepancy::Discrepancy;
use crate::tally::{Assessment, Attainment, Observation, Progress, Tally, TaskOutcome, TaskStatus};

use super::counts::Counts;
use super::number::Number;
use super::summary::{
    CalendarSummary, CommitmentSummary, GroupSummary, IndicatorSummary, MilestoneSummary,
    MonthSummary, NowSource, NowSummary, ObservationSummary, PoliciesSummary, ReadingSummary,
    RejectSummary, SCHEMA, Scope, StatutorySummary, Summary, TakenSummary, TallySummary,
    TaskSummary, TasksSummary, UnmeasuredSummary, WorstSummary,
};

/// What a [`Summary`] is made of: a checked log, and what was observed elsewhere.
#[derive(Clone, Copy, Debug)]
pub struct SummaryInput<'r, 'a> {
    checker: &'r Checker<'a>,
    schedule: &'r Schedule,
    settings: &'r Settings,
    log: &'r LogSummary,
    now: JudgedAt,
    only: Option<&'r Rule<'a>>,
    own_rules: &'r [Rule<'a>],
    observations: &'r [Observation<'r>],
    progress: Option<&'r Progress>,
    source: &'r str,
}

impl<'r, 'a> SummaryInput<'r, 'a> {
    /// `log`, with the plan, schedule and settings that it was checked with, as of
    /// `now`.
    #[must_use]
    pub const fn new(
        checker: &'r Checker<'a>,
        schedule: &'r Schedule,
        settings: &'r Settings,
        log: &'r LogSummary,
        now: JudgedAt,
    ) -> Self {
        Self {
            checker,
            schedule,
            settings,
            log,
            now,
            only: None,
            own_rules: &[],
            observations: &[],
            progress: None,
            source: "",
        }
    }

    /// A log as it was checked.
    #[must_use]
    pub fn of(checked: &'r CheckedLog<'a>) -> Self {
        Self {
            only: checked.only(),
            own_rules: checked.own_rules(),
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

    /// Says that rows were also checked against `rules`, which are not of the plan.
    #[must_use]
    pub const fn with_own_rules(mut self, rules: &'r [Rule<'a>]) -> Self {
        self.own_rules = rules;
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

    /// The summary of it all.
    #[must_use]
    pub fn summary(&self) -> Summary<'r> {
        let (log, plan, settings) = (self.log, self.checker.plan(), self.settings);
        Summary {
            schema: SCHEMA,
            source: self.source,
            rows: log.rows(),
            cases: log.cases(),
            verdicts: log.verdicts(),
            rejects: log.rejects(),
            reject_reasons: self.reject_reasons(),
            other_matters: log.other_matters(),
            repeated_rows: log.repeated_rows(),
            notices: log.notices(),
            log: log.about(),
            open_cases: log.open(),
            commitments: self.commitments(),
            without_cases: self.without_cases(),
            indicators: self.indicators(),
            tasks: self.progress.map(|progress| self.tasks(progress)),
            not_measurable: self.not_measurable(),
            plan: plan.id(),
            plan_title: plan.title(),
            plan_issued: plan.issued(),
            reading: settings.reading(),
            conventions: settings.conventions(),
            policies: PoliciesSummary {
                unended_stop: settings.unended_stop(),
                untidy_stops: settings.untidy_stops(),
                repeated_start: settings.repeated_start(),
                repeated_finish: settings.repeated_finish(),
            },
            now: NowSummary {
                at: self.now.at(),
                source: match (self.now.is_given(), log.open() > 0) {
                    (true, _) => NowSource::Given,
                    (false, true) => NowSource::SystemTime,
                    (false, false) => NowSource::NotNeeded,
                },
            },
            zone: self.schedule.zone().name(),
            hours: self.schedule.hours(),
            hours_assumed: self.schedule.hours().is_assumed(),
            calendar: calendar(self.schedule),
            scope: self.scope(),
            discrepancies: self.discrepancies(),
        }
    }

    fn scope(&self) -> Scope {
        match self.only {
            None => Scope::Plan,
            Some(rule) => match self.checker.rule_for(rule.commitment()) {
                Some(_) => Scope::OneCommitment,
                None => Scope::AnotherLimit,
            },
        }
    }

    fn reject_reasons(&self) -> Vec<RejectSummary<'r>> {
        let reasons = self.log.reject_reasons().iter();
        let summary = reasons.map(|((column, reason), rows)| RejectSummary {
            column,
            reason: *reason,
            rows: *rows,
        });
        summary.collect()
    }

    /// The commitments that occur, in the order of the plan, be it in rows rejected
    /// alone; the one asked for even if it did not.
    fn commitments(&self) -> Vec<CommitmentSummary<'r>> {
        let kept = |rule: &Rule<'_>| self.log.assessment(rule.commitment().id());
        if let Some(rule) = self.only {
            return vec![self.commitment(rule, kept(rule))];
        }
        let rules = self.checker.rules().iter().chain(self.own_rules);
        let occurring = rules.filter(|rule| self.occurs(rule.commitment()));
        let summary = occurring.map(|rule| self.commitment(rule, kept(rule)));
        summary.collect()
    }

    /// Whether a case is of a commitment, or a row rejected is known to be.
    fn occurs(&self, commitment: &Commitment<'_>) -> bool {
        let id = commitment.id();
        self.log.assessment(id).is_some() || self.log.has_rejects_of(id)
    }

    fn commitment(
        &self,
        rule: &'r Rule<'a>,
        assessment: Option<&'r Assessment<KeptCase>>,
    ) -> CommitmentSummary<'r> {
        let none = Tally::default();
        let tally = assessment.map_or(&none, Assessment::tally);
        let commitment = rule.commitment();
        let citation = commitment.citation();
        let readings = assessment.map_or_else(Vec::new, |kept| self.readings(rule, kept));
        let (first, rest) = match readings.split_first() {
            Some((first, rest)) => (Some(first.attainment), rest),
            None => (None, &[][..]),
        };
        let depends = rest.iter().any(|reading| Some(reading.attainment) != first);
        CommitmentSummary {
            id: commitment.id(),
            title: commitment.title(),
            title_en: commitment.title_in(Language::English),
            limit: rule.limit(),
            promised_of: commitment.target(),
            decided_by: rule.decided_by(),
            attainment: self.attainment(rule, rule, tally),
            rejected_rows: self.log.rejected_of(commitment.id()),
            item: citation.item(),
            tasks: citation.tasks(),
            words: citation.words(),
            tally: summed(rule, tally),
            statutory: statutory(commitment, tally),
            depends_on_reading: depends,
            readings,
            differing_cases: assessment.map_or(0, Assessment::differing),
            months: assessment.map_or_else(Vec::new, months),
            groups: assessment.map_or_else(Vec::new, |kept| self.groups(rule, kept)),
            worst: assessment.map_or_else(Vec::new, |kept| worst(rule, kept)),
            durations: tally.taken().counts(),
            commitment,
        }
    }

    /// Whether the promise of `rule`, or of a reading of it, was kept: the rows rejected
    /// that may be of it could turn it, in each of the groups as well.
    fn attainment(&self, read: &Rule<'_>, rule: &Rule<'_>, tally: &Tally) -> Attainment {
        let rejected = self.log.rejected_of(rule.commitment().id());
        Attainment::of(read, tally).beside_rejected(read, tally, rejected)
    }

    /// The readings of a commitment that the source gives several of.
    fn readings(
        &self,
        rule: &'r Rule<'a>,
        assessment: &Assessment<KeptCase>,
    ) -> Vec<ReadingSummary<'r>> {
        let rules = self.checker.rules_by_reading(rule.commitment());
        let readings = rules.filter_map(|read| {
            let place = read.decided_by()?;
            let mut readings = rule.commitment().readings().iter();
            let reading = readings.find(|reading| reading.place() == place)?;
            let mut tallies = assessment.readings().iter();
            let tally = tallies.find(|reading| reading.place() == place)?.tally();
            Some(ReadingSummary {
                place,
                words: reading.words(),
                limit: read.limit(),
                decided: rule.decided_by() == Some(place),
                attainment: self.attainment(read, rule, tally),
                tally: summed(read, tally),
            })
        });
        readings.collect()
    }

    fn groups(
        &self,
        rule: &Rule<'_>,
        assessment: &'r Assessment<KeptCase>,
    ) -> Vec<GroupSummary<'r>> {
        let columns = self.log.group_columns().iter().enumerate();
        let summary = columns.flat_map(|(index, column)| {
            let groups = assessment.groups(index).into_iter().flatten();
            groups.map(move |(value, tally)| GroupSummary {
                column,
                value,
                attainment: self.attainment(rule, rule, tally),
                tally: summed(rule, tally),
            })
        });
        summary.collect()
    }

    fn without_cases(&self) -> Vec<&'r Commitment<'r>> {
        let rules: &[Rule<'a>] = match self.only {
            Some(_) => &[],
            None => self.checker.rules(),
        };
        let commitments = rules
            .iter()
            .map(|rule| -> &'r Commitment<'r> { rule.commitment() });
        let without = commitments.filter(|it| !self.occurs(it));
        without.collect()
    }

    fn indicators(&self) -> Vec<IndicatorSummary<'r>> {
        let indicators = self.checker.plan().indicators().iter();
        let summary = indicators.map(|indicator| {
            let of_it = |observed: &&Observation<'_>| observed.indicator().id() == indicator.id();
            let mut observed: Vec<_> = self.observations.iter().filter(of_it).collect();
            observed.sort_by_key(|observation| observation.period());
            let observed = observed.into_iter().map(|observation| ObservationSummary {
                period: observation.period(),
                value: observation.shown(),
                attainment: observation.attainment(),
            });
            IndicatorSummary {
                id: indicator.id(),
                title: indicator.title_in(Language::Chinese),
                title_en: indicator.title_in(Language::English),
                comparison: indicator.comparison(),
                figure: indicator.figure(),
                unit: indicator.unit_in(Language::Chinese),
                attainment: Observation::latest(self.observations, indicator.id()),
                observations: observed.collect(),
                indicator,
            }
        });
        summary.collect()
    }

    fn tasks(&self, progress: &Progress) -> TasksSummary<'r> {
        let plan = self.checker.plan();
        let milestones = plan.milestones().into_iter().map(|milestone| {
            let numbers = plan.tasks_of(milestone).map(|task| task.number());
            let outcomes = numbers.filter_map(|number| progress.task(number));
            MilestoneSummary {
                id: milestone.id(),
                due: milestone.due(),
                ongoing: milestone.is_ongoing(),
                statuses: statuses(outcomes),
                milestone,
            }
        });
        let tasks = progress.tasks().iter().map(|outcome| {
            let task = plan.task(outcome.number());
            TaskSummary {
                task: outcome.number(),
                status: outcome.status(),
                due: outcome.due(),
                completed_at: outcome.completed(),
                was_due_before_issue: outcome.was_due_before_issue(),
                lead: task.map_or("", |task| task.assignment().lead()),
                of_plan: task,
            }
        });
        TasksSummary {
            statuses: statuses(progress.tasks().iter()),
            milestones: milestones.collect(),
            tasks: tasks.collect(),
        }
    }

    fn not_measurable(&self) -> Vec<UnmeasuredSummary<'r>> {
        let promises = self.checker.plan().unmeasured().iter();
        let promises = promises.filter(|_| self.only.is_none());
        let summary = promises.map(|promise| UnmeasuredSummary {
            id: promise.id(),
            title: promise.title_in(Language::Chinese),
            why: promise.why(),
            promise,
        });
        summary.collect()
    }

    fn discrepancies(&self) -> Vec<&'r Discrepancy<'r>> {
        let discrepancies: &'r [Discrepancy<'r>] = self.checker.plan().discrepancies();
        let about = discrepancies.iter().filter(|discrepancy| match self.only {
            Some(rule) => discrepancy.promises().contains(&rule.commitment().id()),
            None => true,
        });
        about.collect()
    }
}

fn calendar(schedule: &Schedule) -> CalendarSummary<'_> {
    let calendar = schedule.calendar();
    let (first, last) = calendar.coverage();
    CalendarSummary {
        name: calendar.name(),
        first,
        last,
        announced_through: calendar.announced_through(),
        fingerprint: calendar.fingerprint(),
    }
}

fn statuses<'t>(outcomes: impl Iterator<Item = &'t TaskOutcome>) -> Counts<TaskStatus> {
    let statuses: Vec<TaskStatus> = outcomes.map(TaskOutcome::status).collect();
    let count = |status| statuses.iter().filter(|known| **known == status).count() as u64;
    Counts::new(TaskStatus::ALL, TaskStatus::id, count)
}

/// The counts of every kind of verdict; of those without a result where there are any.
fn verdicts(count: impl Fn(VerdictKind) -> u64) -> Counts<VerdictKind> {
    let kinds = VerdictKind::ALL.into_iter();
    let shown = kinds.filter(|kind| count(*kind) > 0 || !kind.is_without_result());
    Counts::new(shown, VerdictKind::id, &count)
}

/// A tally of cases under `rule`.
fn summed(rule: &Rule<'_>, tally: &Tally) -> TallySummary {
    let undetermined = Counts::new(Undetermined::ALL, Undetermined::id, |why| {
        tally.undetermined(why)
    });
    let not_applicable = Counts::new(NotApplicable::ALL, NotApplicable::id, |why| {
        tally.not_applicable(why)
    });
    TallySummary {
        cases: tally.cases(),
        verdicts: verdicts(|kind| tally.count(kind)),
        closed: tally.closed(),
        open: tally.open(),
        share: tally.share().map(Number::percent),
        share_with_overdue: tally.share_with_overdue().map(Number::percent),
        taken: taken(rule, tally),
        undetermined_reasons: undetermined.that_came_up(),
        not_applicable_reasons: not_applicable.that_came_up(),
        provisional: tally.provisional(),
        hours_assumed: tally.hours_assumed(),
        findings: Counts::new(Finding::ALL, Finding::id, |finding| tally.found(finding)),
    }
}

fn taken(rule: &Rule<'_>, tally: &Tally) -> TakenSummary {
    let taken = tally.taken();
    let [median, p90] = [50, 90].map(|percent| taken.quantile(percent));
    TakenSummary {
        unit: taken.unit(),
        limit: rule.figure().map(Number::amount),
        cases: taken.count(),
        unmeasured: tally.unmeasured(),
        mean: taken.mean().map(Number::amount),
        median: median.map(|quantile| Number::amount(quantile.value())),
        p90: p90.map(|quantile| Number::amount(quantile.value())),
        quantiles_are_exact: median.is_none_or(|quantile| quantile.is_exact()),
    }
}

fn statutory<'r>(commitment: &Commitment<'r>, tally: &Tally) -> Option<StatutorySummary<'r>> {
    let texts = commitment.statutory();
    if texts.is_empty() {
        return None;
    }
    Some(StatutorySummary {
        texts,
        verdicts: verdicts(|kind| tally.statutory(kind)),
        share: tally.statutory_share().map(Number::percent),
    })
}

fn months(assessment: &Assessment<KeptCase>) -> Vec<MonthSummary> {
    let months = assessment.months().iter();
    let summary = months.map(|(month, tally)| MonthSummary {
        month: *month,
        met: tally.count(VerdictKind::Met),
        missed: tally.count(VerdictKind::Missed),
        undetermined: tally.count(VerdictKind::Undetermined),
        share: tally.share().map(Number::percent),
        mean: tally.taken().mean().map(Number::amount),
    });
    summary.collect()
}

fn worst<'r>(rule: &'r Rule<'r>, assessment: &'r Assessment<KeptCase>) -> Vec<WorstSummary<'r>> {
    let cases = assessment.worst().cases().iter();
    let summary = cases.map(|late| {
        late.about().judge(rule, |checked| {
            let outcome = checked.outcome();
            WorstSummary {
                case_id: late.id(),
                verdict: outcome.verdict(),
                started_at: outcome.start(),
                finished_at: outcome.finish(),
                due: outcome.deadline(),
                rule,
                kept: late.about(),
            }
        })
    });
    summary.collect()
}
