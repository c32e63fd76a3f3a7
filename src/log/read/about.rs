//! What a log was found to be.

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
    pub columns: std::collections::BTreeMap<String, String>,
    /// How many times of which sort were read.
    pub times: TimesSeen,
    /// The zone that times without one were read in.
    pub local_times_in: String,
    /// Whether that zone was stated by the mapping, or is the schedule's.
    pub local_times_zone_is_mapped: bool,
    /// In a log of events, what was noticed of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub events: Option<EventsSeen>,
}

impl LogAbout {
    /// With what was made of the times and events of another part of the same log.
    pub(crate) fn merged(mut self, other: &Self) -> Self {
        self.times.add(&other.times);
        if let (Some(own), Some(theirs)) = (&mut self.events, &other.events) {
            own.add(theirs);
        }
        self
    }
}
