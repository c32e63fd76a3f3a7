//! Random offices: a calendar and office hours, described once and built twice, for the library
//! and for the naive model, by code that shares nothing but the description.
#![allow(dead_code, missing_docs, unreachable_pub)]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)]

use std::fmt::{self, Write as _};

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Weekday, WeekdaySet};
use proptest::collection::{btree_set, vec};
use proptest::prelude::*;
use shixian::day::{HoursError, Overlay, WorkCalendar};
use shixian::{OfficeHours, Schedule};

use super::facts::{CHINA_DAYS, CHINA_FIRST, day, is_weekend};
use super::naive::{Day, World};

pub const WEEK: [Weekday; 7] = [
    Weekday::Mon,
    Weekday::Tue,
    Weekday::Wed,
    Weekday::Thu,
    Weekday::Fri,
    Weekday::Sat,
    Weekday::Sun,
];

// -- Calendars --

/// A calendar: a base and layers of days flipped over it.
#[derive(Clone, Debug)]
pub struct CalendarSpec {
    pub base: Base,
    pub layers: Vec<Layer>,
}

#[derive(Clone, Debug)]
pub enum Base {
    China,
    /// The weekdays worked from Monday on, the first day, the number of days.
    Weekly([bool; 7], NaiveDate, u32),
}

/// Periods, each as the first day's number in the coverage (modulo its length) and the days after
/// it; those off apply before those worked.
#[derive(Clone, Debug)]
pub struct Layer {
    pub off: Vec<(u32, u32)>,
    pub worked: Vec<(u32, u32)>,
}

impl CalendarSpec {
    pub fn china() -> Self {
        CalendarSpec {
            base: Base::China,
            layers: Vec::new(),
        }
    }

    pub fn first(&self) -> NaiveDate {
        match self.base {
            Base::China => CHINA_FIRST,
            Base::Weekly(_, first, _) => first,
        }
    }

    pub fn length(&self) -> u32 {
        match self.base {
            Base::China => u32::try_from(CHINA_DAYS.len()).unwrap(),
            Base::Weekly(_, _, length) => length,
        }
    }

    pub fn date(&self, index: u32) -> NaiveDate {
        self.first() + Days::new(u64::from(index))
    }

    fn last(&self) -> NaiveDate {
        self.date(self.length() - 1)
    }

    /// The first and last index of a period, cut to the coverage.
    fn period(&self, (first, more): (u32, u32)) -> (u32, u32) {
        let first = first % self.length();
        (first, (first + more).min(self.length() - 1))
    }

    /// The days as the naive model sees them.
    pub fn days(&self) -> Vec<Day> {
        let mut days = match self.base {
            Base::China => CHINA_DAYS.clone(),
            Base::Weekly(worked, _, length) => {
                let weekday = |i| self.date(i).weekday().num_days_from_monday() as usize;
                let kind = |i| match worked[weekday(i)] {
                    true => Day::Working,
                    false => Day::Weekend,
                };
                (0..length).map(kind).collect()
            }
        };
        for layer in &self.layers {
            for &period in &layer.off {
                let (from, through) = self.period(period);
                days[from as usize..=through as usize].fill(Day::Holiday);
            }
            for &period in &layer.worked {
                let (from, through) = self.period(period);
                for index in from..=through {
                    days[index as usize] = match is_weekend(self.date(index)) {
                        true => Day::MakeUp,
                        false => Day::Working,
                    };
                }
            }
        }
        days
    }

    /// The days as the library builds them.
    pub fn calendar(&self) -> WorkCalendar {
        let mut calendar = match self.base {
            Base::China => WorkCalendar::china(),
            Base::Weekly(worked, first, _) => {
                let set: WeekdaySet = WEEK
                    .into_iter()
                    .zip(worked)
                    .filter_map(|(weekday, worked)| worked.then_some(weekday))
                    .collect();
                WorkCalendar::weekly("random", set, first, self.last()).unwrap()
            }
        };
        for layer in &self.layers {
            let mut overlay = Overlay::new("layer", "none");
            for &period in &layer.off {
                let (from, through) = self.period(period);
                overlay = overlay.off("off", self.date(from), self.date(through));
            }
            calendar = calendar.with_overlay(overlay).unwrap();
            // what one overlay says twice over, two may: the later decides
            let mut overlay = Overlay::new("layer", "none");
            for &period in &layer.worked {
                let (from, through) = self.period(period);
                overlay = overlay.worked("worked", self.date(from), self.date(through));
            }
            calendar = calendar.with_overlay(overlay).unwrap();
        }
        calendar
    }
}

/// China's calendar, or a week of any shape with up to two layers over it.
pub fn calendar() -> impl Strategy<Value = CalendarSpec> {
    prop_oneof![1 => Just(CalendarSpec::china()), 3 => weekly_calendar()]
}

pub fn weekly_calendar() -> impl Strategy<Value = CalendarSpec> {
    let worked = prop_oneof![
        3 => Just([true, true, true, true, true, false, false]),
        1 => any::<[bool; 7]>(),
    ];
    let first = (0..40_000_u64).prop_map(|days| day(1990, 1, 1) + Days::new(days));
    let length = prop_oneof![1 => 1..20_u32, 2 => 20..120_u32, 5 => 120..800_u32];
    (worked, first, length, vec(layer(), 0..=2)).prop_map(|(worked, first, length, layers)| {
        CalendarSpec {
            base: Base::Weekly(worked, first, length),
            layers,
        }
    })
}

fn layer() -> impl Strategy<Value = Layer> {
    let periods = || vec((any::<u32>(), 0..8_u32), 0..6);
    (periods(), periods()).prop_map(|(off, worked)| Layer { off, worked })
}

// -- Office hours --

/// Sessions in minutes of the day.
pub type Sessions = Vec<(u32, u32)>;

/// Office hours: an ordinary day, then rules of which the last that applies decides.
#[derive(Clone, Debug)]
pub struct HoursSpec {
    pub ordinary: Sessions,
    pub rules: Vec<(Vec<Selector>, Sessions)>,
}

#[derive(Clone, Debug)]
pub enum Selector {
    Weekdays(u32, u32),
    /// Month and day to month and day.
    Season((u32, u32), (u32, u32)),
    MakeUp,
    /// The first day's number in the coverage (modulo its length) and the days after it.
    Dates(u32, u32),
}

impl HoursSpec {
    /// The sessions of a worked day, by the rules as written.
    pub fn sessions(&self, calendar: &CalendarSpec, date: NaiveDate, kind: Day) -> Sessions {
        let mut sessions = &self.ordinary;
        for (selectors, these) in &self.rules {
            if selectors.iter().all(|s| s.applies(calendar, date, kind)) {
                sessions = these;
            }
        }
        sessions.clone()
    }

    /// The text the library reads.
    pub fn text(&self, calendar: &CalendarSpec) -> String {
        let mut text = sessions_text(&self.ordinary);
        for (selectors, sessions) in &self.rules {
            text.push_str("; ");
            for selector in selectors {
                write!(text, "{} ", selector.text(calendar)).unwrap();
            }
            text.push_str(&sessions_text(sessions));
        }
        text
    }
}

impl Selector {
    fn applies(&self, calendar: &CalendarSpec, date: NaiveDate, kind: Day) -> bool {
        match *self {
            Selector::MakeUp => kind == Day::MakeUp,
            Selector::Weekdays(from, through) => {
                let days_after = |n: u32| (n + 7 - from) % 7;
                let weekday = date.weekday().num_days_from_monday();
                kind != Day::MakeUp && days_after(weekday) <= days_after(through)
            }
            Selector::Season(from, through) => {
                let today = (date.month(), date.day());
                match from <= through {
                    true => (from..=through).contains(&today),
                    false => today >= from || today <= through,
                }
            }
            Selector::Dates(first, more) => {
                let (from, through) = calendar.period((first, more));
                (calendar.date(from)..=calendar.date(through)).contains(&date)
            }
        }
    }

    fn text(&self, calendar: &CalendarSpec) -> String {
        match *self {
            Selector::MakeUp => "make-up".to_owned(),
            Selector::Weekdays(from, through) if from == through => WEEK[from as usize].to_string(),
            Selector::Weekdays(from, through) => {
                format!("{}..{}", WEEK[from as usize], WEEK[through as usize])
            }
            Selector::Season((a, b), (c, d)) => format!("{a:02}-{b:02}..{c:02}-{d:02}"),
            Selector::Dates(first, more) => {
                let (from, through) = calendar.period((first, more));
                match from == through {
                    true => calendar.date(from).to_string(),
                    false => format!("{}..{}", calendar.date(from), calendar.date(through)),
                }
            }
        }
    }
}

fn sessions_text(sessions: &Sessions) -> String {
    if sessions.is_empty() {
        return "closed".to_owned();
    }
    let clock = |minute: u32| format!("{:02}:{:02}", minute / 60, minute % 60);
    let session = |&(open, close): &(u32, u32)| format!("{}-{}", clock(open), clock(close));
    sessions.iter().map(session).collect::<Vec<_>>().join(",")
}

/// One to three sessions, to five minutes or to one; some touch, some last until midnight.
pub fn sessions() -> impl Strategy<Value = Sessions> {
    let apart = prop_oneof![
        4 => btree_set(72..=240_u32, 2..=6).prop_map(|cuts| (cuts, 5)),
        1 => btree_set(0..=1440_u32, 2..=6).prop_map(|cuts| (cuts, 1)),
    ];
    let shape =
        prop_oneof![8 => Just((false, false)), 1 => Just((true, false)), 1 => Just((false, true))];
    (apart, shape).prop_map(|((cuts, unit), (touching, until_midnight))| {
        let cuts: Vec<u32> = cuts.into_iter().map(|cut| cut * unit).collect();
        let mut sessions: Sessions = match touching {
            true => cuts.windows(2).take(3).map(|w| (w[0], w[1])).collect(),
            false => cuts.chunks_exact(2).map(|c| (c[0], c[1])).collect(),
        };
        if until_midnight && let Some(last) = sessions.last_mut() {
            last.1 = 1440;
        }
        sessions
    })
}

fn sessions_or_closed() -> impl Strategy<Value = Sessions> {
    prop_oneof![5 => sessions(), 1 => Just(Vec::new())]
}

fn selector() -> impl Strategy<Value = Selector> {
    let month_day = || {
        (0..366_u64).prop_map(|days| {
            let date = day(2000, 1, 1) + Days::new(days);
            (date.month(), date.day())
        })
    };
    prop_oneof![
        3 => (0..7_u32, 0..7_u32).prop_map(|(from, through)| Selector::Weekdays(from, through)),
        3 => (month_day(), month_day()).prop_map(|(from, through)| Selector::Season(from, through)),
        1 => Just(Selector::MakeUp),
        2 => (any::<u32>(), 0..20_u32).prop_map(|(first, more)| Selector::Dates(first, more)),
    ]
}

/// Unequal hours: seasons, weekdays, make-up days, closures.
pub fn hours() -> impl Strategy<Value = HoursSpec> {
    let rule = (vec(selector(), 1..=2), sessions_or_closed());
    (sessions_or_closed_rarely(), vec(rule, 0..=5))
        .prop_map(|(ordinary, rules)| HoursSpec { ordinary, rules })
}

fn sessions_or_closed_rarely() -> impl Strategy<Value = Sessions> {
    prop_oneof![60 => sessions(), 1 => Just(Vec::new())]
}

// -- Offices --

/// A calendar and hours, built for both.
#[derive(Clone)]
pub struct Office {
    pub calendar: CalendarSpec,
    pub hours: HoursSpec,
    pub days: Vec<Day>,
    pub schedule: Schedule,
}

pub fn office() -> BoxedStrategy<Office> {
    (calendar(), hours())
        .prop_map(|(calendar, hours)| Office::new(calendar, hours))
        .boxed()
}

/// The hours without the rules that later ones leave no day, which are refused.
fn without_vain_rules(text: &str) -> String {
    let mut rules: Vec<&str> = text.split("; ").collect();
    for at in (1..rules.len()).rev() {
        let mut from_here = rules[at..].to_vec();
        from_here.insert(0, rules[0]);
        let read = from_here.join("; ").parse::<OfficeHours>();
        if matches!(read, Err(HoursError::NoEffect(_))) {
            rules.remove(at);
        }
    }
    rules.join("; ")
}

/// The description alone.
impl fmt::Debug for Office {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:?} with `{}`",
            self.calendar,
            self.hours.text(&self.calendar)
        )
    }
}

impl Office {
    pub fn new(calendar: CalendarSpec, hours: HoursSpec) -> Self {
        let text = without_vain_rules(&hours.text(&calendar));
        let read: OfficeHours = text.parse().unwrap_or_else(|e| panic!("{text}: {e}"));
        assert_eq!(read.to_string().parse(), Ok(read.clone()), "{text}");
        Office {
            days: calendar.days(),
            schedule: Schedule::new(calendar.calendar(), read, chrono_tz::Asia::Shanghai),
            calendar,
            hours,
        }
    }

    pub fn first(&self) -> NaiveDate {
        self.calendar.first()
    }

    pub fn last(&self) -> NaiveDate {
        self.calendar.last()
    }

    pub fn covers(&self, date: NaiveDate) -> bool {
        self.first() <= date && date <= self.last()
    }

    /// The kind of a covered day.
    pub fn kind(&self, date: NaiveDate) -> Day {
        let index = (date - self.first()).num_days();
        self.days[usize::try_from(index).unwrap()]
    }

    /// The sessions of a day; none on a rest day, or outside the coverage.
    pub fn sessions(&self, date: NaiveDate) -> Sessions {
        if !self.covers(date) || matches!(self.kind(date), Day::Weekend | Day::Holiday) {
            return Vec::new();
        }
        let kind = self.kind(date);
        self.hours.sessions(&self.calendar, date, kind)
    }

    /// Asks the naive model.
    pub fn ask<T>(&self, question: impl FnOnce(&World) -> T) -> T {
        question(&World {
            first: self.first(),
            last: self.last(),
            kind: &|date| self.kind(date),
            sessions: &|date| self.sessions(date),
        })
    }

    /// A moment inside the coverage.
    pub fn moment(&self, when: When) -> NaiveDateTime {
        let length = self.calendar.length();
        let index = match when.day {
            DayPick::Any(index) => index % length,
            DayPick::FromStart(days) => days.min(length - 1),
            DayPick::FromEnd(days) => length - 1 - days.min(length - 1),
        };
        let moment = self.time_of(self.calendar.date(index), when.time);
        let end = end_of_day(self.last()) - TimeDelta::seconds(1);
        moment.clamp(start_of_day(self.first()), end)
    }

    /// A moment some days from another, perhaps outside the coverage.
    pub fn later(&self, from: NaiveDateTime, ahead: Ahead) -> NaiveDateTime {
        self.time_of(
            from.date() + TimeDelta::days(i64::from(ahead.days)),
            ahead.time,
        )
    }

    fn time_of(&self, date: NaiveDate, time: TimePick) -> NaiveDateTime {
        let start = start_of_day(date);
        match time {
            TimePick::Minute(minute) => start + TimeDelta::minutes(i64::from(minute)),
            TimePick::Second(second) => start + TimeDelta::seconds(i64::from(second)),
            TimePick::Edge(number, seconds) => {
                let sessions = self.sessions(date);
                let edges: Vec<u32> = sessions.iter().flat_map(|s| [s.0, s.1]).collect();
                let minute = match edges.len() {
                    0 => 0,
                    n => edges[usize::from(number) % n],
                };
                start + TimeDelta::seconds(i64::from(minute) * 60 + i64::from(seconds))
            }
        }
    }
}

pub fn start_of_day(date: NaiveDate) -> NaiveDateTime {
    date.and_time(NaiveTime::MIN)
}

pub fn end_of_day(date: NaiveDate) -> NaiveDateTime {
    start_of_day(date) + TimeDelta::days(1)
}

// -- Moments --

/// A moment of an office not chosen yet.
#[derive(Clone, Copy, Debug)]
pub struct When {
    pub day: DayPick,
    pub time: TimePick,
}

#[derive(Clone, Copy, Debug)]
pub enum DayPick {
    Any(u32),
    FromStart(u32),
    FromEnd(u32),
}

#[derive(Clone, Copy, Debug)]
pub enum TimePick {
    Minute(u32),
    Second(u32),
    /// So many seconds from an opening or closing of the day.
    Edge(u8, i8),
}

/// A moment counted from another.
#[derive(Clone, Copy, Debug)]
pub struct Ahead {
    pub days: i32,
    pub time: TimePick,
}

/// Anywhere in the coverage, some near its ends.
pub fn when() -> impl Strategy<Value = When> {
    let day = prop_oneof![
        8 => any::<u32>().prop_map(DayPick::Any),
        1 => (0..4_u32).prop_map(DayPick::FromStart),
        1 => (0..20_u32).prop_map(DayPick::FromEnd),
    ];
    (day, time()).prop_map(|(day, time)| When { day, time })
}

pub fn time() -> impl Strategy<Value = TimePick> {
    prop_oneof![
        3 => (0..1440_u32).prop_map(TimePick::Minute),
        2 => (0..86_400_u32).prop_map(TimePick::Second),
        3 => (any::<u8>(), prop_oneof![3 => Just(0_i8), 1 => -1..=1_i8])
            .prop_map(|(number, seconds)| TimePick::Edge(number, seconds)),
    ]
}

pub fn ahead(days: std::ops::Range<i32>) -> impl Strategy<Value = Ahead> {
    (days, time()).prop_map(|(days, time)| Ahead { days, time })
}

/// Mostly within two weeks, some within a few months.
pub fn span() -> impl Strategy<Value = Ahead> {
    prop_oneof![9 => ahead(0..15), 1 => ahead(0..100)]
}
