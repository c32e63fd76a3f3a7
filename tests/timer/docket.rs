//! The docket answers as a full scan of its timers would, whatever happened to it.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)]

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::changes::{Seen, seen};
use crate::support::facts::{at, date, day};
use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use proptest::prelude::*;
use shixian::day::{PublicYear, WorkCalendar};
use shixian::term::StopKinds;
use shixian::timer::{Correction, Entry, Transition, Watch};
use shixian::{
    Commitment, Docket, Due, Limit, OfficeHours, Rule, Schedule, Settings, StopKind, Timer,
    VerdictKind, WarningLevel, calendar_days, commitment, hours, working_days,
};

const FIXTURE: &str = include_str!("../data/2027-fixture.json");

const fn own(id: &'static str, limit: Limit) -> Commitment<'static> {
    commitment(id, "本项")
        .within(limit)
        .stops_for(StopKinds::ALL)
}

static OWN: [Commitment<'static>; 4] = [
    own("short", working_days(3)),
    own("long", working_days(20)),
    own("calendar", calendar_days(15)),
    own("open", hours(30)),
];

fn rules(schedule: &Schedule) -> Vec<Arc<Rule<'static>>> {
    let rule = |own| Arc::new(Rule::new(own, schedule, &Settings::new()));
    OWN.iter().map(rule).collect()
}

/// China's schedule with the plausible notice for 2027.
fn with_2027() -> Schedule {
    let year: PublicYear = serde_json::from_str(FIXTURE).unwrap();
    let notice = year.into_notice(Some(day(2027, 1, 22))).unwrap();
    let calendar = WorkCalendar::china().with_notice(notice).unwrap();
    let hours = OfficeHours::assumed();
    Schedule::new(calendar, hours, chrono_tz::Asia::Shanghai)
}

fn on(text: &str) -> NaiveDateTime {
    at(&format!("2026-{text}"))
}

type Found = Vec<(NaiveDateTime, String)>;

/// What turns, found by asking every timer.
fn turning(
    docket: &Docket<'_>,
    level: WarningLevel,
    from: NaiveDateTime,
    to: NaiveDateTime,
    now: NaiveDateTime,
) -> Found {
    let turns = |timer: &Timer<'_>| timer.turns_to(level, now).map(|at| (at, name(timer)));
    let all = docket.iter().filter_map(|(timer, _)| turns(timer));
    let mut found: Found = all.filter(|(at, _)| from <= *at && *at < to).collect();
    found.sort();
    found
}

fn name(timer: &Timer<'_>) -> String {
    format!("{} {}", timer.case(), timer.rule().commitment().id())
}

fn due(
    docket: &Docket<'_>,
    officer: &str,
    from: NaiveDate,
    through: NaiveDate,
    now: NaiveDateTime,
) -> Vec<(NaiveDate, String)> {
    let day = |timer: &Timer<'_>| {
        let standing = timer.standing(now);
        let open = matches!(
            standing.verdict().kind(),
            VerdictKind::Running | VerdictKind::Overdue
        );
        match standing.due() {
            Some(Due::At(deadline)) if open => Some(deadline.day()),
            _ => None,
        }
    };
    let all = docket.iter().filter(|(_, own)| *own == officer);
    let all = all.filter_map(|(timer, _)| Some((day(timer)?, name(timer))));
    let mut found: Vec<_> = all
        .filter(|(day, _)| from <= *day && *day <= through)
        .collect();
    found.sort();
    found
}

/// When each case is due, as told.
fn dues(docket: &Docket<'_>, now: NaiveDateTime) -> BTreeMap<String, Option<String>> {
    let due = |timer: &Timer<'_>| timer.standing(now).due().map(|due| due.to_string());
    docket
        .iter()
        .map(|(timer, _)| (name(timer), due(timer)))
        .collect()
}

/// What each case says of all that is watched, read anew.
fn read(docket: &Docket<'_>, watch: Watch, now: NaiveDateTime) -> BTreeMap<String, Seen> {
    let all = docket.iter();
    all.map(|(timer, _)| (name(timer), seen(timer, watch, now)))
        .collect()
}

/// Wakes `docket` up to `now`, each time it says so: what it tells makes the same of
/// `known` as reading every timer anew, and no timer is told of that did not change.
#[track_caller]
fn wake(
    docket: &mut Docket<'_>,
    watch: Watch,
    known: &mut BTreeMap<String, Seen>,
    now: NaiveDateTime,
) {
    while let Some(at) = docket.next_change().filter(|at| *at <= now) {
        for woken in docket.tick(at) {
            assert_eq!(woken.at(), at);
            let (standing, timer) = (woken.standing(), woken.timer());
            let anew = timer.standing(at);
            assert_eq!(format!("{standing:?}"), format!("{anew:?}"));
            let before = known.insert(name(timer), seen(timer, watch, at));
            assert_ne!(
                before.as_ref(),
                known.get(&name(timer)),
                "woken for nothing"
            );
        }
        assert_eq!(read(docket, watch, at), *known, "at {at}");
    }
    assert_eq!(read(docket, watch, now), *known, "at {now}");
}

/// What is done to a docket, so many minutes after what came before.
#[derive(Clone, Debug)]
enum Act {
    Insert(u8, u8, u8),
    Stop(u8, u8),
    Resume(u8, u8),
    Finish(u8, u8),
    Extend(u8, u8),
    Correct(u8, u8, i64),
    Assign(u8, u8, u8),
    Remove(u8, u8),
    Adopt(bool),
    Tick,
}

fn acts() -> impl Strategy<Value = Vec<(i64, Act)>> {
    let (case, rule, officer) = (0..6_u8, 0..4_u8, 0..3_u8);
    let key = || (0..6_u8, 0..4_u8);
    let act = prop_oneof![
        5 => (case, rule, officer).prop_map(|(c, r, o)| Act::Insert(c, r, o)),
        3 => key().prop_map(|(c, r)| Act::Stop(c, r)),
        3 => key().prop_map(|(c, r)| Act::Resume(c, r)),
        1 => key().prop_map(|(c, r)| Act::Finish(c, r)),
        1 => key().prop_map(|(c, r)| Act::Extend(c, r)),
        1 => (key(), -3000..0_i64).prop_map(|((c, r), m)| Act::Correct(c, r, m)),
        1 => (key(), 0..3_u8).prop_map(|((c, r), o)| Act::Assign(c, r, o)),
        1 => key().prop_map(|(c, r)| Act::Remove(c, r)),
        1 => any::<bool>().prop_map(Act::Adopt),
        4 => Just(Act::Tick),
    ];
    prop::collection::vec((0..4_000_i64, act), 1..60)
}

fn case(number: u8) -> String {
    format!("HR-{number}")
}

fn id(number: u8) -> &'static str {
    OWN[usize::from(number)].id()
}

/// Tried: a refusal is as good as a change, the answers must stay right.
fn record(docket: &mut Docket<'_>, c: u8, r: u8, transition: Transition, now: NaiveDateTime) {
    let entry = Entry::new(transition, now).cite("决定");
    let _ = docket.record(&case(c), id(r), entry, now);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_docket_answers_as_a_full_scan_would(
        acts in acts(),
        status in any::<bool>(),
        awake in any::<bool>(),
    ) {
        let schedules = [Schedule::china(), with_2027()];
        let rules = rules(&schedules[0]);
        let watch = if status { Watch::Status } else { Watch::Everything };
        let mut docket = Docket::new(watch);
        // the notice decides what is due from the end of January on
        let mut now = at("2027-01-11 08:00");
        let officer = |o: u8| format!("officer {o}");
        let mut known = BTreeMap::new();
        for (minutes, act) in acts {
            now += TimeDelta::minutes(minutes);
            if awake {
                wake(&mut docket, watch, &mut known, now);
            }
            match act {
                Act::Insert(c, r, o) => {
                    let mut timer = Timer::new(case(c), &rules[usize::from(r)]);
                    timer.start(now).unwrap();
                    let is_new = docket.get(&case(c), id(r)).is_none();
                    prop_assert_eq!(docket.insert(timer, &officer(o), now).is_ok(), is_new);
                }
                Act::Stop(c, r) => record(&mut docket, c, r, Transition::Stop { kind: StopKind::Other }, now),
                Act::Resume(c, r) => record(&mut docket, c, r, Transition::Resume { kind: None }, now),
                Act::Finish(c, r) => record(&mut docket, c, r, Transition::Finish, now),
                Act::Extend(c, r) => record(&mut docket, c, r, Transition::Extend { by: working_days(2) }, now),
                Act::Correct(c, r, minutes) => {
                    let at = now + TimeDelta::minutes(minutes);
                    let start = Correction::Replace(0, Entry::new(Transition::Start, at));
                    let _ = docket.correct(&case(c), id(r), start, now);
                }
                Act::Assign(c, r, o) => {
                    let known = docket.get(&case(c), id(r)).is_some();
                    let assigned = docket.assign(&case(c), id(r), &officer(o));
                    prop_assert_eq!(assigned.is_ok(), known);
                    if known {
                        prop_assert_eq!(docket.officer(&case(c), id(r)), Some(&*officer(o)));
                    }
                }
                Act::Remove(c, r) => {
                    let known = docket.get(&case(c), id(r)).is_some();
                    prop_assert_eq!(docket.remove(&case(c), id(r)).is_ok(), known);
                    prop_assert!(docket.get(&case(c), id(r)).is_none());
                }
                Act::Adopt(new) => {
                    let before = dues(&docket, now);
                    let moved = docket.adopt(&schedules[usize::from(new)], now).into_iter();
                    let moved: Vec<_> = moved.map(|moved| format!("{} {}", moved.case(), moved.commitment())).collect();
                    let after = dues(&docket, now);
                    let expected = before.into_iter().filter(|(name, due)| after[name] != *due);
                    prop_assert_eq!(moved, expected.map(|(name, _)| name).collect::<Vec<_>>());
                }
                Act::Tick => {
                    let woken: Vec<NaiveDateTime> = docket.tick(now).iter().map(|w| w.at()).collect();
                    prop_assert!(woken.is_sorted());
                    prop_assert!(docket.next_change().is_none_or(|next| next > now));
                }
            }
            if awake {
                known = read(&docket, watch, now);
            }
            prop_assert_eq!(docket.len(), docket.iter().count());
            for level in WarningLevel::ALL {
                let (from, to) = (now - TimeDelta::days(20), now + TimeDelta::days(9));
                let found = docket.turning(level, from..to);
                let mut found: Found = found.map(|(at, timer)| (at, name(timer))).collect();
                prop_assert!(found.is_sorted_by_key(|(at, _)| *at));
                found.sort();
                prop_assert_eq!(found, turning(&docket, level, from, to, now));
            }
            let (from, to) = (now.date() - TimeDelta::days(9), now.date() + TimeDelta::days(9));
            for o in 0..3 {
                let found = docket.due(&officer(o), from, to);
                let mut found: Vec<_> = found.map(|(day, timer)| (day, name(timer))).collect();
                prop_assert!(found.is_sorted_by_key(|(day, _)| *day));
                found.sort();
                prop_assert_eq!(found, due(&docket, &officer(o), from, to, now));
            }
        }
    }
}

/// A docket of cases from October on, and the status of each as read from outside.
fn running(watch: Watch) -> Docket<'static> {
    let rules = rules(&Schedule::china());
    let mut docket = Docket::new(watch);
    for number in 0..200_i64 {
        let start = on("10-09 08:00") + TimeDelta::minutes(number * 211);
        let mut timer = Timer::new(format!("HR-{number}"), &rules[(number % 4) as usize]);
        timer.start(start).unwrap();
        if number % 5 == 0 {
            let stop = start + TimeDelta::hours(20);
            timer.stop(StopKind::Supplement, stop).unwrap();
            timer.resume(stop + TimeDelta::hours(number)).unwrap();
        }
        let officer = format!("officer {}", number % 7);
        docket.insert(timer, &officer, on("10-01 00:00")).unwrap();
    }
    docket
}

#[test]
fn asleep_between_its_wake_ups_a_docket_misses_no_lamp_and_no_verdict() {
    let mut docket = running(Watch::Status);
    let lamps = |docket: &Docket<'_>, now: NaiveDateTime| {
        let lamp = |timer: &Timer<'_>| {
            let standing = timer.standing(now);
            (
                timer.case().to_owned(),
                (standing.verdict().kind(), standing.level()),
            )
        };
        docket
            .iter()
            .map(|(timer, _)| lamp(timer))
            .collect::<Vec<_>>()
    };
    let mut now = on("10-01 00:00");
    let mut known = lamps(&docket, now);
    let (mut wakes, mut next) = (0, docket.next_change());
    while now < on("12-01 00:00") {
        now += TimeDelta::minutes(30);
        while let Some(wake) = next.filter(|wake| *wake <= now) {
            for woken in docket.tick(wake) {
                assert_eq!(woken.at(), wake);
                let (case, standing) = (woken.timer().case(), woken.standing());
                let lamp = known.iter_mut().find(|(own, _)| own == case).unwrap();
                lamp.1 = (standing.verdict().kind(), standing.level());
                wakes += 1;
            }
            next = docket.next_change();
        }
        assert_eq!(lamps(&docket, now), known, "{now}");
    }
    // each case starts, turns three times, and perhaps stops and runs again
    assert!((700..1000).contains(&wakes), "{wakes}");
}

#[test]
fn a_new_notice_lists_the_cases_that_move() {
    let rules = rules(&Schedule::china());
    let mut docket = Docket::new(Watch::Status);
    let now = at("2027-01-22 09:00");
    for (case, number, start) in [
        ("HR-1", 0, "2027-01-14 10:00"), // due before anything moves
        ("HR-2", 1, "2027-01-20 10:00"), // over the spring festival
        ("HR-3", 2, "2027-01-21 10:00"), // 15 days end on 5 February
        ("HR-4", 3, "2027-01-21 10:00"), // 30 hours, done within the week
        ("HR-5", 1, "2027-01-18 10:00"), // stopped: what remains stays
    ] {
        let mut timer = Timer::new(case, &rules[number]);
        timer.start(at(start)).unwrap();
        if case == "HR-5" {
            timer
                .stop(StopKind::Supplement, at("2027-01-20 10:00"))
                .unwrap();
        }
        docket.insert(timer, "王", now).unwrap();
    }
    let schedule = with_2027();
    let moved = docket.adopt(&schedule, now);
    let told: Vec<String> = moved
        .iter()
        .map(|moved| {
            let (from, to) = (moved.from().unwrap(), moved.to().unwrap());
            format!("{} {}: {from} → {to}", moved.case(), moved.commitment())
        })
        .collect();
    assert_eq!(
        told,
        [
            "HR-2 long: 2027-02-19, end of day → 2027-02-23, end of day",
            "HR-3 calendar: 2027-02-09, end of day (rolled from 2027-02-05) → 2027-02-15, end of day (rolled from 2027-02-05)",
        ]
    );
    // found under the new day, and only there
    let due = |from, through| docket.due("王", date(from), date(through)).count();
    assert_eq!(due("2027-02-19", "2027-02-19"), 0);
    assert_eq!(due("2027-02-23", "2027-02-23"), 1);
    let (timer, _) = docket.iter().next().unwrap();
    assert_eq!(
        timer.rule().schedule().calendar().fingerprint(),
        schedule.calendar().fingerprint()
    );
    assert_eq!(docket.adopt(&schedule, now), [], "nothing moves twice");
}

#[test]
fn a_change_is_told_though_an_entry_came_between() {
    let rules = rules(&Schedule::china());
    let mut docket = Docket::new(Watch::Status);
    let mut timer = Timer::new("HR-1", &rules[0]);
    timer.start(on("03-02 10:00")).unwrap();
    docket.insert(timer, "王", on("03-02 10:00")).unwrap();
    // overdue from the 6th on; stopped after that, before anyone ticked
    let now = on("03-06 09:00");
    let turned = docket.next_change().unwrap();
    let stop = Entry::new(
        Transition::Stop {
            kind: StopKind::Other,
        },
        now,
    );
    docket.record("HR-1", "short", stop, now).unwrap();
    assert_eq!(docket.next_change(), Some(turned));
    let woken = docket.tick(now);
    assert_eq!((woken.len(), woken[0].at()), (1, turned));
    assert_eq!(woken[0].standing().verdict().kind(), VerdictKind::Overdue);
    assert_eq!(docket.next_change().map(|at| at > now), Some(true));
}

#[test]
fn what_is_not_there_is_refused() {
    let rules = rules(&Schedule::china());
    let mut docket = Docket::new(Watch::Status);
    let now = on("03-02 10:00");
    docket
        .insert(Timer::new("HR-1", &rules[0]), "王", now)
        .unwrap();
    // the same case under another commitment is another timer
    docket
        .insert(Timer::new("HR-1", &rules[1]), "李", now)
        .unwrap();
    let again = docket.insert(Timer::new("HR-1", &rules[1]), "王", now);
    assert_eq!(
        again.unwrap_err().to_string(),
        "the docket has a timer of case HR-1 for `long`; change that one"
    );
    let refused = docket.record("HR-1", "short", Entry::new(Transition::Finish, now), now);
    assert_eq!(
        refused.unwrap_err().to_string(),
        "case HR-1: finish at 2026-03-02 10:00:00: the clock has not started; record the start first"
    );
    for error in [
        docket
            .record("HR-2", "long", Entry::new(Transition::Start, now), now)
            .unwrap_err(),
        docket.assign("HR-2", "long", "王").unwrap_err(),
        docket.remove("HR-2", "long").unwrap_err(),
    ] {
        assert_eq!(
            error.to_string(),
            "the docket has no timer of case HR-2 for `long`"
        );
    }
    assert_eq!(docket.officer("HR-1", "long"), Some("李"));
    docket.remove("HR-1", "long").unwrap();
    assert_eq!(docket.len(), 1);
    assert!(!docket.is_empty());
    // turned round, a span holds nothing
    assert_eq!(
        docket
            .turning(WarningLevel::Red, on("03-09 10:00")..now)
            .count(),
        0
    );
    assert_eq!(
        docket
            .due("王", date("2026-03-09"), date("2026-03-02"))
            .count(),
        0
    );
}
