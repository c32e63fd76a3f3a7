//! Other spellings of times that mean one thing only, made plain.

use chrono::{Month, Weekday};

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

/// The text with digits and signs of full width made narrow, a weekday taken out,
/// the name of a month as its number and a year of the Republic (民國) as the common
/// one; none where it holds none of them.
pub(super) fn plain(text: &str) -> Option<(String, Option<Weekday>)> {
    if text.len() > LONGEST {
        return None;
    }
    let narrow: String = text.chars().map(narrow).collect();
    let (rest, weekday) = without_weekday(&narrow);
    let rest = republic(&rest).unwrap_or(rest);
    let rest = named_month(&rest).unwrap_or(rest);
    (rest != text).then_some((rest, weekday))
}

fn narrow(c: char) -> char {
    match c {
        '０'..='９' => {
            let digit = u32::from(c) - u32::from('０');
            char::from_digit(digit, 10).unwrap_or(c)
        }
        '：' => ':',
        '／' => '/',
        '．' => '.',
        '，' => ',',
        '（' => '(',
        '）' => ')',
        '－' | '‐' | '‑' | '–' | '—' | '−' => '-',
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

/// `7-Jun-2023`, `Jun 7, 2023` and `2023-Jun-07` as `2023年6月7日`.
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
            let (year, rest) = rest.split_at_checked(leading(rest))?;
            (year, first, rest)
        }
        4 if is_number(before) => (before, first, rest),
        1 | 2 if is_number(before) => (first, before, rest),
        _ => return None,
    };
    let is_date = matches!(year.len(), 2 | 4) && matches!(day.len(), 1 | 2);
    is_date.then(|| format!("{year}年{month}月{day}日{rest}"))
}
