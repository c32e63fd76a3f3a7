//! A log read row by row, in memory that does not grow with it.

use std::fmt;
use std::io::Read;

use chrono_tz::Tz;
use csv::ByteRecord;

use super::lines::Lines;
use super::mapping::{Column, Mapping};
use crate::calendar::CalendarError;
use crate::case::Case;
use crate::elapsed::deemed_acceptance;
use crate::limit::{Limit, LimitError};
use crate::moment::{Moment, MomentError};
use crate::schedule::Schedule;
use crate::stops::{ClockStop, StopError};

/// Why a log cannot be read at all.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LogError {
    /// The log has no header line.
    #[error("the log is empty: it has not even a header line")]
    Empty,
    /// The header is not UTF-8.
    #[error("the header line is not UTF-8; convert the log first, for example from GBK")]
    HeaderNotUtf8,
    /// A column that is needed is not there.
    #[error("the log has no column for `{}`: none of its headers ({found}) is {}", .column.id(), list(.wanted))]
    MissingColumn {
        /// The column.
        column: Column,
        /// The headers that would stand for it.
        wanted: Vec<String>,
        /// The headers found.
        found: String,
    },
    /// A column to group by that is not there.
    #[error("the log has no column `{column}` to group by; its headers are {found}")]
    NoGroupColumn {
        /// The column.
        column: String,
        /// The headers found.
        found: String,
    },
    /// Two columns with the same meaning.
    #[error("the log has two columns for `{}`: `{one}` and `{other}`; name the right one in a mapping", .column.id())]
    DoubleColumn {
        /// The column.
        column: Column,
        /// The first header.
        one: String,
        /// The second header.
        other: String,
    },
    /// The input cannot be read on.
    #[error("reading the log failed after line {line}")]
    Read {
        /// The last line read whole.
        line: u64,
        /// What failed.
        source: csv::Error,
    },
}

fn list(names: &[String]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    quoted.join(" or ")
}

/// Why a row is rejected.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RejectReason {
    /// A cell is not UTF-8.
    #[error("not UTF-8")]
    NotUtf8,
    /// More or fewer cells than headers.
    #[error("the row has {found} cells, the header {expected}")]
    Cells {
        /// The cells of the row.
        found: usize,
        /// The cells of the header.
        expected: usize,
    },
    /// A quote that is never closed: what follows it is all one cell.
    #[error("a quote is opened and never closed, so that all that follows is one cell")]
    OpenQuote,
    /// A cell that is needed is empty.
    #[error("empty")]
    Empty,
    /// A cell is no time.
    #[error(transparent)]
    Moment(#[from] MomentError),
    /// A cell is no list of stops.
    #[error(transparent)]
    Stop(#[from] StopError),
    /// A cell is no limit.
    #[error(transparent)]
    Limit(#[from] LimitError),
    /// A time outside the calendar, where the calendar has to decide.
    #[error(transparent)]
    Calendar(#[from] CalendarError),
    /// No commitment is called that.
    #[error("no commitment is called that; name one in a mapping, or give --commitment or --limit")]
    UnknownKind,
}

impl RejectReason {
    /// The reason's name in data.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        match self {
            Self::NotUtf8 => "not-utf-8",
            Self::Cells { .. } => "cells",
            Self::OpenQuote => "open-quote",
            Self::Empty => "empty",
            Self::Moment(_) => "moment",
            Self::Stop(_) => "stop",
            Self::Limit(_) => "limit",
            Self::Calendar(_) => "calendar",
            Self::UnknownKind => "unknown-kind",
        }
    }
}

/// A row that could not be read, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reject {
    line: u64,
    case_id: String,
    column: String,
    value: String,
    reason: RejectReason,
}

impl Reject {
    /// The line the row starts on, counted from 1.
    #[must_use]
    pub const fn line(&self) -> u64 {
        self.line
    }

    /// The case's name, where that could be read.
    #[must_use]
    pub fn case_id(&self) -> &str {
        &self.case_id
    }

    /// The header of the column at fault; empty where it is the whole row.
    #[must_use]
    pub fn column(&self) -> &str {
        &self.column
    }

    /// The cell as it stands, bytes that are not UTF-8 replaced.
    #[must_use]
    pub fn value(&self) -> &str {
        &self.value
    }

    /// Why.
    #[must_use]
    pub const fn reason(&self) -> &RejectReason {
        &self.reason
    }
}

impl fmt::Display for Reject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}", self.line)?;
        if !self.column.is_empty() {
            write!(f, ", column {}, value `{}`", self.column, self.value)?;
        }
        write!(f, ": {}", self.reason)
    }
}

/// A row read: one case. Made once and filled again for each row.
#[derive(Clone, Debug, Default)]
pub struct Row {
    line: u64,
    case_id: String,
    kind: String,
    category: String,
    started: Option<Moment>,
    finished: Option<Moment>,
    due: Option<Moment>,
    stops: Vec<ClockStop>,
    extension: Option<Limit>,
    received: Option<Moment>,
    notified: Option<Moment>,
    deemed: Option<Moment>,
    groups: Vec<String>,
}

impl Row {
    /// The line the row starts on, counted from 1.
    #[must_use]
    pub const fn line(&self) -> u64 {
        self.line
    }

    /// The matter (事项), empty where the log has no such column.
    #[must_use]
    pub fn kind(&self) -> &str {
        &self.kind
    }

    /// The cells of the columns that the log is grouped by, in their order.
    #[must_use]
    pub fn groups(&self) -> &[String] {
        &self.groups
    }

    /// The case.
    #[must_use]
    pub fn case(&self) -> Case<'_> {
        let mut case = Case::new(&self.case_id).stops(&self.stops);
        if !self.category.is_empty() {
            case = case.category(&self.category);
        }
        if let Some(started) = self.started {
            case = case.started(started);
        }
        if let Some(finished) = self.finished {
            case = case.finished(finished);
        }
        if let Some(due) = self.due {
            case = case.due(due);
        }
        if let Some(extension) = self.extension {
            case = case.extended_by(extension);
        }
        if let Some(received) = self.deemed {
            case = case.deemed_accepted(received);
        }
        case
    }

    /// Whether the case is finished.
    #[must_use]
    pub const fn is_finished(&self) -> bool {
        self.finished.is_some()
    }

    /// Whether the case has a due moment of its own.
    #[must_use]
    pub const fn has_due(&self) -> bool {
        self.due.is_some()
    }

    /// This row as a reject, for the matter it names.
    pub(super) fn reject_kind(&self, header: &str) -> Reject {
        Reject {
            line: self.line,
            case_id: self.case_id.clone(),
            column: header.to_owned(),
            value: self.kind.clone(),
            reason: RejectReason::UnknownKind,
        }
    }
}

/// A log in CSV, read row by row: UTF-8 with or without a byte order mark,
/// separated by commas.
///
/// ```
/// use shixian::Schedule;
/// use shixian::log::{LogReader, Mapping, Row};
///
/// let log = "案件编号,事项,受理时间,办结时间\n\
///            HR-1,联合验收,2023-06-20 10:00,2023年6月26日\n\
///            HR-2,联合验收,2023-06-31,\n";
/// let mut reader = LogReader::new(log.as_bytes(), &Mapping::new(), &Schedule::china())?;
/// let mut row = Row::default();
/// assert_eq!(reader.read(&mut row)?, Some(Ok(())));
/// assert_eq!(row.case().id(), "HR-1");
/// let reject = reader.read(&mut row)?.unwrap().unwrap_err();
/// assert_eq!(
///     reject.to_string(),
///     "line 3, column 受理时间, value `2023-06-31`: `2023-06-31` does not exist: no such day or time of day",
/// );
/// assert_eq!(reader.read(&mut row)?, None);
/// # Ok::<(), shixian::log::LogError>(())
/// ```
pub struct LogReader<R> {
    csv: csv::Reader<Lines<R>>,
    record: ByteRecord,
    headers: Vec<String>,
    columns: [Option<usize>; Column::ALL.len()],
    groups: Vec<usize>,
    schedule: Schedule,
}

impl<R: Read> LogReader<R> {
    /// Reads the header and finds the columns. Local times are read in the zone
    /// of `schedule`.
    ///
    /// # Errors
    ///
    /// A log that is empty, whose header is not UTF-8, or that lacks a column for
    /// the case's name, its start or its finish.
    pub fn new(input: R, mapping: &Mapping, schedule: &Schedule) -> Result<Self, LogError> {
        let mut csv = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(Lines::new(input));
        let mut record = ByteRecord::new();
        let more = csv
            .read_byte_record(&mut record)
            .map_err(|source| LogError::Read { line: 0, source })?;
        if !more {
            return Err(LogError::Empty);
        }
        let mut headers = Vec::with_capacity(record.len());
        for (index, cell) in record.iter().enumerate() {
            let cell = std::str::from_utf8(cell).map_err(|_| LogError::HeaderNotUtf8)?;
            let cell = if index == 0 {
                cell.trim_start_matches('\u{feff}')
            } else {
                cell
            };
            headers.push(cell.trim().to_owned());
        }
        let mut columns = [None; Column::ALL.len()];
        for (column, slot) in Column::ALL.into_iter().zip(&mut columns) {
            *slot = find_column(column, mapping, &headers)?;
        }
        Ok(Self {
            csv,
            record,
            headers,
            columns,
            groups: Vec::new(),
            schedule: schedule.clone(),
        })
    }

    /// Also reads the columns of these headers, for the log to be grouped by. A
    /// column that the library knows goes by any of its names.
    ///
    /// # Errors
    ///
    /// [`LogError::NoGroupColumn`].
    pub fn grouped_by(mut self, headers: &[String]) -> Result<Self, LogError> {
        for header in headers {
            let header = header.trim();
            let named = self.headers.iter().position(|known| known == header);
            let known = || {
                let columns = Column::ALL.into_iter();
                let mut called = columns.filter(|column| column.headers().contains(&header));
                called.find_map(|column| self.index(column))
            };
            let at = named.or_else(known);
            self.groups.push(at.ok_or_else(|| LogError::NoGroupColumn {
                column: header.to_owned(),
                found: self.headers.join(", "),
            })?);
        }
        Ok(self)
    }

    /// The headers of the columns that the log is grouped by.
    pub fn group_headers(&self) -> impl Iterator<Item = &str> {
        let headers = self
            .groups
            .iter()
            .filter_map(|index| self.headers.get(*index));
        headers.map(String::as_str)
    }

    /// The header of a column, where the log has it.
    #[must_use]
    pub fn header(&self, column: Column) -> Option<&str> {
        let index = self.index(column)?;
        self.headers.get(index).map(String::as_str)
    }

    /// Requires a column that not every log needs.
    ///
    /// # Errors
    ///
    /// [`LogError::MissingColumn`].
    pub fn require(&self, column: Column, mapping: &Mapping) -> Result<(), LogError> {
        match self.index(column) {
            Some(_) => Ok(()),
            None => Err(missing(column, mapping, &self.headers)),
        }
    }

    /// Reads the next row into `row`; `None` at the end. A row that cannot be
    /// read is a [`Reject`], and reading can go on after it.
    ///
    /// # Errors
    ///
    /// [`LogError::Read`] when the input itself fails.
    pub fn read(&mut self, row: &mut Row) -> Result<Option<Result<(), Reject>>, LogError> {
        let line = self.csv.position().line();
        let more = self
            .csv
            .read_byte_record(&mut self.record)
            .map_err(|source| LogError::Read { line, source })?;
        if !more {
            return Ok(None);
        }
        row.line = self.first_line();
        row.case_id.clear();
        row.kind.clear();
        if self.is_open_quote() {
            return Ok(Some(Err(self.reject(row, None, RejectReason::OpenQuote))));
        }
        Ok(Some(self.fill(row)))
    }

    /// The line the record just read starts on: counted back from where it ends,
    /// for blank lines before it are none of it.
    fn first_line(&self) -> u64 {
        let breaks = |cell: &[u8]| cell.iter().filter(|byte| **byte == b'\n').count() as u64;
        let inside: u64 = self.record.iter().map(breaks).sum();
        let lines = self.csv.get_ref();
        // a record that only the end of the log ended took no line end with it
        let ended = !lines.is_over() || (lines.ends_with_line() && !lines.is_in_quotes());
        let after = self.csv.position().line();
        after.saturating_sub(inside + u64::from(ended))
    }

    /// Whether the record just read was ended by the end of the log, in a quote.
    fn is_open_quote(&self) -> bool {
        let lines = self.csv.get_ref();
        lines.is_over() && lines.is_in_quotes()
    }

    fn fill(&self, row: &mut Row) -> Result<(), Reject> {
        let zone = self.schedule.zone();
        let (found, expected) = (self.record.len(), self.headers.len());
        if found != expected {
            return Err(self.reject(row, None, RejectReason::Cells { found, expected }));
        }
        self.copy(row, Column::Kind, |row| &mut row.kind)?;
        self.copy(row, Column::CaseId, |row| &mut row.case_id)?;
        if row.case_id.is_empty() {
            return Err(self.reject(row, Some(Column::CaseId), RejectReason::Empty));
        }
        self.copy(row, Column::Category, |row| &mut row.category)?;
        row.started = self.moment(row, Column::StartedAt, zone)?;
        row.finished = self.moment(row, Column::FinishedAt, zone)?;
        row.due = self.moment(row, Column::DueAt, zone)?;
        row.extension =
            match self.text(row, Column::Extension)? {
                "" => None,
                text => Some(text.parse().map_err(|error: LimitError| {
                    self.reject(row, Some(Column::Extension), error)
                })?),
            };
        row.stops.clear();
        for stop in self.text(row, Column::Stops)?.split([';', '；']) {
            if stop.trim().is_empty() {
                continue;
            }
            let stop = ClockStop::parse_by(stop.trim(), |text| Moment::parse_in(text, zone))
                .map_err(|error| self.reject(row, Some(Column::Stops), error))?;
            row.stops.push(stop);
        }
        // in order they are walked once, however many
        row.stops.sort_by_key(|stop| stop.begin().earliest());
        row.received = self.moment(row, Column::ReceivedAt, zone)?;
        row.notified = self.moment(row, Column::NotifiedAt, zone)?;
        row.deemed = None;
        row.groups.resize(self.groups.len(), String::new());
        for (index, at) in self.groups.iter().enumerate() {
            let cell = std::str::from_utf8(self.record.get(*at).unwrap_or_default());
            let text = cell.map_err(|_| self.reject_at(row, Some(*at), RejectReason::NotUtf8))?;
            if let Some(group) = row.groups.get_mut(index) {
                group.clear();
                group.push_str(text.trim());
            }
        }
        Ok(())
    }

    /// Applies deemed acceptance (S17) as of `now`: a case received, but by the
    /// end of the fifth working day neither accepted nor told what was missing,
    /// starts on the day of receipt.
    ///
    /// # Errors
    ///
    /// A reject, when the day of receipt is outside the calendar.
    pub fn apply_deemed_acceptance(&self, row: &mut Row, now: Moment) -> Result<(), Reject> {
        let Some(received) = row.received else {
            return Ok(());
        };
        let told = [row.notified, row.started].into_iter().flatten();
        let told = told.reduce(|one, other| if one.is_before(other) { one } else { other });
        row.deemed = deemed_acceptance(&self.schedule, received, told, now)
            .map_err(|error| self.reject(row, Some(Column::ReceivedAt), error))?;
        Ok(())
    }

    fn copy(
        &self,
        row: &mut Row,
        column: Column,
        field: impl Fn(&mut Row) -> &mut String,
    ) -> Result<(), Reject> {
        let text = self.text(row, column)?;
        let field = field(row);
        field.clear();
        field.push_str(text);
        Ok(())
    }

    fn moment(&self, row: &Row, column: Column, zone: Tz) -> Result<Option<Moment>, Reject> {
        match self.text(row, column)? {
            "" => Ok(None),
            text => Moment::parse_in(text, zone)
                .map(Some)
                .map_err(|error| self.reject(row, Some(column), error)),
        }
    }

    /// A cell, trimmed; empty where the log has no such column.
    fn text(&self, row: &Row, column: Column) -> Result<&str, Reject> {
        let cell = self.cell(column);
        std::str::from_utf8(cell)
            .map(str::trim)
            .map_err(|_| self.reject(row, Some(column), RejectReason::NotUtf8))
    }

    fn cell(&self, column: Column) -> &[u8] {
        self.index(column)
            .and_then(|index| self.record.get(index))
            .unwrap_or_default()
    }

    fn index(&self, column: Column) -> Option<usize> {
        self.columns.get(column as usize).copied().flatten()
    }

    #[cold]
    fn reject(&self, row: &Row, column: Option<Column>, reason: impl Into<RejectReason>) -> Reject {
        let index = column.and_then(|column| self.index(column));
        self.reject_at(row, index, reason)
    }

    #[cold]
    fn reject_at(&self, row: &Row, at: Option<usize>, reason: impl Into<RejectReason>) -> Reject {
        let value = match at {
            Some(index) => self.record.get(index).unwrap_or_default().to_vec(),
            None => self.record.iter().collect::<Vec<_>>().join(&b","[..]),
        };
        let header = at.and_then(|index| self.headers.get(index));
        Reject {
            line: row.line,
            case_id: row.case_id.clone(),
            column: header.cloned().unwrap_or_default(),
            value: String::from_utf8_lossy(&value).trim().to_owned(),
            reason: reason.into(),
        }
    }
}

/// Where a column stands; an error where it stands twice, or is needed and does
/// not.
fn find_column(
    column: Column,
    mapping: &Mapping,
    headers: &[String],
) -> Result<Option<usize>, LogError> {
    let wanted = mapping.headers(column);
    let mut found = headers
        .iter()
        .enumerate()
        .filter(|(_, header)| wanted.contains(&header.as_str()));
    let needed = matches!(
        column,
        Column::CaseId | Column::StartedAt | Column::FinishedAt
    );
    match (found.next(), found.next()) {
        (Some((_, one)), Some((_, other))) => Err(LogError::DoubleColumn {
            column,
            one: one.clone(),
            other: other.clone(),
        }),
        (Some((index, _)), None) => Ok(Some(index)),
        (None, _) if needed || mapping.names(column) => Err(missing(column, mapping, headers)),
        (None, _) => Ok(None),
    }
}

fn missing(column: Column, mapping: &Mapping, headers: &[String]) -> LogError {
    LogError::MissingColumn {
        column,
        wanted: mapping
            .headers(column)
            .into_iter()
            .map(str::to_owned)
            .collect(),
        found: headers.join(", "),
    }
}
