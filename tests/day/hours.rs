//! Office hours: the text form, and which rule a day follows.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use chrono::{NaiveDate, TimeDelta};
use shixian::day::Session;
use shixian::day::{DayKind, HoursError, WorkCalendar};
use shixian::{Localized, OfficeHours, Schedule};

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn hours(text: &str) -> OfficeHours {
    text.parse().unwrap()
}

const EVERY_RULE: &str = "08:30-12:00,14:00-17:30; 05-01..09-30 08:30-12:00,14:30-17:30; \
                          10-01..02-28 Fri 09:00-12:00; Mon..Thu 08:00-12:00; make-up 09:00-12:00; \
                          2023-06-21 closed; 2023-07-03..2023-07-07 00:00-24:00";

#[test]
fn the_text_form_survives_itself() {
    for text in [
        "08:30-12:00,14:00-17:30",
        "00:00-24:00",
        "closed",
        "09:00-17:00; Sat..Tue 10:00-11:00",
        EVERY_RULE,
    ] {
        assert_eq!(hours(text).to_string(), text);
        let json = serde_json::to_string(&hours(text)).unwrap();
        assert_eq!(
            serde_json::from_str::<OfficeHours>(&json).unwrap(),
            hours(text)
        );
    }
    assert_eq!(
        hours(" 8:30-12:00 ,14:00-17:30 ").to_string(),
        "08:30-12:00,14:00-17:30"
    );
}

#[test]
fn the_last_rule_that_is_for_a_day_decides() {
    let hours = hours(EVERY_RULE);
    let on = |date, kind| {
        let sessions = hours.sessions(date, kind);
        sessions
            .iter()
            .map(Session::to_string)
            .collect::<Vec<_>>()
            .join(",")
    };
    let working = DayKind::WorkingDay;
    // a Friday in spring, in summer, in winter
    assert_eq!(on(day(2023, 4, 14), working), "08:30-12:00,14:00-17:30");
    assert_eq!(on(day(2023, 5, 12), working), "08:30-12:00,14:30-17:30");
    assert_eq!(on(day(2023, 12, 8), working), "09:00-12:00");
    // a weekday rule overrides a season before it, dates override both
    assert_eq!(on(day(2023, 5, 11), working), "08:00-12:00");
    assert_eq!(on(day(2023, 6, 21), working), "");
    assert_eq!(on(day(2023, 7, 4), working), "00:00-24:00");
    // a make-up Sunday is no Sunday
    assert_eq!(
        on(day(2023, 6, 25), DayKind::MakeUpWorkingDay),
        "09:00-12:00"
    );
    // hours open no day off
    assert_eq!(on(day(2023, 6, 24), DayKind::Holiday), "");
    assert_eq!(on(day(2023, 7, 8), DayKind::Weekend), "");
}

#[test]
fn a_make_up_day_is_open_like_an_ordinary_day_unless_said_otherwise() {
    let plain = hours("08:30-12:00,14:00-17:30; Sun 10:00-11:00");
    let sunday = plain.sessions(day(2023, 6, 25), DayKind::MakeUpWorkingDay);
    assert_eq!(sunday.len(), 2);
}

#[test]
fn what_is_no_hours_says_why() {
    let error = |text: &str| text.parse::<OfficeHours>().unwrap_err().to_string();
    assert_eq!(
        error("09:00-12:00,11:00-15:00"),
        "the sessions 09:00-12:00 and 11:00-15:00 overlap or are out of order"
    );
    assert_eq!(
        error("14:00-17:30,08:30-12:00"),
        "the sessions 14:00-17:30 and 08:30-12:00 overlap or are out of order"
    );
    assert_eq!(
        error("12:00-12:00"),
        "the session 12:00-12:00 closes before it opens"
    );
    assert_eq!(
        error("08:30-25:00"),
        "`08:30-25:00` is not a session; write it as `08:30-12:00`"
    );
    assert_eq!(
        error("08:60-12:00"),
        "`08:60-12:00` is not a session; write it as `08:30-12:00`"
    );
    assert_eq!(
        error("Fri 08:30-12:00"),
        "the hours must start with those of an ordinary day, such as `08:30-12:00,14:00-17:30`"
    );
    assert_eq!(
        error("08:30-12:00; sometimes 09:00-10:00"),
        "`sometimes` selects no days; use `Fri`, `Mon..Thu`, `05-01..09-30`, `make-up`, `2023-06-21` or `2023-06-21..2023-06-30`"
    );
    assert_eq!(
        error("08:30-12:00; 02-30..03-01 09:00-10:00")
            .split(' ')
            .next(),
        Some("`02-30..03-01`")
    );
    assert_eq!(
        error("08:30-12:00;"),
        "the rule `` lists no sessions; write `closed` for none"
    );
    assert_eq!(
        error(""),
        "the rule `` lists no sessions; write `closed` for none"
    );
}

#[test]
fn what_was_meant_for_a_session_is_written_as_one() {
    for (text, meant) in [
        ("9-12", "09:00-12:00"),
        ("8:30-12", "08:30-12:00"),
        ("8.30-12.00", "08:30-12:00"),
        ("９：００－１２：００", "09:00-12:00"),
        ("9:00~12:00", "09:00-12:00"),
        ("8时30分至12时", "08:30-12:00"),
        ("all-day", "08:30-12:00"),
    ] {
        let error = text.parse::<OfficeHours>().unwrap_err().to_string();
        let says = format!("`{text}` is not a session; write it as `{meant}`");
        assert_eq!(error, says);
        assert!(meant.parse::<OfficeHours>().is_ok());
    }
}

#[test]
fn a_rule_that_is_for_no_day_is_refused() {
    for (text, rule) in [
        ("08:30-12:00; Fri Mon closed", "Fri Mon closed"),
        ("08:30-12:00; Fri make-up closed", "Fri make-up closed"),
        (
            "08:30-12:00; 2024-02-09 Sat closed",
            "2024-02-09 Sat closed",
        ), // a Friday
        (
            "08:30-12:00; Fri closed; Thu..Sat 09:00-12:00",
            "Fri closed",
        ),
        (
            "08:30-12:00; 2024-02-09 closed; 02-01..02-29 09:00-10:00",
            "2024-02-09 closed",
        ),
        (
            "08:30-12:00; 02-01..02-03 03-01..03-05 closed",
            "02-01..02-03 03-01..03-05 closed",
        ),
    ] {
        assert_eq!(
            text.parse::<OfficeHours>(),
            Err(HoursError::NoEffect(rule.to_owned()))
        );
    }
    for text in [
        "08:30-12:00; 02-29 Wed closed",
        "closed; Mon..Sun 09:00-12:00; make-up 09:00-10:00",
        "08:30-12:00; 02-01..02-29 09:00-10:00; 2024-02-09 closed",
        "08:30-12:00; Fri closed; Thu 09:00-12:00; Fri 05-01..09-30 09:00-10:00",
    ] {
        assert!(text.parse::<OfficeHours>().is_ok(), "{text}");
    }
}

#[test]
fn hours_of_many_rules_are_read_in_bounded_work() {
    let mut text = "08:30-12:00; 0001-01-01..9999-12-31 closed".to_owned();
    for year in 0..1000 {
        text.push_str(&format!("; {:04}-06-01 09:00-10:00", year * 9 + 1));
    }
    text.push_str("; 0001-01-01..9999-12-30 10:00-11:00");
    assert!(text.len() > 20_000);
    // the first has effect on the last day alone, which may be too far to be found
    assert_eq!(
        text.parse::<OfficeHours>().map(|hours| hours.to_string()),
        Ok(text)
    );
}

#[test]
fn sessions_that_touch_are_two_and_leave_no_gap() {
    let schedule = Schedule::new(
        WorkCalendar::weekends_only(),
        hours("09:00-12:00,12:00-15:00"),
        chrono_tz::UTC,
    );
    let start = day(2026, 3, 4).and_hms_opt(11, 0, 0).unwrap();
    let end = schedule.advance(start, TimeDelta::hours(2)).unwrap();
    assert_eq!(end - start, TimeDelta::hours(2));
}

#[test]
fn an_office_that_never_opens_is_an_error_within_bounded_work() {
    let schedule = Schedule::new(WorkCalendar::china(), hours("closed"), chrono_tz::UTC);
    let start = day(2026, 3, 4).and_hms_opt(11, 0, 0).unwrap();
    assert_eq!(
        schedule
            .advance(start, TimeDelta::hours(2))
            .unwrap_err()
            .to_string(),
        "no day of the calendar has office hours, so no open time can be counted; say which days are worked, and when"
    );
    assert!(schedule.next_opening(start).is_err());
    assert_eq!(
        schedule.open_between(start, start + TimeDelta::days(9)),
        Ok(TimeDelta::zero())
    );
}

#[test]
fn what_is_refused_is_said_in_chinese_too() {
    let chinese = |text: &str| {
        let error = text.parse::<OfficeHours>().unwrap_err();
        error.chinese().to_string()
    };
    assert_eq!(
        chinese("08:30-25:00"),
        "“08:30-25:00”不是办公时段；请写成 `08:30-12:00`"
    );
    assert_eq!(
        chinese("14:00-17:30,08:30-12:00"),
        "办公时段14:00-17:30与08:30-12:00重叠或次序颠倒"
    );
    let outside = Schedule::china().sessions(day(1999, 1, 1)).unwrap_err();
    assert_eq!(
        outside.chinese().to_string(),
        "1999-01-01不在工作日历范围内（2004-01-01至2030-12-31）；法定节假日日期仅知这些年份"
    );
}
