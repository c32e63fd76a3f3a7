//! The working-day calendar, and the questions put to it.

use std::fmt;
use std::sync::Arc;

use chrono::NaiveDate;

use super::basis::Basis;
use super::day::{Day, Source};
use super::day_kind::DayKind;
use super::error::{CalendarError, CoverageEnd};
use super::fingerprint::Fingerprint;
use super::layers::{self, Note, NoteSource};
use super::notice::Notice;
use super::overlay::Overlay;
use super::recipe::Recipe;
use super::table::{DayRecord, Table};

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
    /// The calendar of a recipe whose range holds 1 to 65,534 days.
    pub(super) fn of(recipe: Recipe) -> Self {
        let (table, notes) = layers::days_of(&recipe);
        let about = About {
            fingerprint: Fingerprint::of(&table),
            notes: notes.into(),
            recipe,
        };
        Self {
            table: Arc::new(table),
            about: Arc::new(about),
        }
    }

    /// How it was made.
    pub(super) fn recipe(&self) -> &Recipe {
        &self.about.recipe
    }

    /// Maximal runs of provisional days, both ends included, in order.
    pub(super) fn provisional_runs(&self) -> &[(NaiveDate, NaiveDate)] {
        self.table.provisional_runs()
    }

    /// The name of the calendar, such as `cn`.
    #[must_use]
    pub fn name(&self) -> &str {
        self.about.recipe.name()
    }

    /// The first and the last day covered.
    #[must_use]
    pub fn coverage(&self) -> (NaiveDate, NaiveDate) {
        self.table.coverage()
    }

    /// Why the calendar covers no more days.
    #[must_use]
    pub fn coverage_end(&self) -> CoverageEnd {
        match self.recipe() {
            recipe if !recipe.is_national() => CoverageEnd::WeeklyRange,
            recipe if recipe.announced_only => CoverageEnd::Announced,
            _ => CoverageEnd::Statute,
        }
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
    fn record(&self, date: NaiveDate) -> Result<DayRecord, CalendarError> {
        self.table
            .index(date)
            .and_then(|index| self.table.record(index))
            .ok_or_else(|| self.outside(date))
    }

    #[cold]
    #[inline(never)]
    pub(crate) fn outside(&self, date: NaiveDate) -> CalendarError {
        let (first, last) = self.coverage();
        CalendarError::OutsideCoverage {
            date,
            first,
            last,
            end: self.coverage_end(),
        }
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
            end: self.coverage_end(),
        }
    }
}

impl PartialEq for WorkCalendar {
    fn eq(&self, other: &Self) -> bool {
        let same =
            |(a, b): (&DayRecord, &DayRecord)| a.kind == b.kind && a.provisional == b.provisional;
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
