//! What the parts of a packed workbook claim, held against what they can hold.
//!
//! The readers make room for what a part says of itself: so many texts, so long a
//! record, a cell so many times. A few bytes that are wrong would take gigabytes,
//! and memory that cannot be had ends the process. What is looked at here is what
//! they look at, and as they look at it.

use std::collections::BTreeSet;
use std::io::{self, BufRead, BufReader, Cursor, Read};

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::cell_text::CellText;
use super::lines::LONGEST_ROW;
use crate::log::error::LogError;

/// The most a workbook may unpack to.
pub(super) const LARGEST_CONTENT: u64 = 1024 * 1024 * 1024;
/// The most cells read of a sheet: a million rows of twenty.
pub(super) const MOST_CELLS: u64 = 20_000_000;
/// Where a binary workbook says which of its parts are sheets.
const SHEETS: &str = "xl/_rels/workbook.bin.rels";
/// The least that a text takes in a part of texts: `<si/>`.
const LEAST_TEXT: u64 = 5;

/// The error of a workbook that cannot be read.
pub(super) fn unusable(reason: impl ToString) -> LogError {
    LogError::Workbook(reason.to_string())
}

/// What a packed workbook is.
pub(super) enum Kind {
    Xlsx,
    /// With the names of its sheets.
    Xlsb(BTreeSet<String>),
    Ods,
}

/// A part's name as the readers compare it.
fn plain(name: &str) -> String {
    name.replace('\\', "/").to_ascii_lowercase()
}

impl Kind {
    pub(super) fn of(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<Self, LogError> {
        let has = |part: &str| archive.file_names().flatten().any(|name| name == part);
        if !has("xl/workbook.bin") {
            return Ok(if has("content.xml") {
                Self::Ods
            } else {
                Self::Xlsx
            });
        }
        if !has(SHEETS) {
            return Ok(Self::Xlsb(BTreeSet::new()));
        }
        let part = archive.by_name(SHEETS).map_err(unusable)?;
        Ok(Self::Xlsb(sheets(part.take(LARGEST_CONTENT))?))
    }

    /// Looks through a part for claims that cannot be true.
    pub(super) fn check(&self, name: &str, content: impl Read) -> Result<(), LogError> {
        let part = plain(name);
        let of = match self {
            Self::Xlsx if part.ends_with("sharedstrings.xml") => return texts(name, content),
            Self::Ods if name == "content.xml" => return tables(content),
            Self::Xlsb(sheets) => match part.as_str() {
                "xl/styles.bin" => Part::Styles,
                "xl/sharedstrings.bin" => Part::Texts,
                "xl/workbook.bin" => Part::Workbook,
                part if sheets.contains(part) => Part::Sheet,
                _ => return Ok(()),
            },
            Self::Xlsx if part.starts_with("xl/worksheets/") => {
                return short_cells(content).map(|_| ());
            }
            _ => return Ok(()),
        };
        let records = Records::new(name, content);
        match of {
            Part::Styles => records.check_styles(),
            of => records.check(of),
        }
    }
}

/// The sheets that a binary workbook names.
fn sheets(content: impl Read) -> Result<BTreeSet<String>, LogError> {
    let mut xml = Reader::from_reader(BufReader::new(content));
    xml.config_mut().check_end_names = false;
    let (mut buffer, mut found) = (Vec::new(), BTreeSet::new());
    loop {
        buffer.clear();
        let event = xml.read_event_into(&mut buffer).map_err(unusable)?;
        let (Event::Start(tag) | Event::Empty(tag)) = &event else {
            match event {
                Event::Eof => return Ok(found),
                _ => continue,
            }
        };
        if tag.name().as_ref() != "Relationship" {
            continue;
        }
        for attribute in tag.attributes() {
            let attribute = attribute.map_err(unusable)?;
            if attribute.key.as_ref() == "Target" {
                let target = unescape(&attribute.value).map_err(unusable)?;
                let part = plain(&format!("xl/{target}"));
                if part.starts_with("xl/worksheets") {
                    found.insert(part);
                }
            }
        }
    }
}

/// Looks through the cells of a part of an `.xlsx`; how many bytes were left of it.
fn short_cells(content: impl Read) -> Result<u64, LogError> {
    let (mut content, mut cell, mut read) = (BufReader::new(content), CellText::default(), 0);
    loop {
        let piece = content.fill_buf().map_err(unusable)?;
        if piece.is_empty() {
            return Ok(read);
        }
        if !cell.goes_on(piece) {
            return Err(long_cell());
        }
        let length = piece.len();
        read += length as u64;
        content.consume(length);
    }
}

fn long_cell() -> LogError {
    unusable(format!(
        "it has a cell of more than {} MiB",
        LONGEST_ROW >> 20
    ))
}

/// The texts of an `.xlsx` say beforehand how many they are.
fn texts(name: &str, content: impl Read) -> Result<(), LogError> {
    let mut xml = Reader::from_reader(BufReader::new(content));
    let config = xml.config_mut();
    config.check_end_names = false;
    config.check_comments = false;
    config.expand_empty_elements = true;
    let mut buffer = Vec::new();
    let claimed = loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer).map_err(unusable)? {
            Event::Start(tag) if tag.local_name().as_ref() == "sst" => {
                break number(&tag, "uniqueCount")?;
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    };
    let room = short_cells(xml.into_inner())?;
    match claimed {
        Some(claimed) => are_texts(name, claimed, room / LEAST_TEXT),
        None => Ok(()),
    }
}

fn are_texts(name: &str, claimed: u64, room: u64) -> Result<(), LogError> {
    if claimed > room {
        return Err(unusable(format!(
            "`{name}` claims {claimed} texts, more than it can hold"
        )));
    }
    if claimed > MOST_CELLS {
        return Err(unusable(format!("it has more than {MOST_CELLS} texts")));
    }
    Ok(())
}

/// A number that a tag claims; none where it claims nothing.
fn number(tag: &BytesStart<'_>, name: &str) -> Result<Option<u64>, LogError> {
    let Some(attribute) = tag.try_get_attribute(name).map_err(unusable)? else {
        return Ok(None);
    };
    let value = attribute.value.trim();
    if value.is_empty() || !value.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(unusable(format!("`{name}` is `{value}`, and no number")));
    }
    Ok(Some(value.parse().unwrap_or(u64::MAX)))
}

/// A part of a binary workbook that consists of records.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    Workbook,
    Styles,
    Texts,
    Sheet,
}

const BEGIN_FORMATS: u16 = 0x0267;
const FORMAT: u16 = 0x002C;
const BEGIN_CELL_FORMATS: u16 = 0x0269;
const CELL_FORMAT: u16 = 0x002F;
const BEGIN_TEXTS: u16 = 0x009F;
const TEXT: u16 = 0x0013;
const CELL_OF_TEXT: u16 = 0x0006;
const CELL_OF_FORMULA_TEXT: u16 = 0x0008;
const OTHER_SHEETS: u16 = 0x016A;

struct Records<'n, R> {
    part: &'n str,
    rest: BufReader<R>,
}

/// How long a record is, and its first bytes.
struct Data {
    length: u64,
    first: Vec<u8>,
}

impl Data {
    fn number(&self, at: usize) -> Option<u64> {
        let bytes = self.first.get(at..at + 4)?;
        Some(u64::from(u32::from_le_bytes(bytes.try_into().ok()?)))
    }

    /// Whether there is a count at that place, and room for as many behind it.
    fn holds(&self, at: usize, size: u64) -> bool {
        let room = self.length.saturating_sub(at as u64 + 4);
        self.number(at).is_some_and(|count| count * size <= room)
    }
}

impl<'n, R: Read> Records<'n, R> {
    fn new(part: &'n str, content: R) -> Self {
        Self {
            part,
            rest: BufReader::new(content),
        }
    }

    fn byte(&mut self) -> Result<Option<u8>, LogError> {
        let mut byte = [0];
        let read = self.rest.read(&mut byte).map_err(unusable)?;
        Ok(Some(byte).filter(|_| read == 1).map(|[byte]| byte))
    }

    fn kind(&mut self) -> Result<Option<u16>, LogError> {
        let Some(low) = self.byte()? else {
            return Ok(None);
        };
        if low < 0x80 {
            return Ok(Some(u16::from(low)));
        }
        let high = self.byte()?;
        Ok(high.map(|high| u16::from(low & 0x7F) + (u16::from(high & 0x7F) << 7)))
    }

    /// What follows the kind of a record; none at the end.
    fn data(&mut self) -> Result<Option<Data>, LogError> {
        let mut length = 0_u64;
        for shift in [0, 7, 14, 21] {
            let Some(byte) = self.byte()? else {
                return Ok(None);
            };
            length += u64::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                break;
            }
        }
        let mut first = Vec::new();
        let mut data = self.rest.by_ref().take(length);
        let read = data.by_ref().take(16).read_to_end(&mut first);
        read.and_then(|_| io::copy(&mut data, &mut io::sink()))
            .map_err(unusable)?;
        let left = length - data.limit();
        if left < length {
            return Err(unusable(format!(
                "a record of `{}` claims {length} bytes, and {left} are left",
                self.part
            )));
        }
        Ok(Some(Data { length, first }))
    }

    fn check(mut self, of: Part) -> Result<(), LogError> {
        let (mut claimed, mut texts) = (None, 0_u64);
        while let Some(kind) = self.kind()? {
            let Some(data) = self.data()? else {
                break;
            };
            let is_held = match (of, kind) {
                (Part::Texts, BEGIN_TEXTS) => {
                    claimed = claimed.or(data.number(4));
                    claimed.is_some()
                }
                (Part::Texts, TEXT) => {
                    texts += 1;
                    data.holds(1, 2)
                }
                (Part::Sheet, CELL_OF_TEXT | CELL_OF_FORMULA_TEXT) => data.holds(8, 2),
                (Part::Workbook, OTHER_SHEETS) => data.holds(0, 12),
                _ => true,
            };
            if matches!(kind, TEXT | CELL_OF_TEXT | CELL_OF_FORMULA_TEXT)
                && data.length > LONGEST_ROW as u64
            {
                return Err(long_cell());
            }
            if !is_held {
                return Err(unusable(format!(
                    "a record of `{}` claims more than it holds",
                    self.part
                )));
            }
        }
        are_texts(self.part, claimed.unwrap_or(0), texts)
    }

    /// The reader of styles does not step over the records that it does not know.
    fn check_styles(mut self) -> Result<(), LogError> {
        while let Some(kind) = self.kind()? {
            let wanted = match kind {
                BEGIN_FORMATS => FORMAT,
                BEGIN_CELL_FORMATS => CELL_FORMAT,
                _ => continue,
            };
            let Some(claimed) = self.data()?.and_then(|data| data.number(0)) else {
                break;
            };
            let mut found = 0;
            while found < claimed {
                let Some(kind) = self.kind()? else {
                    return Err(unusable(format!(
                        "`{}` claims {claimed} formats, and holds {found}",
                        self.part
                    )));
                };
                self.data()?;
                found += u64::from(kind == wanted);
            }
            if kind == BEGIN_CELL_FORMATS {
                break;
            }
        }
        Ok(())
    }
}

/// What an OpenDocument sheet unfolds to: of a row, a cell or a space it may say
/// that it is there a million times, and room is made for the whole rectangle that
/// the cells with a value lie in.
#[derive(Default)]
struct Table {
    /// From the first row with a value to the last.
    rows: u64,
    empty_rows: u64,
    columns: Option<(u64, u64)>,
}

impl Table {
    fn put(&mut self, repeated: u64, columns: Option<(u64, u64)>) {
        let Some((left, right)) = columns else {
            self.empty_rows = self.empty_rows.saturating_add(repeated);
            return;
        };
        let (leftmost, rightmost) = self.columns.unwrap_or((left, right));
        if self.columns.is_some() {
            self.rows = self.rows.saturating_add(self.empty_rows);
        }
        self.empty_rows = 0;
        self.rows = self.rows.saturating_add(repeated);
        self.columns = Some((leftmost.min(left), rightmost.max(right)));
    }

    fn cells(&self) -> u64 {
        let width = self.columns.map_or(0, |(left, right)| right - left);
        self.rows.saturating_mul(width)
    }
}

/// A row as its cells come in.
#[derive(Default)]
struct Row {
    repeated: u64,
    /// The cells up to the last with a value, and those without one since.
    cells: u64,
    empty: u64,
    columns: Option<(u64, u64)>,
    text: u64,
}

/// A cell: how often it is there, and how long its text is.
struct Cell {
    repeated: u64,
    text: u64,
}

impl Row {
    fn put(&mut self, repeated: u64, has_value: bool) {
        if !has_value {
            self.empty = self.empty.saturating_add(repeated);
            return;
        }
        let left = self.cells.saturating_add(self.empty);
        self.cells = left.saturating_add(repeated);
        self.empty = 0;
        let (leftmost, _) = self.columns.unwrap_or((left, left));
        self.columns = Some((leftmost, self.cells));
    }
}

fn is_cell(name: &str) -> bool {
    matches!(name, "table:table-cell" | "table:covered-table-cell")
}

/// Whether a cell says that it has a value, and how long the text is that it says.
fn value(tag: &BytesStart<'_>) -> Result<(bool, u64), LogError> {
    let (mut has_value, mut text) = (false, 0);
    for attribute in tag.attributes().with_checks(false) {
        let attribute = attribute.map_err(unusable)?;
        let key = attribute.key.as_ref();
        if key.starts_with("office:") || key == "table:formula" {
            has_value = true;
            text += attribute.value.len() as u64;
        }
    }
    Ok((has_value, text))
}

/// Adds up what the sheets of an OpenDocument workbook unfold to.
pub(super) fn tables(content: impl Read) -> Result<(), LogError> {
    let mut xml = Reader::from_reader(BufReader::new(content));
    xml.config_mut().expand_empty_elements = true;
    let (mut buffer, mut cells, mut tables, mut text) = (Vec::new(), 0_u64, 0_u64, 0_u64);
    let (mut table, mut row, mut cell) = (Table::default(), None::<Row>, None::<Cell>);
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer).map_err(unusable)? {
            Event::DocType(_) => return Err(unusable("it has a DOCTYPE")),
            Event::Eof => return Ok(()),
            Event::Start(tag) => match tag.name().as_ref() {
                "table:table-row" => {
                    if row.is_some() {
                        return Err(unusable("it has a row within a row"));
                    }
                    row = Some(Row {
                        repeated: number(&tag, "table:number-rows-repeated")?.unwrap_or(1),
                        ..Row::default()
                    });
                }
                name if is_cell(name) => {
                    if cell.is_some() {
                        return Err(unusable("it has a cell within a cell"));
                    }
                    let repeated = number(&tag, "table:number-columns-repeated")?.unwrap_or(1);
                    let (has_value, text) = value(&tag)?;
                    if let Some(row) = &mut row {
                        row.put(repeated, has_value);
                    }
                    cell = Some(Cell { repeated, text });
                }
                name => {
                    if let Some(cell) = &mut cell {
                        let spaces = match name {
                            "text:s" => number(&tag, "text:c")?.unwrap_or(1),
                            _ => 1,
                        };
                        cell.text = cell.text.saturating_add(spaces);
                    }
                }
            },
            Event::Text(part) => {
                if let Some(cell) = &mut cell {
                    cell.text += part.len() as u64;
                }
            }
            Event::GeneralRef(part) => {
                if let Some(cell) = &mut cell {
                    cell.text += part.len() as u64;
                }
            }
            Event::End(tag) => match tag.name().as_ref() {
                "table:table" => {
                    tables = tables.saturating_add(table.cells());
                    table = Table::default();
                }
                "table:table-row" => {
                    let row = row.take().unwrap_or_default();
                    table.put(row.repeated, row.columns);
                    // a row is held once before it is repeated
                    cells = cells.saturating_add(row.cells);
                    text = text.saturating_add(row.text.saturating_mul(row.repeated));
                    let unfolded = tables.saturating_add(table.cells());
                    if cells.max(unfolded) > MOST_CELLS {
                        return Err(unusable(format!("it has more than {MOST_CELLS} cells")));
                    }
                    if text > LARGEST_CONTENT {
                        return Err(too_long());
                    }
                }
                name if is_cell(name) => {
                    let Some(Cell { repeated, text }) = cell.take() else {
                        continue;
                    };
                    if text > LONGEST_ROW as u64 {
                        return Err(long_cell());
                    }
                    let text = text.saturating_mul(repeated);
                    if text > LARGEST_CONTENT {
                        return Err(too_long());
                    }
                    if let Some(row) = &mut row {
                        row.text = row.text.saturating_add(text);
                    }
                }
                _ => {}
            },
            _ => {}
        }
    }
}

fn too_long() -> LogError {
    unusable(format!(
        "its texts, each as often as it says, are longer than {} MiB",
        LARGEST_CONTENT >> 20
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_longer_than_a_row_may_be_is_refused_however_its_part_comes() {
        let part = |longest: usize| {
            let text = "长".repeat(longest / 3);
            format!(
                "<sst><si><r><t>a</t></r></si><si k=\"v\"><r><t>{text}</t></r><r><t>b</t></r></si></sst>"
            )
        };
        assert!(short_cells(part(LONGEST_ROW - 2).as_bytes()).is_ok());
        let long = part(LONGEST_ROW + 2);
        assert_eq!(
            short_cells(long.as_bytes()).unwrap_err().to_string(),
            "the workbook cannot be read: it has a cell of more than 16 MiB"
        );
    }

    #[test]
    fn a_cell_repeated_without_bounds_is_refused() {
        let sheet = |rows: u64, columns: u64| {
            format!(
                "<t><table:table-row table:number-rows-repeated=\"{rows}\"><table:table-cell \
                 table:number-columns-repeated=\"{columns}\" office:value-type=\"string\"/>\
                 </table:table-row></t>"
            )
        };
        assert!(tables(sheet(1000, 7).as_bytes()).is_ok());
        let error = tables(sheet(1_048_576, 1024).as_bytes()).unwrap_err();
        assert_eq!(
            error.to_string(),
            "the workbook cannot be read: it has more than 20000000 cells"
        );
    }
}
