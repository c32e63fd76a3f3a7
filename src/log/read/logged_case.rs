//! A case as read from a log.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::words::says_nothing;
use crate::check::case::{Case, Occurrence};
use crate::check::rule::Rule;
use crate::ground::moment::Moment;
use crate::log::reject::Reject;
use crate::log::reject_reason::RejectReason;
use crate::plan::commitment::{Event, FINISHED, STARTED, Start};
use crate::term::limit::Limit;
use crate::term::stops::ClockStop;

/// A case as read: from one row, or from the rows of its events. Made once and
/// filled again for each case.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct LoggedCase {
    pub(crate) line: u64,
    pub(crate) rows: u64,
    pub(crate) case_id: String,
    pub(crate) matter: String,
    pub(crate) category: String,
    pub(crate) started: Option<Moment>,
    pub(crate) finished: Option<Moment>,
    pub(crate) due: Option<Moment>,
    pub(crate) stops: Vec<ClockStop>,
    pub(crate) extension: Option<Limit>,
    pub(crate) received: Option<Moment>,
    pub(crate) notified: Option<Moment>,
    pub(crate) deemed: Option<Moment>,
    /// Whether the notice of what is missing is dated before the receipt.
    pub(crate) is_notice_before_receipt: bool,
    pub(crate) groups: Vec<String>,
    /// The events it tells of, in their order.
    pub(crate) events: Vec<(Arc<str>, Moment)>,
    /// The events that the log could tell of.
    pub(crate) told: Arc<[Arc<str>]>,
}

impl LoggedCase {
    /// The line the case starts on, counted from 1; in a workbook, the row.
    #[must_use]
    pub const fn line(&self) -> u64 {
        self.line
    }

    /// The name of the case, as the log or the case system writes it.
    #[must_use]
    pub fn case_id(&self) -> &str {
        &self.case_id
    }

    /// How many rows of the log it was read from.
    #[must_use]
    pub const fn rows(&self) -> u64 {
        self.rows
    }

    /// The matter (事项), empty where the log has no such column.
    #[must_use]
    pub fn matter(&self) -> &str {
        &self.matter
    }

    /// The cells of the columns that the log is grouped by, in their order.
    #[must_use]
    pub fn groups(&self) -> &[String] {
        &self.groups
    }

    /// The case as its columns tell it: its start, its finish, and no events.
    fn case(&self) -> Case<'_> {
        let mut case = Case::new(&self.case_id).with_stops(&self.stops);
        if !self.category.is_empty() {
            case = case.in_category(&self.category);
        }
        if let Some(started) = self.started {
            case = case.started(started);
        }
        if let Some(finished) = self.finished {
            case = case.finished(finished);
        }
        if let Some(due) = self.due {
            case = case.due_by(due);
        }
        if let Some(extension) = self.extension {
            case = case.extended_by(extension);
        }
        if let Some(received) = self.deemed {
            case = case.deemed_accepted(received);
        }
        if self.is_notice_before_receipt {
            case = case.notified_before_receipt();
        }
        case
    }

    /// The events of the case by the names that `rule` has for them: what the log
    /// calls the start and the finish is the rule's start and finish.
    pub(crate) fn occurrences<'o>(&'o self, rule: &Rule<'o>) -> Vec<Occurrence<'o>> {
        let commitment = rule.commitment();
        let mut occurrences = Vec::new();
        for (name, at) in &self.events {
            let name: &'o str = name;
            let mut put = |event: Event<'o>| occurrences.push(Occurrence::new(event.id(), *at));
            if name == STARTED.id() {
                match commitment.start() {
                    Start::Event(event) => put(event),
                    Start::LaterOf(one, other) => {
                        put(one);
                        put(other);
                    }
                }
            } else if name == FINISHED.id() {
                put(commitment.finish());
            } else {
                occurrences.push(Occurrence::new(name, *at));
            }
        }
        occurrences
    }

    /// The case for `rule`, with the `occurrences` that [`LoggedCase::occurrences`] gave
    /// for it. The start and the finish of the columns do not stand in for an
    /// event that the log itself tells of.
    pub(crate) fn case_for<'c>(
        &'c self,
        rule: &Rule<'_>,
        occurrences: &'c [Occurrence<'c>],
    ) -> Case<'c> {
        let case = self.case();
        if self.told.is_empty() && self.events.is_empty() {
            return case;
        }
        let commitment = rule.commitment();
        let told = |event: Event<'_>| self.told.iter().any(|name| &**name == event.id());
        let tells_start = match commitment.start() {
            Start::Event(event) => told(event),
            Start::LaterOf(one, other) => told(one) || told(other),
        };
        case.without_bare(tells_start, told(commitment.finish()))
            .with_events(occurrences)
    }

    /// Whether the case has its finish for `rule`.
    pub(crate) fn is_finished_for(&self, rule: &Rule<'_>) -> bool {
        let occurrences = self.occurrences(rule);
        self.case_for(rule, &occurrences)
            .is_finished(rule.commitment().finish())
    }

    /// Whether the case has a due moment of its own.
    #[must_use]
    pub const fn has_due(&self) -> bool {
        self.due.is_some()
    }

    /// A start or finish told once by an event stands for that of any commitment, as
    /// one of a column does.
    pub(crate) fn settle(&mut self) {
        for name in [STARTED.id(), FINISHED.id()] {
            let mut of_name = self.events.iter().filter(|(known, _)| &**known == name);
            let (Some((_, at)), None) = (of_name.next(), of_name.next()) else {
                continue;
            };
            let at = *at;
            let slot = if name == STARTED.id() {
                &mut self.started
            } else {
                &mut self.finished
            };
            if slot.is_none() {
                *slot = Some(at);
                self.events.retain(|(known, _)| &**known != name);
            }
        }
    }

    pub(crate) fn clear(&mut self, line: u64) {
        self.line = line;
        self.rows = 1;
        self.case_id.clear();
        self.matter.clear();
        self.category.clear();
        self.stops.clear();
        self.events.clear();
        self.started = None;
        self.finished = None;
        self.due = None;
        self.extension = None;
        self.received = None;
        self.notified = None;
        self.deemed = None;
        self.is_notice_before_receipt = false;
    }

    /// Whether its matter says something: not where the cell is empty, or means that.
    pub(crate) fn names_matter(&self) -> bool {
        !self.matter.is_empty() && !says_nothing(&self.matter)
    }

    /// This row as a reject, for the matter it names or leaves out.
    pub(crate) fn reject_of_matter(&self, header: &str) -> Reject {
        Reject {
            line: self.line,
            case_id: self.case_id.clone(),
            column: header.to_owned(),
            value: self.matter.clone(),
            reason: match self.names_matter() {
                true => RejectReason::UnknownMatter,
                false => RejectReason::Empty,
            },
        }
    }
}
