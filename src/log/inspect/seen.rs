//! What is seen in the cells of a column.

use std::collections::{BTreeMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use chrono::{Datelike, MappedLocalTime, NaiveTime, TimeZone, Timelike};
use serde::Serialize;

use super::header_words::HeaderWords;
use super::looks::{is_a_time_of_day, looks_like_a_time};
use super::orders::Orders;
use crate::day::calendar::WorkCalendar;
use crate::day::schedule::Schedule;
use crate::ground::moment::{Moment, MomentError, Parsed, Precision};
use crate::log::mapping::column::Column;
use crate::log::mapping::mapping::Mapping;
use crate::log::read::spreadsheet_serial::serial;
use crate::log::read::words::{Words, is_usually_empty};
use crate::log::source::record::{Cell, CellKind};

/// How many values of a column are remembered, and how many shapes.
const MOST_VALUES: usize = 1000;
const MOST_SHAPES: usize = 12;

/// What was seen in a column.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ColumnSeen {
    /// Its header, as the log writes it.
    pub header: String,
    /// The cells that are not empty.
    pub filled: u64,
    /// How many different values there are.
    pub different: usize,
    /// The cells whose text usually means that nothing is there, in a column of times;
    /// they do not count as filled.
    pub taken_for_empty: u64,
    /// The commonest values, or the first.
    pub examples: Vec<String>,
    /// The cells that hold a time for certain.
    pub times: u64,
    /// The shapes of the times, and of numbers that could be times: `YYYY`, `N` of
    /// one or two digits, and how many of each.
    pub shapes: BTreeMap<String, u64>,
    /// Times with an offset from UTC.
    pub zoned: u64,
    /// How many times have no zone.
    pub local: u64,
    /// Dates without a time of day.
    pub dates: u64,
    /// Times that could name the day first or the month first.
    pub either_order: u64,
    /// Times that can only name the day first.
    pub day_first: u64,
    /// Times that can only name the month first.
    pub month_first: u64,
    /// Times that can only name the year first, in two digits.
    pub year_first: u64,
    /// Times with a year of two digits.
    pub short_years: u64,
    /// Times with an offset that the clocks of the schedule's zone show otherwise: their
    /// dates are that zone's.
    pub moved: u64,
    /// Local times that the clocks of the schedule's zone showed twice.
    pub repeated_hour: u64,
    /// How many times without a zone are at 00:00:00.
    pub midnight: u64,
    /// Local times at 23:59 or 23:59:59.
    pub last_minute: u64,
    /// Times in years that the calendar does not cover.
    pub outside_calendar: u64,
    /// Numbers that could be a spreadsheet's serials of the years 2000 to 2060.
    pub serials: u64,
    /// Numbers that could be seconds since 1970.
    pub epoch_seconds: u64,
    /// Numbers that could be milliseconds since 1970.
    pub epoch_milliseconds: u64,
    /// Cells that hold an error, or cannot be decoded.
    pub unusable: u64,
    /// Texts that look like times, in a form that is not read.
    pub unread: u64,
    /// Times of day without a date.
    pub times_of_day: u64,
    /// Date cells of a workbook, and those of them whose day is no more than 12.
    #[serde(skip)]
    pub(super) date_cells: [u64; 2],
    /// Of the times, those of digits alone: they may be numbers.
    #[serde(skip)]
    pub(super) solid: u64,
    #[serde(skip)]
    pub(super) unread_example: String,
    #[serde(skip)]
    pub(super) orders: Orders,
    /// The texts without a digit, in a column that may be of times.
    #[serde(skip)]
    pub(super) words: BTreeMap<String, u64>,
    /// The texts taken for empty, and how many cells say each.
    #[serde(skip)]
    pub(super) said_nothing: BTreeMap<String, u64>,
    #[serde(skip)]
    pub(super) values: BTreeMap<String, u64>,
    #[serde(skip)]
    pub(super) told_apart: HashSet<u64>,
}

impl ColumnSeen {
    /// Whether nearly all of its cells hold times, or could.
    pub(super) fn is_of_times(&self) -> bool {
        let times = self.times + self.either_order + self.short_years + self.numbers_as_times();
        let placeholders = self.placeholder().map_or(0, |(_, count)| count);
        let filled = self.filled - placeholders;
        filled > 0 && times * 10 >= filled * 8
    }

    /// The text that most of the other cells of a column of times say, which is likely to
    /// mean that nothing is there, and how many say it. In a column whose header speaks of
    /// time it may be all that its cells say.
    pub(super) fn placeholder(&self) -> Option<(&str, u64)> {
        let times = self.times + self.either_order + self.short_years + self.numbers_as_times();
        let (word, count) = self.words.iter().max_by_key(|(_, count)| **count)?;
        let others = self.filled - times.min(self.filled);
        let is_alone = *count == self.filled && self.speaks_of_time();
        let is_most = *count > 1 && *count * 2 > others && (times > 0 || is_alone);
        is_most.then_some((word, *count))
    }

    /// Whether its cells say nothing, or one word that says as much.
    pub(super) fn is_empty(&self) -> bool {
        let placeholders = self.placeholder().map_or(0, |(_, count)| count);
        self.filled == placeholders
    }

    /// Whether its header speaks of time.
    fn speaks_of_time(&self) -> bool {
        let lower = self.header.to_lowercase();
        let words = ["时间", "日期", "time", "date", "_at", "日"];
        words.iter().any(|word| lower.contains(word))
    }

    /// Whether most of its cells look like times that are not read.
    pub(super) fn is_unread(&self) -> bool {
        self.unread * 2 > self.filled
    }

    /// Whether most of its cells are times of day without a date.
    pub(super) fn is_of_times_of_day(&self) -> bool {
        self.times_of_day * 2 > self.filled
    }

    /// The numbers that could be times, by the likeliest meaning; none in a column
    /// whose header does not speak of time.
    pub(super) fn numbers_as_times(&self) -> u64 {
        let header = HeaderWords::of(&self.header);
        let is_end = header.start().or(header.finish()).is_some();
        if is_end || self.speaks_of_time() {
            self.serials
                .max(self.epoch_seconds)
                .max(self.epoch_milliseconds)
        } else {
            0
        }
    }

    pub(super) fn see(
        &mut self,
        cell: Cell<'_>,
        mapping: &Mapping,
        schedule: &Schedule,
        is_1904: bool,
    ) {
        let calendar = schedule.calendar();
        let text = cell.text();
        if text.is_empty() {
            return;
        }
        let is_called_empty = mapping.empty_words().iter().any(|word| word == text);
        if is_called_empty || is_usually_empty(text) {
            self.taken_for_empty += 1;
            *self.said_nothing.entry(text.to_owned()).or_default() += 1;
            return;
        }
        self.filled += 1;
        self.tell_apart(text);
        if self.values.len() < MOST_VALUES || self.values.contains_key(text) {
            *self.values.entry(text.to_owned()).or_default() += 1;
        }
        match cell.kind() {
            CellKind::Unusable | CellKind::Undecodable => {
                self.unusable += 1;
                return;
            }
            CellKind::Moment(moment) => {
                self.times += 1;
                self.shape("a date cell");
                self.look_at_year(moment.date().year(), calendar);
                let [cells, small] = &mut self.date_cells;
                *cells += 1;
                *small += u64::from(moment.date().day() <= 12);
                match moment.precision() {
                    Precision::Date => self.dates += 1,
                    Precision::Timestamp => self.see_local(moment.earliest().time()),
                }
                return;
            }
            CellKind::Number(number) if serial(number, is_1904).is_some() && text.len() < 8 => {
                self.see_number(text);
                return;
            }
            _ => {}
        }
        if let Ok(number) = text.parse::<f64>()
            && number > 9999.0
            && ![8, 14].contains(&text.len())
        {
            self.see_number(text);
            return;
        }
        let options = mapping.times();
        let (order, century) = (options.day_order, options.century);
        match Parsed::read_of(text, order, century) {
            Ok(parsed) => self.see_parsed(text, parsed, century, schedule),
            Err(MomentError::DayOrder(_)) => {
                self.either_order += 1;
                self.see_unclear(text, century);
            }
            Err(MomentError::YearDigits(_)) => {
                self.short_years += 1;
                self.see_unclear(text, century);
            }
            Err(MomentError::Impossible(_)) => {}
            Err(_) => self.see_other(text),
        }
    }

    fn see_parsed(
        &mut self,
        text: &str,
        parsed: Parsed,
        century: Option<u16>,
        schedule: &Schedule,
    ) {
        let is_solid = text.bytes().all(|byte| byte.is_ascii_digit());
        if is_solid && !(1900..=2100).contains(&parsed.date.year()) {
            return;
        }
        self.times += 1;
        self.solid += u64::from(is_solid);
        self.shape(&mask(text));
        self.look_at_year(parsed.date.year(), schedule.calendar());
        if parsed.is_year_last || parsed.is_short_year {
            self.orders.see(text, century);
        }
        if let (Some(time), Some(_)) = (parsed.time, parsed.offset) {
            let zone = schedule.zone();
            let moved = Moment::from_parsed(text, parsed, zone, zone)
                .is_ok_and(|moment| moment.earliest() != parsed.date.and_time(time));
            self.moved += u64::from(moved);
        }
        if let (Some(time), None) = (parsed.time, parsed.offset) {
            let local = parsed.date.and_time(time);
            let shown = schedule.zone().from_local_datetime(&local);
            self.repeated_hour += u64::from(matches!(shown, MappedLocalTime::Ambiguous(..)));
        }
        self.see_clock(&parsed);
    }

    /// A time whose date is not known for sure: all but its date counts.
    fn see_unclear(&mut self, text: &str, century: Option<u16>) {
        self.shape(&mask(text));
        if let Some(parsed) = self.orders.see(text, century) {
            self.see_clock(&parsed);
        }
    }

    fn see_clock(&mut self, parsed: &Parsed) {
        match (parsed.time, parsed.offset) {
            (None, _) => self.dates += 1,
            (Some(_), Some(_)) => self.zoned += 1,
            (Some(time), None) => self.see_local(time),
        }
    }

    /// Counts as filled what was taken for empty, and is not by the words of the mapping
    /// in a column that is known to be this: of a start, `处理中` says nothing that is read.
    pub(super) fn look_again(&mut self, column: Column, words: &Words) {
        let is_value = |text: &String| {
            let kind = CellKind::Text;
            let cell = Cell { kind, text };
            !words.said(Some(column), cell, false).text().is_empty()
        };
        let mut is_changed = false;
        for (text, count) in std::mem::take(&mut self.said_nothing) {
            if !is_value(&text) {
                self.said_nothing.insert(text, count);
                continue;
            }
            is_changed = true;
            self.taken_for_empty -= count;
            self.filled += count;
            self.tell_apart(&text);
            *self.values.entry(text.clone()).or_default() += count;
            *self.words.entry(text).or_default() += count;
        }
        if is_changed {
            self.finish();
        }
    }

    fn tell_apart(&mut self, text: &str) {
        let mut hasher = DefaultHasher::new();
        text.hash(&mut hasher);
        self.told_apart.insert(hasher.finish());
    }

    /// A text that is not read as a time.
    fn see_other(&mut self, text: &str) {
        const MOST_WORDS: usize = 50;
        if is_a_time_of_day(text) {
            self.times_of_day += 1;
        } else if looks_like_a_time(text) {
            self.unread += 1;
            if self.unread_example.is_empty() {
                text.clone_into(&mut self.unread_example);
            }
        }
        let is_word = !text.contains(|c: char| c.is_ascii_digit());
        if is_word && (self.words.len() < MOST_WORDS || self.words.contains_key(text)) {
            *self.words.entry(text.to_owned()).or_default() += 1;
        }
    }

    fn see_local(&mut self, time: NaiveTime) {
        self.local += 1;
        self.midnight += u64::from(time == NaiveTime::MIN);
        let is_last = time.hour() == 23 && time.minute() == 59 && matches!(time.second(), 0 | 59);
        self.last_minute += u64::from(is_last);
    }

    fn see_number(&mut self, text: &str) {
        let whole = text.split('.').next().unwrap_or_default();
        let Ok(number) = whole.parse::<i64>() else {
            return;
        };
        match number {
            36_526..=58_800 => self.serials += 1,
            946_684_800..=2_871_763_200 => self.epoch_seconds += 1,
            946_684_800_000..=2_871_763_200_000 => self.epoch_milliseconds += 1,
            _ => return self.see_other(text),
        }
        self.shape(&format!("a number of {} digits", whole.len()));
    }

    fn look_at_year(&mut self, year: i32, calendar: &WorkCalendar) {
        let (first, last) = calendar.coverage();
        self.outside_calendar += u64::from(!(first.year()..=last.year()).contains(&year));
    }

    fn shape(&mut self, shape: &str) {
        let shape = if self.shapes.len() < MOST_SHAPES || self.shapes.contains_key(shape) {
            shape
        } else {
            "others"
        };
        *self.shapes.entry(shape.to_owned()).or_default() += 1;
    }

    /// The commonest values.
    pub(super) fn finish(&mut self) {
        self.different = self.told_apart.len();
        [self.day_first, self.month_first, self.year_first] = self.orders.only();
        // digits that happen to be dates, among others that are none, are numbers
        if self.solid > 0 && self.solid == self.times && !self.is_of_times() {
            (self.times, self.solid, self.dates) = (0, 0, 0);
            (self.local, self.midnight, self.last_minute) = (0, 0, 0);
            self.outside_calendar = 0;
            self.shapes.clear();
        }
        let mut common: Vec<(&String, &u64)> = self.values.iter().collect();
        common.sort_by(|(one, of_one), (other, of_other)| {
            of_other.cmp(of_one).then_with(|| one.cmp(other))
        });
        let short = |text: &str| text.chars().take(60).collect();
        self.examples = common.iter().take(3).map(|(text, _)| short(text)).collect();
    }
}

/// The shape of a time: its digits as `YYYY`, as `N` of one or two, or as `#` and
/// their number.
fn mask(text: &str) -> String {
    let mut shape = String::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let taken = match digits {
            0 => {
                shape.push(first);
                first.len_utf8()
            }
            1 | 2 => {
                shape.push('N');
                digits
            }
            4 => {
                shape.push_str("YYYY");
                digits
            }
            other => {
                shape.push_str(&format!("#{other}"));
                digits
            }
        };
        rest = rest.get(taken..).unwrap_or_default();
    }
    shape
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shape_is_the_text_with_its_digits_masked() {
        for (text, shape) in [
            ("2023-06-07 09:05", "YYYY-N-N N:N"),
            ("2023/6/7 9:05", "YYYY/N/N N:N"),
            ("20230607", "#8"),
            ("2023年6月7日", "YYYY年N月N日"),
            ("2023-06-07T09:05:00.123+02:00", "YYYY-N-NTN:N:N.#3+N:N"),
        ] {
            assert_eq!(mask(text), shape);
        }
    }
}
