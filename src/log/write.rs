//! Verdicts and rejects written as CSV.

use std::fmt::Display;
use std::io::Write;

use super::batch::Checked;
use super::reader::Reject;
use crate::verdict::Verdict;

/// Writes verdicts, one line a case.
///
/// | column | meaning |
/// |---|---|
/// | `line` | the row's line in the log |
/// | `case_id`, `kind` | as in the log |
/// | `commitment`, `limit`, `extension` | what it was checked against |
/// | `verdict` | `met`, `missed`, `running`, `overdue`, `paused`, `not_started`, `not_applicable` or `undetermined` |
/// | `detail` | the margin, or the reason by its name in data |
/// | `started_at`, `finished_at` | the moments that counted |
/// | `due_day`, `due_at`, `unrolled_day` | the deadline; `due_at` of the end of a day is 00:00 of the next |
/// | `basis` | whether the verdict rests on announced days alone |
/// | `statutory_verdict`, `statutory_due_day` | the same against the statutory limit |
/// | `working_days`, `working_day_fraction`, `open_seconds`, `calendar_days` | how long it has taken, stops taken out |
/// | `decided_by` | the reading that decided, where the source has two |
/// | `findings` | what was noticed and dealt with, `hours-assumed` among it |
pub struct VerdictWriter<W: Write> {
    csv: csv::Writer<W>,
    cell: String,
}

const VERDICT_COLUMNS: [&str; 22] = [
    "line",
    "case_id",
    "kind",
    "commitment",
    "limit",
    "extension",
    "verdict",
    "detail",
    "started_at",
    "finished_at",
    "due_day",
    "due_at",
    "unrolled_day",
    "basis",
    "statutory_verdict",
    "statutory_due_day",
    "working_days",
    "working_day_fraction",
    "open_seconds",
    "calendar_days",
    "decided_by",
    "findings",
];

impl<W: Write> VerdictWriter<W> {
    /// Starts with the header line.
    ///
    /// # Errors
    ///
    /// Those of the output.
    pub fn new(output: W) -> csv::Result<Self> {
        let mut csv = csv::Writer::from_writer(output);
        csv.write_record(VERDICT_COLUMNS)?;
        Ok(Self {
            csv,
            cell: String::new(),
        })
    }

    /// Writes one verdict.
    ///
    /// # Errors
    ///
    /// Those of the output.
    pub fn write(&mut self, checked: &Checked<'_>) -> csv::Result<()> {
        let (row, outcome, elapsed) = (checked.row(), checked.outcome(), checked.elapsed());
        let case = row.case();
        let verdict = outcome.verdict();
        let deadline = outcome.deadline();
        let statutory = outcome.statutory();
        self.put(row.line())?;
        self.csv.write_field(case.id())?;
        self.csv.write_field(row.kind())?;
        self.csv.write_field(outcome.commitment().id())?;
        self.put(outcome.limit())?;
        self.put_some(case.extension())?;
        self.csv.write_field(verdict.kind().id())?;
        match verdict {
            Verdict::Undetermined(reason) => self.csv.write_field(reason.id())?,
            Verdict::NotApplicable(reason) => self.csv.write_field(reason.id())?,
            _ => self.put_some(verdict.amount())?,
        }
        self.put_some(outcome.start())?;
        self.put_some(outcome.finish())?;
        self.put_some(deadline.map(|deadline| deadline.day()))?;
        self.put_some(deadline.map(|deadline| deadline.at()))?;
        self.put_some(deadline.map(|deadline| deadline.unrolled_day()))?;
        self.csv.write_field(outcome.basis().id())?;
        let kind = statutory.map(|tier| tier.verdict().kind().id());
        self.csv.write_field(kind.unwrap_or_default())?;
        let day = statutory.and_then(|tier| tier.deadline());
        self.put_some(day.map(|deadline| deadline.day()))?;
        self.put_some(elapsed.map(|elapsed| elapsed.working_days()))?;
        self.put_some(elapsed.and_then(|elapsed| elapsed.working_days_of_time()))?;
        let open = elapsed.and_then(|elapsed| elapsed.open_time());
        self.put_some(open.map(seconds))?;
        self.put_some(elapsed.map(|elapsed| elapsed.calendar_days()))?;
        self.put_some(outcome.decided_by())?;
        self.cell.clear();
        for finding in outcome.findings().iter() {
            push_word(&mut self.cell, finding.id());
        }
        if outcome.hours_assumed() {
            push_word(&mut self.cell, "hours-assumed");
        }
        self.csv.write_field(&self.cell)?;
        self.csv.write_record(None::<&[u8]>)
    }

    /// The output, everything written.
    ///
    /// # Errors
    ///
    /// Those of the output.
    pub fn finish(self) -> std::io::Result<W> {
        self.csv
            .into_inner()
            .map_err(csv::IntoInnerError::into_error)
    }

    fn put(&mut self, value: impl Display) -> csv::Result<()> {
        use std::fmt::Write as _;
        self.cell.clear();
        // writing to a string does not fail
        let _ = write!(self.cell, "{value}");
        self.csv.write_field(&self.cell)
    }

    fn put_some(&mut self, value: Option<impl Display>) -> csv::Result<()> {
        match value {
            Some(value) => self.put(value),
            None => self.csv.write_field(""),
        }
    }
}

fn push_word(cell: &mut String, word: &str) {
    if !cell.is_empty() {
        cell.push(' ');
    }
    cell.push_str(word);
}

/// Seconds, with a fraction where there is one.
fn seconds(time: chrono::TimeDelta) -> String {
    let nanos = time.subsec_nanos().unsigned_abs();
    if nanos == 0 {
        return time.num_seconds().to_string();
    }
    let sign = if time < chrono::TimeDelta::zero() {
        "-"
    } else {
        ""
    };
    let fraction = format!("{nanos:09}");
    let whole = time.num_seconds().unsigned_abs();
    format!("{sign}{whole}.{}", fraction.trim_end_matches('0'))
}

/// Writes rejects: `line`, `case_id`, `column`, `value`, `reason`.
pub struct RejectWriter<W: Write> {
    csv: csv::Writer<W>,
}

impl<W: Write> RejectWriter<W> {
    /// Starts with the header line.
    ///
    /// # Errors
    ///
    /// Those of the output.
    pub fn new(output: W) -> csv::Result<Self> {
        let mut csv = csv::Writer::from_writer(output);
        csv.write_record(["line", "case_id", "column", "value", "reason"])?;
        Ok(Self { csv })
    }

    /// Writes one reject.
    ///
    /// # Errors
    ///
    /// Those of the output.
    pub fn write(&mut self, reject: &Reject) -> csv::Result<()> {
        self.csv.write_record([
            reject.line().to_string().as_str(),
            reject.case_id(),
            reject.column(),
            reject.value(),
            reject.reason().to_string().as_str(),
        ])
    }

    /// The output, everything written.
    ///
    /// # Errors
    ///
    /// Those of the output.
    pub fn finish(self) -> std::io::Result<W> {
        self.csv
            .into_inner()
            .map_err(csv::IntoInnerError::into_error)
    }
}
