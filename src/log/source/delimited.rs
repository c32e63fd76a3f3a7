//! Logs in CSV and its kin: text separated by commas, tabs, semicolons or bars.

use std::io::Read;

use csv::{ByteRecord, StringRecord};

use super::lines::{Lines, MOST_COLUMNS, RowTooLong};
use super::record::{CellKind, Record};
use crate::log::error::LogError;

type Input<'i> = Box<dyn Read + 'i>;

/// What may separate cells, the likeliest first.
const SEPARATORS: [u8; 4] = [b',', b'\t', b';', b'|'];

pub(super) struct Delimited<'i> {
    csv: csv::Reader<Lines<Input<'i>>>,
    bytes: ByteRecord,
}

impl<'i> Delimited<'i> {
    pub(super) fn new(input: Input<'i>, separator: u8) -> Self {
        let csv = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(separator)
            .from_reader(Lines::new(input, separator));
        Self {
            csv,
            bytes: ByteRecord::new(),
        }
    }

    pub(super) fn read(&mut self, record: &mut Record) -> Result<bool, LogError> {
        let line = self.csv.position().line();
        let more = self
            .csv
            .read_byte_record(&mut self.bytes)
            .map_err(|error| failed(error, line))?;
        record.start(line);
        if !more {
            return Ok(false);
        }
        record.set_line(self.first_line());
        let found = self.bytes.len();
        if found > MOST_COLUMNS {
            return Err(LogError::TooManyCells {
                line: record.line(),
                found,
                limit: MOST_COLUMNS,
            });
        }
        for cell in &self.bytes {
            match std::str::from_utf8(cell) {
                Ok(text) => record.push(CellKind::Text, text),
                Err(_) => record.push(CellKind::Undecodable, &String::from_utf8_lossy(cell)),
            }
        }
        let lines = self.csv.get_ref();
        record.set_open_quote(lines.is_over() && lines.is_in_quotes());
        Ok(true)
    }

    /// The line the record just read starts on: counted back from where it ends,
    /// for blank lines before it are none of it.
    fn first_line(&self) -> u64 {
        let breaks = |cell: &[u8]| cell.iter().filter(|byte| **byte == b'\n').count() as u64;
        let inside: u64 = self.bytes.iter().map(breaks).sum();
        let lines = self.csv.get_ref();
        // a record that only the end of the log ended took no line end with it
        let ended = !lines.is_over() || (lines.ends_with_line() && !lines.is_in_quotes());
        let after = self.csv.position().line();
        after.saturating_sub(inside + u64::from(ended))
    }
}

fn failed(error: csv::Error, line: u64) -> LogError {
    let text = error.to_string();
    match error.into_kind() {
        csv::ErrorKind::Io(error) if error.get_ref().is_some_and(|e| e.is::<RowTooLong>()) => {
            LogError::RowTooLong { line }
        }
        csv::ErrorKind::Io(source) => LogError::Read { line, source },
        _ => LogError::Read {
            line,
            source: std::io::Error::other(text),
        },
    }
}

/// The separator of a text: the one by which a row has the most names that are
/// known or, where there are none, by which most of the first rows have equally
/// many cells.
pub(super) fn separator(sample: &str, known: &dyn Fn(&str) -> bool) -> u8 {
    const ROWS: usize = 20;
    let mut best = ((0, 0, 0), b',');
    for separator in SEPARATORS {
        let rows = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(separator)
            .from_reader(sample.as_bytes())
            .into_records();
        let mut rows: Vec<StringRecord> = rows.map_while(Result::ok).take(ROWS + 1).collect();
        // the last may be cut off by the end of the sample
        if rows.len() > 1 {
            rows.pop();
        }
        let hits = |row: &StringRecord| row.iter().filter(|cell| known(cell.trim())).count();
        let named = rows.iter().map(hits).max().filter(|hits| *hits > 1);
        let agreeing = |width: usize| rows.iter().filter(|row| row.len() == width).count();
        let wide = rows
            .iter()
            .map(StringRecord::len)
            .filter(|width| *width > 1);
        let usual = wide.map(|width| (agreeing(width), width)).max();
        let (rows, width) = usual.unwrap_or_default();
        let score = (named.unwrap_or(0), rows, width);
        if score > best.0 {
            best = (score, separator);
        }
    }
    best.1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_separator_is_the_one_the_rows_agree_on() {
        for (text, expected) in [
            ("a,b,c\n1,2,3\n", b','),
            ("a\tb\n1,5\t2\n", b'\t'),
            ("a;b;c\n1,5;2,5;3\n", b';'),
            ("a|b\n1|2", b'|'),
            ("a,b\n\"x;y;z\",1\n", b','),
            ("a,b,stops\n1,2,x;y\n3,4,\n", b','),
            ("alone\n1\n", b','),
            ("a\tb\tc", b'\t'),
            ("one,two\n1|2|3\n4|5|6\n7|8|9\n", b'|'),
            ("case_id,kind\n1|2|3\n4|5|6\n7|8|9\n", b','),
        ] {
            let known = |name: &str| ["case_id", "kind"].contains(&name);
            assert_eq!(separator(text, &known), expected, "{text}");
        }
    }
}
