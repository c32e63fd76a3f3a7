//! What a log was found to be.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::case_from_events::EventsSeen;
use super::time_from_cell::TimesSeen;
use crate::log::source::about::About;

/// What a row of a log is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RowsAre {
    /// Each row is a case.
    Cases,
    /// An event each, of a case that may have several.
    Events,
}

/// What a log was found to be, and what was made of its times.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogAbout {
    /// What the file is and how it is read.
    pub file: About,
    /// Whether a row is a case or an event.
    pub rows_are: RowsAre,
    /// The header of each column used, by the column's name in data.
    pub columns: BTreeMap<String, String>,
    /// How many times of which sort were read.
    pub times: TimesSeen,
    /// The zone that times without one were read in.
    pub local_times_in: String,
    /// Whether that zone was stated by the mapping, or is the schedule's.
    pub local_times_zone_is_mapped: bool,
    /// In a log of events, what was noticed of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub events: Option<EventsSeen>,
    /// The texts that were taken for empty, and how often each.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub taken_for_empty: BTreeMap<String, u64>,
    /// The keys of the mapping's entries that nothing in the log met.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub entries_not_met: Vec<String>,
    /// Rows of a sheet with cells to the right of the last header, which were not read.
    #[serde(default, skip_serializing_if = "is_none")]
    pub rows_beside_table: u64,
    /// Rows that hold nothing but the name of a case.
    #[serde(default, skip_serializing_if = "is_none")]
    pub names_alone: u64,
    /// Whether no column names the cases, so that they are named by their lines.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub cases_by_line: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "as serde wants it")]
const fn is_none(count: &u64) -> bool {
    *count == 0
}

impl LogAbout {
    /// With what was made of the times and events of another part of the same log.
    pub(crate) fn merged(mut self, other: &Self) -> Self {
        self.times.add(&other.times);
        if let (Some(own), Some(theirs)) = (&mut self.events, &other.events) {
            own.add(theirs);
        }
        for (word, count) in &other.taken_for_empty {
            *self.taken_for_empty.entry(word.clone()).or_default() += count;
        }
        // what one part met, the log met
        self.entries_not_met
            .retain(|key| other.entries_not_met.contains(key));
        self.rows_beside_table += other.rows_beside_table;
        self.names_alone += other.names_alone;
        self
    }
}
