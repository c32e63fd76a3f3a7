//! One notice of the State Council as a typed value that can be checked.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;

use chrono::{Datelike, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use super::statute;
use crate::ground::language::{Language, Localized, display_in_english};

/// Why a notice cannot be right.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum NoticeError {
    /// The statute's dates of that year are not known to this library.
    UnknownYear {
        /// The year that the notice decides.
        year: i32,
        /// The first year the statute's dates are known for.
        first: i32,
        /// The last year the statute's dates are known for.
        last: i32,
    },
    /// A date belongs to no day that the year's notice can decide.
    OutsideYear {
        /// The year that the notice decides.
        year: i32,
        /// The date that contradicts the notice or the week.
        date: NaiveDate,
    },
    /// An off-period ends before it starts.
    EmptyPeriod {
        /// The year that the notice decides.
        year: i32,
        /// The name of the off-period, such as 春节.
        name: String,
    },
    /// A make-up working day that is neither a Saturday nor a Sunday.
    MakeUpOnWeekday {
        /// The date that contradicts the notice or the week.
        date: NaiveDate,
    },
    /// One day declared both off and worked, or declared twice.
    Contradiction {
        /// The year that the notice decides.
        year: i32,
        /// The date that contradicts the notice or the week.
        date: NaiveDate,
    },
    /// A statutory holiday that the notice leaves a working day.
    StatutoryHolidayWorked {
        /// The year that the notice decides.
        year: i32,
        /// The statutory holiday (法定节假日) that the notice leaves out.
        date: NaiveDate,
        /// The name of the holiday, in Chinese.
        name: &'static str,
    },
    /// The days off do not add up to what the statute grants.
    Entitlement {
        /// The year that the notice decides.
        year: i32,
        /// Weekdays off less weekend days worked.
        found: i32,
        /// What the statute, and an amendment's own grant, give.
        expected: i32,
    },
    /// A notice that moves no day.
    Empty {
        /// The year that the notice decides.
        year: i32,
    },
    /// A notice whose date of publication is not known where it is needed.
    Undated {
        /// The year that the notice decides.
        year: i32,
        /// The document number (文号) of the notice.
        number: String,
    },
}

impl Localized for NoticeError {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self, language) {
            (Self::UnknownYear { year, first, last }, Language::English) => write!(
                f,
                "the notice for {year} cannot be checked: the statute's dates are known for {first} to {last} only"
            ),
            (Self::UnknownYear { year, first, last }, Language::Chinese) => write!(
                f,
                "{year}年的放假通知无法核对：法定节假日日期仅知{first}年至{last}年"
            ),
            (Self::OutsideYear { year, date }, Language::English) => write!(
                f,
                "the notice for {year} names {date}, which is neither in {year} nor in the December before"
            ),
            (Self::OutsideYear { year, date }, Language::Chinese) => write!(
                f,
                "{year}年的放假通知列有{date}，既不在{year}年，也不在上年12月"
            ),
            (Self::EmptyPeriod { year, name }, Language::English) => write!(
                f,
                "the off-period {name} of the notice for {year} ends before it starts"
            ),
            (Self::EmptyPeriod { year, name }, Language::Chinese) => {
                write!(f, "{year}年放假通知中“{name}”的放假期间终日早于起日")
            }
            (Self::MakeUpOnWeekday { date }, Language::English) => write!(
                f,
                "{date} is not a weekend day, so it cannot be a make-up working day (调休上班日)"
            ),
            (Self::MakeUpOnWeekday { date }, Language::Chinese) => {
                write!(f, "{date}不是休息日，不能是调休上班日")
            }
            (Self::Contradiction { year, date }, Language::English) => {
                write!(f, "the notice for {year} declares {date} twice")
            }
            (Self::Contradiction { year, date }, Language::Chinese) => {
                write!(f, "{year}年的放假通知两次列出{date}")
            }
            (Self::StatutoryHolidayWorked { year, date, name }, Language::English) => write!(
                f,
                "the notice for {year} does not give the statutory holiday {name} ({date}) off"
            ),
            (Self::StatutoryHolidayWorked { year, date, name }, Language::Chinese) => write!(
                f,
                "{year}年的放假通知未将法定节假日{name}（{date}）列为放假"
            ),
            (
                Self::Entitlement {
                    year,
                    found,
                    expected,
                },
                Language::English,
            ) => write!(
                f,
                "the notice for {year} nets {found} days off (weekdays off less weekend days worked), the statute grants {expected}"
            ),
            (
                Self::Entitlement {
                    year,
                    found,
                    expected,
                },
                Language::Chinese,
            ) => write!(
                f,
                "{year}年放假通知的净放假天数为{found}天（放假的周一至周五减去上班的周末），法定应为{expected}天"
            ),
            (Self::Empty { year }, Language::English) => {
                write!(f, "the notice for {year} lists no day at all")
            }
            (Self::Empty { year }, Language::Chinese) => {
                write!(f, "{year}年的放假通知未列任何日期")
            }
            (Self::Undated { year, number }, Language::English) => write!(
                f,
                "the notice {number} for {year} has no date of publication, so it is not known when it became known"
            ),
            (Self::Undated { year, number }, Language::Chinese) => write!(
                f,
                "{year}年的放假通知{number}没有发布日期，无法确定何时公布"
            ),
        }
    }
}

impl std::error::Error for NoticeError {}

display_in_english!(NoticeError);

/// A published off-period (放假), weekend days inside it included.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(
    deny_unknown_fields,
    expecting = "an off-period: an object with `name`, `first` and `last`"
)]
pub struct OffPeriod {
    pub(super) name: Cow<'static, str>,
    pub(super) first: NaiveDate,
    pub(super) last: NaiveDate,
}

impl OffPeriod {
    /// The off-period called `name`, `first` and `last` included.
    pub fn new(name: impl Into<Cow<'static, str>>, first: NaiveDate, last: NaiveDate) -> Self {
        Self {
            name: name.into(),
            first,
            last,
        }
    }

    /// The holiday's name as printed, such as 春节.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The first day of the off-period (放假).
    #[must_use]
    pub const fn first(&self) -> NaiveDate {
        self.first
    }

    /// The last day of the off-period (放假), which is off too.
    #[must_use]
    pub const fn last(&self) -> NaiveDate {
        self.last
    }

    /// Every day of the period.
    pub fn days(&self) -> impl Iterator<Item = NaiveDate> + use<> {
        let last = self.last;
        self.first.iter_days().take_while(move |day| *day <= last)
    }
}

/// A make-up working day (调休上班日): a Saturday or Sunday declared worked.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(
    deny_unknown_fields,
    expecting = "a make-up working day: an object with `name` and `date`"
)]
pub struct MakeUpDay {
    pub(super) name: Cow<'static, str>,
    pub(super) date: NaiveDate,
}

impl MakeUpDay {
    /// The weekend day `date`, worked in exchange for a day off of `name`.
    pub fn new(name: impl Into<Cow<'static, str>>, date: NaiveDate) -> Self {
        Self {
            name: name.into(),
            date,
        }
    }

    /// The holiday it makes up for.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The Saturday or Sunday that is worked (调休上班日).
    #[must_use]
    pub const fn date(&self) -> NaiveDate {
        self.date
    }
}

/// A notice on the arrangement of holidays (关于部分节假日安排的通知): the
/// State Council's yearly one, or one that amends it in mid-course.
///
/// ```
/// use shixian::day::china;
///
/// let notice = china::notices().iter().find(|n| n.year() == 2023).unwrap();
/// assert_eq!(notice.number(), "国办发明电〔2022〕16号");
/// assert_eq!(notice.off()[0].name(), "元旦");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(
    deny_unknown_fields,
    expecting = "a notice: an object with `year`, `number`, `published`, `off`, `worked` and `amends_granting`"
)]
pub struct Notice {
    pub(super) year: i32,
    pub(super) number: Cow<'static, str>,
    pub(super) published: Option<NaiveDate>,
    pub(super) off: Cow<'static, [OffPeriod]>,
    pub(super) worked: Cow<'static, [MakeUpDay]>,
    /// For an amendment: the days it grants beyond the statute.
    pub(super) amends_granting: Option<i32>,
}

impl Notice {
    /// The yearly notice for `year` under its document `number`, checked.
    ///
    /// # Errors
    ///
    /// Whatever [`Notice::check`] finds.
    pub fn new(
        year: i32,
        number: impl Into<Cow<'static, str>>,
        published: Option<NaiveDate>,
        off: Vec<OffPeriod>,
        worked: Vec<MakeUpDay>,
    ) -> Result<Self, NoticeError> {
        let notice = Self::unchecked(year, number, published, off, worked);
        notice.check()?;
        Ok(notice)
    }

    /// The same without the checks.
    pub(super) fn unchecked(
        year: i32,
        number: impl Into<Cow<'static, str>>,
        published: Option<NaiveDate>,
        off: Vec<OffPeriod>,
        worked: Vec<MakeUpDay>,
    ) -> Self {
        Self {
            year,
            number: number.into(),
            published,
            off: off.into(),
            worked: worked.into(),
            amends_granting: None,
        }
    }

    /// The year the notice decides; a few of its days may lie in the December
    /// before.
    #[must_use]
    pub const fn year(&self) -> i32 {
        self.year
    }

    /// The document number (文号), such as 国办发明电〔2022〕16号.
    #[must_use]
    pub fn number(&self) -> &str {
        &self.number
    }

    /// The date of publication, or of signature where only that is known.
    #[must_use]
    pub const fn published(&self) -> Option<NaiveDate> {
        self.published
    }

    /// Whether the notice amends an earlier one of the same year.
    #[must_use]
    pub const fn is_amendment(&self) -> bool {
        self.amends_granting.is_some()
    }

    /// The off-periods of the notice, in order of their first days.
    #[must_use]
    pub fn off(&self) -> &[OffPeriod] {
        &self.off
    }

    /// The make-up working days, in order.
    #[must_use]
    pub fn worked(&self) -> &[MakeUpDay] {
        &self.worked
    }

    /// Checks that the notice can be right: its dates belong to its year, no
    /// day is declared twice, make-up days are weekend days, every statutory
    /// holiday is off, and weekdays off less weekend days worked equal what
    /// the statute grants.
    ///
    /// An amendment is checked for its dates only; what it adds up to is
    /// checked together with the notice it amends.
    ///
    /// # Errors
    ///
    /// The first thing found wrong.
    pub fn check(&self) -> Result<(), NoticeError> {
        let year = self.year;
        let mut seen = BTreeSet::new();
        for period in self.off.iter() {
            if period.last < period.first {
                return Err(NoticeError::EmptyPeriod {
                    year,
                    name: period.name.to_string(),
                });
            }
            for date in period.days() {
                self.check_date(date)?;
                if !seen.insert(date) {
                    return Err(NoticeError::Contradiction { year, date });
                }
            }
        }
        for make_up in self.worked.iter() {
            let date = make_up.date;
            self.check_date(date)?;
            if !is_weekend(date) {
                return Err(NoticeError::MakeUpOnWeekday { date });
            }
            if !seen.insert(date) {
                return Err(NoticeError::Contradiction { year, date });
            }
        }
        if seen.is_empty() {
            return Err(NoticeError::Empty { year });
        }
        if self.is_amendment() {
            return Ok(());
        }
        check_entitlement(std::slice::from_ref(self))
    }

    fn check_date(&self, date: NaiveDate) -> Result<(), NoticeError> {
        let late_december = date.year() == self.year - 1 && date.month() == 12;
        if date.year() == self.year || late_december {
            return Ok(());
        }
        Err(NoticeError::OutsideYear {
            year: self.year,
            date,
        })
    }
}

/// Checks that a year's notice with its amendments nets the days the statute
/// grants plus those the amendments grant, and gives every statutory holiday
/// off.
///
/// `notices` are those of one year, the yearly one first.
pub(super) fn check_entitlement(notices: &[Notice]) -> Result<(), NoticeError> {
    let Some(year) = notices.first().map(Notice::year) else {
        return Ok(());
    };
    let granted: i32 = notices.iter().filter_map(|n| n.amends_granting).sum();
    let expected = granted
        + statute::entitlement(year).ok_or(NoticeError::UnknownYear {
            year,
            first: statute::FIRST_YEAR,
            last: statute::LAST_YEAR,
        })?;
    let mut off = BTreeSet::new();
    let mut worked = BTreeSet::new();
    for notice in notices {
        for date in notice.off.iter().flat_map(OffPeriod::days) {
            off.insert(date);
            worked.remove(&date);
        }
        for make_up in notice.worked.iter() {
            worked.insert(make_up.date);
            off.remove(&make_up.date);
        }
    }
    for holiday in statute::holidays(year) {
        if !off.contains(&holiday.date) {
            return Err(NoticeError::StatutoryHolidayWorked {
                year,
                date: holiday.date,
                name: holiday.name,
            });
        }
    }
    let count = |days: &BTreeSet<NaiveDate>, weekend: bool| {
        let found = days.iter().filter(|d| is_weekend(**d) == weekend).count();
        i32::try_from(found).unwrap_or(i32::MAX)
    };
    let found = count(&off, false) - count(&worked, true);
    if found == expected {
        Ok(())
    } else {
        Err(NoticeError::Entitlement {
            year,
            found,
            expected,
        })
    }
}

pub(super) fn is_weekend(date: NaiveDate) -> bool {
    matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
}
