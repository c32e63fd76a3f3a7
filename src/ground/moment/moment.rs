//! Moments: points of local civil time that carry their precision ([S1](crate::design#s1)).

use std::fmt;
use std::str::FromStr;

use chrono::{
    DateTime, MappedLocalTime, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeDelta, TimeZone,
};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::day_order::DayOrder;
use super::error::MomentError;
use super::scan::Parsed;

/// How exactly a moment is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Precision {
    /// The date alone: the time of day is not known.
    Date,
    /// A full timestamp: date and time of day.
    Timestamp,
}

/// A point of local civil time: a full timestamp, or a date alone.
///
/// A date alone stays a date. It is enough for limits in days; a limit in
/// hours, minutes or fractions of a day is *undetermined* with it, unless the
/// answer is the same for every time of that day.
///
/// ```
/// use shixian::Moment;
///
/// let zone = chrono_tz::Asia::Shanghai;
/// let night = Moment::parse_in("2023-06-08T17:00:00Z", zone)?;
/// assert_eq!(night.to_string(), "2023-06-09 01:00:00");
///
/// let date: Moment = "2023年6月7日".parse()?;
/// assert_eq!(date.to_string(), "2023-06-07");
/// assert_eq!(date.timestamp(), None);
/// # Ok::<(), shixian::ground::MomentError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Moment {
    at: NaiveDateTime,
    precision: Precision,
}

impl Moment {
    /// The moment of a full timestamp.
    #[must_use]
    pub const fn at(timestamp: NaiveDateTime) -> Self {
        Self {
            at: timestamp,
            precision: Precision::Timestamp,
        }
    }

    /// A date alone, its time of day unknown.
    #[must_use]
    pub const fn on(date: NaiveDate) -> Self {
        Self {
            at: NaiveDateTime::new(date, NaiveTime::MIN),
            precision: Precision::Date,
        }
    }

    /// A zoned time as the wall clocks of `zone` show it.
    #[must_use]
    pub fn from_zoned<Z: TimeZone>(time: &DateTime<Z>, zone: Tz) -> Self {
        let utc = time.naive_utc();
        let offset = zone.offset_from_utc_datetime(&utc).fix();
        // only at the ends of chrono's range is there no such local time
        Self::at(utc.checked_add_offset(offset).unwrap_or(utc))
    }

    /// Reads a text, written as local time of `zone` or with its own offset.
    ///
    /// # Errors
    ///
    /// A text of unknown shape, a day or time that does not exist, and a local
    /// time that `zone` skipped or showed twice.
    pub fn parse_in(text: &str, zone: Tz) -> Result<Self, MomentError> {
        let parsed = Parsed::read(text, DayOrder::Unknown)?;
        Self::from_parsed(text, parsed, zone, zone)
    }

    /// What `text` says, its local time read in the zone `written_in`, as the
    /// wall clocks of `zone` show it.
    pub(crate) fn from_parsed(
        text: &str,
        parsed: Parsed,
        written_in: Tz,
        zone: Tz,
    ) -> Result<Self, MomentError> {
        let Some(time) = parsed.time else {
            return Ok(Self::on(parsed.date));
        };
        let local = NaiveDateTime::new(parsed.date, time);
        if let Some(offset) = parsed.offset {
            return match offset.from_local_datetime(&local) {
                MappedLocalTime::Single(zoned) => Ok(Self::from_zoned(&zoned, zone)),
                _ => Err(MomentError::Impossible(text.to_owned())),
            };
        }
        Self::from_local(local, written_in, zone)
    }

    /// A local time of the zone `written_in` as the wall clocks of `zone` show it.
    ///
    /// # Errors
    ///
    /// A local time that `written_in` skipped or showed twice.
    pub fn from_local(local: NaiveDateTime, written_in: Tz, zone: Tz) -> Result<Self, MomentError> {
        match written_in.from_local_datetime(&local) {
            MappedLocalTime::Single(_) if written_in == zone => Ok(Self::at(local)),
            MappedLocalTime::Single(zoned) => Ok(Self::from_zoned(&zoned, zone)),
            MappedLocalTime::Ambiguous(..) => Err(MomentError::Ambiguous {
                local,
                zone: written_in,
            }),
            MappedLocalTime::None => Err(MomentError::Skipped {
                local,
                zone: written_in,
            }),
        }
    }

    /// How exactly the moment is known.
    #[must_use]
    pub const fn precision(self) -> Precision {
        self.precision
    }

    /// The civil date of the day.
    #[must_use]
    pub const fn date(self) -> NaiveDate {
        self.at.date()
    }

    /// The full timestamp, or `None` for a date alone.
    #[must_use]
    #[inline]
    pub const fn timestamp(self) -> Option<NaiveDateTime> {
        match self.precision {
            Precision::Timestamp => Some(self.at),
            Precision::Date => None,
        }
    }

    /// The earliest time this moment can be.
    #[must_use]
    pub const fn earliest(self) -> NaiveDateTime {
        self.at
    }

    /// The time this moment is at or, for a date alone, before: 00:00 of the
    /// next day.
    #[must_use]
    #[inline]
    pub fn latest(self) -> NaiveDateTime {
        match self.precision {
            Precision::Timestamp => self.at,
            Precision::Date => end_of_day(self.at.date()),
        }
    }

    /// The last moment that this one can be: for a date alone, a nanosecond before
    /// the next day.
    #[inline]
    pub(crate) fn last(self) -> NaiveDateTime {
        match self.precision {
            Precision::Timestamp => self.at,
            Precision::Date => self
                .latest()
                .checked_sub_signed(TimeDelta::nanoseconds(1))
                .unwrap_or(self.at),
        }
    }

    /// Whether this moment lies before `other` whatever the unknown times of
    /// day are.
    #[must_use]
    #[inline]
    pub fn is_before(self, other: Self) -> bool {
        match (self.precision, other.precision) {
            (Precision::Timestamp, Precision::Timestamp) => self.at < other.at,
            _ => self.at.date() < other.at.date(),
        }
    }

    /// The later of two moments. Where one is a date alone and both fall on
    /// the same day, the date alone: the later time of day is not known.
    #[must_use]
    pub fn later(self, other: Self) -> Self {
        if self.is_before(other) || (self.date() == other.date() && other.timestamp().is_none()) {
            other
        } else {
            self
        }
    }
}

/// 00:00 of the day after `date`.
#[inline]
pub(crate) fn end_of_day(date: NaiveDate) -> NaiveDateTime {
    date.succ_opt()
        .map_or(NaiveDateTime::MAX, |next| next.and_time(NaiveTime::MIN))
}

impl From<NaiveDateTime> for Moment {
    fn from(timestamp: NaiveDateTime) -> Self {
        Self::at(timestamp)
    }
}

impl From<NaiveDate> for Moment {
    fn from(date: NaiveDate) -> Self {
        Self::on(date)
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.precision {
            Precision::Date => self.at.date().fmt(f),
            Precision::Timestamp => self.at.fmt(f),
        }
    }
}

/// Reads a plain local time or a date; a text with an offset is refused.
impl FromStr for Moment {
    type Err = MomentError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let parsed = Parsed::read(text, DayOrder::Unknown)?;
        match (parsed.time, parsed.offset) {
            (_, Some(_)) => Err(MomentError::UnexpectedOffset(text.to_owned())),
            (Some(time), None) => Ok(Self::at(parsed.date.and_time(time))),
            (None, None) => Ok(Self::on(parsed.date)),
        }
    }
}

impl Moment {
    /// The moment as data write it (ISO 8601): `YYYY-MM-DDTHH:MM:SS` with the fraction
    /// of a second where there is one, a date where it is a date alone.
    ///
    /// ```
    /// use shixian::Moment;
    ///
    /// let moment: Moment = "2023年6月7日 9时5分".parse()?;
    /// assert_eq!(moment.iso().to_string(), "2023-06-07T09:05:00");
    /// assert_eq!(Moment::on(moment.date()).iso().to_string(), "2023-06-07");
    /// # Ok::<(), shixian::ground::MomentError>(())
    /// ```
    #[must_use]
    pub fn iso(self) -> impl fmt::Display {
        Iso(self)
    }
}

struct Iso(Moment);

impl fmt::Display for Iso {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.precision {
            Precision::Date => self.0.at.date().fmt(f),
            Precision::Timestamp => write!(f, "{}T{}", self.0.at.date(), self.0.at.time()),
        }
    }
}

impl Serialize for Moment {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.precision {
            Precision::Date => self.at.date().serialize(serializer),
            Precision::Timestamp => self.at.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}
