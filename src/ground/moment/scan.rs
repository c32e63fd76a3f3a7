//! The shapes in which times are written.

use chrono::{Datelike, FixedOffset, NaiveDate, NaiveTime};

use super::day_order::DayOrder;
use super::error::MomentError;
use super::spelling::{Plain, plain};
use super::written_date::{Date, Short};

/// What a text says, before any zone is applied.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Parsed {
    pub(crate) date: NaiveDate,
    pub(crate) time: Option<NaiveTime>,
    pub(crate) offset: Option<FixedOffset>,
    /// Whether the year came last.
    #[cfg_attr(not(feature = "csv"), expect(dead_code, reason = "logs count it"))]
    pub(crate) is_year_last: bool,
    /// Whether the year had two digits.
    #[cfg_attr(not(feature = "csv"), expect(dead_code, reason = "logs count it"))]
    pub(crate) is_short_year: bool,
    /// Whether it was written 24:00 of the day before.
    pub(crate) is_end_of_day: bool,
}

impl Parsed {
    pub(crate) fn read(text: &str, order: DayOrder) -> Result<Self, MomentError> {
        Self::read_of(text, order, None)
    }

    /// With the century of years of two digits, such as 2000, where one is stated.
    pub(crate) fn read_of(
        text: &str,
        order: DayOrder,
        century: Option<u16>,
    ) -> Result<Self, MomentError> {
        let trimmed = text.trim();
        if let Some(fields) = (Scanner { rest: trimmed }).moment() {
            return fields.resolve(text, order, century);
        }
        let malformed = || MomentError::Malformed(text.to_owned());
        let Plain {
            text: plain,
            weekday,
            names_zone,
        } = plain(trimmed).ok_or_else(malformed)?;
        let fields = (Scanner { rest: plain.trim() }).moment();
        let fields = fields.ok_or_else(malformed)?;
        if names_zone {
            // such letters are of a time of day
            return Err(match fields.time {
                Some(_) => MomentError::ZoneName(text.to_owned()),
                None => malformed(),
            });
        }
        let parsed = fields.resolve(text, order, century)?;
        let written = match parsed.is_end_of_day {
            true => parsed.date.pred_opt(),
            false => Some(parsed.date),
        };
        match weekday {
            Some(weekday) if written.is_none_or(|date| date.weekday() != weekday) => {
                Err(MomentError::Weekday(text.to_owned()))
            }
            _ => Ok(parsed),
        }
    }
}

/// The numbers of a text, not yet known to be a day and a time.
struct Fields {
    date: Date,
    time: Option<Time>,
    offset: Option<i32>,
}

/// The numbers of a time of day.
#[derive(Clone, Copy)]
struct Time {
    hour: u32,
    minute: u32,
    second: u32,
    nano: u32,
    half: Option<Half>,
}

/// A half of the day.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Half {
    Morning,
    Afternoon,
}

impl Time {
    const fn new(hour: u32, minute: u32, second: u32, nano: u32) -> Self {
        Self {
            hour,
            minute,
            second,
            nano,
            half: None,
        }
    }

    /// The hour from 0 to 23; `None` where the half of the day contradicts it.
    const fn hour(self) -> Option<u32> {
        match (self.half, self.hour) {
            (None, hour) => Some(hour),
            (Some(Half::Morning), 12) => Some(0),
            (Some(Half::Morning), hour @ 0..12) => Some(hour),
            (Some(Half::Afternoon), hour @ 1..12) => Some(hour + 12),
            (Some(Half::Afternoon), hour @ 12..24) => Some(hour),
            _ => None,
        }
    }
}

impl Fields {
    fn resolve(
        self,
        text: &str,
        order: DayOrder,
        century: Option<u16>,
    ) -> Result<Parsed, MomentError> {
        let impossible = || MomentError::Impossible(text.to_owned());
        let (year, month, day) = self.date.ordered(text, order, century)?;
        let year = i32::try_from(year).map_err(|_| impossible())?;
        let no_such_day = || match (self.date, order) {
            (Date::YearLast(..), DayOrder::DayFirst | DayOrder::MonthFirst)
            | (Date::Short(_), _) => MomentError::NotInOrder {
                text: text.to_owned(),
                order,
            },
            _ => impossible(),
        };
        let mut date = NaiveDate::from_ymd_opt(year, month, day).ok_or_else(no_such_day)?;
        let mut is_end_of_day = false;
        let time = match self.time {
            None => None,
            // the end of a day is the beginning of the next
            Some(Time {
                hour: 24,
                minute: 0,
                second: 0,
                nano: 0,
                half: None,
            }) => {
                is_end_of_day = true;
                date = date.succ_opt().ok_or_else(impossible)?;
                Some(NaiveTime::MIN)
            }
            Some(time) => {
                let hour = time.hour().ok_or_else(impossible)?;
                let time = NaiveTime::from_hms_nano_opt(hour, time.minute, time.second, time.nano);
                Some(time.ok_or_else(impossible)?)
            }
        };
        let offset = match self.offset {
            None => None,
            Some(seconds) => Some(FixedOffset::east_opt(seconds).ok_or_else(impossible)?),
        };
        Ok(Parsed {
            date,
            time,
            offset,
            is_year_last: match self.date {
                Date::YearLast(..) => true,
                Date::Short(_) => order != DayOrder::YearFirst,
                Date::YearFirst(..) | Date::ShortYear(..) => false,
            },
            is_short_year: matches!(self.date, Date::Short(_) | Date::ShortYear(..)),
            is_end_of_day,
        })
    }
}

/// A strict reader of the shapes listed in [`MomentError::Malformed`].
struct Scanner<'a> {
    rest: &'a str,
}

impl Scanner<'_> {
    fn moment(&mut self) -> Option<Fields> {
        let (mut chinese, mut compact) = (false, false);
        let date = match self.digit_run() {
            14 => return self.compact_timestamp(),
            8 => {
                compact = true;
                self.compact_date()?
            }
            4 => {
                let year = self.digits(4, 4)?;
                chinese = self.eat("年");
                let separator = if chinese { "月" } else { self.separator()? };
                let month = self.digits(1, 2)?;
                if !self.eat(separator) {
                    return None;
                }
                let day = self.digits(1, 2)?;
                if chinese && !self.eat("日") {
                    return None;
                }
                Date::YearFirst(year, month, day)
            }
            _ => {
                let may_begin = self.digit_run() == 2;
                let one = self.digits(1, 2)?;
                chinese = self.eat("年");
                let separator = if chinese { "月" } else { self.separator()? };
                let other = self.digits(1, 2)?;
                let names_month = !chinese && self.eat("月");
                if !self.eat(separator) {
                    return None;
                }
                if chinese {
                    let day = self.digits(1, 2)?;
                    if !self.eat("日") {
                        return None;
                    }
                    Date::ShortYear(one, other, day)
                } else if self.digit_run() == 4 && !names_month {
                    Date::YearLast(one, other, self.digits(4, 4)?)
                } else {
                    let may_end = self.digit_run() == 2;
                    let third = self.digits(1, 2)?;
                    if !may_begin && !may_end {
                        return None;
                    }
                    Date::Short(Short {
                        numbers: (one, other, third),
                        may_begin,
                        may_end,
                        names_month,
                    })
                }
            }
        };
        let begins_with_t = self.eat("T");
        let spaced = begins_with_t || self.eat_spaces();
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
        let time = Some(match self.digit_run() {
            4 | 6 if compact => self.compact_clock()?,
            _ => {
                let from = self.rest;
                let time = self.time()?;
                let written = from.len() - self.rest.len();
                // 14:00-17:00 is from then to then, and not a zone in the middle of an ocean
                let is_to_the_minute = written <= "14:00".len() && !begins_with_t;
                let to = self.rest.trim_start().strip_prefix('-');
                let is_range = to.is_some_and(|to| to.contains(':') || self.rest.starts_with('-'));
                if is_to_the_minute && is_range {
                    return None;
                }
                time
            }
        });
        let offset = self.offset()?;
        self.rest
            .is_empty()
            .then_some(Fields { date, time, offset })
    }

    /// `0930` or `093000`, with a fraction of the second or without.
    fn compact_clock(&mut self) -> Option<Time> {
        let (hour, minute) = (self.leading(2)?, self.leading(2)?);
        if self.digit_run() == 0 {
            return Some(Time::new(hour, minute, 0, 0));
        }
        let second = self.leading(2)?;
        Some(Time::new(hour, minute, second, self.fraction()?))
    }

    /// `20230607`.
    fn compact_date(&mut self) -> Option<Date> {
        let (year, month) = (self.leading(4)?, self.leading(2)?);
        Some(Date::YearFirst(year, month, self.leading(2)?))
    }

    /// `20230607093000`.
    fn compact_timestamp(&mut self) -> Option<Fields> {
        let date = self.compact_date()?;
        let (hour, minute) = (self.leading(2)?, self.leading(2)?);
        let time = Some(Time::new(hour, minute, self.leading(2)?, 0));
        let offset = self.offset()?;
        self.rest
            .is_empty()
            .then_some(Fields { date, time, offset })
    }

    fn separator(&mut self) -> Option<&'static str> {
        ["-", "/", "."].into_iter().find(|s| self.eat(s))
    }

    /// A time of day, with the half of the day before it (上午, 下午) or after it (AM, PM,
    /// 上午, 下午) where it is counted in halves.
    fn time(&mut self) -> Option<Time> {
        let before = [("上午", Half::Morning), ("下午", Half::Afternoon)]
            .into_iter()
            .find_map(|(word, half)| self.eat(word).then_some(half));
        self.eat_spaces();
        let mut time = self.clock()?;
        let spaced = self.rest;
        self.eat_spaces();
        let after = [
            ("AM", Half::Morning),
            ("am", Half::Morning),
            ("PM", Half::Afternoon),
            ("pm", Half::Afternoon),
            ("上午", Half::Morning),
            ("下午", Half::Afternoon),
        ]
        .into_iter()
        .find_map(|(word, half)| self.eat(word).then_some(half));
        if after.is_none() {
            self.rest = spaced;
        }
        time.half = match (before, after) {
            (Some(_), Some(_)) => return None,
            (before, after) => before.or(after),
        };
        Some(time)
    }

    fn clock(&mut self) -> Option<Time> {
        let hour = self.digits(1, 2)?;
        if self.eat("时") {
            let (mut minute, mut second) = (0, 0);
            if self.digit_run() > 0 {
                minute = self.digits(1, 2)?;
                if !self.eat("分") {
                    return None;
                }
                if self.digit_run() > 0 {
                    second = self.digits(1, 2)?;
                    if !self.eat("秒") {
                        return None;
                    }
                }
            }
            return Some(Time::new(hour, minute, second, 0));
        }
        if !self.eat(":") {
            return None;
        }
        // a minute of one digit at the end may be one that was cut short
        let is_whole = self.digit_run() == 2;
        let minute = self.digits(1, 2)?;
        if !self.eat(":") {
            return is_whole.then_some(Time::new(hour, minute, 0, 0));
        }
        let second = self.digits(1, 2)?;
        Some(Time::new(hour, minute, second, self.fraction()?))
    }

    /// The nanoseconds of a fraction of the second; 0 where there is none.
    fn fraction(&mut self) -> Option<u32> {
        match self.eat(".") {
            true => self.nanoseconds(),
            false => Some(0),
        }
    }

    /// `Some(None)`: no offset; `None`: something else is left.
    #[expect(clippy::option_option, reason = "an absent offset is not a failure")]
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
        let hours = self.leading(2)?;
        let minutes = if self.eat(":") || !self.rest.is_empty() {
            self.leading(2)?
        } else {
            0
        };
        if minutes > 59 {
            return None;
        }
        let offset = sign * i32::try_from(hours * 3600 + minutes * 60).ok()?;
        // no zone is further from UTC
        (-12 * 3600..=14 * 3600)
            .contains(&offset)
            .then_some(Some(offset))
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

    /// So many digits, whatever follows them.
    fn leading(&mut self, length: usize) -> Option<u32> {
        let (digits, rest) = self.rest.split_at_checked(length)?;
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
