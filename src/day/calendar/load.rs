//! Calendars and notices from data: the public data sets' form of a year, and
//! this library's own form of a calendar.

use std::collections::BTreeMap;
use std::fmt;

use chrono::{NaiveDate, Weekday, WeekdaySet};
use serde::{Deserialize, Serialize};

use super::error::CalendarBuildError;
use super::notice::{MakeUpDay, Notice, NoticeError, OffPeriod, is_weekend};
use super::overlay::Overlay;
use super::work_calendar::WorkCalendar;
use crate::ground::language::{Language, Localized, display_in_english};

/// Why data is neither a notice nor a calendar.
#[derive(Debug)]
#[non_exhaustive]
pub enum LoadError {
    /// The text is not JSON of the expected form.
    #[cfg(feature = "json")]
    Json(String),
    /// JSON that is neither a year nor a calendar, such as a list.
    #[cfg(feature = "json")]
    NotACalendar(String),
    /// An overlay without a day.
    EmptyOverlay(String),
    /// A file for a year without days: some data sets ship those before the
    /// notice is out.
    Empty {
        /// The year that the file is about.
        year: i32,
    },
    /// One date listed twice with different words.
    Twice {
        /// The date that is in question.
        date: NaiveDate,
    },
    /// A base calendar of another name.
    UnknownBase(String),
    /// A calendar that states neither a base nor a range and a week.
    NoBase(String),
    /// The notice cannot be right.
    Notice(NoticeError),
    /// The calendar cannot be made.
    Calendar(CalendarBuildError),
}

impl Localized for LoadError {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self, language) {
            #[cfg(feature = "json")]
            (Self::Json(error), Language::English) => {
                write!(f, "the JSON is not of the expected form: {error}")
            }
            #[cfg(feature = "json")]
            (Self::Json(error), Language::Chinese) => write!(f, "JSON格式不符：{error}"),
            #[cfg(feature = "json")]
            (Self::NotACalendar(error), Language::English) => write!(
                f,
                "the JSON is neither a year's notice (an object with `year` and `days`) nor a calendar (an object with `name` and `base`): {error}"
            ),
            #[cfg(feature = "json")]
            (Self::NotACalendar(error), Language::Chinese) => write!(
                f,
                "JSON既不是一年的放假通知（含 `year`、`days` 的对象），也不是日历（含 `name`、`base` 的对象）：{error}"
            ),
            (Self::EmptyOverlay(name), Language::English) => write!(
                f,
                "the overlay `{name}` has no effect: it lists no day; give it `off` or `worked`"
            ),
            (Self::EmptyOverlay(name), Language::Chinese) => write!(
                f,
                "附加安排“{name}”不起作用：未列任何日期；请写 `off` 或 `worked`"
            ),
            (Self::Empty { year }, Language::English) => write!(
                f,
                "the data for {year} lists no day: the notice was not yet out when it was made"
            ),
            (Self::Empty { year }, Language::Chinese) => {
                write!(f, "{year}年的数据未列任何日期：编制时放假通知尚未发布")
            }
            (Self::Twice { date }, Language::English) => write!(f, "{date} is listed twice"),
            (Self::Twice { date }, Language::Chinese) => write!(f, "{date}重复列出"),
            (Self::UnknownBase(name), Language::English) => {
                write!(f, "`{name}` is not a base calendar; use `cn` or `weekends`")
            }
            (Self::UnknownBase(name), Language::Chinese) => {
                write!(f, "“{name}”不是基础日历；请用 `cn` 或 `weekends`")
            }
            (Self::NoBase(name), Language::English) => write!(
                f,
                "the calendar `{name}` needs either a `base` (`cn` or `weekends`) or all of `week`, `first` and `last`, and not some of both"
            ),
            (Self::NoBase(name), Language::Chinese) => write!(
                f,
                "日历“{name}”须写明 `base`（`cn` 或 `weekends`），或者同时写明 `week`、`first` 和 `last`，二者不可并用"
            ),
            (Self::Notice(error), _) => error.fmt_in(language, f),
            (Self::Calendar(error), _) => error.fmt_in(language, f),
        }
    }
}

impl std::error::Error for LoadError {}

impl From<NoticeError> for LoadError {
    fn from(error: NoticeError) -> Self {
        Self::Notice(error)
    }
}

impl From<CalendarBuildError> for LoadError {
    fn from(error: CalendarBuildError) -> Self {
        Self::Calendar(error)
    }
}

display_in_english!(LoadError);

/// A year in the form of the public holiday data sets:
/// `{"year": 2027, "papers": […], "days": [{"name", "date", "isOffDay"}]}`.
///
/// An entry with `isOffDay: false` on a weekday is not a make-up working day; such
/// entries mark ordinary Mondays after an extended holiday and are passed over.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(expecting = "a year: an object with `year`, `papers` and `days`")]
pub struct PublicYear {
    year: i32,
    #[serde(default)]
    papers: Vec<String>,
    days: Vec<PublicDay>,
}

/// A day of a [`PublicYear`].
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(expecting = "a day: an object with `name`, `date` and `isOffDay`")]
pub struct PublicDay {
    name: String,
    date: NaiveDate,
    #[serde(rename = "isOffDay")]
    is_off_day: bool,
}

impl PublicYear {
    /// The notice this data transcribes, checked. Its number is the list of
    /// papers; `published` is the date of publication, which the form lacks.
    ///
    /// # Errors
    ///
    /// A year without days, a date listed twice, and whatever
    /// [`Notice::check`] finds.
    pub fn into_notice(self, published: Option<NaiveDate>) -> Result<Notice, LoadError> {
        let notice = self.unchecked(published)?;
        notice.check()?;
        Ok(notice)
    }

    /// The notice as the data has it, whatever it adds up to.
    fn unchecked(self, published: Option<NaiveDate>) -> Result<Notice, LoadError> {
        let year = self.year;
        if self.days.is_empty() {
            return Err(LoadError::Empty { year });
        }
        let mut days = BTreeMap::new();
        for day in self.days {
            let date = day.date;
            if days.insert(date, day).is_some() {
                return Err(LoadError::Twice { date });
            }
        }
        let mut off: Vec<OffPeriod> = Vec::new();
        let mut worked = Vec::new();
        for (date, day) in days {
            if !day.is_off_day {
                if is_weekend(date) {
                    worked.push(MakeUpDay::new(day.name, date));
                }
                continue;
            }
            match off.last_mut() {
                Some(period) if period.name == day.name && period.last.succ_opt() == Some(date) => {
                    period.last = date;
                }
                _ => off.push(OffPeriod::new(day.name, date, date)),
            }
        }
        let number = if self.papers.is_empty() {
            format!("{year}年部分节假日安排")
        } else {
            self.papers.join(" ")
        };
        Ok(Notice::unchecked(year, number, published, off, worked))
    }
}

#[cfg(feature = "json")]
impl Notice {
    /// Reads a year in the form of [`PublicYear`] and checks it.
    ///
    /// # Errors
    ///
    /// Text of another form, and whatever [`PublicYear::into_notice`] finds.
    pub fn from_json(text: &str, published: Option<NaiveDate>) -> Result<Self, LoadError> {
        let year: PublicYear = json(text)?;
        year.into_notice(published)
    }
}

#[cfg(feature = "json")]
fn json<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, LoadError> {
    // as editors on Windows begin a file
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    serde_json::from_str(text).map_err(|error| LoadError::Json(error.to_string()))
}

/// A calendar in this library's own serde form.
///
/// ```json
/// {
///   "name": "hall",
///   "base": "cn",
///   "notices": [],
///   "overlays": [{
///     "name": "closure", "citation": "notice of 2024-02-01",
///     "off": [{"name": "closed", "first": "2024-02-09", "last": "2024-02-09"}]
///   }]
/// }
/// ```
///
/// Instead of a `base`, `week` (`["Mon", …]`, the weekdays worked), `first` and
/// `last` describe a weekly pattern.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    deny_unknown_fields,
    expecting = "a calendar: an object with `name` and `base`, or with `name`, `week`, `first` and `last`"
)]
pub struct CalendarFile {
    /// The name of the calendar, such as `cn`.
    name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    base: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    week: Option<Vec<Weekday>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    first: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    last: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    notices: Vec<Notice>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    overlays: Vec<Overlay>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    known_on: Option<NaiveDate>,
    #[serde(default)]
    announced_only: bool,
}

impl CalendarFile {
    /// Reads the JSON form.
    ///
    /// # Errors
    ///
    /// Text of another form.
    #[cfg(feature = "json")]
    pub fn from_json(text: &str) -> Result<Self, LoadError> {
        json(text)
    }

    /// The calendar described.
    ///
    /// # Errors
    ///
    /// An unknown or missing base, and whatever making the calendar finds.
    pub fn calendar(self) -> Result<WorkCalendar, LoadError> {
        let mut calendar = match (self.base.as_deref(), self.week, self.first, self.last) {
            (Some("cn"), None, None, None) => WorkCalendar::china(),
            (Some("weekends"), None, None, None) => WorkCalendar::weekends_only(),
            (Some(base), ..) if base != "cn" && base != "weekends" => {
                return Err(LoadError::UnknownBase(base.to_owned()));
            }
            (None, Some(week), Some(first), Some(last)) => {
                let week: WeekdaySet = week.into_iter().collect();
                WorkCalendar::weekly(self.name.clone(), week, first, last)?
            }
            _ => return Err(LoadError::NoBase(self.name)),
        };
        for notice in self.notices {
            calendar = calendar.with_notice(notice)?;
        }
        for overlay in self.overlays {
            if overlay.periods().next().is_none() {
                return Err(LoadError::EmptyOverlay(overlay.name().to_owned()));
            }
            calendar = calendar.with_overlay(overlay)?;
        }
        if let Some(date) = self.known_on {
            calendar = calendar.known_on(date)?;
        }
        if self.announced_only {
            calendar = calendar.announced_only()?;
        }
        Ok(calendar)
    }
}

impl WorkCalendar {
    /// This calendar with a further year in the form of the public data sets.
    ///
    /// Such a set has one file for a year, which is changed where the year's notice is
    /// amended in mid-course. A year that says what the calendar holds already, its
    /// amendments included, leaves it as it is.
    ///
    /// # Errors
    ///
    /// Whatever [`PublicYear::into_notice`] and [`WorkCalendar::with_notice`] find.
    pub fn with_public_year(
        &self,
        year: PublicYear,
        published: Option<NaiveDate>,
    ) -> Result<Self, LoadError> {
        Ok(self.with_notice(year.unchecked(published)?)?)
    }

    /// The calendar of a JSON text: a year in the form of [`PublicYear`] on top of
    /// [China's calendar](WorkCalendar::china), or a [`CalendarFile`].
    ///
    /// ```
    /// use shixian::day::WorkCalendar;
    ///
    /// let hall = WorkCalendar::from_json(r#"{"name": "hall", "base": "weekends"}"#)?;
    /// assert_eq!(hall, WorkCalendar::weekends_only());
    /// # Ok::<(), shixian::day::LoadError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Text of another form, and whatever making the calendar finds.
    #[cfg(feature = "json")]
    pub fn from_json(text: &str) -> Result<Self, LoadError> {
        let keys: BTreeMap<String, serde::de::IgnoredAny> =
            json(text).map_err(|error| match error {
                LoadError::Json(error) => LoadError::NotACalendar(error),
                error => error,
            })?;
        if keys.contains_key("year") {
            return Self::china().with_public_year(json(text)?, None);
        }
        json::<CalendarFile>(text)?.calendar()
    }

    /// This calendar in its serde form, complete enough to make it again where
    /// the same version of this library supplies the base.
    #[must_use]
    pub fn to_file(&self) -> CalendarFile {
        let known = super::china::notices();
        let national = self.recipe().is_national();
        let (first, last) = self.coverage();
        let week = [
            Weekday::Mon,
            Weekday::Tue,
            Weekday::Wed,
            Weekday::Thu,
            Weekday::Fri,
            Weekday::Sat,
            Weekday::Sun,
        ];
        let weekly = (!national).then(|| {
            week.into_iter()
                .filter(|weekday| self.recipe().works(*weekday))
                .collect()
        });
        let added = self.notices().iter().filter(|n| !known.contains(n));
        CalendarFile {
            name: self.name().to_owned(),
            base: national.then(|| "cn".to_owned()),
            week: weekly,
            first: (!national).then_some(first),
            last: (!national).then_some(last),
            notices: added.cloned().collect(),
            overlays: self.overlays().to_vec(),
            known_on: self.recipe().known_on,
            announced_only: self.recipe().announced_only && national,
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::Datelike;

    use super::*;

    #[test]
    fn a_calendar_survives_its_serde_form() {
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
        let overlay =
            Overlay::new("closure", "fiction").off("closed", day(2024, 2, 9), day(2024, 2, 9));
        let china = WorkCalendar::china();
        let known = china.known_on(day(2025, 1, 1)).unwrap();
        let bases = [
            china.announced_only().unwrap(),
            known.announced_only().unwrap(),
            known,
            china,
            WorkCalendar::weekends_only(),
        ];
        for base in bases {
            let calendar = base.with_overlay(overlay.clone()).unwrap();
            let text = serde_json::to_string(&calendar.to_file()).unwrap();
            let file: CalendarFile = serde_json::from_str(&text).unwrap();
            assert_eq!(file.calendar().unwrap(), calendar);
        }
    }

    #[test]
    fn an_off_day_false_weekday_is_no_make_up_day() {
        let monday = NaiveDate::from_ymd_opt(2020, 2, 3).unwrap();
        assert_eq!(monday.weekday(), Weekday::Mon);
        let year = PublicYear {
            year: 2020,
            papers: vec![],
            days: vec![PublicDay {
                name: "春节".to_owned(),
                date: monday,
                is_off_day: false,
            }],
        };
        let error = year.into_notice(None).unwrap_err();
        assert!(matches!(
            error,
            LoadError::Notice(NoticeError::Empty { year: 2020 })
        ));
    }
}
