//! Other spellings of times that mean one thing only, made plain.

use chrono::{Month, Weekday};

use crate::ground::chinese_number::{digit, in_characters};
use crate::ground::full_width;

const WEEKDAYS: [(char, Weekday); 8] = [
    ('一', Weekday::Mon),
    ('二', Weekday::Tue),
    ('三', Weekday::Wed),
    ('四', Weekday::Thu),
    ('五', Weekday::Fri),
    ('六', Weekday::Sat),
    ('日', Weekday::Sun),
    ('天', Weekday::Sun),
];

/// The longest text that can be a time: what is longer is not looked through.
const LONGEST: usize = 100;

/// What may stand between the parts of a date whose month is a name.
const BETWEEN: [char; 5] = [' ', '-', '.', '/', ','];

/// A text made plain.
pub(super) struct Plain {
    pub(super) text: String,
    /// The weekday that was taken out.
    pub(super) weekday: Option<Weekday>,
    /// Whether letters that name a zone were taken out: which zone they do not say.
    pub(super) names_zone: bool,
}

/// The text with digits and signs of full width made narrow, Chinese numerals as
/// digits, a weekday taken out, the name of a month as its number, a year of the
/// Republic (民國) as the common one, UTC as its offset and the rest as
/// [`tidy`] has it; none where it holds none of them.
pub(super) fn plain(text: &str) -> Option<Plain> {
    if text.len() > LONGEST {
        return None;
    }
    let narrow: String = text.chars().map(narrow).collect();
    let (rest, weekday) = without_weekday(&narrow);
    let rest = numerals(&rest).unwrap_or(rest);
    let rest = republic(&rest).unwrap_or(rest);
    let rest = named_month(&rest).unwrap_or(rest);
    let (rest, names_zone) = without_zone(&tidy(&rest));
    let plain = Plain {
        text: rest,
        weekday,
        names_zone,
    };
    (plain.text != text).then_some(plain)
}

fn narrow(c: char) -> char {
    match c {
        '０'..='９' | '：' | '／' | '．' | '，' | '（' | '）' | '－' => {
            full_width::narrow(c)
        }
        '‐' | '‑' | '–' | '—' | '−' => '-',
        '号' | '號' => '日',
        '点' | '點' | '時' => '时',
        '\u{3000}' | '\u{a0}' | '\u{202f}' => ' ',
        other => other,
    }
}

/// Takes one weekday out, with the brackets around it.
fn without_weekday(text: &str) -> (String, Option<Weekday>) {
    let joined = |before: &str, after: &str| {
        let before = before.trim_end().trim_end_matches('(').trim_end();
        let after = after.trim_start().trim_start_matches(')');
        let after = after.trim_start_matches(BETWEEN);
        format!("{before} {after}").trim().to_owned()
    };
    for word in ["星期", "礼拜", "周", "週"] {
        let Some((before, after)) = text.split_once(word) else {
            continue;
        };
        let mut characters = after.chars();
        let found = characters
            .next()
            .and_then(|c| WEEKDAYS.into_iter().find(|(known, _)| *known == c));
        if let Some((_, weekday)) = found {
            return (joined(before, characters.as_str()), Some(weekday));
        }
    }
    for (before, word, after) in words(text) {
        if let Ok(weekday) = word.parse::<Weekday>() {
            return (joined(before, after), Some(weekday));
        }
    }
    (text.to_owned(), None)
}

/// The words of letters of ASCII, each with what stands before and after it.
fn words(text: &str) -> Vec<(&str, &str, &str)> {
    let mut found = Vec::new();
    let mut begin = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (begin, c.is_ascii_alphabetic()) {
            (None, true) => begin = Some(at),
            (Some(from), false) => {
                begin = None;
                let parts = (text.get(..from), text.get(from..at), text.get(at..));
                if let (Some(before), Some(word), Some(after)) = parts {
                    found.push((before, word, after));
                }
            }
            _ => {}
        }
    }
    found
}

/// `民國112年` as `2023年`.
fn republic(text: &str) -> Option<String> {
    let rest = ["民國", "民国"]
        .into_iter()
        .find_map(|word| text.strip_prefix(word))?;
    let (year, rest) = rest.trim_start().split_once('年')?;
    let year = year.trim().parse::<u32>().ok()?;
    (year > 0 && year < 1000).then(|| format!("{}年{rest}", year + 1911))
}

/// Chinese numerals as digits: `二〇二三年六月七日` as `2023年6月7日`. Years are
/// written digit by digit, other numbers with 十 as well.
fn numerals(text: &str) -> Option<String> {
    let is_numeral = |c: char| c == '十' || numeral(c).is_some();
    if !text.contains(is_numeral) {
        return None;
    }
    let mut plain = String::new();
    let mut rest = text;
    while let Some(begin) = rest.find(is_numeral) {
        let (before, after) = rest.split_at_checked(begin)?;
        let length = after.find(|c| !is_numeral(c)).unwrap_or(after.len());
        let (run, after) = after.split_at_checked(length)?;
        plain.push_str(before);
        if !run.contains('十') {
            let digits = run.chars().filter_map(numeral);
            plain.extend(digits.filter_map(|digit| char::from_digit(digit, 10)));
        } else if after.starts_with('年') {
            return None;
        } else {
            plain.push_str(&in_characters(run)?.to_string());
        }
        rest = after;
    }
    plain.push_str(rest);
    Some(plain)
}

/// The value of a character in a date; 两 is none of them.
const fn numeral(c: char) -> Option<u32> {
    match c {
        '〇' | '○' | '◯' | '零' => Some(0),
        '两' => None,
        c => digit(c),
    }
}

/// What stands between the parts of a time, and small words, as the plain shapes have
/// them: `13/01/2023, 9:05`, `09:05:00,25`, `06.30.53 AM`, `9:05 a.m.`, `9时半`.
fn tidy(text: &str) -> String {
    let mut tidy = String::new();
    for (at, c) in text.char_indices() {
        if c != ',' {
            tidy.push(c);
        } else if tidy.contains(':') {
            // after a clock it begins a fraction
            let next = text.as_bytes().get(at + 1);
            tidy.push(if next.is_some_and(u8::is_ascii_digit) {
                '.'
            } else {
                ','
            });
        } else {
            let is_last = at + 1 == text.len();
            tidy.push(if is_last { ',' } else { ' ' });
        }
    }
    for (word, plain) in [
        (" at ", " "),
        ("a.m.", "AM"),
        ("p.m.", "PM"),
        ("A.M.", "AM"),
        ("P.M.", "PM"),
        ("时半", "时30分"),
        ("时钟", "时"),
        ("时整", "时"),
    ] {
        if tidy.contains(word) {
            tidy = tidy.replace(word, plain);
        }
    }
    let is_minute = |text: &str| text.len() == 2 && text.bytes().all(|c| c.is_ascii_digit());
    if tidy
        .rsplit_once('时')
        .is_some_and(|(_, end)| is_minute(end))
    {
        tidy.push('分');
    }
    with_colons(&tidy).unwrap_or(tidy)
}

/// A clock written with dots, after a date that is not.
fn with_colons(text: &str) -> Option<String> {
    let (date, rest) = text.split_once(' ')?;
    if date.contains('.') {
        return None;
    }
    let rest = rest.trim_start();
    let end = rest.find(' ').unwrap_or(rest.len());
    let (clock, rest) = rest.split_at_checked(end)?;
    let mut parts = clock.splitn(3, '.');
    let (hour, minute, second) = (parts.next()?, parts.next()?, parts.next()?);
    let is_number = |part: &str| {
        let digits = part.bytes().all(|byte| byte.is_ascii_digit());
        matches!(part.len(), 1 | 2) && digits
    };
    let (whole, _) = second.split_once('.').unwrap_or((second, ""));
    [hour, minute, whole]
        .into_iter()
        .all(is_number)
        .then(|| format!("{date} {hour}:{minute}:{second}{rest}"))
}

/// UTC as its offset `Z`, and `GMT+0800` as the offset alone. Other letters in the place
/// of a zone are taken out, and it is said that they were.
fn without_zone(text: &str) -> (String, bool) {
    let words = words(text);
    let utc = words
        .iter()
        .find(|(_, word, _)| matches!(*word, "UTC" | "GMT"));
    if let Some((before, _, after)) = utc {
        let (before, after) = (before.trim_end(), after.trim());
        if after.is_empty() {
            return (format!("{before}Z"), false);
        }
        // a browser adds the name of the zone in words
        let (offset, name) = after.split_once(" (").unwrap_or((after, ")"));
        let hours = offset.strip_prefix(['+', '-']);
        if let Some(hours) = hours.filter(|_| name.ends_with(')')) {
            let zero = if hours.len() == 1 { "0" } else { "" };
            let sign = if offset.starts_with('-') { '-' } else { '+' };
            return (format!("{before}{sign}{zero}{hours}"), false);
        }
    }
    let Some((before, word, "")) = words.last() else {
        return (text.to_owned(), false);
    };
    let before = before.trim_end();
    let is_name = (2..=5).contains(&word.len())
        && word.bytes().all(|byte| byte.is_ascii_uppercase())
        && !matches!(*word, "AM" | "PM");
    match *word {
        "Z" => (format!("{before}Z"), false),
        _ if is_name => (before.to_owned(), true),
        _ => (text.to_owned(), false),
    }
}

/// `7-Jun-2023`, `Jun 7, 2023`, `2023-Jun-07` and `Jun 7 09:05:00 2023` as
/// `2023年6月7日`, with what follows.
fn named_month(text: &str) -> Option<String> {
    let (before, word, after) = words(text).into_iter().next()?;
    let month = match word.to_ascii_lowercase().as_str() {
        "sept" => Month::September,
        word => word.parse::<Month>().ok()?,
    };
    let month = month.number_from_month();
    let before = before.trim_matches(BETWEEN);
    let after = after.trim_start_matches(BETWEEN);
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let leading = |text: &'_ str| text.bytes().take_while(u8::is_ascii_digit).count();
    let (first, rest) = after.split_at_checked(leading(after))?;
    let (year, day, rest) = match before.len() {
        0 => {
            let rest = rest.trim_start_matches(BETWEEN);
            if let Some((clock, year)) = year_after_clock(rest) {
                return Some(format!("{year}年{month}月{first}日 {clock}"));
            }
            let (year, rest) = rest.split_at_checked(leading(rest))?;
            (year, first, rest)
        }
        4 if is_number(before) => (before, first, rest),
        // either may be the year
        2 if is_number(before) && matches!(first.len(), 1 | 2) => {
            return Some(format!("{before}-{month}月-{first}{rest}"));
        }
        1 | 2 if is_number(before) => (first, before, rest),
        _ => return None,
    };
    let is_date = matches!(year.len(), 2 | 4) && matches!(day.len(), 1 | 2);
    is_date.then(|| format!("{year}年{month}月{day}日{rest}"))
}

/// `09:05:00 2023`, with a zone between them or without one, as C and Java write it.
fn year_after_clock(rest: &str) -> Option<(&str, &str)> {
    let (clock, year) = rest.rsplit_once(' ')?;
    let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    (is_year && clock.contains(':')).then_some((clock, year))
}
