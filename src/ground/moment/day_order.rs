//! The order in which the numbers of a date are written.

use serde::{Deserialize, Serialize};

/// Which of day and month comes first where the year comes last, as in
/// `07/06/2023`, and which of the three where the year has two digits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DayOrder {
    /// Not known: a text that could be read either way is an error.
    #[default]
    Unknown,
    /// The day.
    DayFirst,
    /// The month.
    MonthFirst,
    /// The year, of two digits, and then the month: `23-06-07`. Says nothing where
    /// the year comes last in four digits.
    YearFirst,
}

impl DayOrder {
    /// Those that say something.
    pub(super) const STATED: [Self; 3] = [Self::YearFirst, Self::DayFirst, Self::MonthFirst];
}
