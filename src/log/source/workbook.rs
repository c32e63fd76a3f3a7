//! Logs in workbooks: `.xlsx`, `.xlsb`, `.xls` and `.ods`.
//!
//! A sheet is held in memory. What a hostile file could make of that is bounded
//! before it is opened: the file itself, what it unpacks to, its cells, and whatever
//! it claims that its reader makes room for.

use std::io::{self, Cursor, Read};
use std::panic::catch_unwind;
use std::sync::Arc;

use calamine::{
    Data, DataRef, ExcelDateTime, Ods, Reader, SheetType, SheetVisible, Sheets, Xls, Xlsb, Xlsx,
};

use super::claims::{Kind, LARGEST_CONTENT, MOST_CELLS, unusable};
use super::record::{CellKind, Record};
use crate::log::error::LogError;
use crate::log::read::spreadsheet_serial::serial;

/// The largest workbook read.
const LARGEST_FILE: u64 = 512 * 1024 * 1024;

/// A sheet, row by row.
pub(super) struct Sheet {
    pub(super) name: String,
    pub(super) is_hidden: bool,
    rows: Vec<Record>,
}

/// A workbook read.
pub(super) struct Workbook {
    pub(super) format: &'static str,
    pub(super) has_1904_dates: bool,
    pub(super) sheets: Vec<Sheet>,
}

impl Sheet {
    pub(super) fn rows(&self) -> &[Record] {
        &self.rows
    }

    pub(super) fn into_rows(self) -> Vec<Record> {
        self.rows
    }
}

/// Reads the sheets of a workbook, or the one of that name.
pub(super) fn read(input: impl Read, only: Option<&str>) -> Result<Workbook, LogError> {
    let mut bytes = Vec::new();
    input
        .take(LARGEST_FILE + 1)
        .read_to_end(&mut bytes)
        .map_err(|source| LogError::Read { line: 0, source })?;
    if bytes.len() as u64 > LARGEST_FILE {
        return Err(unusable(format!(
            "it is larger than {} MiB",
            LARGEST_FILE >> 20
        )));
    }
    let bytes: Arc<[u8]> = bytes.into();
    // a broken workbook makes its reader panic now and then
    let read = catch_unwind(|| read_sheets(&bytes, only));
    read.unwrap_or_else(|_| Err(unusable("its content is broken")))
}

type Content = Cursor<Arc<[u8]>>;

/// Opens a workbook as what it is.
fn open(bytes: &Arc<[u8]>) -> Result<Sheets<Content>, LogError> {
    if !bytes.starts_with(b"PK") {
        let broken = "it is broken, or no workbook (one protected by a password cannot be read)";
        let stream = super::xls::stream(bytes).ok_or_else(|| unusable(broken))?;
        let cells = super::xls::claimed_cells(&stream).ok_or_else(|| unusable(broken))?;
        if cells > MOST_CELLS {
            return Err(unusable(format!("it has more than {MOST_CELLS} cells")));
        }
        let content = super::xls::alone(&stream).map_err(unusable)?;
        drop(stream);
        let book = Xls::new(Cursor::new(content.into())).map_err(|error| {
            unusable(format!(
                "{error} (one protected by a password cannot be read)"
            ))
        });
        return Ok(Sheets::Xls(book?));
    }
    let content = Cursor::new(Arc::clone(bytes));
    Ok(match unpacks_to_bounds(bytes, LARGEST_CONTENT)? {
        Kind::Xlsb(_) => Sheets::Xlsb(Xlsb::new(content).map_err(unusable)?),
        Kind::Ods => Sheets::Ods(Ods::new(content).map_err(unusable)?),
        Kind::Xlsx => Sheets::Xlsx(Xlsx::new(content).map_err(unusable)?),
    })
}

fn read_sheets(bytes: &Arc<[u8]>, only: Option<&str>) -> Result<Workbook, LogError> {
    let mut sheets = open(bytes)?;
    let (format, has_1904_dates) = match &sheets {
        Sheets::Xls(book) => ("xls", book.has_1904_epoch()),
        Sheets::Xlsx(book) => ("xlsx", book.has_1904_epoch()),
        Sheets::Xlsb(book) => ("xlsb", book.has_1904_epoch()),
        Sheets::Ods(_) => ("ods", false),
    };
    let names = sheets.sheet_names();
    if let Some(name) = only
        && !names.iter().any(|known| known == name)
    {
        return Err(LogError::NoSheet {
            name: name.to_owned(),
            found: names,
        });
    }
    // a chart has no cells
    let of_cells = |name: &String| {
        let mut known = sheets.sheets_metadata().iter();
        known.any(|sheet| sheet.name == *name && sheet.typ == SheetType::WorkSheet)
    };
    let names: Vec<String> = names.into_iter().filter(of_cells).collect();
    let of_hidden = |sheet: &&calamine::Sheet| sheet.visible != SheetVisible::Visible;
    let hidden = sheets.sheets_metadata().iter().filter(of_hidden);
    let hidden: Vec<String> = hidden.map(|sheet| sheet.name.clone()).collect();
    let mut read = Vec::new();
    for name in names {
        if only.is_some_and(|only| only != name) {
            continue;
        }
        let rows = rows(&mut sheets, &name, has_1904_dates)?;
        let is_hidden = hidden.contains(&name);
        read.push(Sheet {
            name,
            is_hidden,
            rows,
        });
    }
    Ok(Workbook {
        format,
        has_1904_dates,
        sheets: read,
    })
}

fn rows<R: io::Read + io::Seek>(
    sheets: &mut Sheets<R>,
    name: &str,
    is_1904: bool,
) -> Result<Vec<Record>, LogError> {
    let mut rows = Rows::default();
    macro_rules! stream {
        ($book:expr) => {{
            let cells = $book.worksheet_cells_reader(name);
            let mut cells =
                cells.map_err(|error| unusable(format!("the sheet `{name}`: {error}")))?;
            while let Some(cell) = cells.next_cell().map_err(unusable)? {
                let (row, column) = cell.get_position();
                rows.put(row, column, cell.get_value(), is_1904)?;
            }
        }};
    }
    match sheets {
        // cell by cell: what lies far apart costs nothing
        Sheets::Xlsx(book) => stream!(book),
        Sheets::Xlsb(book) => stream!(book),
        sheets => {
            let range = sheets.worksheet_range(name).map_err(unusable)?;
            let (top, left) = range.start().unwrap_or_default();
            for (row, column, value) in range.used_cells() {
                let at = |offset: u32, index| u32::try_from(index).map(|index| offset + index);
                let (row, column) = (at(top, row), at(left, column));
                let (Ok(row), Ok(column)) = (row, column) else {
                    continue;
                };
                rows.put(row, column, &borrowed(value), is_1904)?;
            }
        }
    }
    rows.finish(name)
}

fn borrowed(value: &Data) -> DataRef<'_> {
    match value {
        Data::String(text) => DataRef::SharedString(text),
        Data::Int(number) => DataRef::Int(*number),
        Data::Float(number) => DataRef::Float(*number),
        Data::Bool(yes) => DataRef::Bool(*yes),
        Data::DateTime(time) => DataRef::DateTime(*time),
        Data::DateTimeIso(text) | Data::DurationIso(text) => DataRef::SharedString(text),
        Data::Error(error) => DataRef::Error(error.clone()),
        _ => DataRef::Empty,
    }
}

/// The rows of a sheet as its cells come in.
#[derive(Default)]
struct Rows {
    rows: Vec<Record>,
    cells: u64,
    is_twice: bool,
}

impl Rows {
    fn put(
        &mut self,
        row: u32,
        column: u32,
        value: &DataRef<'_>,
        is_1904: bool,
    ) -> Result<(), LogError> {
        let Some((kind, text)) = cell(value, is_1904) else {
            return Ok(());
        };
        // an empty cell before this one takes room as well
        let line = u64::from(row) + 1;
        let column = column as usize;
        if column >= super::lines::MOST_COLUMNS {
            let columns = super::lines::MOST_COLUMNS;
            return Err(unusable(format!(
                "row {line} has a cell beyond the {columns} columns that a sheet has"
            )));
        }
        let is_new = self.rows.last().is_none_or(|last| last.line() != line);
        if is_new {
            let mut record = Record::default();
            record.start(line);
            self.rows.push(record);
        }
        let Some(record) = self.rows.last_mut() else {
            return Ok(());
        };
        let before = record.len();
        self.is_twice |= !record.put(column, kind, &text);
        self.cells += (record.len() - before) as u64;
        if self.cells > MOST_CELLS {
            return Err(unusable(format!("it has more than {MOST_CELLS} cells")));
        }
        Ok(())
    }

    fn finish(mut self, name: &str) -> Result<Vec<Record>, LogError> {
        self.rows.sort_by_key(Record::line);
        let lines = self.rows.iter().zip(self.rows.iter().skip(1));
        let apart = lines
            .into_iter()
            .any(|(one, next)| one.line() == next.line());
        if self.is_twice || apart {
            return Err(unusable(format!(
                "the sheet `{name}` has a cell twice, or a row in two parts"
            )));
        }
        Ok(self.rows)
    }
}

fn cell(value: &DataRef<'_>, is_1904: bool) -> Option<(CellKind, String)> {
    Some(match value {
        DataRef::Empty => return None,
        DataRef::String(text) => (CellKind::Text, text.clone()),
        DataRef::SharedString(text) => (CellKind::Text, (*text).to_owned()),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => (CellKind::Text, text.clone()),
        DataRef::Bool(yes) => (CellKind::Boolean(*yes), yes.to_string()),
        #[expect(clippy::cast_precision_loss, reason = "beyond 15 digits it is refused")]
        DataRef::Int(number) => numeric(*number as f64),
        DataRef::Float(number) => numeric(*number),
        DataRef::DateTime(time) => dated(*time, is_1904),
        DataRef::Error(error) => (CellKind::Unusable, error.to_string()),
    })
}

/// A number as a cell. A spreadsheet keeps fifteen digits and no more: a longer
/// one is no longer what was typed.
fn numeric(number: f64) -> (CellKind, String) {
    const EXACT: f64 = 1e15;
    let kind = if number.abs() < EXACT {
        CellKind::Number(number)
    } else {
        CellKind::Unusable
    };
    (kind, number.to_string())
}

fn dated(time: ExcelDateTime, is_1904: bool) -> (CellKind, String) {
    match serial(time.as_f64(), is_1904).filter(|_| time.is_datetime()) {
        Some(moment) => (CellKind::Moment(moment), moment.to_string()),
        None => numeric(time.as_f64()),
    }
}

/// Unpacks a packed workbook into nothing, to see that it keeps within bounds
/// whatever sizes it claims, and what it is.
fn unpacks_to_bounds(bytes: &[u8], limit: u64) -> Result<Kind, LogError> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(unusable)?;
    let kind = Kind::of(&mut archive)?;
    let mut left = limit;
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(unusable)?;
        let name = entry
            .name()
            .map(std::borrow::Cow::into_owned)
            .unwrap_or_default();
        let mut entry = entry.take(left + 1);
        let checked = kind.check(&name, &mut entry);
        if checked.is_ok() {
            io::copy(&mut entry, &mut io::sink()).map_err(unusable)?;
        }
        // what is cut short there claims more than it holds
        if entry.limit() == 0 {
            return Err(unusable(format!(
                "it unpacks to more than {} MiB",
                limit >> 20
            )));
        }
        checked?;
        left = entry.limit() - 1;
    }
    Ok(kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_unpacks_to_more_than_bounds_is_refused_whatever_it_claims() {
        use std::io::Write;
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let options = zip::write::SimpleFileOptions::default();
        for name in ["xl/workbook.xml", "content.xml"] {
            zip.start_file(name, options).unwrap();
            zip.write_all(&vec![b' '; 3 << 20]).unwrap();
        }
        let bomb = zip.finish().unwrap().into_inner();
        assert!(bomb.len() < 10_000);
        assert!(unpacks_to_bounds(&bomb, 6 << 20).is_ok());
        for limit in [2 << 20, (6 << 20) - 1] {
            let error = unpacks_to_bounds(&bomb, limit).err().unwrap().to_string();
            assert!(error.starts_with("the workbook cannot be read: it unpacks to more than "));
        }
    }
}
