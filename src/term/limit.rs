//! Time limits (时限): how much time a case has, and how it is counted ([S6](crate::design#s6)).

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::ground::language::{Language, Localized, display_in_english};

/// Why a text is not a limit, or two limits do not add up.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LimitError {
    /// The text has none of the known forms.
    #[error(
        "`{0}` is not a limit; write for example `20 working days`, `0.5 working day`, `5 calendar days`, `6 months`, `30 minutes`, `30 clock minutes`, `immediate`, `until 2023-06-30`, `case due`, `20个工作日`, `5日` or `30分钟`"
    )]
    Malformed(String),
    /// `days` without saying which kind.
    #[error("`{0}` does not say which days; write `working days` or `calendar days`")]
    WhichDays(String),
    /// A fraction other than a half.
    #[error("`{0}`: only halves of a working day can be counted, such as 0.5 or 1.5")]
    OnlyHalves(String),
    /// A fraction of a unit that is counted whole.
    #[error("`{0}`: this unit is counted in whole numbers")]
    OnlyWhole(String),
    /// A number too large to be a limit.
    #[error("`{0}`: the number is too large")]
    TooLarge(String),
    /// Limits counted in different ways.
    #[error("{0} and {1} are counted differently and cannot be added")]
    Unlike(Limit, Limit),
}

/// A time limit (时限). Each way of counting is its own variant, never a flag;
/// how the law's open questions are read is a matter of
/// [`Conventions`](crate::Conventions).
///
/// Limits parse and print, in English and in Chinese; serde uses the English
/// form. A number with a decimal point, `3.0 working days`, is counted in open
/// time; a whole one, `3 working days`, by days.
///
/// ```
/// use shixian::{Limit, Localized, working_days};
///
/// let limit: Limit = "20个工作日内".parse()?;
/// assert_eq!(limit, working_days(20));
/// assert_eq!("0.5天".parse::<Limit>()?.to_string(), "0.5 working day");
/// assert_eq!("5日".parse::<Limit>()?.to_string(), "5 calendar days");
/// assert_eq!("90 minutes".parse::<Limit>()?.chinese().to_string(), "90分钟");
/// # Ok::<(), shixian::term::LimitError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Limit {
    /// Whole working days (工作日), the start day not counted.
    WorkingDays(u32),
    /// Halves of a working day, in open time: 1 is 0.5天.
    WorkingDayHalves(u32),
    /// Calendar days (日、天、自然日), rolled off a rest day.
    CalendarDays(u32),
    /// Months (月), to the corresponding day, rolled off a rest day.
    Months(u32),
    /// Seconds of open time: nights, lunch and rest days do not count.
    OpenSeconds(u32),
    /// Seconds of continuous clock time.
    ClockSeconds(u32),
    /// At once (即时办结、立等可取、当场): before closing of the working day it was
    /// asked for on.
    Immediate,
    /// By the end of a date (…月底).
    Until(NaiveDate),
    /// The case's own due moment, read from the case.
    CaseDue,
}

/// `n` whole working days (工作日).
#[must_use]
pub const fn working_days(n: u32) -> Limit {
    Limit::WorkingDays(n)
}

/// `n` halves of a working day, counted in open time: `half_working_days(1)` is
/// 0.5天, `half_working_days(3)` is 1.5.
#[must_use]
pub const fn half_working_days(n: u32) -> Limit {
    Limit::WorkingDayHalves(n)
}

/// `n` calendar days (日、天), rolled off a rest day at the end.
#[must_use]
pub const fn calendar_days(n: u32) -> Limit {
    Limit::CalendarDays(n)
}

/// `n` months (月): to the corresponding day, or the last of the month.
#[must_use]
pub const fn months(n: u32) -> Limit {
    Limit::Months(n)
}

/// `n` minutes (分钟) of open time. A number beyond [`u32::MAX`] seconds counts
/// as that many.
#[must_use]
pub const fn minutes(n: u32) -> Limit {
    Limit::OpenSeconds(n.saturating_mul(60))
}

/// `n` hours (小时) of open time. A number beyond [`u32::MAX`] seconds counts as
/// that many.
#[must_use]
pub const fn hours(n: u32) -> Limit {
    Limit::OpenSeconds(n.saturating_mul(3600))
}

/// `n` minutes of continuous clock time. A number beyond [`u32::MAX`] seconds
/// counts as that many.
#[must_use]
pub const fn clock_minutes(n: u32) -> Limit {
    Limit::ClockSeconds(n.saturating_mul(60))
}

/// `n` hours of continuous clock time (民法典 art. 201 ¶2). A number beyond
/// [`u32::MAX`] seconds counts as that many.
#[must_use]
pub const fn clock_hours(n: u32) -> Limit {
    Limit::ClockSeconds(n.saturating_mul(3600))
}

/// At once (即时办结): before closing of the working day it was asked for on.
#[must_use]
pub const fn immediate() -> Limit {
    Limit::Immediate
}

/// By the end of `date`.
#[must_use]
pub const fn until(date: NaiveDate) -> Limit {
    Limit::Until(date)
}

/// What 日 and 天 without 工作 mean in a Chinese text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum BareDays {
    /// Calendar days (民法典 art. 200).
    #[default]
    Calendar,
    /// Working days (行政许可法 art. 82).
    Working,
}

impl Limit {
    /// Reads a limit, 日 and 天 without 工作 read as `bare_days` says.
    ///
    /// ```
    /// use shixian::{Limit, working_days};
    /// use shixian::term::BareDays;
    ///
    /// assert_eq!(Limit::parse_with("5日", BareDays::Working)?, working_days(5));
    /// # Ok::<(), shixian::term::LimitError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// A text of no known form, a fraction where none can be counted, and a
    /// number beyond 32 bits.
    pub fn parse_with(text: &str, bare_days: BareDays) -> Result<Self, LimitError> {
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let lower = words.to_ascii_lowercase();
        let malformed = || LimitError::Malformed(text.to_owned());
        match lower.as_str() {
            "immediate" | "即时" | "即时办结" | "立等可取" | "当场" | "当场办结" => {
                return Ok(Self::Immediate);
            }
            "case due" | "case-due" | "due" | "due_at" | "案件自带期限" => {
                return Ok(Self::CaseDue);
            }
            _ => {}
        }
        if let Some(date) = lower.strip_prefix("until ") {
            return date.parse().map(Self::Until).map_err(|_| malformed());
        }
        if let Some(date) = parse_chinese_date(&lower) {
            return Ok(Self::Until(date));
        }
        let (clock, lower) = match lower.strip_prefix("连续") {
            Some(rest) => (true, rest),
            None => (false, lower.as_str()),
        };
        let end = lower
            .find(|c: char| !c.is_ascii_digit() && c != '.')
            .ok_or_else(malformed)?;
        let (number, unit) = lower.split_at_checked(end).ok_or_else(malformed)?;
        let unit = ["以内", "之内", "内"]
            .into_iter()
            .find_map(|suffix| unit.strip_suffix(suffix))
            .unwrap_or(unit)
            .trim();
        let halves = |number: &Number| number.halves().map(Self::WorkingDayHalves);
        let number = Number::read(number, text)?;
        let whole = |make: fn(u32) -> Self, scale: u32| {
            let number = number.whole()?;
            let scaled = number.checked_mul(scale);
            scaled
                .map(make)
                .ok_or_else(|| LimitError::TooLarge(text.to_owned()))
        };
        let seconds = if clock {
            Self::ClockSeconds as fn(u32) -> Self
        } else {
            Self::OpenSeconds
        };
        match unit {
            "working day" | "working days" | "个工作日" | "工作日" | "个工作天" if !clock => {
                if number.has_point {
                    halves(&number)
                } else {
                    whole(Self::WorkingDays, 1)
                }
            }
            // 0.5天 is half a working day; 2.0天 would be neither it nor 2天
            "日" | "天" if !clock && number.is_half() => halves(&number),
            "日" | "天" if !clock && bare_days == BareDays::Working => {
                whole(Self::WorkingDays, 1)
            }
            "calendar day" | "calendar days" | "日" | "天" | "自然日" | "个自然日" if !clock => {
                whole(Self::CalendarDays, 1)
            }
            "month" | "months" | "个月" | "月" if !clock => whole(Self::Months, 1),
            "second" | "seconds" | "秒" | "秒钟" => whole(seconds, 1),
            "minute" | "minutes" | "分钟" => whole(seconds, 60),
            "hour" | "hours" | "小时" | "个小时" => whole(seconds, 3600),
            "clock second" | "clock seconds" => whole(Self::ClockSeconds, 1),
            "clock minute" | "clock minutes" => whole(Self::ClockSeconds, 60),
            "clock hour" | "clock hours" => whole(Self::ClockSeconds, 3600),
            "day" | "days" => Err(LimitError::WhichDays(text.to_owned())),
            _ => Err(malformed()),
        }
    }

    /// This limit extended by another counted in the same way (延长期限):
    /// 20 + 10 working days are 30, 6 + 3 months are 9.
    ///
    /// # Errors
    ///
    /// [`LimitError::Unlike`] when the two are counted differently or are no
    /// amounts, [`LimitError::TooLarge`] beyond 32 bits.
    pub fn extended_by(self, extension: Self) -> Result<Self, LimitError> {
        match self.sum(extension) {
            Sum::Limit(sum) => Ok(sum),
            Sum::TooLarge => Err(LimitError::TooLarge(format!("{self} + {extension}"))),
            Sum::Unlike => Err(LimitError::Unlike(self, extension)),
        }
    }

    /// The sum of two limits, its errors without words.
    pub(crate) fn sum(self, other: Self) -> Sum {
        let (make, sum): (fn(u32) -> Self, _) = match (self, other) {
            (Self::WorkingDays(a), Self::WorkingDays(b)) => (Self::WorkingDays, a.checked_add(b)),
            (Self::WorkingDayHalves(a), Self::WorkingDayHalves(b)) => {
                (Self::WorkingDayHalves, a.checked_add(b))
            }
            (Self::CalendarDays(a), Self::CalendarDays(b)) => {
                (Self::CalendarDays, a.checked_add(b))
            }
            (Self::Months(a), Self::Months(b)) => (Self::Months, a.checked_add(b)),
            (Self::OpenSeconds(a), Self::OpenSeconds(b)) => (Self::OpenSeconds, a.checked_add(b)),
            (Self::ClockSeconds(a), Self::ClockSeconds(b)) => {
                (Self::ClockSeconds, a.checked_add(b))
            }
            _ => return Sum::Unlike,
        };
        sum.map_or(Sum::TooLarge, |sum| Sum::Limit(make(sum)))
    }

    /// Whether the limit is counted in whole days, so that a date alone is
    /// enough to start it.
    #[must_use]
    pub const fn is_in_days(self) -> bool {
        matches!(
            self,
            Self::WorkingDays(_) | Self::CalendarDays(_) | Self::Months(_) | Self::Until(_)
        )
    }

    /// Whether stops can move its end: not that of a day or moment named outright,
    /// nor what is to be done at once.
    #[must_use]
    pub const fn can_be_stopped(self) -> bool {
        !matches!(self, Self::Immediate | Self::Until(_) | Self::CaseDue)
    }

    /// Whether office hours decide when the limit ends.
    #[must_use]
    pub const fn uses_office_hours(self) -> bool {
        matches!(
            self,
            Self::WorkingDayHalves(_) | Self::OpenSeconds(_) | Self::Immediate
        )
    }
}

/// What two limits come to.
#[derive(Clone, Copy)]
pub(crate) enum Sum {
    /// A limit.
    Limit(Limit),
    /// More than 32 bits hold.
    TooLarge,
    /// Nothing: they are counted differently, or are not amounts.
    Unlike,
}

/// The number of a limit's text.
struct Number<'a> {
    /// Twice the number.
    doubled: Option<u32>,
    has_point: bool,
    text: &'a str,
}

impl<'a> Number<'a> {
    fn read(number: &str, text: &'a str) -> Result<Self, LimitError> {
        let malformed = || LimitError::Malformed(text.to_owned());
        let (whole, rest) = number
            .split_once('.')
            .map_or((number, None), |(w, r)| (w, Some(r)));
        if whole.is_empty() || !whole.bytes().all(|b| b.is_ascii_digit()) {
            return Err(malformed());
        }
        let half = match rest.map(|rest| rest.trim_end_matches('0')) {
            None => 0,
            Some("") if rest != Some("") => 0,
            Some("5") => 1,
            Some("") => return Err(malformed()),
            Some(_) => return Err(LimitError::OnlyHalves(text.to_owned())),
        };
        let doubled = whole
            .parse::<u32>()
            .ok()
            .and_then(|whole| whole.checked_mul(2)?.checked_add(half));
        Ok(Self {
            doubled,
            has_point: rest.is_some(),
            text,
        })
    }

    fn halves(&self) -> Result<u32, LimitError> {
        self.doubled
            .ok_or_else(|| LimitError::TooLarge(self.text.to_owned()))
    }

    /// Whether it ends in a half.
    fn is_half(&self) -> bool {
        self.doubled.is_some_and(|doubled| doubled % 2 == 1)
    }

    fn whole(&self) -> Result<u32, LimitError> {
        if self.has_point {
            return Err(LimitError::OnlyWhole(self.text.to_owned()));
        }
        Ok(self.halves()? / 2)
    }
}

/// `2023年6月30日前`, `截至2023年6月30日` and `2023年6月底` as a date.
fn parse_chinese_date(text: &str) -> Option<NaiveDate> {
    let text = text.strip_prefix("截至").unwrap_or(text);
    let (year, rest) = text.split_once('年')?;
    let (month, rest) = rest.split_once('月')?;
    let first = NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, 1)?;
    if matches!(rest, "底" | "底前") {
        return first.with_day(u32::from(first.num_days_in_month()));
    }
    let day = ["日前", "日底前", "日"]
        .into_iter()
        .find_map(|suffix| rest.strip_suffix(suffix))?;
    first.with_day(day.parse().ok()?)
}

impl FromStr for Limit {
    type Err = LimitError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse_with(text, BareDays::default())
    }
}

impl Localized for Limit {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let english = language == Language::English;
        match *self {
            Self::WorkingDays(n) if english => write!(f, "{n} working day{}", plural(n)),
            Self::WorkingDays(n) => write!(f, "{n}个工作日"),
            Self::WorkingDayHalves(n) => {
                let (whole, tenth) = (n / 2, n % 2 * 5);
                if english {
                    write!(f, "{whole}.{tenth} working day{}", plural(n))
                } else {
                    write!(f, "{whole}.{tenth}个工作日")
                }
            }
            Self::CalendarDays(n) if english => write!(f, "{n} calendar day{}", plural(n)),
            Self::CalendarDays(n) => write!(f, "{n}日"),
            Self::Months(n) if english => write!(f, "{n} month{}", plural(n)),
            Self::Months(n) => write!(f, "{n}个月"),
            Self::OpenSeconds(seconds) => fmt_seconds(f, seconds, english, ""),
            Self::ClockSeconds(seconds) => {
                fmt_seconds(f, seconds, english, if english { "clock " } else { "连续" })
            }
            Self::Immediate => f.write_str(if english { "immediate" } else { "即时办结" }),
            Self::Until(date) if english => write!(f, "until {date}"),
            Self::Until(date) => {
                let (year, month, day) = (date.year(), date.month(), date.day());
                write!(f, "截至{year}年{month}月{day}日")
            }
            Self::CaseDue => f.write_str(if english {
                "case due"
            } else {
                "案件自带期限"
            }),
        }
    }
}

fn plural(n: u32) -> &'static str {
    if n == 1 { "" } else { "s" }
}

fn fmt_seconds(f: &mut fmt::Formatter<'_>, seconds: u32, english: bool, word: &str) -> fmt::Result {
    let (n, unit, chinese) = match seconds {
        s if s >= 3600 && s % 3600 == 0 => (s / 3600, "hour", "小时"),
        s if s >= 60 && s % 60 == 0 => (s / 60, "minute", "分钟"),
        s => (s, "second", "秒"),
    };
    if english {
        write!(f, "{n} {word}{unit}{}", plural(n))
    } else {
        write!(f, "{word}{n}{chinese}")
    }
}

display_in_english!(Limit);

impl Serialize for Limit {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Limit {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}

impl Localized for LimitError {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self, language) {
            (error, Language::English) => write!(f, "{error}"),
            (Self::Malformed(text), Language::Chinese) => write!(
                f,
                "“{text}”不是时限；请写如 `20个工作日`、`0.5个工作日`、`5日`、`6个月`、`30分钟`、`immediate`、`until 2023-06-30`、`case due`"
            ),
            (Self::WhichDays(text), Language::Chinese) => write!(
                f,
                "“{text}”未说明是哪种日；请写 `working days`（工作日）或 `calendar days`（日）"
            ),
            (Self::OnlyHalves(text), Language::Chinese) => {
                write!(f, "“{text}”：工作日只能以半日计，如0.5或1.5")
            }
            (Self::OnlyWhole(text), Language::Chinese) => write!(f, "“{text}”：此单位只能取整数"),
            (Self::TooLarge(text), Language::Chinese) => write!(f, "“{text}”：数字过大"),
            (Self::Unlike(one, other), Language::Chinese) => write!(
                f,
                "{}与{}的计算方式不同，不能相加",
                one.chinese(),
                other.chinese()
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_limit_survives_its_text_in_both_languages() {
        let date = NaiveDate::from_ymd_opt(2023, 6, 30).unwrap();
        let limits = [
            working_days(1),
            working_days(20),
            half_working_days(1),
            half_working_days(2),
            half_working_days(3),
            calendar_days(5),
            months(6),
            minutes(30),
            minutes(60),
            Limit::OpenSeconds(90),
            clock_minutes(30),
            clock_hours(48),
            immediate(),
            until(date),
            Limit::CaseDue,
        ];
        for limit in limits {
            assert_eq!(limit.to_string().parse(), Ok(limit), "{limit}");
            assert_eq!(limit.chinese().to_string().parse(), Ok(limit), "{limit}");
        }
    }

    #[test]
    fn texts_as_they_occur() {
        let june = NaiveDate::from_ymd_opt(2023, 6, 30).unwrap();
        for (text, limit) in [
            ("20个工作日内", working_days(20)),
            ("2 天", calendar_days(2)),
            ("15日内", calendar_days(15)),
            ("30分钟内", minutes(30)),
            ("1小时", hours(1)),
            ("即时办结", immediate()),
            ("2023年6月底", until(june)),
            ("1.5个工作日", half_working_days(3)),
            (" 3  Working  Days ", working_days(3)),
        ] {
            assert_eq!(text.parse(), Ok(limit), "{text}");
        }
    }

    #[test]
    fn what_cannot_be_counted_says_so() {
        let error = |text: &str| text.parse::<Limit>().unwrap_err().to_string();
        assert_eq!(
            error("5 days"),
            "`5 days` does not say which days; write `working days` or `calendar days`"
        );
        assert_eq!(
            error("0.3 working days"),
            "`0.3 working days`: only halves of a working day can be counted, such as 0.5 or 1.5"
        );
        assert_eq!(
            error("1.5 months"),
            "`1.5 months`: this unit is counted in whole numbers"
        );
        assert_eq!(
            error("99999999999 minutes"),
            "`99999999999 minutes`: the number is too large"
        );
        assert!(error("soon").starts_with("`soon` is not a limit; write for example"));
        assert!(error("-3 working days").starts_with("`-3 working days` is not a limit"));
        assert!(error("until 2023-02-30").starts_with("`until 2023-02-30` is not a limit"));
    }
}
