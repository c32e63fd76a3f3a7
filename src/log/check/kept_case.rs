//! A case that is kept after the log has gone on.

use chrono::NaiveDateTime;

use crate::log::read::row::Row;

/// A row that is kept after the log has gone on: one of the worst cases.
#[derive(Clone, Debug)]
pub struct KeptCase {
    pub(super) row: Row,
    pub(super) now: NaiveDateTime,
}

impl KeptCase {
    /// The row.
    #[must_use]
    pub const fn row(&self) -> &Row {
        &self.row
    }

    /// The moment it was judged at.
    #[must_use]
    pub const fn now(&self) -> NaiveDateTime {
        self.now
    }
}
