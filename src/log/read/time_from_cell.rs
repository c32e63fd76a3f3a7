//! From a cell to a moment: times as logs write them.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Timelike};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::spreadsheet_serial::serial;
use crate::ground::moment::{DayOrder, Moment, MomentError, Parsed, Precision};
use crate::log::mapping::time_options::{Numbers, PlaceholderTime, RepeatedHour, TimeOptions};
use crate::log::source::record::{Cell, CellKind};

/// How many times of which sort were read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TimesSeen {
    /// With an offset from UTC, or counted from 1970 in UTC.
    pub zoned: u64,
    /// Without one: local wall-clock time, read in the zone stated.
    pub local: u64,
    /// Dates without a time of day.
    pub dates: u64,
    /// Numbers read as serials or as counts from 1970.
    pub numbers: u64,
    /// With the year last, read by the order stated, or the only one possible.
    pub year_last: u64,
    /// Shown twice by the clocks of their zone, and settled by the mapping.
    pub repeated_hour: u64,
    /// How many times of day are 00:00:00, which may stand for a date alone.
    pub midnight: u64,
    /// How many times of day are 23:59 or 23:59:59, which may stand for a date alone.
    pub last_minute: u64,
    /// Of those at 00:00 or 23:59, how many were taken for dates alone.
    pub taken_for_dates: u64,
    /// Of those with an offset, how many the clocks of the schedule's zone show otherwise:
    /// their dates are that zone's.
    pub moved: u64,
    /// Of those, how many fall on another date there.
    pub moved_to_another_date: u64,
    /// Written 24:00, and read as 00:00 of the next day.
    pub ends_of_day: u64,
    /// With a year of two digits, of the century that the mapping states.
    pub short_years: u64,
}

impl TimesSeen {
    /// Adds those of another part of the log.
    pub(crate) const fn add(&mut self, other: &Self) {
        self.zoned += other.zoned;
        self.local += other.local;
        self.dates += other.dates;
        self.numbers += other.numbers;
        self.year_last += other.year_last;
        self.repeated_hour += other.repeated_hour;
        self.midnight += other.midnight;
        self.last_minute += other.last_minute;
        self.taken_for_dates += other.taken_for_dates;
        self.moved += other.moved;
        self.moved_to_another_date += other.moved_to_another_date;
        self.ends_of_day += other.ends_of_day;
        self.short_years += other.short_years;
    }

    /// How many times were read in all.
    #[must_use]
    pub const fn all(&self) -> u64 {
        self.zoned + self.local + self.dates
    }
}

/// Reads the cells of a log that hold times.
#[derive(Clone, Debug)]
pub(crate) struct TimeReader {
    options: TimeOptions,
    written_in: Tz,
    zone: Tz,
    has_1904_dates: bool,
    is_workbook: bool,
    seen: TimesSeen,
}

impl TimeReader {
    /// A reader of times for a schedule in `zone`.
    pub(crate) fn new(options: &TimeOptions, zone: Tz) -> Self {
        Self {
            options: options.clone(),
            written_in: options.zone.unwrap_or(zone),
            zone,
            has_1904_dates: false,
            is_workbook: false,
            seen: TimesSeen::default(),
        }
    }

    /// For the cells of a workbook.
    pub(crate) const fn of_workbook(mut self, has_1904_dates: bool) -> Self {
        self.is_workbook = true;
        self.has_1904_dates = has_1904_dates;
        self
    }

    /// The zone that times without one are read in.
    pub(crate) const fn written_in(&self) -> Tz {
        self.written_in
    }

    /// What was read so far.
    pub(crate) const fn seen(&self) -> TimesSeen {
        self.seen
    }

    /// Reads a cell that is not empty.
    pub(crate) fn read(&mut self, cell: Cell<'_>) -> Result<Moment, MomentError> {
        if let CellKind::Moment(moment) = cell.kind() {
            return self.local(moment, cell.text());
        }
        if let Some(moment) = self.number(cell)? {
            return Ok(moment);
        }
        self.text(cell.text())
    }

    /// Reads a text that is not a number by itself.
    pub(crate) fn text(&mut self, text: &str) -> Result<Moment, MomentError> {
        let (order, century) = (self.options.day_order, self.options.century);
        let parsed = Parsed::read_of(text, order, century)?;
        let moment = Moment::from_parsed(text, parsed, self.written_in, self.zone)
            .or_else(|error| self.settle_repeated(error))?;
        self.seen.year_last += u64::from(parsed.is_year_last);
        self.seen.ends_of_day += u64::from(parsed.is_end_of_day);
        self.seen.short_years += u64::from(parsed.is_short_year);
        Ok(match (parsed.time, parsed.offset) {
            (None, _) => {
                self.seen.dates += 1;
                moment
            }
            (Some(time), offset) => {
                match offset {
                    Some(_) => {
                        self.seen.zoned += 1;
                        self.see_moved(parsed.date.and_time(time), moment);
                    }
                    None => self.seen.local += 1,
                }
                // the date as it was written, not as another zone shows it
                match self.placeholder(parsed.date, time, parsed.is_end_of_day) {
                    Some(date) => Moment::on(date),
                    None => moment,
                }
            }
        })
    }

    /// Notes whether a time with an offset stands otherwise on the clocks of the
    /// schedule's zone.
    fn see_moved(&mut self, written: NaiveDateTime, moment: Moment) {
        let is_moved = moment.earliest() != written;
        self.seen.moved += u64::from(is_moved);
        let is_another = is_moved && moment.date() != written.date();
        self.seen.moved_to_another_date += u64::from(is_another);
    }

    /// A local moment that came as such.
    fn local(&mut self, moment: Moment, text: &str) -> Result<Moment, MomentError> {
        match moment.precision() {
            // whether it shows a time of day the cell does not say
            Precision::Date if self.options.midnight != PlaceholderTime::Time => {
                self.seen.dates += 1;
                Ok(moment)
            }
            Precision::Date | Precision::Timestamp => {
                let at = moment.earliest();
                let read = Moment::from_local(at, self.written_in, self.zone)
                    .or_else(|error| self.settle_repeated(error))
                    .map_err(|_| MomentError::Impossible(text.to_owned()))?;
                self.seen.local += 1;
                Ok(match self.placeholder(at.date(), at.time(), false) {
                    Some(date) => Moment::on(date),
                    None => read,
                })
            }
        }
    }

    /// A local time shown twice, by what the mapping says of such.
    fn settle_repeated(&mut self, error: MomentError) -> Result<Moment, MomentError> {
        let MomentError::Ambiguous { local, zone } = error else {
            return Err(error);
        };
        let times = zone.from_local_datetime(&local);
        let chosen = match self.options.repeated_hour {
            RepeatedHour::Refused => None,
            RepeatedHour::First => times.earliest(),
            RepeatedHour::Second => times.latest(),
        };
        let chosen = chosen.ok_or(error)?;
        self.seen.repeated_hour += 1;
        Ok(Moment::from_zoned(&chosen, self.zone))
    }

    /// The date that a time which stands for «not known» leaves. 24:00 is the last
    /// minute of the day before.
    fn placeholder(
        &mut self,
        date: NaiveDate,
        time: NaiveTime,
        is_end_of_day: bool,
    ) -> Option<NaiveDate> {
        let is_midnight = time == NaiveTime::MIN && !is_end_of_day;
        let is_last = time.hour() == 23 && time.minute() == 59 && matches!(time.second(), 0 | 59);
        let is_last = is_last || is_end_of_day;
        self.seen.midnight += u64::from(is_midnight);
        self.seen.last_minute += u64::from(is_last);
        let is_taken = (is_midnight && self.options.midnight == PlaceholderTime::DateAlone)
            || (is_last && self.options.last_minute == PlaceholderTime::DateAlone);
        self.seen.taken_for_dates += u64::from(is_taken);
        let written = match is_end_of_day {
            true => date.pred_opt()?,
            false => date,
        };
        is_taken.then_some(written)
    }

    /// The keys of what the mapping says of times that no time met.
    pub(crate) fn not_met(&self) -> Vec<String> {
        let (options, seen) = (&self.options, &self.seen);
        let entries = [
            ("zone", options.zone.is_some(), seen.local),
            (
                "day_order",
                options.day_order != DayOrder::Unknown,
                seen.year_last + seen.short_years,
            ),
            ("century", options.century.is_some(), seen.short_years),
            (
                "numbers",
                options.numbers != Numbers::AsTheFileSays,
                seen.numbers,
            ),
            (
                "repeated_hour",
                options.repeated_hour != RepeatedHour::Refused,
                seen.repeated_hour,
            ),
            (
                "midnight",
                options.midnight != PlaceholderTime::AsWritten,
                seen.midnight,
            ),
            (
                "last_minute",
                options.last_minute != PlaceholderTime::AsWritten,
                seen.last_minute,
            ),
        ];
        let unmet = entries
            .into_iter()
            .filter(|(_, is_said, met)| *is_said && *met == 0);
        unmet.map(|(key, ..)| format!("times.{key}")).collect()
    }

    /// What a number means; `None` where it is to be read as text, as
    /// `20230607` is.
    fn number(&mut self, cell: Cell<'_>) -> Result<Option<Moment>, MomentError> {
        let text = cell.text();
        let number = match cell.kind() {
            CellKind::Number(number) => number,
            // only where the mapping says what numbers mean
            _ if self.options.numbers == Numbers::AsTheFileSays => return Ok(None),
            _ => match text.parse::<f64>() {
                Ok(number) => number,
                Err(_) => return Ok(None),
            },
        };
        let is_1904 = match self.options.numbers {
            Numbers::AsTheFileSays if self.is_workbook => self.has_1904_dates,
            Numbers::AsTheFileSays => return Ok(None),
            Numbers::ExcelSerial => false,
            Numbers::ExcelSerial1904 => true,
            Numbers::EpochSeconds => return self.epoch(number, 1000.0, text).map(Some),
            Numbers::EpochMilliseconds => return self.epoch(number, 1.0, text).map(Some),
        };
        let Some(moment) = serial(number, is_1904) else {
            return Ok(None);
        };
        let moment = self.local(moment, text)?;
        self.seen.numbers += 1;
        Ok(Some(moment))
    }

    fn epoch(&mut self, number: f64, millis: f64, text: &str) -> Result<Moment, MomentError> {
        // the years from 1 to 9999
        const BOUND: f64 = 253_402_300_800_000.0;
        let number = (number * millis).round();
        let number = Some(number).filter(|number| number.abs() < BOUND);
        #[expect(clippy::cast_possible_truncation, reason = "within bounds")]
        let utc = number.and_then(|number| DateTime::from_timestamp_millis(number as i64));
        let utc = utc.ok_or_else(|| MomentError::Impossible(text.to_owned()))?;
        self.seen.zoned += 1;
        self.seen.numbers += 1;
        Ok(Moment::from_zoned(&utc, self.zone))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reader(options: &TimeOptions) -> TimeReader {
        TimeReader::new(options, chrono_tz::Asia::Shanghai)
    }

    fn cell(kind: CellKind, text: &str) -> Cell<'_> {
        Cell { kind, text }
    }

    fn read(options: &TimeOptions, text: &str) -> Result<String, String> {
        let read = reader(options).read(cell(CellKind::Text, text));
        read.map(|m| m.to_string()).map_err(|e| e.to_string())
    }

    #[test]
    fn numbers_mean_what_the_mapping_says_and_nothing_else() {
        let with = |numbers| TimeOptions {
            numbers,
            ..TimeOptions::default()
        };
        let ok = |text: &str| Ok(text.to_owned());
        assert_eq!(
            read(&with(Numbers::EpochSeconds), "1686099900"),
            ok("2023-06-07 09:05:00")
        );
        assert_eq!(
            read(&with(Numbers::EpochSeconds), "1686099900.5"),
            ok("2023-06-07 09:05:00.500")
        );
        assert_eq!(
            read(&with(Numbers::EpochMilliseconds), "1686099900250"),
            ok("2023-06-07 09:05:00.250")
        );
        assert_eq!(read(&with(Numbers::ExcelSerial), "45084"), ok("2023-06-07"));
        assert_eq!(
            read(&with(Numbers::ExcelSerial1904), "43622"),
            ok("2023-06-07")
        );
        assert_eq!(
            read(&with(Numbers::ExcelSerial), "20230607"),
            ok("2023-06-07")
        );
        assert!(read(&with(Numbers::EpochSeconds), "1e300").is_err());
        assert!(read(&TimeOptions::default(), "45084").is_err());
        assert!(read(&TimeOptions::default(), "1686099900").is_err());
        let number = |text: &str| {
            let kind = CellKind::Number(text.parse().unwrap());
            reader(&TimeOptions::default())
                .of_workbook(false)
                .read(cell(kind, text))
        };
        assert_eq!(number("45084").unwrap().to_string(), "2023-06-07");
        assert_eq!(number("20230607").unwrap().to_string(), "2023-06-07");
        assert!(number("7").is_err());
    }

    #[test]
    fn the_order_of_day_and_month_is_given_or_evident() {
        let with = |day_order| TimeOptions {
            day_order,
            ..TimeOptions::default()
        };
        let ok = |text: &str| Ok(text.to_owned());
        assert_eq!(
            read(&with(DayOrder::DayFirst), "07/06/2023 9:05"),
            ok("2023-06-07 09:05:00")
        );
        assert_eq!(
            read(&with(DayOrder::MonthFirst), "06.07.2023"),
            ok("2023-06-07")
        );
        assert_eq!(
            read(&with(DayOrder::Unknown), "25/06/2023"),
            ok("2023-06-25")
        );
        assert_eq!(
            read(&with(DayOrder::Unknown), "06/06/2023"),
            ok("2023-06-06")
        );
        assert!(read(&with(DayOrder::MonthFirst), "25/06/2023").is_err());
        assert_eq!(
            read(&with(DayOrder::Unknown), "07/06/2023").unwrap_err(),
            "`07/06/2023` may name the day first or the month first; write the year first, or say which comes first"
        );
    }

    #[test]
    fn local_times_are_read_in_the_zone_of_the_log() {
        let options = TimeOptions {
            zone: Some(chrono_tz::Europe::Amsterdam),
            midnight: PlaceholderTime::DateAlone,
            ..TimeOptions::default()
        };
        let mut times = reader(&options);
        let mut read = |text| times.read(cell(CellKind::Text, text)).unwrap().to_string();
        assert_eq!(read("2023-06-07 09:00"), "2023-06-07 15:00:00");
        assert_eq!(read("2023-06-07 09:00+02:00"), "2023-06-07 15:00:00");
        assert_eq!(read("2023-06-07 00:00"), "2023-06-07");
        assert_eq!(read("2023-06-07"), "2023-06-07");
        let twice = times.read(cell(CellKind::Text, "2010-10-31 02:06"));
        assert!(twice.unwrap_err().to_string().contains("happened twice"));
        times.options.repeated_hour = RepeatedHour::Second;
        let settled = times.read(cell(CellKind::Text, "2010-10-31 02:06"));
        assert_eq!(settled.unwrap().to_string(), "2010-10-31 09:06:00");
        times.options.repeated_hour = RepeatedHour::First;
        let settled = times.read(cell(CellKind::Text, "2010-10-31 02:06"));
        assert_eq!(settled.unwrap().to_string(), "2010-10-31 08:06:00");
        let seen = times.seen();
        assert_eq!(
            (seen.local, seen.zoned, seen.dates, seen.all()),
            (4, 1, 1, 6)
        );
        assert_eq!((seen.midnight, seen.taken_for_dates), (1, 1));
    }
}
