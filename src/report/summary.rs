//! The summary: a review as data, whose JSON form has a stable schema.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use crate::check::case::Repeated;
use crate::check::settings::{UnendedStop, UntidyStops};
use crate::day::hours::OfficeHours;
use crate::ground::fraction::Fraction;
use crate::log::LogAbout;
use crate::plan::ReadingPolicy;
use crate::tally::Attainment;
use crate::term::conventions::Conventions;

/// The name and version of the schema of [`Summary`]'s JSON form. Fields may be
/// added under the same version; one that changes its meaning or goes makes a new
/// one.
pub const SCHEMA: &str = "shixian-summary/1";

/// A review as data. Its JSON form is documented field by field: every field is
/// written under its name here. Ids are those of the plan and of the library's
/// enums; texts are English unless they are words of the plan. Moments are local
/// time of `zone`, written `2026-11-23T09:00:00`, or `2026-11-23` where no time of
/// day is known.
#[derive(Clone, Debug, Serialize)]
pub struct Summary {
    /// [`SCHEMA`].
    pub schema: &'static str,
    /// The log's name, as given.
    pub source: String,
    /// The rows checked: those with verdicts plus rejects.
    pub rows: u64,
    /// The cases that got verdicts: fewer than rows where a row is an event.
    pub cases: u64,
    /// The verdicts: one for each case and commitment.
    pub verdicts: u64,
    /// The rows rejected.
    pub rejects: u64,
    /// The rows rejected, by column and reason.
    pub reject_reasons: Vec<RejectSummary>,
    /// The rows of other matters, passed over.
    pub other_kinds: u64,
    /// What the log was found to be, and what was made of its times.
    pub log: Option<LogAbout>,
    /// The cases without a finish.
    pub open_cases: u64,
    /// The commitments that turned up, in the order of the plan.
    pub commitments: Vec<CommitmentSummary>,
    /// The ids of the plan's commitments of which no case turned up.
    pub without_cases: Vec<String>,
    /// The plan's indicators, where values of some were given.
    pub indicators: Vec<IndicatorSummary>,
    /// The plan's tasks, where their completions were given.
    pub tasks: Option<TasksSummary>,
    /// The plan's promises that this library cannot measure.
    pub not_measurable: Vec<UnmeasuredSummary>,
    /// The plan's id.
    pub plan: String,
    /// The plan's title.
    pub plan_title: String,
    /// The plan's date of issue.
    pub plan_issued: NaiveDate,
    /// Which reading decided where the plan contradicts itself.
    pub reading: ReadingPolicy,
    /// The conventions that overrode the commitments' own.
    pub conventions: Conventions,
    /// What became of dirty data.
    pub policies: PoliciesSummary,
    /// The moment open cases were judged at.
    pub now: NowSummary,
    /// The time zone.
    pub zone: String,
    /// The office hours.
    pub hours: OfficeHours,
    /// Whether they are only assumed.
    pub hours_assumed: bool,
    /// The calendar.
    pub calendar: CalendarSummary,
}

/// Rows rejected for one reason.
#[derive(Clone, Debug, Serialize)]
pub struct RejectSummary {
    /// The header of the column; empty where it is the whole row.
    pub column: String,
    /// The reason's id.
    pub reason: &'static str,
    /// How many.
    pub rows: u64,
}

/// An exact number, with decimals to be shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Number {
    /// The number, as a whole number or `numerator/denominator`.
    pub exact: String,
    /// The same in decimals, rounded as the field that holds it says.
    pub decimal: String,
}

impl Number {
    /// A share of one, in per cent to two decimals, rounded down.
    pub(super) fn percent(share: Fraction) -> Self {
        Self {
            exact: share.to_string(),
            decimal: share.percent_down(2).to_string(),
        }
    }

    /// An amount to three decimals, rounded up.
    pub(super) fn amount(amount: Fraction) -> Self {
        Self {
            exact: amount.to_string(),
            decimal: amount.to_decimal_up(3).to_string(),
        }
    }
}

/// Whether a promise was kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct AttainmentSummary {
    /// `kept`, `broken`, `undecided` or `no-data`.
    pub attainment: &'static str,
    /// Why it is undecided.
    pub why_undecided: Option<&'static str>,
}

impl From<Attainment> for AttainmentSummary {
    fn from(attainment: Attainment) -> Self {
        Self {
            attainment: attainment.id(),
            why_undecided: attainment.why().map(|why| why.id()),
        }
    }
}

/// A commitment and its cases.
#[derive(Clone, Debug, Serialize)]
pub struct CommitmentSummary {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its English title.
    pub title_en: String,
    /// The limit that decided.
    pub limit: String,
    /// What is promised of the cases.
    pub promised_of: String,
    /// The place of the reading that decided, where the source has two.
    pub decided_by: Option<String>,
    /// Whether the promise was kept.
    #[serde(flatten)]
    pub attainment: AttainmentSummary,
    /// The item of the body.
    pub item: Option<u16>,
    /// The tasks of the annex.
    pub tasks: Vec<u16>,
    /// The words of the plan.
    pub words: String,
    /// The cases.
    #[serde(flatten)]
    pub tally: TallySummary,
    /// The same cases against the statutory limit, where there is one.
    pub statutory: Option<StatutorySummary>,
    /// The same under each reading, where the source has two.
    pub readings: Vec<ReadingSummary>,
    /// How many cases have another verdict under another reading.
    pub differing_cases: u64,
    /// Whether it depends on the reading whether the promise was kept.
    pub depends_on_reading: bool,
    /// The finished cases by the month they were finished in.
    pub months: Vec<MonthSummary>,
    /// The cases by the columns asked for.
    pub groups: Vec<GroupSummary>,
    /// The latest cases, latest first.
    pub worst: Vec<WorstSummary>,
}

/// Cases added up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TallySummary {
    /// How many.
    pub cases: u64,
    /// How many of each verdict, by its id: `met`, `missed`, `running`, `overdue`,
    /// `paused`, `not_started`, `not_applicable`, `undetermined`.
    #[serde(flatten)]
    pub verdicts: BTreeMap<&'static str, u64>,
    /// How many are closed: met or missed.
    pub closed: u64,
    /// How many are open: running, overdue or paused.
    pub open: u64,
    /// The share of the closed cases in time, in per cent, rounded down.
    pub share: Option<Number>,
    /// The share if every overdue case is counted as missed, in per cent, rounded
    /// down.
    pub share_with_overdue: Option<Number>,
    /// How long the closed cases took.
    pub taken: TakenSummary,
    /// The reasons of the undetermined, by id; those that came up.
    pub undetermined_reasons: BTreeMap<&'static str, u64>,
    /// The reasons of those not applicable, by id; those that came up.
    pub not_applicable_reasons: BTreeMap<&'static str, u64>,
    /// How many verdicts rest on provisional days.
    pub provisional: u64,
    /// How many used office hours that are only assumed.
    pub hours_assumed: u64,
    /// What was noticed, by id.
    pub findings: BTreeMap<&'static str, u64>,
}

/// How long closed cases took, stops taken out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TakenSummary {
    /// The unit: `working-days`, `working-days-of-open-time`, `calendar-days`,
    /// `seconds-of-open-time` or `seconds`.
    pub unit: Option<&'static str>,
    /// The limit in that unit, where it is a number of it.
    pub limit: Option<Number>,
    /// How many cases were measured.
    pub cases: u64,
    /// How many finished cases could not be measured.
    pub unmeasured: u64,
    /// The mean, rounded up.
    pub mean: Option<Number>,
    /// The median (nearest rank), rounded up.
    pub median: Option<Number>,
    /// What nine cases in ten did not exceed (nearest rank), rounded up.
    pub p90: Option<Number>,
    /// Whether the quantiles are exact; if not, they are within 0.1 %.
    pub quantiles_are_exact: bool,
}

/// Cases against the statutory limit.
#[derive(Clone, Debug, Serialize)]
pub struct StatutorySummary {
    /// The limit.
    pub limit: String,
    /// The law.
    pub law: String,
    /// Its article.
    pub article: String,
    /// How many of each verdict, by its id.
    #[serde(flatten)]
    pub verdicts: BTreeMap<&'static str, u64>,
    /// The share of the closed cases within it, in per cent, rounded down.
    pub share: Option<Number>,
}

/// Cases under one reading.
#[derive(Clone, Debug, Serialize)]
pub struct ReadingSummary {
    /// The place read.
    pub place: String,
    /// Its words.
    pub words: String,
    /// Its limit.
    pub limit: String,
    /// Whether it decided.
    pub decided: bool,
    /// Whether the promise was kept, so read.
    #[serde(flatten)]
    pub attainment: AttainmentSummary,
    /// The cases.
    #[serde(flatten)]
    pub tally: TallySummary,
}

/// The finished cases of a month.
#[derive(Clone, Debug, Serialize)]
pub struct MonthSummary {
    /// The month, `2023-08`.
    pub month: String,
    /// How many were in time.
    pub met: u64,
    /// How many were late.
    pub missed: u64,
    /// How many are undetermined.
    pub undetermined: u64,
    /// The share in time, in per cent, rounded down.
    pub share: Option<Number>,
    /// The mean of what they took, rounded up.
    pub mean: Option<Number>,
}

/// The cases of a group.
#[derive(Clone, Debug, Serialize)]
pub struct GroupSummary {
    /// The header of the column.
    pub column: String,
    /// Its value.
    pub value: String,
    /// Whether the promise was kept in it.
    #[serde(flatten)]
    pub attainment: AttainmentSummary,
    /// The cases.
    #[serde(flatten)]
    pub tally: TallySummary,
}

/// A late case.
#[derive(Clone, Debug, Serialize)]
pub struct WorstSummary {
    /// Its name.
    pub case_id: String,
    /// The verdict in words.
    pub verdict: String,
    /// When its clock started.
    pub started_at: Option<String>,
    /// When it was finished.
    pub finished_at: Option<String>,
    /// The day it was due.
    pub due_day: Option<NaiveDate>,
}

/// An indicator and what was observed of it.
#[derive(Clone, Debug, Serialize)]
pub struct IndicatorSummary {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its English title.
    pub title_en: String,
    /// `at-least`, `at-most`, `exactly` or `more-than`.
    pub comparison: &'static str,
    /// The figure promised.
    pub figure: String,
    /// The unit.
    pub unit: String,
    /// Whether the promise was kept, by the latest period.
    #[serde(flatten)]
    pub attainment: AttainmentSummary,
    /// What was observed, by period.
    pub observations: Vec<ObservationSummary>,
}

/// A value observed.
#[derive(Clone, Debug, Serialize)]
pub struct ObservationSummary {
    /// The period, `2023`, `2023-Q3` or `2023-08`.
    pub period: String,
    /// The value; of a share, in per cent.
    pub value: String,
    /// Whether it keeps the promise.
    pub attainment: &'static str,
}

/// The tasks held against their dates.
#[derive(Clone, Debug, Serialize)]
pub struct TasksSummary {
    /// How many tasks have each status, by its id.
    pub statuses: BTreeMap<&'static str, usize>,
    /// By date.
    pub milestones: Vec<MilestoneSummary>,
    /// Each task.
    pub tasks: Vec<TaskSummary>,
}

/// The tasks of one date.
#[derive(Clone, Debug, Serialize)]
pub struct MilestoneSummary {
    /// Its id.
    pub id: String,
    /// The date.
    pub due: Option<NaiveDate>,
    /// Whether the duty goes on.
    pub ongoing: bool,
    /// How many of its tasks have each status, by its id.
    pub statuses: BTreeMap<&'static str, usize>,
}

/// A task.
#[derive(Clone, Debug, Serialize)]
pub struct TaskSummary {
    /// Its number.
    pub task: u16,
    /// `in-time`, `late`, `running`, `overdue`, `ongoing` or `undetermined`.
    pub status: &'static str,
    /// The day it is due.
    pub due: Option<NaiveDate>,
    /// When it was completed.
    pub completed_at: Option<String>,
    /// Whether its date was over when the plan was issued.
    pub was_due_before_issue: bool,
    /// The lead unit.
    pub lead: String,
}

/// A promise that cannot be measured.
#[derive(Clone, Debug, Serialize)]
pub struct UnmeasuredSummary {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Why.
    pub why: String,
}

/// What became of dirty data.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct PoliciesSummary {
    /// A stop without an end in a finished case.
    pub unended_stop: UnendedStop,
    /// Stops that overlap or leave their case.
    pub untidy_stops: UntidyStops,
    /// Several start events.
    pub repeated_start: Repeated,
    /// Several finish events.
    pub repeated_finish: Repeated,
}

/// The moment open cases were judged at.
#[derive(Clone, Debug, Serialize)]
pub struct NowSummary {
    /// The moment.
    pub at: String,
    /// `given`, `system time`, or `not needed` where no case is open.
    pub source: &'static str,
}

/// A calendar.
#[derive(Clone, Debug, Serialize)]
pub struct CalendarSummary {
    /// Its name.
    pub name: String,
    /// Its first day.
    pub first: NaiveDate,
    /// Its last day.
    pub last: NaiveDate,
    /// The last day that a notice has decided.
    pub announced_through: Option<NaiveDate>,
    /// The fingerprint of its days.
    pub fingerprint: String,
}
