//! A case that is kept after the log has gone on.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use super::checked::Checked;
use crate::check::rule::Rule;
use crate::log::read::logged_case::LoggedCase;

/// A case that is kept after the log has gone on, with its events and stops: one of
/// the worst.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct KeptCase {
    pub(super) row: LoggedCase,
    pub(super) now: NaiveDateTime,
}

impl KeptCase {
    /// Judges it again by the rule it was kept for, as of the moment it was judged
    /// at, with all that its log told of it. `look` is given what came of it.
    pub(crate) fn judge<T>(&self, rule: &Rule<'_>, look: impl FnOnce(&Checked<'_>) -> T) -> T {
        self.row.judge(rule, self.now, look)
    }
}
