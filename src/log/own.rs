//! Commitments that a mapping brings itself.

use super::mapping::{Check, Mapping, MappingError};
use crate::check::rule::Rule;
use crate::check::settings::Settings;
use crate::day::schedule::Schedule;
use crate::plan::Plan;
use crate::plan::commitment::{Commitment, Event, commitment};
use crate::term::limit::{Limit, LimitError};
use crate::term::stops::StopKinds;

/// A commitment that a mapping brings itself: a check of its own, or a limit that
/// it gives a matter.
#[derive(Clone, Copy, Debug)]
pub struct OwnCommitment<'m> {
    commitment: Commitment<'m>,
    settings: Settings,
}

impl<'m> OwnCommitment<'m> {
    /// The commitment.
    #[must_use]
    pub const fn commitment(&self) -> &Commitment<'m> {
        &self.commitment
    }

    /// It bound to a schedule.
    #[must_use]
    pub fn rule(&'m self, schedule: &Schedule) -> Rule<'m> {
        Rule::new(&self.commitment, schedule, &self.settings)
    }

    fn of_check(check: &'m Check, settings: &Settings) -> Result<Self, LimitError> {
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
            .within(check.limit.parse()?)
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

    fn of_limit(text: &'m str, limit: Limit, settings: &Settings) -> Self {
        Self {
            commitment: commitment(text, text)
                .within(limit)
                .stops_for(StopKinds::ALL),
            settings: *settings,
        }
    }
}

impl Mapping {
    /// The commitments that the mapping brings itself, to be checked with
    /// `settings`: its checks, and the limits it gives matters.
    ///
    /// ```
    /// use shixian::log::Mapping;
    /// use shixian::plan::huarong_2023;
    /// use shixian::Settings;
    ///
    /// let mapping = Mapping::from_toml("[kinds]\n\"备案\" = \"5 working days\"")?;
    /// let own = mapping.own_commitments(&huarong_2023::PLAN, &Settings::new())?;
    /// assert_eq!(own[0].commitment().limit().to_string(), "5 working days");
    /// # Ok::<(), shixian::log::MappingError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// A name that is no commitment of `plan`, no check and no limit.
    pub fn own_commitments<'m>(
        &'m self,
        plan: &Plan<'_>,
        settings: &Settings,
    ) -> Result<Vec<OwnCommitment<'m>>, MappingError> {
        let mut own = Vec::new();
        for check in self.checks() {
            let of_check = OwnCommitment::of_check(check, settings);
            own.push(
                of_check
                    .map_err(|error| self.wrong("checks", &check.limit, error.to_string(), None))?,
            );
        }
        let of_kinds = self.kinds().flat_map(|(kind, names)| {
            names
                .iter()
                .map(move |name| (format!("kinds.{kind}"), name.as_str()))
        });
        let of_all = self.commitments().iter();
        let of_all = of_all.map(|name| ("commitments".to_owned(), name.as_str()));
        for (key, name) in of_kinds.chain(of_all) {
            let is_own = |own: &OwnCommitment<'_>| own.commitment.id() == name;
            if plan.commitment(name).is_ok() || own.iter().any(is_own) {
                continue;
            }
            match name.parse::<Limit>() {
                Ok(limit) => own.push(OwnCommitment::of_limit(name, limit, settings)),
                Err(_) => return Err(self.unknown_commitment(&key, name, plan)),
            }
        }
        Ok(own)
    }
}
