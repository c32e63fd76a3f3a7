//! Limits as statutes and plans write them: a collection of their texts, each with
//! its right reading, and laws over texts made up.
#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test that cannot go on fails"
)]

use crate::support::asked::Asked;
use chrono::NaiveDate;
use proptest::prelude::*;
use shixian::term::{
    BareDays, BareHours, BareUnits, DayNumbers, LimitError, NotALimit, ReadAs, clock_hours,
    clock_minutes, until,
};
use shixian::{
    Conventions, Limit, Localized, calendar_days, half_working_days, hours, immediate, minutes,
    months, working_days,
};

/// A text of the collection.
struct Row {
    /// The length of time alone.
    text: String,
    /// What stands around it, cut out of its sentence.
    sentence: String,
    /// What the sentence makes of it: `limit` and `cap` are limits.
    kind: String,
    /// What the text alone says: a limit, or what it is that is not one.
    reading: String,
}

impl Row {
    fn is_limit(&self) -> bool {
        matches!(self.kind.as_str(), "limit" | "cap")
    }

    /// Statutes mean hours of the clock, a plan's counter service office hours.
    fn bare(&self) -> BareUnits {
        let hours = match self.reading.contains("clock") {
            true => BareHours::Clock,
            false => BareHours::Open,
        };
        BareUnits {
            hours,
            ..BareUnits::default()
        }
    }
}

fn collection() -> Vec<Row> {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/limits.csv");
    let mut reader = csv::Reader::from_path(file).unwrap();
    let rows = reader.records().map(|record| {
        let record = record.unwrap();
        Row {
            text: record[0].to_owned(),
            sentence: record[1].to_owned(),
            kind: record[2].to_owned(),
            reading: record[3].to_owned(),
        }
    });
    rows.collect()
}

/// The limits of the collection that are refused, and why.
const REFUSED: [(&str, &str); 5] = [
    ("不得超过一个半月", "no statute says what half a month is"),
    ("一个半月内", "no statute says what half a month is"),
    (
        "3个交易日内",
        "the days on which an exchange trades are not known",
    ),
    ("不得超过半秒钟", "seconds are counted whole"),
    (
        "第二个工作日的上午下班前",
        "a time of day on a later day is not a limit here",
    ),
];

/// `not-a-limit` as the collection names it.
fn name(what: NotALimit) -> String {
    let name = format!("{what:?}");
    let mut kebab = String::new();
    for c in name.chars() {
        if c.is_uppercase() && !kebab.is_empty() {
            kebab.push('-');
        }
        kebab.extend(c.to_lowercase());
    }
    kebab
}

#[test]
fn every_text_of_the_collection_is_read_rightly_or_refused_with_its_reason() {
    let mut read = 0;
    for row in collection() {
        let answer = Limit::parse_with(&row.text, row.bare());
        if REFUSED.iter().any(|(text, _)| *text == row.text) {
            assert!(answer.is_err(), "{}: {answer:?}", row.text);
            continue;
        }
        let right: Result<Limit, _> = row.reading.parse();
        match answer {
            Ok(limit) => assert_eq!(Ok(limit), right, "{}", row.text),
            Err(LimitError::NotALimit { what, .. }) => {
                assert_eq!(name(what), row.reading, "{}", row.text);
            }
            Err(error) => panic!("{error}"),
        }
        read += usize::from(row.is_limit());
    }
    let limits = collection().iter().filter(|row| row.is_limit()).count();
    assert_eq!((read, limits), (201, 206));
}

#[test]
fn no_sentence_of_the_collection_is_read_wrongly() {
    let mut read = 0;
    for row in collection() {
        let Ok(limit) = Limit::parse_with(&row.sentence, row.bare()) else {
            continue;
        };
        assert!(row.is_limit() || row.kind == "date", "{}", row.sentence);
        assert_eq!(row.reading.parse(), Ok(limit), "{}", row.sentence);
        read += 1;
    }
    assert!(read >= 120, "{read}");
}

#[test]
fn limits_as_they_are_written() {
    let date = |y, m, d| until(NaiveDate::from_ymd_opt(y, m, d).unwrap());
    for (text, limit) in [
        ("二十个工作日", working_days(20)),
        ("２０个工作日", working_days(20)),
        ("十五（15）个工作日内", working_days(15)),
        ("半个工作日", half_working_days(1)),
        ("两个半工作日", half_working_days(5)),
        ("1.5个工作日", half_working_days(3)),
        ("半天", half_working_days(1)),
        ("两天半", half_working_days(5)),
        ("不超过 10 个工作日", working_days(10)),
        ("10个工作日（含第10个工作日）内", working_days(10)),
        ("五个法定工作日内", working_days(5)),
        ("15日（工作日）", working_days(15)),
        ("15日（自然日）", calendar_days(15)),
        ("六十个自然日", calendar_days(60)),
        ("90个日历日内", calendar_days(90)),
        ("一百二十日内", calendar_days(120)),
        ("两周", calendar_days(14)),
        ("1个星期内", calendar_days(7)),
        ("三个月", months(3)),
        ("半年", months(6)),
        ("一年", months(12)),
        ("一年半内", months(18)),
        ("一年六个月", months(18)),
        ("至迟不得超过两年", months(24)),
        ("最长期限不得超过六个月", months(6)),
        ("3.5小时", minutes(210)),
        ("半小时内", minutes(30)),
        ("一个半小时", minutes(90)),
        ("1小时30分钟", minutes(90)),
        ("2个工作小时", hours(2)),
        ("24小时内", clock_hours(24)),
        ("七十二小时内", clock_hours(72)),
        ("1440分钟", clock_hours(24)),
        ("连续8小时", clock_hours(8)),
        ("办公时间24小时", hours(24)),
        ("当场", immediate()),
        ("即办", immediate()),
        ("应当即时办结", immediate()),
        ("当日办结", calendar_days(0)),
        ("承诺时限15个工作日", working_days(15)),
        ("办理时限：20个工作日", working_days(20)),
        ("自受理之日起20个工作日内", working_days(20)),
        ("自收到申请之日起六十日内作出决定", calendar_days(60)),
        ("在收到通知后五日内", calendar_days(5)),
        ("应当在七日内作出答复", calendar_days(7)),
        ("但最长不得超过一年", months(12)),
        ("压缩至3个工作日以内", working_days(3)),
        ("3个工作日办结", working_days(3)),
        ("38个工作日以内（不含用户自建工程）", working_days(38)),
        ("二〇二三年六月三十日前", date(2023, 6, 30)),
        ("2023年12月", date(2023, 12, 31)),
        ("2022年底前", date(2022, 12, 31)),
        ("2 weeks", calendar_days(14)),
        ("1 year", months(12)),
        ("1.5 hours", minutes(90)),
    ] {
        assert_eq!(text.parse(), Ok(limit), "{text}");
    }
}

#[test]
fn what_is_not_a_limit_is_refused_by_what_it_is() {
    use NotALimit::{
        After, Before, Date, ExtendedTo, Extension, Floor, Frequency, List, Lookback, NoFigure,
        Period, Range, Threshold, TradingDays, UpTo, Vague,
    };
    for (text, what) in [
        ("三日前", Before),
        ("提前十五日", Before),
        ("期限届满前三十日内", Before),
        ("会议举行的五个工作日以前", Before),
        ("至少提前一天", Before),
        ("不少于十五日", Floor),
        ("至少两年内", Floor),
        ("可以延长十日", Extension),
        ("延长期限最长不超过三个月", Extension),
        ("延长至六十日", ExtendedTo),
        ("三至五年", Range),
        ("5-7个工作日", Range),
        ("2个至5个工作日", Range),
        ("三个月以上一年以下", Range),
        ("一个会计年度内", Period),
        ("超过三个月", Threshold),
        ("满两年", Threshold),
        ("十日以上", Threshold),
        ("连续两年", Threshold),
        ("6月", Date),
        ("六月", Date),
        ("6月底前", Date),
        ("每月10日前", Date),
        ("年底前", Date),
        ("2023年6月前", Date),
        ("最近一年内", Lookback),
        ("前三个月", Lookback),
        ("申请之日起前两年内", Lookback),
        ("每半年", Frequency),
        ("每30日内", Frequency),
        ("三十日后", After),
        ("六个月期满", After),
        ("尽快", NoFigure),
        ("规定期限内", NoFigure),
        ("五日以下", UpTo),
        ("40、30、20个工作日", List),
        ("3日内或者5日内", List),
        ("三五日", Vague),
        ("十余日", Vague),
        ("约三十日", Vague),
        ("十日左右", Vague),
        ("3个交易日内", TradingDays),
    ] {
        let answer = text.parse::<Limit>();
        let text = text.into();
        assert_eq!(answer, Err(LimitError::NotALimit { text, what }));
    }
}

#[test]
fn words_that_are_not_understood_are_named() {
    for (text, words) in [
        ("原则上三十日内", "原则上"),
        ("三年内不得申请", "不得申请"),
        ("三十日内（复杂案件除外）", "(复杂案件除外)"),
        ("三十日（不含节假日）内", "(不含节假日)"),
        ("10个工作日（含第9个工作日）", "(含第9个工作日)"),
        ("第三日内", "第"),
        ("应当在六十日内作出批准或者不批准的", "作出批准或者不批准的"),
        ("应当在三日内到岗", "到岗"),
    ] {
        let answer = text.parse::<Limit>();
        let (text, words) = (text.into(), words.into());
        assert_eq!(answer, Err(LimitError::Words { text, words }));
    }
    for text in [
        "3 0日",
        "个工作日",
        "十十日",
        "一百八日",
        "3个日",
        "二个年",
        "一年度半",
    ] {
        assert!(text.parse::<Limit>().is_err(), "{text}");
    }
    for text in ["一个半月", "半个月", "半周", "0.3小时1", "2.0天"] {
        assert!(text.parse::<Limit>().is_err(), "{text}");
    }
    let error = "三十日前".parse::<Limit>().unwrap_err();
    assert_eq!(
        error.to_string(),
        "`三十日前` is not a limit: it says how long before an event something is done; write the limit alone, such as `20个工作日内`"
    );
    assert_eq!(
        error.chinese().to_string(),
        "“三十日前”不是时限：所写为某事之前的时间；请只写时限，如 `20个工作日内`"
    );
}

#[test]
fn days_are_working_days_by_their_number() {
    let penalties = "2,3,5,7".parse::<BareDays>().unwrap();
    let read = |text: &str, rule: BareDays| Limit::read_with(text, rule).unwrap();
    for n in 0..=70 {
        let limit = match matches!(n, 2 | 3 | 5 | 7) {
            true => working_days(n),
            false => calendar_days(n),
        };
        for text in [format!("{n}日内"), format!("{n}天")] {
            assert_eq!(read(&text, penalties).0, limit);
            assert_eq!(read(&text, BareDays::Working).0, working_days(n));
            assert_eq!(read(&text, BareDays::Calendar).0, calendar_days(n));
        }
        // what says what it is, is that
        assert_eq!(read(&format!("{n}个自然日"), penalties).0, calendar_days(n));
        assert_eq!(read(&format!("{n}个工作日"), penalties).0, working_days(n));
    }
    assert_eq!(
        read("七日", penalties).1.first().map(ToString::to_string),
        Some("日 is read as working days: it is one of 2,3,5,7".to_owned())
    );
    assert_eq!(
        read("十日", penalties)
            .1
            .first()
            .map(|read_as| read_as.chinese().to_string()),
        Some("“日”按自然日计算（不属2、3、5、7日）".to_owned())
    );
    for wrong in ["", "0", "64", "2,x", "workdays"] {
        let error = wrong.parse::<BareDays>().unwrap_err();
        assert!(
            error
                .to_string()
                .starts_with(&format!("`{wrong}` does not say"))
        );
        assert!(error.chinese().to_string().contains("按工作日计算的日数"));
    }
    let rule = BareDays::WorkingFor(DayNumbers::new(&[10, 3]).unwrap());
    for rule in [BareDays::Calendar, BareDays::Working, penalties, rule] {
        assert_eq!(rule.to_string().parse(), Ok(rule));
        let conventions = Conventions::new().with_bare_days(rule);
        let json = serde_json::to_string(&conventions).unwrap();
        assert_eq!(
            serde_json::from_str::<Conventions>(&json).unwrap(),
            conventions
        );
    }
    assert_eq!(
        serde_json::from_str::<BareDays>("[2, 3, 5, 7]").unwrap(),
        penalties
    );
    assert!(serde_json::from_str::<BareDays>("[]").is_err());
}

#[test]
fn how_a_text_was_read_is_said() {
    let clock = BareUnits {
        hours: BareHours::Clock,
        ..BareUnits::default()
    };
    let of = |text: &str, bare: BareUnits| Limit::read_with(text, bare).unwrap();
    let law = BareUnits::default();
    let calendar = ReadAs::CalendarDays(BareDays::Calendar);
    for (text, bare, limit, read_as) in [
        ("20个工作日", law, working_days(20), None),
        ("5日", law, calendar_days(5), Some(calendar)),
        ("5个自然日", law, calendar_days(5), None),
        ("30分钟内", law, minutes(30), Some(ReadAs::OpenTime)),
        (
            "30分钟内",
            clock,
            clock_minutes(30),
            Some(ReadAs::ClockTime),
        ),
        ("23小时", law, hours(23), Some(ReadAs::OpenTime)),
        (
            "24小时",
            law,
            clock_hours(24),
            Some(ReadAs::ClockFromADayOn),
        ),
        ("办公时间30分钟", clock, minutes(30), None),
        ("连续30分钟", law, clock_minutes(30), None),
        ("30 minutes", clock, minutes(30), Some(ReadAs::OpenTime)),
        ("24 hours", law, hours(24), Some(ReadAs::OpenTime)),
        ("两周", law, calendar_days(14), Some(ReadAs::Weeks)),
        ("当日", law, calendar_days(0), Some(ReadAs::SameDay)),
    ] {
        let read_as: Vec<ReadAs> = read_as.into_iter().collect();
        assert_eq!(of(text, bare), (limit, read_as), "{text}");
    }
    assert_eq!(
        of("5日（不含公示时间）", law),
        (calendar_days(5), vec![calendar, ReadAs::ExclusionStops])
    );
}

#[test]
fn extensions_are_read_with_their_word() {
    let read = |text: &str| Limit::parse_extension(text, BareUnits::default());
    assert_eq!(read("延长十五个工作日"), Ok(working_days(15)));
    assert_eq!(read("可以再延长一个月"), Ok(months(1)));
    assert_eq!(read("10 working days"), Ok(working_days(10)));
    assert_eq!(read("10个工作日"), Ok(working_days(10)));
    for text in [
        "延长至三十日",
        "延长",
        "延长至少十日",
        "延长三日前",
        "提前三日",
    ] {
        assert!(read(text).is_err(), "{text}");
    }
}

/// A number from 1 to 9999 in characters.
fn characters(n: u32) -> String {
    const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let mut text = String::new();
    let mut gap = false;
    for (place, name) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let digit = n / place % 10;
        if digit == 0 {
            gap = !text.is_empty();
            continue;
        }
        if gap {
            text.push('零');
            gap = false;
        }
        text += DIGITS[digit as usize];
        text += name;
    }
    match text.strip_prefix("一十") {
        Some(rest) => format!("十{rest}"),
        None => text,
    }
}

/// A whole number, written in one of the ways it can be.
fn written() -> impl Strategy<Value = (u32, String)> {
    (1..=999_u32, 0..3).prop_map(|(n, way)| {
        let text = match way {
            0 => n.to_string(),
            1 => characters(n),
            _ => {
                let wide = |c: char| char::from_u32(u32::from(c) + 0xfee0).unwrap();
                n.to_string().chars().map(wide).collect()
            }
        };
        (n, text)
    })
}

/// A length of time with the limit that it is.
fn length() -> impl Strategy<Value = (Limit, String)> {
    const UNITS: [&str; 9] = [
        "个工作日",
        "工作日",
        "日",
        "天",
        "个自然日",
        "周",
        "个月",
        "年",
        "个小时",
    ];
    (written(), 0..UNITS.len()).prop_map(|((n, number), unit)| {
        let limit = match unit {
            0 | 1 => working_days(n),
            2..=4 => calendar_days(n),
            5 => calendar_days(7 * n),
            6 => months(n),
            7 => months(12 * n),
            _ if n >= 24 => clock_hours(n),
            _ => hours(n),
        };
        (limit, format!("{number}{}", UNITS[unit]))
    })
}

const CAPS: [&str; 7] = [
    "",
    "不超过",
    "不得超过",
    "最长不得超过",
    "至迟不能超过",
    "最多",
    "不 超过 ",
];
const WITHIN: [&str; 4] = ["", "内", "以内", "之内"];
const LEADS: [&str; 8] = [
    "",
    "自受理之日起",
    "应当自收到申请之日起",
    "应当在",
    "在收到材料后",
    "承诺时限",
    "审理期限为",
    "并自作出决定之日起",
];
const DEEDS: [&str; 4] = ["", "办结", "作出决定", "。"];
/// Words that make of a length another thing than a limit, before it and after it.
const CHANGES: [(&str, &str); 76] = [
    ("提前", ""),
    ("", "前"),
    ("", "之前"),
    ("", "以前"),
    ("届满前", ""),
    ("开庭前", "内"),
    ("不少于", ""),
    ("不得少于", ""),
    ("至少", ""),
    ("至少", "内"),
    ("不低于", ""),
    ("最短", ""),
    ("", "以上"),
    ("满", ""),
    ("超过", ""),
    ("未超过", ""),
    ("逾", ""),
    ("不足", ""),
    ("未满", ""),
    ("延长", ""),
    ("可以延长", ""),
    ("再延长", ""),
    ("延长至", ""),
    ("顺延", ""),
    ("延期", "内"),
    ("", "后"),
    ("", "以后"),
    ("", "期满"),
    ("", "以下"),
    ("每", ""),
    ("每", "内"),
    ("最近", "内"),
    ("此前", "内"),
    ("前", "内"),
    ("上", ""),
    ("第", ""),
    ("间隔", ""),
    ("约", ""),
    ("", "左右"),
    ("保存", "以内"),
    ("有效期为", ""),
    ("停业", "内"),
    ("", "内不得申请"),
    ("", "以上十年以下"),
    ("", "起"),
    ("自", "起"),
    ("", "以外"),
    ("", "之外"),
    ("", "以来"),
    ("", "的"),
    ("", "内的"),
    ("", "有效期内"),
    ("不到", ""),
    ("将近", ""),
    ("累计", ""),
    ("连续", "以上"),
    ("同", "内"),
    ("少于", "内"),
    ("多于", "内"),
    ("晚于", "内"),
    ("早于", "内"),
    ("不早于", "内"),
    ("大于", "内"),
    ("", "至三年"),
    ("三日至", ""),
    ("三日、", ""),
    ("", "或者五日"),
    ("", "内累计"),
    ("", "上下"),
    ("", "内可以"),
    ("", "内未完成"),
    ("宽限", "内"),
    ("平均", ""),
    ("原则上", "内"),
    ("除", "外"),
    ("", "(另有规定的除外)"),
];

#[test]
fn lengths_in_any_words_are_their_limits() {
    let asked = Asked::with_floors(&[("a sentence is read", 59)]);
    proptest!(|(
        (limit, length) in length(),
        (cap, within) in (0..CAPS.len(), 0..WITHIN.len()),
        (lead, deed) in (0..LEADS.len(), 0..DEEDS.len()),
    )| {
        asked.question();
        let alone = format!("{}{length}{}", CAPS[cap], WITHIN[within]);
        prop_assert_eq!(alone.parse(), Ok(limit), "{}", alone);
        // a sentence is read as that limit or not at all
        let sentence = format!("{}{alone}{}", LEADS[lead], DEEDS[deed]);
        match sentence.parse::<Limit>() {
            Ok(read) => {
                asked.on("a sentence is read");
                prop_assert_eq!(read, limit, "{}", sentence);
            }
            Err(_) => prop_assert!(cap == 0 && within == 0 || deed == 3 && lead == 0, "{}", sentence),
        }
    });
    asked.hold();
}

proptest! {
    #[test]
    fn words_that_change_the_meaning_never_leave_a_limit(
        (_, length) in length(),
        change in 0..CHANGES.len(),
        (lead, deed) in (0..LEADS.len(), 0..DEEDS.len()),
        (cap, within) in (0..CAPS.len(), 0..WITHIN.len()),
    ) {
        let (before, after) = CHANGES[change];
        let changed = [
            format!("{before}{length}{after}"),
            format!("{}{before}{length}{after}{}", LEADS[lead], DEEDS[deed]),
            format!("{before}{}{length}{}{after}", CAPS[cap], WITHIN[within]),
            format!("{}{before}{}{length}{after}", LEADS[lead], CAPS[cap]),
        ];
        for text in changed {
            let answer = text.parse::<Limit>();
            prop_assert!(answer.is_err(), "{}: {:?}", text, answer);
        }
    }

    #[test]
    fn printed_limits_are_read_as_themselves(n in 0..=4_000_000_u32, way in 0..9) {
        let limit = match way {
            0 => working_days(n),
            1 => half_working_days(n),
            2 => calendar_days(n),
            3 => months(n),
            4 => Limit::OpenSeconds(n),
            5 => Limit::ClockSeconds(n),
            6 => minutes(n),
            7 => clock_hours(n),
            _ => hours(n),
        };
        prop_assert_eq!(limit.to_string().parse(), Ok(limit), "{}", limit);
        let chinese = limit.chinese().to_string();
        prop_assert_eq!(chinese.parse(), Ok(limit), "{}", chinese);
    }

    #[test]
    fn no_text_is_too_odd_to_be_answered(text in "[0-9.半一三十百个工作日天周月年小时分钟内不超过前后至每自起应当在（）(),、第 ]{0,14}") {
        // an answer, and never by a panic
        let _ = text.parse::<Limit>();
        let _ = Limit::parse_extension(&text, BareUnits::default());
    }
}
