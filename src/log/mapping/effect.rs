//! Entries of a mapping that cannot take effect.

use super::activity::Meaning;
use super::column::Column;
use super::error::{MappingError, MappingProblem};
use super::mapping::Mapping;
use super::no_effect::NoEffect;
use super::policies::{DuplicateEvents, RepeatedCase, ResumeWithoutStop};
use super::time_options::PlaceholderTime;
use crate::check::case::Repeated;
use crate::ground::nearest_name::nearest;
use crate::plan::Plan;
use crate::plan::commitment::{FINISHED, STARTED, Start};
use crate::term::stops::StopKind;

impl Mapping {
    /// The first entry that cannot take effect, whatever the log and the plan.
    pub(super) fn without_effect(&self) -> Option<(String, NoEffect)> {
        self.of_commitments()
            .or_else(|| self.of_forms())
            .or_else(|| self.of_columns())
            .or_else(|| self.of_words())
            .or_else(|| self.of_times())
    }

    fn of_commitments(&self) -> Option<(String, NoEffect)> {
        let every = self.for_every_row();
        if !every.is_empty()
            && let Some((matter, _)) = self.matters().next()
        {
            return Some((format!("kinds.{matter}"), NoEffect::Matters));
        }
        let is_asked_for = |name: &String| {
            every.contains(&name.as_str()) || self.matters().any(|(_, names)| names.contains(name))
        };
        let mut checks = self.own_commitment_entries().iter();
        let unused = checks.position(|check| !check.name.is_empty() && !is_asked_for(&check.name));
        unused.map(|index| (format!("checks.{index}.name"), NoEffect::Check))
    }

    /// What only a log of events, or only one of cases, has.
    fn of_forms(&self) -> Option<(String, NoEffect)> {
        let policies = self.policies();
        let key = |name: &str, effect| Some((name.to_owned(), effect));
        if policies.repeated_start == Repeated::FirstAfterStart {
            return key("policies.repeated_start", NoEffect::StartAfterStart);
        }
        if self.is_of_events() {
            return if policies.repeated_case != RepeatedCase::default() {
                key("policies.repeated_case", NoEffect::Cases)
            } else if self.names_cases_by_line() {
                key("cases_by_line", NoEffect::Cases)
            } else {
                None
            };
        }
        let resumes = self
            .events()
            .keys()
            .any(|text| text.trim().starts_with("resume"));
        if self.is_grouped() {
            key("grouped", NoEffect::Events)
        } else if policies.resume_without_stop != ResumeWithoutStop::default() && !resumes {
            key("policies.resume_without_stop", NoEffect::Events)
        } else if policies.duplicate_events != DuplicateEvents::default() {
            key("policies.duplicate_events", NoEffect::Events)
        } else if policies.repeated_start != Repeated::default() {
            key("policies.repeated_start", NoEffect::OneStart)
        } else if policies.repeated_finish != Repeated::default() {
            key("policies.repeated_finish", NoEffect::OneStart)
        } else {
            None
        }
    }

    fn of_columns(&self) -> Option<(String, NoEffect)> {
        let receipt = [Column::ReceivedAt, Column::NotifiedAt];
        let mut unused = receipt.into_iter().filter(|column| self.names(*column));
        if !self.applies_deemed_acceptance()
            && let Some(column) = unused.next()
        {
            return Some((format!("columns.{}", column.id()), NoEffect::Receipt));
        }
        if self.names_cases_by_line() && self.names(Column::CaseId) {
            return Some(("columns.case_id".to_owned(), NoEffect::CaseId));
        }
        let begun: Vec<StopKind> = self
            .events()
            .keys()
            .filter_map(|text| match Meaning::parse(text) {
                Ok(Meaning::Stop(kind)) => Some(kind),
                _ => None,
            })
            .collect();
        self.events().keys().find_map(|text| {
            let effect = match Meaning::parse(text) {
                Ok(Meaning::Ignored) => NoEffect::Ignored,
                Ok(Meaning::Resume(Some(kind))) if !begun.contains(&kind) => NoEffect::Resume,
                Ok(Meaning::Resume(None)) if begun.len() != 1 => NoEffect::Resume,
                _ => return None,
            };
            Some((format!("events.{text}"), effect))
        })
    }

    fn of_words(&self) -> Option<(String, NoEffect)> {
        let values = self.values().iter().flat_map(|(column, values)| {
            let key = move |word: &String| (format!("values.{}.{word}", column.id()), word.clone());
            values.keys().map(key)
        });
        let matters = self
            .matters()
            .map(|(word, _)| (format!("kinds.{word}"), word.to_owned()));
        let activities = self.activities().keys();
        let activities = activities.map(|word| (format!("activities.{word}"), word.clone()));
        let empty = self.empty_words().iter();
        let empty = empty.map(|word| ("empty".to_owned(), word.clone()));
        let mut words = values.chain(matters).chain(activities).chain(empty);
        let padded = words.find(|(_, word)| word.trim() != word);
        padded.map(|(key, _)| (key, NoEffect::Space))
    }

    fn of_times(&self) -> Option<(String, NoEffect)> {
        let is_said = self.times().last_minute == PlaceholderTime::Time;
        is_said.then(|| ("times.last_minute".to_owned(), NoEffect::LastMinute))
    }

    /// Looks for events that are the start or the finish of no commitment.
    pub(super) fn look_for_unused_events(&self, plan: &Plan<'_>) -> Result<(), MappingError> {
        let mut known = vec![STARTED.id(), FINISHED.id()];
        for commitment in plan.commitments() {
            let of_law = commitment.statutory().iter();
            let of_law = of_law.filter_map(|statutory| statutory.start());
            for start in of_law.chain([commitment.start()]) {
                match start {
                    Start::Event(event) => known.push(event.id()),
                    Start::LaterOf(one, other) => known.extend([one.id(), other.id()]),
                }
            }
            known.push(commitment.finish().id());
        }
        for check in self.own_commitment_entries() {
            known.extend(check.from.as_deref());
            known.extend(check.to.as_deref());
        }
        let of_activities = self
            .activities()
            .iter()
            .map(|(activity, text)| (format!("activities.{activity}"), text));
        let of_columns = self
            .events()
            .keys()
            .map(|event| (format!("events.{event}"), event));
        for (key, text) in of_activities.chain(of_columns) {
            let Ok(Meaning::Event(name)) = Meaning::parse(text) else {
                continue;
            };
            if !known.contains(&name) {
                let words = ["ignore", "resume"].into_iter();
                let near = nearest(name, known.iter().copied().chain(words));
                let problem = MappingProblem::UnusedEvent {
                    name: name.to_owned(),
                    nearest: near.map(str::to_owned),
                };
                return Err(self.wrong(&key, problem));
            }
        }
        Ok(())
    }
}
