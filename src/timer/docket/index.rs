//! The keys under which a docket finds its timers.

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveDateTime};

use crate::timer::change::Watch;
use crate::timer::glance::Glance;

/// The keys of one timer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Keys {
    pub(super) change: Option<NaiveDateTime>,
    /// Who has it, and the day it is due.
    pub(super) due: Option<(u32, NaiveDate)>,
    pub(super) turns: [Option<NaiveDateTime>; 3],
}

impl Keys {
    pub(super) fn of(glance: &Glance<'_, '_>, officer: u32, watch: Watch) -> Self {
        Self {
            change: glance.next_change(watch),
            due: glance.open_due_day().map(|day| (officer, day)),
            turns: glance.turns().known(),
        }
    }
}

/// The places of timers by their keys.
#[derive(Debug, Default)]
pub(super) struct Index {
    /// The keys of each place; none where it is empty.
    keys: Vec<Keys>,
    pub(super) changes: BTreeSet<(NaiveDateTime, u32)>,
    pub(super) dues: BTreeSet<(u32, NaiveDate, u32)>,
    /// For each level above green.
    pub(super) turns: [BTreeSet<(NaiveDateTime, u32)>; 3],
}

impl Index {
    pub(super) fn with_capacity(timers: usize) -> Self {
        Self {
            keys: Vec::with_capacity(timers),
            ..Self::default()
        }
    }

    /// The keys that the timer in `place` is filed under.
    pub(super) fn keys(&self, place: u32) -> Keys {
        self.keys.get(place as usize).copied().unwrap_or_default()
    }

    /// Files the timer in `place` under `keys` and no others. Only where a key differs
    /// from the one before is anything moved.
    pub(super) fn file(&mut self, place: u32, keys: Keys) {
        let index = place as usize;
        if self.keys.len() <= index {
            self.keys.resize(index + 1, Keys::default());
        }
        let Some(own) = self.keys.get_mut(index) else {
            return;
        };
        let before = std::mem::replace(own, keys);
        let dated = |at| (at, place);
        let due = |(officer, day)| (officer, day, place);
        replace(
            &mut self.changes,
            before.change.map(dated),
            keys.change.map(dated),
        );
        replace(&mut self.dues, before.due.map(due), keys.due.map(due));
        let both = before.turns.into_iter().zip(keys.turns);
        for (turns, (before, after)) in self.turns.iter_mut().zip(both) {
            replace(turns, before.map(dated), after.map(dated));
        }
    }

    /// Takes out the first change up to `now`, of which is told then.
    pub(super) fn pop_change(&mut self, now: NaiveDateTime) -> Option<(NaiveDateTime, u32)> {
        let (at, place) = self.changes.first().copied().filter(|(at, _)| *at <= now)?;
        self.changes.pop_first();
        if let Some(keys) = self.keys.get_mut(place as usize) {
            keys.change = None;
        }
        Some((at, place))
    }
}

fn replace<K: Ord>(set: &mut BTreeSet<K>, before: Option<K>, after: Option<K>) {
    if before == after {
        return;
    }
    if let Some(before) = before {
        set.remove(&before);
    }
    set.extend(after);
}
