//! Logs in JSON Lines: one object a line.

use std::fmt;
use std::io::{self, BufRead, BufReader, Read};

use serde::de::{Deserializer as _, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::header::{self, MOST_NAMES};
use super::lines::LONGEST_ROW;
use super::record::{CellKind, Record};
use crate::log::error::LogError;

/// How deep objects within objects are read; what lies deeper is not a cell.
const DEEPEST: usize = 16;
/// How much is kept of the text of an object that stands where a value may be wanted.
const LONGEST_SHOWN: usize = 200;

pub(super) struct JsonLines<'i> {
    input: BufReader<Box<dyn Read + 'i>>,
    buffer: Vec<u8>,
    line: u64,
}

impl<'i> JsonLines<'i> {
    pub(super) fn new(input: Box<dyn Read + 'i>) -> Self {
        Self {
            input: BufReader::new(input),
            buffer: Vec::new(),
            line: 0,
        }
    }

    /// Reads the next object; names not met before are added to `headers`. A line
    /// that is not an object is a record of one unusable cell.
    pub(super) fn read(
        &mut self,
        headers: &mut Vec<String>,
        record: &mut Record,
    ) -> Result<bool, LogError> {
        loop {
            self.buffer.clear();
            let limit = LONGEST_ROW as u64 + 1;
            let read = self
                .input
                .by_ref()
                .take(limit)
                .read_until(b'\n', &mut self.buffer)
                .map_err(|source| self.failed(source))?;
            if read == 0 {
                record.start(self.line);
                return Ok(false);
            }
            self.line += 1;
            if read > LONGEST_ROW {
                return Err(LogError::RowTooLong { line: self.line });
            }
            if !self.buffer.trim_ascii().is_empty() {
                break;
            }
        }
        record.start(self.line);
        let Ok(text) = std::str::from_utf8(&self.buffer) else {
            record.push(
                CellKind::Undecodable,
                &String::from_utf8_lossy(&self.buffer),
            );
            return Ok(true);
        };
        let mut row = Row {
            headers,
            record,
            path: String::new(),
            depth: 1,
            has_too_many_names: false,
        };
        let mut json = serde_json::Deserializer::from_str(text);
        let read = json.deserialize_map(&mut row).and_then(|()| json.end());
        if row.has_too_many_names {
            return Err(LogError::TooManyNames {
                line: self.line,
                limit: MOST_NAMES,
            });
        }
        if read.is_err() {
            record.start(self.line);
            record.push(CellKind::Unusable, text);
        } else {
            record.pad(headers.len());
        }
        Ok(true)
    }

    fn failed(&self, source: io::Error) -> LogError {
        LogError::Read {
            line: self.line,
            source,
        }
    }
}

/// Fills a record from an object; the names of objects within objects are joined
/// by a dot.
struct Row<'r> {
    headers: &'r mut Vec<String>,
    record: &'r mut Record,
    path: String,
    depth: usize,
    has_too_many_names: bool,
}

impl Row<'_> {
    fn put<E: serde::de::Error>(&mut self, name: &str, raw: &RawValue) -> Result<(), E> {
        let text = raw.get();
        let name = if self.path.is_empty() {
            name.to_owned()
        } else {
            format!("{}.{name}", self.path)
        };
        match text.as_bytes().first() {
            Some(b'{') if self.depth < DEEPEST => {
                // where another row has a value of that name, this one has none to use
                let shown = text.char_indices().nth(LONGEST_SHOWN);
                let shown = shown.and_then(|(end, _)| text.get(..end)).unwrap_or(text);
                self.cell(&name, CellKind::Unusable, shown)?;
                let before = std::mem::replace(&mut self.path, name);
                self.depth += 1;
                let mut json = serde_json::Deserializer::from_str(text);
                json.deserialize_map(&mut *self).map_err(E::custom)?;
                self.depth -= 1;
                self.path = before;
                Ok(())
            }
            Some(b'{') => self.cell(&name, CellKind::Unusable, text),
            Some(b'"') => {
                let text: String = serde_json::from_str(text).map_err(E::custom)?;
                self.cell(&name, CellKind::Text, &text)
            }
            // a list of texts is what its parts joined by `;` would be
            Some(b'[') => match serde_json::from_str::<Vec<String>>(text) {
                Ok(parts) => self.cell(&name, CellKind::Text, &parts.join(";")),
                Err(_) => self.cell(&name, CellKind::Unusable, text),
            },
            Some(b't' | b'f') => self.cell(&name, CellKind::Boolean(text == "true"), text),
            Some(b'n') => self.cell(&name, CellKind::Text, ""),
            _ => match text.parse() {
                Ok(number) => self.cell(&name, CellKind::Number(number), text),
                Err(_) => self.cell(&name, CellKind::Unusable, text),
            },
        }
    }

    fn cell<E: serde::de::Error>(
        &mut self,
        name: &str,
        kind: CellKind,
        text: &str,
    ) -> Result<(), E> {
        let Some(column) = header::column(self.headers, name) else {
            self.has_too_many_names = true;
            return Err(E::custom("too many names"));
        };
        if self.record.put(column, kind, text) {
            Ok(())
        } else {
            Err(E::custom("a name stands twice"))
        }
    }
}

impl<'de> Visitor<'de> for &mut Row<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some((name, value)) = map.next_entry::<String, &RawValue>()? {
            self.put(&name, value)?;
        }
        Ok(())
    }
}
