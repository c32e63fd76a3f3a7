//! A whole log checked: every row a verdict or a reject.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDateTime;

use crate::check::case::Case;
use crate::check::checker::Checker;
use crate::check::outcome::Outcome;
use crate::check::rule::Rule;
use crate::ground::moment::Moment;
use crate::log::error::LogError;
use crate::log::mapping::column::Column;
use crate::log::mapping::error::MappingError;
use crate::log::mapping::mapping::Mapping;
use crate::log::read::about::LogAbout;
use crate::log::read::reader::LogReader;
use crate::log::read::row::Row;
use crate::log::reject::Reject;
use crate::log::source::record::Record;
use crate::tally::{Assessment, GroupError};
use crate::term::elapsed::Elapsed;

/// A row that was checked, and what came of it.
#[derive(Clone, Copy, Debug)]
pub struct Checked<'c> {
    row: &'c Row,
    case: Case<'c>,
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

    /// The case as it was checked, with its events.
    #[must_use]
    pub const fn case(&self) -> &Case<'c> {
        &self.case
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
pub struct KeptCase {
    row: Row,
    now: NaiveDateTime,
}

impl KeptCase {
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

    /// Takes the row of the reject just taken, as it stands in the log, so that it
    /// can be put right and read again. Does nothing unless it is implemented.
    ///
    /// # Errors
    ///
    /// Whatever keeps it from being taken; the batch stops there.
    fn rejected_row(
        &mut self,
        headers: &[String],
        record: &Record,
        reject: &Reject,
    ) -> Result<(), Self::Error> {
        let _ = (headers, record, reject);
        Ok(())
    }

    /// Whether to go on; asked before every row.
    fn goes_on(&mut self) -> bool {
        true
    }
}

/// Why a log was not checked to its end.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BatchError<E> {
    /// The log cannot be read.
    #[error(transparent)]
    Log(LogError),
    /// The verdicts cannot be written.
    #[error("the verdicts cannot be written: {0}")]
    Sink(E),
    /// A column to group by makes too many groups.
    #[error(transparent)]
    Group(GroupError),
    /// The sink would not go on.
    #[error("stopped after {rows} rows: {judged} of them with verdicts, {rejects} rejected")]
    Stopped {
        /// The rows read.
        rows: u64,
        /// The rows that got verdicts.
        judged: u64,
        /// The rows rejected.
        rejects: u64,
    },
    /// The counts do not add up: a fault of this library.
    #[error(
        "{rows} rows were read, but {judged} of them got verdicts and {rejects} were rejected: this is a fault of shixian, please report it"
    )]
    Lost {
        /// The rows read.
        rows: u64,
        /// The rows that got verdicts.
        judged: u64,
        /// The rows rejected.
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
    /// The rules that the mapping gives matters.
    of_kinds: HashMap<&'r str, Vec<&'r Rule<'a>>>,
    /// The rules for every row.
    of_all: Vec<&'r Rule<'a>>,
    /// The rule found last by the name of a matter.
    of_name: Option<&'r Rule<'a>>,
    readings: Option<&'r Checker<'a>>,
}

impl<'r, 'a> Batch<'r, 'a> {
    /// Checks rows against `selection` as of `now`, local time of the schedule.
    ///
    /// # Errors
    ///
    /// A mapping that names a commitment the plan does not have. One that brings
    /// commitments itself needs [`Batch::with_own`].
    pub fn new(
        selection: Selection<'r, 'a>,
        mapping: &'r Mapping,
        now: NaiveDateTime,
    ) -> Result<Self, MappingError> {
        Self::with_own(selection, mapping, &[], now)
    }

    /// As [`Batch::new`], with the rules of the [commitments that the mapping
    /// brings itself](Mapping::own_commitments).
    ///
    /// # Errors
    ///
    /// A mapping that names a commitment that neither the plan nor `own` has.
    pub fn with_own(
        selection: Selection<'r, 'a>,
        mapping: &'r Mapping,
        own: &'r [Rule<'a>],
        now: NaiveDateTime,
    ) -> Result<Self, MappingError> {
        let (mut of_kinds, mut of_all) = (HashMap::new(), Vec::new());
        match selection {
            Selection::Always(rule) => of_all.push(rule),
            Selection::ByKind { checker, .. } => {
                let rule = |key: &str, name: &str| {
                    let is_called = |rule: &&Rule<'_>| rule.commitment().id() == name;
                    let found = own.iter().find(is_called);
                    let found = found.or_else(|| checker.rule(name).ok());
                    found.ok_or_else(|| mapping.unknown_commitment(key, name, checker.plan()))
                };
                for (kind, names) in mapping.kinds() {
                    let key = format!("kinds.{kind}");
                    let rules = names.iter().map(|name| rule(&key, name));
                    of_kinds.insert(kind, rules.collect::<Result<Vec<_>, _>>()?);
                }
                for name in mapping.for_every_row() {
                    of_all.push(rule("commitments", name)?);
                }
            }
        }
        Ok(Self {
            selection,
            mapping,
            kind: None,
            now,
            now_is_given: true,
            of_kinds,
            of_all,
            of_name: None,
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

    const fn judged_at(&self) -> JudgedAt {
        JudgedAt {
            now: self.now,
            is_given: self.now_is_given,
        }
    }

    /// The rules for a row: those for every row, or those of its matter.
    fn rules_of(&mut self, row: &Row) -> &[&'r Rule<'a>] {
        let (checker, own_due) = match self.selection {
            Selection::Always(_) => return &self.of_all,
            Selection::ByKind { checker, own_due } => (checker, own_due),
        };
        if !self.of_all.is_empty() {
            return &self.of_all;
        }
        let kind = row.kind().trim();
        if let Some(rules) = self.of_kinds.get(kind) {
            return rules;
        }
        let called = checker.plan().called(kind);
        self.of_name = match called.and_then(|commitment| checker.rule_for(commitment)) {
            Some(rule) => Some(rule),
            None => own_due.filter(|_| row.has_due()),
        };
        self.of_name.as_slice()
    }
}

/// What became of a log. Summaries of parts of a log merge to that of the whole.
#[derive(Clone, Debug, Default)]
pub struct LogSummary {
    rows: u64,
    rejects: u64,
    other_kinds: u64,
    cases: u64,
    verdicts: u64,
    open: u64,
    about: Option<LogAbout>,
    assessments: BTreeMap<String, Assessment<KeptCase>>,
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

    /// The cases that got verdicts: as many as the rows with verdicts where a row is
    /// a case, fewer where it is an event.
    #[must_use]
    pub const fn cases(&self) -> u64 {
        self.cases
    }

    /// The verdicts: one for each case and commitment.
    #[must_use]
    pub const fn verdicts(&self) -> u64 {
        self.verdicts
    }

    /// What the log was found to be.
    #[must_use]
    pub const fn about(&self) -> Option<&LogAbout> {
        self.about.as_ref()
    }

    /// The cases without a finish, counted once for each commitment.
    #[must_use]
    pub const fn open(&self) -> u64 {
        self.open
    }

    /// What was kept of each commitment that turned up, by its id. The worst cases
    /// are kept with their rows.
    #[must_use]
    pub const fn assessments(&self) -> &BTreeMap<String, Assessment<KeptCase>> {
        &self.assessments
    }

    /// What was kept of the commitment known as `id`.
    #[must_use]
    pub fn assessment(&self, id: &str) -> Option<&Assessment<KeptCase>> {
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
        self.cases += other.cases;
        self.verdicts += other.verdicts;
        self.about = match (self.about.take(), other.about) {
            (Some(own), Some(theirs)) => Some(own.merged(&theirs)),
            (own, theirs) => own.or(theirs),
        };
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
            case,
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
        let kept = || KeptCase {
            row: row.clone(),
            now,
        };
        assessment.worst_mut().add(case.id(), outcome, now, kept);
        if let Some(checker) = readings.filter(|_| !commitment.readings().is_empty()) {
            let read = checker.rules_by_reading(commitment).filter_map(|rule| {
                let occurrences = row.occurrences(rule);
                let case = row.case_for(rule, &occurrences);
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
pub fn check_log<S: Sink>(
    mut reader: LogReader<'_>,
    mut batch: Batch<'_, '_>,
    sink: &mut S,
) -> Result<LogSummary, BatchError<S::Error>> {
    if batch.of_all.is_empty() || batch.kind.is_some() {
        reader
            .require(Column::Kind, batch.mapping)
            .map_err(BatchError::Log)?;
    }
    let mut summary = LogSummary {
        group_columns: reader.group_headers().map(str::to_owned).collect(),
        ..LogSummary::default()
    };
    let mut judged = 0;
    let mut row = Row::default();
    while let Some(read) = reader.read(&mut row).map_err(BatchError::Log)? {
        if !sink.goes_on() {
            return Err(BatchError::Stopped {
                rows: summary.rows,
                judged,
                rejects: summary.rejects,
            });
        }
        let rows = if read.is_ok() { row.rows() } else { 1 };
        // a row whose matter could not be read may be of the one asked for
        let kind_is_known = read.is_ok() || !row.kind().is_empty();
        if kind_is_known && batch.kind.is_some_and(|kind| kind != row.kind()) {
            summary.other_kinds += rows;
            continue;
        }
        let ready = read.and_then(|()| prepare(&mut reader, &mut batch, &mut row));
        if let Err(reject) = ready {
            summary.rows += 1;
            summary.add_reject(&reject);
            sink.reject(&reject).map_err(BatchError::Sink)?;
            if let Some(record) = reader.rejected() {
                let taken = sink.rejected_row(reader.headers(), record, &reject);
                taken.map_err(BatchError::Sink)?;
            }
            continue;
        }
        summary.rows += rows;
        judged += rows;
        summary.cases += 1;
        let (now, readings) = (batch.judged_at(), batch.readings);
        for rule in batch.rules_of(&row) {
            let now = now.of(rule, &row);
            let occurrences = row.occurrences(rule);
            let case = row.case_for(rule, &occurrences);
            let outcome = rule.check(&case, now);
            let elapsed = rule.elapsed(&case, now).ok();
            summary.open += u64::from(!row.is_finished_for(rule));
            summary.verdicts += 1;
            let checked = Checked {
                row: &row,
                case,
                rule,
                outcome: &outcome,
                elapsed: elapsed.as_ref(),
                now,
            };
            let added = summary.add(&checked, readings);
            added.map_err(BatchError::Group)?;
            sink.verdict(&checked).map_err(BatchError::Sink)?;
        }
    }
    let assessed = summary.assessments.values();
    let tallied: u64 = assessed.map(|assessment| assessment.tally().cases()).sum();
    if judged + summary.rejects != summary.rows || tallied != summary.verdicts {
        return Err(BatchError::Lost {
            rows: summary.rows,
            judged,
            rejects: summary.rejects,
        });
    }
    summary.about = Some(reader.about());
    Ok(summary)
}

/// The moment cases are judged at.
#[derive(Clone, Copy)]
struct JudgedAt {
    now: NaiveDateTime,
    is_given: bool,
}

impl JudgedAt {
    /// For a case under a rule: a finished one is judged without a moment nobody
    /// gave.
    fn of(self, rule: &Rule<'_>, row: &Row) -> NaiveDateTime {
        if self.is_given || !row.is_finished_for(rule) {
            self.now
        } else {
            NaiveDateTime::MAX
        }
    }
}

/// Sees to it that a row has rules, and applies deemed acceptance.
fn prepare(
    reader: &mut LogReader<'_>,
    batch: &mut Batch<'_, '_>,
    row: &mut Row,
) -> Result<(), Reject> {
    let Some(first) = batch.rules_of(row).first().copied() else {
        let reject = row.reject_kind(reader.header(Column::Kind).unwrap_or_default());
        reader.reject_case(&reject);
        return Err(reject);
    };
    if batch.mapping.applies_deemed_acceptance() {
        let now = batch.judged_at().of(first, row);
        if let Err(reject) = reader.apply_deemed_acceptance(row, Moment::at(now)) {
            reader.reject_case(&reject);
            return Err(reject);
        }
    }
    Ok(())
}
