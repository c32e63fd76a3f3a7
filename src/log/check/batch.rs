//! A whole log checked: every row a verdict or a reject.

use std::collections::HashMap;

use chrono::NaiveDateTime;

use super::error::BatchError;
use super::now::Now;
use super::selection::Selection;
use super::sink::Sink;
use super::summary::LogSummary;
use crate::check::checker::Checker;
use crate::check::rule::Rule;
use crate::ground::moment::Moment;
use crate::log::mapping::column::Column;
use crate::log::mapping::error::MappingError;
use crate::log::mapping::mapping::Mapping;
use crate::log::read::reader::LogReader;
use crate::log::read::row::Row;
use crate::log::reject::Reject;

/// How a log is checked.
#[derive(Clone, Debug)]
pub struct Batch<'r, 'a> {
    selection: Selection<'r, 'a>,
    mapping: &'r Mapping,
    kind: Option<&'r str>,
    now: Now,
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
            now: Now::given(now),
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
        self.now = Now::system(self.now.at());
        self
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
///         Ok(println!("{}: {}", checked.case().id(), checked.outcome().verdict()))
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
        let (now, readings) = (batch.now, batch.readings);
        for rule in batch.rules_of(&row) {
            row.judge_at(rule, now, |checked| {
                let added = summary.add(checked, readings);
                added.map_err(BatchError::Group)?;
                sink.verdict(checked).map_err(BatchError::Sink)
            })?;
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
        let now = batch.now.for_case(row.is_finished_for(first));
        if let Err(reject) = reader.apply_deemed_acceptance(row, Moment::at(now)) {
            reader.reject_case(&reject);
            return Err(reject);
        }
    }
    Ok(())
}
