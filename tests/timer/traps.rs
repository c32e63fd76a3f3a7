//! What timers elsewhere trip over.

use std::sync::Arc;

use shixian::day::{Overlay, WorkCalendar};
use shixian::term::{Cutoff, StopKinds};
use shixian::{
    Conventions, Due, OfficeHours, Rule, Schedule, Settings, StopKind, Timer, VerdictKind,
    WarningLevel, commitment, hours, working_days,
};

use crate::support::facts::date;
use crate::{on, timer};

/// A stop of wall-clock time is not a stop of working time: over a weekend it takes
/// out no open time at all.
#[test]
fn a_pause_over_a_weekend() {
    let own = commitment("own", "本项")
        .within(hours(4))
        .stops_for(StopKinds::ALL);
    let mut timer = timer(&own);
    timer.start(on("03-06 15:00")).unwrap();
    timer.stop(StopKind::Other, on("03-06 17:30")).unwrap();
    timer.resume(on("03-09 08:30")).unwrap();
    let Some(Due::At(deadline)) = timer.standing(on("03-09 08:30")).due() else {
        panic!()
    };
    assert_eq!(deadline.at(), on("03-09 10:00"));
}

/// No breach is raised while the clock stands still, however long it does.
#[test]
fn no_breach_while_paused() {
    let own = commitment("own", "本项")
        .within(hours(4))
        .stops_for(StopKinds::ALL);
    let mut timer = timer(&own);
    timer.start(on("03-06 09:00")).unwrap();
    timer.stop(StopKind::Other, on("03-06 10:00")).unwrap();
    let standing = timer.standing(on("11-06 10:00"));
    assert_eq!(
        standing.verdict().to_string(),
        "paused, 3 h of open time left"
    );
    assert_eq!(standing.level(), Some(WarningLevel::Green));
    assert_eq!(timer.next_change(on("03-06 10:00")), None);
}

/// A due moment set for a case is not moved by its stops.
#[test]
fn a_fixed_date_is_not_moved_by_pauses() {
    let own = commitment("own", "本项").stops_for(StopKinds::ALL);
    let mut timer = timer(&own).with_due(on("03-20 12:00"));
    timer.start(on("03-06 09:00")).unwrap();
    timer.stop(StopKind::Other, on("03-09 10:00")).unwrap();
    let standing = timer.standing(on("03-12 10:00"));
    assert_eq!(standing.verdict().kind(), VerdictKind::Running);
    let Some(Due::At(deadline)) = standing.due() else {
        panic!()
    };
    assert_eq!(deadline.at(), on("03-20 12:00"));
}

/// At one instant the deadline comes before the stop that begins there.
#[test]
fn a_pause_that_begins_at_the_deadline_comes_too_late() {
    let close = Conventions::new().with_cutoff(Cutoff::Close);
    let own = commitment("own", "本项")
        .within(hours(4))
        .counted(close)
        .stops_for(StopKinds::ALL);
    let mut timer = timer(&own);
    timer.start(on("03-06 08:30")).unwrap();
    timer.stop(StopKind::Other, on("03-06 14:30")).unwrap();
    assert_eq!(
        timer.standing(on("03-06 14:30")).verdict().to_string(),
        "running, 0 s of open time left"
    );
    assert_eq!(
        timer.standing(on("03-06 14:31")).verdict().kind(),
        VerdictKind::Overdue
    );
}

/// Stops are kept as moments: a holiday added inside one later takes out nothing
/// twice.
#[test]
fn a_holiday_added_inside_a_pause() {
    let own = commitment("own", "本项")
        .within(hours(14))
        .stops_for(StopKinds::ALL);
    let mut timer = timer(&own);
    timer.start(on("03-09 08:30")).unwrap();
    timer.stop(StopKind::Other, on("03-09 17:30")).unwrap();
    timer.resume(on("03-12 08:30")).unwrap();
    let now = on("03-12 12:00");
    let before = timer.standing(now);
    assert_eq!(
        before.verdict().to_string(),
        "running, 3 h 30 min of open time left"
    );

    let overlay = Overlay::new("a day off inside the stop", "决定").off(
        "closed",
        date("2026-03-11"),
        date("2026-03-11"),
    );
    let calendar = WorkCalendar::china().with_overlay(overlay).unwrap();
    let zone = chrono_tz::Asia::Shanghai;
    let schedule = Schedule::new(calendar, OfficeHours::assumed(), zone);
    let rule = Rule::new(&own, &schedule, &Settings::new());
    timer.rebind(&Arc::new(rule)).unwrap();
    let after = timer.standing(now);
    assert_eq!(after.verdict(), before.verdict());
    assert_eq!(after.usage(), before.usage());
}

/// A stop is kept when the case goes over to another rule.
#[test]
fn a_pause_is_kept_when_the_rule_changes() {
    let own = commitment("own", "本项")
        .within(working_days(10))
        .stops_for(StopKinds::ALL);
    let longer = own.within(working_days(20));
    let mut timer = timer(&own);
    timer.start(on("03-02 09:00")).unwrap();
    timer.stop(StopKind::Other, on("03-04 10:00")).unwrap();
    let rule = Rule::new(&longer, &Schedule::china(), &Settings::new());
    timer.rebind(&Arc::new(rule)).unwrap();
    assert_eq!(
        timer.standing(on("03-10 10:00")).verdict().to_string(),
        "paused, 18 working days left"
    );
}

/// Timers cross threads.
#[test]
fn timers_and_dockets_are_shared() {
    fn shared<T: Send + Sync>() {}
    shared::<Timer<'static>>();
    shared::<shixian::Docket<'static>>();
    shared::<shixian::Standing<'static>>();
}
