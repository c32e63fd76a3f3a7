//! What became of a log.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};

use super::checked::Checked;
use super::kept_case::KeptCase;
use crate::check::checker::Checker;
use crate::log::mapping::policies::RepeatedCase;
use crate::log::notice::Notice;
use crate::log::read::about::LogAbout;
use crate::log::reject::Reject;
use crate::log::reject_kind::RejectKind;
use crate::tally::{Assessment, GroupError};

/// What became of a log. Summaries of parts of a log merge to that of the whole, also
/// where they were stored and read back: the form is described in
/// [the chapter on forms](crate::design::forms) and named by
/// [`LOG_SUMMARY_SCHEMA`](super::LOG_SUMMARY_SCHEMA).
#[derive(Clone, Debug, Default)]
pub struct LogSummary {
    pub(super) rows: u64,
    pub(super) rejects: u64,
    pub(super) other_matters: u64,
    pub(super) cases: u64,
    pub(super) verdicts: u64,
    pub(super) open: u64,
    pub(super) repeated: u64,
    pub(super) repeated_case: RepeatedCase,
    pub(super) zone: Cow<'static, str>,
    /// The hashes of the names of the cases, by which parts of a log are told to name
    /// the same.
    pub(super) names: HashSet<u64>,
    pub(super) about: Option<LogAbout>,
    pub(super) assessments: BTreeMap<String, Assessment<KeptCase>>,
    pub(super) reject_reasons: BTreeMap<(String, RejectKind), u64>,
    pub(super) group_columns: Vec<String>,
    /// The rows rejected that may be cases, by the commitment they are of.
    pub(super) rejected_of: BTreeMap<String, u64>,
    /// Those of which it is not known which commitment they are of.
    pub(super) rejected_of_any: u64,
}

impl LogSummary {
    /// The rows checked: those of the matter asked for.
    #[must_use]
    pub const fn rows(&self) -> u64 {
        self.rows
    }

    /// How many rows were rejected, each with its reason.
    #[must_use]
    pub const fn rejects(&self) -> u64 {
        self.rejects
    }

    /// The rows of other matters, passed over.
    #[must_use]
    pub const fn other_matters(&self) -> u64 {
        self.other_matters
    }

    /// The cases that got verdicts: as many as the rows with verdicts where a row is
    /// a case, fewer where it is an event.
    #[must_use]
    pub const fn cases(&self) -> u64 {
        self.cases
    }

    /// The verdicts: one for each case and commitment.
    #[must_use]
    pub const fn verdicts(&self) -> u64 {
        self.verdicts
    }

    /// In a log of cases, the rows that name a case and a matter as another row does:
    /// what became of them says the mapping's policy for repeated cases.
    #[must_use]
    pub const fn repeated_rows(&self) -> u64 {
        self.repeated
    }

    /// What was noticed and bears on the figures, or on how times were read.
    #[must_use]
    pub fn notices(&self) -> Vec<Notice> {
        let of_totals =
            |((_, kind), _): &(&(String, RejectKind), &u64)| *kind == RejectKind::Totals;
        let totals = self.reject_reasons.iter().filter(of_totals);
        Notice::all(
            (self.rejects, totals.map(|(_, rows)| rows).sum()),
            self.repeated,
            self.repeated_case,
            self.cases,
            &self.zone,
            self.about.as_ref(),
        )
    }

    /// What the log was found to be.
    #[must_use]
    pub const fn about(&self) -> Option<&LogAbout> {
        self.about.as_ref()
    }

    /// The cases without a finish, counted once for each commitment.
    #[must_use]
    pub const fn open(&self) -> u64 {
        self.open
    }

    /// What was kept of each commitment that occurs, by its id. The worst cases
    /// are kept with their rows.
    #[must_use]
    pub const fn assessments(&self) -> &BTreeMap<String, Assessment<KeptCase>> {
        &self.assessments
    }

    /// What was kept of the commitment known as `id`.
    #[must_use]
    pub fn assessment(&self, id: &str) -> Option<&Assessment<KeptCase>> {
        self.assessments.get(id)
    }

    /// How many rows were rejected for a column, by its header, and a reason.
    #[must_use]
    pub const fn reject_reasons(&self) -> &BTreeMap<(String, RejectKind), u64> {
        &self.reject_reasons
    }

    /// How many of the rows rejected may be cases of the commitment known as `id`: those
    /// of it, and those of which it is not known which commitment they are of; the rows of
    /// one case of events count once. Lines of totals and notes are no cases, and a row
    /// whose matter was read and names no commitment is not a case of any.
    #[must_use]
    pub fn rejected_of(&self, id: &str) -> u64 {
        self.rejected_of.get(id).copied().unwrap_or_default() + self.rejected_of_any
    }

    /// Whether rows rejected are known to be of the commitment known as `id`.
    #[must_use]
    pub fn has_rejects_of(&self, id: &str) -> bool {
        self.rejected_of.contains_key(id)
    }

    /// The headers of the columns that the log was grouped by.
    #[must_use]
    pub fn group_columns(&self) -> &[String] {
        &self.group_columns
    }

    /// Adds the summary of another part of the same log, grouped by the same
    /// columns. A case that both parts have a row of has been counted in each, and its
    /// rows count as repeated.
    ///
    /// # Errors
    ///
    /// [`GroupError::TooMany`] where the groups of both are too many; what was added
    /// until then stays added, so the summary is of no use any more.
    pub fn merge(&mut self, other: Self) -> Result<(), GroupError> {
        self.rows += other.rows;
        self.rejects += other.rejects;
        self.other_matters += other.other_matters;
        self.cases += other.cases;
        self.verdicts += other.verdicts;
        self.repeated += other.repeated;
        if self.zone.is_empty() {
            (self.zone, self.repeated_case) = (other.zone, other.repeated_case);
        }
        // each part has counted its own rows of a case
        let before = self.names.len() + other.names.len();
        self.names.extend(other.names);
        let in_both = (before - self.names.len()) as u64;
        self.repeated += in_both;
        if in_both > 0 {
            self.repeated_case = RepeatedCase::Each;
        }
        self.about = match (self.about.take(), other.about) {
            (Some(own), Some(theirs)) => Some(own.merged(&theirs)),
            (own, theirs) => own.or(theirs),
        };
        self.open += other.open;
        if self.group_columns.is_empty() {
            self.group_columns = other.group_columns;
        }
        for (id, theirs) in other.assessments {
            let own = self.assessments.entry(id).or_default();
            own.merge(theirs, &self.group_columns)?;
        }
        for (reason, count) in other.reject_reasons {
            *self.reject_reasons.entry(reason).or_default() += count;
        }
        for (id, rows) in other.rejected_of {
            *self.rejected_of.entry(id).or_default() += rows;
        }
        self.rejected_of_any += other.rejected_of_any;
        Ok(())
    }

    pub(super) fn add(
        &mut self,
        checked: &Checked<'_>,
        checker: &Checker<'_>,
    ) -> Result<(), GroupError> {
        let (row, now) = (checked.logged_case(), checked.now());
        let (outcome, elapsed) = (checked.outcome(), checked.elapsed());
        let commitment = checked.rule().commitment();
        let assessment = match self.assessments.get_mut(commitment.id()) {
            Some(assessment) => assessment,
            None => self
                .assessments
                .entry(commitment.id().to_owned())
                .or_default(),
        };
        assessment.add(outcome, elapsed);
        self.open += u64::from(!checked.is_finished());
        self.verdicts += 1;
        for (group, value) in self.group_columns.iter().enumerate().zip(row.groups()) {
            let (index, column) = group;
            assessment.add_to_group((index, column), value, outcome, elapsed)?;
        }
        let kept = || KeptCase {
            row: row.clone(),
            now,
        };
        let id = checked.case().id();
        assessment.worst_mut().add(id, outcome, now, kept);
        if !commitment.readings().is_empty() {
            let read = checker.rules_by_reading(commitment).filter_map(|rule| {
                let (outcome, elapsed) = row.outcome(rule, now);
                Some((rule.decided_by()?, outcome, elapsed))
            });
            assessment.add_readings(read);
        }
        Ok(())
    }

    /// Counts a case rejected, which was to be checked against the commitments of these
    /// ids; none where they are not known.
    pub(super) fn count_rejected(&mut self, commitments: Option<Vec<String>>) {
        self.rejected_of_any += u64::from(commitments.is_none());
        for id in commitments.into_iter().flatten() {
            *self.rejected_of.entry(id).or_default() += 1;
        }
    }

    /// Adds a row rejected.
    pub(super) fn add_reject(&mut self, reject: &Reject) {
        self.rejects += 1;
        let reason = (reject.column().to_owned(), reject.reason().kind());
        *self.reject_reasons.entry(reason).or_default() += 1;
    }
}
