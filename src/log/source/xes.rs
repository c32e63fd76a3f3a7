//! Logs in XES, the standard of process mining (IEEE 1849): a record an event,
//! read as a stream.
//!
//! A trace's attributes stand in every record of it as `case:` and their key, an
//! event's under their own key: the names that process-mining tools give the
//! columns when they export the same log to CSV. Attributes within attributes
//! are left out. A trace without events is a record without an activity.

use std::io::{self, BufRead, BufReader, Read};

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};

use super::header::{self, MOST_NAMES};
use super::lines::{LONGEST_ROW, RowTooLong};
use super::record::{CellKind, Record};
use crate::log::error::LogError;

type Input<'i> = Measured<BufReader<Box<dyn Read + 'i>>>;

pub(super) struct Xes<'i> {
    xml: quick_xml::Reader<Input<'i>>,
    buffer: Vec<u8>,
    depth: usize,
    place: Place,
    trace: Vec<(usize, CellKind, String)>,
    traces: u64,
    has_events: bool,
    has_log: bool,
    is_over: bool,
}

/// In which element of the log the reader stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Outside,
    Log,
    Trace,
    Event,
}

impl Place {
    /// How deep the element is.
    const fn depth(self) -> usize {
        self as usize
    }
}

/// What one piece of XML means.
enum Piece {
    Nothing,
    Record,
    End,
}

impl<'i> Xes<'i> {
    pub(super) fn new(input: Box<dyn Read + 'i>) -> Self {
        Self {
            xml: quick_xml::Reader::from_reader(Measured {
                input: BufReader::new(input),
                lines: 1,
                taken: 0,
            }),
            buffer: Vec::new(),
            depth: 0,
            place: Place::Outside,
            trace: Vec::new(),
            traces: 0,
            has_events: false,
            has_log: false,
            is_over: false,
        }
    }

    /// Reads the next event; keys not met before are added to `headers`.
    pub(super) fn read(
        &mut self,
        headers: &mut Vec<String>,
        record: &mut Record,
    ) -> Result<bool, LogError> {
        record.start(self.line());
        while !self.is_over {
            match self.step(headers, record)? {
                Piece::Nothing => {}
                Piece::Record => {
                    record.set_group(self.traces);
                    record.pad(headers.len());
                    return Ok(true);
                }
                Piece::End => self.is_over = true,
            }
        }
        Ok(false)
    }

    fn line(&self) -> u64 {
        self.xml.get_ref().lines
    }

    fn wrong(&self, reason: impl Into<String>) -> LogError {
        LogError::Xes {
            line: self.line(),
            reason: reason.into(),
        }
    }

    fn step(&mut self, headers: &mut Vec<String>, record: &mut Record) -> Result<Piece, LogError> {
        let mut buffer = std::mem::take(&mut self.buffer);
        buffer.clear();
        self.xml.get_mut().taken = 0;
        let read = self.xml.read_event_into(&mut buffer);
        let piece = match read {
            Ok(Event::Start(tag)) => {
                let piece = self.open(&tag, headers, record);
                self.depth += 1;
                piece
            }
            Ok(Event::Empty(tag)) => {
                let opened = self.open(&tag, headers, record);
                self.depth += 1;
                opened.and_then(|_| self.close(record))
            }
            Ok(Event::End(_)) => self.close(record),
            Ok(Event::DocType(_)) => Err(self.wrong("it has a DOCTYPE, and XES has none")),
            Ok(Event::Eof) if !self.has_log => Err(self.wrong("it has no element `log`")),
            Ok(Event::Eof) if self.depth == 0 && self.place == Place::Outside => Ok(Piece::End),
            Ok(Event::Eof) => Err(self.wrong("it ends before its last element is closed")),
            Ok(_) => Ok(Piece::Nothing),
            Err(quick_xml::Error::Io(error))
                if error
                    .get_ref()
                    .is_some_and(|error| error.is::<RowTooLong>()) =>
            {
                Err(LogError::RowTooLong { line: self.line() })
            }
            Err(quick_xml::Error::Io(error)) => Err(LogError::Read {
                line: self.line(),
                source: io::Error::new(error.kind(), error.to_string()),
            }),
            Err(error) => Err(self.wrong(error.to_string())),
        };
        self.buffer = buffer;
        piece
    }

    fn open(
        &mut self,
        tag: &BytesStart<'_>,
        headers: &mut Vec<String>,
        record: &mut Record,
    ) -> Result<Piece, LogError> {
        let is_inside = self.depth == self.place.depth();
        match (self.place, tag.local_name().as_ref()) {
            (Place::Outside, "log") if is_inside => {
                self.place = Place::Log;
                self.has_log = true;
            }
            (Place::Outside, other) => {
                let other = other.to_owned();
                return Err(self.wrong(format!("its first element is `{other}`, not `log`")));
            }
            (Place::Log, "trace") if is_inside => {
                self.place = Place::Trace;
                self.trace.clear();
                self.traces += 1;
                self.has_events = false;
                record.start(self.line());
            }
            (Place::Trace, "event") if is_inside => {
                self.place = Place::Event;
                self.has_events = true;
                record.start(self.line());
                self.copy_trace(record);
            }
            (Place::Trace, _) if is_inside => {
                if self.has_events {
                    return Err(self.wrong("an attribute of a trace stands after its events"));
                }
                let (key, kind, value) = self.attribute(tag)?;
                let column = self.column(headers, &format!("case:{key}"))?;
                self.trace.push((column, kind, value));
            }
            (Place::Event, _) if is_inside => {
                let (key, kind, value) = self.attribute(tag)?;
                let column = self.column(headers, &key)?;
                if !record.put(column, kind, &value) {
                    record.put(column, CellKind::Unusable, &value);
                }
            }
            _ => {}
        }
        Ok(Piece::Nothing)
    }

    fn close(&mut self, record: &mut Record) -> Result<Piece, LogError> {
        self.depth = self.depth.saturating_sub(1);
        if self.depth >= self.place.depth() {
            return Ok(Piece::Nothing);
        }
        let closed = self.place;
        self.place = match closed {
            Place::Event => Place::Trace,
            Place::Trace => Place::Log,
            _ => Place::Outside,
        };
        if closed == Place::Trace && !self.has_events {
            self.copy_trace(record);
            return Ok(Piece::Record);
        }
        Ok(if closed == Place::Event {
            Piece::Record
        } else {
            Piece::Nothing
        })
    }

    fn column(&self, headers: &mut Vec<String>, name: &str) -> Result<usize, LogError> {
        let column = header::column(headers, name);
        column.ok_or_else(|| LogError::TooManyNames {
            line: self.line(),
            limit: MOST_NAMES,
        })
    }

    fn copy_trace(&self, record: &mut Record) {
        for (column, kind, value) in &self.trace {
            if !record.put(*column, *kind, value) {
                record.put(*column, CellKind::Unusable, value);
            }
        }
    }

    /// The key, the type and the value of an attribute.
    fn attribute(&self, tag: &BytesStart<'_>) -> Result<(String, CellKind, String), LogError> {
        let (mut key, mut value) = (None, None);
        for attribute in tag.attributes() {
            let attribute = attribute.map_err(|error| self.wrong(error.to_string()))?;
            let slot = match attribute.key.as_ref() {
                "key" => &mut key,
                "value" => &mut value,
                _ => continue,
            };
            let text = attribute.normalized_value(XmlVersion::Implicit1_0);
            *slot = Some(
                text.map_err(|error| self.wrong(error.to_string()))?
                    .into_owned(),
            );
        }
        let key = key.ok_or_else(|| self.wrong("an attribute has no key"))?;
        let value = value.unwrap_or_default();
        let kind = match tag.local_name().as_ref() {
            "int" | "float" => value.parse().map_or(CellKind::Unusable, CellKind::Number),
            "boolean" => CellKind::Boolean(value == "true"),
            _ => CellKind::Text,
        };
        Ok((key, kind, value))
    }
}

/// Counts the lines that went by, and refuses a piece of XML without end.
struct Measured<B> {
    input: B,
    lines: u64,
    taken: usize,
}

impl<B: BufRead> Read for Measured<B> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut available = self.fill_buf()?;
        let read = available.read(buffer)?;
        self.consume(read);
        Ok(read)
    }
}

impl<B: BufRead> BufRead for Measured<B> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.taken > LONGEST_ROW {
            return Err(io::Error::other(RowTooLong));
        }
        self.input.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        if let Ok(buffer) = self.input.fill_buf() {
            let bytes = buffer.get(..amount).unwrap_or_default();
            self.lines += bytes.iter().filter(|byte| **byte == b'\n').count() as u64;
        }
        self.taken += amount;
        self.input.consume(amount);
    }
}
