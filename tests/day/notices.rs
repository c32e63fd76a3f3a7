//! Notices made by hand and loaded at run time: a next year's notice, and each way in which one can
//! be wrong, with what is said about it.
#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use crate::support::facts::{STATUTORY, date, day, days, is_weekend};
use chrono::NaiveDate;
use serde_json::{Value, json};
use shixian::day::{
    Basis, CalendarBuildError, CalendarFile, DayKind, LoadError, MakeUpDay, Notice, NoticeError,
    OffPeriod, Overlay, PublicYear, Source, WorkCalendar, china,
};

/// A plausible 2027, invented for these tests.
const FIXTURE: &str = include_str!("../data/2027-fixture.json");

fn fixture() -> Value {
    serde_json::from_str(FIXTURE).unwrap()
}

/// The fixture with its list of days changed.
fn changed(change: impl FnOnce(&mut Vec<Value>)) -> Value {
    let mut year = fixture();
    change(year["days"].as_array_mut().unwrap());
    year
}

fn entry(date: &str, off: bool) -> Value {
    json!({"name": "test", "date": date, "isOffDay": off})
}

fn load(year: Value) -> Result<Notice, LoadError> {
    let year: PublicYear = serde_json::from_value(year).unwrap();
    year.into_notice(Some(day(2026, 11, 20)))
}

fn notice_2027() -> Notice {
    load(fixture()).unwrap()
}

fn with_2027() -> WorkCalendar {
    WorkCalendar::china().with_notice(notice_2027()).unwrap()
}

#[track_caller]
fn refused<T: std::fmt::Debug>(answer: Result<T, impl std::fmt::Display>) -> String {
    match answer {
        Ok(value) => panic!("not refused: {value:?}"),
        Err(error) => error.to_string(),
    }
}

// -- A next year's notice --

#[test]
fn a_year_of_the_public_data_sets_is_a_notice() {
    let notice = notice_2027();
    assert_eq!(notice.check(), Ok(()));
    assert_eq!(notice.year(), 2027);
    assert_eq!(notice.number(), "TEST FIXTURE 2027");
    assert_eq!(notice.published(), Some(day(2026, 11, 20)));
    assert!(!notice.is_amendment());

    let periods: Vec<(&str, NaiveDate, NaiveDate)> = notice
        .off()
        .iter()
        .map(|period| (period.name(), period.first(), period.last()))
        .collect();
    assert_eq!(
        periods,
        [
            ("元旦", day(2027, 1, 1), day(2027, 1, 3)),
            ("春节", day(2027, 2, 5), day(2027, 2, 12)),
            ("清明节", day(2027, 4, 3), day(2027, 4, 5)),
            ("劳动节", day(2027, 5, 1), day(2027, 5, 5)),
            ("端午节", day(2027, 6, 9), day(2027, 6, 9)),
            ("中秋节", day(2027, 9, 15), day(2027, 9, 15)),
            ("国庆节", day(2027, 10, 1), day(2027, 10, 7)),
        ]
    );
    assert_eq!(notice.off()[1].days().count(), 8);
    let worked: Vec<(&str, NaiveDate)> = notice
        .worked()
        .iter()
        .map(|make_up| (make_up.name(), make_up.date()))
        .collect();
    // Monday 15 February, `isOffDay: false`, is not among them
    assert_eq!(
        worked,
        [
            ("春节", day(2027, 1, 31)),
            ("春节", day(2027, 2, 20)),
            ("劳动节", day(2027, 5, 8)),
            ("国庆节", day(2027, 9, 26)),
            ("国庆节", day(2027, 10, 9)),
        ]
    );
}

#[test]
fn a_loaded_notice_decides_its_year_and_the_december_before() {
    let china = WorkCalendar::china();
    let loaded = with_2027();
    assert_eq!(loaded.coverage(), china.coverage());
    assert_eq!(loaded.announced_through(), Some(day(2027, 12, 27)));
    for date in days(day(2026, 12, 28), day(2027, 12, 27)) {
        assert_eq!(china.basis(date), Ok(Basis::Provisional), "{date}");
        assert_eq!(loaded.basis(date), Ok(Basis::Announced), "{date}");
    }
    for date in days(day(2027, 12, 28), day(2030, 12, 31)) {
        assert_eq!(loaded.day(date), china.day(date), "{date}");
    }
    for date in days(day(2004, 1, 1), day(2026, 12, 27)) {
        assert_eq!(loaded.kind(date), china.kind(date), "{date}");
    }

    let listed = fixture();
    let listed = listed["days"].as_array().unwrap();
    for date in days(day(2027, 1, 1), day(2027, 12, 31)) {
        let off = listed
            .iter()
            .find(|entry| entry["date"] == date.to_string())
            .map(|entry| entry["isOffDay"] == true);
        let expected = match (off, is_weekend(date)) {
            (Some(true), _) => DayKind::Holiday,
            (Some(false), true) => DayKind::MakeUpWorkingDay,
            (None, true) => DayKind::Weekend,
            (_, false) => DayKind::WorkingDay,
        };
        assert_eq!(loaded.kind(date), Ok(expected), "{date}");
        let statutory = STATUTORY.iter().any(|row| row.0 == date);
        assert_eq!(
            loaded.day(date).unwrap().is_statutory(),
            statutory,
            "{date}"
        );
    }
    let monday = loaded.day(day(2027, 2, 15)).unwrap();
    assert_eq!(
        (monday.kind(), monday.source()),
        (DayKind::WorkingDay, Source::Week)
    );
    let document = loaded.day(day(2027, 10, 9)).unwrap().source();
    assert_eq!(document.document(), Some("TEST FIXTURE 2027"));
}

#[test]
fn a_notice_may_decide_days_of_the_december_before() {
    // 31 December off for Monday 3 May worked
    let year = changed(|days| {
        days.retain(|entry| entry["date"] != "2027-05-03");
        days.push(entry("2026-12-31", true));
    });
    let loaded = WorkCalendar::china()
        .with_notice(load(year).unwrap())
        .unwrap();
    assert_eq!(loaded.kind(day(2026, 12, 31)), Ok(DayKind::Holiday));
    assert_eq!(
        loaded.notice(day(2026, 12, 31)).unwrap().map(Notice::year),
        Some(2027)
    );
    assert_eq!(loaded.basis(day(2026, 12, 31)), Ok(Basis::Announced));
}

#[test]
fn loading_the_same_notice_gives_an_equal_calendar() {
    let loaded = with_2027();
    assert_eq!(loaded, with_2027());
    assert_eq!(loaded.fingerprint(), with_2027().fingerprint());
    assert_ne!(loaded, WorkCalendar::china());
    assert_ne!(loaded.fingerprint(), WorkCalendar::china().fingerprint());

    // as known before the notice was published
    assert_eq!(
        loaded.known_on(day(2026, 11, 19)).unwrap(),
        WorkCalendar::china()
    );
    assert_eq!(loaded.known_on(day(2026, 11, 20)).unwrap(), loaded);

    // through the library's own form
    let text = serde_json::to_string(&loaded.to_file()).unwrap();
    let file: CalendarFile = serde_json::from_str(&text).unwrap();
    assert_eq!(file.calendar().unwrap(), loaded);
}

#[test]
fn a_calendar_that_knows_its_days_differs_from_one_that_was_told_them() {
    let mut told = Overlay::new("2027 as expected", "a guess");
    for period in notice_2027().off() {
        told = told.off(period.name(), period.first(), period.last());
    }
    for make_up in notice_2027().worked() {
        told = told.worked(make_up.name(), make_up.date(), make_up.date());
    }
    let expected = WorkCalendar::china().with_overlay(told).unwrap();
    let known = with_2027();
    for date in days(day(2004, 1, 1), day(2030, 12, 31)) {
        assert_eq!(expected.kind(date), known.kind(date), "{date}");
    }
    assert_eq!(expected.basis(day(2027, 2, 9)), Ok(Basis::Provisional));
    assert_ne!(expected, known);
    assert_ne!(expected.fingerprint(), known.fingerprint());
}

#[test]
fn an_overlay_stays_on_top_of_a_notice_loaded_after_it() {
    let closed =
        Overlay::new("closure", "a notice").off("closed", day(2027, 1, 4), day(2027, 1, 4));
    let opened = Overlay::new("duty", "a notice").worked("duty", day(2027, 1, 2), day(2027, 1, 2));
    let calendar = WorkCalendar::china()
        .with_overlay(closed)
        .and_then(|calendar| calendar.with_overlay(opened))
        .and_then(|calendar| calendar.with_notice(notice_2027()))
        .unwrap();
    assert_eq!(calendar.kind(day(2027, 1, 4)), Ok(DayKind::Holiday));
    assert_eq!(
        calendar.kind(day(2027, 1, 2)),
        Ok(DayKind::MakeUpWorkingDay)
    );
    assert_eq!(calendar.kind(day(2027, 1, 3)), Ok(DayKind::Holiday));
}

#[test]
fn a_year_without_papers_is_numbered_by_its_title() {
    let mut year = fixture();
    year["papers"] = json!([]);
    assert_eq!(load(year).unwrap().number(), "2027年部分节假日安排");
    let mut year = fixture();
    year["papers"] = json!(["one", "two"]);
    assert_eq!(load(year).unwrap().number(), "one two");
}

// -- Data that is no notice --

#[test]
fn data_that_cannot_be_right_is_refused() {
    let without = |unwanted: &'static str| {
        changed(move |days| days.retain(|entry| entry["date"] != unwanted))
    };
    let with = |entry: Value| changed(move |days| days.push(entry));

    // one make-up day too few
    assert_eq!(
        refused(load(without("2027-05-08"))),
        "the notice for 2027 nets 14 days off (weekdays off less weekend days worked), the statute grants 13"
    );
    assert_eq!(
        refused(load(with(entry("2027-11-06", false)))),
        "the notice for 2027 nets 12 days off (weekdays off less weekend days worked), the statute grants 13"
    );
    // a date of another year
    assert_eq!(
        refused(load(with(entry("2028-01-01", true)))),
        "the notice for 2027 names 2028-01-01, which is neither in 2027 nor in the December before"
    );
    assert_eq!(
        refused(load(with(entry("2026-11-28", false)))),
        "the notice for 2027 names 2026-11-28, which is neither in 2027 nor in the December before"
    );
    // a statutory holiday left out
    assert_eq!(
        refused(load(without("2027-06-09"))),
        "the notice for 2027 does not give the statutory holiday 端午节 (2027-06-09) off"
    );
    // a date listed twice, be it with the same words or with others
    assert_eq!(
        refused(load(with(entry("2027-01-01", true)))),
        "2027-01-01 is listed twice"
    );
    assert_eq!(
        refused(load(with(entry("2027-05-01", false)))),
        "2027-05-01 is listed twice"
    );
    // no days yet
    assert_eq!(
        refused(load(changed(Vec::clear))),
        "the data for 2027 lists no day: the notice was not yet out when it was made"
    );
    // no day that is moved
    let only_a_monday = json!({"year": 2027, "days": [entry("2027-02-15", false)]});
    assert_eq!(
        refused(load(only_a_monday)),
        "the notice for 2027 lists no day at all"
    );
    // a year whose statutory days are not known
    let far = json!({"year": 2031, "days": [entry("2031-01-01", true)]});
    assert_eq!(
        refused(load(far)),
        "the notice for 2031 cannot be checked: the statute's dates are known for 2004 to 2030 only"
    );
}

#[test]
fn data_of_another_form_is_refused() {
    for (text, why) in [
        (r#"{"year": 2027}"#, "missing field `days`"),
        (r#"{"year": "2027", "days": []}"#, "invalid type: string"),
        (
            r#"{"year": 2027, "days": [{"name": "元旦", "date": "2027-02-30", "isOffDay": true}]}"#,
            "input is out of range",
        ),
        (
            r#"{"year": 2027, "days": [{"name": "元旦", "date": "2027-01-01"}]}"#,
            "missing field `isOffDay`",
        ),
    ] {
        let error = serde_json::from_str::<PublicYear>(text).unwrap_err();
        assert!(error.to_string().starts_with(why), "{text}: {error}");
    }
}

// -- Notices made by hand --

#[test]
fn a_notice_that_contradicts_itself_is_refused() {
    let made = |change: fn(&mut Vec<OffPeriod>, &mut Vec<MakeUpDay>)| {
        let notice = notice_2027();
        let (mut off, mut worked) = (notice.off().to_vec(), notice.worked().to_vec());
        change(&mut off, &mut worked);
        Notice::new(2027, "made", None, off, worked)
    };
    assert!(made(|_, _| ()).is_ok());
    assert_eq!(
        refused(made(
            |_, worked| worked.push(MakeUpDay::new("劳动节", day(2027, 5, 1)))
        )),
        "the notice for 2027 declares 2027-05-01 twice"
    );
    assert_eq!(
        refused(made(
            |_, worked| worked.push(MakeUpDay::new("劳动节", day(2027, 5, 8)))
        )),
        "the notice for 2027 declares 2027-05-08 twice"
    );
    assert_eq!(
        refused(made(|off, _| off.push(OffPeriod::new(
            "又",
            day(2027, 1, 3),
            day(2027, 1, 4)
        )))),
        "the notice for 2027 declares 2027-01-03 twice"
    );
    assert_eq!(
        refused(made(
            |_, worked| worked.push(MakeUpDay::new("劳动节", day(2027, 5, 6)))
        )),
        "2027-05-06 is not a weekend day, so it cannot be a make-up working day (调休上班日)"
    );
    assert_eq!(
        refused(made(|off, _| off.push(OffPeriod::new(
            "空",
            day(2027, 7, 2),
            day(2027, 7, 1)
        )))),
        "the off-period 空 of the notice for 2027 ends before it starts"
    );
    assert_eq!(
        refused(Notice::new(2027, "made", None, Vec::new(), Vec::new())),
        "the notice for 2027 lists no day at all"
    );
}

// -- Notices a calendar cannot take --

/// An amendment: it can be read, but not be made.
fn amendment(year: i32, granting: i32, off: &str) -> Notice {
    let text = json!({
        "year": year, "number": "TEST AMENDMENT", "published": "2026-12-01", "worked": [],
        "off": [{"name": "临时", "first": off, "last": off}], "amends_granting": granting,
    });
    serde_json::from_value(text).unwrap()
}

#[test]
fn a_year_takes_one_notice_and_its_amendments() {
    let china = WorkCalendar::china();
    let twice = china::notices().last().unwrap().clone();
    assert_eq!(china.with_notice(twice).unwrap(), china, "it says the same");
    assert_eq!(with_2027().with_notice(notice_2027()).unwrap(), with_2027());
    assert_eq!(
        refused(china.with_notice(amendment(2027, 1, "2027-03-01"))),
        "there is no notice for 2027 to amend"
    );

    let amended = with_2027()
        .with_notice(amendment(2027, 1, "2027-03-01"))
        .unwrap();
    assert_eq!(amended.kind(day(2027, 3, 1)), Ok(DayKind::Holiday));
    let source = amended.day(day(2027, 3, 1)).unwrap().source();
    assert_eq!(source.document(), Some("TEST AMENDMENT"));
    let last: Vec<&str> = amended
        .notices()
        .iter()
        .rev()
        .take(2)
        .map(Notice::number)
        .collect();
    assert_eq!(last, ["TEST AMENDMENT", "TEST FIXTURE 2027"]);
}

#[test]
fn an_amendment_has_to_add_up_with_what_it_amends() {
    let amend = |granting, off| with_2027().with_notice(amendment(2027, granting, off));
    assert_eq!(
        refused(amend(0, "2027-03-01")),
        "the notice for 2027 nets 14 days off (weekdays off less weekend days worked), the statute grants 13"
    );
    assert_eq!(
        refused(amend(2, "2027-03-01")),
        "the notice for 2027 nets 14 days off (weekdays off less weekend days worked), the statute grants 15"
    );
    // a make-up day taken back is a day granted
    let unmade = amend(1, "2027-05-08").unwrap();
    assert_eq!(unmade.kind(day(2027, 5, 8)), Ok(DayKind::Holiday));
    assert_eq!(
        refused(amend(1, "2028-03-01")),
        "the notice for 2027 names 2028-03-01, which is neither in 2027 nor in the December before"
    );
}

#[test]
fn a_weekly_calendar_takes_no_notice() {
    assert_eq!(
        refused(WorkCalendar::weekends_only().with_notice(notice_2027())),
        "the calendar `weekends` is a weekly pattern; notices belong to China's calendar"
    );
}

#[test]
fn a_notice_read_unchecked_is_checked_when_it_is_taken() {
    let text = json!({
        "year": 2027, "number": "broken", "published": null, "amends_granting": null,
        "off": [{"name": "元旦", "first": "2027-01-01", "last": "2027-01-01"}], "worked": [],
    });
    let broken: Notice = serde_json::from_value(text).unwrap();
    assert_eq!(
        refused(WorkCalendar::china().with_notice(broken)),
        "the notice for 2027 does not give the statutory holiday 春节（除夕） (2027-02-05) off"
    );
}

#[test]
fn what_was_known_when_needs_dated_notices() {
    let year: PublicYear = serde_json::from_str(FIXTURE).unwrap();
    let undated = year.into_notice(None).unwrap();
    let calendar = WorkCalendar::china().with_notice(undated).unwrap();
    let error = calendar.known_on(day(2026, 11, 23)).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the notice TEST FIXTURE 2027 for 2027 has no date of publication, so it is not known when it became known"
    );
    assert!(matches!(
        error,
        CalendarBuildError::Notice(NoticeError::Undated { year: 2027, .. })
    ));
}

#[test]
fn a_calendar_file_says_what_it_stands_on() {
    let read = |value: Value| {
        let file: CalendarFile = serde_json::from_value(value).unwrap();
        file.calendar()
    };
    let hall = read(json!({"name": "hall", "base": "cn", "overlays": [{
        "name": "closure", "citation": "a notice",
        "off": [{"name": "closed", "first": "2024-02-09", "last": "2024-02-09"}],
    }]}));
    assert_eq!(
        hall.unwrap().kind(date("2024-02-09")).unwrap(),
        DayKind::Holiday
    );

    let week = json!({"name": "house", "week": ["Sun", "Mon"], "first": "2024-01-01", "last": "2024-12-31"});
    let house = read(week).unwrap();
    assert_eq!(house.name(), "house");
    assert_eq!(house.kind(date("2024-01-07")).unwrap(), DayKind::WorkingDay);
    assert_eq!(house.kind(date("2024-01-09")).unwrap(), DayKind::Weekend);

    assert_eq!(
        refused(read(json!({"name": "hall", "base": "us"}))),
        "`us` is not a base calendar; use `cn` or `weekends`"
    );
    let needs = "the calendar `hall` needs either a `base` (`cn` or `weekends`) or all of `week`, `first` and `last`, and not some of both";
    assert_eq!(refused(read(json!({"name": "hall"}))), needs);
    assert_eq!(
        refused(read(
            json!({"name": "hall", "base": "cn", "first": "2024-01-01"})
        )),
        needs
    );
}

/// The public data sets write a year's file anew when the notice is amended.
#[cfg(feature = "json")]
#[test]
fn a_public_year_that_says_what_is_known_is_used_and_another_says_how_to_amend() {
    let china = WorkCalendar::china();
    // 2015, 2019 and 2020 were amended in mid-course
    for year in [2015, 2019, 2020, 2025, 2026] {
        let days = crate::support::facts::MOVED.iter();
        let days = days.filter(|row| row.notice_year == year).map(|row| {
            serde_json::json!({"name": row.name, "date": row.date.to_string(), "isOffDay": row.off})
        });
        let mut days: Vec<_> = days.collect();
        let text = |days: &[serde_json::Value]| {
            serde_json::json!({"year": year, "papers": [], "days": days}).to_string()
        };
        let with_mark = format!("\u{feff}{}", text(&days));
        let same = WorkCalendar::from_json(&with_mark).unwrap();
        assert_eq!(same, china, "{year}");
        // two make-up days changed for others of the same week
        let changed = days.iter_mut().rev().find(|day| day["isOffDay"] == false);
        let changed = changed.unwrap();
        let moved = date(changed["date"].as_str().unwrap());
        let other = moved
            .iter_days()
            .skip(1)
            .find(|day| is_weekend(*day) && crate::support::facts::moved(*day).is_none());
        changed["date"] = other.unwrap().to_string().into();
        let error = WorkCalendar::from_json(&text(&days)).unwrap_err();
        assert!(error.to_string().contains("`amends_granting`"), "{error}");
        // a day off more, which no statute grants
        days.push(
            serde_json::json!({"name": "加放", "date": format!("{year}-12-15"), "isOffDay": true}),
        );
        let error = WorkCalendar::from_json(&text(&days)).unwrap_err();
        assert!(error.to_string().contains("`amends_granting`"), "{error}");
    }
}

#[cfg(feature = "json")]
#[test]
fn what_a_calendar_file_says_in_vain_is_refused() {
    let refused = |text: &str| WorkCalendar::from_json(text).unwrap_err().to_string();
    for (text, says) in [
        (
            "[]",
            "neither a year's notice (an object with `year` and `days`) nor a calendar",
        ),
        ("5", "neither a year's notice"),
        ("{", "neither a year's notice"),
        (
            r#"{"name": "h", "base": "cn", "overlays": [{"name": "o", "citation": "c", "of": []}]}"#,
            "unknown field `of`",
        ),
        (
            r#"{"name": "h", "base": "cn", "overlays": [{"name": "o", "citation": "c"}]}"#,
            "the overlay `o` has no effect",
        ),
        (
            r#"{"name": "h", "base": "cn", "notices": [{"year": 2027, "numbr": "x"}]}"#,
            "unknown field `numbr`",
        ),
        (
            r#"{"name": "h", "base": "cn", "notices": [5]}"#,
            "expected a notice: an object with",
        ),
        (
            r#"{"year": 2027, "days": [5]}"#,
            "expected a day: an object with `name`",
        ),
    ] {
        let error = refused(text);
        assert!(error.contains(says), "{text}: {error}");
        assert!(!error.contains("struct"), "{error}");
    }
}
