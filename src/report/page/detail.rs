//! One commitment on the page.

use serde::Serialize;

use crate::check::verdict::VerdictKind;
use crate::ground::fraction::Fraction;
use crate::ground::language::{Language, Localized};
use crate::ground::moment::Moment;
use crate::plan::commitment::Target;
use crate::report::number::Number;
use crate::report::summary::{
    CommitmentSummary, GroupSummary, MonthSummary, ReadingSummary, TallySummary, WorstSummary,
};
use crate::tally::Month;
use crate::term::amount::Unit;

use super::charts::{self, ChartError, Column, Scale};
use super::texts::{Status, axis, mark, measured, percent, place, words};

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
    statutory: Vec<String>,
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
    pub(super) fn new(of: &CommitmentSummary<'_>, language: Language) -> Result<Self, ChartError> {
        let (commitment, tally) = (of.commitment, &of.tally);
        let statutory = of.statutory.as_ref();
        let verdicts = tally.verdicts.iter().map(|(kind, committed)| VerdictView {
            text: kind.in_language(language).to_string(),
            committed,
            statutory: statutory.map(|statutory| statutory.verdicts.get(kind)),
        });
        let shown = |view: &VerdictView| view.committed > 0 || view.statutory.unwrap_or(0) > 0;
        Ok(Self {
            // an HTML id has no blanks; a limit given by itself may
            id: of.id.replace(char::is_whitespace, "-"),
            title: commitment.title_in(language).to_owned(),
            limit: of.limit.in_language(language).to_string(),
            target: of.promised_of.in_language(language).to_string(),
            source: place(commitment.citation(), language),
            words: words(commitment.citation(), language),
            note: commitment.note().map(|note| note.text(language).to_owned()),
            status: Status::new(of.attainment, language),
            figures: Figures::new(tally, language),
            open: tally.open,
            overdue: tally.verdicts.get(VerdictKind::Overdue),
            verdicts: verdicts.filter(shown).collect(),
            statutory: statutory.map_or(Vec::new(), |of| {
                let texts = of.texts.iter().map(|text| text.in_full(language));
                texts.collect()
            }),
            statutory_share: statutory.and_then(|of| of.share.as_ref()).map(percent),
            decided_by: of
                .decided_by
                .map(|place| place.in_language(language).to_string()),
            differing: of.differing_cases,
            depends_on_reading: of.depends_on_reading,
            readings: of.readings.iter().map(|it| reading(it, language)).collect(),
            months: months(&of.months)?,
            distribution: distribution(of, language)?,
            axis: tally.taken.unit.map_or("", |unit| axis(unit, language)),
            groups: groups(&of.groups, language),
            worst: of.worst.iter().map(|it| worst(it, language)).collect(),
        })
    }
}

impl Figures {
    fn new(tally: &TallySummary, language: Language) -> Self {
        let (taken, verdicts) = (&tally.taken, &tally.verdicts);
        let shown = |value: &Option<Number>| {
            let (value, unit) = (value.as_ref()?, taken.unit?);
            Some(measured(value.exact, unit, language))
        };
        Self {
            cases: tally.cases,
            closed: tally.closed,
            missed: verdicts.get(VerdictKind::Missed),
            overdue: verdicts.get(VerdictKind::Overdue),
            undetermined: verdicts.get(VerdictKind::Undetermined),
            share: tally.share.as_ref().map(percent),
            share_with_overdue: tally.share_with_overdue.as_ref().map(percent),
            mean: shown(&taken.mean),
            median: shown(&taken.median),
            p90: shown(&taken.p90),
            are_exact: taken.quantiles_are_exact,
            unmeasured: taken.unmeasured,
        }
    }
}

/// One of the readings of a commitment that the source gives several of.
fn reading(of: &ReadingSummary<'_>, language: Language) -> ReadingView {
    ReadingView {
        place: of.place.in_language(language).to_string(),
        words: of.words.to_owned(),
        limit: of.limit.in_language(language).to_string(),
        decided: of.decided,
        status: Status::new(of.attainment, language),
        figures: Figures::new(&of.tally, language),
    }
}

/// The most months that are drawn with the empty ones between them.
const MOST_MONTHS: usize = 120;

/// The cases met and missed by the month they were finished in; nothing of a
/// single month.
fn months(months: &[MonthSummary]) -> Result<Option<String>, ChartError> {
    let (Some(first), Some(last)) = (months.first(), months.last()) else {
        return Ok(None);
    };
    let every = std::iter::successors(Some(first.month), |month| Some(month.next()));
    let every = every.take_while(|month| *month <= last.month);
    let mut shown: Vec<Month> = every.take(MOST_MONTHS + 1).collect();
    if shown.len() > MOST_MONTHS {
        shown = months.iter().map(|of| of.month).collect();
    }
    if shown.len() < 2 {
        return Ok(None);
    }
    let columns = shown.iter().map(|month| {
        let of = months.iter().find(|of| of.month == *month);
        let (met, missed) = of.map_or((0, 0), |of| (of.met, of.missed));
        Column::of_month(month.to_string(), met, missed)
    });
    charts::columns(&columns.collect::<Vec<_>>(), None).map(Some)
}

fn distribution(
    of: &CommitmentSummary<'_>,
    language: Language,
) -> Result<Option<String>, ChartError> {
    let taken = &of.tally.taken;
    let Some(unit) = taken.unit.filter(|_| !of.durations.is_empty()) else {
        return Ok(None);
    };
    let scale = Scale {
        limit: taken.limit.as_ref().map(|limit| limit.exact),
        least: match unit {
            Unit::WorkingDays | Unit::CalendarDays => Fraction::from(1),
            Unit::WorkingDaysOfTime => Fraction::decimal(1, 2),
            Unit::OpenTime | Unit::ClockTime => Fraction::from(60),
        },
        is_whole: matches!(unit, Unit::WorkingDays | Unit::CalendarDays),
    };
    let label = |value| mark(value, unit, language);
    let (columns, limit_after) = charts::bins(&of.durations, &scale, label);
    let limit = of.limit.in_language(language);
    let what = match of.promised_of {
        Target::Mean => language.pick("mean within ", "平均不超过"),
        Target::EachCase | Target::Share(_) => language.pick("limit ", "时限 "),
    };
    let words = format!("{what}{limit}");
    let line = limit_after.map(|after| (after, words.as_str()));
    charts::columns(&columns, line).map(Some)
}

/// The groups by their columns, which stand one after the other.
fn groups(groups: &[GroupSummary<'_>], language: Language) -> Vec<GroupView> {
    let columns = groups.chunk_by(|one, next| one.column == next.column);
    let views = columns.filter_map(|groups| {
        let rows = groups.iter().map(|group| GroupRow {
            value: match group.value {
                "" => language.pick("(empty)", "（空）").to_owned(),
                value => value.to_owned(),
            },
            status: Status::new(group.attainment, language),
            figures: Figures::new(&group.tally, language),
        });
        Some(GroupView {
            column: groups.first()?.column.to_owned(),
            rows: rows.collect(),
        })
    });
    views.collect()
}

fn worst(of: &WorstSummary<'_>, language: Language) -> WorstView {
    let shown = |moment: Option<Moment>| {
        moment.map_or_else(String::new, |moment| moment.to_string().replace('T', " "))
    };
    let due = of.due.map(|due| due.in_language(language).to_string());
    WorstView {
        id: of.case_id.to_owned(),
        verdict: of.verdict.in_language(language).to_string(),
        started: shown(of.started_at),
        due: due.unwrap_or_default(),
        finished: shown(of.finished_at),
        explanation: of.explanation(language),
    }
}
