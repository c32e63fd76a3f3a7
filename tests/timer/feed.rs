//! The iCalendar feed, read back by a parser of another hand.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)]

use std::collections::BTreeMap;
use std::io::BufReader;
use std::sync::Arc;

use crate::support::facts::at;
use chrono::{NaiveDateTime, TimeZone, Utc};
use ical::IcalParser;
use shixian::day::WorkCalendar;
use shixian::plan::{WarningPoint, Warnings};
use shixian::term::StopKinds;
use shixian::timer::Feed;
use shixian::{
    Commitment, Language, Rule, Schedule, Settings, StopKind, Timer, commitment, hours,
    working_days,
};

fn on(text: &str) -> NaiveDateTime {
    at(&format!("2026-{text}"))
}

const DAYS: Commitment<'static> = commitment("days", "审批, 验收；评价")
    .english("approval, acceptance; review")
    .within(working_days(10))
    .stops_for(StopKinds::ALL);
const HOURS: Commitment<'static> = commitment("hours", "办理").within(hours(21));

fn timer(own: &'static Commitment<'static>, case: &str, start: &str) -> Timer<'static> {
    let rule = Rule::new(own, &Schedule::china(), &Settings::new());
    let mut timer = Timer::new(case, &Arc::new(rule));
    timer.start(on(start)).unwrap();
    timer
}

type Event = BTreeMap<String, String>;

/// The feed's own properties, and its events by UID; a property's parameters go
/// with its name.
fn parsed(text: &str) -> (Event, BTreeMap<String, Event>) {
    assert!(
        text.lines().all(|line| line.len() <= 75),
        "lines are folded"
    );
    assert!(text.ends_with("\r\n"));
    let mut calendars = IcalParser::new(BufReader::new(text.as_bytes()));
    let calendar = calendars.next().unwrap().unwrap();
    assert!(calendars.next().is_none());
    let map = |properties: Vec<ical::property::Property>| -> Event {
        let named = properties.into_iter().map(|property| {
            let parameters = property.params.unwrap_or_default();
            let parameters = parameters
                .into_iter()
                .map(|(name, values)| format!(";{name}={}", values.join(",")));
            let name = property.name + &parameters.collect::<String>();
            (name, property.value.unwrap_or_default())
        });
        named.collect()
    };
    let events = calendar.events.into_iter().map(|event| {
        let event = map(event.properties);
        (event["UID"].clone(), event)
    });
    let count = events.len();
    let events: BTreeMap<String, Event> = events.collect();
    assert_eq!(events.len(), count, "each has its own UID");
    (map(calendar.properties), events)
}

fn feed(language: Language, now: NaiveDateTime) -> Feed {
    Feed::new("王 officer", chrono_tz::Asia::Shanghai, language, now)
}

#[test]
fn a_second_parser_reads_what_is_due_and_when_it_turns() {
    let now = on("03-04 09:00");
    let mut feed = feed(Language::English, now);
    assert_eq!(feed.add(&timer(&DAYS, "HR-1", "03-02 10:00")), Ok(3));
    assert_eq!(feed.add(&timer(&HOURS, "HR-2", "03-03 10:00")), Ok(3));
    let (calendar, events) = parsed(&feed.to_string());
    assert_eq!(calendar["VERSION"], "2.0");
    assert_eq!(calendar["X-WR-CALNAME;VALUE=TEXT"], "王 officer");
    assert_eq!(calendar["X-WR-TIMEZONE"], "Asia/Shanghai");
    assert_eq!(
        events.keys().collect::<Vec<_>>(),
        [
            "HR-1/days/due@shixian",
            "HR-1/days/orange@shixian",
            "HR-1/days/yellow@shixian",
            "HR-2/hours/due@shixian",
            "HR-2/hours/orange@shixian",
            "HR-2/hours/yellow@shixian",
        ]
    );
    // a day is a day wherever it is read
    let due = &events["HR-1/days/due@shixian"];
    assert_eq!(due["DTSTART;VALUE=DATE"], "20260316");
    assert_eq!(
        due["SUMMARY"].replace('\\', ""),
        "HR-1 approval, acceptance; review due"
    );
    assert_eq!(due["DTSTAMP"], "20260304T010000Z");
    // 21 open hours from Tuesday 10:00: Friday 10:00, in Shanghai
    let due = &events["HR-2/hours/due@shixian"];
    assert_eq!(due["DTSTART"], "20260306T020000Z");
    for event in events.values() {
        // an end may not be at the start (RFC 5545, 3.8.2.2)
        assert!(!event.keys().any(|key| key.starts_with("DTEND")));
        assert_eq!(event["TRANSP"], "TRANSPARENT");
        assert!(event.contains_key("DESCRIPTION"));
    }
}

#[test]
fn every_moment_is_that_of_the_timer() {
    let now = on("03-04 09:00");
    let timers = [
        timer(&DAYS, "HR-1", "03-02 10:00"),
        timer(&HOURS, "HR-2", "03-03 10:00"),
    ];
    let mut feed = feed(Language::Chinese, now);
    for timer in &timers {
        feed.add(timer).unwrap();
    }
    let (_, events) = parsed(&feed.to_string());
    let mut seen = 0;
    for timer in &timers {
        for level in shixian::WarningLevel::WARNINGS {
            let id = timer.rule().commitment().id();
            let uid = format!("{}/{id}/{}@shixian", timer.case(), level.id());
            let Some(event) = events.get(&uid) else {
                continue;
            };
            let local = timer.turns_to(level, now).unwrap();
            let zoned = chrono_tz::Asia::Shanghai
                .from_local_datetime(&local)
                .unwrap();
            let text = zoned
                .with_timezone(&Utc)
                .format("%Y%m%dT%H%M%SZ")
                .to_string();
            assert_eq!(event["DTSTART"], text);
            assert!(event["SUMMARY"].contains("预警"), "{}", event["SUMMARY"]);
            seen += 1;
        }
    }
    assert_eq!(seen, 4);
}

#[test]
fn what_is_done_stopped_or_past_has_no_event() {
    let mut done = timer(&DAYS, "HR-1", "03-02 10:00");
    done.finish(on("03-03 10:00")).unwrap();
    let mut stopped = timer(&DAYS, "HR-2", "03-02 10:00");
    stopped
        .stop(StopKind::Supplement, on("03-03 10:00"))
        .unwrap();
    let overdue = timer(&DAYS, "HR-3", "01-05 10:00");
    let mut feed = feed(Language::English, on("03-04 09:00"));
    assert_eq!(feed.add(&done), Ok(0));
    assert_eq!(feed.add(&stopped), Ok(0));
    assert_eq!(feed.add(&overdue), Ok(1), "its due day, and no warning");
    let (_, events) = parsed(&feed.to_string());
    assert_eq!(
        events["HR-3/days/due@shixian"]["DTSTART;VALUE=DATE"],
        "20260119"
    );
}

#[test]
fn a_level_passed_over_has_no_event() {
    let warnings = Warnings::new(
        WarningPoint::Used(90),
        WarningPoint::Used(50),
        WarningPoint::WorkingDaysLeft(1),
    );
    let rule = Rule::new(&DAYS, &Schedule::china(), &Settings::new()).with_warnings(warnings);
    let mut timer = Timer::new("HR-1", &Arc::new(rule));
    timer.start(on("03-02 10:00")).unwrap();
    let mut feed = feed(Language::English, on("03-04 09:00"));
    feed.add(&timer).unwrap();
    let (_, events) = parsed(&feed.to_string());
    assert_eq!(
        events.keys().collect::<Vec<_>>(),
        [
            "HR-1/days/due@shixian",
            "HR-1/days/orange@shixian",
            "HR-1/days/red@shixian"
        ]
    );
    assert_eq!(
        events["HR-1/days/red@shixian"]["DTSTART"],
        "20260312T160000Z"
    );
}

#[test]
fn no_name_makes_a_line_of_its_own() {
    let now = on("03-04 09:00");
    let name = "王, 李; 张\r\nBEGIN:VEVENT\r\nSUMMARY\u{7}:no";
    let case = "HR-1\rEND:VCALENDAR\n甲,乙;丙";
    let mut feed = Feed::new(name, chrono_tz::Asia::Shanghai, Language::Chinese, now);
    feed.add(&timer(&DAYS, case, "03-02 10:00")).unwrap();
    let written = feed.to_string();
    assert_eq!(written.matches("\r\nBEGIN:VEVENT\r\n").count(), 3);
    assert_eq!(written.matches("\r\nEND:VCALENDAR\r\n").count(), 1);
    let breaks = written.matches("\r\n").count();
    assert_eq!(
        written.chars().filter(|c| c.is_control()).count(),
        2 * breaks
    );
    let (calendar, events) = parsed(&written);
    let expected = r"王\, 李\; 张\nBEGIN:VEVENT\nSUMMARY :no";
    assert_eq!(calendar["X-WR-CALNAME;VALUE=TEXT"], expected);
    assert_eq!(calendar["NAME;VALUE=TEXT"], expected);
    let uid = r"HR-1\nEND:VCALENDAR\n甲\,乙\;丙/days/due@shixian";
    assert_eq!(events[uid]["DTSTART;VALUE=DATE"], "20260316");
}

#[test]
fn a_moment_that_the_clocks_skip_is_refused() {
    let zone = chrono_tz::America::New_York;
    let hours = "00:00-24:00".parse().unwrap();
    let schedule = Schedule::new(WorkCalendar::weekends_only(), hours, zone);
    let clock = commitment("clock", "连续").within(shixian::term::clock_minutes(60));
    let rule = Arc::new(Rule::new(&clock, &schedule, &Settings::new()));
    let mut timer = Timer::new("HR-1", &rule);
    // on 8 March 2026 the clocks of New York skip from 02:00 to 03:00
    timer.start(on("03-08 01:30")).unwrap();
    let mut feed = Feed::new("night", zone, Language::English, on("03-08 01:40"));
    let error = feed.add(&timer).unwrap_err().to_string();
    assert!(
        error.starts_with("case HR-1: 2026-03-08 02:30:00 "),
        "{error}"
    );
    let (_, events) = parsed(&feed.to_string());
    assert!(events.is_empty());
}
