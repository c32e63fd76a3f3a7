//! A log read case by case.

use std::io::Read;

use super::about::{LogAbout, RowsAre};
use super::case_from_events::{Events, EventsSeen};
use super::case_from_row::Fields;
use super::find_column::missing;
use super::logged_case::LoggedCase;
use super::time_from_cell::TimeReader;
use crate::day::schedule::Schedule;
use crate::ground::moment::Moment;
use crate::log::error::LogError;
use crate::log::mapping::column::Column;
use crate::log::mapping::mapping::Mapping;
use crate::log::reject::Reject;
use crate::log::source::record::Record;
use crate::log::source::source::Source;

enum Form {
    /// A row is a case: one record, filled again for each.
    Rows(Record),
    /// A row is an event.
    Events {
        events: Box<Events>,
        /// The records of the case read last.
        records: Vec<Record>,
        /// The rejects of the rows of a case that are still to be given, with the
        /// position of their records; the last first.
        rejects: Vec<(usize, Reject)>,
        /// The record of the reject given last.
        rejected: usize,
    },
}

/// A log read case by case: CSV and its kin in any encoding, workbooks, JSON Lines
/// and XES, packed with gzip or not. A row is a case or, where the mapping says
/// so, an event of one.
///
/// Where a row is a case, memory does not grow with the log, but for a workbook,
/// whose sheet is held. For logs of events see [`Mapping::is_grouped`].
///
/// ```
/// use shixian::Schedule;
/// use shixian::log::{LogReader, LoggedCase, Mapping};
///
/// let log = "案件编号,事项,受理时间,办结时间\n\
///            HR-1,联合验收,2023-06-20 10:00,2023年6月26日\n\
///            HR-2,联合验收,2023-06-31,\n";
/// let mut reader = LogReader::new(log.as_bytes(), &Mapping::new(), &Schedule::china())?;
/// let mut row = LoggedCase::default();
/// assert_eq!(reader.read(&mut row)?, Some(Ok(())));
/// assert_eq!(row.case_id(), "HR-1");
/// let reject = reader.read(&mut row)?.unwrap().unwrap_err();
/// assert_eq!(
///     reject.to_string(),
///     "line 3, column 受理时间, value `2023-06-31`: `2023-06-31` does not exist: no such day or time of day",
/// );
/// assert_eq!(reader.read(&mut row)?, None);
/// # Ok::<(), shixian::log::LogError>(())
/// ```
pub struct LogReader<'i> {
    source: Source<'i>,
    fields: Fields,
    form: Form,
}

impl<'i> LogReader<'i> {
    /// Opens a log, finds its header and its columns. Local times are read in the
    /// zone of the mapping or, without one, in that of `schedule`.
    ///
    /// # Errors
    ///
    /// A log that is empty or cannot be made out, or that lacks a column for the
    /// case's name, its start or its finish.
    pub fn new(
        input: impl Read + 'i,
        mapping: &Mapping,
        schedule: &Schedule,
    ) -> Result<Self, LogError> {
        let known = |header: &str| mapping.knows(header);
        let source = Source::open(input, mapping.source(), &known)?;
        Self::of_source(source, mapping, schedule)
    }

    /// Of a log that is open already.
    pub(crate) fn of_source(
        source: Source<'i>,
        mapping: &Mapping,
        schedule: &Schedule,
    ) -> Result<Self, LogError> {
        let about = source.about();
        let mut times = TimeReader::new(mapping.times(), schedule.zone());
        if about.sheet.is_some() {
            times = times.of_workbook(about.has_1904_dates);
        }
        let is_xes = about.format == crate::log::source::format::Format::Xes.id();
        if is_xes && !mapping.is_of_events() {
            return Err(LogError::NoActivities);
        }
        let fields = Fields::new(&source, mapping, schedule, times)?;
        let has_receipt = fields.index(Column::ReceivedAt).is_some() || source.names_grow();
        if mapping.applies_deemed_acceptance() && !has_receipt {
            return Err(missing(Column::ReceivedAt, mapping, fields.headers()));
        }
        let form = if mapping.is_of_events() {
            Form::Events {
                events: Box::new(Events::new(is_xes || mapping.is_grouped())),
                records: Vec::new(),
                rejects: Vec::new(),
                rejected: 0,
            }
        } else {
            Form::Rows(Record::default())
        };
        Ok(Self {
            source,
            fields,
            form,
        })
    }

    /// Also reads the columns of these headers, for the log to be grouped by. A
    /// column that the library knows goes by any of its names. Of a case of events
    /// it is the cell of its first row.
    ///
    /// # Errors
    ///
    /// [`LogError::NoGroupColumn`].
    pub fn grouped_by(mut self, headers: &[String]) -> Result<Self, LogError> {
        self.fields.group_by(headers)?;
        Ok(self)
    }

    /// The headers of the columns that the log is grouped by.
    pub fn group_headers(&self) -> impl Iterator<Item = &str> {
        self.fields.group_headers()
    }

    /// The header of a column, where the log has it.
    #[must_use]
    pub fn header(&self, column: Column) -> Option<&str> {
        self.fields.header(column)
    }

    /// The headers of the log.
    #[must_use]
    pub fn headers(&self) -> &[String] {
        self.fields.headers()
    }

    /// Requires a column that not every log needs.
    ///
    /// # Errors
    ///
    /// [`LogError::MissingColumn`].
    pub fn require(&self, column: Column, mapping: &Mapping) -> Result<(), LogError> {
        match self.fields.index(column) {
            Some(_) => Ok(()),
            None => Err(missing(column, mapping, self.fields.headers())),
        }
    }

    /// What the log was found to be and, once it has been read, what was made of
    /// its times.
    #[must_use]
    pub fn about(&self) -> LogAbout {
        let columns = Column::ALL
            .into_iter()
            .filter_map(|column| Some((column.id().to_owned(), self.header(column)?.to_owned())));
        let fields = &self.fields;
        let mut entries_not_met = fields.words.not_met();
        entries_not_met.extend(fields.times.not_met());
        let (rows_are, events) = match &self.form {
            Form::Rows(_) if fields.resumes_ignored == 0 => (RowsAre::Cases, None),
            Form::Rows(_) => {
                let resumes_ignored = fields.resumes_ignored;
                let seen = EventsSeen {
                    resumes_ignored,
                    ..EventsSeen::default()
                };
                (RowsAre::Cases, Some(seen))
            }
            Form::Events { events, .. } => {
                entries_not_met.extend(events.not_met(fields));
                (RowsAre::Events, Some(events.seen()))
            }
        };
        LogAbout {
            file: self.source.about().clone(),
            rows_are,
            columns: columns.collect(),
            times: self.fields.times.seen(),
            local_times_in: self.fields.times.written_in().name().to_owned(),
            local_times_zone_is_mapped: self.fields.mapping.times().zone.is_some(),
            events,
            taken_for_empty: fields.words.taken_for_empty(),
            entries_not_met,
            rows_beside_table: self.source.rows_beside_table(),
            names_alone: fields.names_alone,
            cases_by_line: fields.mapping.names_cases_by_line(),
        }
    }

    /// Reads the next case into `row`; `None` at the end. A row that cannot be
    /// read is a [`Reject`], and reading can go on after it; a case of events that
    /// cannot be read is as many rejects as it has rows.
    ///
    /// # Errors
    ///
    /// Input that fails, and content that cannot be read on.
    pub fn read(&mut self, row: &mut LoggedCase) -> Result<Option<Result<(), Reject>>, LogError> {
        match &mut self.form {
            Form::Rows(record) => {
                if !self.source.read(record)? {
                    self.fields.look_for_all()?;
                    return Ok(None);
                }
                self.fields.follow(self.source.headers())?;
                if self.fields.is_total_or_note(record) {
                    return Ok(Some(Err(self.fields.reject_of_total(record, row))));
                }
                let filled = self.fields.fill(record, row);
                row.settle();
                if filled.is_ok() {
                    self.fields.look_at_name_alone(record, row);
                }
                Ok(Some(filled))
            }
            Form::Events {
                events,
                records,
                rejects,
                rejected,
            } => {
                if let Some((position, reject)) = rejects.pop() {
                    *rejected = position;
                    return Ok(Some(Err(reject)));
                }
                let read = events.read(&mut self.source, &mut self.fields, row, records)?;
                Ok(match read {
                    None => {
                        self.fields.look_for_all()?;
                        None
                    }
                    Some(Ok(())) => Some(Ok(())),
                    Some(Err(all)) => {
                        *rejects = all.into_iter().enumerate().rev().collect();
                        rejects.pop().map(|(position, reject)| {
                            *rejected = position;
                            Err(reject)
                        })
                    }
                })
            }
        }
    }

    /// The row of the reject given last, as it stands in the log.
    #[must_use]
    pub fn rejected(&self) -> Option<&Record> {
        match &self.form {
            Form::Rows(record) => Some(record),
            Form::Events {
                records, rejected, ..
            } => records.get(*rejected),
        }
    }

    /// Whether the next read gives another reject of the case that the last one gave.
    pub(crate) fn is_within_case(&self) -> bool {
        matches!(&self.form, Form::Events { rejects, .. } if !rejects.is_empty())
    }

    /// Rejects the whole case read last: the other rows of it, if there are any,
    /// are given by the next reads.
    pub(crate) fn reject_case(&mut self, reject: &Reject) {
        if let Form::Events {
            records,
            rejects,
            rejected,
            ..
        } = &mut self.form
        {
            *rejected = 0;
            let others = records.iter().enumerate().skip(1).rev();
            *rejects = others
                .map(|(position, record)| (position, reject.of_another(record)))
                .collect();
        }
    }

    /// Applies deemed acceptance ([S17](crate::design#s17)) as of `now`: a case received, but by the
    /// end of the fifth working day neither accepted nor told what was missing,
    /// starts on the day of receipt.
    ///
    /// # Errors
    ///
    /// A reject, when the day of receipt is outside the calendar.
    pub fn apply_deemed_acceptance(&self, row: &mut LoggedCase, now: Moment) -> Result<(), Reject> {
        let record = match &self.form {
            Form::Rows(record) => Some(record),
            Form::Events { records, .. } => records.first(),
        };
        match record {
            Some(record) => self.fields.apply_deemed_acceptance(record, row, now),
            None => Ok(()),
        }
    }
}
