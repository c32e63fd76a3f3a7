//! What is promised, word by word: every word of the plan that promises a time, an amount or a
//! number stands among the words of a promise, or is listed with the reason why it is none.

#![allow(clippy::unwrap_used)]

use shixian::plan::Place;
use shixian::plan::huarong_2023::PLAN;

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
