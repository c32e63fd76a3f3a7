//! One commitment on the page.

use serde::Serialize;

use crate::check::explain::Explanation;
use crate::check::rule::Rule;
use crate::check::verdict::VerdictKind;
use crate::ground::fraction::Fraction;
use crate::ground::language::{Language, Localized};
use crate::ground::moment::Moment;
use crate::log::{Checked, KeptCase};
use crate::plan::commitment::Target;
use crate::tally::{Assessment, Attainment, Late, Month, Tally};
use crate::term::amount::Unit;

use super::super::Review;
use super::charts::{self, ChartError, Column, Scale};
use super::texts::{axis, either, mark, measured, percent};
use super::view::{Status, place, words};

/// One commitment with its cases.
#[derive(Serialize)]
pub(super) struct Detail {
    id: String,
    title: String,
    limit: String,
    target: String,
    source: String,
    words: Vec<(String, String)>,
    note: Option<String>,
    status: Status,
    figures: Figures,
    open: u64,
    overdue: u64,
    verdicts: Vec<VerdictView>,
    statutory: Option<String>,
    statutory_share: Option<String>,
    readings: Vec<ReadingView>,
    decided_by: Option<String>,
    differing: u64,
    depends_on_reading: bool,
    months: Option<String>,
    distribution: Option<String>,
    axis: &'static str,
    groups: Vec<GroupView>,
    worst: Vec<WorstView>,
}

/// The figures of a tally.
#[derive(Serialize)]
struct Figures {
    cases: u64,
    closed: u64,
    missed: u64,
    overdue: u64,
    undetermined: u64,
    share: Option<String>,
    share_with_overdue: Option<String>,
    mean: Option<String>,
    median: Option<String>,
    p90: Option<String>,
    are_exact: bool,
    unmeasured: u64,
}

#[derive(Serialize)]
struct VerdictView {
    text: String,
    committed: u64,
    statutory: Option<u64>,
}

#[derive(Serialize)]
struct ReadingView {
    place: String,
    words: String,
    limit: String,
    decided: bool,
    status: Status,
    figures: Figures,
}

#[derive(Serialize)]
struct GroupView {
    column: String,
    rows: Vec<GroupRow>,
}

#[derive(Serialize)]
struct GroupRow {
    value: String,
    status: Status,
    figures: Figures,
}

#[derive(Serialize)]
struct WorstView {
    id: String,
    verdict: String,
    started: String,
    due: String,
    finished: String,
    explanation: String,
}

impl Detail {
    pub(super) fn new(
        review: &Review<'_, '_>,
        rule: &Rule<'_>,
        assessment: &Assessment<KeptCase>,
        language: Language,
    ) -> Result<Self, ChartError> {
        let (commitment, tally) = (rule.commitment(), assessment.tally());
        let statutory = commitment.statutory();
        let verdicts = VerdictKind::ALL.map(|kind| VerdictView {
            text: kind.in_language(language).to_string(),
            committed: tally.count(kind),
            statutory: statutory.map(|_| tally.statutory(kind)),
        });
        let shown = |view: &VerdictView| view.committed > 0 || view.statutory.unwrap_or(0) > 0;
        Ok(Self {
            // an HTML id has no blanks; a limit given by itself may
            id: commitment.id().replace(char::is_whitespace, "-"),
            title: commitment.title_in(language).to_owned(),
            limit: rule.limit().in_language(language).to_string(),
            target: commitment.target().in_language(language).to_string(),
            source: place(commitment.citation(), language),
            words: words(commitment.citation(), language),
            note: commitment.note().map(|note| note.text(language).to_owned()),
            status: Status::new(Attainment::of(rule, tally), language),
            figures: Figures::new(rule, tally, language),
            open: tally.open(),
            overdue: tally.count(VerdictKind::Overdue),
            verdicts: verdicts.into_iter().filter(shown).collect(),
            statutory: statutory.map(|limit| limit.in_language(language).to_string()),
            statutory_share: tally.statutory_share().map(percent),
            decided_by: rule
                .decided_by()
                .map(|place| place.in_language(language).to_string()),
            differing: assessment.differing(),
            depends_on_reading: review.depends_on_reading(rule, assessment),
            readings: readings(review, rule, assessment, language),
            months: months(assessment)?,
            distribution: distribution(rule, tally, language)?,
            axis: axis(rule.unit(), language),
            groups: groups(review, rule, assessment, language),
            worst: worst(rule, assessment, language),
        })
    }
}

impl Figures {
    fn new(rule: &Rule<'_>, tally: &Tally, language: Language) -> Self {
        let taken = tally.taken();
        let unit = rule.unit();
        let shown = |value: Fraction| measured(value, unit, language);
        let quantile = |percent| taken.quantile(percent);
        Self {
            cases: tally.cases(),
            closed: tally.closed(),
            missed: tally.count(VerdictKind::Missed),
            overdue: tally.count(VerdictKind::Overdue),
            undetermined: tally.count(VerdictKind::Undetermined),
            share: tally.share().map(percent),
            share_with_overdue: tally.share_with_overdue().map(percent),
            mean: taken.mean().map(shown),
            median: quantile(50).map(|quantile| shown(quantile.value())),
            p90: quantile(90).map(|quantile| shown(quantile.value())),
            are_exact: quantile(50).is_none_or(|quantile| quantile.is_exact()),
            unmeasured: tally.unmeasured(),
        }
    }
}

/// The readings of a commitment that the source gives several of.
fn readings(
    review: &Review<'_, '_>,
    rule: &Rule<'_>,
    assessment: &Assessment<KeptCase>,
    language: Language,
) -> Vec<ReadingView> {
    let readings = review.readings(rule, assessment);
    let views = readings.map(|(read, variant, tally)| ReadingView {
        place: variant.place().in_language(language).to_string(),
        words: variant.words().to_owned(),
        limit: read.limit().in_language(language).to_string(),
        decided: rule.decided_by() == Some(variant.place()),
        status: Status::new(Attainment::of(read, tally), language),
        figures: Figures::new(read, tally, language),
    });
    views.collect()
}

/// The most months that are drawn with the empty ones between them.
const MOST_MONTHS: usize = 120;

/// The cases met and missed by the month they were finished in; nothing of a
/// single month.
fn months(assessment: &Assessment<KeptCase>) -> Result<Option<String>, ChartError> {
    let months = assessment.months();
    let (Some(first), Some(last)) = (months.keys().next(), months.keys().next_back()) else {
        return Ok(None);
    };
    let every = std::iter::successors(Some(*first), |month| Some(month.next()));
    let every = every.take_while(|month| month <= last);
    let mut shown: Vec<Month> = every.take(MOST_MONTHS + 1).collect();
    if shown.len() > MOST_MONTHS {
        shown = months.keys().copied().collect();
    }
    if shown.len() < 2 {
        return Ok(None);
    }
    let columns = shown.iter().map(|month| {
        let count = |kind| months.get(month).map_or(0, |tally| tally.count(kind));
        let [met, missed] = [VerdictKind::Met, VerdictKind::Missed].map(count);
        Column::of_month(month.to_string(), met, missed)
    });
    charts::columns(&columns.collect::<Vec<_>>(), None).map(Some)
}

fn distribution(
    rule: &Rule<'_>,
    tally: &Tally,
    language: Language,
) -> Result<Option<String>, ChartError> {
    let counts = tally.taken().counts();
    if counts.is_empty() {
        return Ok(None);
    }
    let unit = rule.unit();
    let scale = Scale {
        limit: rule.figure(),
        least: match unit {
            Unit::WorkingDays | Unit::CalendarDays => Fraction::from(1),
            Unit::WorkingDaysOfTime => Fraction::decimal(1, 2),
            Unit::OpenTime | Unit::ClockTime => Fraction::from(60),
        },
        is_whole: matches!(unit, Unit::WorkingDays | Unit::CalendarDays),
    };
    let label = |value| mark(value, unit, language);
    let (columns, limit_after) = charts::bins(&counts, &scale, label);
    let limit = rule.limit().in_language(language).to_string();
    let words = match rule.commitment().target() {
        Target::Mean => either(
            language,
            format!("平均不超过{limit}"),
            format!("mean within {limit}"),
        ),
        _ => either(language, format!("时限 {limit}"), format!("limit {limit}")),
    };
    let line = limit_after.map(|after| (after, words.as_str()));
    charts::columns(&columns, line).map(Some)
}

fn groups(
    review: &Review<'_, '_>,
    rule: &Rule<'_>,
    assessment: &Assessment<KeptCase>,
    language: Language,
) -> Vec<GroupView> {
    let columns = review.log.group_columns().iter().enumerate();
    let views = columns.filter_map(|(index, column)| {
        let rows = assessment
            .groups(index)?
            .iter()
            .map(|(value, tally)| GroupRow {
                value: match value.as_str() {
                    "" => either(language, "（空）", "(empty)").to_owned(),
                    value => value.to_owned(),
                },
                status: Status::new(Attainment::of(rule, tally), language),
                figures: Figures::new(rule, tally, language),
            });
        Some(GroupView {
            column: column.clone(),
            rows: rows.collect(),
        })
    });
    views.collect()
}

fn worst(rule: &Rule<'_>, assessment: &Assessment<KeptCase>, language: Language) -> Vec<WorstView> {
    let cases = assessment.worst().cases().iter();
    let view = |late: &Late<KeptCase>, checked: &Checked<'_>| {
        let outcome = checked.outcome();
        let explanation = Explanation::new(checked.rule(), checked.case(), checked.now());
        let shown =
            |moment: Option<Moment>| moment.map_or_else(String::new, |moment| moment.to_string());
        let due = outcome
            .deadline()
            .map(|deadline| deadline.in_language(language).to_string());
        WorstView {
            id: late.id().to_owned(),
            verdict: outcome.verdict().in_language(language).to_string(),
            started: shown(outcome.start()),
            due: due.unwrap_or_default(),
            finished: shown(outcome.finish()),
            explanation: explanation.in_language(language).to_string(),
        }
    };
    let views = cases.map(|late| late.about().judge(rule, |checked| view(late, checked)));
    views.collect()
}
