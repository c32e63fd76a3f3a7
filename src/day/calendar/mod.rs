//! The working-day calendar: which days are worked, which are not, and by
//! which notice (S2–S4).
//!
//! [`WorkCalendar::china`] knows the State Council's notices from 2004 on, make-up
//! working days included, and marks what no notice has decided yet as
//! *provisional*. Other calendars are a weekly pattern with
//! [overlays](Overlay). A calendar covers a contiguous range of dates and
//! answers with an error outside of it; it never guesses.

mod assemble;
mod bdays;
pub mod china;
mod load;
mod notice;
mod overlay;
mod statute;
mod table;

use std::fmt;
use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

pub use self::assemble::CalendarBuildError;
pub use self::load::{CalendarFile, LoadError, PublicDay, PublicYear};
pub use self::notice::{MakeUpDay, Notice, NoticeError, OffPeriod};
pub use self::overlay::Overlay;

use self::assemble::{Note, NoteSource, Recipe};
use self::table::Table;
use crate::ground::language::{Language, Localized, display_in_english};

/// Why a calendar cannot answer. Small and `Copy`: it is what every question of
/// the hot path may return.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CalendarError {
    /// The date is outside the calendar's coverage.
    #[error(
        "{date} is outside the calendar, which covers {first} to {last}; load the notices of further years"
    )]
    OutsideCoverage {
        /// The date asked for.
        date: NaiveDate,
        /// The first day covered.
        first: NaiveDate,
        /// The last day covered.
        last: NaiveDate,
    },
    /// Counting working days ran over an end of the coverage.
    #[error(
        "{working_days} working days from {from} lie outside the calendar, which covers {first} to {last}; load the notices of further years"
    )]
    BeyondCoverage {
        /// Where the count began.
        from: NaiveDate,
        /// How many working days were asked for; negative: backward.
        working_days: i64,
        /// The first day covered.
        first: NaiveDate,
        /// The last day covered.
        last: NaiveDate,
    },
    /// An amount of open time ran over an end of the coverage.
    #[error(
        "the open time counted from {from} runs outside the calendar, which covers {first} to {last}; load the notices of further years"
    )]
    OpenTimeBeyondCoverage {
        /// Where the count began.
        from: NaiveDateTime,
        /// The first day covered.
        first: NaiveDate,
        /// The last day covered.
        last: NaiveDate,
    },
    /// Fractions of a working day cannot be added up exactly.
    #[error(
        "the office hours have so many different day lengths that fractions of a working day cannot be counted exactly; use fewer"
    )]
    TooManyDayLengths,
}

/// What kind of day a day is (S2).
///
/// The word 调休 alone is ambiguous, so no kind is called that: a *make-up
/// working day* is worked, a moved rest day is a *holiday*.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DayKind {
    /// Working day (工作日).
    WorkingDay,
    /// Make-up working day (调休上班日): a weekend day declared worked.
    MakeUpWorkingDay,
    /// Weekend (周末), or another weekly rest day.
    Weekend,
    /// Holiday (放假): a day of a published off-period, weekend days inside it
    /// included.
    Holiday,
}

impl DayKind {
    /// Whether the day is worked.
    #[must_use]
    pub const fn is_worked(self) -> bool {
        matches!(self, Self::WorkingDay | Self::MakeUpWorkingDay)
    }

    /// The kind's name in data: `working-day`, `make-up-working-day`,
    /// `weekend` or `holiday`.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::WorkingDay => "working-day",
            Self::MakeUpWorkingDay => "make-up-working-day",
            Self::Weekend => "weekend",
            Self::Holiday => "holiday",
        }
    }
}

impl Localized for DayKind {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match (self, language) {
            (Self::WorkingDay, Language::English) => "working day",
            (Self::MakeUpWorkingDay, Language::English) => "make-up working day",
            (Self::Weekend, Language::English) => "weekend",
            (Self::Holiday, Language::English) => "holiday",
            (Self::WorkingDay, Language::Chinese) => "工作日",
            (Self::MakeUpWorkingDay, Language::Chinese) => "调休上班日",
            (Self::Weekend, Language::Chinese) => "周末",
            (Self::Holiday, Language::Chinese) => "放假",
        })
    }
}

/// Whether a day, or an answer, rests on published notices alone (S3).
///
/// The order is that of certainty lost, so that the basis of two answers
/// together is the greater one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// Announced (已公布): decided by a published notice.
    Announced,
    /// Provisional (暂定): no notice yet; the statute alone, weekends off, no
    /// make-up working days.
    Provisional,
}

impl Basis {
    /// The basis' name in data: `announced` or `provisional`.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Announced => "announced",
            Self::Provisional => "provisional",
        }
    }
}

impl Localized for Basis {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match (self, language) {
            (_, Language::English) => self.id(),
            (Self::Announced, Language::Chinese) => "已公布",
            (Self::Provisional, Language::Chinese) => "暂定",
        })
    }
}

display_in_english!(DayKind, Basis);

/// What decided a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Source<'a> {
    /// The week alone.
    Week,
    /// A notice of the State Council.
    Notice(&'a Notice),
    /// The statute, for want of a notice.
    Statute,
    /// An overlay.
    Overlay(&'a Overlay),
}

impl<'a> Source<'a> {
    /// The document: a notice's number, the statute's name, an overlay's
    /// citation; nothing for the week alone.
    #[must_use]
    pub fn document(&self) -> Option<&'a str> {
        match self {
            Self::Week => None,
            Self::Notice(notice) => Some(notice.number()),
            Self::Statute => Some("全国年节及纪念日放假办法"),
            Self::Overlay(overlay) => Some(overlay.citation()),
        }
    }
}

/// All that a calendar knows of one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day<'a> {
    date: NaiveDate,
    kind: DayKind,
    name: Option<&'a str>,
    statutory: bool,
    basis: Basis,
    source: Source<'a>,
}

impl<'a> Day<'a> {
    /// The date.
    #[must_use]
    pub const fn date(&self) -> NaiveDate {
        self.date
    }

    /// The kind of day.
    #[must_use]
    pub const fn kind(&self) -> DayKind {
        self.kind
    }

    /// The holiday the day belongs to or makes up for, as printed.
    #[must_use]
    pub const fn name(&self) -> Option<&'a str> {
        self.name
    }

    /// Whether the statute itself names the day (法定节假日), as opposed to a
    /// moved rest day.
    #[must_use]
    pub const fn is_statutory(&self) -> bool {
        self.statutory
    }

    /// Whether the day is announced or provisional.
    #[must_use]
    pub const fn basis(&self) -> Basis {
        self.basis
    }

    /// The document that decided the day, if any did.
    #[must_use]
    pub fn document(&self) -> Option<&'a str> {
        self.source.document()
    }

    /// What decided the day.
    #[must_use]
    pub const fn source(&self) -> Source<'a> {
        self.source
    }
}

/// A working-day calendar over a contiguous range of dates.
///
/// Every question is answered from one flat table in constant time. Cloning
/// shares the table. Two calendars are equal when their days are.
///
/// ```
/// use shixian::day::{DayKind, WorkCalendar};
/// use chrono::NaiveDate;
///
/// let china = WorkCalendar::china();
/// let start = NaiveDate::from_ymd_opt(2023, 6, 20).unwrap();
/// let sunday = NaiveDate::from_ymd_opt(2023, 6, 25).unwrap();
///
/// assert_eq!(china.kind(sunday)?, DayKind::MakeUpWorkingDay);
/// assert_eq!(china.nth_working_day_after(start, 2)?, sunday);
/// assert_eq!(china.working_days_between(start, sunday)?, 2);
/// assert_eq!(china.day(sunday)?.source().document(), Some("国办发明电〔2022〕16号"));
/// # Ok::<(), shixian::day::CalendarError>(())
/// ```
#[derive(Clone)]
pub struct WorkCalendar {
    table: Arc<Table>,
    about: Arc<About>,
}

/// What is not needed to count: names, documents, and how the table was made.
struct About {
    recipe: Recipe,
    notes: Box<[Note]>,
    fingerprint: Fingerprint,
}

impl WorkCalendar {
    /// The calendar's name.
    #[must_use]
    pub fn name(&self) -> &str {
        self.about.recipe.name()
    }

    /// The first and the last day covered.
    #[must_use]
    pub fn coverage(&self) -> (NaiveDate, NaiveDate) {
        self.table.coverage()
    }

    /// The notices the calendar rests on, amendments after what they amend.
    #[must_use]
    pub fn notices(&self) -> &[Notice] {
        self.about.recipe.notices()
    }

    /// The overlays, in the order they apply.
    #[must_use]
    pub fn overlays(&self) -> &[Overlay] {
        self.about.recipe.overlays()
    }

    /// A fingerprint of the days: equal for equal calendars, on every machine
    /// and in every version.
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        self.about.fingerprint
    }

    /// All that is known of `date`.
    ///
    /// # Errors
    ///
    /// [`CalendarError::OutsideCoverage`].
    pub fn day(&self, date: NaiveDate) -> Result<Day<'_>, CalendarError> {
        let record = self.record(date)?;
        let note = self.about.notes.get(usize::from(record.note));
        let source = match note.map(|note| note.source) {
            None => Source::Week,
            Some(NoteSource::Statute) => Source::Statute,
            Some(NoteSource::Notice(index)) => self
                .notices()
                .get(index)
                .map_or(Source::Week, Source::Notice),
            Some(NoteSource::Overlay(index)) => self
                .overlays()
                .get(index)
                .map_or(Source::Week, Source::Overlay),
        };
        Ok(Day {
            date,
            kind: record.kind,
            name: note.map(|note| &*note.name),
            statutory: record.statutory,
            basis: if record.provisional {
                Basis::Provisional
            } else {
                Basis::Announced
            },
            source,
        })
    }

    /// The kind of `date`.
    ///
    /// # Errors
    ///
    /// [`CalendarError::OutsideCoverage`].
    #[inline]
    pub fn kind(&self, date: NaiveDate) -> Result<DayKind, CalendarError> {
        Ok(self.record(date)?.kind)
    }

    /// Whether `date` is worked.
    ///
    /// # Errors
    ///
    /// [`CalendarError::OutsideCoverage`].
    #[inline]
    pub fn is_working_day(&self, date: NaiveDate) -> Result<bool, CalendarError> {
        Ok(self.record(date)?.kind.is_worked())
    }

    /// Whether `date` is announced or provisional.
    ///
    /// # Errors
    ///
    /// [`CalendarError::OutsideCoverage`].
    pub fn basis(&self, date: NaiveDate) -> Result<Basis, CalendarError> {
        Ok(self.day(date)?.basis)
    }

    /// The notice that decided `date`, if one names it.
    ///
    /// # Errors
    ///
    /// [`CalendarError::OutsideCoverage`].
    pub fn notice(&self, date: NaiveDate) -> Result<Option<&Notice>, CalendarError> {
        Ok(match self.day(date)?.source {
            Source::Notice(notice) => Some(notice),
            _ => None,
        })
    }

    /// How many working days lie in `(after, through]`; when `through` comes
    /// first, minus those in `(through, after]`.
    ///
    /// # Errors
    ///
    /// [`CalendarError::OutsideCoverage`] for either date.
    #[inline]
    pub fn working_days_between(
        &self,
        after: NaiveDate,
        through: NaiveDate,
    ) -> Result<i32, CalendarError> {
        Ok(self.worked_through(through)? - self.worked_through(after)?)
    }

    /// The `n`-th working day after `date`, not counting `date`; `date` itself
    /// for `n` = 0.
    ///
    /// # Errors
    ///
    /// [`CalendarError::OutsideCoverage`] for `date`,
    /// [`CalendarError::BeyondCoverage`] for the day asked for.
    #[inline]
    pub fn nth_working_day_after(
        &self,
        date: NaiveDate,
        n: u32,
    ) -> Result<NaiveDate, CalendarError> {
        let worked = self.table.worked_through(date);
        let worked = worked.ok_or_else(|| self.outside(date))?;
        let Some(ahead) = n.checked_sub(1) else {
            return Ok(date);
        };
        self.table
            .nth_worked(worked + ahead as usize)
            .ok_or_else(|| self.beyond(date, i64::from(n)))
    }

    /// The `n`-th working day before `date`, not counting `date`; `date` itself
    /// for `n` = 0.
    ///
    /// # Errors
    ///
    /// [`CalendarError::OutsideCoverage`] for `date`,
    /// [`CalendarError::BeyondCoverage`] for the day asked for.
    #[inline]
    pub fn nth_working_day_before(
        &self,
        date: NaiveDate,
        n: u32,
    ) -> Result<NaiveDate, CalendarError> {
        let index = self.index(date)?;
        if n == 0 {
            return Ok(date);
        }
        self.table
            .worked_before(index)
            .and_then(|worked| worked.checked_sub(n as usize))
            .and_then(|number| self.table.nth_worked(number))
            .ok_or_else(|| self.beyond(date, -i64::from(n)))
    }

    /// The first working day after `date`.
    ///
    /// # Errors
    ///
    /// As [`WorkCalendar::nth_working_day_after`].
    pub fn next_working_day(&self, date: NaiveDate) -> Result<NaiveDate, CalendarError> {
        self.nth_working_day_after(date, 1)
    }

    /// The last working day before `date`.
    ///
    /// # Errors
    ///
    /// As [`WorkCalendar::nth_working_day_before`].
    pub fn previous_working_day(&self, date: NaiveDate) -> Result<NaiveDate, CalendarError> {
        self.nth_working_day_before(date, 1)
    }

    /// `date` itself if it is worked, else the next working day (顺延).
    ///
    /// # Errors
    ///
    /// As [`WorkCalendar::nth_working_day_after`].
    #[inline]
    pub fn roll_forward(&self, date: NaiveDate) -> Result<NaiveDate, CalendarError> {
        let index = self.index(date)?;
        self.table
            .worked_before(index)
            .and_then(|worked| self.table.nth_worked(worked))
            .ok_or_else(|| self.beyond(date, 1))
    }

    /// `date` itself if it is worked, else the previous working day.
    ///
    /// # Errors
    ///
    /// As [`WorkCalendar::nth_working_day_before`].
    #[inline]
    pub fn roll_back(&self, date: NaiveDate) -> Result<NaiveDate, CalendarError> {
        let index = self.index(date)?;
        self.table
            .worked_before(index + 1)
            .and_then(|worked| worked.checked_sub(1))
            .and_then(|number| self.table.nth_worked(number))
            .ok_or_else(|| self.beyond(date, -1))
    }

    /// The basis of an answer that depends on every day from `from` to
    /// `through`; announced where there is no such day.
    #[must_use]
    #[inline]
    pub fn basis_over(&self, from: NaiveDate, through: NaiveDate) -> Basis {
        if self.table.any_provisional(from, through) {
            Basis::Provisional
        } else {
            Basis::Announced
        }
    }

    /// The first provisional day after `date`.
    pub(crate) fn next_provisional_day(&self, date: NaiveDate) -> Option<NaiveDate> {
        self.table.next_provisional(date)
    }

    /// The index of `date` in the coverage, from 0.
    #[inline]
    pub(crate) fn index(&self, date: NaiveDate) -> Result<usize, CalendarError> {
        self.table.index(date).ok_or_else(|| self.outside(date))
    }

    /// The date of the working day at `index`; of the next one where that is a
    /// day off.
    pub(crate) fn working_date(&self, index: usize) -> Option<NaiveDate> {
        self.table.nth_worked(self.table.worked_before(index)?)
    }

    /// How many days are covered.
    pub(crate) fn len(&self) -> usize {
        self.table.len()
    }

    /// Whether the day at `index` is worked, or `None` outside the coverage.
    pub(crate) fn kind_at(&self, index: usize) -> Option<DayKind> {
        Some(self.table.record(index)?.kind)
    }

    /// How many working days the coverage has up to and including `date`.
    #[inline]
    fn worked_through(&self, date: NaiveDate) -> Result<i32, CalendarError> {
        let worked = self.table.worked_through(date);
        // at most 65,534
        worked
            .map(|worked| worked as i32)
            .ok_or_else(|| self.outside(date))
    }

    #[inline]
    fn record(&self, date: NaiveDate) -> Result<table::DayRecord, CalendarError> {
        self.table
            .index(date)
            .and_then(|index| self.table.record(index))
            .ok_or_else(|| self.outside(date))
    }

    #[cold]
    #[inline(never)]
    pub(crate) fn outside(&self, date: NaiveDate) -> CalendarError {
        let (first, last) = self.coverage();
        CalendarError::OutsideCoverage { date, first, last }
    }

    #[cold]
    #[inline(never)]
    fn beyond(&self, from: NaiveDate, working_days: i64) -> CalendarError {
        let (first, last) = self.coverage();
        CalendarError::BeyondCoverage {
            from,
            working_days,
            first,
            last,
        }
    }
}

impl PartialEq for WorkCalendar {
    fn eq(&self, other: &Self) -> bool {
        let same = |(a, b): (&table::DayRecord, &table::DayRecord)| {
            a.kind == b.kind && a.provisional == b.provisional
        };
        Arc::ptr_eq(&self.table, &other.table)
            || (self.coverage() == other.coverage()
                && self
                    .table
                    .records()
                    .iter()
                    .zip(other.table.records())
                    .all(same))
    }
}

impl Eq for WorkCalendar {}

impl fmt::Debug for WorkCalendar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WorkCalendar")
            .field("name", &self.name())
            .field("coverage", &self.coverage())
            .field("fingerprint", &self.fingerprint())
            .finish_non_exhaustive()
    }
}

/// A fingerprint of a calendar's days, displayed as 16 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Fingerprint(u64);

impl Fingerprint {
    /// FNV-1a over the first date and each day's kind and basis.
    fn of(table: &Table) -> Self {
        let first = table.coverage().0.to_string();
        let days = table
            .records()
            .iter()
            .map(|day| day.kind as u8 | (u8::from(day.provisional) << 7));
        let bytes = first.bytes().chain(days);
        Self(bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        }))
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl Serialize for Fingerprint {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
