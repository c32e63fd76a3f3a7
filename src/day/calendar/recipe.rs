//! How a calendar is made: from notices and the statute, or from a weekly pattern,
//! with overlays on top.

use std::borrow::Cow;

use chrono::{NaiveDate, Weekday, WeekdaySet};

use super::notice::Notice;
use super::overlay::Overlay;

/// How a calendar is made; kept so that another can be made from it.
#[derive(Clone)]
pub(super) struct Recipe {
    pub(super) name: String,
    pub(super) first: NaiveDate,
    pub(super) last: NaiveDate,
    pub(super) worked: WeekdaySet,
    /// China's notices; `None` for a weekly pattern.
    pub(super) notices: Option<Cow<'static, [Notice]>>,
    pub(super) overlays: Vec<Overlay>,
    /// As known on this date.
    pub(super) known_on: Option<NaiveDate>,
    /// Cut back to announced days.
    pub(super) announced_only: bool,
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
}
