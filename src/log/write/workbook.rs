//! Verdicts in a workbook, row by row in constant memory.

use std::io::{self, Seek, Write};

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook as Book, XlsxError};

use super::cells::Sort;

/// How many verdicts a sheet holds: a sheet ends at 1,048,576 rows.
const ROWS_A_SHEET: u32 = 1_000_000;
/// The longest text of a cell.
const LONGEST_TEXT: usize = 32_767;

pub(super) struct Workbook<W> {
    book: Book,
    output: W,
    headers: Vec<&'static str>,
    sheets: usize,
    row: u32,
}

impl<W: Write + Seek + Send> Workbook<W> {
    pub(super) fn new(output: W, headers: Vec<&'static str>) -> io::Result<Self> {
        let mut book = Book::new();
        // the same verdicts are the same bytes: no time of making
        let made = ExcelDateTime::from_ymd(2023, 6, 7).map_err(io_error)?;
        book.set_properties(&DocProperties::new().set_creation_datetime(&made));
        let mut workbook = Self {
            book,
            output,
            headers,
            sheets: 0,
            row: 0,
        };
        workbook.begin_sheet()?;
        Ok(workbook)
    }

    fn begin_sheet(&mut self) -> io::Result<()> {
        self.sheets += 1;
        let bold = Format::new().set_bold();
        let sheet = self
            .book
            .add_worksheet_with_constant_memory()
            .map_err(io_error)?;
        sheet
            .set_name(format!("verdicts {}", self.sheets))
            .map_err(io_error)?;
        sheet.set_freeze_panes(1, 0).map_err(io_error)?;
        for (column, header) in (0..).zip(&self.headers) {
            sheet
                .write_string_with_format(0, column, *header, &bold)
                .map_err(io_error)?;
        }
        self.row = 0;
        Ok(())
    }

    pub(super) fn write<'c>(
        &mut self,
        cells: impl Iterator<Item = (Sort, &'c str)>,
    ) -> io::Result<()> {
        if self.row == ROWS_A_SHEET {
            self.begin_sheet()?;
        }
        self.row += 1;
        let sheet = self
            .book
            .worksheet_from_index(self.sheets - 1)
            .map_err(io_error)?;
        for (column, (sort, cell)) in (0..).zip(cells) {
            if cell.is_empty() {
                continue;
            }
            let number = Some(cell).filter(|_| sort == Sort::Number);
            let written = match number.and_then(|cell| cell.parse::<f64>().ok()) {
                Some(number) => sheet.write_number(self.row, column, number),
                None => sheet.write_string(self.row, column, shortened(cell)),
            };
            written.map_err(io_error)?;
        }
        Ok(())
    }

    pub(super) fn finish(mut self) -> io::Result<W> {
        self.book
            .save_to_writer(&mut self.output)
            .map_err(io_error)?;
        Ok(self.output)
    }
}

/// A text no longer than a cell can be; one cut off says so.
fn shortened(text: &str) -> String {
    let characters = text.encode_utf16().count();
    if characters <= LONGEST_TEXT {
        return text.to_owned();
    }
    let mut left = LONGEST_TEXT - 1;
    let kept = text.chars().take_while(|c| {
        let fits = c.len_utf16() <= left;
        left = left.saturating_sub(c.len_utf16());
        fits
    });
    let mut kept: String = kept.collect();
    kept.push('…');
    kept
}

fn io_error(error: XlsxError) -> io::Error {
    match error {
        XlsxError::IoError(error) => error,
        other => io::Error::other(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_too_long_for_a_cell_is_cut_and_says_so() {
        assert_eq!(shortened("short"), "short");
        let long = shortened(&"长".repeat(40_000));
        assert_eq!(long.encode_utf16().count(), LONGEST_TEXT);
        assert!(long.ends_with('…'));
    }
}
