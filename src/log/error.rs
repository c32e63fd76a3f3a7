//! Why a log cannot be read at all.

use std::io;

use crate::ground::language::Language;
use crate::ground::nearest::did_you_mean;
use crate::log::mapping::column::Column;

/// Why a log cannot be read at all.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LogError {
    /// The log has no header line.
    #[error("the log is empty: it has not even a header line")]
    Empty,
    /// The header is not in the encoding of the log.
    #[error("the header line is not {encoding}; name the right encoding, such as gb18030")]
    UndecodableHeader {
        /// The encoding it was read in.
        encoding: String,
    },
    /// No encoding is called that.
    #[error(
        "no encoding is called `{0}`; use utf-8, gb18030, utf-16le or another name of the WHATWG standard"
    )]
    EncodingName(String),
    /// The encoding is not known for sure.
    #[error(
        "the log is neither UTF-8 nor, for all one can tell, GB18030; it looks like {guess}: if so, say so with --encoding {guess} or `encoding` in a mapping"
    )]
    UnsureEncoding {
        /// The likeliest.
        guess: String,
    },
    /// The file is no text and none of the formats known.
    #[error("the log is neither text nor a workbook")]
    Binary,
    /// The file is of a format that is not read.
    #[error("the log is {format}: {cure}")]
    Unsupported {
        /// The format.
        format: &'static str,
        /// What to do instead.
        cure: &'static str,
    },
    /// The file is not of the format it was said to be.
    #[error("the log was said to be {said}, but its content is {found}")]
    Format {
        /// The format asked for.
        said: String,
        /// The format found.
        found: String,
    },
    /// A separator that cannot be one.
    #[error("`{0}` cannot separate cells; use one ASCII character, such as `,`, `;` or a tab")]
    Separator(char),
    /// The workbook cannot be read.
    #[error("the workbook cannot be read: {0}")]
    Workbook(String),
    /// The workbook has no such sheet.
    #[error("the workbook has no sheet `{name}`; it has {}", list(.found))]
    NoSheet {
        /// The sheet asked for.
        name: String,
        /// The sheets found.
        found: Vec<String>,
    },
    /// Several sheets look like a log.
    #[error("the workbook has several sheets that look like a log: {}; name one with --sheet or `sheet` in a mapping", list(.0))]
    ManySheets(Vec<String>),
    /// The header is said to be where there is none.
    #[error("there is no row {row} to be the header: name another `header_row`")]
    NoHeaderRow {
        /// The row asked for.
        row: u64,
    },
    /// The XES is wrong.
    #[error("the log is no XES that can be read, at line {line}: {reason}")]
    Xes {
        /// The line.
        line: u64,
        /// What is wrong.
        reason: String,
    },
    /// A row is too long.
    #[error(
        "the row of line {line} is longer than 16 MiB: this is no log, or a quote is never closed"
    )]
    RowTooLong {
        /// The line it starts on; in XES, where it was given up.
        line: u64,
    },
    /// A row has too many cells.
    #[error(
        "the row of line {line} has {found} cells, and no more than {limit} are read: this is no log, or its separator is another"
    )]
    TooManyCells {
        /// The line.
        line: u64,
        /// The cells of the row.
        found: usize,
        /// How many are read.
        limit: usize,
    },
    /// Names of columns come with the records, and there are too many of them.
    #[error(
        "at line {line} the log has more than {limit} names of columns, or one longer than {limit} bytes: this is no log of cases"
    )]
    TooManyNames {
        /// The line.
        line: u64,
        /// How many are read, and how long.
        limit: usize,
    },
    /// A column that is needed is not there.
    #[error("{}the log has no column for `{}`: none of its headers ({found}) is {}{}", before(.place.as_deref()), .column.id(), alternatives(.wanted), did_you_mean(.nearest.as_deref(), Language::English))]
    MissingColumn {
        /// The column.
        column: Column,
        /// The headers that would stand for it.
        wanted: Vec<String>,
        /// The headers found.
        found: String,
        /// Where the mapping names the header, if it does.
        place: Option<String>,
        /// The header most like one of those wanted.
        nearest: Option<String>,
    },
    /// A column that the mapping takes an event's time from is not there.
    #[error("{place}: the log has no column `{header}`; its headers are {found}{}", did_you_mean(.nearest.as_deref(), Language::English))]
    MissingEvent {
        /// Where the mapping names the header.
        place: String,
        /// The header that would stand for it.
        header: String,
        /// The headers found.
        found: String,
        /// The header most like it.
        nearest: Option<String>,
    },
    /// A column to group by that is not there.
    #[error("the log has no column `{column}` to group by; its headers are {found}")]
    NoGroupColumn {
        /// The column.
        column: String,
        /// The headers found.
        found: String,
    },
    /// A log of events, of which nobody said what they mean.
    #[error(
        "a log of events needs a mapping that says what its activities mean; `shixian inspect LOG --write FILE` proposes one"
    )]
    NoActivities,
    /// Two columns with the same meaning.
    #[error("the log has two columns for `{}`: `{one}` and `{other}`; name the right one in a mapping", .column.id())]
    DoubleColumn {
        /// The column.
        column: Column,
        /// The first header.
        one: String,
        /// The second header.
        other: String,
    },
    /// The events of a case are not together, though the mapping says so.
    #[error(
        "the events of the case `{case}` are not together: it comes up again in line {line}; sort the log by case, or leave out `grouped` in the mapping"
    )]
    NotGrouped {
        /// The case.
        case: String,
        /// Where it comes up again.
        line: u64,
    },
    /// More events than are held in memory.
    #[error(
        "the event log is larger than the {limit} MiB that are held in memory; sort it by case and say `grouped = true` in the mapping, and it is read as a stream"
    )]
    TooManyEvents {
        /// How much is held.
        limit: usize,
    },
    /// The input cannot be read on.
    #[error("reading the log failed after line {line}")]
    Read {
        /// The last line read whole.
        line: u64,
        /// What failed.
        source: io::Error,
    },
}

fn quoted(names: &[String]) -> Vec<String> {
    names.iter().map(|name| format!("`{name}`")).collect()
}

fn list(names: &[String]) -> String {
    quoted(names).join(", ")
}

fn alternatives(names: &[String]) -> String {
    quoted(names).join(" or ")
}

fn before(place: Option<&str>) -> String {
    place.map_or_else(String::new, |place| format!("{place}: "))
}
