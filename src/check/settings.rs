//! Settings: how cases are checked, and what becomes of dirty data ([S12](crate::design#s12), [S18](crate::design#s18)).

use serde::{Deserialize, Serialize};

use crate::check::case::Repeated;
use crate::plan::ReadingPolicy;
use crate::term::conventions::Conventions;

/// What becomes of a stop without an end when its case has finished ([S18](crate::design#s18)).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum UnendedStop {
    /// The case is undetermined: nothing is said of it, and the reason is counted.
    #[default]
    Undetermined,
    /// The stop ends with the case.
    EndsWithCase,
}

/// What becomes of stops outside their case, and of overlapping ones ([S18](crate::design#s18)).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum UntidyStops {
    /// Cut off at the ends of the case, and united ([S8](crate::design#s8)).
    #[default]
    Tidied,
    /// The case is undetermined: nothing is said of it, and the reason is counted.
    Undetermined,
}

/// How cases are checked: which reading decides, which conventions override the
/// commitments' own, and what becomes of dirty data. The default is the strict
/// one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    pub(crate) reading: ReadingPolicy,
    pub(crate) conventions: Conventions,
    pub(crate) unended_stop: UnendedStop,
    pub(crate) untidy_stops: UntidyStops,
    pub(crate) repeated_start: Repeated,
    pub(crate) repeated_finish: Repeated,
}

impl Settings {
    /// The defaults: strict about dirty data, the stricter of two readings.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets which of two readings decides.
    #[must_use]
    pub const fn with_reading(mut self, reading: ReadingPolicy) -> Self {
        self.reading = reading;
        self
    }

    /// Sets conventions that override those of every commitment.
    #[must_use]
    pub const fn with_conventions(mut self, conventions: Conventions) -> Self {
        self.conventions = conventions;
        self
    }

    /// Sets what becomes of a stop without an end in a finished case.
    #[must_use]
    pub const fn with_unended_stop(mut self, policy: UnendedStop) -> Self {
        self.unended_stop = policy;
        self
    }

    /// Sets what becomes of stops that overlap or leave their case.
    #[must_use]
    pub const fn with_untidy_stops(mut self, policy: UntidyStops) -> Self {
        self.untidy_stops = policy;
        self
    }

    /// Sets which of several start events counts.
    #[must_use]
    pub const fn with_repeated_start(mut self, policy: Repeated) -> Self {
        self.repeated_start = policy;
        self
    }

    /// Sets which of several finish events counts.
    #[must_use]
    pub const fn with_repeated_finish(mut self, policy: Repeated) -> Self {
        self.repeated_finish = policy;
        self
    }

    /// Which of two readings decides.
    #[must_use]
    pub const fn reading(&self) -> ReadingPolicy {
        self.reading
    }

    /// The conventions that override those of every commitment.
    #[must_use]
    pub const fn conventions(&self) -> Conventions {
        self.conventions
    }

    /// What becomes of a stop without an end in a finished case.
    #[must_use]
    pub const fn unended_stop(&self) -> UnendedStop {
        self.unended_stop
    }

    /// What becomes of stops that overlap or leave their case.
    #[must_use]
    pub const fn untidy_stops(&self) -> UntidyStops {
        self.untidy_stops
    }

    /// Which of several start events counts.
    #[must_use]
    pub const fn repeated_start(&self) -> Repeated {
        self.repeated_start
    }

    /// Which of several finish events counts.
    #[must_use]
    pub const fn repeated_finish(&self) -> Repeated {
        self.repeated_finish
    }
}
