//! Random limits, conventions and stops, each in the words of the library and of the naive model.
#![allow(dead_code, missing_docs, unreachable_pub)]
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

use chrono::{NaiveDateTime, TimeDelta};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use shixian::{ClockStop, Conventions, Limit, StopKind};

use super::naive::{self, Options, Stop};
use super::offices::{Ahead, Office, ahead, span};

// -- Limits --

/// A limit not yet fitted to an office and a start.
#[derive(Clone, Copy, Debug)]
pub enum LimitPick {
    Fixed(naive::Limit),
    /// Open time, or clock time, that is used up at this moment.
    OpenTo(Ahead),
    ClockTo(Ahead),
    Until(i32),
}

impl LimitPick {
    pub fn at(self, office: &Office, start: NaiveDateTime) -> naive::Limit {
        let to = |ahead| office.later(start, ahead).max(start);
        match self {
            LimitPick::Fixed(limit) => limit,
            LimitPick::OpenTo(ahead) => {
                let open = office.schedule.open_between(start, to(ahead));
                naive::Limit::Open(open.map_or(0, |open| open.num_seconds()))
            }
            LimitPick::ClockTo(ahead) => naive::Limit::Clock((to(ahead) - start).num_seconds()),
            LimitPick::Until(days) => {
                naive::Limit::Until(start.date() + TimeDelta::days(i64::from(days)))
            }
        }
    }
}

pub fn working_days() -> impl Strategy<Value = LimitPick> {
    fixed(prop_oneof![4 => 0..12_u32, 1 => 0..60_u32].prop_map(naive::Limit::WorkingDays))
}

pub fn half_working_days() -> impl Strategy<Value = LimitPick> {
    fixed(prop_oneof![6 => 0..8_u32, 1 => 0..40_u32].prop_map(naive::Limit::HalfWorkingDays))
}

pub fn calendar_days() -> impl Strategy<Value = LimitPick> {
    fixed(prop_oneof![4 => 0..20_u32, 1 => 0..120_u32].prop_map(naive::Limit::CalendarDays))
}

pub fn months() -> impl Strategy<Value = LimitPick> {
    fixed((0..5_u32).prop_map(naive::Limit::Months))
}

pub fn open_time() -> impl Strategy<Value = LimitPick> {
    prop_oneof![
        2 => fixed((0..3_000_i64).prop_map(|minutes| naive::Limit::Open(minutes * 60))),
        1 => fixed((0..100_000_i64).prop_map(naive::Limit::Open)),
        3 => span().prop_map(LimitPick::OpenTo),
    ]
}

pub fn clock_time() -> impl Strategy<Value = LimitPick> {
    prop_oneof![
        2 => fixed((0..400_000_i64).prop_map(naive::Limit::Clock)),
        1 => ahead(0..6).prop_map(LimitPick::ClockTo),
    ]
}

/// Limits in time.
pub fn time_limit() -> impl Strategy<Value = LimitPick> {
    prop_oneof![open_time(), half_working_days(), clock_time()]
}

/// Limits in days.
pub fn day_limit() -> impl Strategy<Value = LimitPick> {
    prop_oneof![working_days(), calendar_days(), months()]
}

pub fn any_limit() -> impl Strategy<Value = LimitPick> {
    prop_oneof![
        6 => time_limit(),
        6 => day_limit(),
        1 => fixed(Just(naive::Limit::Immediate)),
        1 => (-5..40_i32).prop_map(LimitPick::Until),
    ]
}

fn fixed(limit: impl Strategy<Value = naive::Limit>) -> impl Strategy<Value = LimitPick> {
    limit.prop_map(LimitPick::Fixed)
}

/// The limit in the library's words.
pub fn limit(limit: naive::Limit) -> Limit {
    let seconds = |seconds: i64| u32::try_from(seconds).unwrap();
    match limit {
        naive::Limit::WorkingDays(n) => shixian::working_days(n),
        naive::Limit::HalfWorkingDays(n) => shixian::half_working_days(n),
        naive::Limit::CalendarDays(n) => shixian::calendar_days(n),
        naive::Limit::Months(n) => shixian::months(n),
        naive::Limit::Open(n) => Limit::OpenSeconds(seconds(n)),
        naive::Limit::Clock(n) => Limit::ClockSeconds(seconds(n)),
        naive::Limit::Immediate => shixian::immediate(),
        naive::Limit::Until(date) => shixian::term::until(date),
    }
}

/// Whether the naive model can answer although the library asks the calendar nothing: continuous
/// time, a day named outright, and days counted without rolling.
pub fn needs_no_calendar(limit: naive::Limit, options: Options) -> bool {
    match limit {
        naive::Limit::Clock(_) | naive::Limit::Until(_) => true,
        naive::Limit::CalendarDays(_) | naive::Limit::Months(_) => {
            options.roll == naive::Roll::None
        }
        _ => false,
    }
}

// -- Conventions --

/// Every convention, each value as likely as the others.
pub fn options() -> impl Strategy<Value = Options> {
    (
        select(&[naive::StartDay::Excluded, naive::StartDay::Counted][..]),
        select(
            &[
                naive::OutsideHours::OwnDate,
                naive::OutsideHours::NextOpening,
            ][..],
        ),
        select(
            &[
                naive::Roll::Following,
                naive::Roll::HolidaysOnly,
                naive::Roll::None,
            ][..],
        ),
        select(&[naive::Cutoff::EndOfDay, naive::Cutoff::Close][..]),
        select(&[naive::StopDays::HalfOpen, naive::StopDays::Inclusive][..]),
        select(
            &[
                naive::HalfDay::OfficeDay,
                naive::HalfDay::FourHours,
                naive::HalfDay::Session,
            ][..],
        ),
    )
        .prop_map(
            |(start_day, outside_hours, roll, cutoff, stop_days, half_day)| Options {
                start_day,
                outside_hours,
                roll,
                cutoff,
                stop_days,
                half_day,
            },
        )
}

/// The options in the library's words. What is the default is left unset when `terse`; a day named
/// outright is never rolled, so its roll is left unset always.
pub fn conventions(options: Options, terse: bool, limit: naive::Limit) -> Conventions {
    let mut conventions = Conventions::new();
    let set = |is_default: bool| !(terse && is_default);
    if set(options.start_day == naive::StartDay::Excluded) {
        conventions = conventions.with_start_day(match options.start_day {
            naive::StartDay::Excluded => shixian::term::StartDay::Excluded,
            naive::StartDay::Counted => shixian::term::StartDay::Counted,
        });
    }
    if set(options.outside_hours == naive::OutsideHours::OwnDate) {
        conventions = conventions.with_outside_hours(match options.outside_hours {
            naive::OutsideHours::OwnDate => shixian::term::OutsideHours::OwnDate,
            naive::OutsideHours::NextOpening => shixian::term::OutsideHours::NextOpening,
        });
    }
    let named = matches!(limit, naive::Limit::Until(_));
    if !named && set(options.roll == naive::Roll::Following) {
        conventions = conventions.with_roll(match options.roll {
            naive::Roll::Following => shixian::term::Roll::Following,
            naive::Roll::HolidaysOnly => shixian::term::Roll::HolidaysOnly,
            naive::Roll::None => shixian::term::Roll::None,
        });
    }
    if set(options.cutoff == naive::Cutoff::EndOfDay) {
        conventions = conventions.with_cutoff(match options.cutoff {
            naive::Cutoff::EndOfDay => shixian::term::Cutoff::EndOfDay,
            naive::Cutoff::Close => shixian::term::Cutoff::Close,
        });
    }
    if set(options.stop_days == naive::StopDays::HalfOpen) {
        conventions = conventions.with_stop_days(stop_days(options.stop_days));
    }
    if set(options.half_day == naive::HalfDay::OfficeDay) {
        conventions = conventions.with_half_day(match options.half_day {
            naive::HalfDay::OfficeDay => shixian::term::HalfDay::OfficeDay,
            naive::HalfDay::FourHours => shixian::term::HalfDay::FourHours,
            naive::HalfDay::Session => shixian::term::HalfDay::Session,
        });
    }
    conventions
}

pub fn stop_days(stop_days: naive::StopDays) -> shixian::term::StopDays {
    match stop_days {
        naive::StopDays::HalfOpen => shixian::term::StopDays::HalfOpen,
        naive::StopDays::Inclusive => shixian::term::StopDays::Inclusive,
    }
}

// -- Stops --

/// A stop not yet fitted to a start: its begin counted from the start, its end from its begin.
#[derive(Clone, Copy, Debug)]
pub struct StopPick {
    pub begin: Ahead,
    pub end: Option<Ahead>,
    pub kind: StopKind,
}

impl StopPick {
    pub fn at(self, office: &Office, start: NaiveDateTime) -> Stop {
        let begin = office.later(start, self.begin);
        let end = self.end.map_or(begin, |end| office.later(begin, end));
        Stop {
            begin: begin.min(end),
            end: begin.max(end),
        }
    }
}

/// Up to four stops in any order, overlapping, of no length, or partly before the start.
pub fn stops() -> impl Strategy<Value = Vec<StopPick>> {
    prop_oneof![1 => vec(stop(), 0..=1), 2 => vec(stop(), 1..=4)]
}

pub fn stop() -> impl Strategy<Value = StopPick> {
    let end = prop_oneof![
        1 => Just(None),
        3 => ahead(0..1).prop_map(Some),
        3 => ahead(0..7).prop_map(Some),
    ];
    (ahead(-3..12), end, select(&StopKind::ALL[..])).prop_map(|(begin, end, kind)| StopPick {
        begin,
        end,
        kind,
    })
}

/// The stops of an office for the naive model and for the library.
pub fn placed(
    picks: &[StopPick],
    office: &Office,
    start: NaiveDateTime,
) -> (Vec<Stop>, Vec<ClockStop>) {
    let stops: Vec<Stop> = picks.iter().map(|pick| pick.at(office, start)).collect();
    let kinds = picks.iter().map(|pick| pick.kind);
    let clock_stops = stops
        .iter()
        .zip(kinds)
        .map(|(stop, kind)| ClockStop::ended(kind, stop.begin, stop.end))
        .collect();
    (stops, clock_stops)
}

// -- Where both are fitted together --

/// A start under a limit, with stops, at an office.
#[derive(Clone, Debug)]
pub struct Case {
    pub start: NaiveDateTime,
    pub limit: naive::Limit,
    pub stops: Vec<Stop>,
    pub clock_stops: Vec<ClockStop>,
}

impl Case {
    pub fn new(
        office: &Office,
        start: NaiveDateTime,
        limit: LimitPick,
        stops: &[StopPick],
    ) -> Self {
        let (stops, clock_stops) = placed(stops, office, start);
        Case {
            start,
            limit: limit.at(office, start),
            stops,
            clock_stops,
        }
    }
}

/// What the library says of a limit in these words.
pub fn library_due(
    office: &Office,
    limit_in_words: naive::Limit,
    conventions: &Conventions,
    start: NaiveDateTime,
    stops: &[ClockStop],
) -> Result<shixian::Due, shixian::term::DeadlineError> {
    let limit = limit(limit_in_words);
    let term = office.schedule.term(limit, start).counted(*conventions);
    term.stopped(stops).due()
}
