//! Time limits (时限): how much time a case has, and how it is counted ([S6](crate::design#s6)).

use std::fmt;

use chrono::{Datelike, NaiveDate};

use crate::ground::form::form_is_text;
use crate::ground::language::{Language, Localized, display_in_english};

/// A time limit (时限). Each way of counting is its own variant, never a flag;
/// how the law's open questions are read is a matter of
/// [`Conventions`](crate::Conventions).
///
/// Limits parse and print, in English and in Chinese; serde uses the English
/// form. Chinese texts are read as statutes write them ([S21](crate::design#s21)). A number with a decimal point, `3.0 working days`, is counted in open
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

impl Limit {
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
            // in Chinese, hours from a day on are those of the clock
            Self::OpenSeconds(seconds) if !english && seconds >= 24 * 3600 => {
                fmt_seconds(f, seconds, english, "办公时间")
            }
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

form_is_text!(Limit);

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
            hours(24),
            minutes(1441),
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
}
