//! Rows of a log of cases that name a case as another row does.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::log::error::LogError;
use crate::log::mapping::mapping::Mapping;
use crate::log::mapping::policies::RepeatedCase;
use crate::log::read::logged_case::LoggedCase;

/// The most bytes of cases held in memory.
const MOST_HELD: usize = 1024 * 1024 * 1024;

/// What becomes of a row, by the case that it names.
pub(super) enum Seen {
    /// It is a case.
    Counts,
    /// It is a case, as an earlier row of that name is.
    CountsAgain,
    /// It is none: another row of that name is.
    Repeats,
    /// It is the last row of its case so far.
    Waits,
}

/// The cases that came up, by the hash of their name and matter: eight bytes for each
/// and eight for what it says, of a log of events none.
pub(super) struct RepeatedCases {
    policy: RepeatedCase,
    is_of_events: bool,
    /// With the hash of what the row said or, where the last row counts, with its place
    /// among those that wait.
    seen: HashMap<u64, u64>,
    waiting: Vec<Option<LoggedCase>>,
    held: usize,
}

impl RepeatedCases {
    pub(super) fn new(mapping: &Mapping) -> Self {
        Self {
            policy: mapping.policies().repeated_case,
            is_of_events: mapping.is_of_events() || mapping.names_cases_by_line(),
            seen: HashMap::new(),
            waiting: Vec::new(),
            held: 0,
        }
    }

    /// What becomes of the row that `case` was read from.
    pub(super) fn see(&mut self, case: &LoggedCase) -> Result<Seen, LogError> {
        // the events of a case have been gathered already
        if self.is_of_events {
            return Ok(Seen::Counts);
        }
        let name = name_of(case);
        match self.policy {
            RepeatedCase::Last => self.wait(name, case),
            RepeatedCase::Refused => {
                let says = case.says();
                match self.seen.insert(name, says) {
                    None => Ok(Seen::Counts),
                    Some(said) if said == says => Ok(Seen::Repeats),
                    Some(_) => Err(LogError::RepeatedCase {
                        case: case.case_id().to_owned(),
                        line: case.line(),
                    }),
                }
            }
            RepeatedCase::First | RepeatedCase::Each => {
                Ok(match (self.seen.insert(name, 0), self.policy) {
                    (None, _) => Seen::Counts,
                    (Some(_), RepeatedCase::Each) => Seen::CountsAgain,
                    (Some(_), _) => Seen::Repeats,
                })
            }
        }
    }

    fn wait(&mut self, name: u64, case: &LoggedCase) -> Result<Seen, LogError> {
        self.held += case.bytes();
        if self.held > MOST_HELD {
            return Err(LogError::TooManyCases {
                limit: MOST_HELD >> 20,
            });
        }
        let place = self.waiting.len() as u64;
        self.waiting.push(Some(case.clone()));
        let Some(before) = self.seen.insert(name, place) else {
            return Ok(Seen::Waits);
        };
        let before = usize::try_from(before).ok();
        if let Some(slot) = before.and_then(|before| self.waiting.get_mut(before)) {
            *slot = None;
        }
        Ok(Seen::Repeats)
    }

    /// The names that came up.
    pub(super) fn names(self) -> HashSet<u64> {
        self.seen.into_keys().collect()
    }

    /// The last rows of their cases, in the order of the log.
    pub(super) fn waiting(&mut self) -> impl Iterator<Item = LoggedCase> + use<> {
        std::mem::take(&mut self.waiting).into_iter().flatten()
    }
}

impl LoggedCase {
    /// A hash of what the row says of its case, but for its name and matter.
    fn says(&self) -> u64 {
        hash(&(
            (&self.category, &self.stops, self.extension, self.due),
            (self.started, self.finished, self.received, self.notified),
            (&self.events, &self.groups),
        ))
    }

    /// How much memory it takes.
    fn bytes(&self) -> usize {
        let texts = self.case_id.len() + self.matter.len() + self.category.len();
        let lists = size_of_val(self.stops.as_slice()) + size_of_val(self.events.as_slice());
        let groups: usize = self.groups.iter().map(|group| group.len() + 24).sum();
        size_of::<Self>() + texts + lists + groups
    }
}

/// A hash of the name and the matter of a case (FNV-1a), the same in every build: it is
/// stored.
fn name_of(case: &LoggedCase) -> u64 {
    let name = case.case_id().bytes().chain([0xFF]);
    name.chain(case.matter().bytes())
        .fold(0xCBF2_9CE4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3)
        })
}

fn hash(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}
