//! Records turned into cases: one of each row, or one of the rows of its events.
//!
//! `time_from_cell` makes a moment of a cell, `case_from_row` a case of a row,
//! `case_from_events` a case of the rows of its events; `reader` goes through the log.

pub(super) mod about;
mod case_from_events;
mod case_from_row;
mod find_column;
pub(super) mod logged_case;
pub(super) mod reader;
pub(super) mod spreadsheet_serial;
mod stops_from_events;
pub(super) mod time_from_cell;
mod totals;
pub(super) mod words;

pub use self::about::{LogAbout, RowsAre};
pub use self::case_from_events::EventsSeen;
pub use self::logged_case::LoggedCase;
pub use self::reader::LogReader;
pub use self::time_from_cell::TimesSeen;
