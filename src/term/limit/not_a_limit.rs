//! What a text with a time in it says that is not a limit. About a fifth of the
//! times in statutes are not the most that something may take.

use std::fmt;

use super::figure::{self, Figure};
use super::numeral::{self, is_numeral};
use crate::ground::language::{Language, Localized, display_in_english};

/// What a text says of time that is not until when something is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum NotALimit {
    /// How long before an event at the latest: 提前三日, 届满三十日前.
    Before,
    /// The least it takes: 不少于十五日, 至少两年.
    Floor,
    /// What is added to a limit: 延长十日.
    Extension,
    /// What a limit is extended to, the whole of it: 延长至六十日.
    ExtendedTo,
    /// Between two lengths: 三至五年, 三个月以上一年以下.
    Range,
    /// A year of accounts or the like, not a length: 一个会计年度内.
    Period,
    /// A condition that a length is reached or exceeded: 超过三个月, 满两年, 十日以上.
    Threshold,
    /// A time of the calendar that is not a whole date: 6月, 每月10日前, 年底前, 2023年.
    Date,
    /// A length of the past: 最近一年内, 前三个月.
    Lookback,
    /// How often something is done: 每半年.
    Frequency,
    /// Not before a length is over: 三十日后, 六个月期满.
    After,
    /// A word without a figure: 尽快, 规定期限内.
    NoFigure,
    /// Up to a length, of a penalty or a condition: 五日以下.
    UpTo,
    /// Several lengths, of which none is the limit: 40、30、20个工作日.
    List,
    /// A number that is no more than about right: 三五日, 十余日.
    Vague,
    /// Days on which an exchange trades: 3个交易日.
    TradingDays,
}

impl Localized for NotALimit {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Before => language.pick(
                "it says how long before an event something is done",
                "所写为某事之前的时间",
            ),
            Self::Floor => language.pick(
                "it says the least that something takes, not the most",
                "所写为最短时间，不是最长时间",
            ),
            Self::Extension => language.pick(
                "it says what is added to a limit",
                "所写为在时限之外延长的时间",
            ),
            Self::ExtendedTo => language.pick(
                "it says what a limit is extended to, the time so far counted in",
                "所写为延长后的总时限，含已用时间",
            ),
            Self::Range => language.pick(
                "it goes from one length to another",
                "所写为时间范围，不是一个时限",
            ),
            Self::Period => language.pick(
                "a year of accounts or the like is not a length of time",
                "年度、会计年度等不是可以起算的时间长度",
            ),
            Self::Threshold => language.pick(
                "it states a condition that a length of time is reached or exceeded",
                "所写为达到或者超过一定时间的条件",
            ),
            Self::Date => language.pick(
                "it names a time of the calendar that is neither a length nor a whole date",
                "所写为日历上的时间，既不是时间长度，也不是完整的日期",
            ),
            Self::Lookback => {
                language.pick("it says how far one looks back", "所写为向前追溯的时间")
            }
            Self::Frequency => language.pick("it says how often something is done", "所写为频次"),
            Self::After => language.pick(
                "it says when something begins, after a length of time is over",
                "所写为一定时间届满以后",
            ),
            Self::NoFigure => language.pick(
                "it has no figure; the case's own due moment is `case due`",
                "没有数值；办件自带应办结时间的，请写 `case due`",
            ),
            Self::UpTo => language.pick(
                "以下 is written of penalties and conditions, not of limits",
                "“以下”用于处罚幅度或者条件，不用于时限",
            ),
            Self::List => language.pick("it has several lengths of time", "所写不止一个时间"),
            Self::Vague => language.pick("its number is not exact", "数值不确定"),
            Self::TradingDays => language.pick(
                "the days on which an exchange trades are not known here",
                "交易日历未知，无法按交易日计算",
            ),
        })
    }
}

display_in_english!(NotALimit);

/// Words before a figure that make it the least, and words that make it the most.
const FLOORS: [&str; 12] = [
    "不少于",
    "不得少于",
    "不能少于",
    "不低于",
    "不得低于",
    "不能低于",
    "不短于",
    "不得短于",
    "至少",
    "最少",
    "最短",
    "起码",
];
const WITHOUT_FIGURE: [&str; 27] = [
    "尽快",
    "及时",
    "立即",
    "马上",
    "适时",
    "随时",
    "定期",
    "长期",
    "限期",
    "按时",
    "按期",
    "次日",
    "即日",
    "实时",
    "当即",
    "规定",
    "合理",
    "约定",
    "法定",
    "逾期",
    "期限内",
    "期间",
    "时限内",
    "事先",
    "事前",
    "不日",
    "尽早",
];

/// What a text says that is not a limit, as far as its words show it. `text` is in
/// narrow figures and without blanks.
pub(super) fn what(text: &str) -> Option<NotALimit> {
    let figures = figure::all(text);
    let has = |word: &str| text.contains(word);
    let any = |words: &[&str]| words.iter().any(|word| text.contains(word));
    // what stands before and after some figure
    let before = |words: &[&str]| {
        let mut figures = figures.iter();
        figures.any(|figure| words.iter().any(|word| figure.before.ends_with(word)))
    };
    let after = |words: &[&str]| {
        let mut figures = figures.iter();
        figures.any(|figure| words.iter().any(|word| figure.after.starts_with(word)))
    };
    if is_list(text) {
        return Some(NotALimit::List);
    }
    if has_date(text) {
        return Some(NotALimit::Date);
    }
    if is_range(text, &figures) {
        return Some(NotALimit::Range);
    }
    if has("每") {
        return Some(NotALimit::Frequency);
    }
    if after(&["以下"]) {
        return Some(NotALimit::UpTo);
    }
    if after(&["以上", "及以上"]) {
        return Some(NotALimit::Threshold);
    }
    if any(&["延长至", "延长到", "延至", "延期至", "展期至"]) {
        return Some(NotALimit::ExtendedTo);
    }
    if any(&["延长", "顺延", "延期", "展期", "续期", "宽限"]) {
        return Some(NotALimit::Extension);
    }
    if before(&["此前", "起前", "最近", "过去", "近"]) || is_lookback(text) {
        return Some(NotALimit::Lookback);
    }
    if figures.iter().any(|figure| figure.before == "前") {
        return Some(NotALimit::Lookback);
    }
    let is_before = after(&["前", "之前", "以前"]) || before(&["前", "前的", "提前", "之前"]);
    if has("提前") || is_before || figures.iter().any(|figure| figure.before.contains('前')) {
        return Some(NotALimit::Before);
    }
    if before(&FLOORS) {
        return Some(NotALimit::Floor);
    }
    if any(&["年度", "财政年", "纳税年", "季度"]) {
        return Some(NotALimit::Period);
    }
    if after(&["后", "以后", "之后", "期满", "届满", "期限届满"]) {
        return Some(NotALimit::After);
    }
    let is_reached = before(&["满", "逾", "不足", "超出"])
        || figures.iter().any(|figure| {
            let over = figure.before.strip_suffix("超过");
            over.is_some_and(|before| !before.ends_with(['不', '得', '能', '应', '可']))
        });
    if is_reached {
        return Some(NotALimit::Threshold);
    }
    if text.contains("连续") && !figures.is_empty() {
        let looks_back = after(&["内", "以内", "之内"]);
        return Some(match looks_back {
            true => NotALimit::Lookback,
            false => NotALimit::Threshold,
        });
    }
    if is_vague(text, &figures) {
        return Some(NotALimit::Vague);
    }
    (figures.is_empty() && any(&WITHOUT_FIGURE)).then_some(NotALimit::NoFigure)
}

/// Whether numbers stand in a row: 40、30、20个工作日, or several lengths.
fn is_list(text: &str) -> bool {
    let marks = ['、', ',', ';', '/', '或', '和', '及'];
    let mut parts = text.split(marks);
    let first = parts.next().unwrap_or_default();
    if !first.ends_with(is_numeral) && figure::all(first).is_empty() {
        return false;
    }
    parts.any(|part| part.starts_with(is_numeral) || !figure::all(part).is_empty())
}

/// Whether a day or a month of the calendar is named.
fn has_date(text: &str) -> bool {
    const NAMED: [&str; 12] = [
        "年底",
        "月底",
        "年末",
        "月末",
        "季末",
        "年初",
        "月初",
        "年中",
        "季度末",
        "本月",
        "本年",
        "月份",
    ];
    if NAMED.iter().any(|word| text.contains(word)) {
        return true;
    }
    let is_month = |at: usize| {
        let before = text.get(..at).unwrap_or_default();
        let number = before.chars().rev().take_while(|c| is_numeral(*c));
        let number: String = number.collect::<Vec<_>>().into_iter().rev().collect();
        numeral::of_date(&number).is_some_and(|month| (1..=12).contains(&month))
    };
    let mut months = text.match_indices('月');
    let is_of_month = text.contains("每月") && text.contains(['日', '号']);
    months.any(|(at, _)| is_month(at))
        || is_of_month
        || {
            let mut years = text.match_indices('年');
            years.any(|(at, _)| {
                let before = text.get(..at).unwrap_or_default();
                let digits = before.bytes().rev().take_while(u8::is_ascii_digit).count();
                digits >= 4 || before.ends_with("每") && text.contains('月') && text.contains('日')
            })
        }
        || text.contains('号')
}

/// Whether two lengths stand with 至, 到 or a dash between, or as from and below.
fn is_range(text: &str, figures: &[Figure<'_>]) -> bool {
    const LINKS: [&str; 9] = ["至", "到", "-", "~", "—", "–", "～", "―", "─"];
    let opens = |rest: &str| rest.starts_with(is_numeral);
    let linked = LINKS.iter().any(|link| {
        text.split_once(link).is_some_and(|(before, rest)| {
            let number = before.strip_suffix('个').unwrap_or(before);
            let ends = number.ends_with(is_numeral)
                || figures
                    .iter()
                    .any(|figure| text.len() - figure.after.len() == before.len());
            ends && opens(rest)
        })
    });
    let bounded = figures.iter().any(|figure| {
        let rest = figure.after.trim_start_matches("以上");
        let rest = ["不满", "不足", "未满", ""]
            .iter()
            .find_map(|word| rest.strip_prefix(word));
        figure.after.starts_with("以上") && rest.is_some_and(opens)
    });
    linked || bounded
}

/// Whether a span of the past is named: 上一年度, 上半年.
fn is_lookback(text: &str) -> bool {
    ["上一", "上年", "上半年", "上月", "去年", "以往", "最近"]
        .iter()
        .any(|word| text.contains(word))
}

/// Whether a number is only about right.
fn is_vague(text: &str, figures: &[Figure<'_>]) -> bool {
    let about = ["约", "大约", "大概", "几", "数", "若干"];
    let roughly = ["左右", "上下", "多", "余", "许"];
    let of_figure = figures.iter().any(|figure| {
        about.iter().any(|word| figure.before.ends_with(word))
            || roughly.iter().any(|word| figure.after.starts_with(word))
    });
    let is_unit = |rest: &str| {
        let units = ["日", "天", "个", "年", "月", "周", "小时", "分钟", "秒"];
        units.iter().any(|unit| rest.starts_with(unit))
    };
    let of_text = ["几", "数", "若干", "余", "多"]
        .iter()
        .any(|word| text.split_once(word).is_some_and(|(_, rest)| is_unit(rest)));
    let mut rest = text;
    while let Some(at) = rest.find(is_numeral) {
        rest = rest.get(at..).unwrap_or_default();
        match numeral::head(rest) {
            numeral::Head::Vague(after) if is_unit(after) => return true,
            numeral::Head::Number(_, after) | numeral::Head::Vague(after) => rest = after,
            _ => {
                let skip = rest.chars().next().map_or(0, char::len_utf8);
                rest = rest.get(skip..).unwrap_or_default();
            }
        }
    }
    of_figure || of_text
}
