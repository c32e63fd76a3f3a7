//! A whole log checked: every row a verdict or a reject.

use std::collections::{BTreeMap, HashMap};
use std::io::Read;

use chrono::NaiveDateTime;

use super::mapping::{Column, Mapping};
use super::reader::{LogError, LogReader, Reject, Row};
use crate::check::Checker;
use crate::elapsed::Elapsed;
use crate::moment::Moment;
use crate::outcome::Outcome;
use crate::plan::PlanError;
use crate::report::{Assessment, GroupError};
use crate::rule::Rule;

/// A row that was checked, and what came of it.
#[derive(Clone, Copy, Debug)]
pub struct Checked<'c> {
    row: &'c Row,
    rule: &'c Rule<'c>,
    outcome: &'c Outcome<'c>,
    elapsed: Option<&'c Elapsed>,
    now: NaiveDateTime,
}

impl<'c> Checked<'c> {
    /// The row.
    #[must_use]
    pub const fn row(&self) -> &'c Row {
        self.row
    }

    /// What it was checked against.
    #[must_use]
    pub const fn rule(&self) -> &'c Rule<'c> {
        self.rule
    }

    /// The outcome.
    #[must_use]
    pub const fn outcome(&self) -> &'c Outcome<'c> {
        self.outcome
    }

    /// How long the case has taken, where that can be told.
    #[must_use]
    pub const fn elapsed(&self) -> Option<&'c Elapsed> {
        self.elapsed
    }

    /// The moment it was judged at; [`NaiveDateTime::MAX`] for a finished case
    /// where none was given.
    #[must_use]
    pub const fn now(&self) -> NaiveDateTime {
        self.now
    }
}

/// A row that is kept after the log has gone on: one of the worst cases.
#[derive(Clone, Debug)]
pub struct KeptRow {
    row: Row,
    now: NaiveDateTime,
}

impl KeptRow {
    /// The row.
    #[must_use]
    pub const fn row(&self) -> &Row {
        &self.row
    }

    /// The moment it was judged at.
    #[must_use]
    pub const fn now(&self) -> NaiveDateTime {
        self.now
    }
}

/// Where the verdicts and rejects of a log go.
pub trait Sink {
    /// What can go wrong there.
    type Error;

    /// Takes a verdict.
    ///
    /// # Errors
    ///
    /// Whatever keeps it from being taken; the batch stops there.
    fn verdict(&mut self, checked: &Checked<'_>) -> Result<(), Self::Error>;

    /// Takes a reject.
    ///
    /// # Errors
    ///
    /// Whatever keeps it from being taken; the batch stops there.
    fn reject(&mut self, reject: &Reject) -> Result<(), Self::Error>;
}

/// Why a log was not checked to its end.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BatchError<E> {
    /// The log cannot be read.
    #[error(transparent)]
    Log(LogError),
    /// The verdicts cannot be written.
    #[error("{0}")]
    Sink(E),
    /// A column to group by makes too many groups.
    #[error(transparent)]
    Group(GroupError),
    /// The counts do not add up: a fault of this library.
    #[error(
        "{rows} rows were read, but {verdicts} verdicts and {rejects} rejects given: this is a fault of shixian, please report it"
    )]
    Lost {
        /// The rows read.
        rows: u64,
        /// The verdicts given.
        verdicts: u64,
        /// The rejects given.
        rejects: u64,
    },
}

/// Which rule a row is checked against.
#[derive(Clone, Debug)]
pub enum Selection<'r, 'a> {
    /// The commitment that the row's matter names.
    ByKind {
        /// The rules to choose from.
        checker: &'r Checker<'a>,
        /// For rows whose matter names none but that have a due moment of their
        /// own.
        own_due: Option<&'r Rule<'a>>,
    },
    /// The same for every row.
    Always(&'r Rule<'a>),
}

/// How a log is checked.
#[derive(Clone, Debug)]
pub struct Batch<'r, 'a> {
    selection: Selection<'r, 'a>,
    mapping: &'r Mapping,
    kind: Option<&'r str>,
    now: NaiveDateTime,
    now_is_given: bool,
    commitments: HashMap<&'r str, usize>,
    readings: Option<&'r Checker<'a>>,
}

impl<'r, 'a> Batch<'r, 'a> {
    /// Checks rows against `selection` as of `now`, local time of the schedule.
    ///
    /// # Errors
    ///
    /// A mapping that names a commitment the plan does not have.
    pub fn new(
        selection: Selection<'r, 'a>,
        mapping: &'r Mapping,
        now: NaiveDateTime,
    ) -> Result<Self, PlanError> {
        let mut commitments = HashMap::new();
        if let Selection::ByKind { checker, .. } = selection {
            for (name, id) in mapping.kinds() {
                let wanted = checker.rule(id)?.commitment().id();
                let known = checker
                    .rules()
                    .iter()
                    .position(|r| r.commitment().id() == wanted);
                commitments.extend(known.map(|index| (name, index)));
            }
        }
        Ok(Self {
            selection,
            mapping,
            kind: None,
            now,
            now_is_given: true,
            commitments,
            readings: None,
        })
    }

    /// Also checks every case under each of the readings that the source gives of
    /// its commitment, by the rules of `checker` (S12).
    #[must_use]
    pub const fn under_each_reading(mut self, checker: &'r Checker<'a>) -> Self {
        self.readings = Some(checker);
        self
    }

    /// Checks only the rows of one matter; others are counted and passed over.
    #[must_use]
    pub const fn of_kind(mut self, kind: &'r str) -> Self {
        self.kind = Some(kind);
        self
    }

    /// Says that `now` is only a stand-in for a moment nobody gave: it is used
    /// for open cases alone, and a finished case is judged without it.
    #[must_use]
    pub const fn now_for_open_cases_only(mut self) -> Self {
        self.now_is_given = false;
        self
    }

    fn rule_of(&mut self, row: &Row) -> Option<&'r Rule<'a>> {
        let (checker, own_due) = match self.selection {
            Selection::Always(rule) => return Some(rule),
            Selection::ByKind { checker, own_due } => (checker, own_due),
        };
        let kind = row.kind().trim();
        let rules = checker.rules();
        if let Some(index) = self.commitments.get(kind) {
            return rules.get(*index);
        }
        let called = checker.plan().called(kind);
        match called.and_then(|commitment| checker.rule_for(commitment)) {
            Some(rule) => Some(rule),
            None => own_due.filter(|_| row.has_due()),
        }
    }
}

/// What became of a log. Summaries of parts of a log merge to that of the whole.
#[derive(Clone, Debug, Default)]
pub struct LogSummary {
    rows: u64,
    rejects: u64,
    other_kinds: u64,
    open: u64,
    assessments: BTreeMap<String, Assessment<KeptRow>>,
    reject_reasons: BTreeMap<(String, &'static str), u64>,
    group_columns: Vec<String>,
}

impl LogSummary {
    /// The rows checked: those of the matter asked for.
    #[must_use]
    pub const fn rows(&self) -> u64 {
        self.rows
    }

    /// The rows rejected.
    #[must_use]
    pub const fn rejects(&self) -> u64 {
        self.rejects
    }

    /// The rows of other matters, passed over.
    #[must_use]
    pub const fn other_kinds(&self) -> u64 {
        self.other_kinds
    }

    /// The cases without a finish.
    #[must_use]
    pub const fn open(&self) -> u64 {
        self.open
    }

    /// What was kept of each commitment that turned up, by its id. The worst cases
    /// are kept with their rows.
    #[must_use]
    pub const fn assessments(&self) -> &BTreeMap<String, Assessment<KeptRow>> {
        &self.assessments
    }

    /// What was kept of the commitment known as `id`.
    #[must_use]
    pub fn assessment(&self, id: &str) -> Option<&Assessment<KeptRow>> {
        self.assessments.get(id)
    }

    /// How many rows were rejected for a column, by its header, and a reason, by
    /// its name in data.
    #[must_use]
    pub const fn reject_reasons(&self) -> &BTreeMap<(String, &'static str), u64> {
        &self.reject_reasons
    }

    /// The headers of the columns that the log was grouped by.
    #[must_use]
    pub fn group_columns(&self) -> &[String] {
        &self.group_columns
    }

    /// Adds the summary of another part of the same log, grouped by the same
    /// columns.
    ///
    /// # Errors
    ///
    /// [`GroupError::TooMany`] where the groups of both are too many.
    pub fn merge(&mut self, other: Self) -> Result<(), GroupError> {
        self.rows += other.rows;
        self.rejects += other.rejects;
        self.other_kinds += other.other_kinds;
        self.open += other.open;
        if self.group_columns.is_empty() {
            self.group_columns = other.group_columns;
        }
        for (id, theirs) in other.assessments {
            let own = self.assessments.entry(id).or_default();
            own.merge(theirs, &self.group_columns)?;
        }
        for (reason, count) in other.reject_reasons {
            *self.reject_reasons.entry(reason).or_default() += count;
        }
        Ok(())
    }

    fn add(
        &mut self,
        checked: &Checked<'_>,
        readings: Option<&Checker<'_>>,
    ) -> Result<(), GroupError> {
        let Checked {
            row,
            rule,
            outcome,
            elapsed,
            now,
        } = *checked;
        let commitment = rule.commitment();
        let assessment = match self.assessments.get_mut(commitment.id()) {
            Some(assessment) => assessment,
            None => self
                .assessments
                .entry(commitment.id().to_owned())
                .or_default(),
        };
        assessment.add(outcome, elapsed);
        for (group, value) in self.group_columns.iter().enumerate().zip(row.groups()) {
            let (index, column) = group;
            assessment.add_to_group((index, column), value, outcome, elapsed)?;
        }
        let case = row.case();
        let kept = || KeptRow {
            row: row.clone(),
            now,
        };
        assessment.worst_mut().add(case.id(), outcome, now, kept);
        if let Some(checker) = readings.filter(|_| !commitment.variants().is_empty()) {
            let read = checker.readings(commitment).filter_map(|rule| {
                let outcome = rule.check(&case, now);
                Some((rule.decided_by()?, outcome, rule.elapsed(&case, now).ok()))
            });
            assessment.add_readings(read);
        }
        Ok(())
    }

    fn add_reject(&mut self, reject: &Reject) {
        self.rejects += 1;
        let reason = (reject.column().to_owned(), reject.reason().id());
        *self.reject_reasons.entry(reason).or_default() += 1;
    }
}

/// Checks a log row by row, in memory that does not grow with it.
///
/// ```
/// use chrono::NaiveDate;
/// use shixian::log::{Batch, Checked, LogReader, Mapping, Reject, Selection, Sink, check_log};
/// use shixian::plan::huarong_2023;
/// use shixian::{Checker, Schedule, VerdictKind};
///
/// struct Print;
/// impl Sink for Print {
///     type Error = std::convert::Infallible;
///     fn verdict(&mut self, checked: &Checked<'_>) -> Result<(), Self::Error> {
///         Ok(println!("{}: {}", checked.row().case().id(), checked.outcome().verdict()))
///     }
///     fn reject(&mut self, reject: &Reject) -> Result<(), Self::Error> {
///         Ok(println!("{reject}"))
///     }
/// }
///
/// let log = "case_id,kind,started_at,finished_at\n\
///            HR-1,联合验收,2023-06-20 10:00,2023-06-26 16:00\n\
///            HR-2,午餐,2023-06-20 10:00,\n";
/// let schedule = Schedule::china();
/// let checker = Checker::new(&huarong_2023::PLAN, &schedule);
/// let mapping = Mapping::new();
/// let now = NaiveDate::from_ymd_opt(2023, 7, 1).unwrap().and_hms_opt(0, 0, 0).unwrap();
/// let batch = Batch::new(Selection::ByKind { checker: &checker, own_due: None }, &mapping, now)?;
/// let summary = check_log(LogReader::new(log.as_bytes(), &mapping, &schedule)?, batch, &mut Print)?;
/// assert_eq!((summary.rows(), summary.rejects()), (2, 1));
/// let assessment = summary.assessment("construction-joint-acceptance-3wd").unwrap();
/// assert_eq!(assessment.tally().count(VerdictKind::Met), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// A log that cannot be read on, a sink that takes no more, and counts that do
/// not add up.
pub fn check_log<R: Read, S: Sink>(
    mut reader: LogReader<R>,
    mut batch: Batch<'_, '_>,
    sink: &mut S,
) -> Result<LogSummary, BatchError<S::Error>> {
    if matches!(batch.selection, Selection::ByKind { .. }) || batch.kind.is_some() {
        reader
            .require(Column::Kind, batch.mapping)
            .map_err(BatchError::Log)?;
    }
    let mut summary = LogSummary {
        group_columns: reader.group_headers().map(str::to_owned).collect(),
        ..LogSummary::default()
    };
    let mut verdicts = 0;
    let mut row = Row::default();
    while let Some(read) = reader.read(&mut row).map_err(BatchError::Log)? {
        // a row whose matter could not be read may be of the one asked for
        let kind_is_known = read.is_ok() || !row.kind().is_empty();
        if kind_is_known && batch.kind.is_some_and(|kind| kind != row.kind()) {
            summary.other_kinds += 1;
            continue;
        }
        summary.rows += 1;
        let ready = read.and_then(|()| prepare(&reader, &mut batch, &mut row));
        let (rule, now) = match ready {
            Ok(ready) => ready,
            Err(reject) => {
                summary.add_reject(&reject);
                sink.reject(&reject).map_err(BatchError::Sink)?;
                continue;
            }
        };
        let (outcome, elapsed) = {
            let case = row.case();
            (rule.check(&case, now), rule.elapsed(&case, now).ok())
        };
        summary.open += u64::from(!row.is_finished());
        verdicts += 1;
        let checked = Checked {
            row: &row,
            rule,
            outcome: &outcome,
            elapsed: elapsed.as_ref(),
            now,
        };
        let added = summary.add(&checked, batch.readings);
        added.map_err(BatchError::Group)?;
        sink.verdict(&checked).map_err(BatchError::Sink)?;
    }
    let assessed = summary.assessments.values();
    let tallied: u64 = assessed.map(|assessment| assessment.tally().cases()).sum();
    if verdicts + summary.rejects != summary.rows || tallied != verdicts {
        return Err(BatchError::Lost {
            rows: summary.rows,
            verdicts,
            rejects: summary.rejects,
        });
    }
    Ok(summary)
}

/// The rule for a row and the moment it is judged at.
fn prepare<'r, 'a, R: Read>(
    reader: &LogReader<R>,
    batch: &mut Batch<'r, 'a>,
    row: &mut Row,
) -> Result<(&'r Rule<'a>, NaiveDateTime), Reject> {
    let now = if batch.now_is_given || !row.is_finished() {
        batch.now
    } else {
        NaiveDateTime::MAX
    };
    if batch.mapping.applies_deemed_acceptance() {
        reader.apply_deemed_acceptance(row, Moment::at(now))?;
    }
    let rule = batch.rule_of(row);
    let rule =
        rule.ok_or_else(|| row.reject_kind(reader.header(Column::Kind).unwrap_or_default()))?;
    Ok((rule, now))
}
