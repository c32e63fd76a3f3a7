//! What becomes of dirty data ([S18](crate::design#s18)), by name and with strict defaults.

use serde::{Deserialize, Serialize};

use crate::check::case::Repeated;
use crate::check::settings::{Settings, UnendedStop, UntidyStops};

/// What becomes of the end of a stop that never began.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ResumeWithoutStop {
    /// The row is rejected, and with it its case.
    #[default]
    Rejected,
    /// It is passed over, and counted.
    Ignored,
}

/// What becomes of an event that a log tells twice, with the same time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DuplicateEvents {
    /// Two events: it happened twice.
    #[default]
    Kept,
    /// It happened once; the others are counted.
    Once,
}

/// What becomes of rows that name a case and a matter as an earlier row does, in a log
/// whose rows are cases.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RepeatedCase {
    /// Rows that say the same are one case; where they differ the log is refused, for
    /// the figures depend on which of them counts.
    #[default]
    Refused,
    /// The first row of a case counts.
    First,
    /// The last row of a case counts. The cases are held in memory.
    Last,
    /// Every row is a case.
    Each,
}

impl RepeatedCase {
    /// Its name in data: English, stable, and the same in every file and form.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Refused => "refused",
            Self::First => "first",
            Self::Last => "last",
            Self::Each => "each",
        }
    }
}

/// What becomes of dirty data ([S18](crate::design#s18)).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, expecting = "a table")]
pub struct Policies {
    /// Which of several starts counts.
    pub repeated_start: Repeated,
    /// Which of several finishes counts.
    pub repeated_finish: Repeated,
    /// What becomes of a stop without an end when its case has finished.
    pub unended_stop: UnendedStop,
    /// What becomes of stops outside their case, and of overlapping ones.
    pub untidy_stops: UntidyStops,
    /// What becomes of the end of a stop that never began.
    pub resume_without_stop: ResumeWithoutStop,
    /// What becomes of an event told twice.
    pub duplicate_events: DuplicateEvents,
    /// What becomes of rows that name a case as an earlier row does.
    pub repeated_case: RepeatedCase,
}

impl Policies {
    /// These `settings` with the policies of the mapping in their place.
    #[must_use]
    pub const fn apply(&self, settings: Settings) -> Settings {
        settings
            .with_repeated_start(self.repeated_start)
            .with_repeated_finish(self.repeated_finish)
            .with_unended_stop(self.unended_stop)
            .with_untidy_stops(self.untidy_stops)
    }
}
