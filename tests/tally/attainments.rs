//! Whether a promise was kept, held against every way the open questions could
//! still be answered.

use proptest::prelude::*;
use shixian::plan::Target;
use shixian::tally::{Attainment, Tally, WhyUndecided};
use shixian::{Case, Commitment, Fraction, Rule, VerdictKind, commitment, months};

use super::support::{EACH, MEAN, NOW, at, case_of, judged, promised_of, rule};

fn tally(rule: &Rule<'_>, counts: &[(VerdictKind, u64)]) -> Tally {
    let mut all = Tally::default();
    for (kind, count) in counts {
        let (outcome, elapsed) = judged(rule, &case_of(*kind).unwrap(), NOW);
        assert_eq!(outcome.verdict().kind(), *kind);
        for _ in 0..*count {
            all.add(&outcome, elapsed.as_ref());
        }
    }
    all
}

/// Met, missed, overdue, undetermined.
fn of(commitment: &Commitment<'_>, [met, missed, overdue, undetermined]: [u64; 4]) -> Attainment {
    let rule = rule(commitment);
    let counts = [
        (VerdictKind::Met, met),
        (VerdictKind::Missed, missed),
        (VerdictKind::Overdue, overdue),
        (VerdictKind::Undetermined, undetermined),
    ];
    Attainment::of(&rule, &tally(&rule, &counts))
}

use Attainment::{Broken, Kept, NoData, Undecided};
use WhyUndecided::{OverdueCases, UndeterminedCases};

#[test]
fn each_case() {
    for (counts, wanted) in [
        ([0, 0, 0, 0], NoData),
        ([1, 0, 0, 0], Kept),
        ([500, 1, 0, 0], Broken),
        ([500, 0, 1, 0], Broken),
        ([0, 0, 1, 0], Broken),
        ([500, 0, 0, 1], Undecided(UndeterminedCases)),
        ([0, 0, 0, 1], Undecided(UndeterminedCases)),
        ([500, 1, 0, 1], Broken),
        ([500, 0, 1, 1], Broken),
    ] {
        assert_eq!(of(&EACH, counts), wanted, "{counts:?}");
    }
}

/// Open cases that are overdue never make a promise look kept.
#[test]
fn overdue_cases_alone_are_late() {
    let share = promised_of(Target::Share(80));
    assert_eq!(of(&share, [0, 0, 2, 0]), Broken);
    assert_eq!(of(&share, [8, 0, 2, 0]), Kept);
    assert_eq!(of(&share, [7, 0, 2, 0]), Undecided(OverdueCases));
}

#[test]
fn open_cases_in_time_decide_nothing() {
    for target in [Target::EachCase, Target::Share(80)] {
        let commitment = promised_of(target);
        let rule = rule(&commitment);
        for kind in [
            VerdictKind::Running,
            VerdictKind::Paused,
            VerdictKind::NotStarted,
        ] {
            let open = tally(&rule, &[(kind, 3)]);
            assert_eq!(Attainment::of(&rule, &open), NoData, "{kind}");
            let kept = tally(&rule, &[(kind, 3), (VerdictKind::Met, 1)]);
            assert_eq!(Attainment::of(&rule, &kept), Kept, "{kind}");
        }
    }
}

#[test]
fn a_share_is_compared_exactly() {
    let eighty = promised_of(Target::Share(80));
    for (counts, wanted) in [
        ([0, 0, 0, 0], NoData),
        ([4, 1, 0, 0], Kept),
        // 79.99 % and what a float would round to 80
        ([7_999, 2_001, 0, 0], Broken),
        ([8_000, 2_000, 0, 0], Kept),
        ([8_001, 2_000, 0, 0], Kept),
        ([8_000, 2_001, 0, 0], Broken),
        // overdue cases bring it down to 80 % and below
        ([80, 19, 1, 0], Kept),
        ([80, 19, 2, 0], Undecided(OverdueCases)),
        ([80, 20, 1, 0], Undecided(OverdueCases)),
        // undetermined cases could be either
        ([79, 20, 0, 1], Undecided(UndeterminedCases)),
        ([78, 21, 0, 1], Broken),
        ([80, 19, 0, 1], Kept),
        ([0, 0, 0, 1], Undecided(UndeterminedCases)),
        // overdue alone: all late
        ([0, 0, 5, 0], Broken),
        // many overdue do not break it while they are open
        ([4, 1, 1_000, 0], Undecided(OverdueCases)),
    ] {
        assert_eq!(of(&eighty, counts), wanted, "{counts:?}");
    }
    let all = promised_of(Target::Share(100));
    // trap 50: 99.951 % is not 100 %
    assert_eq!(of(&all, [2_039, 1, 0, 0]), Broken);
    assert_eq!(of(&all, [2_040, 0, 0, 0]), Kept);
    assert_eq!(of(&all, [2_040, 0, 1, 0]), Undecided(OverdueCases));
    let none = promised_of(Target::Share(0));
    assert_eq!(of(&none, [0, 3, 0, 0]), Kept);
}

#[test]
fn what_is_shown_of_a_share_never_reaches_what_it_missed() {
    let rule = rule(&EACH);
    let counts = [(VerdictKind::Met, 2_039), (VerdictKind::Missed, 1)];
    let share = tally(&rule, &counts).share().unwrap();
    assert_eq!(share, Fraction::new(2_039, 2_040).unwrap());
    assert_eq!(share.percent_down(2).to_string(), "99.95");
    let nearly = Fraction::new(99_999, 100_000).unwrap();
    for places in 0..=18 {
        assert_ne!(nearly.percent_down(places).to_string(), "100", "{places}");
    }
}

/// What could become of the share: every undetermined case is in time or late,
/// every overdue one is still open or late.
fn worlds(percent: u64, [met, missed, overdue, undetermined]: [u64; 4]) -> Vec<bool> {
    let mut worlds = Vec::new();
    for well in 0..=undetermined {
        for closed in 0..=overdue {
            let all = met + missed + undetermined + closed;
            worlds.push((met + well) * 100 >= percent * all);
        }
    }
    worlds
}

proptest! {
    #[test]
    fn a_share_is_kept_or_broken_only_if_nothing_can_turn_it(
        percent in 0_u8..=100,
        counts in prop::array::uniform4(0_u64..6),
    ) {
        let [met, missed, overdue, undetermined] = counts;
        let attainment = of(&promised_of(Target::Share(percent)), counts);
        let closed = met + missed;
        match attainment {
            // over overdue cases alone the share is what it is with them
            _ if closed + undetermined == 0 && overdue > 0 => {
                prop_assert_eq!(attainment, if percent == 0 { Kept } else { Broken });
            }
            NoData => prop_assert_eq!(closed + undetermined, 0),
            Kept => prop_assert!(worlds(percent.into(), counts).iter().all(|kept| *kept)),
            Broken => prop_assert!(worlds(percent.into(), counts).iter().all(|kept| !kept)),
            Undecided(why) => {
                let worlds = worlds(percent.into(), counts);
                prop_assert!(worlds.contains(&true) && closed + undetermined > 0);
                let keep = met * 100 >= u64::from(percent) * closed;
                match why {
                    OverdueCases => prop_assert!(keep && overdue > 0),
                    UndeterminedCases => prop_assert!(undetermined > 0),
                    other => prop_assert!(false, "{:?}", other),
                }
            }
        }
    }

    #[test]
    fn each_case_is_kept_or_broken_only_if_nothing_can_turn_it(
        counts in prop::array::uniform4(0_u64..4),
    ) {
        let [met, missed, overdue, undetermined] = counts;
        let wanted = if missed + overdue > 0 {
            Broken
        } else if undetermined > 0 {
            Undecided(UndeterminedCases)
        } else if met > 0 {
            Kept
        } else {
            NoData
        };
        prop_assert_eq!(of(&EACH, counts), wanted);
    }
}

/// Cases that took so many minutes of open time, seven hours a day.
fn took(rule: &Rule<'_>, minutes: &[i64]) -> Tally {
    let start = at("2023-06-12 08:30");
    let mut tally = Tally::default();
    for minutes in minutes {
        let finish = rule
            .schedule()
            .advance(start, chrono::TimeDelta::minutes(*minutes));
        let case = Case::new("").started(start).finished(finish.unwrap());
        let (outcome, elapsed) = judged(rule, &case, NOW);
        tally.add(&outcome, elapsed.as_ref());
    }
    tally
}

#[test]
fn a_mean_is_compared_exactly() {
    let rule = rule(&MEAN);
    let day = 7 * 60;
    let of = |minutes: &[i64]| Attainment::of(&rule, &took(&rule, minutes));
    // trap 51: 1 and 2 working days are 1.5
    assert_eq!(of(&[day, 2 * day]), Kept);
    assert_eq!(of(&[day, 2 * day + 1]), Broken);
    assert_eq!(of(&[day, 2 * day - 1]), Kept);
    // no closed case is no data, and a single late case breaks nothing
    assert_eq!(of(&[]), NoData);
    assert_eq!(of(&[0, 3 * day]), Kept);
    // thirds and sevenths that no float adds up to 1.5
    assert_eq!(
        of(&[
            day / 7,
            day * 6 / 7,
            day,
            2 * day,
            3 * day / 2,
            9 * day / 4 + day / 4
        ]),
        Kept
    );
    let shown = took(&rule, &[day, 2 * day + 1]).taken().mean().unwrap();
    assert_eq!(shown.to_decimal_up(3).to_string(), "1.502");
    assert_ne!(shown.to_decimal_up(2).to_string(), "1.5");
}

#[test]
fn a_mean_over_cases_that_were_not_measured_is_not_kept() {
    let rule = rule(&MEAN);
    let unmeasured = tally(&rule, &[(VerdictKind::Undetermined, 1)]);
    let with = |minutes: &[i64]| {
        let mut all = took(&rule, minutes);
        all.merge(&unmeasured);
        Attainment::of(&rule, &all)
    };
    let day = 7 * 60;
    assert_eq!(with(&[]), Undecided(WhyUndecided::UnmeasuredCases));
    assert_eq!(with(&[day]), Undecided(WhyUndecided::UnmeasuredCases));
    // 3 days and one of nothing at best make 1.5
    assert_eq!(with(&[3 * day]), Undecided(WhyUndecided::UnmeasuredCases));
    assert_eq!(with(&[3 * day + 1]), Broken);
}

#[test]
fn a_mean_says_what_open_cases_do() {
    // over the closed cases it is kept, with the one that is long overdue not
    let rule = rule(&MEAN);
    let mut all = took(&rule, &[60]);
    all.merge(&tally(&rule, &[(VerdictKind::Overdue, 1)]));
    assert_eq!(Attainment::of(&rule, &all), Undecided(OverdueCases));
    assert_eq!(all.count(VerdictKind::Overdue), 1, "it is not dropped");
    let open = tally(&rule, &[(VerdictKind::Overdue, 1)]);
    assert_eq!(Attainment::of(&rule, &open), Undecided(OverdueCases));
}

#[test]
fn a_mean_without_a_figure_is_not_decided() {
    let half_year = commitment("half-year", "半年")
        .within(months(6))
        .promised_of(Target::Mean);
    let rule = rule(&half_year);
    let met = tally(&rule, &[(VerdictKind::Met, 1)]);
    assert_eq!(
        Attainment::of(&rule, &met),
        Undecided(WhyUndecided::NoFigure)
    );
    assert_eq!(Attainment::of(&rule, &Tally::default()), NoData);
}

#[test]
fn a_mean_of_mixed_units_is_not_decided() {
    let (own, days) = (rule(&MEAN), rule(&EACH));
    let mut mixed = took(&own, &[60]);
    mixed.merge(&tally(&days, &[(VerdictKind::Met, 1)]));
    assert_eq!(mixed.taken().mean(), None);
    assert_eq!(
        Attainment::of(&own, &mixed),
        Undecided(WhyUndecided::NoFigure)
    );
}

#[test]
fn what_is_broken_hangs_on_rejected_rows_that_could_keep_it() {
    let undecided = |rows| Undecided(WhyUndecided::RejectedRows(rows));
    let share = promised_of(Target::Share(80));
    let beside =
        |commitment: &Commitment<'_>, [met, missed, overdue, undetermined]: [u64; 4], rows| {
            let rule = rule(commitment);
            let mut counts = vec![
                (VerdictKind::Met, met),
                (VerdictKind::Missed, missed),
                (VerdictKind::Overdue, overdue),
                (VerdictKind::Undetermined, undetermined),
            ];
            counts.retain(|(_, count)| *count > 0);
            let all = tally(&rule, &counts);
            Attainment::of(&rule, &all).beside_rejected(&rule, &all, rows)
        };
    for (counts, rows, wanted) in [
        ([3, 1, 0, 0], 0, Broken),
        // 13 of 14 could be in time, and at least 4 of 5
        ([3, 1, 0, 0], 10, undecided(10)),
        ([3, 1, 0, 0], 1, undecided(1)),
        ([3, 2, 0, 0], 4, Broken),
        ([3, 2, 0, 0], 5, undecided(5)),
        ([0, 0, 2, 0], 1, undecided(1)),
        ([0, 2, 0, 1], 7, undecided(7)),
        ([0, 2, 0, 1], 6, Broken),
        ([9, 1, 0, 0], 1, Kept),
        ([9, 1, 0, 0], 2, undecided(2)),
        ([0, 0, 0, 0], 2, NoData),
    ] {
        assert_eq!(beside(&share, counts, rows), wanted, "{counts:?} {rows}");
    }
    assert_eq!(beside(&EACH, [3, 1, 0, 0], 10), Broken);
    assert_eq!(beside(&EACH, [3, 0, 0, 0], 10), undecided(10));
    // a mean is within the limit with enough cases that take nothing
    assert_eq!(beside(&MEAN, [0, 1, 0, 0], 0), Broken);
    assert_eq!(beside(&MEAN, [0, 1, 0, 0], 1000), undecided(1000));
    assert_eq!(beside(&MEAN, [0, 1000, 0, 0], 1), Broken);
}
