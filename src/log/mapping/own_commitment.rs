//! Commitments that a mapping brings itself.

use serde::{Deserialize, Serialize};

use crate::check::case::Repeated;
use crate::check::rule::Rule;
use crate::check::settings::Settings;
use crate::day::schedule::Schedule;
use crate::plan::commitment::{Commitment, Event, commitment};
use crate::term::limit::{Limit, LimitError};
use crate::term::stops::{StopKind, StopKinds};

/// A commitment of the log's own: from one event to another within a limit.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, expecting = "a table")]
pub struct OwnCommitmentEntry {
    /// Its name in data: English, stable, and the same in every file and form.
    pub name: String,
    /// Its title; without one, its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The limit, such as `20 working days`.
    pub limit: String,
    /// The event its clock starts with; without one, the start of the case.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// The event its clock ends with; without one, the finish of the case.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// Which of several starts counts; without it, as for the others.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repeated_start: Option<Repeated>,
    /// Which of several finishes counts; without it, as for the others.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repeated_finish: Option<Repeated>,
    /// The kinds of stops that stop its clock; without them, all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stopped_by: Option<Vec<StopKind>>,
}

/// A commitment that a mapping brings itself: one that it lists, or a limit that it
/// gives a matter.
#[derive(Clone, Copy, Debug)]
pub struct OwnCommitment<'m> {
    commitment: Commitment<'m>,
    settings: Settings,
}

impl<'m> OwnCommitment<'m> {
    /// The commitment that is meant, with its limit and where it is written.
    #[must_use]
    pub const fn commitment(&self) -> &Commitment<'m> {
        &self.commitment
    }

    /// It bound to a schedule.
    #[must_use]
    pub fn rule(&'m self, schedule: &Schedule) -> Rule<'m> {
        Rule::new(&self.commitment, schedule, &self.settings)
    }

    pub(crate) fn of_entry(
        check: &'m OwnCommitmentEntry,
        settings: &Settings,
    ) -> Result<Self, LimitError> {
        let mut settings = *settings;
        if let Some(repeated) = check.repeated_start {
            settings = settings.with_repeated_start(repeated);
        }
        if let Some(repeated) = check.repeated_finish {
            settings = settings.with_repeated_finish(repeated);
        }
        let stops = check.stopped_by.as_ref().map_or(StopKinds::ALL, |kinds| {
            let add = |stops: StopKinds, kind| stops.with(kind);
            kinds.iter().copied().fold(StopKinds::NONE, add)
        });
        let title = check.title.as_deref().unwrap_or(&check.name);
        let mut own = commitment(&check.name, title)
            .within(Limit::parse_with(
                &check.limit,
                settings.conventions().bare_units(),
            )?)
            .stops_for(stops);
        if let Some(event) = &check.from {
            own = own.from(Event::new(event, event));
        }
        if let Some(event) = &check.to {
            own = own.to(Event::new(event, event));
        }
        Ok(Self {
            commitment: own,
            settings,
        })
    }

    pub(crate) fn of_limit(text: &'m str, limit: Limit, settings: &Settings) -> Self {
        Self {
            commitment: commitment(text, text)
                .within(limit)
                .stops_for(StopKinds::ALL),
            settings: *settings,
        }
    }
}
