//! The ways in which times are written: those that mean one thing are read, others are
//! refused with what to write instead.
#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test that cannot go on fails"
)]

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};
use proptest::prelude::*;
use shixian::log::{LogReader, LoggedCase, Mapping};
use shixian::{Localized, Moment, Schedule};

/// What becomes of a start written so, under a mapping: the time, or the reject in both
/// languages.
fn read(text: &str, mapping: &str) -> Result<String, (String, String)> {
    let mapping = Mapping::from_toml(mapping).unwrap();
    let quoted = text.replace('"', "\"\"");
    let log = format!("case_id,started_at,finished_at,due_at\na,,,\"{quoted}\"\n");
    let mut reader = LogReader::new(log.as_bytes(), &mapping, &Schedule::china()).unwrap();
    let mut row = LoggedCase::default();
    match reader.read(&mut row).unwrap().unwrap() {
        Ok(()) => Ok(due(&row)),
        Err(reject) => Err((
            reject.reason().to_string(),
            reject.reason().chinese().to_string(),
        )),
    }
}

fn due(row: &LoggedCase) -> String {
    let json = serde_json::to_value(row).unwrap();
    json["due"].as_str().unwrap_or("empty").to_owned()
}

const SHORT: &str = "[times]\ncentury = 2000\nday_order = \"year-first\"\n";

#[test]
fn each_way_of_writing_that_means_one_thing_is_read() {
    for (text, expected) in [
        ("Fri Jan 02 06:30:53 2015", "2015-01-02 06:30:53"),
        ("Fri Jan  2 06:30:53 2015", "2015-01-02 06:30:53"),
        ("Fri Jan  2 06:30:53 UTC 2015", "2015-01-02 14:30:53"),
        ("Fri, 02 Jan 2015 06:30:53 GMT", "2015-01-02 14:30:53"),
        ("2015-01-13 18:30:53 UTC", "2015-01-14 02:30:53"),
        ("2015-01-13 18:30:53 Z", "2015-01-14 02:30:53"),
        ("2015-01-13 18:30:53 GMT", "2015-01-14 02:30:53"),
        ("2015-01-13 18:30:53GMT", "2015-01-14 02:30:53"),
        ("2015-01-13 6:30:53 PM UTC", "2015-01-14 02:30:53"),
        ("2015-01-13 18:30:53 GMT+8", "2015-01-13 18:30:53"),
        ("2015-01-13 18:30:53 UTC-05:00", "2015-01-14 07:30:53"),
        (
            "Tue Jan 13 2015 18:30:53 GMT+0800 (China Standard Time)",
            "2015-01-13 18:30:53",
        ),
        (
            "Tue Jan 13 2015 18:30:53 GMT+0800 (中国标准时间)",
            "2015-01-13 18:30:53",
        ),
        ("13/01/2015, 18:30", "2015-01-13 18:30:00"),
        ("13/01/2015,18:30:05", "2015-01-13 18:30:05"),
        ("Jan 2, 2015, 6:30:53 PM", "2015-01-02 18:30:53"),
        ("January 2, 2015 at 6:30 PM", "2015-01-02 18:30:00"),
        ("2 Jan 2015 6:30 p.m.", "2015-01-02 18:30:00"),
        ("2015-01-13 18:30:53,123", "2015-01-13 18:30:53.123"),
        ("20150113T183053Z", "2015-01-14 02:30:53"),
        ("20150113T183053", "2015-01-13 18:30:53"),
        ("20150113T183053.25", "2015-01-13 18:30:53.250"),
        ("20150113T1830", "2015-01-13 18:30:00"),
        ("20150113 183053", "2015-01-13 18:30:53"),
        ("2015-1-13 6:30:5 PM", "2015-01-13 18:30:05"),
        ("2015-1-13 6:3:5", "2015-01-13 06:03:05"),
        ("2015-01-13 06.30.53", "2015-01-13 06:30:53"),
        (
            "02-JAN-2015 06.30.53.500000000 PM",
            "2015-01-02 18:30:53.500",
        ),
        ("2015年1月13日下午6点30分", "2015-01-13 18:30:00"),
        ("2015年1月13日 18点30分", "2015-01-13 18:30:00"),
        ("2015年1月13日18时30分20秒", "2015-01-13 18:30:20"),
        ("2015-01-13 15点20分", "2015-01-13 15:20:00"),
        ("2015-01-13 15点20", "2015-01-13 15:20:00"),
        ("2015-01-13 下午3点半", "2015-01-13 15:30:00"),
        ("2015-01-13 15点整", "2015-01-13 15:00:00"),
        ("2015年1月13號 15時20分", "2015-01-13 15:20:00"),
        ("2015年1月13号", "2015-01-13"),
        ("2019-3-5 12:10 上午", "2019-03-05 00:10:00"),
        ("2019-3-5 12:10 下午", "2019-03-05 12:10:00"),
        ("二〇一九年三月五日", "2019-03-05"),
        ("二○一九年十二月三十一日", "2019-12-31"),
        ("二零一九年十月二十日 下午三点二十分", "2019-10-20 15:20:00"),
        ("二〇一九年三月五日 星期二", "2019-03-05"),
        ("民國一〇八年三月五日", "2019-03-05"),
    ] {
        let moment = Moment::parse_in(text, chrono_tz::Asia::Shanghai);
        let moment = moment.map(|moment| moment.to_string());
        assert_eq!(moment.as_deref(), Ok(expected), "{text}");
    }
    for (text, expected) in [
        ("19-3-5", "2019-03-05"),
        ("24/3/5 9:00", "2024-03-05T09:00:00"),
        ("24/3/15", "2024-03-15"),
        ("一九年三月五日", "2019-03-05"),
    ] {
        assert_eq!(read(text, SHORT).as_deref(), Ok(expected), "{text}");
    }
}

/// Where the month has a name, either number beside it may be the year.
#[test]
fn a_short_year_beside_a_named_month_is_where_the_order_says() {
    let year = "[times]\ncentury = 2000\n";
    let [year_first, day_first, month_first] = ["year-first", "day-first", "month-first"]
        .map(|order| format!("{year}day_order = \"{order}\"\n"));
    for (text, mapping, expected) in [
        (
            "02-JAN-15 06.30.53.000000000 AM",
            &day_first,
            "2015-01-02T06:30:53",
        ),
        ("23-Jun-07", &year_first, "2023-06-07"),
        ("23-Jun-07", &day_first, "2007-06-23"),
        ("23-Jun-07", &month_first, "2007-06-23"),
        ("23-Jun-7", &year_first, "2023-06-07"),
        ("7-Jun-23", &day_first, "2023-06-07"),
        // no month has 45 days
        ("07-JUN-45", &year.to_owned(), "2045-06-07"),
        ("07-6月-45", &year.to_owned(), "2045-06-07"),
    ] {
        assert_eq!(
            read(text, mapping).as_deref(),
            Ok(expected),
            "{text} {mapping}"
        );
    }
    assert!(read("23-Jun-07", year).is_err());
}

#[test]
fn from_a_time_to_a_time_is_not_a_zone() {
    for text in [
        "2023-06-07 14:00-17:00",
        "2023-06-07 14:00—17:00",
        "2023-06-07 9:00-11:30",
        "2023年6月7日 9:00-11:30",
        "2023-06-07 9:00 -11:30",
        "2023-06-07T14:00-17:00",
        "2023-06-07 14:00:00-17:00",
        "2023-06-07 14:00:00+15:00",
    ] {
        let read = Moment::parse_in(text, chrono_tz::Asia::Shanghai);
        assert!(read.is_err(), "{text}: {read:?}");
    }
    for (text, expected) in [
        ("2023-06-07T14:00-05:00", "2023-06-08 03:00:00"),
        ("2023-06-07 14:00:00-05:00", "2023-06-08 03:00:00"),
        ("2023-06-07 14:00 -0500", "2023-06-08 03:00:00"),
        ("2023-06-07 14:00+08:00", "2023-06-07 14:00:00"),
    ] {
        let read = Moment::parse_in(text, chrono_tz::Asia::Shanghai).unwrap();
        assert_eq!(read.to_string(), expected, "{text}");
    }
}

#[test]
fn what_contradicts_itself_or_could_mean_two_things_is_refused() {
    for text in [
        "Thu Jan 02 06:30:53 2015",
        "2015-01-13 18:30:53 UTC (of a kind)",
        "2015-01-13,",
        "2015-01-13, 2015-01-14",
        "13.01.2015 14.01.15",
        "2015-01-13 18.30",
        "2015-01-13 09:0",
        "2015-01-13 18:30:53,",
        "20150113T18305",
        "20150113T18",
        "2015-01-13 DONE",
        "2015-01-13 UTC",
        "2015-01-13 13:30 上午",
        "上午 2015-01-13 9:30 下午",
        "十九年三月五日",
        "二〇一九年三月初五",
        "二〇一九年三月",
        "一二年",
        "2015年1月13日 15点2",
        "三",
        "十",
        "19-3-5",
        "02-JAN-15 06.30.53.000000000 AM",
    ] {
        let read = Moment::parse_in(text, chrono_tz::Asia::Shanghai);
        assert!(read.is_err(), "{text}: {read:?}");
    }
    let (english, chinese) = read("Thu Jan 02 06:30:53 2015", "").unwrap_err();
    assert_eq!(
        english,
        "`Thu Jan 02 06:30:53 2015` contradicts itself: that day has another weekday"
    );
    assert_eq!(
        chinese,
        "“Thu Jan 02 06:30:53 2015”自相矛盾：日期与星期不符"
    );
    for text in ["9-3-5", "9-13-15", "5-3-15"] {
        assert!(read(text, SHORT).is_err(), "{text}");
    }
    for text in [
        "Tue Jan 13 18:30:53 CST 2015",
        "2015-01-13 18:30 EST",
        "2015-1-13 6:30 PM HKT",
    ] {
        let (english, chinese) = read(text, "").unwrap_err();
        assert_eq!(
            english,
            format!(
                "`{text}` names its zone by letters, which more than one zone may go by; write the offset from UTC, such as `+08:00`, or no zone"
            )
        );
        assert_eq!(
            chinese,
            format!(
                "“{text}”的时区只有字母缩写，可指不同时区；请注明与UTC的时差（如 `+08:00`），或不写时区"
            )
        );
    }
}

#[test]
fn a_reject_names_the_entry_of_the_mapping_that_cures_it() {
    let year = "; in a mapping say `century = 2000` under [times], and `day_order` (\"year-first\", \"day-first\" or \"month-first\") where the order is not evident";
    let order = "; in a mapping say `day_order` under [times]: \"day-first\" or \"month-first\", or \"year-first\" of a year of two digits";
    let empty = |text: &str| {
        format!("; if it means that nothing is there, say `empty = [\"{text}\"]` in a mapping")
    };
    let century = "[times]\ncentury = 2000\n";
    let month_first = "[times]\ncentury = 2000\nday_order = \"month-first\"\n";
    for (text, mapping, cure) in [
        ("19-03-05", "", year.to_owned()),
        ("07/06/2023", "", order.to_owned()),
        ("19-03-05", century, order.to_owned()),
        ("19-3-5", century, order.to_owned()),
        (
            "1421173853",
            "",
            "; if it counts seconds from 1970, say `numbers = \"epoch-seconds\"` under [times] in a mapping".to_owned(),
        ),
        (
            "1421173853123",
            "",
            "; if it counts milliseconds from 1970, say `numbers = \"epoch-milliseconds\"` under [times] in a mapping".to_owned(),
        ),
        (
            "45084.5",
            "",
            "; if it counts days as a spreadsheet does, say `numbers = \"excel-serial\"` under [times] in a mapping".to_owned(),
        ),
        ("Not set", "", empty("Not set")),
        ("Pending", "", empty("Pending")),
        ("TBD", "", empty("TBD")),
        ("待补", "", empty("待补")),
        (
            "19-03-05",
            month_first,
            "does not exist with the month first, as is stated".to_owned(),
        ),
    ] {
        let (english, chinese) = read(text, mapping).unwrap_err();
        assert!(english.ends_with(&cure), "{text}: {english}");
        assert!(!chinese.contains("mapping"), "{chinese}");
    }
    let (_, chinese) = read("TBD", "").unwrap_err();
    assert!(
        chinese.ends_with("；若表示没有内容，请在字段对照表中写明 `empty = [\"TBD\"]`"),
        "{chinese}"
    );
    // each cure cures
    let cured = [
        (
            "1421173853",
            "[times]\nnumbers = \"epoch-seconds\"",
            "2015-01-14T02:30:53",
        ),
        (
            "1421173853123",
            "[times]\nnumbers = \"epoch-milliseconds\"",
            "2015-01-14T02:30:53.123",
        ),
        (
            "45084.5",
            "[times]\nnumbers = \"excel-serial\"",
            "2023-06-07T12:00:00",
        ),
        ("Not set", "empty = [\"Not set\"]", "empty"),
        ("19-03-05", SHORT, "2019-03-05"),
    ];
    for (text, mapping, expected) in cured {
        assert_eq!(read(text, mapping).as_deref(), Ok(expected), "{text}");
    }
}

#[test]
fn what_stands_for_nothing_is_taken_for_empty_and_told() {
    let log = "case_id,started_at,finished_at\na,2023-06-07,#N/A\nb,0000-00-00T00:00:00,\n";
    let mut reader = LogReader::new(log.as_bytes(), &Mapping::new(), &Schedule::china()).unwrap();
    let mut row = LoggedCase::default();
    while let Some(read) = reader.read(&mut row).unwrap() {
        assert_eq!(read, Ok(()));
    }
    let taken: Vec<_> = reader.about().taken_for_empty.into_iter().collect();
    let one = |text: &str| (text.to_owned(), 1);
    assert_eq!(taken, [one("#N/A"), one("0000-00-00T00:00:00")]);
}

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

fn in_chinese(number: u32) -> String {
    let digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let (tens, ones) = (number as usize / 10, digits[number as usize % 10]);
    match tens {
        0 => ones.to_owned(),
        1 => format!("十{ones}"),
        tens => format!("{}十{ones}", digits[tens]),
    }
}

/// The moment in every spelling that has the second.
fn spellings(at: NaiveDateTime) -> Vec<String> {
    let (year, month, day) = (at.year(), at.month(), at.day());
    let (hour, minute, second) = (at.hour(), at.minute(), at.second());
    let name = MONTHS[at.month0() as usize];
    let weekday = at.weekday();
    let twelve = match hour % 12 {
        0 => 12,
        hour => hour,
    };
    let (half, han) = match hour < 12 {
        true => ("AM", "上午"),
        false => ("PM", "下午"),
    };
    let digits: String = year
        .to_string()
        .chars()
        .map(|c| {
            "〇一二三四五六七八九"
                .chars()
                .nth(c as usize - '0' as usize)
                .unwrap()
        })
        .collect();
    let (month_han, day_han) = (in_chinese(month), in_chinese(day));
    let mut all: Vec<String> = [
        "%Y-%m-%d %H:%M:%S",
        "%Y-%m-%dT%H:%M:%S",
        "%Y-%m-%dT%H:%M:%S+08:00",
        "%Y-%m-%d %H:%M:%S,000",
        "%Y-%m-%d, %H:%M:%S",
        "%Y/%m/%d %H.%M.%S",
        "%Y%m%dT%H%M%S",
        "%Y%m%d%H%M%S",
        "%Y%m%d %H%M%S",
        "%a %b %d %H:%M:%S %Y",
        "%a %b %e %H:%M:%S %Y",
        "%a, %d %b %Y %H:%M:%S +0800",
        "%a %b %d %Y %H:%M:%S GMT+0800 (China Standard Time)",
        "%b %d, %Y, %I:%M:%S %p",
        "%d-%b-%Y %I.%M.%S.000000000 %p",
        "%Y年%m月%d日 %H时%M分%S秒",
        "%Y年%m月%d号%H点%M分%S秒",
    ]
    .into_iter()
    .map(|shape| at.format(shape).to_string())
    .collect();
    let utc = at - chrono::TimeDelta::hours(8);
    for shape in [
        "%Y-%m-%d %H:%M:%S UTC",
        "%Y%m%dT%H%M%SZ",
        "%a %b %e %H:%M:%S GMT %Y",
    ] {
        all.push(utc.format(shape).to_string());
    }
    all.extend([
        format!("{year}-{month}-{day} {twelve}:{minute}:{second} {half}"),
        format!("{year}/{month}/{day} {twelve}:{minute:02}:{second:02} {han}"),
        format!("{year}年{month}月{day}日{han}{twelve}点{minute}分{second}秒"),
        format!("{weekday}, {name} {day}, {year} {hour}:{minute}:{second}"),
        format!("{digits}年{month_han}月{day_han}日 {hour}时{minute}分{second}秒"),
    ]);
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn a_moment_reads_back_in_every_spelling(days in 0..10_000_i64, seconds in 0..86_400_u32) {
        let date = NaiveDate::from_ymd_opt(2000, 1, 1).unwrap() + chrono::TimeDelta::days(days);
        let time = chrono::NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0).unwrap();
        let at = date.and_time(time);
        for text in spellings(at) {
            let read = Moment::parse_in(&text, chrono_tz::Asia::Shanghai);
            prop_assert_eq!(read, Ok(Moment::at(at)), "{}", text);
        }
        let (year, month, day) = (date.year(), date.month(), date.day());
        for text in [
            format!("{:02}-{month}-{day}", year % 100),
            format!("{:02}/{month:02}/{day:02}", year % 100),
            format!("{:02}-{}-{day:02}", year % 100, MONTHS[date.month0() as usize]),
        ] {
            prop_assert_eq!(read(&text, SHORT), Ok(date.to_string()), "{}", text);
        }
    }
}
