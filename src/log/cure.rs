//! The entry of a mapping that cures a time that cannot be read.

use std::fmt;

use crate::ground::language::{Language, Localized};
use crate::ground::moment::MomentError;

/// The longest text that a mapping is said to name as one that means empty.
const LONGEST_WORD: usize = 60;

/// What to say in a mapping, added to what is wrong with a time.
pub(super) enum Cure<'e> {
    /// With a time that is a whole cell.
    OfCell(&'e MomentError),
    /// With one within a cell, for which what a mapping says of whole cells does nothing.
    WithinCell(&'e MomentError),
}

impl Localized for Cure<'_> {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let english = language == Language::English;
        let (Self::OfCell(error) | Self::WithinCell(error)) = self;
        match error {
            MomentError::Malformed(_) if matches!(self, Self::WithinCell(_)) => Ok(()),
            MomentError::YearDigits(_) => f.write_str(language.pick(
                "; in a mapping say `century = 2000` under [times], and `day_order` (\"year-first\", \"day-first\" or \"month-first\") where the order is not evident",
                "；请在字段对照表的[times]中写明 `century = 2000`，顺序不明时还须写明 `day_order`（\"year-first\"、\"day-first\" 或 \"month-first\"）",
            )),
            MomentError::DayOrder(_) => f.write_str(language.pick(
                "; in a mapping say `day_order` under [times]: \"day-first\" or \"month-first\", or \"year-first\" of a year of two digits",
                "；请在字段对照表的[times]中写明 `day_order`：\"day-first\" 或 \"month-first\"，年份为两位时也可为 \"year-first\"",
            )),
            MomentError::Ambiguous { .. } => f.write_str(language.pick(
                ", or say `repeated_hour` (\"first\" or \"second\") under [times] in a mapping",
                "，或在字段对照表的[times]中写明 `repeated_hour`（\"first\" 或 \"second\"）",
            )),
            MomentError::Malformed(text) => match Number::of(text) {
                Some(number) if english => write!(
                    f,
                    "; if it counts {}, say `numbers = \"{}\"` under [times] in a mapping",
                    match number {
                        Number::Seconds => "seconds from 1970",
                        Number::Milliseconds => "milliseconds from 1970",
                        Number::Days => "days as a spreadsheet does",
                    },
                    number.id(),
                ),
                Some(number) => write!(
                    f,
                    "；若为{}，请在字段对照表的[times]中写明 `numbers = \"{}\"`",
                    match number {
                        Number::Seconds => "自1970年起的秒数",
                        Number::Milliseconds => "自1970年起的毫秒数",
                        Number::Days => "电子表格的日期序号",
                    },
                    number.id(),
                ),
                None if !is_word(text) => Ok(()),
                None if english => write!(
                    f,
                    "; if it means that nothing is there, say `empty = [\"{text}\"]` in a mapping"
                ),
                None => write!(
                    f,
                    "；若表示没有内容，请在字段对照表中写明 `empty = [\"{text}\"]`"
                ),
            },
            _ => Ok(()),
        }
    }
}

/// What a number that is not a time by itself is likely to count.
#[derive(Clone, Copy)]
enum Number {
    Seconds,
    Milliseconds,
    Days,
}

impl Number {
    fn of(text: &str) -> Option<Self> {
        let (whole, part) = text.split_once('.').unwrap_or((text, "0"));
        let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if part.is_empty() || !is_number(whole) || !is_number(part) {
            return None;
        }
        match whole.len() {
            5 => Some(Self::Days),
            10 => Some(Self::Seconds),
            13 => Some(Self::Milliseconds),
            _ => None,
        }
    }

    const fn id(self) -> &'static str {
        match self {
            Self::Seconds => "epoch-seconds",
            Self::Milliseconds => "epoch-milliseconds",
            Self::Days => "excel-serial",
        }
    }
}

/// Whether a text may be one that means empty: a short one without a digit, that can be
/// written between quotes.
fn is_word(text: &str) -> bool {
    let cannot = |c: char| c.is_numeric() || c.is_control() || matches!(c, '"' | '\\');
    text.len() <= LONGEST_WORD && !text.contains(cannot)
}
