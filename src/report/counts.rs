//! How often each of a kind came up.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

/// How often each of a kind came up, in the order of the kinds; written by their ids.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counts<K>(Vec<(K, &'static str, u64)>);

impl<K: Copy + PartialEq> Counts<K> {
    pub(super) fn new(
        kinds: impl IntoIterator<Item = K>,
        id: impl Fn(K) -> &'static str,
        count: impl Fn(K) -> u64,
    ) -> Self {
        let counts = kinds.into_iter();
        Self(counts.map(|kind| (kind, id(kind), count(kind))).collect())
    }

    /// Without the kinds that did not come up.
    pub(super) fn that_came_up(mut self) -> Self {
        self.0.retain(|(_, _, count)| *count > 0);
        self
    }

    /// How often `kind` came up.
    #[must_use]
    pub fn get(&self, kind: K) -> u64 {
        let mut counts = self.iter();
        counts
            .find(|(known, _)| *known == kind)
            .map_or(0, |(_, count)| count)
    }

    /// The kinds, each with how often it came up.
    pub fn iter(&self) -> impl Iterator<Item = (K, u64)> {
        self.0.iter().map(|(kind, _, count)| (*kind, *count))
    }
}

impl<K> Serialize for Counts<K> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let by_id: BTreeMap<_, _> = self.0.iter().map(|(_, id, count)| (id, count)).collect();
        by_id.serialize(serializer)
    }
}
