//! What is promised, word by word: every word of the plan that promises a time, an amount or a
//! number stands among the words of a promise, or is listed with the reason why it is none.

#![allow(clippy::unwrap_used)]

use shixian::plan::huarong_2023::{COMMITMENTS, PLAN};
use shixian::plan::{Place, Target};
use shixian::{Fraction, Limit};

use crate::inventory::{cited, has_number, written};
use crate::support::plan::{facts_of, places};

/// Words that promise a time, an amount or a number, but for those of `NO_PROMISES`.
const WORDS: [&str; 43] = [
    "及时",
    "限期",
    "限时",
    "定期督办",
    "快速",
    "优先",
    "能免尽免",
    "能修尽修",
    "应修必修",
    "压减",
    "压缩",
    "缩短",
    "降至",
    "最大幅度",
    "最低",
    "原则上",
    "免收",
    "取消",
    "零感知",
    "不用跑",
    "无缝",
    "一窗",
    "一网”",
    "一人受理",
    "一口受理",
    "一对一",
    "+N",
    "零",
    "一键通办",
    "一网通",
    "一事联办",
    "一站式",
    "一次",
    "一圈",
    "减免",
    "严控",
    "无需",
    "不再",
    "政府买单",
    "重复跑",
    "马上",
    "实时",
    "规定时间",
];

/// Where such a word is no promise of its own, and why.
const NO_PROMISES: [(&str, &str, &str); 22] = [
    (
        "body 1",
        "1050",
        "the name of the standard; its parts follow",
    ),
    ("body 7", "压缩工程建设项目审批时限", "the heading"),
    (
        "body 13",
        "只找“一窗”",
        "one promise with the one door before it",
    ),
    (
        "annex 29",
        "只找“一窗”",
        "one promise with the one door of task 28",
    ),
    ("body 12", "“一网通投”改革", "the name of a reform"),
    ("annex 26", "“一网通投”改革", "the name of a reform"),
    ("body 19", "探索分类收费减免办法", "to be explored"),
    ("annex 38", "探索分类收费减免办法", "to be explored"),
    (
        "annex 30",
        "梳理可实施“零跑动”",
        "a list of matters; the share follows",
    ),
    ("annex 31", "“一圈通办”、“跨市通办”", "lists of matters"),
    (
        "body 33",
        "减免有关费用",
        "task 67 has which and how much, for the banks",
    ),
    (
        "annex 116",
        "深化“一站式”服务",
        "to be deepened, of what there is",
    ),
    (
        "annex 31",
        "实现同一事项全市无差别受理",
        "one matter, not a number",
    ),
    (
        "body 36",
        "申报1个环节、零等待、零费用、零材料、零跑腿",
        "what 10000 means",
    ),
    (
        "body 36",
        "申报零环节、零等待、零费用、零材料、零跑腿",
        "what 00000 means",
    ),
    (
        "annex 74",
        "申报1个环节、零等待、零费用、零材料、零跑腿",
        "what 10000 means",
    ),
    (
        "annex 74",
        "申报零环节、零等待、零费用、零材料、零跑腿",
        "what 00000 means",
    ),
    ("body 38", "压减平均接电时间", "the figures follow"),
    ("annex 85", "压减平均接电时间", "the figures follow"),
    ("annex 84", "限时办理", "the figure follows: 3 working days"),
    (
        "body 61",
        "及时对在全省",
        "of rewards within the administration",
    ),
    (
        "annex 135",
        "及时对在全省",
        "of rewards within the administration",
    ),
];

/// Those `spans` of the text of `place` that stand neither among the words
/// quoted from there nor in `NO_PROMISES`.
fn unheld(place: &str, text: &str, spans: impl Iterator<Item = (usize, usize)>) -> Vec<String> {
    let (of, number) = place.split_once(' ').unwrap_or((place, "0"));
    let number: u16 = number.parse().unwrap();
    let held = cited().into_iter().map(|(_, citation, _)| citation);
    let held = held.filter_map(|citation| match of {
        "body" if citation.item() == Some(number) => citation.words_in(Place::Body),
        "annex" if citation.tasks().contains(&number) => citation.words_in(Place::Annex),
        _ => None,
    });
    let listed = NO_PROMISES.iter().filter(|(at, ..)| *at == place);
    let quotes: Vec<&str> = held.chain(listed.map(|(_, words, _)| *words)).collect();
    let is_held = |at: usize, end: usize| {
        quotes.iter().any(|quote| {
            let mut found = text.match_indices(quote);
            found.any(|(from, _)| from <= at && end <= from + quote.len())
        })
    };
    let missed = spans.filter(|(at, end)| !is_held(*at, *end));
    missed
        .map(|(at, _)| {
            format!(
                "{place}: {}",
                text.split_at(at).1.chars().take(12).collect::<String>()
            )
        })
        .collect()
}

#[test]
fn every_word_of_a_promise_stands_among_the_words_of_one() {
    let (mut found, mut missed) = (0, Vec::new());
    for (place, text) in places() {
        for word in WORDS {
            let spans = text
                .match_indices(word)
                .map(|(at, _)| (at, at + word.len()));
            found += spans.clone().count();
            missed.extend(unheld(place, text, spans));
        }
    }
    assert_eq!(missed, [""; 0]);
    assert!(found > 60, "{found}");
}

#[test]
fn every_digit_stands_among_the_words_of_a_promise() {
    let mut missed = Vec::new();
    for (place, text) in places() {
        if place == "issue" {
            continue;
        }
        let digits = text.match_indices(|c: char| c.is_ascii_digit());
        missed.extend(unheld(place, text, digits.map(|(at, _)| (at, at + 1))));
    }
    assert_eq!(missed, [""; 0]);
}

#[test]
fn what_is_no_promise_stands_where_it_is_listed() {
    for (place, words, why) in NO_PROMISES {
        let text = places().into_iter().find(|(at, _)| *at == place).unwrap().1;
        assert!(text.contains(words) && !why.is_empty(), "{place}: {words}");
    }
}

#[test]
fn the_words_quoted_carry_the_number() {
    let words = |id: &str, place| {
        let citation = PLAN.commitment(id).unwrap().citation();
        citation.words_in(place).unwrap()
    };
    let complaint = "procurement-complaint-handling";
    assert!(words(complaint, Place::Body).contains("20个工作日"));
    assert!(words(complaint, Place::Annex).contains("15个工作日"));
    for (id, number) in [
        ("tax-ten-minute-rate", "10分钟即办率达到80%"),
        ("tax-one-hour-rate", "1小时内即办率达到100%"),
    ] {
        for reading in PLAN.commitment(id).unwrap().readings() {
            assert!(
                reading.words().contains(number),
                "{id}: {}",
                reading.words()
            );
            assert!(reading.words().contains(reading.category().unwrap()));
        }
        assert!(number.contains(words(id, Place::Body)));
    }
    for fact in facts_of("in-time").iter().chain(&facts_of("indicator")) {
        let promises = cited();
        let (_, citation, _) = promises.iter().find(|(id, ..)| *id == fact.id).unwrap();
        for place in [Place::Body, Place::Annex] {
            let Some(words) = citation.words_in(place) else {
                continue;
            };
            let of_annex = Some(&fact.value_annex).filter(|value| !value.is_empty());
            let value = of_annex.filter(|_| place == Place::Annex);
            let mut ways = written(value.unwrap_or(&fact.value)).into_iter();
            let found = ways.any(|way| has_number(words, &way));
            assert!(found, "{}: 「{words}」", fact.id);
        }
    }
}

// -- Figures with their units --

/// Units of time, and of a share, as they stand behind a number; a day is `日`.
const UNITS: [(&str, &str, i64); 8] = [
    ("个工作日", "工作日", 1),
    ("工作日", "工作日", 1),
    ("个月", "个月", 1),
    ("小时", "分钟", 60),
    ("分钟", "分钟", 1),
    ("天", "日", 1),
    ("日", "日", 1),
    ("%", "%", 1),
];

/// The number that a text begins with, in digits or in Chinese, and what follows it.
fn number(text: &str) -> Option<(Fraction, &str)> {
    let length = |is_part: fn(char) -> bool| text.find(|c| !is_part(c)).unwrap_or(text.len());
    let (digits, after) = text.split_at(length(|c| c.is_ascii_digit() || c == '.'));
    if let Ok(value) = digits.parse() {
        return Some((value, after));
    }
    let (words, after) = text.split_at(length(|c| "一二两三四五六七八九十半".contains(c)));
    let digit = |c: char| match c {
        '两' => Some(2),
        c => (1..)
            .zip("一二三四五六七八九".chars())
            .find(|(_, own)| *own == c)
            .map(|(n, _)| n),
    };
    let digit_of = |word: &str, none: i64| match word {
        "" => Some(none),
        word => word.parse().ok().and_then(digit),
    };
    let value = match words.split_once('十') {
        _ if words == "半" => return Some((Fraction::new(1, 2)?, after)),
        Some((tens, ones)) => 10 * digit_of(tens, 1)? + digit_of(ones, 0)?,
        None => digit_of(words, 0).filter(|value| *value > 0)?,
    };
    Some((Fraction::new(value, 1)?, after))
}

fn times(value: Fraction, n: i64) -> Fraction {
    (0..n).fold(Fraction::ZERO, |sum, _| sum + value)
}

/// The numbers of a text that have a unit. Of numbers in a row the last has it for all.
fn figures(text: &str) -> Vec<(Fraction, &'static str)> {
    let (mut found, mut row, mut rest) = (Vec::new(), Vec::new(), text);
    while let Some(first) = rest.chars().next() {
        let Some((value, after)) = number(rest) else {
            rest = rest.strip_prefix(first).unwrap();
            continue;
        };
        row.push(value);
        let next = after.strip_prefix('、');
        if let Some(next) = next.filter(|next| number(next).is_some()) {
            rest = next;
            continue;
        }
        let unit = UNITS.iter().find(|(word, ..)| after.starts_with(word));
        let row = std::mem::take(&mut row).into_iter();
        found.extend(
            unit.into_iter()
                .flat_map(|(_, unit, of)| row.clone().map(|value| (times(value, *of), *unit))),
        );
        rest = after;
    }
    found
}

/// What of a promise the words do not carry: its limit, or the share it is promised for.
fn lacks(words: &str, limit: Limit, target: Target) -> Option<String> {
    let figures = figures(words);
    let whole = |n: u32| Fraction::new(i64::from(n), 1).unwrap();
    let has = |number: Fraction, unit: &'static str| figures.contains(&(number, unit));
    let minutes = |seconds: u32| Fraction::new(i64::from(seconds), 60).unwrap();
    let has_limit = match limit {
        Limit::Immediate => words.contains("即时"),
        Limit::WorkingDays(n) => has(whole(n), "工作日"),
        // a half of a day is one of a working day
        Limit::WorkingDayHalves(n) => {
            let days = Fraction::new(i64::from(n), 2).unwrap();
            has(days, "工作日") || (n == 1 && has(days, "日"))
        }
        Limit::CalendarDays(n) => has(whole(n), "日"),
        Limit::Months(n) => has(whole(n), "个月"),
        Limit::OpenSeconds(n) | Limit::ClockSeconds(n) => has(minutes(n), "分钟"),
        other => unreachable!("{other}"),
    };
    match target {
        _ if !has_limit => Some(limit.to_string()),
        Target::Share(share) if !has(whole(share.into()), "%") => Some(format!("{share} %")),
        _ => None,
    }
}

/// Those whose limit the plan leaves to the law, which has the figure.
const OF_THE_LAW: [&str; 2] = [
    "enforcement-closure-rate",
    "enforcement-closure-rate-without-suit",
];

/// The limit with its number one higher, or in another unit.
fn wrong(limit: Limit) -> Vec<Limit> {
    let more = match limit {
        Limit::WorkingDays(n) => [Limit::WorkingDays(n + 1), Limit::CalendarDays(n)],
        Limit::WorkingDayHalves(n) => [Limit::WorkingDayHalves(n + 1), Limit::Months(n)],
        Limit::CalendarDays(n) => [Limit::CalendarDays(n + 1), Limit::WorkingDays(n)],
        Limit::Months(n) => [Limit::Months(n + 1), Limit::CalendarDays(n)],
        Limit::OpenSeconds(n) => [Limit::OpenSeconds(n + 60), Limit::OpenSeconds(n / 60)],
        _ => [Limit::WorkingDays(1), Limit::CalendarDays(1)],
    };
    more.into()
}

#[test]
fn words_cited_belong_to_the_number() {
    let mut checked = 0;
    for commitment in &COMMITMENTS {
        let (id, citation) = (commitment.id(), commitment.citation());
        for place in [Place::Body, Place::Annex] {
            let Some(words) = citation.words_in(place) else {
                continue;
            };
            let mut readings = commitment.readings().iter();
            let own = readings.find(|reading| reading.place() == place);
            let own = own.and_then(|reading| reading.limit());
            let (limit, target) = (own.unwrap_or(commitment.limit()), commitment.target());
            if OF_THE_LAW.contains(&id) {
                assert!(words.contains("法定期限"), "{id}: 「{words}」");
                assert_eq!(lacks(words, limit, target), Some(limit.to_string()), "{id}");
            } else {
                assert_eq!(lacks(words, limit, target), None, "{id}: 「{words}」");
            }
            if let Target::Share(share) = target {
                let share = Fraction::new(share.into(), 1).unwrap();
                assert!(figures(words).contains(&(share, "%")), "{id}: 「{words}」");
                let wrong = lacks(words, limit, Target::Share(99));
                assert!(wrong.is_some(), "{id}: 「{words}」");
            }
            // a wrong figure would be noticed
            for wrong in wrong(limit) {
                let told = lacks(words, wrong, target);
                assert_eq!(told, Some(wrong.to_string()), "{id}: 「{words}」");
            }
            checked += 1;
        }
    }
    assert_eq!(checked, 44);
}

#[test]
fn figures_are_read_with_their_units() {
    let read = |text: &str| -> Vec<String> {
        let figures = figures(text).into_iter();
        figures
            .map(|(value, unit)| format!("{value} {unit}"))
            .collect()
    };
    for (text, found) in [
        ("压缩至3个工作日内", &["3 工作日"][..]),
        ("三个工作日", &["3 工作日"]),
        ("13个工作日", &["13 工作日"]),
        (
            "十三个工作日,二十日,二十四小时",
            &["13 工作日", "20 日", "1440 分钟"],
        ),
        ("1.5个工作日", &["3/2 工作日"]),
        ("半天", &["1/2 日"]),
        ("0.5天", &["1/2 日"]),
        ("两小时", &["120 分钟"]),
        ("10分钟即办率达到80%", &["10 分钟", "80 %"]),
        ("40、30个工作日", &["40 工作日", "30 工作日"]),
        ("6个月", &["6 个月"]),
        // a month of the calendar, things, and words
        ("6月底,13 项业务,一般客户,第一、二类", &[]),
    ] {
        assert_eq!(read(text), found, "{text}");
    }
}
