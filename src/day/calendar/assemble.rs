//! Making calendars: from notices and the statute, or from a weekly pattern,
//! with overlays on top.

use std::borrow::Cow;
use std::sync::LazyLock;

use chrono::{NaiveDate, Weekday, WeekdaySet};

use super::china;
use super::error::CalendarBuildError;
use super::notice::{self, Notice, NoticeError};
use super::overlay::Overlay;
use super::recipe::Recipe;
use super::statute;
use super::table::MOST_DAYS;
use super::work_calendar::WorkCalendar;

static CHINA: LazyLock<WorkCalendar> = LazyLock::new(|| {
    WorkCalendar::of(Recipe {
        name: "cn".to_owned(),
        first: statute::day(statute::FIRST_YEAR, 1, 1),
        last: statute::day(statute::LAST_YEAR, 12, 31),
        worked: MONDAY_TO_FRIDAY,
        notices: Some(Cow::Borrowed(china::notices())),
        overlays: Vec::new(),
        known_on: None,
        announced_only: false,
    })
});

static WEEKENDS_ONLY: LazyLock<WorkCalendar> = LazyLock::new(|| {
    WorkCalendar::of(Recipe {
        name: "weekends".to_owned(),
        first: statute::day(1970, 1, 1),
        last: statute::day(2100, 12, 31),
        worked: MONDAY_TO_FRIDAY,
        notices: None,
        overlays: Vec::new(),
        known_on: None,
        announced_only: false,
    })
});

const MONDAY_TO_FRIDAY: WeekdaySet = WeekdaySet::from_array([
    Weekday::Mon,
    Weekday::Tue,
    Weekday::Wed,
    Weekday::Thu,
    Weekday::Fri,
]);

impl WorkCalendar {
    /// China's calendar: the State Council's notices for 2004–2026, the statute
    /// alone (provisional) to the end of 2030.
    ///
    /// Built once, on first use.
    #[must_use]
    pub fn china() -> Self {
        CHINA.clone()
    }

    /// Monday to Friday worked, no holidays, 1970 to 2100. Built once, on first
    /// use.
    #[must_use]
    pub fn weekends_only() -> Self {
        WEEKENDS_ONLY.clone()
    }

    /// A calendar called `name` on which the weekdays in `worked` are worked
    /// from `first` to `last`. Holidays of its own come as an [`Overlay`].
    ///
    /// ```
    /// use chrono::{NaiveDate, Weekday, WeekdaySet};
    /// use shixian::day::{DayKind, Overlay, WorkCalendar};
    ///
    /// let day = |m, d| NaiveDate::from_ymd_opt(2026, m, d).unwrap();
    /// let week = WeekdaySet::from_array([
    ///     Weekday::Sun, Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu,
    /// ]);
    /// let own = Overlay::new("own holidays", "house rules").off("founding day", day(3, 2), day(3, 2));
    /// let calendar = WorkCalendar::weekly("house", week, day(1, 1), day(12, 31))?.with_overlay(own)?;
    /// assert_eq!(calendar.kind(day(3, 1))?, DayKind::WorkingDay); // a Sunday
    /// assert_eq!(calendar.kind(day(3, 2))?, DayKind::Holiday);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`CalendarBuildError::BadCoverage`] when the range is empty or longer than
    /// 65,534 days.
    pub fn weekly(
        name: impl Into<String>,
        worked: WeekdaySet,
        first: NaiveDate,
        last: NaiveDate,
    ) -> Result<Self, CalendarBuildError> {
        let days = last.signed_duration_since(first).num_days();
        if !usize::try_from(days).is_ok_and(|days| days < MOST_DAYS) {
            return Err(CalendarBuildError::BadCoverage { first, last });
        }
        let recipe = Recipe {
            name: name.into(),
            first,
            last,
            worked,
            notices: None,
            overlays: Vec::new(),
            known_on: None,
            announced_only: false,
        };
        Ok(Self::of(recipe))
    }

    /// This calendar with one more notice: a further year's, or an amendment.
    ///
    /// # Errors
    ///
    /// A year that has its notice already, unless this one says the same days as that with
    /// its amendments; an amendment without one; a notice that fails its checks; and a
    /// calendar that is not built on notices.
    pub fn with_notice(&self, notice: Notice) -> Result<Self, CalendarBuildError> {
        let mut recipe = self.recipe().clone();
        let Some(notices) = recipe.notices.as_mut().map(Cow::to_mut) else {
            return Err(CalendarBuildError::NotNational { name: recipe.name });
        };
        let year = notice.year();
        let known = notices.iter().find(|known| known.year() == year);
        match notice.check() {
            // an amended year is not what the statute grants: it is compared first
            Ok(()) => {}
            Err(NoticeError::Entitlement { .. }) if known.is_some() => {}
            Err(error) => return Err(error.into()),
        }
        match known {
            Some(_) if !notice.is_amendment() && self.says(&notice) => return Ok(self.clone()),
            Some(known) if !notice.is_amendment() => {
                return Err(CalendarBuildError::YearTaken {
                    year,
                    number: known.number().to_owned(),
                });
            }
            None if notice.is_amendment() => {
                return Err(CalendarBuildError::NothingToAmend { year });
            }
            _ => {}
        }
        let at = notices.partition_point(|known| known.year() <= year);
        notices.insert(at, notice);
        let group: Vec<Notice> = notices
            .iter()
            .filter(|n| n.year() == year)
            .cloned()
            .collect();
        notice::check_entitlement(&group)?;
        Ok(Self::of(recipe))
    }

    /// Whether the notices of a year come to the days that `notice` alone says.
    fn says(&self, notice: &Notice) -> bool {
        let mut own = self.recipe().clone();
        own.overlays.clear();
        let mut other = own.clone();
        let Some(notices) = other.notices.as_mut().map(Cow::to_mut) else {
            return false;
        };
        notices.retain(|known| known.year() != notice.year());
        let at = notices.partition_point(|known| known.year() < notice.year());
        notices.insert(at, notice.clone());
        Self::of(own) == Self::of(other)
    }

    /// This calendar with one more overlay on top.
    ///
    /// # Errors
    ///
    /// [`CalendarBuildError::BadOverlay`] when a period of it leaves the coverage or
    /// ends before it starts, [`CalendarBuildError::ContradictoryOverlay`] when it makes
    /// one day off and worked.
    pub fn with_overlay(&self, overlay: Overlay) -> Result<Self, CalendarBuildError> {
        let (first, last) = self.coverage();
        for (period, _) in overlay.periods() {
            if period.last < period.first || period.first < first || last < period.last {
                return Err(CalendarBuildError::BadOverlay {
                    overlay: overlay.name().to_owned(),
                    from: period.first,
                    through: period.last,
                    first,
                    last,
                });
            }
        }
        if let Some(date) = overlay.contradicted_on() {
            return Err(CalendarBuildError::ContradictoryOverlay {
                overlay: overlay.name().to_owned(),
                date,
            });
        }
        let mut recipe = self.recipe().clone();
        recipe.overlays.push(overlay);
        Ok(Self::of(recipe))
    }

    /// The calendar as it was known on `date`: without the notices, amendments
    /// and overlays published later ([S16](crate::design#s16)). Years without a notice by then are
    /// provisional. An overlay without a date of publication stays.
    ///
    /// ```
    /// use chrono::NaiveDate;
    /// use shixian::day::{Basis, DayKind, WorkCalendar};
    ///
    /// let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
    /// let before = WorkCalendar::china().known_on(day(2020, 1, 20))?;
    /// assert_eq!(before.kind(day(2020, 2, 1))?, DayKind::MakeUpWorkingDay);
    /// assert_eq!(WorkCalendar::china().kind(day(2020, 2, 1))?, DayKind::Holiday);
    /// assert_eq!(before.basis(day(2021, 5, 3))?, Basis::Provisional);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`NoticeError::Undated`] when a notice does not say when it was
    /// published.
    pub fn known_on(&self, date: NaiveDate) -> Result<Self, CalendarBuildError> {
        let mut recipe = self.recipe().clone();
        if let Some(notices) = &recipe.notices {
            let mut known = Vec::with_capacity(notices.len());
            for notice in notices.iter() {
                let Some(published) = notice.published() else {
                    return Err(CalendarBuildError::Notice(NoticeError::Undated {
                        year: notice.year(),
                        number: notice.number().to_owned(),
                    }));
                };
                if published <= date {
                    known.push(notice.clone());
                }
            }
            recipe.notices = Some(known.into());
        }
        recipe
            .overlays
            .retain(|overlay| overlay.published_on().is_none_or(|on| on <= date));
        recipe.known_on = Some(recipe.known_on.map_or(date, |known| known.min(date)));
        Ok(Self::of(recipe))
    }

    /// The calendar cut back to the announced days before the first provisional
    /// one, so that no answer can rest on a provisional day.
    ///
    /// # Errors
    ///
    /// [`CalendarBuildError::NothingAnnounced`] when the first day is provisional.
    pub fn announced_only(&self) -> Result<Self, CalendarBuildError> {
        let Some((provisional, _)) = self.provisional_runs().first() else {
            return Ok(self.clone());
        };
        let mut recipe = self.recipe().clone();
        recipe.last = provisional
            .pred_opt()
            .filter(|last| *last >= recipe.first)
            .ok_or(CalendarBuildError::NothingAnnounced)?;
        recipe.announced_only = true;
        Ok(Self::of(recipe))
    }
}
