//! How often a law truly asks. A law about questions of one kind ("where both are due …") says
//! little if random questions are hardly ever of that kind: what it is about is counted, and the
//! counts are held against a floor.

#![allow(missing_docs, unreachable_pub)]
#![allow(clippy::panic, clippy::unwrap_used)]

use std::cell::RefCell;
use std::collections::BTreeMap;

use proptest::prelude::ProptestConfig;

/// So many cases, unless `PROPTEST_CASES` says otherwise. Questions that do not fit a law are
/// thrown away and others asked instead; a law that fits less than half of them fails.
pub fn config(cases: u32) -> ProptestConfig {
    let said = std::env::var("PROPTEST_CASES").ok();
    let cases = said.map_or(cases, |said| said.parse().unwrap());
    ProptestConfig {
        cases,
        max_global_rejects: cases,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// Of how many questions a share is one that can be held against a floor.
const ENOUGH: u32 = 100;

/// Counts, for one law, its questions and the kinds that they were of.
pub struct Asked {
    /// The least share of each kind, in percent.
    floors: &'static [(&'static str, u32)],
    counts: RefCell<Counts>,
}

#[derive(Default)]
struct Counts {
    questions: u32,
    of: BTreeMap<&'static str, u32>,
}

impl Asked {
    pub fn with_floors(floors: &'static [(&'static str, u32)]) -> Self {
        let counts = RefCell::default();
        Asked { floors, counts }
    }

    /// One more question, of which nothing is said yet.
    pub fn question(&self) {
        self.counts.borrow_mut().questions += 1;
    }

    /// The question is one of this kind.
    pub fn on(&self, kind: &'static str) {
        assert!(
            self.floors.iter().any(|(known, _)| *known == kind),
            "`{kind}` has no floor"
        );
        *self.counts.borrow_mut().of.entry(kind).or_default() += 1;
    }

    /// The question is one of this kind if `holds`.
    pub fn on_if(&self, kind: &'static str, holds: bool) {
        if holds {
            self.on(kind);
        }
    }

    /// Fails where a kind has a lesser share than its floor.
    pub fn hold(self) {
        if let Some(low) = self.low() {
            panic!("{low}");
        }
    }

    /// The first kind below its floor; all shares go to the captured output.
    pub fn low(self) -> Option<String> {
        let counts = self.counts.into_inner();
        let mut low = None;
        for (kind, floor) in self.floors {
            let count = counts.of.get(kind).copied().unwrap_or(0);
            let told = format!("{count} of {} questions: {kind}", counts.questions);
            println!("{told}; at least {floor} %");
            let is_low = u64::from(count) * 100 < u64::from(*floor) * u64::from(counts.questions);
            if is_low && counts.questions >= ENOUGH {
                low.get_or_insert(told);
            }
        }
        low
    }
}
