//! A timer in the docket, and the keys under which it is found.

use std::hash::{BuildHasher, RandomState};

use chrono::{NaiveDate, NaiveDateTime};

use crate::timer::change::Watch;
use crate::timer::timer::Timer;

/// A timer with the keys under which it is found.
#[derive(Debug)]
pub(super) struct Slot<'a> {
    pub(super) timer: Timer<'a>,
    pub(super) officer: u32,
    pub(super) keys: Keys,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Keys {
    pub(super) change: Option<NaiveDateTime>,
    pub(super) due: Option<NaiveDate>,
    pub(super) turns: [Option<NaiveDateTime>; 3],
}

impl Keys {
    pub(super) fn of(timer: &Timer<'_>, watch: Watch, now: NaiveDateTime) -> Self {
        Self {
            change: timer.next_change_of(watch, now),
            due: timer.open_due_day(now),
            turns: timer.turns(now),
        }
    }
}

pub(super) fn slot_at<'s, 'a>(slots: &'s [Option<Slot<'a>>], place: u32) -> Option<&'s Slot<'a>> {
    slots.get(place as usize)?.as_ref()
}

pub(super) fn id<'a>(timer: &Timer<'a>) -> &'a str {
    timer.rule().commitment().id()
}

pub(super) fn is_of(slot: &Slot<'_>, case: &str, commitment: &str) -> bool {
    slot.timer.case() == case && id(&slot.timer) == commitment
}

pub(super) fn hash(hasher: &RandomState, slot: &Slot<'_>) -> u64 {
    hasher.hash_one((slot.timer.case(), id(&slot.timer)))
}
