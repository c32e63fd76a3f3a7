//! Verdicts and rejects written: CSV, JSON Lines and `.xlsx`.

mod cells;
#[cfg(feature = "excel")]
mod workbook;

use std::io::{self, Seek, Write};

use serde::{Deserialize, Serialize};

use self::cells::{Cells, Sort, columns};
use super::batch::Checked;
use super::escape::escaped;
use super::reject::Reject;
use super::source::{REASON_HEADER, Record};
use crate::ground::language::Language;

/// The form in which verdicts are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum VerdictFormat {
    /// CSV in UTF-8.
    #[default]
    Csv,
    /// JSON Lines: one object a verdict, its names those of the columns in data.
    JsonLines,
    /// A workbook, 1,000,000 verdicts a sheet.
    #[cfg(feature = "excel")]
    Xlsx,
}

impl VerdictFormat {
    /// The extension of its files.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::JsonLines => "jsonl",
            #[cfg(feature = "excel")]
            Self::Xlsx => "xlsx",
        }
    }
}

/// How verdicts are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct VerdictOptions {
    /// The form.
    pub format: VerdictFormat,
    /// Whether a CSV begins with a byte order mark, by which Excel knows UTF-8.
    pub byte_order_mark: bool,
    /// Whether the headers are in Chinese; otherwise they are the names in data.
    pub chinese_headers: bool,
    /// The language of an explanation in a column of its own; none without.
    pub explanation: Option<Language>,
}

/// Writes verdicts, one line a case and commitment.
///
/// | column | Chinese header | meaning |
/// |---|---|---|
/// | `line` | 行号 | the row's line in the log; of events, the first's |
/// | `case_id`, `kind` | 案件编号、事项 | as in the log |
/// | `commitment`, `limit`, `extension` | 承诺、时限、延长期限 | what it was checked against |
/// | `verdict` | 判定 | `met`, `missed`, `running`, `overdue`, `paused`, `not_started`, `not_applicable` or `undetermined` |
/// | `detail` | 余量或原因 | the margin, or the reason by its name in data |
/// | `started_at`, `finished_at` | 起算时间、办结时间 | the moments that counted |
/// | `due_day`, `due_at`, `unrolled_day` | 到期日、到期时刻、顺延前到期日 | the deadline; `due_at` of the end of a day is 00:00 of the next |
/// | `basis` | 日历依据 | whether the verdict rests on announced days alone |
/// | `statutory_verdict`, `statutory_due_day` | 法定时限判定、法定到期日 | the same against the statutory limit |
/// | `working_days`, `working_day_fraction`, `open_seconds`, `calendar_days` | 用时 | how long it has taken, stops taken out |
/// | `decided_by` | 采用文本 | the reading that decided, where the source has two |
/// | `findings` | 处理情况 | what was noticed and dealt with, `hours-assumed` among it |
/// | `explanation` | 说明 | on request: day by day why |
///
/// In CSV a cell that a spreadsheet would run as a formula has an apostrophe
/// before it; the other forms have types and need none.
pub struct VerdictWriter<W: Write> {
    output: Output<W>,
    cells: Cells,
    options: VerdictOptions,
}

enum Output<W: Write> {
    Csv(Box<csv::Writer<W>>),
    JsonLines(W),
    #[cfg(feature = "excel")]
    Xlsx(Box<workbook::Workbook<W>>),
}

impl<W: Write + Seek + Send> VerdictWriter<W> {
    /// Starts with the header line of CSV with names in data.
    ///
    /// # Errors
    ///
    /// Those of the output.
    pub fn new(output: W) -> io::Result<Self> {
        Self::with_options(output, VerdictOptions::default())
    }

    /// Starts with the header line, where the form has one.
    ///
    /// # Errors
    ///
    /// Those of the output.
    pub fn with_options(mut output: W, options: VerdictOptions) -> io::Result<Self> {
        let headers = || {
            columns(options.explanation.is_some()).map(|column| {
                if options.chinese_headers {
                    column.chinese
                } else {
                    column.id
                }
            })
        };
        let output = match options.format {
            VerdictFormat::Csv => {
                if options.byte_order_mark {
                    output.write_all("\u{feff}".as_bytes())?;
                }
                let mut csv = csv::Writer::from_writer(output);
                csv.write_record(headers()).map_err(io_error)?;
                Output::Csv(Box::new(csv))
            }
            VerdictFormat::JsonLines => Output::JsonLines(output),
            #[cfg(feature = "excel")]
            VerdictFormat::Xlsx => {
                let headers = headers().collect();
                Output::Xlsx(Box::new(workbook::Workbook::new(output, headers)?))
            }
        };
        Ok(Self {
            output,
            cells: Cells::default(),
            options,
        })
    }

    /// Writes one verdict.
    ///
    /// # Errors
    ///
    /// Those of the output.
    pub fn write(&mut self, checked: &Checked<'_>) -> io::Result<()> {
        self.cells.fill(checked, self.options.explanation);
        let cells = self.cells.iter();
        match &mut self.output {
            Output::Csv(csv) => {
                for cell in cells {
                    csv.write_field(&*escaped(cell)).map_err(io_error)?;
                }
                csv.write_record(None::<&[u8]>).map_err(io_error)
            }
            Output::JsonLines(output) => {
                let columns = columns(self.options.explanation.is_some());
                for (index, (column, cell)) in columns.zip(cells).enumerate() {
                    output.write_all(if index == 0 { b"{\"" } else { b",\"" })?;
                    output.write_all(column.id.as_bytes())?;
                    output.write_all(b"\":")?;
                    match (column.sort, cell) {
                        (Sort::Words, words) => {
                            let words: Vec<&str> = words.split_whitespace().collect();
                            serde_json::to_writer(&mut *output, &words)?;
                        }
                        (_, "") => output.write_all(b"null")?,
                        (Sort::Number, number) => output.write_all(number.as_bytes())?,
                        (Sort::Text, text) => serde_json::to_writer(&mut *output, text)?,
                    }
                }
                output.write_all(b"}\n")
            }
            #[cfg(feature = "excel")]
            Output::Xlsx(book) => {
                let columns = columns(self.options.explanation.is_some());
                book.write(columns.map(|column| column.sort).zip(cells))
            }
        }
    }

    /// The output, everything written.
    ///
    /// # Errors
    ///
    /// Those of the output.
    pub fn finish(self) -> io::Result<W> {
        match self.output {
            Output::Csv(csv) => csv.into_inner().map_err(csv::IntoInnerError::into_error),
            Output::JsonLines(output) => Ok(output),
            #[cfg(feature = "excel")]
            Output::Xlsx(book) => book.finish(),
        }
    }
}

/// An error of CSV as the error of the output that it is.
fn io_error(error: csv::Error) -> io::Error {
    let text = error.to_string();
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        _ => io::Error::other(text),
    }
}

/// Writes rejects in CSV: `line`, `case_id`, `column`, `value`, `reason`. Cells that
/// a spreadsheet would run have an apostrophe before them.
pub struct RejectWriter<W: Write> {
    csv: csv::Writer<W>,
}

impl<W: Write> RejectWriter<W> {
    /// Starts with the header line.
    ///
    /// # Errors
    ///
    /// Those of the output.
    pub fn new(output: W) -> io::Result<Self> {
        let mut csv = csv::Writer::from_writer(output);
        csv.write_record(["line", "case_id", "column", "value", "reason"])
            .map_err(io_error)?;
        Ok(Self { csv })
    }

    /// Writes one reject.
    ///
    /// # Errors
    ///
    /// Those of the output.
    pub fn write(&mut self, reject: &Reject) -> io::Result<()> {
        self.csv
            .write_record([
                reject.line().to_string().as_str(),
                &escaped(reject.case_id()),
                &escaped(reject.column()),
                &escaped(reject.value()),
                &escaped(&reject.reason().to_string()),
            ])
            .map_err(io_error)
    }

    /// The output, everything written.
    ///
    /// # Errors
    ///
    /// Those of the output.
    pub fn finish(self) -> io::Result<W> {
        self.csv
            .into_inner()
            .map_err(csv::IntoInnerError::into_error)
    }
}

/// Writes rejected rows as they stand in the log, in CSV, to be put right and
/// checked alone: the log's own columns, after one that says what is wrong. The
/// same mapping reads it again.
///
/// Cells that a spreadsheet would run have an apostrophe before them, which is
/// taken off when a file with that first column is read.
pub struct RejectedRowWriter<W: Write> {
    csv: csv::Writer<W>,
    width: Option<usize>,
}

impl<W: Write> RejectedRowWriter<W> {
    /// Starts with nothing: the first row brings the headers.
    pub fn new(output: W) -> Self {
        let csv = csv::WriterBuilder::new().flexible(true).from_writer(output);
        Self { csv, width: None }
    }

    /// Writes one row. In logs whose names come with the rows, those that come
    /// after the first reject have no column.
    ///
    /// # Errors
    ///
    /// Those of the output.
    pub fn write(
        &mut self,
        headers: &[String],
        record: &Record,
        reject: &Reject,
    ) -> io::Result<()> {
        // of a file of rejected rows, what was wrong before is of no interest
        let kept = |index: &usize| headers.get(*index).is_none_or(|name| name != REASON_HEADER);
        if self.width.is_none() {
            self.width = Some(headers.len());
            self.csv.write_field(REASON_HEADER).map_err(io_error)?;
            for index in (0..headers.len()).filter(kept) {
                let name = headers.get(index).map(String::as_str).unwrap_or_default();
                self.csv.write_field(&*escaped(name)).map_err(io_error)?;
            }
            self.csv.write_record(None::<&[u8]>).map_err(io_error)?;
        }
        let reason = reject.to_string();
        self.csv.write_field(&*escaped(&reason)).map_err(io_error)?;
        for index in (0..record.len()).filter(kept) {
            let text = record
                .cell(index)
                .map(|cell| cell.text())
                .unwrap_or_default();
            self.csv.write_field(&*escaped(text)).map_err(io_error)?;
        }
        self.csv.write_record(None::<&[u8]>).map_err(io_error)
    }

    /// The output, everything written.
    ///
    /// # Errors
    ///
    /// Those of the output.
    pub fn finish(self) -> io::Result<W> {
        self.csv
            .into_inner()
            .map_err(csv::IntoInnerError::into_error)
    }
}
