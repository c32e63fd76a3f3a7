//! The cases that were latest.

use std::cmp::Reverse;

use chrono::{NaiveDateTime, TimeDelta};
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::stored::Parts;

use crate::check::outcome::Outcome;
use crate::check::verdict::Verdict;
use crate::ground::fraction::Fraction;
use crate::term::amount::Amount;
use crate::term::form::length;

/// How many of the worst cases a report names.
pub const WORST_CASES: usize = 10;

/// By how much a case is late: first in the limit's own unit, then by the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Lateness {
    units: Fraction,
    clock: TimeDelta,
}

/// What late cases are ordered by.
type Key<'k> = (
    Reverse<Lateness>,
    &'k str,
    Option<NaiveDateTime>,
    NaiveDateTime,
);

/// A case that is late: by how much, and what was kept of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Late<T> {
    lateness: Lateness,
    id: String,
    started: Option<NaiveDateTime>,
    ended: NaiveDateTime,
    by: Option<Amount>,
    about: T,
}

impl<T> Late<T> {
    /// The name of the case, as the log or the case system writes it.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// By how much it is late.
    #[must_use]
    pub const fn by(&self) -> Option<Amount> {
        self.by
    }

    /// What else was kept of it.
    #[must_use]
    pub const fn about(&self) -> &T {
        &self.about
    }

    fn key(&self) -> Key<'_> {
        (Reverse(self.lateness), &self.id, self.started, self.ended)
    }
}

/// The latest cases, [`WORST_CASES`] of them, latest first: by the amount in the
/// limit's own unit, then by the clock, by name, by start and by end. Of cases
/// alike in all of these, those met first are kept.
///
/// ```
/// use shixian::tally::Worst;
///
/// let worst: Worst<()> = Worst::default();
/// assert_eq!(worst.cases().len(), 0);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Worst<T> {
    cases: Vec<Late<T>>,
}

impl<T> Default for Worst<T> {
    fn default() -> Self {
        Self { cases: Vec::new() }
    }
}

impl<T> Worst<T> {
    /// Adds a case known as `id` if it is late as of `now` and among the worst;
    /// `about` says what else to keep of it, and is asked only then.
    pub fn add(
        &mut self,
        id: &str,
        outcome: &Outcome<'_>,
        now: NaiveDateTime,
        about: impl FnOnce() -> T,
    ) {
        let by = match outcome.verdict() {
            Verdict::Missed { by } | Verdict::Overdue { by } => by,
            _ => return,
        };
        let ended = outcome.finish().map_or(now, |finish| finish.earliest());
        let due = outcome.deadline().map(|deadline| deadline.at());
        let own = by.filter(|amount| amount.unit() == outcome.unit());
        let lateness = Lateness {
            units: own.map_or(Fraction::ZERO, Amount::to_fraction),
            clock: due.map_or(TimeDelta::zero(), |due| ended.signed_duration_since(due)),
        };
        let started = outcome.start().map(|start| start.earliest());
        if self.cases.len() >= WORST_CASES
            && let Some(last) = self.cases.last()
            && (Reverse(lateness), id, started, ended) >= last.key()
        {
            return;
        }
        self.insert(Late {
            lateness,
            id: id.to_owned(),
            started,
            ended,
            by,
            about: about(),
        });
    }

    /// Adds the cases of another.
    pub fn merge(&mut self, other: Self) {
        for late in other.cases {
            self.insert(late);
        }
    }

    /// The cases that are latest, the worst first.
    #[must_use]
    pub fn cases(&self) -> &[Late<T>] {
        &self.cases
    }

    fn insert(&mut self, late: Late<T>) {
        let at = self
            .cases
            .partition_point(|other| other.key() <= late.key());
        self.cases.insert(at, late);
        self.cases.truncate(WORST_CASES);
    }
}

/// A late case as it is stored.
#[derive(Serialize, Deserialize)]
struct Form<T> {
    id: String,
    /// In the limit's own unit; nothing where it is late in another.
    late_units: Parts,
    /// By the clock, in seconds.
    late_seconds: Parts,
    started: Option<NaiveDateTime>,
    ended: NaiveDateTime,
    by: Option<Amount>,
    about: T,
}

impl<T: Serialize> Serialize for Late<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let form = Form {
            id: self.id.clone(),
            late_units: self.lateness.units.into(),
            late_seconds: Amount::ClockTime(self.lateness.clock).to_fraction().into(),
            started: self.started,
            ended: self.ended,
            by: self.by,
            about: &self.about,
        };
        form.serialize(serializer)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Late<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let form = Form::<T>::deserialize(deserializer)?;
        let seconds = form.late_seconds.fraction();
        let (Some(units), Some(clock)) = (form.late_units.fraction(), seconds.and_then(length))
        else {
            return Err(D::Error::custom("a case cannot be as late as that"));
        };
        Ok(Self {
            lateness: Lateness { units, clock },
            id: form.id,
            started: form.started,
            ended: form.ended,
            by: form.by,
            about: form.about,
        })
    }
}

impl<T: Serialize> Serialize for Worst<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.cases.serialize(serializer)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Worst<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut worst = Self::default();
        for late in Vec::<Late<T>>::deserialize(deserializer)? {
            worst.insert(late);
        }
        Ok(worst)
    }
}
