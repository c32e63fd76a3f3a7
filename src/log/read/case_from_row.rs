//! From the cells of a record to the fields of a case.

use std::sync::Arc;

use super::find_column::find_column;
use super::logged_case::LoggedCase;
use super::time_from_cell::TimeReader;
use super::totals::{Beneath, beneath, beneath_in_free_text, is_figure};
use super::words::Words;
use crate::day::schedule::Schedule;
use crate::ground::moment::{Moment, MomentError};
use crate::ground::nearest_name::nearest;
use crate::log::error::LogError;
use crate::log::mapping::activity::Meaning;
use crate::log::mapping::column::{Column, positions};
use crate::log::mapping::mapping::Mapping;
use crate::log::mapping::policies::ResumeWithoutStop;
use crate::log::reject::Reject;
use crate::log::reject_reason::RejectReason;
use crate::log::source::format::Format;
use crate::log::source::record::{Cell, CellKind, Record, is_whole};
use crate::log::source::source::Source;
use crate::plan::commitment::{FINISHED, STARTED};
use crate::term::elapsed::deemed_acceptance;
use crate::term::limit::{BareUnits, Limit};
use crate::term::stops::{ClockStop, StopKind};

/// What a column of its own tells of.
#[derive(Clone)]
enum Told {
    /// The event of that name.
    Event(Arc<str>),
    /// The beginning of a stop.
    Stop(StopKind),
    /// The end of a stop: one of that kind, or the only one.
    Resume(Option<StopKind>),
}

/// Where the fields of a case stand in a record, and how they are read.
pub(crate) struct Fields {
    headers: Vec<String>,
    columns: [Option<usize>; Column::ALL.len()],
    events: Vec<(Told, usize)>,
    told: Arc<[Arc<str>]>,
    groups: Vec<usize>,
    schedule: Schedule,
    pub(crate) times: TimeReader,
    pub(crate) mapping: Arc<Mapping>,
    pub(crate) words: Words,
    /// Ends of stops that never began, passed over, where a row is a case.
    pub(crate) resumes_ignored: u64,
    /// Rows of cases that hold nothing but a name.
    pub(crate) names_alone: u64,
    encoding: String,
    is_json: bool,
    names_grow: bool,
}

impl Fields {
    /// Finds the columns of a log. Where names come with the records, those that are
    /// missing may come yet.
    pub(crate) fn new(
        source: &Source<'_>,
        mapping: &Mapping,
        schedule: &Schedule,
        times: TimeReader,
    ) -> Result<Self, LogError> {
        let own = |name: &&str| *name != STARTED.id() && *name != FINISHED.id();
        let told: Vec<Arc<str>> = mapping.event_names().filter(own).map(Arc::from).collect();
        let mut fields = Self {
            headers: Vec::new(),
            columns: [None; Column::ALL.len()],
            events: Vec::new(),
            told: told.into(),
            groups: Vec::new(),
            schedule: schedule.clone(),
            times,
            mapping: Arc::new(mapping.clone()),
            words: Words::new(mapping),
            resumes_ignored: 0,
            names_alone: 0,
            encoding: source.about().encoding.clone().unwrap_or_default(),
            is_json: source.about().format == Format::JsonLines.id(),
            names_grow: source.names_grow(),
        };
        fields.find(source.headers())?;
        Ok(fields)
    }

    /// Finds the columns anew where there are more headers than before.
    pub(crate) fn follow(&mut self, headers: &[String]) -> Result<(), LogError> {
        if headers.len() == self.headers.len() {
            return Ok(());
        }
        self.find(headers)
    }

    /// Looks for what is missing where names came with the records, once all of
    /// them have come.
    pub(crate) fn look_for_all(&mut self) -> Result<(), LogError> {
        if !self.names_grow {
            return Ok(());
        }
        self.names_grow = false;
        let headers = std::mem::take(&mut self.headers);
        self.find(&headers)
    }

    fn find(&mut self, headers: &[String]) -> Result<(), LogError> {
        self.headers = headers.to_vec();
        for (column, slot) in Column::ALL.into_iter().zip(&mut self.columns) {
            *slot = match find_column(column, &self.mapping, headers) {
                Err(LogError::MissingColumn { .. }) if self.names_grow => None,
                found => found?,
            };
        }
        self.events.clear();
        for (event, header) in self.mapping.events() {
            let found = positions(headers, header);
            if let [one, other, ..] = found.as_slice() {
                let name = |index: &usize| headers.get(*index).cloned().unwrap_or_default();
                return Err(LogError::DoubleEvent {
                    place: self.mapping.place(&format!("events.{event}")),
                    one: name(one),
                    other: name(other),
                });
            }
            let at = found.first().copied();
            if at.is_none() && self.names_grow {
                continue;
            }
            let at = at.ok_or_else(|| LogError::MissingEvent {
                place: self.mapping.place(&format!("events.{event}")),
                header: header.clone(),
                found: headers.join(", "),
                nearest: nearest(header, headers.iter().map(String::as_str)).map(str::to_owned),
            })?;
            let told = match Meaning::parse(event) {
                Ok(Meaning::Stop(kind)) => Told::Stop(kind),
                Ok(Meaning::Resume(kind)) => Told::Resume(kind),
                _ => Told::Event(Arc::from(event.trim())),
            };
            self.events.push((told, at));
        }
        Ok(())
    }

    /// Also reads the columns of these headers, for the log to be grouped by.
    pub(crate) fn group_by(&mut self, headers: &[String]) -> Result<(), LogError> {
        for header in headers {
            let header = header.trim();
            let named = positions(&self.headers, header).first().copied();
            let known = || {
                let columns = Column::ALL.into_iter();
                let mut called = columns.filter(|column| column.is_called(header));
                called.find_map(|column| self.index(column))
            };
            let at = named.or_else(known);
            self.groups.push(at.ok_or_else(|| LogError::NoGroupColumn {
                column: header.to_owned(),
                found: self.headers.join(", "),
            })?);
        }
        Ok(())
    }

    pub(crate) fn group_headers(&self) -> impl Iterator<Item = &str> {
        let headers = self
            .groups
            .iter()
            .filter_map(|index| self.headers.get(*index));
        headers.map(String::as_str)
    }

    pub(crate) fn headers(&self) -> &[String] {
        &self.headers
    }

    pub(crate) fn index(&self, column: Column) -> Option<usize> {
        self.columns.get(column as usize).copied().flatten()
    }

    pub(crate) fn header(&self, column: Column) -> Option<&str> {
        self.headers.get(self.index(column)?).map(String::as_str)
    }

    /// The positions of everything that is told of a case, and not of an event, with
    /// the columns that they hold.
    pub(crate) fn of_case(&self) -> impl Iterator<Item = (Option<Column>, usize)> {
        let columns = Column::ALL
            .into_iter()
            .filter(|column| !column.is_of_event());
        let columns = columns.filter_map(|column| Some((Some(column), self.index(column)?)));
        columns.chain(self.events.iter().map(|(_, at)| (None, *at)))
    }

    /// Fills `row` from the columns of a case.
    pub(crate) fn fill(&mut self, record: &Record, row: &mut LoggedCase) -> Result<(), Reject> {
        row.clear(record.line());
        if self.told.len() != row.told.len() {
            row.told = Arc::clone(&self.told);
        }
        self.look_at_whole(record, row)?;
        self.copy(record, row, Column::Matter, |row| &mut row.matter)?;
        if self.mapping.names_cases_by_line() {
            row.case_id = record.line().to_string();
        } else {
            self.copy(record, row, Column::CaseId, |row| &mut row.case_id)?;
        }
        if row.case_id.is_empty() {
            return Err(self.reject(record, row, Column::CaseId, RejectReason::Empty));
        }
        self.copy(record, row, Column::Category, |row| &mut row.category)?;
        row.started = self.moment(record, row, Column::StartedAt)?;
        row.finished = self.moment(record, row, Column::FinishedAt)?;
        row.due = self.moment(record, row, Column::DueAt)?;
        row.extension = match self.text(record, row, Column::Extension)? {
            "" => None,
            text => Some(
                Limit::parse_extension(text, BareUnits::default())
                    .map_err(|error| self.reject(record, row, Column::Extension, error))?,
            ),
        };
        self.stops(record, row)?;
        row.received = self.moment(record, row, Column::ReceivedAt)?;
        row.notified = self.moment(record, row, Column::NotifiedAt)?;
        self.told_by_columns(record, row)?;
        row.groups.resize(self.groups.len(), String::new());
        for (index, at) in self.groups.iter().enumerate() {
            let text = self.text_at(record, row, Some(*at))?;
            if let Some(group) = row.groups.get_mut(index) {
                group.clear();
                group.push_str(text);
            }
        }
        Ok(())
    }

    /// Reads the events and the ends of stops with columns of their own.
    fn told_by_columns(&mut self, record: &Record, row: &mut LoggedCase) -> Result<(), Reject> {
        let mut resumes = Vec::new();
        for index in 0..self.events.len() {
            let Some((told, at)) = self.events.get(index).cloned() else {
                break;
            };
            let Some(moment) = self.moment_at(record, row, None, Some(at))? else {
                continue;
            };
            match told {
                Told::Event(event) => row.events.push((event, moment)),
                Told::Stop(kind) => row.stops.push(ClockStop::open(kind, moment)),
                Told::Resume(kind) => resumes.push((kind, moment, at)),
            }
        }
        for (kind, moment, at) in resumes {
            let lasting = row
                .stops
                .iter_mut()
                .find(|stop| stop.end().is_none() && kind.is_none_or(|kind| kind == stop.kind()));
            match lasting {
                Some(stop) => *stop = ClockStop::ended(stop.kind(), stop.begin(), moment),
                None if self.mapping.policies().resume_without_stop
                    == ResumeWithoutStop::Ignored =>
                {
                    self.resumes_ignored += 1;
                }
                None => {
                    let reason = RejectReason::ResumeWithoutStop;
                    return Err(self.reject_at(record, row, Some(at), reason));
                }
            }
        }
        row.stops.sort_by_key(|stop| stop.begin().earliest());
        Ok(())
    }

    /// Counts a row of cases that holds nothing but a name.
    pub(crate) fn look_at_name_alone(&mut self, record: &Record, row: &LoggedCase) {
        let has_time = [
            row.started,
            row.finished,
            row.due,
            row.received,
            row.notified,
        ]
        .iter()
        .any(Option::is_some);
        if has_time || !row.events.is_empty() || !row.stops.is_empty() {
            return;
        }
        let filled = record.cells().filter(|cell| !cell.text().is_empty());
        self.names_alone += u64::from(filled.count() == 1);
    }

    /// Whether a record is a line of totals or a note under the table: it is called so
    /// where the name of a case stands or, where nothing stands there, in its first cell;
    /// and its cells of times are empty or hold what stands under a table, too.
    pub(crate) fn is_total_or_note(&self, record: &Record) -> bool {
        let name = cell(record, self.index(Column::CaseId)).text();
        let beneath = match name {
            "" => {
                let mut texts = record.cells().map(|cell| cell.text());
                let first = texts.find(|text| !text.is_empty());
                first.and_then(beneath_in_free_text)
            }
            name => beneath(name),
        };
        let Some(beneath) = beneath.filter(|_| !record.is_open_quote()) else {
            return false;
        };
        let mut times = self.times.clone();
        let mut is_time = |cell: Cell<'_>| times.read(cell).is_ok();
        // a case has its times, or a text that was meant for one
        let mut is_beneath = |cell: Cell<'_>| {
            let cell = self.words.said(None, cell, false);
            let text = cell.text();
            text.is_empty()
                || (beneath == Beneath::Total && is_figure(text) && !is_time(cell))
                || beneath_in_free_text(text).is_some()
        };
        if record.len() != self.headers.len() && !self.names_grow {
            // its cells may stand in the place of others
            return match name {
                "" => record.cells().all(is_beneath),
                _ => !record.cells().any(|cell| {
                    let cell = self.words.said(None, cell, false);
                    !cell.text().is_empty() && self.times.clone().read(cell).is_ok()
                }),
            };
        }
        let columns = [
            Column::StartedAt,
            Column::FinishedAt,
            Column::DueAt,
            Column::ReceivedAt,
            Column::NotifiedAt,
            Column::Time,
        ];
        let columns = columns.into_iter().filter_map(|column| self.index(column));
        let mut columns = columns.chain(self.events.iter().map(|(_, at)| *at));
        let has_stops = !cell(record, self.index(Column::Stops)).text().is_empty();
        !has_stops && columns.all(|at| is_beneath(cell(record, Some(at))))
    }

    /// The reject of a line of totals or a note.
    pub(crate) fn reject_of_total(&self, record: &Record, row: &mut LoggedCase) -> Reject {
        row.clear(record.line());
        cell(record, self.index(Column::CaseId))
            .text()
            .clone_into(&mut row.case_id);
        match row.case_id.is_empty() {
            true => self.reject_at(record, row, None, RejectReason::Totals),
            false => self.reject(record, row, Column::CaseId, RejectReason::Totals),
        }
    }

    /// Looks for what is wrong with a record as a whole.
    pub(crate) fn look_at_whole(&self, record: &Record, row: &LoggedCase) -> Result<(), Reject> {
        if record.is_open_quote() {
            return Err(self.reject_at(record, row, None, RejectReason::OpenQuote));
        }
        let (found, expected) = (record.len(), self.headers.len());
        if self.names_grow {
            let undecodable = record.cell(0).map(|cell| cell.kind());
            return match is_whole(record) && (found < expected || self.is_json) {
                true if undecodable == Some(CellKind::Undecodable) => {
                    let reason = RejectReason::Undecodable(self.encoding.clone());
                    Err(self.reject_at(record, row, None, reason))
                }
                true => Err(self.reject_at(record, row, None, RejectReason::NotAnObject)),
                false => Ok(()),
            };
        }
        if found != expected {
            let reason = RejectReason::Cells { found, expected };
            return Err(self.reject_at(record, row, None, reason));
        }
        Ok(())
    }

    fn stops(&mut self, record: &Record, row: &mut LoggedCase) -> Result<(), Reject> {
        let text = self.text(record, row, Column::Stops)?;
        if text.is_empty() {
            return Ok(());
        }
        let text = text.to_owned();
        for stop in text.split([';', '；']) {
            if stop.trim().is_empty() {
                continue;
            }
            let times = &mut self.times;
            let stop = ClockStop::parse_by(stop.trim(), |text| times.text(text));
            let stop = stop.map_err(|error| self.reject(record, row, Column::Stops, error))?;
            row.stops.push(stop);
        }
        // in order they are walked once, however many
        row.stops.sort_by_key(|stop| stop.begin().earliest());
        Ok(())
    }

    /// Applies deemed acceptance ([S17](crate::design#s17)) as of `now`.
    pub(crate) fn apply_deemed_acceptance(
        &self,
        record: &Record,
        row: &mut LoggedCase,
        now: Moment,
    ) -> Result<(), Reject> {
        let Some(received) = row.received else {
            return Ok(());
        };
        row.is_notice_before_receipt = row.notified.is_some_and(|told| told.is_before(received));
        if row.is_notice_before_receipt {
            return Ok(());
        }
        let told = [row.notified, row.started].into_iter().flatten();
        let told = told.reduce(|one, other| if one.is_before(other) { one } else { other });
        row.deemed = deemed_acceptance(&self.schedule, received, told, now)
            .map_err(|error| self.reject(record, row, Column::ReceivedAt, error))?;
        Ok(())
    }

    fn copy(
        &self,
        record: &Record,
        row: &mut LoggedCase,
        column: Column,
        field: impl Fn(&mut LoggedCase) -> &mut String,
    ) -> Result<(), Reject> {
        let text = self.text(record, row, column)?;
        let field = field(row);
        field.clear();
        field.push_str(text);
        Ok(())
    }

    fn moment(
        &mut self,
        record: &Record,
        row: &LoggedCase,
        column: Column,
    ) -> Result<Option<Moment>, Reject> {
        self.moment_at(record, row, Some(column), self.index(column))
    }

    pub(crate) fn moment_at(
        &mut self,
        record: &Record,
        row: &LoggedCase,
        column: Option<Column>,
        at: Option<usize>,
    ) -> Result<Option<Moment>, Reject> {
        let cell = self.words.said(column, cell(record, at), true);
        if cell.text().is_empty() {
            return Ok(None);
        }
        self.text_at(record, row, at)?;
        self.times
            .read(cell)
            .map(Some)
            .map_err(|error: MomentError| self.reject_at(record, row, at, error))
    }

    /// What a cell says; empty where the log has no such column.
    pub(crate) fn text<'r>(
        &'r self,
        record: &'r Record,
        row: &LoggedCase,
        column: Column,
    ) -> Result<&'r str, Reject> {
        let at = self.index(column);
        let said = self.words.said(Some(column), cell(record, at), true).text();
        if !said.is_empty() {
            self.text_at(record, row, at)?;
        }
        Ok(said)
    }

    fn text_at<'r>(
        &self,
        record: &'r Record,
        row: &LoggedCase,
        at: Option<usize>,
    ) -> Result<&'r str, Reject> {
        let cell = cell(record, at);
        let reason = match cell.kind() {
            CellKind::Undecodable => RejectReason::Undecodable(self.encoding.clone()),
            CellKind::Unusable => RejectReason::Unusable,
            _ if cell.text().contains('\u{fffd}') => RejectReason::Replaced,
            _ if cell.text().contains('\0') => RejectReason::Nul,
            _ => return Ok(cell.text()),
        };
        Err(self.reject_at(record, row, at, reason))
    }

    #[cold]
    pub(crate) fn reject(
        &self,
        record: &Record,
        row: &LoggedCase,
        column: Column,
        reason: impl Into<RejectReason>,
    ) -> Reject {
        self.reject_at(record, row, self.index(column), reason)
    }

    #[cold]
    pub(crate) fn reject_at(
        &self,
        record: &Record,
        row: &LoggedCase,
        at: Option<usize>,
        reason: impl Into<RejectReason>,
    ) -> Reject {
        let value = match at {
            Some(_) => cell(record, at).text().to_owned(),
            None => record
                .cells()
                .map(|cell| cell.text())
                .collect::<Vec<_>>()
                .join(","),
        };
        let header = at.and_then(|index| self.headers.get(index));
        Reject {
            line: record.line(),
            case_id: row.case_id.clone(),
            column: header.cloned().unwrap_or_default(),
            value,
            reason: reason.into(),
        }
    }
}

pub(crate) fn cell(record: &Record, at: Option<usize>) -> Cell<'_> {
    at.and_then(|index| record.cell(index))
        .unwrap_or(Cell::EMPTY)
}
