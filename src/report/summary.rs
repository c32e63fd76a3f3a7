//! The summary: a checked log held against a plan, as data. The table of commitments,
//! the page and the command's table say what stands here and nothing else.

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Serialize, Serializer};

use crate::check::case::Repeated;
use crate::check::explain::Explanation;
use crate::check::rule::Rule;
use crate::check::settings::{UnendedStop, UntidyStops};
use crate::check::verdict::{Finding, NotApplicable, Undetermined, Verdict, VerdictKind};
use crate::day::calendar::Fingerprint;
use crate::day::hours::OfficeHours;
use crate::ground::fraction::Fraction;
use crate::ground::language::{Language, Localized};
use crate::ground::moment::Moment;
use crate::log::{KeptCase, LogAbout, Notice, RejectKind};
use crate::plan::ReadingPolicy;
use crate::plan::citation::Place;
use crate::plan::commitment::{Commitment, Statutory, Target};
use crate::plan::discrepancy::Discrepancy;
use crate::plan::indicator::{Comparison, Figure, Indicator, Unmeasured, WhyUnmeasured};
use crate::plan::task::{Milestone, Task};
use crate::tally::{Attainment, Month, Period, TaskStatus};
use crate::term::amount::Unit;
use crate::term::conventions::Conventions;
use crate::term::deadline::Deadline;
use crate::term::limit::Limit;

use super::counts::Counts;
use super::form;
use super::number::Number;

/// The name and version of the schema of [`Summary`]'s JSON form. Fields may be
/// added under the same version; one that changes its meaning or goes makes a new
/// one.
pub const SCHEMA: &str = "shixian-summary/1";

/// A checked log held against a plan, as data. Its JSON form is documented field by
/// field: every field is written under its name here, but those that say they are not
/// written: what they hold is in the plan. Ids are those of the plan and of the
/// library's enums; texts are English unless they are words of the plan. Moments are
/// local time of `zone`, written `2026-11-23T09:00:00`, or `2026-11-23` where no time
/// of day is known.
#[derive(Clone, Debug, Serialize)]
pub struct Summary<'r> {
    /// The name and version of the form: [`SCHEMA`].
    pub schema: &'static str,
    /// The log's name, as given.
    pub source: &'r str,
    /// The rows checked: those with verdicts plus rejects.
    pub rows: u64,
    /// The cases that got verdicts: fewer than rows where a row is an event.
    pub cases: u64,
    /// The verdicts: one for each case and commitment.
    pub verdicts: u64,
    /// How many rows were rejected, each with its reason.
    pub rejects: u64,
    /// The rows rejected, by column and reason.
    pub reject_reasons: Vec<RejectSummary<'r>>,
    /// The rows of other matters, passed over.
    #[serde(rename = "other_kinds")]
    pub other_matters: u64,
    /// In a log of cases, the rows that name a case and a matter as another row does.
    pub repeated_rows: u64,
    /// What was noticed of the log: its id, how often, and the words it is about.
    pub notices: Vec<Notice>,
    /// What the log was found to be, and what was made of its times.
    pub log: Option<&'r LogAbout>,
    /// The cases without a finish.
    pub open_cases: u64,
    /// The commitments that occur, in the order of the plan; of one whose rows are all
    /// rejected there is no data.
    pub commitments: Vec<CommitmentSummary<'r>>,
    /// The plan's commitments without a case or a row rejected of theirs; written by their ids.
    #[serde(serialize_with = "form::commitments")]
    pub without_cases: Vec<&'r Commitment<'r>>,
    /// The plan's indicators; written where values of some were given.
    #[serde(serialize_with = "observed_indicators")]
    pub indicators: Vec<IndicatorSummary<'r>>,
    /// The plan's tasks, where their completions were given.
    pub tasks: Option<TasksSummary<'r>>,
    /// The plan's promises that this library cannot measure.
    pub not_measurable: Vec<UnmeasuredSummary<'r>>,
    /// The id by which the plan is known, such as `huarong-2023`.
    pub plan: &'r str,
    /// The title of the plan, in Chinese.
    pub plan_title: &'r str,
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
    /// The time zone of the schedule, such as `Asia/Shanghai`.
    pub zone: &'static str,
    /// The office hours that the log was checked on.
    pub hours: &'r OfficeHours,
    /// Whether they are only assumed.
    pub hours_assumed: bool,
    /// The calendar that the log was checked on.
    pub calendar: CalendarSummary<'r>,
    /// What was checked. Not written.
    #[serde(skip)]
    pub scope: Scope,
    /// Where the plan contradicts itself about what was checked. Not written.
    #[serde(skip)]
    pub discrepancies: Vec<&'r Discrepancy<'r>>,
}

/// What a log was checked against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Every commitment of the plan.
    Plan,
    /// One commitment of the plan.
    OneCommitment,
    /// A limit that is not in the plan.
    AnotherLimit,
}

/// Rows rejected for one reason.
#[derive(Clone, Debug, Serialize)]
pub struct RejectSummary<'r> {
    /// The header of the column; empty where it is the whole row.
    pub column: &'r str,
    /// The kind of reason, written by its id.
    pub reason: RejectKind,
    /// How many rows were rejected for it.
    pub rows: u64,
}

/// A commitment and its cases.
#[derive(Clone, Debug, Serialize)]
pub struct CommitmentSummary<'r> {
    /// Its id in the plan: English, stable, unique.
    pub id: &'r str,
    /// Its title in Chinese, as the plan writes it.
    pub title: &'r str,
    /// Its title in English, for reports in that language.
    pub title_en: &'r str,
    /// The limit that decided, under the reading that prevails.
    pub limit: Limit,
    /// What is promised of the cases.
    #[serde(serialize_with = "form::shown")]
    pub promised_of: Target,
    /// The place of the reading that decided, where the source has two.
    #[serde(serialize_with = "form::shown_if_any")]
    pub decided_by: Option<Place>,
    /// Whether the promise was kept: `attainment` and `why_undecided`.
    #[serde(flatten)]
    pub attainment: Attainment,
    /// How many rows rejected may be cases of it: those of its matter, and those whose
    /// matter could not be read; the rows of one case of events count once. What is kept
    /// hangs on them, and what is broken where they could keep it.
    pub rejected_rows: u64,
    /// The item of the body.
    pub item: Option<u16>,
    /// The tasks of the annex.
    pub tasks: &'r [u16],
    /// The words of the plan.
    pub words: &'r str,
    /// The cases added up: how many of each verdict, and how long they took.
    #[serde(flatten)]
    pub tally: TallySummary,
    /// The same cases against the statutory limits, where there are any.
    pub statutory: Option<StatutorySummary<'r>>,
    /// The same under each reading, where the source has two.
    pub readings: Vec<ReadingSummary<'r>>,
    /// How many cases have another verdict under another reading.
    pub differing_cases: u64,
    /// Whether it depends on the reading whether the promise was kept.
    pub depends_on_reading: bool,
    /// The finished cases by the month they were finished in.
    pub months: Vec<MonthSummary>,
    /// The cases by the columns asked for.
    pub groups: Vec<GroupSummary<'r>>,
    /// The latest cases, latest first.
    pub worst: Vec<WorstSummary<'r>>,
    /// How often the closed cases took how long, in order. Not written.
    #[serde(skip)]
    pub durations: Vec<(Fraction, u64)>,
    /// The commitment. Not written.
    #[serde(skip)]
    pub commitment: &'r Commitment<'r>,
}

/// Cases added up: how many of each verdict, how long they took, how many in time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TallySummary {
    /// How many cases were added up.
    pub cases: u64,
    /// How many of each verdict, by its id: `met`, `missed`, `running`, `overdue`,
    /// `paused`, `not_started`, `not_applicable`, `undetermined`.
    #[serde(flatten)]
    pub verdicts: Counts<VerdictKind>,
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
    pub undetermined_reasons: Counts<Undetermined>,
    /// The reasons of those not applicable, by id; those that came up.
    pub not_applicable_reasons: Counts<NotApplicable>,
    /// How many verdicts rest on provisional days.
    pub provisional: u64,
    /// How many used office hours that are only assumed.
    pub hours_assumed: u64,
    /// What was noticed, by id.
    pub findings: Counts<Finding>,
}

/// How long closed cases took, stops taken out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TakenSummary {
    /// The unit: `working-days`, `working-days-of-open-time`, `calendar-days`,
    /// `seconds-of-open-time` or `seconds`.
    #[serde(serialize_with = "form::unit")]
    pub unit: Option<Unit>,
    /// The limit in that unit, where it is a number of it.
    pub limit: Option<Number>,
    /// How many cases were measured.
    pub cases: u64,
    /// How many finished cases could not be measured.
    pub unmeasured: u64,
    /// The mean of the cases measured, in `unit`, rounded up to two decimals.
    pub mean: Option<Number>,
    /// The median (nearest rank), rounded up.
    pub median: Option<Number>,
    /// What nine cases in ten did not exceed (nearest rank), rounded up.
    pub p90: Option<Number>,
    /// Whether the quantiles are exact; if not, they are within 0.1 %.
    pub quantiles_are_exact: bool,
}

/// Cases against the statutory limits, each against the one in force when its clock
/// started.
#[derive(Clone, Debug, Serialize)]
pub struct StatutorySummary<'r> {
    /// The texts of the law, each a limit with the period in which it is in force.
    pub texts: &'r [Statutory<'r>],
    /// How many of each verdict, by its id.
    #[serde(flatten)]
    pub verdicts: Counts<VerdictKind>,
    /// The share of the closed cases within it, in per cent, rounded down.
    pub share: Option<Number>,
}

/// The cases as they come out under one of two readings of the plan.
#[derive(Clone, Debug, Serialize)]
pub struct ReadingSummary<'r> {
    /// The place that is read: `body` or `annex`.
    #[serde(serialize_with = "form::shown")]
    pub place: Place,
    /// The words of the plan at that place.
    pub words: &'r str,
    /// The limit that it states, before any extension.
    pub limit: Limit,
    /// Whether this reading decided the verdicts.
    pub decided: bool,
    /// Whether the promise was kept, so read.
    #[serde(flatten)]
    pub attainment: Attainment,
    /// The cases added up: how many of each verdict, and how long they took.
    #[serde(flatten)]
    pub tally: TallySummary,
}

/// The finished cases of a month.
#[derive(Clone, Debug, Serialize)]
pub struct MonthSummary {
    /// The month in which the cases were finished or are open, such as `2023-08`.
    #[serde(serialize_with = "form::shown")]
    pub month: Month,
    /// How many were in time.
    pub met: u64,
    /// How many cases were finished late.
    pub missed: u64,
    /// Of how many cases nothing can be said.
    pub undetermined: u64,
    /// The share in time, in per cent, rounded down.
    pub share: Option<Number>,
    /// The mean of what they took, rounded up.
    pub mean: Option<Number>,
}

/// The cases of a group.
#[derive(Clone, Debug, Serialize)]
pub struct GroupSummary<'r> {
    /// The header of the column.
    pub column: &'r str,
    /// The value that the cases of the group have in the column.
    pub value: &'r str,
    /// Whether the promise was kept in it.
    #[serde(flatten)]
    pub attainment: Attainment,
    /// The cases added up: how many of each verdict, and how long they took.
    #[serde(flatten)]
    pub tally: TallySummary,
}

/// A case that is late: by how much, and what was kept of it.
#[derive(Clone, Debug, Serialize)]
pub struct WorstSummary<'r> {
    /// The name of the case, as the log writes it.
    pub case_id: &'r str,
    /// The verdict on the case, in English words.
    #[serde(serialize_with = "form::shown")]
    pub verdict: Verdict,
    /// When the clock of the case started.
    #[serde(serialize_with = "form::moment_if_any")]
    pub started_at: Option<Moment>,
    /// When the case was finished (办结时间).
    #[serde(serialize_with = "form::moment_if_any")]
    pub finished_at: Option<Moment>,
    /// When it was due; written as `due_day`, the day of it.
    #[serde(rename = "due_day", serialize_with = "form::day_if_any")]
    pub due: Option<Deadline>,
    /// The rule that it was judged by. Not written.
    #[serde(skip)]
    pub rule: &'r Rule<'r>,
    /// What was kept of it. Not written.
    #[serde(skip)]
    pub kept: &'r KeptCase,
}

impl WorstSummary<'_> {
    /// How the case was counted, in words.
    #[must_use]
    pub fn explanation(&self, language: Language) -> String {
        self.kept.judge(self.rule, |checked| {
            let explanation = Explanation::new(checked.rule(), checked.case(), checked.now());
            explanation.in_language(language).to_string()
        })
    }
}

/// An indicator and what was observed of it.
#[derive(Clone, Debug, Serialize)]
pub struct IndicatorSummary<'r> {
    /// Its id in the plan: English, stable, unique.
    pub id: &'r str,
    /// Its title in Chinese, as the plan writes it.
    pub title: &'r str,
    /// Its title in English, for reports in that language.
    pub title_en: &'r str,
    /// `at-least`, `at-most`, `exactly` or `more-than`.
    pub comparison: Comparison,
    /// The figure promised, compared as the indicator says.
    #[serde(serialize_with = "form::shown")]
    pub figure: Figure,
    /// The unit that the value is given in, as the plan writes it.
    pub unit: &'r str,
    /// Whether the promise was kept, by the latest period.
    #[serde(flatten)]
    pub attainment: Attainment,
    /// What was observed, by period.
    pub observations: Vec<ObservationSummary>,
    /// The indicator. Not written.
    #[serde(skip)]
    pub indicator: &'r Indicator<'r>,
}

/// A value observed of an indicator, held against the figure promised.
#[derive(Clone, Debug, Serialize)]
pub struct ObservationSummary {
    /// The period, `2023`, `2023-Q3` or `2023-08`.
    #[serde(serialize_with = "form::shown")]
    pub period: Period,
    /// The value; of a share, in per cent.
    pub value: String,
    /// Whether it keeps the promise: `kept` or `broken`.
    #[serde(serialize_with = "form::attainment")]
    pub attainment: Attainment,
}

/// The tasks held against their dates.
#[derive(Clone, Debug, Serialize)]
pub struct TasksSummary<'r> {
    /// How many tasks have each status, by its id.
    pub statuses: Counts<TaskStatus>,
    /// The tasks by the date by which they are due.
    pub milestones: Vec<MilestoneSummary>,
    /// Each task with its date, its lead unit and how it stands.
    pub tasks: Vec<TaskSummary<'r>>,
}

/// The tasks of one date.
#[derive(Clone, Debug, Serialize)]
pub struct MilestoneSummary {
    /// Its id in the plan: English, stable, unique.
    pub id: String,
    /// The date by which the tasks are due; none where none is set.
    pub due: Option<NaiveDate>,
    /// Whether the duty goes on.
    pub ongoing: bool,
    /// How many of its tasks have each status, by its id.
    pub statuses: Counts<TaskStatus>,
    /// The date in words. Not written.
    #[serde(skip)]
    pub milestone: Milestone,
}

/// A task of the annex (重点任务), and how it stands.
#[derive(Clone, Debug, Serialize)]
pub struct TaskSummary<'r> {
    /// The number of the task in the annex (序号).
    pub task: u16,
    /// `in-time`, `late`, `running`, `overdue`, `ongoing` or `undetermined`.
    pub status: TaskStatus,
    /// The day it is due.
    pub due: Option<NaiveDate>,
    /// When the task was completed; none while it is open.
    #[serde(serialize_with = "form::moment_if_any")]
    pub completed_at: Option<Moment>,
    /// Whether its date was over when the plan was issued.
    pub was_due_before_issue: bool,
    /// The unit that leads the task (牵头单位).
    pub lead: &'r str,
    /// The task. Not written.
    #[serde(skip)]
    pub of_plan: Option<&'r Task<'r>>,
}

/// A promise that cannot be measured.
#[derive(Clone, Debug, Serialize)]
pub struct UnmeasuredSummary<'r> {
    /// Its id in the plan: English, stable, unique.
    pub id: &'r str,
    /// Its title in Chinese, as the plan writes it.
    pub title: &'r str,
    /// Why it cannot be measured, in words.
    #[serde(serialize_with = "form::shown")]
    pub why: WhyUnmeasured,
    /// The promise. Not written.
    #[serde(skip)]
    pub promise: &'r Unmeasured<'r>,
}

/// What became of dirty data.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct PoliciesSummary {
    /// A stop without an end in a finished case.
    pub unended_stop: UnendedStop,
    /// Stops that overlap or leave their case.
    pub untidy_stops: UntidyStops,
    /// Which of several start events counts.
    pub repeated_start: Repeated,
    /// Which of several finish events counts.
    pub repeated_finish: Repeated,
}

/// The moment open cases were judged at.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct NowSummary {
    /// The moment that open cases were judged at.
    #[serde(serialize_with = "form::moment_of_clock")]
    pub at: NaiveDateTime,
    /// Where the moment came from: given, or the time of the system.
    pub source: NowSource,
}

/// Where the moment that open cases were judged at came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum NowSource {
    /// It was given by whoever asked for the check.
    #[serde(rename = "given")]
    Given,
    /// It is the time of the system.
    #[serde(rename = "system time")]
    SystemTime,
    /// No case is open, so that none was needed.
    #[serde(rename = "not needed")]
    NotNeeded,
}

/// The calendar that a log was checked on: name, coverage and fingerprint.
#[derive(Clone, Debug, Serialize)]
pub struct CalendarSummary<'r> {
    /// The name of the calendar, such as `cn`.
    pub name: &'r str,
    /// The first day that the calendar covers.
    pub first: NaiveDate,
    /// The last day that the calendar covers.
    pub last: NaiveDate,
    /// The last day that a notice has decided.
    pub announced_through: Option<NaiveDate>,
    /// The fingerprint of its days.
    pub fingerprint: Fingerprint,
}

/// All of them where values of some were given, otherwise none.
fn observed_indicators<S: Serializer>(
    indicators: &[IndicatorSummary<'_>],
    to: S,
) -> Result<S::Ok, S::Error> {
    let is_observed = |indicator: &IndicatorSummary<'_>| !indicator.observations.is_empty();
    match indicators.iter().any(is_observed) {
        true => to.collect_seq(indicators),
        false => to.collect_seq::<[&IndicatorSummary<'_>; 0]>([]),
    }
}
