//! A log looked at: what it is, what its columns hold, and a mapping proposed.

use std::collections::BTreeMap;
use std::fmt;
use std::io::Read;

use serde::Serialize;

use super::activities::{ActivitySeen, Counted};
use super::proposal::Proposal;
use super::seen::ColumnSeen;
use crate::day::schedule::Schedule;
use crate::log::error::LogError;
use crate::log::mapping::column::Column;
use crate::log::source::about::About;
use crate::log::source::options::SourceOptions;
use crate::log::source::record::Record;
use crate::log::source::source::Source;
use crate::plan::Plan;

/// What was seen in a log, and the mapping that it proposes.
///
/// ```
/// use shixian::Schedule;
/// use shixian::log::{Mapping, SourceOptions, inspect};
/// use shixian::plan::huarong_2023;
///
/// let log = "业务编号;事项;受理日期;办结日期\n\
///            1;联合验收;2023/6/20 9:05;2023/6/26 16:00\n";
/// let seen = inspect(
///     log.as_bytes(),
///     &SourceOptions::default(),
///     &huarong_2023::PLAN,
///     &Schedule::china(),
///     1000,
/// )?;
/// assert_eq!(seen.columns()[2].shapes["YYYY/N/N N:N"], 1);
/// let mapping = Mapping::from_toml(&seen.mapping())?;
/// assert_eq!(mapping.times().zone, Some(chrono_tz::Asia::Shanghai));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Serialize)]
pub struct Inspection {
    file: About,
    rows: u64,
    is_whole: bool,
    columns: Vec<ColumnSeen>,
    activities: BTreeMap<String, ActivitySeen>,
    cases: usize,
    duplicates: u64,
    notes: Vec<String>,
    mapping: String,
}

impl Inspection {
    /// What the file was found to be.
    #[must_use]
    pub const fn file(&self) -> &About {
        &self.file
    }

    /// How many rows were looked at.
    #[must_use]
    pub const fn rows(&self) -> u64 {
        self.rows
    }

    /// The columns, in the order of the log.
    #[must_use]
    pub fn columns(&self) -> &[ColumnSeen] {
        &self.columns
    }

    /// The mapping proposed, in TOML, with what speaks for it.
    #[must_use]
    pub fn mapping(&self) -> String {
        self.mapping.clone()
    }
}

/// Looks at the first `rows` of a log, and proposes a mapping for checking it
/// against `plan` on `schedule`.
///
/// # Errors
///
/// Content that cannot be read, or not for sure.
pub fn inspect<'i>(
    input: impl Read + 'i,
    options: &SourceOptions,
    plan: &Plan<'_>,
    schedule: &Schedule,
    rows: u64,
) -> Result<Inspection, LogError> {
    let mut source = Source::open(input, options, &Column::any_is_called)?;
    let mut columns: Vec<ColumnSeen> = Vec::new();
    let mut records: Vec<Record> = Vec::new();
    let mut record = Record::default();
    let (mut looked_at, mut is_whole) = (0, false);
    let is_1904 = source.about().has_1904_dates;
    while looked_at < rows {
        if !source.read(&mut record)? {
            is_whole = true;
            break;
        }
        looked_at += 1;
        for header in source.headers().iter().skip(columns.len()) {
            columns.push(ColumnSeen {
                header: header.clone(),
                ..ColumnSeen::default()
            });
        }
        for (index, seen) in columns.iter_mut().enumerate() {
            if let Some(cell) = record.cell(index) {
                seen.see(cell, schedule, is_1904);
            }
        }
        records.push(record.clone());
    }
    for header in source.headers().iter().skip(columns.len()) {
        columns.push(ColumnSeen {
            header: header.clone(),
            ..ColumnSeen::default()
        });
    }
    for column in &mut columns {
        column.finish();
    }
    let mut proposal = Proposal::new(source.about(), &columns, plan, schedule);
    let counted = Counted::of(&records, proposal.is_of_events(), |column| {
        proposal.index(column)
    });
    proposal.settle(&counted);
    let (mapping, mut notes) = proposal.write(&counted);
    if counted.duplicates > 0 {
        let what = if proposal.is_of_events() {
            "events are told twice, with the same case, activity and time"
        } else {
            "rows name a case and a matter that an earlier row names"
        };
        notes.push(format!("{} {what}", counted.duplicates));
    }
    Ok(Inspection {
        file: source.about().clone(),
        rows: looked_at,
        is_whole,
        activities: counted.activities,
        cases: counted.cases,
        duplicates: counted.duplicates,
        notes,
        mapping,
        columns,
    })
}

impl fmt::Display for Inspection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.file)?;
        let rows = if self.is_whole { "all" } else { "the first" };
        writeln!(
            f,
            "looked at {rows} {} rows, {} cases",
            self.rows, self.cases
        )?;
        for column in &self.columns {
            write!(
                f,
                "  {}: {} filled, {} different",
                column.header, column.filled, column.different
            )?;
            if !column.examples.is_empty() {
                write!(f, ", such as {}", column.examples.join(" | "))?;
            }
            writeln!(f)?;
            for (shape, count) in &column.shapes {
                writeln!(f, "    {count} times written as {shape}")?;
            }
            for (count, what) in [
                (column.zoned, "with a zone"),
                (column.local, "without a zone"),
                (column.dates, "dates without a time of day"),
                (column.repeated_hour, "that the clocks showed twice"),
                (column.midnight, "at 00:00"),
                (column.last_minute, "at 23:59"),
                (column.either_order, "with day and month either way round"),
                (column.outside_calendar, "in years outside the calendar"),
                (column.unusable, "cells that cannot be used"),
            ] {
                if count > 0 {
                    writeln!(f, "    {count} {what}")?;
                }
            }
        }
        for note in &self.notes {
            writeln!(f, "note: {note}")?;
        }
        write!(f, "\n{}", self.mapping)
    }
}
