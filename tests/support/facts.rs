//! Dates as short words, and the published calendar as the tests read it from their own data.
#![allow(dead_code, missing_docs, unreachable_pub)]
#![allow(clippy::expect_used, clippy::indexing_slicing)]

use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate, NaiveDateTime, Weekday};

use super::naive::Day;

/// `day(2023, 6, 20)`.
#[track_caller]
pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day of the calendar")
}

/// `date("2023-06-20")`.
#[track_caller]
pub fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date such as 2023-06-20")
}

/// `at("2023-06-20 10:00")`, seconds if wanted.
#[track_caller]
pub fn at(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M")
        .or_else(|_| NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S%.f"))
        .expect("a time such as 2023-06-20 10:00")
}

/// Every day from `first` to `last`.
pub fn days(first: NaiveDate, last: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    first.iter_days().take_while(move |day| *day <= last)
}

pub fn is_weekend(date: NaiveDate) -> bool {
    matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
}

/// A row of `calendar_days.csv`.
#[derive(Clone, Copy, Debug)]
pub struct MovedDay {
    pub date: NaiveDate,
    pub off: bool,
    pub name: &'static str,
    pub notice_year: i32,
}

/// A row of `notices.csv`.
#[derive(Clone, Copy, Debug)]
pub struct NoticeRow {
    pub year: i32,
    pub number: &'static str,
    pub published: NaiveDate,
    pub amendment: bool,
}

pub static MOVED: LazyLock<Vec<MovedDay>> = LazyLock::new(|| {
    let read = |row: &[&'static str]| MovedDay {
        date: date(row[0]),
        off: match row[1] {
            "off" => true,
            "work" => false,
            other => unreachable!("{other}"),
        },
        name: row[2],
        notice_year: row[3].parse().expect("a year"),
    };
    rows(include_str!("../data/calendar_days.csv"), read)
});

/// The statutory holidays, one row for each that a day is.
pub static STATUTORY: LazyLock<Vec<(NaiveDate, &'static str)>> = LazyLock::new(|| {
    rows(include_str!("../data/statutory_days.csv"), |row| {
        (date(row[0]), row[1])
    })
});

pub static NOTICES: LazyLock<Vec<NoticeRow>> = LazyLock::new(|| {
    let read = |row: &[&'static str]| NoticeRow {
        year: row[0].parse().expect("a year"),
        number: row[1],
        published: date(row[2]),
        amendment: row[3] == "yes",
    };
    rows(include_str!("../data/notices.csv"), read)
});

pub const CHINA_FIRST: NaiveDate = NaiveDate::from_ymd_opt(2004, 1, 1).expect("a date");
pub const CHINA_LAST: NaiveDate = NaiveDate::from_ymd_opt(2030, 12, 31).expect("a date");
/// The last day decided by a notice.
pub const ANNOUNCED_LAST: NaiveDate = NaiveDate::from_ymd_opt(2026, 12, 27).expect("a date");

/// China's days from [`CHINA_FIRST`] to [`CHINA_LAST`]: the rows, the statute alone after 2026,
/// and the week.
pub static CHINA_DAYS: LazyLock<Vec<Day>> = LazyLock::new(|| {
    let kind = |date: NaiveDate| {
        let statutory = date.year() > 2026 && STATUTORY.iter().any(|row| row.0 == date);
        match moved(date) {
            Some(row) if row.off => Day::Holiday,
            Some(_) => Day::MakeUp,
            None if statutory => Day::Holiday,
            None if is_weekend(date) => Day::Weekend,
            None => Day::Working,
        }
    };
    days(CHINA_FIRST, CHINA_LAST).map(kind).collect()
});

/// The row of a day that a notice moves.
pub fn moved(date: NaiveDate) -> Option<&'static MovedDay> {
    let index = MOVED.binary_search_by_key(&date, |row| row.date).ok()?;
    Some(&MOVED[index])
}

/// The rows of a table under its comment and its heading.
fn rows<T>(text: &'static str, read: impl Fn(&[&'static str]) -> T) -> Vec<T> {
    let lines = text.lines().filter(|line| !line.starts_with('#')).skip(1);
    lines
        .map(|line| read(&line.split(',').collect::<Vec<_>>()))
        .collect()
}
