//! A log looked at: what it is, what its columns hold, and a mapping proposed.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::io::Read;

use serde::Serialize;

use super::activities::{ActivitySeen, Counted};
use super::proposal::Proposal;
use super::seen::ColumnSeen;
use super::trial::objection;
use crate::day::schedule::Schedule;
use crate::ground::counted::counted as in_words;
use crate::log::error::LogError;
use crate::log::mapping::column::Column;
use crate::log::mapping::mapping::Mapping;
use crate::log::read::words::Words;
use crate::log::source::about::About;
use crate::log::source::record::{Record, is_whole as is_whole_line};
use crate::log::source::source::Source;
use crate::plan::Plan;

/// What was seen in a log, and the mapping that it proposes.
///
/// ```
/// use shixian::Schedule;
/// use shixian::log::{Column, Mapping, inspect};
/// use shixian::plan::huarong_2023;
///
/// let log = "业务编号;事项;受理日期;办结日期\n\
///            1;联合验收;2023/6/20 9:05;2023/6/26 16:00\n";
/// let seen = inspect(
///     log.as_bytes(),
///     &Mapping::new(),
///     &huarong_2023::PLAN,
///     &Schedule::china(),
///     1000,
/// )?;
/// assert_eq!(seen.columns()[2].shapes["YYYY/N/N N:N"], 1);
/// let mapping = Mapping::from_toml(&seen.mapping())?;
/// assert_eq!(seen.proposes(Column::StartedAt), Some("受理日期"));
/// assert!(mapping.commitment_of("联合验收").is_some());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Serialize)]
pub struct Inspection {
    file: About,
    rows: u64,
    unlike_header: u64,
    is_whole: bool,
    columns: Vec<ColumnSeen>,
    activities: BTreeMap<String, ActivitySeen>,
    cases: usize,
    duplicates: u64,
    notes: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    objection: Option<String>,
    proposed: BTreeMap<Column, String>,
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

    /// How many of them do not have the cells of the header, and are left out of what the
    /// columns hold and of the cases: a check rejects them.
    #[must_use]
    pub const fn rows_unlike_header(&self) -> u64 {
        self.unlike_header
    }

    /// The columns, in the order of the log.
    #[must_use]
    pub fn columns(&self) -> &[ColumnSeen] {
        &self.columns
    }

    /// The header proposed for a column; none where none is, or where the proposal does
    /// not work.
    #[must_use]
    pub fn proposes(&self, column: Column) -> Option<&str> {
        self.proposed.get(&column).map(String::as_str)
    }

    /// What is to be looked at before the log is checked.
    #[must_use]
    pub fn notes(&self) -> &[String] {
        &self.notes
    }

    /// Why nothing is proposed, where what was found does not work: most of the rows
    /// looked at would be rejected, say. What was found stands in the mapping as comments.
    #[must_use]
    pub fn objection(&self) -> Option<&str> {
        self.objection.as_deref()
    }

    /// The mapping proposed, in TOML, with what speaks for it.
    #[must_use]
    pub fn mapping(&self) -> String {
        self.mapping.clone()
    }
}

/// Looks at the first `rows` of a log, and proposes a mapping for checking it
/// against `plan` on `schedule`. What `mapping` says already stands; what it proposes
/// has been tried on the rows that were looked at.
///
/// # Errors
///
/// Content that cannot be read, or not for sure.
pub fn inspect<'i>(
    input: impl Read + 'i,
    mapping: &Mapping,
    plan: &Plan<'_>,
    schedule: &Schedule,
    rows: u64,
) -> Result<Inspection, LogError> {
    let mut source = Source::open(input, mapping.source(), &|header| {
        mapping.knows(header) || Column::any_is_called(header)
    })?;
    let mut columns: Vec<ColumnSeen> = Vec::new();
    let mut records: Vec<Record> = Vec::new();
    let mut record = Record::default();
    let (mut looked_at, mut is_whole) = (0, false);
    let is_1904 = source.about().has_1904_dates;
    let mut unlike: Vec<usize> = Vec::new();
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
        let is_unlike = match source.names_grow() {
            true => is_whole_line(&record),
            false => record.len() != source.headers().len(),
        };
        if is_unlike {
            unlike.push(records.len());
        }
        for (index, seen) in columns.iter_mut().enumerate().filter(|_| !is_unlike) {
            if let Some(cell) = record.cell(index) {
                seen.see(cell, mapping, schedule, is_1904);
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
    let about = source.about();
    let whole = match unlike.is_empty() {
        true => Cow::Borrowed(records.as_slice()),
        false => {
            let all = records.iter().enumerate();
            let like = all.filter(|(index, _)| unlike.binary_search(index).is_err());
            Cow::Owned(like.map(|(_, record)| record.clone()).collect())
        }
    };
    // what says that nothing is there depends on what the column is
    let known = Proposal::new(about, (&columns, &whole), mapping, plan, schedule).columns;
    let words = Words::new(mapping);
    for (column, index) in known {
        if let Some(seen) = columns.get_mut(index) {
            seen.look_again(column, &words);
        }
    }
    let seen = (columns.as_slice(), &*whole);
    let mut proposal = Proposal::new(about, seen, mapping, plan, schedule);
    let counted = Counted::of(&whole, proposal.is_of_events(), |column| {
        proposal.index(column)
    });
    proposal.settle(&counted);
    let (of_source, rest, mut notes) = proposal.write(&counted);
    let mut toml =
        String::from("# What the log itself proposes: look it over before you use it.\n");
    let lacks_times = proposal.lacks_times_of_events();
    if !proposal.names_cases() && !proposal.is_of_events() && !lacks_times {
        toml.push_str("\n# names each case by its line\ncases_by_line = true\n");
    }
    toml.push_str(&of_source);
    let whole = format!("{toml}{rest}");
    let tried = match mapping.is_of_source_alone() {
        true => Mapping::from_toml(&whole).map_err(|error| error.to_string()),
        false => Ok(proposal.completed()),
    };
    let headers = source.headers();
    let objection = match &tried {
        // nothing can be proposed that would help
        _ if lacks_times => Some("the events carry no time".to_owned()),
        Ok(tried) => objection(about, headers, &records, tried, schedule),
        Err(error) => Some(error.clone()),
    };
    let mut proposed = BTreeMap::new();
    let written = match &objection {
        None => {
            for column in Column::ALL {
                let header = tried.as_ref().ok().and_then(|tried| tried.header(column));
                proposed.extend(header.map(|header| (column, header.to_owned())));
            }
            whole
        }
        Some(_) if lacks_times => {
            const WHY: &str = "the events carry no time (`time:timestamp`), and cases are measured by their times";
            toml.push_str(&format!("\n# Nothing is proposed: {WHY}\n"));
            notes = vec![format!("nothing is proposed: {WHY}")];
            toml
        }
        Some(objection) => {
            toml.push_str(&format!("\n# Not proposed, for with it {objection}\n"));
            for line in rest.lines() {
                let comment = if line.starts_with('#') || line.is_empty() {
                    ""
                } else {
                    "# "
                };
                toml.push_str(&format!("{comment}{line}\n"));
            }
            notes.push(format!(
                "nothing is proposed, for with what was found {objection}"
            ));
            toml
        }
    };
    if !mapping.is_of_source_alone() {
        notes.push("what else the mapping given says is not repeated in the proposal".to_owned());
    }
    if counted.duplicates > 0 {
        notes.push(match proposal.is_of_events() {
            true => in_words(
                counted.duplicates,
                "event is told twice, with the same case, activity and time",
                "events are told twice, with the same case, activity and time",
            ),
            false => in_words(
                counted.duplicates,
                "row names a case and a matter that an earlier row names",
                "rows name a case and a matter that an earlier row names",
            ),
        });
    }
    if counted.nameless > 0 {
        notes.push(format!(
            "{} no name of a case in `{}`, and will be rejected",
            in_words(counted.nameless, "row has", "rows have"),
            proposal
                .index(Column::CaseId)
                .map(|index| proposal.name(index))
                .unwrap_or_default()
        ));
    }
    if let Some(first) = unlike.first().and_then(|first| records.get(*first)) {
        let count = unlike.len() as u64;
        let rows = match source.names_grow() {
            true => in_words(count, "line is not an object", "lines are not objects"),
            false => in_words(
                count,
                "row does not have the cells of the header",
                "rows do not have the cells of the header",
            ),
        };
        notes.push(format!(
            "{rows}, and will be rejected; the first is in line {}: they are left out of what is said of columns and cases",
            first.line()
        ));
    }
    Ok(Inspection {
        file: source.about().clone(),
        rows: looked_at,
        unlike_header: unlike.len() as u64,
        is_whole,
        activities: counted.activities,
        cases: counted.cases,
        duplicates: counted.duplicates,
        notes,
        objection,
        proposed,
        mapping: written,
        columns,
    })
}

impl fmt::Display for Inspection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.file)?;
        let rows = if self.is_whole { "all" } else { "the first" };
        write!(f, "looked at {rows} {}", in_words(self.rows, "row", "rows"))?;
        match self.cases as u64 {
            0 => writeln!(f, "; no column names the case")?,
            cases => writeln!(f, ", {}", in_words(cases, "case", "cases"))?,
        }
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
                writeln!(
                    f,
                    "    {} written as {shape}",
                    in_words(*count, "time", "times")
                )?;
            }
            for (count, one, many) in [
                (
                    column.taken_for_empty,
                    "cell that says that nothing is there",
                    "cells that say that nothing is there",
                ),
                (column.zoned, "with a zone", ""),
                (column.moved, "with another zone than the schedule's", ""),
                (column.local, "without a zone", ""),
                (
                    column.dates,
                    "date without a time of day",
                    "dates without a time of day",
                ),
                (column.repeated_hour, "that the clocks showed twice", ""),
                (column.midnight, "at 00:00", ""),
                (column.last_minute, "at 23:59", ""),
                (column.short_years, "with a year of two digits", ""),
                (
                    column.either_order,
                    "with day and month either way round",
                    "",
                ),
                (column.outside_calendar, "in years outside the calendar", ""),
                (
                    column.times_of_day,
                    "time of day without a date",
                    "times of day without a date",
                ),
                (
                    column.unread,
                    "text that looks like a time in a form that is not read",
                    "texts that look like times in a form that is not read",
                ),
                (
                    column.unusable,
                    "cell that cannot be used",
                    "cells that cannot be used",
                ),
            ] {
                let many = if many.is_empty() { one } else { many };
                if count > 0 {
                    writeln!(f, "    {}", in_words(count, one, many))?;
                }
            }
        }
        for note in &self.notes {
            writeln!(f, "note: {note}")?;
        }
        write!(f, "\n{}", self.mapping)
    }
}
