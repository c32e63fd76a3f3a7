//! Reading a limit from a text.

use std::str::FromStr;

use chrono::{Datelike, NaiveDate};

use super::error::LimitError;
use super::limit::Limit;

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::term::limit::limit::{
        calendar_days, half_working_days, hours, immediate, minutes, until, working_days,
    };

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
