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
        /// Why it covers no more.
        end: CoverageEnd,
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
        /// Why it covers no more.
        end: CoverageEnd,
    },
    /// An amount of open time ran over an end of the coverage.
    OpenTimeBeyondCoverage {
        /// Where the count of days or time began.
        from: NaiveDateTime,
        /// The first day that the calendar covers.
        first: NaiveDate,
        /// The last day that the calendar covers.
        last: NaiveDate,
        /// Why it covers no more.
        end: CoverageEnd,
    },
    /// An amount of open time was asked for, and the office hours are closed on every
    /// day.
    NeverOpen,
    /// Fractions of a working day cannot be added up exactly.
    TooManyDayLengths,
}

impl Localized for CalendarError {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self, language) {
            (Self::OutsideCoverage { date, first, last, end }, Language::English) => write!(f, "{date} is outside the calendar, which covers {first} to {last}; {end}"),
            (Self::OutsideCoverage { date, first, last, end }, Language::Chinese) => write!(f, "{date}不在工作日历范围内（{first}至{last}）；{}", end.chinese()),
            (Self::BeyondCoverage { from, working_days, first, last, end }, Language::English) => write!(f, "{} outside the calendar, which covers {first} to {last}; {end}", Sought { from: *from, working_days: *working_days }),
            (Self::BeyondCoverage { from, working_days, first, last, end }, Language::Chinese) => write!(f, "{}超出工作日历范围（{first}至{last}）；{}", Sought { from: *from, working_days: *working_days }.chinese(), end.chinese()),
            (Self::OpenTimeBeyondCoverage { from, first, last, end }, Language::English) => write!(f, "the open time counted from {from} runs outside the calendar, which covers {first} to {last}; {end}"),
            (Self::OpenTimeBeyondCoverage { from, first, last, end }, Language::Chinese) => write!(f, "自{from}起算的办公时间超出工作日历范围（{first}至{last}）；{}", end.chinese()),
            (Self::NeverOpen, Language::English) => f.write_str("no day of the calendar has office hours, so no open time can be counted; say which days are worked, and when"),
            (Self::NeverOpen, Language::Chinese) => f.write_str("工作日历中没有一天办公，无法计算办公时间；请写明哪些日子办公、几时办公"),
            (Self::TooManyDayLengths, Language::English) => f.write_str("the office hours have so many different day lengths that fractions of a working day cannot be counted exactly; use fewer"),
            (Self::TooManyDayLengths, Language::Chinese) => f.write_str("办公时间中每日时长的种类过多，无法精确计算不足一个工作日的时间；请减少种类"),
        }
    }
}

/// Why a calendar covers no more days, and so what would let it answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CoverageEnd {
    /// China's calendar reaches as far as the dates of the statutory holidays
    /// (法定节假日) are known.
    Statute,
    /// The calendar was cut back to announced days
    /// ([`WorkCalendar::announced_only`](super::work_calendar::WorkCalendar::announced_only)).
    Announced,
    /// A weekly pattern has the range that it was made with.
    WeeklyRange,
}

impl Localized for CoverageEnd {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Statute => language.pick(
                "the statutory holidays are known for these years alone",
                "法定节假日日期仅知这些年份",
            ),
            Self::Announced => language.pick(
                "no day after that is announced: load the notice of the year, or let days count that are not yet announced",
                "此后日期尚未公布放假安排：请载入该年的放假通知，或者允许使用尚未公布的日期",
            ),
            Self::WeeklyRange => language.pick(
                "a weekly pattern takes no notices: make one with a longer range",
                "按周循环的日历不用放假通知：请为其设定更长的范围",
            ),
        })
    }
}

display_in_english!(CoverageEnd);

/// The working day that was sought, in words.
struct Sought {
    from: NaiveDate,
    working_days: i64,
}

impl Localized for Sought {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { from, working_days } = self;
        let days = working_days.unsigned_abs();
        match (language, working_days) {
            (Language::English, 1) => write!(f, "the next working day after {from} lies"),
            (Language::English, -1) => write!(f, "the last working day before {from} lies"),
            (Language::English, 2..) => write!(f, "{days} working days from {from} lie"),
            (Language::English, _) => write!(f, "{days} working days back from {from} lie"),
            (Language::Chinese, 1) => write!(f, "{from}之后的第一个工作日"),
            (Language::Chinese, -1) => write!(f, "{from}之前的最后一个工作日"),
            (Language::Chinese, 2..) => write!(f, "自{from}起{days}个工作日"),
            (Language::Chinese, _) => write!(f, "自{from}起倒推{days}个工作日"),
        }
    }
}

display_in_english!(Sought);

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
