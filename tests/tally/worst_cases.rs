//! The latest cases: latest first, ties by name, the same in any order.

use proptest::prelude::*;
use shixian::tally::{WORST_CASES, Worst};
use shixian::term::Amount;
use shixian::{Case, Rule, VerdictKind};

use super::support::{EACH, NOW, at, cut, judged, merged_every_way, rule};

/// A case started on Monday 2023-06-12, by name, day and hour of its finish in
/// June; open where there is none.
type Line = (&'static str, Option<(u32, u32)>);

fn case(line: Line) -> Case<'static> {
    let (name, finish) = line;
    let case = Case::new(name).started(at("2023-06-12 09:00"));
    match finish {
        Some((day, hour)) => case.finished(at(&format!("2023-06-{day:02} {hour:02}:00"))),
        None => case,
    }
}

fn worst(rule: &Rule<'_>, lines: &[Line]) -> Worst<Line> {
    let mut worst = Worst::default();
    for line in lines {
        let case = case(*line);
        let (outcome, _) = judged(rule, &case, NOW);
        worst.add(case.id(), &outcome, at(NOW), || *line);
    }
    worst
}

fn merged(one: Worst<Line>, other: Worst<Line>) -> Worst<Line> {
    let mut one = one;
    one.merge(other);
    one
}

const NAMES: [&str; 6] = ["", "A", "B", "B2", "b", "案"];

fn lines() -> impl Strategy<Value = Vec<Line>> {
    let name = (0..NAMES.len()).prop_map(|at| NAMES[at]);
    let finish = prop::option::weighted(0.9, (12_u32..=30, 9_u32..17));
    prop::collection::vec((name, finish), 0..60)
}

/// Late by whole working days, then by the clock, then by name; the first
/// [`WORST_CASES`] of all.
fn reference(rule: &Rule<'_>, lines: &[Line]) -> Vec<Line> {
    let mut late = Vec::new();
    for line in lines {
        let (outcome, _) = judged(rule, &case(*line), NOW);
        let kind = outcome.verdict().kind();
        if !matches!(kind, VerdictKind::Missed | VerdictKind::Overdue) {
            continue;
        }
        let end = case(*line).id().len();
        assert_eq!(end, line.0.len());
        let ended = line.1.map_or(at(NOW), |(day, hour)| {
            at(&format!("2023-06-{day:02} {hour:02}:00"))
        });
        let days = match outcome.verdict().amount() {
            Some(Amount::WorkingDays(days)) => days,
            _ => 0,
        };
        let over = ended - outcome.deadline().unwrap().at();
        late.push(((-days, -over, line.0), *line));
    }
    late.sort_by(|one, other| one.0.cmp(&other.0));
    late.truncate(WORST_CASES);
    late.into_iter().map(|(_, line)| line).collect()
}

fn abouts(worst: &Worst<Line>) -> Vec<Line> {
    worst.cases().iter().map(|late| *late.about()).collect()
}

proptest! {
    #[test]
    fn the_latest_come_first(lines in lines()) {
        let rule = rule(&EACH);
        let all = worst(&rule, &lines);
        prop_assert_eq!(abouts(&all), reference(&rule, &lines));
        for late in all.cases() {
            prop_assert_eq!(late.id(), late.about().0);
        }
    }

    #[test]
    fn any_cut_merges_to_one_pass(lines in lines(), pieces in 1_usize..20) {
        let rule = rule(&EACH);
        let parts: Vec<_> = cut(&lines, pieces)
            .into_iter()
            .map(|lines| worst(&rule, lines))
            .collect();
        for all in merged_every_way(&parts, merged) {
            prop_assert_eq!(all, worst(&rule, &lines));
        }
    }
}

#[test]
fn a_case_in_time_or_in_doubt_is_none_of_them() {
    let rule = rule(&EACH);
    let all = worst(
        &rule,
        &[("in time", Some((13, 9))), ("backwards", Some((9, 9)))],
    );
    assert!(all.cases().is_empty());
    // a day later the first of them is one
    let all = worst(
        &rule,
        &[("late", Some((16, 9))), ("backwards", Some((9, 9)))],
    );
    let named: Vec<&str> = all.cases().iter().map(|late| late.id()).collect();
    assert_eq!(named, ["late"]);
}

#[test]
fn what_is_kept_is_asked_for_only_where_it_is_kept() {
    let rule = rule(&EACH);
    let mut all: Worst<u32> = Worst::default();
    let mut asked = 0;
    for day in (16..=30).rev() {
        let line: Line = ("x", Some((day, 9)));
        let (outcome, _) = judged(&rule, &case(line), NOW);
        all.add("x", &outcome, at(NOW), || {
            asked += 1;
            day
        });
    }
    assert_eq!(asked, WORST_CASES);
}

#[test]
fn one_name_for_two_cases_late_by_the_same_hangs_on_no_order() {
    // the same delay from another Monday, as where a name was given twice
    let rule = rule(&EACH);
    let late = |monday: &str, finish: &str| {
        let case = Case::new("twice").started(at(monday)).finished(at(finish));
        let (outcome, _) = judged(&rule, &case, NOW);
        let mut worst = Worst::default();
        worst.add("twice", &outcome, at(NOW), || monday.to_owned());
        worst
    };
    let june = late("2023-06-05 09:00", "2023-06-09 09:00");
    let may = late("2023-05-15 09:00", "2023-05-19 09:00");
    let (mut one, mut other) = (june.clone(), may.clone());
    one.merge(may);
    other.merge(june);
    assert_eq!(one, other);
    assert_eq!(one.cases().len(), 2);
}
