//! What was taken where a limit's text left it open.

use std::fmt;

use super::bare::{BareDays, BareHours};
use crate::ground::language::{Language, Localized, display_in_english};

/// How a limit's text was read where it does not say by itself how it is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ReadAs {
    /// 日 and 天 as calendar days, by this rule.
    CalendarDays(BareDays),
    /// 日 and 天 as working days, by this rule.
    WorkingDays(BareDays),
    /// Hours or minutes as open time.
    OpenTime,
    /// Hours or minutes of less than a day as clock time, as it was asked for.
    ClockTime,
    /// 24 hours and more as clock time.
    ClockFromADayOn,
    /// Weeks as seven calendar days each.
    Weeks,
    /// 当日 as the end of the day of the start.
    SameDay,
    /// What is excluded in brackets as what stops the clock.
    ExclusionStops,
}

impl ReadAs {
    /// What was taken of hours and minutes that come to less than a day.
    pub(super) const fn hours(hours: BareHours) -> Self {
        match hours {
            BareHours::Open => Self::OpenTime,
            BareHours::Clock => Self::ClockTime,
        }
    }
}

impl Localized for ReadAs {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = match self {
            Self::CalendarDays(BareDays::WorkingFor(numbers))
            | Self::WorkingDays(BareDays::WorkingFor(numbers)) => {
                let rule = BareDays::WorkingFor(*numbers);
                let working = matches!(self, Self::WorkingDays(_));
                return match (language, working) {
                    (Language::English, true) => {
                        write!(f, "日 is read as working days: it is one of {rule}")
                    }
                    (Language::English, false) => {
                        write!(f, "日 is read as calendar days: it is none of {rule}")
                    }
                    (Language::Chinese, true) => {
                        write!(f, "“日”按工作日计算（属{}日之一）", listed(rule))
                    }
                    (Language::Chinese, false) => {
                        write!(f, "“日”按自然日计算（不属{}日）", listed(rule))
                    }
                };
            }
            Self::CalendarDays(_) => language.pick(
                "日 and 天 without 工作 are read as calendar days (民法典 art. 200)",
                "“日”“天”按自然日计算（《民法典》第二百条）",
            ),
            Self::WorkingDays(_) => language.pick(
                "日 and 天 without 工作 are read as working days",
                "“日”“天”按工作日计算",
            ),
            Self::OpenTime => language.pick(
                "hours and minutes are read as office time: nights, lunch and rest days do not count",
                "小时、分钟按办公时间计算，夜间、午休和休息日不计",
            ),
            Self::ClockTime => language.pick(
                "hours and minutes are read as clock time: nights and rest days count too",
                "小时、分钟按自然时间连续计算，夜间和休息日计入",
            ),
            Self::ClockFromADayOn => language.pick(
                "24 hours and more are read as clock time: nights and rest days count too (民法典 art. 201)",
                "24小时以上的按自然时间连续计算，夜间和休息日计入（《民法典》第二百零一条）",
            ),
            Self::Weeks => language.pick(
                "a week is read as seven calendar days",
                "一周按七个自然日计算",
            ),
            Self::SameDay => language.pick(
                "当日 is read as the end of the day of the start",
                "“当日”按起算当日结束前计算",
            ),
            Self::ExclusionStops => language.pick(
                "what is excluded stops the clock: give it as a stop",
                "除外的时间须作为暂停计时另行列明",
            ),
        };
        f.write_str(words)
    }
}

display_in_english!(ReadAs);

/// The numbers of a rule as a Chinese text lists them.
fn listed(rule: BareDays) -> String {
    rule.to_string().replace(',', "、")
}
