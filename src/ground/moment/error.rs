//! Why a text or a zoned time is not a moment.

use std::fmt;

use chrono::NaiveDateTime;
use chrono_tz::Tz;

use super::day_order::DayOrder;
use crate::ground::language::{Language, Localized, display_in_english};

/// Why a text or a zoned time is not a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum MomentError {
    /// The text has none of the known shapes.
    Malformed(String),
    /// The shape is right, but no calendar has that day or no clock that time.
    Impossible(String),
    /// The weekday named is not that of the date.
    Weekday(String),
    /// The year has two digits, and the century is not stated.
    YearDigits(String),
    /// The day and the month could be either way round.
    DayOrder(String),
    /// It does not exist in the order of day, month and year that is stated.
    NotInOrder {
        /// The text.
        text: String,
        /// The order stated.
        order: DayOrder,
    },
    /// It names its zone by letters that more than one zone goes by, such as `CST`.
    ZoneName(String),
    /// The zone's clocks jumped over this local time.
    Skipped {
        /// The local time as written.
        local: NaiveDateTime,
        /// The zone it was read in.
        zone: Tz,
    },
    /// The zone's clocks showed this local time twice.
    Ambiguous {
        /// The local time as written.
        local: NaiveDateTime,
        /// The zone it was read in.
        zone: Tz,
    },
    /// An offset was given where a plain local time is wanted.
    UnexpectedOffset(String),
}

impl Localized for MomentError {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self, language) {
            (Self::Malformed(text), Language::English) => write!(
                f,
                "`{text}` is not a time; write it as `2023-06-07 09:00:00`, `2023-06-07T09:00:00+08:00`, `2023/6/7 9:05`, `2023年6月7日 9时5分` or a date alone"
            ),
            (Self::Malformed(text), Language::Chinese) => write!(
                f,
                "“{text}”不是时间；请写成 `2023-06-07 09:00:00`、`2023-06-07T09:00:00+08:00`、`2023/6/7 9:05`、`2023年6月7日 9时5分`，或只写日期"
            ),
            (Self::Impossible(text), Language::English) => {
                write!(f, "`{text}` does not exist: no such day or time of day")
            }
            (Self::Impossible(text), Language::Chinese) => {
                write!(f, "“{text}”不存在：没有这一天或这一时刻")
            }
            (Self::Weekday(text), Language::English) => {
                write!(
                    f,
                    "`{text}` contradicts itself: that day has another weekday"
                )
            }
            (Self::Weekday(text), Language::Chinese) => {
                write!(f, "“{text}”自相矛盾：日期与星期不符")
            }
            (Self::YearDigits(text), Language::English) => write!(
                f,
                "`{text}` has a year of two digits; write all four, or say of which century it is"
            ),
            (Self::YearDigits(text), Language::Chinese) => {
                write!(f, "“{text}”的年份只有两位；请写全四位，或指明世纪")
            }
            (Self::DayOrder(text), Language::English) => write!(
                f,
                "`{text}` may name the day first or the month first; write the year first, or say which comes first"
            ),
            (Self::DayOrder(text), Language::Chinese) => {
                write!(f, "“{text}”日月先后不明；请先写年份，或指明日月先后")
            }
            (Self::NotInOrder { text, order }, Language::English) => write!(
                f,
                "`{text}` does not exist with the {} first, as is stated",
                match order {
                    DayOrder::MonthFirst => "month",
                    DayOrder::YearFirst => "year",
                    DayOrder::DayFirst | DayOrder::Unknown => "day",
                }
            ),
            (Self::NotInOrder { text, order }, Language::Chinese) => write!(
                f,
                "“{text}”按所指明的“{}”顺序不存在",
                match order {
                    DayOrder::MonthFirst => "先月后日",
                    DayOrder::YearFirst => "先年后月",
                    DayOrder::DayFirst | DayOrder::Unknown => "先日后月",
                }
            ),
            (Self::ZoneName(text), Language::English) => write!(
                f,
                "`{text}` names its zone by letters, which more than one zone may go by; write the offset from UTC, such as `+08:00`, or no zone"
            ),
            (Self::ZoneName(text), Language::Chinese) => write!(
                f,
                "“{text}”的时区只有字母缩写，可指不同时区；请注明与UTC的时差（如 `+08:00`），或不写时区"
            ),
            (Self::Skipped { local, zone }, Language::English) => write!(
                f,
                "{local} does not exist in {zone}: the clocks were put forward over it"
            ),
            (Self::Skipped { local, zone }, Language::Chinese) => {
                write!(f, "{local}在时区{zone}不存在：时钟拨快时越过了这一时刻")
            }
            (Self::Ambiguous { local, zone }, Language::English) => write!(
                f,
                "{local} happened twice in {zone}: give its offset from UTC"
            ),
            (Self::Ambiguous { local, zone }, Language::Chinese) => {
                write!(f, "{local}在时区{zone}出现过两次：请注明与UTC的时差")
            }
            (Self::UnexpectedOffset(text), Language::English) => write!(
                f,
                "`{text}` has an offset from UTC; a plain local time is wanted, or a zone to read it in"
            ),
            (Self::UnexpectedOffset(text), Language::Chinese) => write!(
                f,
                "“{text}”带有与UTC的时差；此处应为不带时差的当地时间，或另给出时区"
            ),
        }
    }
}

impl std::error::Error for MomentError {}

display_in_english!(MomentError);
