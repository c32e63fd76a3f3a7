//! Why a calendar cannot answer, and why one cannot be made.

use std::fmt;

use chrono::{NaiveDate, NaiveDateTime};

use super::notice::NoticeError;
use crate::ground::language::{Language, Localized, display_in_english};

/// Why a calendar cannot answer. Small and `Copy`: it is what every question of
/// the hot path may return.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CalendarError {
    /// The date is outside the calendar's coverage.
    OutsideCoverage {
        /// The date that the calendar was asked about.
        date: NaiveDate,
        /// The first day that the calendar covers.
        first: NaiveDate,
        /// The last day that the calendar covers.
        last: NaiveDate,
    },
    /// Counting working days ran over an end of the coverage.
    BeyondCoverage {
        /// Where the count of days or time began.
        from: NaiveDate,
        /// How many working days were asked for; negative: backward.
        working_days: i64,
        /// The first day that the calendar covers.
        first: NaiveDate,
        /// The last day that the calendar covers.
        last: NaiveDate,
    },
    /// An amount of open time ran over an end of the coverage.
    OpenTimeBeyondCoverage {
        /// Where the count of days or time began.
        from: NaiveDateTime,
        /// The first day that the calendar covers.
        first: NaiveDate,
        /// The last day that the calendar covers.
        last: NaiveDate,
    },
    /// Fractions of a working day cannot be added up exactly.
    TooManyDayLengths,
}

impl Localized for CalendarError {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self, language) {
            (Self::OutsideCoverage { date, first, last }, Language::English) => write!(f, "{date} is outside the calendar, which covers {first} to {last}; load the notices of further years"),
            (Self::OutsideCoverage { date, first, last }, Language::Chinese) => write!(f, "{date}不在工作日历范围内（{first}至{last}）；请载入其他年份的放假通知"),
            (Self::BeyondCoverage { from, working_days, first, last }, Language::English) => write!(f, "{working_days} working days from {from} lie outside the calendar, which covers {first} to {last}; load the notices of further years"),
            (Self::BeyondCoverage { from, working_days, first, last }, Language::Chinese) => write!(f, "自{from}起{working_days}个工作日超出工作日历范围（{first}至{last}）；请载入其他年份的放假通知"),
            (Self::OpenTimeBeyondCoverage { from, first, last }, Language::English) => write!(f, "the open time counted from {from} runs outside the calendar, which covers {first} to {last}; load the notices of further years"),
            (Self::OpenTimeBeyondCoverage { from, first, last }, Language::Chinese) => write!(f, "自{from}起算的办公时间超出工作日历范围（{first}至{last}）；请载入其他年份的放假通知"),
            (Self::TooManyDayLengths, Language::English) => f.write_str("the office hours have so many different day lengths that fractions of a working day cannot be counted exactly; use fewer"),
            (Self::TooManyDayLengths, Language::Chinese) => f.write_str("办公时间中每日时长的种类过多，无法精确计算不足一个工作日的时间；请减少种类"),
        }
    }
}

impl std::error::Error for CalendarError {}

display_in_english!(CalendarError);

/// Why a calendar cannot be made.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CalendarBuildError {
    /// A range of dates that no calendar can have.
    BadCoverage {
        /// The first day asked for.
        first: NaiveDate,
        /// The last day asked for.
        last: NaiveDate,
    },
    /// The calendar has no announced day at all.
    NothingAnnounced,
    /// The year already has a notice.
    YearTaken {
        /// The year that both notices decide.
        year: i32,
        /// The number of the notice it has.
        number: String,
    },
    /// An amendment of a year that has no notice.
    NothingToAmend {
        /// The year that has no notice to amend.
        year: i32,
    },
    /// A notice for a calendar that is not built on notices.
    NotNational {
        /// The name of the calendar, such as `cn`.
        name: String,
    },
    /// An overlay with a period that ends before it starts or leaves the
    /// coverage.
    BadOverlay {
        /// The name of the overlay, which a trace cites.
        overlay: String,
        /// The first day of the period, which it includes.
        from: NaiveDate,
        /// The last day of the period, which it includes.
        through: NaiveDate,
        /// The first day that the calendar covers.
        first: NaiveDate,
        /// The last day that the calendar covers.
        last: NaiveDate,
    },
    /// An overlay that makes one day both off and worked.
    ContradictoryOverlay {
        /// The name of the overlay, which a trace cites.
        overlay: String,
        /// The first day that the overlay makes both off and worked.
        date: NaiveDate,
    },
    /// A notice that cannot be right.
    Notice(NoticeError),
}

impl Localized for CalendarBuildError {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self, language) {
            (Self::BadCoverage { first, last }, Language::English) => write!(
                f,
                "a calendar cannot cover {first} to {last}: it needs 1 to 65534 days"
            ),
            (Self::BadCoverage { first, last }, Language::Chinese) => {
                write!(f, "工作日历不能涵盖{first}至{last}：须为1至65534天")
            }
            (Self::NothingAnnounced, Language::English) => {
                f.write_str("no day of the calendar is announced")
            }
            (Self::NothingAnnounced, Language::Chinese) => {
                f.write_str("工作日历中没有已公布放假安排的日期")
            }
            (Self::YearTaken { year, number }, Language::English) => write!(
                f,
                "{year} already has the notice {number}, which says other days; an amendment must say so, as an entry of a calendar's `notices` with `amends_granting`: the number of days off that it adds"
            ),
            (Self::YearTaken { year, number }, Language::Chinese) => {
                write!(
                    f,
                    "{year}年已有放假通知{number}，所列日期不同；调整通知须注明其为调整：写入日历文件的 `notices`，并以 `amends_granting` 写明增加的放假天数"
                )
            }
            (Self::NothingToAmend { year }, Language::English) => {
                write!(f, "there is no notice for {year} to amend")
            }
            (Self::NothingToAmend { year }, Language::Chinese) => {
                write!(f, "{year}年没有可调整的放假通知")
            }
            (Self::NotNational { name }, Language::English) => write!(
                f,
                "the calendar `{name}` is a weekly pattern; notices belong to China's calendar"
            ),
            (Self::NotNational { name }, Language::Chinese) => {
                write!(f, "日历“{name}”按周循环；放假通知只用于中国日历")
            }
            (
                Self::BadOverlay {
                    overlay,
                    from,
                    through,
                    first,
                    last,
                },
                Language::English,
            ) => write!(
                f,
                "the overlay `{overlay}` has a period {from} to {through} outside {first} to {last} or ending before it starts"
            ),
            (
                Self::BadOverlay {
                    overlay,
                    from,
                    through,
                    first,
                    last,
                },
                Language::Chinese,
            ) => write!(
                f,
                "附加安排“{overlay}”的期间{from}至{through}超出{first}至{last}，或终日早于起日"
            ),
            (Self::ContradictoryOverlay { overlay, date }, Language::English) => write!(
                f,
                "the overlay `{overlay}` makes {date} both a day off and a day worked; keep one of them"
            ),
            (Self::ContradictoryOverlay { overlay, date }, Language::Chinese) => {
                write!(
                    f,
                    "附加安排“{overlay}”将{date}既列为放假又列为上班；请只保留一项"
                )
            }
            (Self::Notice(error), _) => error.fmt_in(language, f),
        }
    }
}

impl std::error::Error for CalendarBuildError {}

impl From<NoticeError> for CalendarBuildError {
    fn from(error: NoticeError) -> Self {
        Self::Notice(error)
    }
}

display_in_english!(CalendarBuildError);
