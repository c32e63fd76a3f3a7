//! A log that was checked to its end.

use super::summary::LogSummary;
use crate::check::checker::Checker;
use crate::check::judged_at::JudgedAt;
use crate::check::rule::Rule;
use crate::check::settings::Settings;
use crate::day::schedule::Schedule;

/// A log that was checked to its end: what became of it, and what it was checked
/// with, which is all that a report needs.
#[derive(Clone, Debug)]
pub struct CheckedLog<'a> {
    pub(super) checker: Checker<'a>,
    pub(super) own: Vec<Rule<'a>>,
    pub(super) only: Option<Rule<'a>>,
    pub(super) schedule: &'a Schedule,
    pub(super) settings: Settings,
    pub(super) now: JudgedAt,
    pub(super) summary: LogSummary,
}

impl<'a> CheckedLog<'a> {
    /// What became of the log: rows, rejects, and an assessment of each commitment.
    #[must_use]
    pub const fn summary(&self) -> &LogSummary {
        &self.summary
    }

    /// The rules of the plan that the log was checked against.
    #[must_use]
    pub const fn checker(&self) -> &Checker<'a> {
        &self.checker
    }

    /// The rules that are none of the plan's: those of the mapping's own commitments
    /// and, the last, that of cases with a due moment of their own.
    #[must_use]
    pub fn own_rules(&self) -> &[Rule<'a>] {
        &self.own
    }

    /// The one rule that every case was checked against, where one was asked for.
    #[must_use]
    pub const fn only(&self) -> Option<&Rule<'a>> {
        self.only.as_ref()
    }

    /// The schedule it was checked on.
    #[must_use]
    pub const fn schedule(&self) -> &'a Schedule {
        self.schedule
    }

    /// The settings it was checked with.
    #[must_use]
    pub const fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The moment cases were judged at.
    #[must_use]
    pub const fn now(&self) -> JudgedAt {
        self.now
    }
}
