//! What the page shows, in words of one language.

use serde::Serialize;

use crate::check::case::Repeated;
use crate::check::rule::Rule;
use crate::check::settings::{UnendedStop, UntidyStops};
use crate::check::verdict::{Finding, NotApplicable, Undetermined, VerdictKind};
use crate::ground::language::{Language, Localized};
use crate::ground::moment::Moment;
use crate::log::KeptCase;
use crate::plan::citation::{Citation, Place};
use crate::plan::commitment::Target;
use crate::plan::indicator::Indicator;
use crate::tally::{Assessment, Attainment, Observation, Tally, TaskStatus, WhyUndecided};

use super::super::Review;
use super::charts::{self, Bar, COLOURS, ChartError};
use super::detail::Detail;
use super::texts::{either, percent};

/// Everything on the page.
#[derive(Serialize)]
pub(super) struct View {
    title: String,
    issued: Option<String>,
    source: String,
    as_of: String,
    headline: Vec<Count>,
    legend: Vec<Legend>,
    chart: Option<String>,
    commitments: Vec<Detail>,
    without_cases: Vec<Line>,
    indicators: Vec<IndicatorView>,
    unobserved: Vec<Line>,
    tasks: Option<TasksView>,
    unmeasured: Vec<Line>,
    quality: Quality,
}

/// How often something came up.
#[derive(Serialize)]
pub(super) struct Count {
    pub(super) class: &'static str,
    pub(super) text: String,
    pub(super) count: u64,
}

#[derive(Serialize)]
struct Legend {
    class: &'static str,
    text: String,
}

/// A promise in one line.
#[derive(Serialize)]
struct Line {
    title: String,
    what: String,
    source: String,
    words: String,
}

/// Whether a promise was kept, in words and as a class of the style sheet.
#[derive(Clone, Serialize)]
pub(super) struct Status {
    class: &'static str,
    text: String,
    why: Option<String>,
}

impl Status {
    pub(super) fn new(attainment: Attainment, language: Language) -> Self {
        Self {
            class: attainment.id(),
            text: attainment.in_language(language).to_string(),
            why: attainment
                .why()
                .map(|why| why.in_language(language).to_string()),
        }
    }
}

#[derive(Serialize)]
struct IndicatorView {
    title: String,
    promised: String,
    status: Status,
    observed: Vec<Observed>,
    source: String,
    words: String,
    note: Option<String>,
}

#[derive(Serialize)]
struct Observed {
    period: String,
    value: String,
    status: Status,
}

#[derive(Serialize)]
struct TasksView {
    statuses: Vec<Count>,
    milestones: Vec<MilestoneView>,
    late: Vec<TaskView>,
    before_issue: Vec<u16>,
}

#[derive(Serialize)]
struct MilestoneView {
    text: String,
    counts: Vec<usize>,
}

#[derive(Serialize)]
struct TaskView {
    number: u16,
    text: String,
    lead: String,
    due: String,
    completed: String,
    status: String,
}

/// How far the figures can be trusted.
#[derive(Serialize)]
struct Quality {
    rows: u64,
    verdicts: u64,
    rejects: u64,
    other_kinds: u64,
    reject_reasons: Vec<RejectView>,
    undetermined: Vec<Count>,
    not_applicable: Vec<Count>,
    findings: Vec<Count>,
    provisional: u64,
    hours_assumed: u64,
    hours: String,
    facts: Vec<(String, String)>,
    discrepancies: Vec<DiscrepancyView>,
}

#[derive(Serialize)]
struct RejectView {
    column: String,
    reason: String,
    rows: u64,
}

#[derive(Serialize)]
struct DiscrepancyView {
    what: String,
    place: String,
    body: String,
    annex: String,
    note: String,
}

impl View {
    pub(super) fn new(review: &Review<'_, '_>, language: Language) -> Result<Self, ChartError> {
        let plan = review.checker.plan();
        let assessed = review.assessed();
        let none = Assessment::default();
        let with: Vec<(&Rule<'_>, &Assessment<KeptCase>)> = assessed
            .iter()
            .map(|(rule, assessment)| (*rule, assessment.unwrap_or(&none)))
            .collect();
        let details = with
            .iter()
            .map(|(rule, assessment)| Detail::new(review, rule, assessment, language));
        let details = details.collect::<Result<Vec<_>, _>>()?;
        let bars: Vec<Bar> = with
            .iter()
            .filter_map(|(rule, assessment)| bar(rule, assessment.tally(), language))
            .collect();
        let chart = match bars.is_empty() {
            true => None,
            false => Some(charts::compliance(&bars)?),
        };
        let without: Vec<Line> = review
            .without_cases()
            .map(|commitment| {
                let limit = commitment.limit().in_language(language).to_string();
                line(
                    commitment.title_in(language),
                    limit,
                    commitment.citation(),
                    language,
                )
            })
            .collect();
        let observations = review.observations;
        type Indicators<'i> = Vec<&'i Indicator<'i>>;
        let (with_values, unobserved): (Indicators<'_>, Indicators<'_>) =
            plan.indicators().iter().partition(|i| {
                observations
                    .iter()
                    .any(|observation| observation.indicator().id() == i.id())
            });
        let attainments = with
            .iter()
            .map(|(rule, assessment)| Attainment::of(rule, assessment.tally()))
            .chain(review.without_cases().map(|_| Attainment::NoData))
            .chain(
                with_values
                    .iter()
                    .map(|i| Observation::latest(observations, i.id())),
            );
        let promised = |indicator: &Indicator<'_>| {
            let unit = indicator.unit_in(language);
            format!(
                "{} {} {unit}",
                indicator.comparison().sign(),
                indicator.figure()
            )
        };
        Ok(Self {
            title: match review.is_of_another_limit() {
                true => either(language, "案件时限核验", "Cases held against a limit").to_owned(),
                false => plan.title().to_owned(),
            },
            issued: (!review.is_of_another_limit()).then(|| plan.issued().to_string()),
            source: review.source.to_owned(),
            as_of: as_of(review, language),
            headline: headline(attainments, language),
            legend: legend(language),
            chart,
            commitments: details,
            without_cases: without,
            indicators: with_values
                .iter()
                .map(|indicator| IndicatorView {
                    title: indicator.title_in(language).to_owned(),
                    promised: promised(indicator),
                    status: Status::new(
                        Observation::latest(observations, indicator.id()),
                        language,
                    ),
                    observed: observed(review, indicator.id(), language),
                    source: place(indicator.citation(), language),
                    words: indicator.citation().words().to_owned(),
                    note: indicator.note().map(|note| note.text(language).to_owned()),
                })
                .collect(),
            unobserved: unobserved
                .iter()
                .filter(|_| review.is_of_the_whole_plan())
                .map(|indicator| {
                    let title = indicator.title_in(language);
                    line(title, promised(indicator), indicator.citation(), language)
                })
                .collect(),
            tasks: review.progress.map(|_| tasks(review, language)),
            unmeasured: plan
                .unmeasured()
                .iter()
                .filter(|_| review.is_of_the_whole_plan())
                .map(|promise| {
                    let why = promise.why().in_language(language).to_string();
                    line(
                        promise.title_in(language),
                        why,
                        promise.citation(),
                        language,
                    )
                })
                .collect(),
            quality: quality(review, &with, language),
        })
    }
}

fn line(title: &str, what: String, citation: Citation<'_>, language: Language) -> Line {
    Line {
        title: title.to_owned(),
        what,
        source: place(citation, language),
        words: citation.words().to_owned(),
    }
}

/// Where words stand, without the words.
pub(super) fn place(citation: Citation<'_>, language: Language) -> String {
    let place = Citation::new(citation.item(), citation.tasks(), "");
    place.in_language(language).to_string()
}

fn as_of(review: &Review<'_, '_>, language: Language) -> String {
    let at = Moment::at(review.now.at()).to_string();
    match (review.now.is_given(), review.log.open() > 0) {
        (true, _) => at,
        (false, true) => {
            let system = either(language, "（系统时间）", " (system time)");
            format!("{at}{system}")
        }
        (false, false) => either(
            language,
            "无在办案件，不需时点",
            "no open case, none needed",
        )
        .to_owned(),
    }
}

fn headline(attainments: impl Iterator<Item = Attainment>, language: Language) -> Vec<Count> {
    let why = WhyUndecided::UndeterminedCases;
    let kinds = [
        Attainment::Kept,
        Attainment::Broken,
        Attainment::Undecided(why),
        Attainment::NoData,
    ];
    let mut counts = kinds.map(|attainment| Count {
        class: attainment.id(),
        text: attainment.in_language(language).to_string(),
        count: 0,
    });
    for attainment in attainments {
        let same = counts
            .iter_mut()
            .find(|count| count.class == attainment.id());
        if let Some(count) = same {
            count.count += 1;
        }
    }
    counts.into()
}

fn legend(language: Language) -> Vec<Legend> {
    let kinds = [
        VerdictKind::Met,
        VerdictKind::Missed,
        VerdictKind::Overdue,
        VerdictKind::Undetermined,
    ];
    let texts = kinds.map(|kind| kind.in_language(language).to_string());
    let legend = COLOURS.iter().zip(texts);
    legend
        .map(|((class, _), text)| Legend { class, text })
        .collect()
}

/// The bar of a commitment; none where nothing was closed or is overdue.
fn bar(rule: &Rule<'_>, tally: &Tally, language: Language) -> Option<Bar> {
    let counts = [
        VerdictKind::Met,
        VerdictKind::Missed,
        VerdictKind::Overdue,
        VerdictKind::Undetermined,
    ]
    .map(|kind| tally.count(kind));
    if counts.iter().sum::<u64>() == 0 {
        return None;
    }
    let share = tally.share().map_or_else(|| "–".to_owned(), percent);
    let commitment = rule.commitment();
    Some(Bar {
        label: commitment.title_in(language).to_owned(),
        figure: share,
        counts,
        target: match commitment.target() {
            Target::EachCase => Some(100),
            Target::Share(percent) => Some(percent),
            Target::Mean => None,
        },
    })
}

fn observed(review: &Review<'_, '_>, id: &str, language: Language) -> Vec<Observed> {
    let observed = review.observed(id).into_iter();
    let shown = observed.map(|observation| Observed {
        period: observation.period().to_string(),
        value: observation.shown(),
        status: Status::new(observation.attainment(), language),
    });
    shown.collect()
}

fn tasks(review: &Review<'_, '_>, language: Language) -> TasksView {
    let plan = review.checker.plan();
    let outcomes = review.progress.map_or(&[][..], |progress| progress.tasks());
    let count = |status: TaskStatus| outcomes.iter().filter(|o| o.status() == status).count();
    let statuses = TaskStatus::ALL.map(|status| Count {
        class: status.id(),
        text: status.in_language(language).to_string(),
        count: count(status) as u64,
    });
    let milestones = plan.milestones().into_iter().map(|milestone| {
        let numbers: Vec<u16> = plan.tasks_of(milestone).map(|task| task.number()).collect();
        let of_it = outcomes.iter().filter(|o| numbers.contains(&o.number()));
        let counts = TaskStatus::ALL.map(|status| {
            let same = of_it.clone().filter(|outcome| outcome.status() == status);
            same.count()
        });
        MilestoneView {
            text: milestone.in_language(language).to_string(),
            counts: counts.into(),
        }
    });
    let is_late = |status| matches!(status, TaskStatus::Late | TaskStatus::Overdue);
    let late = outcomes.iter().filter(|outcome| is_late(outcome.status()));
    let late = late.filter_map(|outcome| {
        let task = plan.task(outcome.number())?;
        Some(TaskView {
            number: task.number(),
            text: task.text().to_owned(),
            lead: task.assignment().lead().to_owned(),
            due: outcome
                .due()
                .map_or_else(String::new, |due| due.to_string()),
            completed: outcome
                .completed()
                .map_or_else(String::new, |at| at.to_string()),
            status: outcome.status().in_language(language).to_string(),
        })
    });
    let before = outcomes
        .iter()
        .filter(|outcome| outcome.was_due_before_issue());
    TasksView {
        statuses: statuses.into(),
        milestones: milestones.collect(),
        late: late.collect(),
        before_issue: before.map(|outcome| outcome.number()).collect(),
    }
}

fn quality(
    review: &Review<'_, '_>,
    assessed: &[(&Rule<'_>, &Assessment<KeptCase>)],
    language: Language,
) -> Quality {
    let log = review.log;
    let sum = |of: &dyn Fn(&Tally) -> u64| -> u64 {
        assessed
            .iter()
            .map(|(_, assessment)| of(assessment.tally()))
            .sum()
    };
    let came_up = |counts: Vec<Count>| -> Vec<Count> {
        counts.into_iter().filter(|count| count.count > 0).collect()
    };
    let undetermined = Undetermined::ALL.map(|why| Count {
        class: why.id(),
        text: why.in_language(language).to_string(),
        count: sum(&|tally| tally.undetermined(why)),
    });
    let not_applicable = NotApplicable::ALL.map(|why| Count {
        class: why.id(),
        text: why.in_language(language).to_string(),
        count: sum(&|tally| tally.not_applicable(why)),
    });
    let findings = Finding::ALL.map(|finding| Count {
        class: finding.id(),
        text: finding.in_language(language).to_string(),
        count: sum(&|tally| tally.found(finding)),
    });
    let reasons = log
        .reject_reasons()
        .iter()
        .map(|((column, reason), rows)| RejectView {
            column: column.clone(),
            reason: reason.in_language(language).to_string(),
            rows: *rows,
        });
    let discrepancies = review
        .checker
        .plan()
        .discrepancies()
        .iter()
        .filter(|discrepancy| match review.only {
            Some(rule) => discrepancy.promises().contains(&rule.commitment().id()),
            None => true,
        })
        .map(|discrepancy| {
            let place = Citation::new(discrepancy.item(), discrepancy.tasks(), "");
            DiscrepancyView {
                what: discrepancy.difference().in_language(language).to_string(),
                place: place.in_language(language).to_string(),
                body: discrepancy.body().to_owned(),
                annex: discrepancy.annex().to_owned(),
                note: discrepancy.note().text(language).to_owned(),
            }
        });
    Quality {
        rows: log.rows(),
        verdicts: log.rows() - log.rejects(),
        rejects: log.rejects(),
        other_kinds: log.other_kinds(),
        reject_reasons: reasons.collect(),
        undetermined: came_up(undetermined.into()),
        not_applicable: came_up(not_applicable.into()),
        findings: came_up(findings.into()),
        provisional: sum(&Tally::provisional),
        hours_assumed: sum(&Tally::hours_assumed),
        hours: review.schedule.hours().to_string(),
        facts: facts(review, language),
        discrepancies: discrepancies.collect(),
    }
}

/// What the figures rest on.
fn facts(review: &Review<'_, '_>, language: Language) -> Vec<(String, String)> {
    let (schedule, settings) = (review.schedule, review.settings);
    let calendar = schedule.calendar();
    let (first, last) = calendar.coverage();
    let through = calendar.announced_through();
    let through = through.map_or_else(|| "–".to_owned(), |date| date.to_string());
    let say = |chinese: &str, english: &str| either(language, chinese, english).to_owned();
    let unended = match settings.unended_stop() {
        UnendedStop::Undetermined => say("无法判定", "undetermined"),
        UnendedStop::EndsWithCase => say("随办结结束", "ended with the case"),
    };
    let untidy = match settings.untidy_stops() {
        UntidyStops::Tidied => say("截断并合并", "cut off and united"),
        UntidyStops::Undetermined => say("无法判定", "undetermined"),
    };
    let repeated = |policy| match policy {
        Repeated::Undetermined => say("无法判定", "undetermined"),
        Repeated::First => say("取首次", "the first"),
        Repeated::Last => say("取末次", "the last"),
    };
    vec![
        (
            say("口径", "reading"),
            settings.reading().in_language(language).to_string(),
        ),
        (
            say("统一计算方式", "conventions set"),
            settings.conventions().in_language(language).to_string(),
        ),
        (say("办结但中止未结束", "stop without an end"), unended),
        (
            say("中止重叠或越界", "stops overlapping or outside"),
            untidy,
        ),
        (
            say("起算事件重复", "repeated start"),
            repeated(settings.repeated_start()),
        ),
        (
            say("办结事件重复", "repeated finish"),
            repeated(settings.repeated_finish()),
        ),
        (say("时区", "time zone"), schedule.zone().name().to_owned()),
        (
            say("办公时间", "office hours"),
            schedule.hours().to_string(),
        ),
        (
            say("日历", "calendar"),
            format!("{} ({first} – {last})", calendar.name()),
        ),
        (say("已公布至", "announced through"), through),
        (
            say("日历指纹", "calendar fingerprint"),
            calendar.fingerprint().to_string(),
        ),
        (say("方案", "plan"), review.checker.plan().id().to_owned()),
    ]
}

/// The words of a citation by place.
pub(super) fn words(citation: Citation<'_>, language: Language) -> Vec<(String, String)> {
    let places = [Place::Body, Place::Annex].into_iter();
    let words = places.filter_map(|place| {
        let words = citation.words_in(place).filter(|words| !words.is_empty())?;
        Some((place.in_language(language).to_string(), words.to_owned()))
    });
    words.collect()
}
