//! Verdicts written: CSV, JSON Lines and `.xlsx`.

use std::io::{self, Seek, Write};
use std::path::Path;

use super::cells::{Cells, Sort, columns};
use super::csv_error::io_error;
use super::options::{VerdictFormat, VerdictOptions};
#[cfg(feature = "excel")]
use super::workbook;
use crate::log::check::checked::Checked;
use crate::log::escape::escaped;

/// Writes verdicts, one line a case and commitment.
///
/// | column | Chinese header | meaning |
/// |---|---|---|
/// | `line` | 行号 | the row's line in the log; of events, the first's |
/// | `case_id`, `kind` | 案件编号、事项 | as in the log |
/// | `commitment`, `limit`, `extension` | 承诺、时限、延长期限 | what it was checked against |
/// | `verdict` | 判定 | `met`, `missed`, `running`, `overdue`, `paused`, `not_started`, `not_applicable` or `undetermined` |
/// | `detail` | 余量或原因 | the margin, or the reason by its name in data |
/// | `started_at`, `finished_at` | 起算时间、办结时间 | the moments that counted; of a case that is undetermined, those that were read |
/// | `due_day`, `due_at`, `unrolled_day` | 到期日、到期时刻、顺延前到期日 | the deadline; `due_at` of the end of a day is 00:00 of the next |
/// | `basis` | 日历依据 | whether the verdict rests on announced days alone |
/// | `statutory_verdict`, `statutory_due_day` | 法定时限判定、法定到期日 | the same against the statutory limit |
/// | `statute` | 法定依据 | the text of the law that decided, in force when its clock started |
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
    pub fn with_options(output: W, options: VerdictOptions) -> io::Result<Self> {
        Self::begin(output, options, None)
    }

    /// As [`with_options`](Self::with_options), with what has to wait, as the rows of a
    /// workbook do, in temporary files in a folder: that of the output, for what does not
    /// fit there would not fit in the end.
    ///
    /// # Errors
    ///
    /// Those of the output and of the folder.
    pub fn with_temporary_files_in(
        folder: &Path,
        output: W,
        options: VerdictOptions,
    ) -> io::Result<Self> {
        Self::begin(output, options, Some(folder))
    }

    #[cfg_attr(
        not(feature = "excel"),
        expect(unused_variables, reason = "only workbooks have temporary files")
    )]
    fn begin(mut output: W, options: VerdictOptions, temporary: Option<&Path>) -> io::Result<Self> {
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
                Output::Xlsx(Box::new(workbook::Workbook::new(
                    output, headers, temporary,
                )?))
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
