//! Making calendars: from notices and the statute, or from a weekly pattern,
//! with overlays on top.

use std::borrow::Cow;
use std::sync::{Arc, LazyLock};

use chrono::{Datelike, NaiveDate, Weekday, WeekdaySet};

use super::notice::{self, Notice, NoticeError};
use super::table::{DayRecord, MOST_DAYS, Table};
use super::{About, Basis, DayKind, Fingerprint, Overlay, WorkCalendar, china, statute};

/// Why a calendar cannot be made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CalendarBuildError {
    /// A range of dates that no calendar can have.
    #[error("a calendar cannot cover {first} to {last}: it needs 1 to 65534 days")]
    BadCoverage {
        /// The first day asked for.
        first: NaiveDate,
        /// The last day asked for.
        last: NaiveDate,
    },
    /// The calendar has no announced day at all.
    #[error("no day of the calendar is announced")]
    NothingAnnounced,
    /// The year already has a notice.
    #[error("{year} already has the notice {number}; an amendment must say so")]
    YearTaken {
        /// The year.
        year: i32,
        /// The number of the notice it has.
        number: String,
    },
    /// An amendment of a year that has no notice.
    #[error("there is no notice for {year} to amend")]
    NothingToAmend {
        /// The year.
        year: i32,
    },
    /// A notice for a calendar that is not built on notices.
    #[error("the calendar `{name}` is a weekly pattern; notices belong to China's calendar")]
    NotNational {
        /// The calendar's name.
        name: String,
    },
    /// An overlay with a period that ends before it starts or leaves the
    /// coverage.
    #[error(
        "the overlay `{overlay}` has a period {from} to {through} outside {first} to {last} or ending before it starts"
    )]
    BadOverlay {
        /// The overlay's name.
        overlay: String,
        /// The period's first day.
        from: NaiveDate,
        /// The period's last day.
        through: NaiveDate,
        /// The first day covered.
        first: NaiveDate,
        /// The last day covered.
        last: NaiveDate,
    },
    /// A notice that cannot be right.
    #[error(transparent)]
    Notice(#[from] NoticeError),
}

/// How a calendar is made; kept so that another can be made from it.
#[derive(Clone)]
pub(super) struct Recipe {
    name: String,
    first: NaiveDate,
    last: NaiveDate,
    worked: WeekdaySet,
    /// China's notices; `None` for a weekly pattern.
    notices: Option<Cow<'static, [Notice]>>,
    overlays: Vec<Overlay>,
    /// As known on this date.
    pub(super) known_on: Option<NaiveDate>,
    /// Cut back to announced days.
    pub(super) announced_only: bool,
}

/// Why a day differs from the week's pattern.
pub(super) struct Note {
    pub(super) name: String,
    pub(super) source: NoteSource,
}

#[derive(Clone, Copy)]
pub(super) enum NoteSource {
    Statute,
    Notice(usize),
    Overlay(usize),
}

static CHINA: LazyLock<WorkCalendar> = LazyLock::new(|| {
    Recipe {
        name: "cn".to_owned(),
        first: statute::day(statute::FIRST_YEAR, 1, 1),
        last: statute::day(statute::LAST_YEAR, 12, 31),
        worked: MONDAY_TO_FRIDAY,
        notices: Some(Cow::Borrowed(china::notices())),
        overlays: Vec::new(),
        known_on: None,
        announced_only: false,
    }
    .bake()
});

static WEEKENDS_ONLY: LazyLock<WorkCalendar> = LazyLock::new(|| {
    Recipe {
        name: "weekends".to_owned(),
        first: statute::day(1970, 1, 1),
        last: statute::day(2100, 12, 31),
        worked: MONDAY_TO_FRIDAY,
        notices: None,
        overlays: Vec::new(),
        known_on: None,
        announced_only: false,
    }
    .bake()
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
        Ok(recipe.bake())
    }

    /// This calendar with one more notice: a further year's, or an amendment.
    ///
    /// # Errors
    ///
    /// A year that has its notice already, an amendment without one, a notice
    /// that fails its checks, and a calendar that is not built on notices.
    pub fn with_notice(&self, notice: Notice) -> Result<Self, CalendarBuildError> {
        notice.check()?;
        let mut recipe = self.about.recipe.clone();
        let Some(notices) = recipe.notices.as_mut().map(Cow::to_mut) else {
            return Err(CalendarBuildError::NotNational { name: recipe.name });
        };
        let year = notice.year();
        match notices.iter().find(|known| known.year() == year) {
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
        Ok(recipe.bake())
    }

    /// This calendar with one more overlay on top.
    ///
    /// # Errors
    ///
    /// [`CalendarBuildError::BadOverlay`] when a period of it leaves the coverage or
    /// ends before it starts.
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
        let mut recipe = self.about.recipe.clone();
        recipe.overlays.push(overlay);
        Ok(recipe.bake())
    }

    /// The calendar as it was known on `date`: without the notices, amendments
    /// and overlays published later (S16). Years without a notice by then are
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
        let mut recipe = self.about.recipe.clone();
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
        Ok(recipe.bake())
    }

    /// The calendar cut back to the announced days before the first provisional
    /// one, so that no answer can rest on a provisional day.
    ///
    /// # Errors
    ///
    /// [`CalendarBuildError::NothingAnnounced`] when the first day is provisional.
    pub fn announced_only(&self) -> Result<Self, CalendarBuildError> {
        let Some((provisional, _)) = self.table.provisional_runs().first() else {
            return Ok(self.clone());
        };
        let mut recipe = self.about.recipe.clone();
        recipe.last = provisional
            .pred_opt()
            .filter(|last| *last >= recipe.first)
            .ok_or(CalendarBuildError::NothingAnnounced)?;
        recipe.announced_only = true;
        Ok(recipe.bake())
    }
}

impl Recipe {
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// Whether the week's pattern has `weekday` worked.
    pub(super) fn works(&self, weekday: Weekday) -> bool {
        self.worked.contains(weekday)
    }

    /// Whether the calendar is built on notices.
    pub(super) fn is_national(&self) -> bool {
        self.notices.is_some()
    }

    pub(super) fn notices(&self) -> &[Notice] {
        self.notices.as_deref().unwrap_or_default()
    }

    pub(super) fn overlays(&self) -> &[Overlay] {
        &self.overlays
    }

    /// The calendar of this recipe, whose range holds 1 to 65,534 days.
    fn bake(self) -> WorkCalendar {
        let mut draft = Draft::new(&self);
        if let Some(notices) = &self.notices {
            draft.mark_provisional(notices);
            draft.apply_statute();
            draft.apply_notices(notices);
        }
        draft.apply_overlays(&self.overlays);
        let table = Table::new(self.first, draft.days);
        let about = About {
            fingerprint: Fingerprint::of(&table),
            notes: draft.notes.into(),
            recipe: self,
        };
        WorkCalendar {
            table: Arc::new(table),
            about: Arc::new(about),
        }
    }
}

/// The days of a calendar while layers are put over each other.
struct Draft {
    first: NaiveDate,
    last: NaiveDate,
    days: Vec<DayRecord>,
    notes: Vec<Note>,
}

impl Draft {
    /// The week's pattern alone.
    fn new(recipe: &Recipe) -> Self {
        let span = recipe.last.signed_duration_since(recipe.first).num_days();
        let length = usize::try_from(span + 1).unwrap_or(0);
        let record = |date: NaiveDate| DayRecord {
            kind: if recipe.worked.contains(date.weekday()) {
                DayKind::WorkingDay
            } else {
                DayKind::Weekend
            },
            statutory: false,
            provisional: false,
            note: DayRecord::NO_NOTE,
        };
        Self {
            first: recipe.first,
            last: recipe.last,
            days: recipe.first.iter_days().take(length).map(record).collect(),
            notes: Vec::new(),
        }
    }

    fn day(&mut self, date: NaiveDate) -> Option<&mut DayRecord> {
        let index = date.signed_duration_since(self.first).num_days();
        self.days.get_mut(usize::try_from(index).ok()?)
    }

    fn note(&mut self, name: &str, source: NoteSource) -> u16 {
        self.notes.push(Note {
            name: name.to_owned(),
            source,
        });
        u16::try_from(self.notes.len() - 1).unwrap_or(DayRecord::NO_NOTE)
    }

    /// A day is announced when its year has a notice; the last four days of
    /// December only when the next year has one too (S3).
    fn mark_provisional(&mut self, notices: &[Notice]) {
        let known = |year| notices.iter().any(|notice| notice.year() == year);
        for (record, date) in self.days.iter_mut().zip(self.first.iter_days()) {
            let open_end = date.month() == 12 && date.day() >= 28 && !known(date.year() + 1);
            record.provisional = !known(date.year()) || open_end;
        }
    }

    fn apply_statute(&mut self) {
        for year in self.first.year()..=self.last.year() {
            for holiday in statute::holidays(year) {
                let note = self.note(holiday.name, NoteSource::Statute);
                if let Some(day) = self.day(holiday.date) {
                    *day = DayRecord {
                        kind: DayKind::Holiday,
                        statutory: true,
                        note,
                        ..*day
                    };
                }
            }
        }
    }

    fn apply_notices(&mut self, notices: &[Notice]) {
        for (index, notice) in notices.iter().enumerate() {
            for period in notice.off() {
                let note = self.note(period.name(), NoteSource::Notice(index));
                for date in period.days() {
                    self.put(date, DayKind::Holiday, note);
                }
            }
            for make_up in notice.worked() {
                let note = self.note(make_up.name(), NoteSource::Notice(index));
                self.put(make_up.date(), DayKind::MakeUpWorkingDay, note);
            }
        }
    }

    fn apply_overlays(&mut self, overlays: &[Overlay]) {
        for (index, overlay) in overlays.iter().enumerate() {
            for (period, worked) in overlay.periods() {
                let note = self.note(&period.name, NoteSource::Overlay(index));
                let last = period.last;
                for date in period.first.iter_days().take_while(|date| *date <= last) {
                    let kind = match (worked, notice::is_weekend(date)) {
                        (false, _) => DayKind::Holiday,
                        (true, true) => DayKind::MakeUpWorkingDay,
                        (true, false) => DayKind::WorkingDay,
                    };
                    self.put(date, kind, note);
                }
            }
        }
    }

    /// Decides a day; whether the statute names it, and its basis, stay.
    fn put(&mut self, date: NaiveDate, kind: DayKind, note: u16) {
        if let Some(day) = self.day(date) {
            day.kind = kind;
            day.note = note;
        }
    }
}

impl WorkCalendar {
    /// The announced part of the coverage, or `None` when its first day is
    /// provisional.
    #[must_use]
    pub fn announced_through(&self) -> Option<NaiveDate> {
        match self.table.provisional_runs().first() {
            None => Some(self.coverage().1),
            Some((first, _)) => first
                .pred_opt()
                .filter(|_| self.basis(self.coverage().0) == Ok(Basis::Announced)),
        }
    }
}
