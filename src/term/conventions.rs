//! Conventions: the open questions of counting, and how each is answered ([S6](crate::design#s6)–[S8](crate::design#s8)).

use serde::{Deserialize, Serialize};

use crate::term::limit::{BareDays, BareHours, BareUnits};

/// Whether the day of the start event is day 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StartDay {
    /// Not counted (民法典 art. 201).
    #[default]
    Excluded,
    /// Counted, where it is worked.
    Counted,
}

/// Which date a start outside office hours has, for limits in days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OutsideHours {
    /// Its own date, whatever the hour.
    #[default]
    OwnDate,
    /// The date of the next opening: after closing, the next working day.
    NextOpening,
}

/// Where a limit in calendar days or months goes that ends on a rest day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Roll {
    /// To the next working day (民法典 art. 203 ¶1).
    #[default]
    Following,
    /// To the next working day from a holiday; a plain weekend day stays.
    HolidaysOnly,
    /// Nowhere: the last day stays.
    None,
}

/// When the last day of a limit in days ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cutoff {
    /// At the end of the day.
    EndOfDay,
    /// At close of business (民法典 art. 203 ¶2); on a day the office does not
    /// open, at the end of the day.
    Close,
}

/// How half a working day (0.5天) is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HalfDay {
    /// Half of the office's own open time of the day.
    #[default]
    OfficeDay,
    /// Half a day is four hours of open time.
    FourHours,
    /// The end of the next half-day session.
    Session,
}

/// Which days a clock stop takes out of a limit in days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StopDays {
    /// `(begin, end]`: the day it begins still counts, the day it ends does not.
    #[default]
    HalfOpen,
    /// `[begin, end]`: both end days are out (procurement complaints).
    Inclusive,
}

/// How the open questions of counting are answered. What is left unset takes the
/// law's default; conventions of a commitment can be overridden by others. What 日
/// and hours mean is answered where a limit's text is read: of a limit that is
/// already read it changes nothing.
///
/// ```
/// use shixian::Conventions;
/// use shixian::term::{Cutoff, StartDay};
///
/// let own = Conventions::new().with_cutoff(Cutoff::Close);
/// let wanted = Conventions::new().with_start_day(StartDay::Counted);
/// let both = own.overridden_by(wanted);
/// assert_eq!(both.cutoff(), Some(Cutoff::Close));
/// assert_eq!(both.start_day(), StartDay::Counted);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(
    default,
    rename_all = "kebab-case",
    deny_unknown_fields,
    expecting = "a table"
)]
pub struct Conventions {
    #[serde(skip_serializing_if = "Option::is_none")]
    start_day: Option<StartDay>,
    #[serde(skip_serializing_if = "Option::is_none")]
    outside_hours: Option<OutsideHours>,
    #[serde(skip_serializing_if = "Option::is_none")]
    roll: Option<Roll>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cutoff: Option<Cutoff>,
    #[serde(skip_serializing_if = "Option::is_none")]
    half_day: Option<HalfDay>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stop_days: Option<StopDays>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bare_days: Option<BareDays>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bare_hours: Option<BareHours>,
}

impl Conventions {
    /// Every question left to the law's default.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            start_day: None,
            outside_hours: None,
            roll: None,
            cutoff: None,
            half_day: None,
            stop_days: None,
            bare_days: None,
            bare_hours: None,
        }
    }

    /// Sets whether the start day counts.
    #[must_use]
    pub const fn with_start_day(mut self, start_day: StartDay) -> Self {
        self.start_day = Some(start_day);
        self
    }

    /// Sets the date of a start outside office hours.
    #[must_use]
    pub const fn with_outside_hours(mut self, outside_hours: OutsideHours) -> Self {
        self.outside_hours = Some(outside_hours);
        self
    }

    /// Sets where a last day that is a rest day goes.
    #[must_use]
    pub const fn with_roll(mut self, roll: Roll) -> Self {
        self.roll = Some(roll);
        self
    }

    /// Sets when the last day ends.
    #[must_use]
    pub const fn with_cutoff(mut self, cutoff: Cutoff) -> Self {
        self.cutoff = Some(cutoff);
        self
    }

    /// Sets how half a working day is read.
    #[must_use]
    pub const fn with_half_day(mut self, half_day: HalfDay) -> Self {
        self.half_day = Some(half_day);
        self
    }

    /// Sets which days a stop takes out.
    #[must_use]
    pub const fn with_stop_days(mut self, stop_days: StopDays) -> Self {
        self.stop_days = Some(stop_days);
        self
    }

    /// Sets what 日 and 天 without 工作 mean in the text of a limit.
    #[must_use]
    pub const fn with_bare_days(mut self, bare_days: BareDays) -> Self {
        self.bare_days = Some(bare_days);
        self
    }

    /// Sets what hours and minutes of less than a day mean in the Chinese text of a
    /// limit.
    #[must_use]
    pub const fn with_bare_hours(mut self, bare_hours: BareHours) -> Self {
        self.bare_hours = Some(bare_hours);
        self
    }

    /// These conventions, except where `other` sets something.
    #[must_use]
    pub const fn overridden_by(self, other: Self) -> Self {
        macro_rules! either {
            ($field:ident) => {
                match other.$field {
                    Some(set) => Some(set),
                    None => self.$field,
                }
            };
        }
        Self {
            start_day: either!(start_day),
            outside_hours: either!(outside_hours),
            roll: either!(roll),
            cutoff: either!(cutoff),
            half_day: either!(half_day),
            stop_days: either!(stop_days),
            bare_days: either!(bare_days),
            bare_hours: either!(bare_hours),
        }
    }

    /// Whether the start day counts.
    #[must_use]
    pub fn start_day(&self) -> StartDay {
        self.start_day.unwrap_or_default()
    }

    /// The date of a start outside office hours.
    #[must_use]
    pub fn outside_hours(&self) -> OutsideHours {
        self.outside_hours.unwrap_or_default()
    }

    /// Where a last day that is a rest day goes.
    #[must_use]
    pub fn roll(&self) -> Roll {
        self.roll.unwrap_or_default()
    }

    /// Where a day named outright goes that is a rest day: nowhere, unless set.
    pub(crate) fn roll_of_named_day(&self) -> Roll {
        self.roll.unwrap_or(Roll::None)
    }

    /// When the last day ends, if set. Left unset, a limit in days ends with the
    /// day; a case's own due moment is that moment.
    #[must_use]
    pub const fn cutoff(&self) -> Option<Cutoff> {
        self.cutoff
    }

    /// Whether these conventions bring office hours into a limit in days.
    #[must_use]
    pub fn uses_office_hours(&self) -> bool {
        self.cutoff == Some(Cutoff::Close) || self.outside_hours() == OutsideHours::NextOpening
    }

    /// How half a working day is read.
    #[must_use]
    pub fn half_day(&self) -> HalfDay {
        self.half_day.unwrap_or_default()
    }

    /// Which days a stop takes out.
    #[must_use]
    pub fn stop_days(&self) -> StopDays {
        self.stop_days.unwrap_or_default()
    }

    /// What the units mean of a limit's text that does not say it itself.
    #[must_use]
    pub fn bare_units(&self) -> BareUnits {
        BareUnits {
            days: self.bare_days.unwrap_or_default(),
            hours: self.bare_hours.unwrap_or_default(),
        }
    }

    /// What 日 and 天 mean, if set.
    #[must_use]
    pub const fn bare_days(&self) -> Option<BareDays> {
        self.bare_days
    }

    /// What hours and minutes mean, if set.
    #[must_use]
    pub const fn bare_hours(&self) -> Option<BareHours> {
        self.bare_hours
    }
}
