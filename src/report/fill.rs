//! The summary filled in from a review.

use std::collections::BTreeMap;

use crate::check::rule::Rule;
use crate::check::verdict::{Finding, NotApplicable, Undetermined, VerdictKind};
use crate::ground::language::Language;
use crate::ground::moment::Moment;
use crate::log::KeptCase;
use crate::tally::{
    Assessment, Attainment, Late, Observation, Progress, Tally, TaskOutcome, TaskStatus,
};
use crate::term::amount::Unit;

use super::Review;
use super::summary::{
    CalendarSummary, CommitmentSummary, GroupSummary, IndicatorSummary, MilestoneSummary,
    MonthSummary, NowSummary, Number, ObservationSummary, PoliciesSummary, ReadingSummary,
    RejectSummary, SCHEMA, StatutorySummary, Summary, TakenSummary, TallySummary, TaskSummary,
    TasksSummary, UnmeasuredSummary, WorstSummary,
};

impl Review<'_, '_> {
    /// The review as data.
    #[must_use]
    pub fn summary(&self) -> Summary {
        let (log, plan, settings) = (self.log, self.checker.plan(), self.settings);
        let calendar = self.schedule.calendar();
        let (first, last) = calendar.coverage();
        let assessed = self.assessed().into_iter();
        let now = match (self.now.is_given(), log.open() > 0) {
            (true, _) => "given",
            (false, true) => "system time",
            (false, false) => "not needed",
        };
        Summary {
            schema: SCHEMA,
            source: self.source.to_owned(),
            rows: log.rows(),
            cases: log.cases(),
            verdicts: log.verdicts(),
            rejects: log.rejects(),
            reject_reasons: self.reject_reasons(),
            other_kinds: log.other_kinds(),
            log: log.about().cloned(),
            open_cases: log.open(),
            commitments: assessed
                .map(|(rule, assessment)| self.commitment(rule, assessment))
                .collect(),
            without_cases: self.without_cases().map(|c| c.id().to_owned()).collect(),
            indicators: self.indicators(),
            tasks: self.progress.map(|progress| self.tasks(progress)),
            not_measurable: self.not_measurable(),
            plan: plan.id().to_owned(),
            plan_title: plan.title().to_owned(),
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
                at: Moment::at(self.now.at()).iso().to_string(),
                source: now,
            },
            zone: self.schedule.zone().name().to_owned(),
            hours: self.schedule.hours().clone(),
            hours_assumed: self.schedule.hours().is_assumed(),
            calendar: CalendarSummary {
                name: calendar.name().to_owned(),
                first,
                last,
                announced_through: calendar.announced_through(),
                fingerprint: calendar.fingerprint().to_string(),
            },
        }
    }

    fn reject_reasons(&self) -> Vec<RejectSummary> {
        let reasons = self.log.reject_reasons().iter();
        let summary = reasons.map(|((column, reason), rows)| RejectSummary {
            column: column.clone(),
            reason: reason.id(),
            rows: *rows,
        });
        summary.collect()
    }

    fn not_measurable(&self) -> Vec<UnmeasuredSummary> {
        let promises = self.checker.plan().unmeasured().iter();
        let promises = promises.filter(|_| self.is_of_the_whole_plan());
        let summary = promises.map(|promise| UnmeasuredSummary {
            id: promise.id().to_owned(),
            title: promise.title_in(Language::Chinese).to_owned(),
            why: promise.why().to_string(),
        });
        summary.collect()
    }

    fn commitment(
        &self,
        rule: &Rule<'_>,
        assessment: Option<&Assessment<KeptCase>>,
    ) -> CommitmentSummary {
        let none = Assessment::default();
        let assessment = assessment.unwrap_or(&none);
        let (commitment, tally) = (rule.commitment(), assessment.tally());
        let citation = commitment.citation();
        CommitmentSummary {
            id: commitment.id().to_owned(),
            title: commitment.title().to_owned(),
            title_en: commitment.title_in(Language::English).to_owned(),
            limit: rule.limit().to_string(),
            promised_of: commitment.target().to_string(),
            decided_by: rule.decided_by().map(|place| place.to_string()),
            attainment: Attainment::of(rule, tally).into(),
            item: citation.item(),
            tasks: citation.tasks().to_vec(),
            words: citation.words().to_owned(),
            tally: summed(rule, tally),
            statutory: statutory(rule, tally),
            depends_on_reading: self.depends_on_reading(rule, assessment),
            readings: self.reading_summaries(rule, assessment),
            differing_cases: assessment.differing(),
            months: months(assessment),
            groups: self.groups(rule, assessment),
            worst: worst(rule, assessment),
        }
    }

    fn reading_summaries(
        &self,
        rule: &Rule<'_>,
        assessment: &Assessment<KeptCase>,
    ) -> Vec<ReadingSummary> {
        let readings = self.readings(rule, assessment);
        let summary = readings.map(|(read, variant, tally)| ReadingSummary {
            place: variant.place().to_string(),
            words: variant.words().to_owned(),
            limit: read.limit().to_string(),
            decided: rule.decided_by() == Some(variant.place()),
            attainment: Attainment::of(read, tally).into(),
            tally: summed(read, tally),
        });
        summary.collect()
    }

    fn groups(&self, rule: &Rule<'_>, assessment: &Assessment<KeptCase>) -> Vec<GroupSummary> {
        let columns = self.log.group_columns().iter().enumerate();
        let summary = columns.flat_map(|(index, column)| {
            let groups = assessment.groups(index).into_iter().flatten();
            groups.map(move |(value, tally)| GroupSummary {
                column: column.clone(),
                value: value.clone(),
                attainment: Attainment::of(rule, tally).into(),
                tally: summed(rule, tally),
            })
        });
        summary.collect()
    }

    fn indicators(&self) -> Vec<IndicatorSummary> {
        if self.observations.is_empty() {
            return Vec::new();
        }
        let indicators = self.checker.plan().indicators().iter();
        let summary = indicators.map(|indicator| {
            let observed = self.observed(indicator.id()).into_iter();
            let observed = observed.map(|observation| ObservationSummary {
                period: observation.period().to_string(),
                value: observation.shown(),
                attainment: observation.attainment().id(),
            });
            IndicatorSummary {
                id: indicator.id().to_owned(),
                title: indicator.title_in(Language::Chinese).to_owned(),
                title_en: indicator.title_in(Language::English).to_owned(),
                comparison: indicator.comparison().id(),
                figure: indicator.figure().to_string(),
                unit: indicator.unit_in(Language::Chinese).to_owned(),
                attainment: Observation::latest(self.observations, indicator.id()).into(),
                observations: observed.collect(),
            }
        });
        summary.collect()
    }

    fn tasks(&self, progress: &Progress) -> TasksSummary {
        let plan = self.checker.plan();
        let milestones = plan.milestones().into_iter().map(|milestone| {
            let tasks = plan.tasks_of(milestone).map(|task| task.number());
            let outcomes = tasks.filter_map(|number| progress.task(number));
            MilestoneSummary {
                id: milestone.id(),
                due: milestone.due(),
                ongoing: milestone.is_ongoing(),
                statuses: statuses(outcomes),
            }
        });
        let lead = |number| {
            plan.task(number)
                .map(|task| task.assignment().lead().to_owned())
        };
        let tasks = progress.tasks().iter().map(|outcome| TaskSummary {
            task: outcome.number(),
            status: outcome.status().id(),
            due: outcome.due(),
            completed_at: outcome.completed().map(iso),
            was_due_before_issue: outcome.was_due_before_issue(),
            lead: lead(outcome.number()).unwrap_or_default(),
        });
        TasksSummary {
            statuses: statuses(progress.tasks().iter()),
            milestones: milestones.collect(),
            tasks: tasks.collect(),
        }
    }
}

fn statuses<'t>(outcomes: impl Iterator<Item = &'t TaskOutcome>) -> BTreeMap<&'static str, usize> {
    let mut counts: BTreeMap<_, _> = TaskStatus::ALL.map(|status| (status.id(), 0)).into();
    for outcome in outcomes {
        *counts.entry(outcome.status().id()).or_default() += 1;
    }
    counts
}

/// A tally of cases under `rule`.
fn summed(rule: &Rule<'_>, tally: &Tally) -> TallySummary {
    let findings = Finding::ALL.map(|finding| (finding.id(), tally.found(finding)));
    let undetermined = Undetermined::ALL.map(|why| (why.id(), tally.undetermined(why)));
    let not_applicable = NotApplicable::ALL.map(|why| (why.id(), tally.not_applicable(why)));
    let came_up = |(_, count): &(&str, u64)| *count > 0;
    TallySummary {
        cases: tally.cases(),
        verdicts: verdicts(|kind| tally.count(kind)),
        closed: tally.closed(),
        open: tally.open(),
        share: tally.share().map(Number::percent),
        share_with_overdue: tally.share_with_overdue().map(Number::percent),
        taken: taken(rule, tally),
        undetermined_reasons: undetermined.into_iter().filter(came_up).collect(),
        not_applicable_reasons: not_applicable.into_iter().filter(came_up).collect(),
        provisional: tally.provisional(),
        hours_assumed: tally.hours_assumed(),
        findings: findings.into(),
    }
}

fn taken(rule: &Rule<'_>, tally: &Tally) -> TakenSummary {
    let taken = tally.taken();
    let [median, p90] = [50, 90].map(|percent| taken.quantile(percent));
    TakenSummary {
        unit: taken.unit().map(unit),
        limit: rule.figure().map(Number::amount),
        cases: taken.count(),
        unmeasured: tally.unmeasured(),
        mean: taken.mean().map(Number::amount),
        median: median.map(|quantile| Number::amount(quantile.value())),
        p90: p90.map(|quantile| Number::amount(quantile.value())),
        quantiles_are_exact: median.is_none_or(|quantile| quantile.is_exact()),
    }
}

/// A unit's name in the summary.
const fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::WorkingDays => "working-days",
        Unit::WorkingDaysOfTime => "working-days-of-open-time",
        Unit::CalendarDays => "calendar-days",
        Unit::OpenTime => "seconds-of-open-time",
        Unit::ClockTime => "seconds",
    }
}

/// The counts of every kind; those without a result where there are any.
fn verdicts(count: impl Fn(VerdictKind) -> u64) -> BTreeMap<&'static str, u64> {
    let kinds = VerdictKind::ALL.into_iter();
    let counts = kinds.map(|kind| (kind, count(kind)));
    let shown = counts.filter(|(kind, count)| *count > 0 || !kind.is_without_result());
    shown.map(|(kind, count)| (kind.id(), count)).collect()
}

fn statutory(rule: &Rule<'_>, tally: &Tally) -> Option<StatutorySummary> {
    let statutory = rule.commitment().statutory()?;
    Some(StatutorySummary {
        limit: statutory.limit().to_string(),
        law: statutory.law().to_owned(),
        article: statutory.article().to_owned(),
        verdicts: verdicts(|kind| tally.statutory(kind)),
        share: tally.statutory_share().map(Number::percent),
    })
}

fn months(assessment: &Assessment<KeptCase>) -> Vec<MonthSummary> {
    let months = assessment.months().iter();
    let summary = months.map(|(month, tally)| MonthSummary {
        month: month.to_string(),
        met: tally.count(VerdictKind::Met),
        missed: tally.count(VerdictKind::Missed),
        undetermined: tally.count(VerdictKind::Undetermined),
        share: tally.share().map(Number::percent),
        mean: tally.taken().mean().map(Number::amount),
    });
    summary.collect()
}

fn worst(rule: &Rule<'_>, assessment: &Assessment<KeptCase>) -> Vec<WorstSummary> {
    let cases = assessment.worst().cases().iter();
    let summary = cases.map(|late: &Late<KeptCase>| {
        late.about().judge(rule, |checked| {
            let outcome = checked.outcome();
            WorstSummary {
                case_id: late.id().to_owned(),
                verdict: outcome.verdict().to_string(),
                started_at: outcome.start().map(iso),
                finished_at: outcome.finish().map(iso),
                due_day: outcome.deadline().map(|deadline| deadline.day()),
            }
        })
    });
    summary.collect()
}

/// A moment as the summary writes it.
fn iso(moment: Moment) -> String {
    moment.iso().to_string()
}
