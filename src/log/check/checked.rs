//! A case checked against a rule.

use chrono::NaiveDateTime;

use crate::check::case::Case;
use crate::check::outcome::Outcome;
use crate::check::rule::Rule;
use crate::log::read::row::Row;
use crate::term::elapsed::Elapsed;

/// A row that was checked, and what came of it.
#[derive(Clone, Copy, Debug)]
pub struct Checked<'c> {
    pub(super) row: &'c Row,
    pub(super) case: Case<'c>,
    pub(super) rule: &'c Rule<'c>,
    pub(super) outcome: &'c Outcome<'c>,
    pub(super) elapsed: Option<&'c Elapsed>,
    pub(super) now: NaiveDateTime,
}

impl<'c> Checked<'c> {
    /// The row.
    #[must_use]
    pub const fn row(&self) -> &'c Row {
        self.row
    }

    /// The case as it was checked, with its events.
    #[must_use]
    pub const fn case(&self) -> &Case<'c> {
        &self.case
    }

    /// What it was checked against.
    #[must_use]
    pub const fn rule(&self) -> &'c Rule<'c> {
        self.rule
    }

    /// The outcome.
    #[must_use]
    pub const fn outcome(&self) -> &'c Outcome<'c> {
        self.outcome
    }

    /// How long the case has taken, where that can be told.
    #[must_use]
    pub const fn elapsed(&self) -> Option<&'c Elapsed> {
        self.elapsed
    }

    /// The moment it was judged at; [`NaiveDateTime::MAX`] for a finished case
    /// where none was given.
    #[must_use]
    pub const fn now(&self) -> NaiveDateTime {
        self.now
    }
}
