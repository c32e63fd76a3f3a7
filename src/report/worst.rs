//! The cases that were latest.

use chrono::{NaiveDateTime, TimeDelta};

use crate::amount::Amount;
use crate::fraction::Fraction;
use crate::outcome::Outcome;
use crate::verdict::Verdict;

/// How many of the worst cases a report names.
pub const WORST_CASES: usize = 10;

/// By how much a case is late: first in the limit's own unit, then by the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Lateness {
    units: Fraction,
    clock: TimeDelta,
}

/// A late case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Late<T> {
    lateness: Lateness,
    id: String,
    by: Option<Amount>,
    about: T,
}

impl<T> Late<T> {
    /// The case's name.
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

    /// Whether `self` goes before `other`: later first, then by name.
    fn goes_before(&self, other: &Self) -> bool {
        let order = other.lateness.cmp(&self.lateness);
        order.then_with(|| self.id.cmp(&other.id)).is_lt()
    }
}

/// The latest cases, [`WORST_CASES`] of them, latest first: by the amount in the
/// limit's own unit, then by the clock, then by name. Of cases late by the same
/// and called the same, those met first are kept.
///
/// ```
/// use shixian::report::Worst;
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
        if self.cases.len() >= WORST_CASES
            && let Some(last) = self.cases.last()
            && (last.lateness, id) >= (lateness, last.id.as_str())
        {
            return;
        }
        self.insert(Late {
            lateness,
            id: id.to_owned(),
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

    /// The cases, worst first.
    #[must_use]
    pub fn cases(&self) -> &[Late<T>] {
        &self.cases
    }

    fn insert(&mut self, late: Late<T>) {
        let at = self.cases.partition_point(|other| !late.goes_before(other));
        self.cases.insert(at, late);
        self.cases.truncate(WORST_CASES);
    }
}
