//! Rejects written, and the rejected rows as they stand in the log.

use std::io::{self, Write};

use super::csv_error::io_error;
use crate::log::escape::escaped;
use crate::log::reject::Reject;
use crate::log::source::record::Record;
use crate::log::source::rejected_rows::REASON_HEADER;

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
