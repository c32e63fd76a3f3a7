//! Moments: points of local civil time that carry their precision (S1).

use std::fmt;
use std::str::FromStr;

use chrono::{
    DateTime, FixedOffset, MappedLocalTime, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeZone,
};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

/// Why a text or a zoned time is no moment.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum MomentError {
    /// The text has none of the known shapes.
    #[error(
        "`{0}` is no time; write it as `2023-06-07 09:00:00`, `2023-06-07T09:00:00+08:00`, `2023/6/7 9:05`, `2023年6月7日 9时5分` or a date alone"
    )]
    Malformed(String),
    /// The shape is right, but no calendar has that day or no clock that time.
    #[error("`{0}` does not exist: no such day or time of day")]
    Impossible(String),
    /// The text says `24:00`, which two days would claim.
    #[error("`{0}` says 24:00; write 00:00 of the next day")]
    TwentyFour(String),
    /// The zone's clocks jumped over this local time.
    #[error("{local} does not exist in {zone}: the clocks were put forward over it")]
    Skipped {
        /// The local time as written.
        local: NaiveDateTime,
        /// The zone it was read in.
        zone: Tz,
    },
    /// The zone's clocks showed this local time twice.
    #[error("{local} happened twice in {zone}: give its offset from UTC")]
    Ambiguous {
        /// The local time as written.
        local: NaiveDateTime,
        /// The zone it was read in.
        zone: Tz,
    },
    /// An offset was given where a plain local time is wanted.
    #[error("`{0}` has an offset from UTC; read it with `Moment::parse_in` and a zone")]
    UnexpectedOffset(String),
}

/// How exactly a moment is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Precision {
    /// The date alone: the time of day is not known.
    Date,
    /// A full timestamp.
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
/// # Ok::<(), shixian::MomentError>(())
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
        let parsed = Parsed::read(text)?;
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
        match zone.from_local_datetime(&local) {
            MappedLocalTime::Single(_) => Ok(Self::at(local)),
            MappedLocalTime::Ambiguous(..) => Err(MomentError::Ambiguous { local, zone }),
            MappedLocalTime::None => Err(MomentError::Skipped { local, zone }),
        }
    }

    /// How exactly the moment is known.
    #[must_use]
    pub const fn precision(self) -> Precision {
        self.precision
    }

    /// The date.
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
        let parsed = Parsed::read(text)?;
        match (parsed.time, parsed.offset) {
            (_, Some(_)) => Err(MomentError::UnexpectedOffset(text.to_owned())),
            (Some(time), None) => Ok(Self::at(parsed.date.and_time(time))),
            (None, None) => Ok(Self::on(parsed.date)),
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

/// What a text says, before any zone is applied.
struct Parsed {
    date: NaiveDate,
    time: Option<NaiveTime>,
    offset: Option<FixedOffset>,
}

impl Parsed {
    fn read(text: &str) -> Result<Self, MomentError> {
        let trimmed = text.trim();
        let mut scan = Scanner { rest: trimmed };
        scan.moment()
            .ok_or_else(|| MomentError::Malformed(text.to_owned()))?
            .resolve(text)
    }
}

/// The numbers of a text, not yet known to be a day and a time.
struct Fields {
    date: (u32, u32, u32),
    time: Option<(u32, u32, u32, u32)>,
    offset: Option<i32>,
}

impl Fields {
    fn resolve(self, text: &str) -> Result<Parsed, MomentError> {
        let impossible = || MomentError::Impossible(text.to_owned());
        let (year, month, day) = self.date;
        let year = i32::try_from(year).map_err(|_| impossible())?;
        let date = NaiveDate::from_ymd_opt(year, month, day).ok_or_else(impossible)?;
        let time = match self.time {
            None => None,
            Some((24, 0, 0, 0)) => return Err(MomentError::TwentyFour(text.to_owned())),
            Some((hour, minute, second, nano)) => Some(
                NaiveTime::from_hms_nano_opt(hour, minute, second, nano).ok_or_else(impossible)?,
            ),
        };
        let offset = match self.offset {
            None => None,
            Some(seconds) => Some(FixedOffset::east_opt(seconds).ok_or_else(impossible)?),
        };
        Ok(Parsed { date, time, offset })
    }
}

/// A strict reader of the shapes listed in [`MomentError::Malformed`].
struct Scanner<'a> {
    rest: &'a str,
}

impl Scanner<'_> {
    fn moment(&mut self) -> Option<Fields> {
        let year = self.digits(4, 4)?;
        let chinese = self.eat("年");
        let separator = if chinese {
            "月"
        } else {
            ["-", "/"].into_iter().find(|s| self.eat(s))?
        };
        let month = self.digits(1, 2)?;
        if !self.eat(separator) {
            return None;
        }
        let day = self.digits(1, 2)?;
        if chinese && !self.eat("日") {
            return None;
        }
        let date = (year, month, day);
        let spaced = self.eat("T") || self.eat_spaces();
        if self.rest.is_empty() {
            return (!spaced).then_some(Fields {
                date,
                time: None,
                offset: None,
            });
        }
        if !spaced && !chinese {
            return None;
        }
        let time = Some(self.time()?);
        let offset = self.offset()?;
        self.rest
            .is_empty()
            .then_some(Fields { date, time, offset })
    }

    fn time(&mut self) -> Option<(u32, u32, u32, u32)> {
        let hour = self.digits(1, 2)?;
        if self.eat("时") {
            let (mut minute, mut second) = (0, 0);
            if !self.rest.is_empty() {
                minute = self.digits(1, 2)?;
                if !self.eat("分") {
                    return None;
                }
            }
            if !self.rest.is_empty() {
                second = self.digits(1, 2)?;
                if !self.eat("秒") {
                    return None;
                }
            }
            return Some((hour, minute, second, 0));
        }
        if !self.eat(":") {
            return None;
        }
        let minute = self.digits(2, 2)?;
        if !self.eat(":") {
            return Some((hour, minute, 0, 0));
        }
        let second = self.digits(2, 2)?;
        let nano = if self.eat(".") {
            self.nanoseconds()?
        } else {
            0
        };
        Some((hour, minute, second, nano))
    }

    /// `Some(None)`: no offset; `None`: something else is left.
    #[expect(clippy::option_option, reason = "an absent offset is no failure")]
    fn offset(&mut self) -> Option<Option<i32>> {
        if self.rest.is_empty() {
            return Some(None);
        }
        if self.eat("Z") {
            return Some(Some(0));
        }
        self.eat_spaces();
        let sign = if self.eat("+") {
            1
        } else if self.eat("-") {
            -1
        } else {
            return None;
        };
        let hours = self.two_digits()?;
        let minutes = if self.eat(":") || !self.rest.is_empty() {
            self.two_digits()?
        } else {
            0
        };
        if minutes > 59 {
            return None;
        }
        Some(Some(
            sign * i32::try_from(hours * 3600 + minutes * 60).ok()?,
        ))
    }

    fn nanoseconds(&mut self) -> Option<u32> {
        let length = self.digit_run();
        let (digits, rest) = self.rest.split_at_checked(length)?;
        // beyond the ninth digit nothing is kept: chrono's own resolution
        let kept = digits
            .get(..length.min(9))
            .filter(|kept| !kept.is_empty())?;
        let scale = 10_u32.pow(9 - u32::try_from(kept.len()).ok()?);
        self.rest = rest;
        Some(kept.parse::<u32>().ok()? * scale)
    }

    fn digits(&mut self, least: usize, most: usize) -> Option<u32> {
        let length = self.digit_run();
        if !(least..=most).contains(&length) {
            return None;
        }
        let (digits, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        digits.parse().ok()
    }

    /// Two digits, whatever follows them.
    fn two_digits(&mut self) -> Option<u32> {
        let (digits, rest) = self.rest.split_at_checked(2)?;
        self.rest = rest;
        let both = digits.bytes().all(|byte| byte.is_ascii_digit());
        both.then(|| digits.parse().ok())?
    }

    fn digit_run(&self) -> usize {
        self.rest.bytes().take_while(u8::is_ascii_digit).count()
    }

    fn eat(&mut self, token: &str) -> bool {
        match self.rest.strip_prefix(token) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn eat_spaces(&mut self) -> bool {
        let trimmed = self.rest.trim_start();
        let eaten = trimmed.len() < self.rest.len();
        self.rest = trimmed;
        eaten
    }
}
