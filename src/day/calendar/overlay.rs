//! Named layers over a calendar: a region's extra days off, an office's
//! weekend opening, a one-off closure ([S4](crate::design#s4)).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What an overlay makes of a day.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(
    deny_unknown_fields,
    expecting = "a period: an object with `name`, `first` and `last`"
)]
pub(super) struct OverlayPeriod {
    pub(super) name: String,
    pub(super) first: NaiveDate,
    pub(super) last: NaiveDate,
}

/// A named and cited layer of days that differ from the calendar below it. It
/// can flip a day both ways.
///
/// ```
/// use shixian::day::{DayKind, Overlay, WorkCalendar};
/// # use chrono::NaiveDate;
/// let saturday = NaiveDate::from_ymd_opt(2023, 6, 10).unwrap();
///
/// let opening = Overlay::new("政务大厅周六开放", "a notice of the service hall")
///     .worked("周六延时服务", saturday, saturday);
/// let calendar = WorkCalendar::china().with_overlay(opening)?;
/// assert_eq!(calendar.kind(saturday)?, DayKind::MakeUpWorkingDay);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(
    deny_unknown_fields,
    expecting = "an overlay: an object with `name`, `citation`, `published`, `off` and `worked`"
)]
pub struct Overlay {
    name: String,
    citation: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    published: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    off: Vec<OverlayPeriod>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    worked: Vec<OverlayPeriod>,
}

impl Overlay {
    /// An overlay without days, known by `name` and resting on `citation`.
    pub fn new(name: impl Into<String>, citation: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            citation: citation.into(),
            published: None,
            off: Vec::new(),
            worked: Vec::new(),
        }
    }

    /// States when the overlay was published; a calendar as known on an earlier
    /// date leaves it out.
    #[must_use]
    pub fn published(mut self, date: NaiveDate) -> Self {
        self.published = Some(date);
        self
    }

    /// Makes every day from `first` to `last` a day off called `name`.
    #[must_use]
    pub fn off(mut self, name: impl Into<String>, first: NaiveDate, last: NaiveDate) -> Self {
        self.off.push(OverlayPeriod {
            name: name.into(),
            first,
            last,
        });
        self
    }

    /// Makes every day from `first` to `last` a day worked, for the reason
    /// `name`. A weekend day so worked is a make-up working day.
    #[must_use]
    pub fn worked(mut self, name: impl Into<String>, first: NaiveDate, last: NaiveDate) -> Self {
        self.worked.push(OverlayPeriod {
            name: name.into(),
            first,
            last,
        });
        self
    }

    /// The name of the overlay, which a trace cites.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What the overlay rests on.
    #[must_use]
    pub fn citation(&self) -> &str {
        &self.citation
    }

    /// When it was published, if stated.
    #[must_use]
    pub const fn published_on(&self) -> Option<NaiveDate> {
        self.published
    }

    /// The first day that it makes both a day off and a day worked.
    pub(super) fn contradicted_on(&self) -> Option<NaiveDate> {
        let both = self.off.iter().flat_map(|off| {
            let worked = self.worked.iter();
            worked.filter_map(|worked| {
                let first = off.first.max(worked.first);
                (first <= off.last.min(worked.last)).then_some(first)
            })
        });
        both.min()
    }

    /// Its periods: days off, and days worked.
    pub(super) fn periods(&self) -> impl Iterator<Item = (&OverlayPeriod, bool)> {
        let off = self.off.iter().map(|period| (period, false));
        off.chain(self.worked.iter().map(|period| (period, true)))
    }
}
