//! All that is kept of one commitment over a log.

use std::collections::BTreeMap;
use std::fmt;

use chrono::{Datelike, NaiveDate};
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::check::outcome::Outcome;
use crate::ground::language::{Language, Localized, display_in_english};
use crate::plan::citation::Place;
use crate::term::elapsed::Elapsed;

use super::tally::Tally;
use super::worst::Worst;

/// The most groups a column can make.
pub const MOST_GROUPS: usize = 1_000;

/// A calendar month, such as 2023-08.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    year: i32,
    month: u32,
}

impl Month {
    /// The month of a date.
    #[must_use]
    pub fn of(date: NaiveDate) -> Self {
        Self {
            year: date.year(),
            month: date.month(),
        }
    }
}

impl Month {
    /// The month that follows this one.
    #[must_use]
    pub const fn next(self) -> Self {
        match self.month {
            12 => Self {
                year: self.year + 1,
                month: 1,
            },
            month => Self {
                year: self.year,
                month: month + 1,
            },
        }
    }
}

impl Serialize for Month {
    /// As it is displayed: `2023-08`.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Month {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let first = NaiveDate::parse_from_str(&format!("{text}-01"), "%Y-%m-%d");
        first
            .map(Self::of)
            .map_err(|_| D::Error::custom(format!("`{text}` is not a month")))
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

/// Why cases cannot be grouped.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum GroupError {
    /// A column has too many different values to group by.
    TooMany {
        /// The header of the column that is meant.
        column: String,
    },
}

impl Localized for GroupError {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self, language) {
            (Self::TooMany { column }, Language::English) => write!(
                f,
                "the column `{column}` has more than {MOST_GROUPS} different values and makes no groups; group by another"
            ),
            (Self::TooMany { column }, Language::Chinese) => write!(
                f,
                "字段“{column}”有{MOST_GROUPS}个以上不同的值，不宜分组；请按其他字段分组"
            ),
        }
    }
}

impl std::error::Error for GroupError {}

display_in_english!(GroupError);

/// The tally under one reading of a commitment that has several ([S12](crate::design#s12)).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReadingTally {
    place: Place,
    tally: Tally,
}

impl ReadingTally {
    /// The place whose words are read.
    #[must_use]
    pub const fn place(&self) -> Place {
        self.place
    }

    /// The outcomes of the cases under that reading.
    #[must_use]
    pub const fn tally(&self) -> &Tally {
        &self.tally
    }
}

/// All that is kept of one commitment: the tally of its cases, the same by month
/// of closing, by group and under each reading, and the worst cases, of which it
/// keeps a `T` each. Assessments of parts of a log merge to that of the whole.
///
/// It is stored whole, with fields of these names; each [`Tally`] in it names its
/// schema. `groups` holds, for each column asked for, the tallies by value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Assessment<T> {
    tally: Tally,
    months: BTreeMap<Month, Tally>,
    groups: Vec<BTreeMap<String, Tally>>,
    readings: Vec<ReadingTally>,
    differing: u64,
    worst: Worst<T>,
}

impl<T> Default for Assessment<T> {
    fn default() -> Self {
        Self {
            tally: Tally::default(),
            months: BTreeMap::new(),
            groups: Vec::new(),
            readings: Vec::new(),
            differing: 0,
            worst: Worst::default(),
        }
    }
}

impl<T> Assessment<T> {
    /// Adds a case's outcome, and how long it has taken, where that is known. A
    /// closed case is also counted in the month it was finished in.
    pub fn add(&mut self, outcome: &Outcome<'_>, elapsed: Option<&Elapsed>) {
        self.tally.add(outcome, elapsed);
        if let Some(finish) = outcome.finish() {
            let month = self.months.entry(Month::of(finish.date()));
            month.or_default().add(outcome, elapsed);
        }
    }

    /// Adds the same case to a group: by the `index`-th of the columns, whose
    /// header is `column`, in which it has `value`.
    ///
    /// # Errors
    ///
    /// [`GroupError::TooMany`].
    pub fn add_to_group(
        &mut self,
        (index, column): (usize, &str),
        value: &str,
        outcome: &Outcome<'_>,
        elapsed: Option<&Elapsed>,
    ) -> Result<(), GroupError> {
        while self.groups.len() <= index {
            self.groups.push(BTreeMap::new());
        }
        let Some(groups) = self.groups.get_mut(index) else {
            return Ok(());
        };
        if let Some(tally) = groups.get_mut(value) {
            tally.add(outcome, elapsed);
            return Ok(());
        }
        if groups.len() >= MOST_GROUPS {
            let column = column.to_owned();
            return Err(GroupError::TooMany { column });
        }
        let tally = groups.entry(value.to_owned()).or_default();
        tally.add(outcome, elapsed);
        Ok(())
    }

    /// Adds the same case under the readings of the source, and notes whether its
    /// verdict depends on them.
    pub fn add_readings<'o>(
        &mut self,
        outcomes: impl Iterator<Item = (Place, Outcome<'o>, Option<Elapsed>)>,
    ) {
        let mut first = None;
        let mut differ = false;
        for (place, outcome, elapsed) in outcomes {
            let kind = outcome.verdict().kind();
            differ |= *first.get_or_insert(kind) != kind;
            self.reading(place).add(&outcome, elapsed.as_ref());
        }
        self.differing += u64::from(differ);
    }

    /// The worst cases, to be added to.
    pub const fn worst_mut(&mut self) -> &mut Worst<T> {
        &mut self.worst
    }

    /// Adds another assessment of the same commitment.
    ///
    /// # Errors
    ///
    /// [`GroupError::TooMany`] where the groups of both are too many; `columns`
    /// are their headers.
    pub fn merge(&mut self, other: Self, columns: &[String]) -> Result<(), GroupError> {
        self.tally.merge(&other.tally);
        for (month, tally) in &other.months {
            self.months.entry(*month).or_default().merge(tally);
        }
        for (index, groups) in other.groups.into_iter().enumerate() {
            while self.groups.len() <= index {
                self.groups.push(BTreeMap::new());
            }
            let Some(own) = self.groups.get_mut(index) else {
                continue;
            };
            for (value, tally) in groups {
                own.entry(value).or_default().merge(&tally);
            }
            if own.len() > MOST_GROUPS {
                let column = columns.get(index).cloned().unwrap_or_default();
                return Err(GroupError::TooMany { column });
            }
        }
        for reading in &other.readings {
            self.reading(reading.place).merge(&reading.tally);
        }
        self.differing += other.differing;
        self.worst.merge(other.worst);
        Ok(())
    }

    /// The tally of all its cases.
    #[must_use]
    pub const fn tally(&self) -> &Tally {
        &self.tally
    }

    /// The tallies of the closed cases, by the month they were finished in.
    #[must_use]
    pub const fn months(&self) -> &BTreeMap<Month, Tally> {
        &self.months
    }

    /// The tallies by the values of the `index`-th column asked for.
    #[must_use]
    pub fn groups(&self, index: usize) -> Option<&BTreeMap<String, Tally>> {
        self.groups.get(index)
    }

    /// The tallies under each reading; none where the source has but one.
    #[must_use]
    pub fn readings(&self) -> &[ReadingTally] {
        &self.readings
    }

    /// How many cases have another verdict under another reading.
    #[must_use]
    pub const fn differing(&self) -> u64 {
        self.differing
    }

    /// The cases that are latest, with what was kept of each.
    #[must_use]
    pub const fn worst(&self) -> &Worst<T> {
        &self.worst
    }

    fn reading(&mut self, place: Place) -> &mut Tally {
        let at = self
            .readings
            .partition_point(|reading| reading.place < place);
        if self
            .readings
            .get(at)
            .is_none_or(|reading| reading.place != place)
        {
            let tally = Tally::default();
            self.readings.insert(at, ReadingTally { place, tally });
        }
        // it has just been seen to be there
        match self.readings.get_mut(at) {
            Some(reading) => &mut reading.tally,
            None => &mut self.tally,
        }
    }
}
