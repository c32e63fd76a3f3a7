//! What the page shows, in words of one language: all of it from the summary.

use serde::Serialize;

use crate::check::case::Repeated;
use crate::check::settings::{UnendedStop, UntidyStops};
use crate::check::verdict::{Finding, NotApplicable, Undetermined, VerdictKind};
use crate::ground::language::{Language, Localized};
use crate::ground::moment::Moment;
use crate::plan::citation::Citation;
use crate::plan::commitment::Target;
use crate::plan::discrepancy::Discrepancy;
use crate::plan::indicator::Indicator;
use crate::report::counts::Counts;
use crate::report::summary::{
    CommitmentSummary, IndicatorSummary, NowSource, Scope, Summary, TallySummary, TasksSummary,
};
use crate::tally::{Attainment, TaskStatus, WhyUndecided};

use super::charts::{self, Bar, COLOURS, ChartError};
use super::detail::Detail;
use super::texts::{Status, percent, place};

/// Everything on the page.
#[derive(Serialize)]
pub(super) struct View {
    title: String,
    issued: Option<String>,
    source: String,
    as_of: String,
    notices: Vec<String>,
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
    counts: Vec<u64>,
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
    other_matters: u64,
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
    pub(super) fn new(summary: &Summary<'_>, language: Language) -> Result<Self, ChartError> {
        let details = summary.commitments.iter();
        let details = details.map(|commitment| Detail::new(commitment, language));
        let bars = summary.commitments.iter();
        let bars: Vec<Bar> = bars.filter_map(|it| bar(it, language)).collect();
        let chart = match bars.is_empty() {
            true => None,
            false => Some(charts::compliance(&bars)?),
        };
        let without = summary.without_cases.iter().map(|commitment| {
            let limit = commitment.limit().in_language(language).to_string();
            let title = commitment.title_in(language);
            line(title, limit, commitment.citation(), language)
        });
        let (observed, unobserved): (Vec<_>, Vec<_>) = summary
            .indicators
            .iter()
            .partition(|indicator| !indicator.observations.is_empty());
        let unobserved = unobserved.iter().filter(|_| summary.scope == Scope::Plan);
        let unobserved = unobserved.map(|of| {
            let indicator = of.indicator;
            let title = indicator.title_in(language);
            line(
                title,
                promised(indicator, language),
                indicator.citation(),
                language,
            )
        });
        let unmeasured = summary.not_measurable.iter().map(|of| {
            let why = of.why.in_language(language).to_string();
            let title = of.promise.title_in(language);
            line(title, why, of.promise.citation(), language)
        });
        let attainments = summary.commitments.iter().map(|of| of.attainment);
        let attainments = attainments
            .chain(summary.without_cases.iter().map(|_| Attainment::NoData))
            .chain(observed.iter().map(|of| of.attainment));
        let is_of_plan = summary.scope != Scope::AnotherLimit;
        Ok(Self {
            title: match is_of_plan {
                true => summary.plan_title,
                false => language.pick("Cases held against a limit", "案件时限核验"),
            }
            .to_owned(),
            issued: is_of_plan.then(|| summary.plan_issued.to_string()),
            source: summary.source.to_owned(),
            as_of: as_of(summary, language),
            notices: notices(summary, language),
            headline: headline(attainments, language),
            legend: legend(language),
            chart,
            commitments: details.collect::<Result<Vec<_>, _>>()?,
            without_cases: without.collect(),
            indicators: observed.iter().map(|of| indicator(of, language)).collect(),
            unobserved: unobserved.collect(),
            tasks: summary.tasks.as_ref().map(|of| tasks(of, language)),
            unmeasured: unmeasured.collect(),
            quality: quality(summary, language),
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

fn promised(indicator: &Indicator<'_>, language: Language) -> String {
    let (sign, unit) = (indicator.comparison().sign(), indicator.unit_in(language));
    format!("{sign} {} {unit}", indicator.figure())
}

fn indicator(of: &IndicatorSummary<'_>, language: Language) -> IndicatorView {
    let indicator = of.indicator;
    let observed = of.observations.iter().map(|observation| Observed {
        period: observation.period.to_string(),
        value: observation.value.clone(),
        status: Status::new(observation.attainment, language),
    });
    IndicatorView {
        title: indicator.title_in(language).to_owned(),
        promised: promised(indicator, language),
        status: Status::new(of.attainment, language),
        observed: observed.collect(),
        source: place(indicator.citation(), language),
        words: indicator.citation().words().to_owned(),
        note: indicator.note().map(|note| note.text(language).to_owned()),
    }
}

fn as_of(summary: &Summary<'_>, language: Language) -> String {
    let at = Moment::at(summary.now.at);
    match summary.now.source {
        NowSource::Given => at.to_string(),
        NowSource::SystemTime => {
            format!("{at}{}", language.pick(" (system time)", "（系统时间）"))
        }
        NowSource::NotNeeded => language
            .pick("no open case, none needed", "无在办案件，不需时点")
            .to_owned(),
    }
}

/// What was noticed of the log and can change what the figures count.
fn notices(summary: &Summary<'_>, language: Language) -> Vec<String> {
    let notices = summary.notices.iter();
    let told = notices.filter(|notice| notice.kind().bears_on_figures());
    told.map(|notice| notice.in_language(language).to_string())
        .collect()
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
fn bar(of: &CommitmentSummary<'_>, language: Language) -> Option<Bar> {
    let counts = [
        VerdictKind::Met,
        VerdictKind::Missed,
        VerdictKind::Overdue,
        VerdictKind::Undetermined,
    ]
    .map(|kind| of.tally.verdicts.get(kind));
    if counts.iter().sum::<u64>() == 0 {
        return None;
    }
    Some(Bar {
        label: of.commitment.title_in(language).to_owned(),
        figure: of
            .tally
            .share_with_overdue
            .as_ref()
            .map_or_else(|| "–".to_owned(), percent),
        counts,
        target: match of.promised_of {
            Target::EachCase => Some(100),
            Target::Share(percent) => Some(percent),
            Target::Mean => None,
        },
    })
}

fn tasks(of: &TasksSummary<'_>, language: Language) -> TasksView {
    let statuses = of.statuses.iter().map(|(status, count)| Count {
        class: status.id(),
        text: status.in_language(language).to_string(),
        count,
    });
    let milestones = of.milestones.iter().map(|milestone| MilestoneView {
        text: milestone.milestone.in_language(language).to_string(),
        counts: milestone.statuses.iter().map(|(_, count)| count).collect(),
    });
    let is_late = |status| matches!(status, TaskStatus::Late | TaskStatus::Overdue);
    let late = of.tasks.iter().filter(|task| is_late(task.status));
    let late = late.filter_map(|task| {
        Some(TaskView {
            number: task.task,
            text: task.of_plan?.text().to_owned(),
            lead: task.lead.to_owned(),
            due: task.due.map_or_else(String::new, |due| due.to_string()),
            completed: task
                .completed_at
                .map_or_else(String::new, |at| at.to_string()),
            status: task.status.in_language(language).to_string(),
        })
    });
    let before = of.tasks.iter().filter(|task| task.was_due_before_issue);
    TasksView {
        statuses: statuses.collect(),
        milestones: milestones.collect(),
        late: late.collect(),
        before_issue: before.map(|task| task.task).collect(),
    }
}

fn quality(summary: &Summary<'_>, language: Language) -> Quality {
    let tallies = || summary.commitments.iter().map(|of| &of.tally);
    let sum = |of: fn(&TallySummary) -> u64| tallies().map(of).sum();
    let reasons = summary.reject_reasons.iter().map(|reject| RejectView {
        column: reject.column.to_owned(),
        reason: reject.reason.in_language(language).to_string(),
        rows: reject.rows,
    });
    let discrepancies = summary.discrepancies.iter();
    Quality {
        rows: summary.rows,
        verdicts: summary.rows - summary.rejects,
        rejects: summary.rejects,
        other_matters: summary.other_matters,
        reject_reasons: reasons.collect(),
        undetermined: all(
            Undetermined::ALL,
            Undetermined::id,
            tallies().map(|tally| &tally.undetermined_reasons),
            language,
        ),
        not_applicable: all(
            NotApplicable::ALL,
            NotApplicable::id,
            tallies().map(|tally| &tally.not_applicable_reasons),
            language,
        ),
        findings: all(
            Finding::ALL,
            Finding::id,
            tallies().map(|tally| &tally.findings),
            language,
        ),
        provisional: sum(|tally| tally.provisional),
        hours_assumed: sum(|tally| tally.hours_assumed),
        hours: summary.hours.to_string(),
        facts: facts(summary, language),
        discrepancies: discrepancies.map(|of| discrepancy(of, language)).collect(),
    }
}

/// The kinds that came up in any of the tallies.
fn all<'c, K: Copy + PartialEq + Localized + 'c>(
    kinds: impl IntoIterator<Item = K>,
    id: fn(K) -> &'static str,
    counts: impl Iterator<Item = &'c Counts<K>> + Clone,
    language: Language,
) -> Vec<Count> {
    let kinds = kinds.into_iter().map(|kind| Count {
        class: id(kind),
        text: kind.in_language(language).to_string(),
        count: counts.clone().map(|counts| counts.get(kind)).sum(),
    });
    kinds.filter(|count| count.count > 0).collect()
}

fn discrepancy(of: &Discrepancy<'_>, language: Language) -> DiscrepancyView {
    DiscrepancyView {
        what: of.difference().in_language(language).to_string(),
        place: place(Citation::new(of.item(), of.tasks(), ""), language),
        body: of.body().to_owned(),
        annex: of.annex().to_owned(),
        note: of.note().text(language).to_owned(),
    }
}

/// What the figures rest on.
fn facts(summary: &Summary<'_>, language: Language) -> Vec<(String, String)> {
    let (calendar, policies) = (&summary.calendar, summary.policies);
    let (first, last) = (calendar.first, calendar.last);
    let through = calendar.announced_through;
    let through = through.map_or_else(|| "–".to_owned(), |date| date.to_string());
    let say = |english: &str, chinese: &str| language.pick(english, chinese).to_owned();
    let unended = match policies.unended_stop {
        UnendedStop::Undetermined => say("undetermined", "无法判定"),
        UnendedStop::EndsWithCase => say("ended with the case", "随办结结束"),
    };
    let untidy = match policies.untidy_stops {
        UntidyStops::Tidied => say("cut off and united", "截断并合并"),
        UntidyStops::Undetermined => say("undetermined", "无法判定"),
    };
    let repeated = |policy| match policy {
        Repeated::Undetermined => say("undetermined", "无法判定"),
        Repeated::First => say("the first", "取首次"),
        Repeated::Last => say("the last", "取末次"),
        Repeated::FirstAfterStart => say("the first after the start", "取起算后的首次"),
    };
    vec![
        (
            say("reading", "口径"),
            summary.reading.in_language(language).to_string(),
        ),
        (
            say("conventions set", "统一计算方式"),
            summary.conventions.in_language(language).to_string(),
        ),
        (say("stop without an end", "办结但中止未结束"), unended),
        (
            say("stops overlapping or outside", "中止重叠或越界"),
            untidy,
        ),
        (
            say("repeated start", "起算事件重复"),
            repeated(policies.repeated_start),
        ),
        (
            say("repeated finish", "办结事件重复"),
            repeated(policies.repeated_finish),
        ),
        (say("time zone", "时区"), summary.zone.to_owned()),
        (say("office hours", "办公时间"), summary.hours.to_string()),
        (
            say("calendar", "日历"),
            format!("{} ({first} – {last})", calendar.name),
        ),
        (say("announced through", "已公布至"), through),
        (
            say("calendar fingerprint", "日历指纹"),
            calendar.fingerprint.to_string(),
        ),
        (say("plan", "方案"), summary.plan.to_owned()),
    ]
}
