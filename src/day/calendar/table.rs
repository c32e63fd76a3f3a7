//! The flat table behind a calendar: one record a day, running counts, and the
//! working days in a row. Every question is one or two lookups.

use chrono::{Datelike, NaiveDate};

use super::day_kind::DayKind;

/// The most days a table can hold: counts are 16-bit, so that a quarter of a
/// century of them stays in the first-level cache.
pub(super) const MOST_DAYS: usize = 65_534;

/// What [`Table::worked_by_year`] holds for a day outside the table; no count
/// of [`MOST_DAYS`] reaches it.
const NO_DAY: u16 = u16::MAX;

/// The days of a year that has most.
const YEAR: usize = 366;

/// What is stored of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct DayRecord {
    pub(super) kind: DayKind,
    pub(super) statutory: bool,
    pub(super) provisional: bool,
    /// Which of the calendar's notes names the day; `u16::MAX`: none.
    pub(super) note: u16,
}

impl DayRecord {
    pub(super) const NO_NOTE: u16 = u16::MAX;
}

#[derive(Debug)]
pub(super) struct Table {
    first: NaiveDate,
    last: NaiveDate,
    first_year: i32,
    /// For each year, the index of its 1 January (negative in the first year
    /// of a table that starts later).
    year_start: Box<[i32]>,
    /// How many days up to and including each day are worked.
    worked_through: Box<[u16]>,
    /// The same by year and day of the year, 366 to a year: one lookup for a date.
    /// [`NO_DAY`] where there is no such day.
    worked_by_year: Box<[u16]>,
    /// The working days in order.
    worked: Box<[NaiveDate]>,
    days: Box<[DayRecord]>,
    /// Maximal runs of provisional days, both ends included, in order.
    provisional: Box<[(NaiveDate, NaiveDate)]>,
}

impl Table {
    /// A table whose first record is that of `first`; `days` holds at least one
    /// and at most [`MOST_DAYS`] records.
    pub(super) fn new(first: NaiveDate, days: Vec<DayRecord>) -> Self {
        let mut worked_through = Vec::with_capacity(days.len());
        let mut worked_by_year = Vec::with_capacity(days.len() + 2 * YEAR);
        let mut worked = Vec::with_capacity(days.len());
        let mut provisional: Vec<(NaiveDate, NaiveDate)> = Vec::new();
        let mut year_start = Vec::new();
        let mut last = first;
        let mut count: u16 = 0;
        for (index, (record, date)) in days.iter().zip(first.iter_days()).enumerate() {
            if index == 0 || date.ordinal0() == 0 {
                let index = i32::try_from(index).unwrap_or(i32::MAX);
                year_start.push(index - i32::try_from(date.ordinal0()).unwrap_or(0));
                let day_of_year = date.ordinal0() as usize;
                worked_by_year.resize((year_start.len() - 1) * YEAR + day_of_year, NO_DAY);
            }
            if record.kind.is_worked() {
                count += 1;
                worked.push(date);
            }
            worked_through.push(count);
            worked_by_year.push(count);
            if record.provisional {
                match provisional.last_mut() {
                    Some(run) if run.1.succ_opt() == Some(date) => run.1 = date,
                    _ => provisional.push((date, date)),
                }
            }
            last = date;
        }
        Self {
            first,
            last,
            first_year: first.year(),
            year_start: year_start.into(),
            worked_through: worked_through.into(),
            worked_by_year: worked_by_year.into(),
            worked: worked.into(),
            days: days.into(),
            provisional: provisional.into(),
        }
    }

    pub(super) fn coverage(&self) -> (NaiveDate, NaiveDate) {
        (self.first, self.last)
    }

    pub(super) fn len(&self) -> usize {
        self.days.len()
    }

    /// The index of `date`, from its year and its number within the year:
    /// cheaper than counting days from an epoch.
    #[inline]
    pub(super) fn index(&self, date: NaiveDate) -> Option<usize> {
        let year = (date.year() - self.first_year).cast_unsigned() as usize;
        let start = *self.year_start.get(year)?;
        let index = (start + date.ordinal0().cast_signed()).cast_unsigned() as usize;
        (index < self.days.len()).then_some(index)
    }

    /// How many days up to and including `date` are worked; `None` outside the
    /// table.
    #[inline]
    pub(super) fn worked_through(&self, date: NaiveDate) -> Option<usize> {
        // a year before the first wraps round to an index no table has
        let year = (date.year() - self.first_year).cast_unsigned() as usize;
        let slot = year
            .wrapping_mul(YEAR)
            .wrapping_add(date.ordinal0() as usize);
        let worked = *self.worked_by_year.get(slot)?;
        (worked != NO_DAY).then_some(usize::from(worked))
    }

    pub(super) fn record(&self, index: usize) -> Option<DayRecord> {
        self.days.get(index).copied()
    }

    pub(super) fn records(&self) -> &[DayRecord] {
        &self.days
    }

    /// How many of the first `index` days are worked.
    #[inline]
    pub(super) fn worked_before(&self, index: usize) -> Option<usize> {
        match index.checked_sub(1) {
            None => Some(0),
            Some(last) => Some(usize::from(*self.worked_through.get(last)?)),
        }
    }

    /// The `number`-th working day of the table, from 0.
    #[inline]
    pub(super) fn nth_worked(&self, number: usize) -> Option<NaiveDate> {
        self.worked.get(number).copied()
    }

    /// Whether a provisional day lies in `from..=through`.
    #[inline]
    pub(super) fn any_provisional(&self, from: NaiveDate, through: NaiveDate) -> bool {
        let is_empty = through < from;
        !is_empty
            && self
                .provisional
                .iter()
                .any(|(first, last)| *first <= through && from <= *last)
    }

    /// The first provisional day after `date`.
    pub(super) fn next_provisional(&self, date: NaiveDate) -> Option<NaiveDate> {
        let tomorrow = date.succ_opt()?;
        let over = self.provisional.partition_point(|(_, last)| *last <= date);
        let (first, _) = self.provisional.get(over)?;
        Some(tomorrow.max(*first))
    }

    pub(super) fn provisional_runs(&self) -> &[(NaiveDate, NaiveDate)] {
        &self.provisional
    }
}
