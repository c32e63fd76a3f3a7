//! Cases that start on a date alone, and cases that are stopped often.

use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::TimeDelta;
use shixian::term::StopKinds;
use shixian::timer::Watch;
use shixian::{Docket, StopKind, Timer, WarningLevel, commitment, hours};

use crate::support::facts::date;
use crate::{on, rule};

/// The hours of a case are not known of which the date alone is, up to the moment from which on
/// it is late whatever they are: then it is red, and turned to yellow or higher.
#[test]
fn what_goes_straight_to_red_turns_to_yellow_or_higher() {
    let own = commitment("own", "本项").within(hours(10));
    let mut timer = Timer::new("HR-7", &rule(&own));
    timer.start(date("2026-03-16")).unwrap();
    let now = on("03-16 18:00");
    let levels = [
        WarningLevel::Yellow,
        WarningLevel::Orange,
        WarningLevel::Red,
    ];
    for level in levels {
        let turns = timer.turns_to(level, now).unwrap();
        assert!(timer.standing(turns).level() >= Some(level), "{level}");
        let before = turns - TimeDelta::nanoseconds(1);
        assert!(timer.standing(before).level() < Some(level), "{level}");
    }
    let mut docket = Docket::new(Watch::Status);
    docket.insert(timer, "王", now).unwrap();
    let within = docket.turning(WarningLevel::Yellow, now..on("04-01 00:00"));
    assert_eq!(within.count(), 1);
}

/// A stop that ended on a day of which the date alone is known: the level is known as long as it
/// is the same for every time of that day, and is woken for from then on.
#[test]
fn a_level_is_known_beside_a_stop_that_ended_on_a_date_alone() {
    let own = commitment("own", "本项")
        .within(hours(10))
        .stops_for(StopKinds::ALL);
    let timer = |ends: &[shixian::Moment]| {
        let mut timer = Timer::new("HR-7", &rule(&own));
        timer.start(on("03-16 09:00")).unwrap();
        timer.stop(StopKind::Other, on("03-16 09:00")).unwrap();
        for end in ends {
            timer.resume(*end).unwrap();
        }
        timer
    };
    let by_date = timer(&[date("2026-03-16").into()]);
    // half of 10 hours are used by 16:00 had it lasted no time, and none had it lasted all day
    for (now, level) in [
        ("03-16 10:00", Some(WarningLevel::Green)),
        ("03-16 15:59", Some(WarningLevel::Green)),
        ("03-16 16:01", None),
        ("03-16 17:30", None),
    ] {
        assert_eq!(by_date.standing(on(now)).level(), level, "{now}");
        let ends = ["03-16 09:00", now].map(|end| shixian::Moment::at(on(end)));
        let levels = ends.map(|end| timer(&[end]).standing(on(now)).level());
        assert_eq!(levels[0] == levels[1], level.is_some(), "{now}: {levels:?}");
    }
    let wake = by_date.next_change_of(Watch::Status, on("03-16 10:00"));
    // however short it was, it had a length
    assert_eq!(wake, Some(on("03-16 16:00") + TimeDelta::nanoseconds(1)));
}

/// To record an entry all before it are looked at once: four times as many take sixteen times as
/// long, and not sixty-four. Whatever else the machine does disturbs a try, but not all of them.
#[test]
fn thousands_of_stops_are_recorded_at_once() {
    let own = commitment("own", "本项")
        .within(hours(2000))
        .stops_for(StopKinds::ALL);
    let rule = Arc::clone(&rule(&own));
    let minute = |n: i64| on("03-04 09:00") + TimeDelta::minutes(n);
    let recorded = |stops: i64| {
        let mut timer = Timer::new("HR-7", &rule);
        timer.start(minute(0)).unwrap();
        let started = Instant::now();
        for n in 0..stops {
            timer.stop(StopKind::Other, minute(2 * n + 1)).unwrap();
            timer.resume(minute(2 * n + 2)).unwrap();
        }
        started.elapsed()
    };
    let tries = (0..6).map(|_| (recorded(500), recorded(2000)));
    let tries: Vec<(Duration, Duration)> = tries.collect();
    let is_once = |(few, many): &(Duration, Duration)| *many < *few * 32;
    assert!(tries.iter().any(is_once), "{tries:?}");
}
