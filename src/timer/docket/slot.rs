//! A timer in the docket.

use std::hash::{BuildHasher, RandomState};

use crate::timer::timer::Timer;

/// A timer with its officer.
#[derive(Debug)]
pub(super) struct Slot<'a> {
    pub(super) timer: Timer<'a>,
    pub(super) officer: u32,
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
