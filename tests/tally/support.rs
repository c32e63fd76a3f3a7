//! Cases of every verdict under one small commitment, and ways to cut and merge.

use std::sync::LazyLock;

use chrono::NaiveDateTime;
use shixian::check::Ending;
use shixian::plan::Target;
use shixian::term::StopKinds;
use shixian::{
    Case, ClockStop, Commitment, Elapsed, Fraction, Moment, Outcome, Rule, Schedule, Settings,
    StopKind, VerdictKind, commitment, half_working_days, working_days,
};

pub(crate) static CHINA: LazyLock<Schedule> = LazyLock::new(Schedule::china);

/// `at("2023-06-20 10:00")`.
#[track_caller]
pub(crate) fn at(text: &str) -> NaiveDateTime {
    text.parse::<Moment>().unwrap().timestamp().unwrap()
}

#[track_caller]
pub(crate) fn moment(text: &str) -> Moment {
    text.parse().unwrap()
}

#[track_caller]
pub(crate) fn fraction(text: &str) -> Fraction {
    text.parse().unwrap()
}

/// Three working days promised of each case, of a share of them, or of their mean.
pub(crate) const EACH: Commitment<'static> = promised_of(Target::EachCase);
pub(crate) const MEAN: Commitment<'static> = commitment("mean", "平均")
    .within(half_working_days(3))
    .stops_for(StopKinds::ALL)
    .promised_of(Target::Mean);

pub(crate) const fn promised_of(target: Target) -> Commitment<'static> {
    commitment("three-days", "三日")
        .within(working_days(3))
        .stops_for(StopKinds::ALL)
        .promised_of(target)
}

pub(crate) fn rule<'c>(commitment: &'c Commitment<'c>) -> Rule<'c> {
    Rule::new(commitment, &CHINA, &Settings::new())
}

/// A Monday on which every case below has the verdict it is named for.
pub(crate) const NOW: &str = "2023-07-10 09:00";

/// A case of three working days with a verdict of that kind at [`NOW`]; `None` for
/// the kind that needs a category.
pub(crate) fn case_of(kind: VerdictKind) -> Option<Case<'static>> {
    static STOP: LazyLock<[ClockStop; 1]> = LazyLock::new(|| {
        let begin = at("2023-06-13 09:00");
        [ClockStop::open(StopKind::Supplement, begin)]
    });
    let monday = Case::new("case").started(at("2023-06-12 09:00"));
    Some(match kind {
        VerdictKind::Met => monday.finished(at("2023-06-14 09:00")),
        VerdictKind::Missed => monday.finished(at("2023-06-20 09:00")),
        VerdictKind::Running => Case::new("case").started(at("2023-07-07 09:00")),
        VerdictKind::Overdue => monday,
        VerdictKind::Paused => monday.with_stops(&STOP[..]),
        VerdictKind::NotStarted => Case::new("case"),
        VerdictKind::NotApplicable => return None,
        VerdictKind::Undetermined => monday.finished(at("2023-06-09 09:00")),
        VerdictKind::Withdrawn => monday
            .finished(at("2023-06-14 09:00"))
            .ended(Ending::Withdrawn),
        VerdictKind::RefusedBeforeAcceptance => {
            Case::new("case").ended(Ending::RefusedBeforeAcceptance)
        }
        VerdictKind::EndedAbnormally => monday.ended(Ending::Abnormal),
    })
}

/// Outcome and elapsed time, as a log's batch passes them on.
pub(crate) fn judged<'c>(
    rule: &Rule<'c>,
    case: &Case<'_>,
    now: &str,
) -> (Outcome<'c>, Option<Elapsed>) {
    let now = at(now);
    (rule.check(case, now), rule.elapsed(case, now).ok())
}

/// A small generator of numbers, the same everywhere.
pub(crate) struct Numbers(u64);

impl Numbers {
    pub(crate) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below `bound`.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        let Self(state) = self;
        *state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(*state >> 33).unwrap() % bound
    }

    pub(crate) fn shuffle<T>(&mut self, items: &mut [T]) {
        for index in (1..items.len()).rev() {
            items.swap(index, self.below(index + 1));
        }
    }
}

/// Merges parts in three ways: one after another, shuffled, and two by two.
pub(crate) fn merged_every_way<T: Clone>(parts: &[T], merge: impl Fn(T, T) -> T) -> [T; 3] {
    let in_order = parts.iter().cloned().reduce(&merge).unwrap();
    let mut shuffled = parts.to_vec();
    Numbers::new(7).shuffle(&mut shuffled);
    let shuffled = shuffled.into_iter().reduce(&merge).unwrap();
    let mut level = parts.to_vec();
    level.reverse();
    while level.len() > 1 {
        level = level
            .chunks(2)
            .map(|pair| pair.iter().cloned().reduce(&merge).unwrap())
            .collect();
    }
    [in_order, shuffled, level.remove(0)]
}

/// `items` in `pieces` pieces whose sizes differ, empty ones among them.
pub(crate) fn cut<T>(items: &[T], pieces: usize) -> Vec<&[T]> {
    let mut numbers = Numbers::new(pieces as u64);
    let mut ends: Vec<usize> = (1..pieces)
        .map(|_| numbers.below(items.len() + 1))
        .collect();
    ends.sort_unstable();
    ends.push(items.len());
    let mut from = 0;
    ends.into_iter()
        .map(|end| {
            let piece = &items[from..end];
            from = end;
            piece
        })
        .collect()
}
