//! The wake-ups: none is missed, and none is for nothing.

use std::sync::Arc;

use chrono::{Days, NaiveDateTime, TimeDelta};
use proptest::prelude::*;
use shixian::check::Undetermined;
use shixian::day::Basis;
use shixian::plan::{Statutory, WarningPoint, Warnings};
use shixian::term::{
    Amount, Cutoff, HalfDay, OutsideHours, Roll, StartDay, StopDays, StopKinds, clock_hours, until,
};
use shixian::timer::Watch;
use shixian::{
    Commitment, Conventions, Due, Limit, Moment, Rule, Schedule, Settings, StopKind, Timer,
    VerdictKind, WarningLevel, calendar_days, commitment, half_working_days, hours, immediate,
    minutes, months, working_days,
};

use crate::support::facts::{date, days};
use crate::{on, rule};

/// What the wake-ups promise to follow, taken from standings alone.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Seen {
    tiers: Vec<(VerdictKind, Option<Due>, Option<Amount>)>,
    undetermined: Option<Undetermined>,
    level: Option<WarningLevel>,
    basis: Basis,
    start: Option<Moment>,
    taken: Option<Amount>,
    used: Option<Amount>,
    deemed_from: Option<NaiveDateTime>,
}

fn whole(amount: Option<Amount>) -> Option<Amount> {
    amount.filter(|amount| matches!(amount, Amount::WorkingDays(_) | Amount::CalendarDays(_)))
}

pub(crate) fn seen(timer: &Timer<'_>, watch: Watch, now: NaiveDateTime) -> Seen {
    let standing = timer.standing(now);
    let everything = watch == Watch::Everything;
    let tiers = [Some(standing.committed()), standing.statutory()];
    let tiers = tiers.into_iter().flatten().map(|tier| {
        let amount = whole(tier.verdict().amount()).filter(|_| everything);
        // for how long the clock stands still is told by what remains
        (tier.verdict().kind(), tier.due(), amount)
    });
    let days = |used: Amount| matches!(used, Amount::WorkingDays(_) | Amount::CalendarDays(_));
    Seen {
        tiers: tiers.collect(),
        undetermined: standing.undetermined(),
        level: standing.level(),
        basis: standing.basis(),
        start: standing.outcome().start(),
        taken: standing
            .elapsed_in_unit()
            .filter(|taken| everything && days(*taken)),
        used: standing
            .usage()
            .map(|usage| usage.used())
            .filter(|used| everything && days(*used)),
        deemed_from: standing.acceptance_deemed_from(),
    }
}

/// Drives `timer` from `from` to `to` by its wake-ups alone, and looks every
/// `step` whether something was missed. Returns the wake-ups.
#[track_caller]
pub(crate) fn drive(
    timer: &Timer<'_>,
    watch: Watch,
    from: NaiveDateTime,
    to: NaiveDateTime,
    step: TimeDelta,
) -> Vec<NaiveDateTime> {
    let mut wakes = Vec::new();
    let mut known = seen(timer, watch, from);
    let mut next = timer.next_change_of(watch, from);
    let mut now = from;
    while now < to {
        now += step;
        while let Some(wake) = next.filter(|wake| *wake <= now) {
            let at_wake = seen(timer, watch, wake);
            assert_ne!(at_wake, known, "woken for nothing at {wake}");
            let before = seen(timer, watch, wake - TimeDelta::nanoseconds(1));
            assert_eq!(before, known, "woken late, at {wake}");
            known = at_wake;
            next = timer.next_change_of(watch, wake);
            assert!(next.is_none_or(|next| next > wake), "{next:?} after {wake}");
            wakes.push(wake);
        }
        assert_eq!(seen(timer, watch, now), known, "missed at {now}");
    }
    wakes
}

const ALL: StopKinds = StopKinds::ALL;

#[test]
fn a_year_of_wake_ups_misses_nothing_minute_by_minute() {
    let law = [Statutory::new(calendar_days(60), "某法", "1")];
    let both = commitment("both", "双重")
        .within(working_days(20))
        .stops_for(ALL)
        .with_statutory(&law);
    let mut timer = Timer::new("HR-7", &rule(&both));
    timer.receive(on("01-05 10:00")).unwrap();
    timer.ask_supplement(on("01-07 16:00")).unwrap();
    timer.supplemented(on("01-14 11:20")).unwrap();
    // nobody answers: deemed accepted after 21 January
    timer
        .stop(StopKind::SpecialProcedure, on("02-02 10:00"))
        .unwrap();
    timer.resume(on("02-12 15:30")).unwrap();
    timer
        .extend(working_days(10), on("03-02 09:00"), "延期决定")
        .unwrap();
    timer.stop(StopKind::Supplement, on("03-16 10:00")).unwrap();
    timer.resume(on("03-20 10:00")).unwrap();
    timer.finish(on("12-10 10:00")).unwrap();
    let (from, to) = (on("01-01 00:00"), on("12-31 00:00"));
    let wakes = drive(&timer, Watch::Everything, from, to, TimeDelta::minutes(1));
    assert!(wakes.len() > 300, "{}", wakes.len());
    let status = drive(&timer, Watch::Status, from, to, TimeDelta::minutes(7));
    assert!(status.len() < 25, "{status:?}");
}

/// What moved the start is announced; the days up to the deadline are provisional from the first
/// of them on.
#[test]
fn a_deadline_turns_provisional_where_its_own_days_begin() {
    let counted = Conventions::new()
        .with_outside_hours(OutsideHours::NextOpening)
        .with_start_day(StartDay::Counted);
    let own = commitment("own", "本项")
        .within(calendar_days(5))
        .counted(counted);
    let used = WarningPoint::Used(20);
    let warnings = Warnings::new(used, used, used);
    let rule = Rule::new(&own, &Schedule::china(), &Settings::new()).with_warnings(warnings);
    let mut timer = Timer::new("HR-7", &Arc::new(rule));
    timer.start(on("12-24 18:00")).unwrap();
    let (from, to) = (on("12-24 00:00"), on("12-31 23:00"));
    let minutes = TimeDelta::minutes(13);
    let wakes = drive(&timer, Watch::Status, from, to, minutes);
    assert!(wakes.contains(&on("12-29 00:00")), "{wakes:?}");
    let basis = |now: &str| timer.standing(on(now)).basis();
    assert_eq!(basis("12-28 23:59"), Basis::Announced);
    assert_eq!(basis("12-29 00:00"), Basis::Provisional);
}

#[test]
fn a_year_of_wake_ups_on_a_limit_in_time() {
    let open = commitment("open", "办公时间")
        .within(hours(400))
        .stops_for(ALL);
    let mut timer = Timer::new("HR-7", &rule(&open));
    timer.start(on("01-05 10:00")).unwrap();
    timer.stop(StopKind::Supplement, on("02-03 11:00")).unwrap();
    timer.resume(on("02-26 14:10")).unwrap();
    let (from, to) = (on("01-01 00:00"), on("12-31 00:00"));
    let wakes = drive(&timer, Watch::Everything, from, to, TimeDelta::minutes(1));
    let texts: Vec<String> = wakes.iter().map(ToString::to_string).collect();
    // start, stop, resume; yellow, orange, and red a moment after the due moment;
    // the end of the year is provisional but for a case overdue before
    assert_eq!(
        texts,
        [
            "2026-01-05 10:00:00",
            "2026-02-03 11:00:00",
            "2026-02-26 14:10:00",
            "2026-03-06 17:10:00",
            "2026-04-01 09:10:00",
            "2026-04-17 14:10:00.000000001",
        ]
    );
}

#[test]
fn what_no_notice_has_decided_yet_wakes_once() {
    let days = commitment("days", "工作日").within(working_days(20));
    let mut timer = Timer::new("HR-7", &rule(&days));
    timer.start(on("12-14 10:00")).unwrap();
    let to = on("12-14 10:00") + TimeDelta::days(40);
    let wakes = drive(
        &timer,
        Watch::Status,
        on("12-14 00:00"),
        to,
        TimeDelta::minutes(11),
    );
    assert!(wakes.contains(&on("12-28 00:00")), "{wakes:?}");
    let basis = |at| timer.standing(at).basis();
    assert_eq!(basis(on("12-27 12:00")), Basis::Announced);
    assert_eq!(basis(on("12-28 00:00")), Basis::Provisional);
}

#[test]
fn a_date_alone_wakes_when_doubt_begins_and_ends() {
    let minutes = commitment("minutes", "分钟").within(minutes(30));
    let mut timer = Timer::new("HR-7", &rule(&minutes));
    timer.start(date("2026-03-04")).unwrap();
    let (from, to) = (on("03-03 00:00"), on("03-06 00:00"));
    let wakes = drive(&timer, Watch::Everything, from, to, TimeDelta::seconds(20));
    // started; green no more for certain; late perhaps; late for certain
    assert_eq!(wakes.len(), 4, "{wakes:?}");
    assert_eq!(timer.next_change(to), None);
}

#[test]
fn a_case_that_is_over_sleeps_for_good() {
    let days = commitment("days", "工作日").within(working_days(3));
    let mut timer = Timer::new("HR-7", &rule(&days));
    assert_eq!(timer.next_change(on("01-01 00:00")), None);
    timer.start(on("03-02 10:00")).unwrap();
    timer.finish(on("03-04 10:00")).unwrap();
    assert_eq!(timer.next_change(on("03-04 10:00")), None);
    // an entry recorded for later wakes
    assert_eq!(
        timer.next_change(on("03-04 00:00")),
        Some(on("03-04 10:00"))
    );
}

#[test]
fn the_end_of_the_calendar_is_no_surprise() {
    let days = commitment("days", "工作日").within(working_days(900));
    let clock = commitment("clock", "连续").within(clock_hours(9000));
    for commitment in [&days, &clock] {
        let mut timer = Timer::new("HR-7", &rule(commitment));
        timer
            .start(crate::support::facts::at("2030-12-02 10:00"))
            .unwrap();
        let from = crate::support::facts::at("2030-12-01 00:00");
        drive(
            &timer,
            Watch::Everything,
            from,
            from + TimeDelta::days(60),
            TimeDelta::minutes(30),
        );
    }
}

// ---- random timers

pub(crate) fn limits() -> impl Strategy<Value = Limit> {
    prop_oneof![
        (0..25_u32).prop_map(working_days),
        (0..9_u32).prop_map(half_working_days),
        (0..40_u32).prop_map(calendar_days),
        (0..3_u32).prop_map(months),
        (0..400_000_u32).prop_map(Limit::OpenSeconds),
        (0..900_000_u32).prop_map(Limit::ClockSeconds),
        Just(immediate()),
        (0..60_u64).prop_map(|n| until(date("2026-09-01") + Days::new(n))),
        Just(Limit::CaseDue),
    ]
}

fn points() -> impl Strategy<Value = WarningPoint> {
    prop_oneof![
        3 => (0..=100_u8).prop_map(WarningPoint::Used),
        1 => (0..6_u32).prop_map(WarningPoint::WorkingDaysLeft),
        1 => (0..9_u32).prop_map(WarningPoint::CalendarDaysLeft),
        1 => (0..90_000_u32).prop_map(WarningPoint::OpenSecondsLeft),
        1 => (0..200_000_u32).prop_map(WarningPoint::ClockSecondsLeft),
    ]
}

pub(crate) fn warnings() -> impl Strategy<Value = Warnings> {
    (points(), points(), points()).prop_map(|(y, o, r)| Warnings::new(y, o, r))
}

pub(crate) fn conventions() -> impl Strategy<Value = Conventions> {
    let pick = || any::<bool>();
    let half = prop::sample::select(vec![
        HalfDay::OfficeDay,
        HalfDay::FourHours,
        HalfDay::Session,
    ]);
    let roll = prop::sample::select(vec![Roll::Following, Roll::HolidaysOnly, Roll::None]);
    (pick(), pick(), pick(), pick(), half, roll).prop_map(
        |(start, hours, cutoff, stop, half, roll)| {
            let mut own = Conventions::new().with_half_day(half).with_roll(roll);
            if start {
                own = own.with_start_day(StartDay::Counted);
            }
            if hours {
                own = own.with_outside_hours(OutsideHours::NextOpening);
            }
            if cutoff {
                own = own.with_cutoff(Cutoff::Close);
            }
            if stop {
                own = own.with_stop_days(StopDays::Inclusive);
            }
            own
        },
    )
}

/// A start in September, and stops one after the other, in minutes.
fn moments() -> impl Strategy<Value = (NaiveDateTime, Vec<(i64, i64)>)> {
    let start = (0..40_i64 * 1440).prop_map(|m| on("09-01 00:00") + TimeDelta::minutes(m));
    let gap = || prop_oneof![1..600_i64, 1..9_000_i64];
    (start, prop::collection::vec((gap(), gap()), 0..3))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 160, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_timers_wake_when_they_change(
        limit in limits(),
        conventions in conventions(),
        warnings in warnings(),
        statutory in prop::option::of(limits()),
        (start, stops) in moments(),
        open_end in any::<bool>(),
        alone in prop::bool::weighted(0.15),
        status in any::<bool>(),
    ) {
        let mut own = commitment("own", "本项").within(limit).counted(conventions).stops_for(ALL);
        let law = statutory.map(|limit| Statutory::new(limit, "某法", "1"));
        own = own.with_statutory(law.as_slice());
        let own: Commitment<'_> = own;
        let rule = Rule::new(&own, &Schedule::china(), &Settings::new()).with_warnings(warnings);
        let mut timer = Timer::new("HR-7", &Arc::new(rule));
        if limit == Limit::CaseDue || statutory == Some(Limit::CaseDue) {
            let due = start + TimeDelta::hours(200);
            timer = if alone { timer.with_due(due.date()) } else { timer.with_due(due) };
        }
        if alone {
            timer.start(start.date()).unwrap();
        } else {
            timer.start(start).unwrap();
        }
        let mut at = start;
        let count = stops.len();
        for (number, (before, during)) in stops.into_iter().enumerate() {
            at += TimeDelta::minutes(before);
            timer.stop(StopKind::Other, at).unwrap();
            at += TimeDelta::minutes(during);
            if !open_end || number + 1 < count {
                timer.resume(at).unwrap();
            }
        }
        let watch = if status { Watch::Status } else { Watch::Everything };
        let from = start - TimeDelta::days(1);
        drive(&timer, watch, from, from + TimeDelta::days(75), TimeDelta::minutes(61));
    }
}

#[test]
fn every_day_of_a_year_has_its_place() {
    // a cross-check of the test itself: a limit in calendar days changes every day
    let own = commitment("own", "本项").within(calendar_days(200));
    let mut timer = Timer::new("HR-7", &rule(&own));
    timer.start(on("01-05 10:00")).unwrap();
    let (from, to) = (on("01-06 00:00"), on("06-01 00:00"));
    let wakes = drive(&timer, Watch::Everything, from, to, TimeDelta::minutes(30));
    let midnights: Vec<NaiveDateTime> = days(date("2026-01-07"), date("2026-06-01"))
        .map(|day| day.and_time(chrono::NaiveTime::MIN))
        .collect();
    assert_eq!(wakes, midnights);
}
