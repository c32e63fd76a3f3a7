//! Tallies count what they are given, and merge to one pass.

use proptest::prelude::*;
use shixian::tally::Tally;
use shixian::{Case, Fraction, Verdict, VerdictKind};

use super::support::{EACH, NOW, at, case_of, cut, judged, merged_every_way, rule};

/// The kinds a case of [`EACH`] can have.
const KINDS: [VerdictKind; 7] = [
    VerdictKind::Met,
    VerdictKind::Missed,
    VerdictKind::Running,
    VerdictKind::Overdue,
    VerdictKind::Paused,
    VerdictKind::NotStarted,
    VerdictKind::Undetermined,
];

fn tally(kinds: &[VerdictKind]) -> Tally {
    let rule = rule(&EACH);
    let mut tally = Tally::default();
    for kind in kinds {
        let (outcome, elapsed) = judged(&rule, &case_of(*kind).unwrap(), NOW);
        assert_eq!(outcome.verdict().kind(), *kind);
        tally.add(&outcome, elapsed.as_ref());
    }
    tally
}

fn merged(one: Tally, other: Tally) -> Tally {
    let mut one = one;
    one.merge(&other);
    one
}

fn kinds() -> impl Strategy<Value = Vec<VerdictKind>> {
    prop::collection::vec((0..KINDS.len()).prop_map(|at| KINDS[at]), 1..80)
}

proptest! {
    #[test]
    fn every_outcome_is_counted_once(kinds in kinds()) {
        let all = tally(&kinds);
        let count = |kind| kinds.iter().filter(|own| **own == kind).count() as u64;
        for kind in VerdictKind::ALL {
            prop_assert_eq!(all.count(kind), count(kind));
        }
        let [met, missed, overdue] =
            [VerdictKind::Met, VerdictKind::Missed, VerdictKind::Overdue].map(count);
        prop_assert_eq!(all.cases(), kinds.len() as u64);
        prop_assert_eq!(all.closed(), met + missed);
        let open = count(VerdictKind::Running) + overdue + count(VerdictKind::Paused);
        prop_assert_eq!(all.open(), open);
        // no data is no data
        let share = |of: u64| Fraction::new(met as i64, of as i64);
        prop_assert_eq!(all.share(), share(met + missed));
        prop_assert_eq!(all.share_with_overdue(), share(met + missed + overdue));
        if let (Some(share), Some(lower)) = (all.share(), all.share_with_overdue()) {
            prop_assert!(lower <= share, "a lower bound");
        }
        // 2 and 6 working days
        prop_assert_eq!(all.taken().count(), met + missed);
        let sum = Fraction::new((2 * met + 6 * missed) as i64, 1);
        prop_assert_eq!(all.taken().sum(), sum.filter(|_| met + missed > 0));
        prop_assert_eq!(all.unmeasured(), count(VerdictKind::Undetermined));
    }

    #[test]
    fn any_cut_merges_to_one_pass(kinds in kinds(), pieces in 1_usize..20) {
        let parts: Vec<Tally> = cut(&kinds, pieces).into_iter().map(tally).collect();
        for all in merged_every_way(&parts, merged) {
            prop_assert_eq!(all, tally(&kinds));
        }
    }
}

#[test]
fn a_thousand_pieces_are_the_whole() {
    let kinds: Vec<VerdictKind> = (0..5_000).map(|n| KINDS[n * n % 31 % 7]).collect();
    let whole = tally(&kinds);
    for pieces in [1, 7, 1_000] {
        let parts: Vec<Tally> = cut(&kinds, pieces).into_iter().map(tally).collect();
        for all in merged_every_way(&parts, merged) {
            assert_eq!(all, whole, "{pieces}");
        }
    }
}

#[test]
fn an_open_case_is_neither_measured_nor_unmeasured() {
    for kind in [
        VerdictKind::Running,
        VerdictKind::Overdue,
        VerdictKind::Paused,
        VerdictKind::NotStarted,
    ] {
        let tally = tally(&[kind]);
        assert_eq!(
            (tally.taken().count(), tally.unmeasured()),
            (0, 0),
            "{kind}"
        );
        assert_eq!(tally.share(), None, "{kind}");
    }
}

#[test]
fn a_finish_after_now_is_not_yet_a_measure() {
    let rule = rule(&EACH);
    let case = Case::new("").started(at("2023-06-12 09:00"));
    let case = case.finished(at("2023-07-20 09:00"));
    let (outcome, elapsed) = judged(&rule, &case, NOW);
    assert!(matches!(outcome.verdict(), Verdict::Undetermined(_)));
    let mut tally = Tally::default();
    tally.add(&outcome, elapsed.as_ref());
    assert_eq!((tally.taken().count(), tally.closed()), (0, 0));
    assert_eq!(tally.unmeasured(), 1);
}

/// A tally as it is read back after it was stored.
fn stored(tally: &Tally) -> Tally {
    serde_json::from_str(&serde_json::to_string(tally).unwrap()).unwrap()
}

proptest! {
    #[test]
    fn stored_tallies_merge_to_one_pass(one in kinds(), other in kinds()) {
        let (first, second) = (tally(&one), tally(&other));
        prop_assert_eq!(&stored(&first), &first);
        let all = tally(&[one, other].concat());
        prop_assert_eq!(merged(stored(&first), stored(&second)), all);
    }
}

#[test]
fn the_stored_form_of_a_tally_is_pinned() {
    let json = serde_json::to_value(tally(&KINDS)).unwrap();
    let golden = include_str!("../data/tally-v1.json");
    assert_eq!(
        json,
        serde_json::from_str::<serde_json::Value>(golden).unwrap()
    );
    assert_eq!(
        serde_json::from_str::<Tally>(golden).unwrap(),
        tally(&KINDS)
    );
    for (from, to) in [
        ("shixian-tally/1", "shixian-tally/2"),
        ("\"met\"", "\"almost\""),
        ("working-days", "fortnights"),
        ("\"undetermined\": 1", "\"undetermined\": 2"),
        ("\"met\": 1", "\"met\": 9007199254740993"),
    ] {
        let changed = golden.replace(from, to);
        assert_ne!(changed, golden);
        assert!(serde_json::from_str::<Tally>(&changed).is_err(), "{to}");
    }
}
