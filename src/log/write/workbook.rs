//! Verdicts in a workbook, row by row in constant memory.

use std::io::{self, Seek, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

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
    /// A workbook whose rows wait in files in the folder `temporary` or, without one, in
    /// that of the system.
    pub(super) fn new(
        output: W,
        headers: Vec<&'static str>,
        temporary: Option<&Path>,
    ) -> io::Result<Self> {
        let mut book = Book::new();
        if let Some(folder) = temporary {
            book.set_tempdir(folder).map_err(io_error)?;
        }
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
        guarded(|| workbook.begin_sheet())?;
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
        guarded(|| self.write_row(cells))
    }

    fn write_row<'c>(&mut self, cells: impl Iterator<Item = (Sort, &'c str)>) -> io::Result<()> {
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
        guarded(|| self.book.save_to_writer(&mut self.output).map_err(io_error))?;
        Ok(self.output)
    }
}

/// The writer of workbooks panics where one of its temporary files cannot be written;
/// the workbook is of no use any more then.
fn guarded<T>(write: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
    catch_unwind(AssertUnwindSafe(write)).unwrap_or_else(|_| {
        Err(io::Error::other(
            "a temporary file of the workbook cannot be written; the disk may be full",
        ))
    })
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
    fn what_cannot_be_written_is_an_error() {
        let nowhere = Path::new("/nowhere/at/all");
        assert!(Workbook::new(io::Cursor::new(Vec::new()), vec!["a"], Some(nowhere)).is_err());
        let full = guarded(|| -> io::Result<()> { Err(io::ErrorKind::StorageFull.into()) });
        assert_eq!(full.unwrap_err().kind(), io::ErrorKind::StorageFull);
        let one_byte = io::Cursor::new([0; 1]);
        let book = Workbook::new(BufferOf(one_byte), vec!["a"], None).unwrap();
        assert!(book.finish().is_err());
    }

    /// An output that ends.
    struct BufferOf(io::Cursor<[u8; 1]>);

    impl Write for BufferOf {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.write(bytes)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    impl Seek for BufferOf {
        fn seek(&mut self, to: io::SeekFrom) -> io::Result<u64> {
            self.0.seek(to)
        }
    }

    #[test]
    fn a_text_too_long_for_a_cell_is_cut_and_says_so() {
        assert_eq!(shortened("short"), "short");
        let long = shortened(&"长".repeat(40_000));
        assert_eq!(long.encode_utf16().count(), LONGEST_TEXT);
        assert!(long.ends_with('…'));
    }
}
