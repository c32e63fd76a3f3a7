//! A slow reference model, written from the specification alone and sharing nothing with the
//! library: every question is answered by walking day by day and minute by minute.
//! The days asked about and every day walked over must be covered, or the answer is `None`.
#![allow(dead_code, missing_docs, unreachable_pub)]
#![allow(clippy::expect_used, clippy::indexing_slicing)]

use chrono::{Months, NaiveDate as Date, NaiveDateTime as Moment, NaiveTime, TimeDelta};

/// S2: the four kinds of day. `Working` and `MakeUp` are worked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Day {
    Working,
    MakeUp,
    Weekend,
    Holiday,
}

/// The calendar and the office hours. `first` and `last` are the coverage, both inside it.
#[derive(Clone, Copy)]
pub struct World<'a> {
    pub first: Date,
    pub last: Date,
    pub kind: &'a dyn Fn(Date) -> Day,
    /// S5: half-open sessions `[open, close)` in minutes of the day; asked only for worked days.
    pub sessions: &'a dyn Fn(Date) -> Vec<(u32, u32)>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum StartDay {
    Excluded,
    Counted,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OutsideHours {
    OwnDate,
    NextOpening,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Roll {
    Following,
    HolidaysOnly,
    None,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Cutoff {
    EndOfDay,
    Close,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum StopDays {
    HalfOpen,
    Inclusive,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum HalfDay {
    OfficeDay,
    FourHours,
    Session,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Options {
    pub start_day: StartDay,
    pub outside_hours: OutsideHours,
    pub roll: Roll,
    pub cutoff: Cutoff,
    pub stop_days: StopDays,
    pub half_day: HalfDay,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            start_day: StartDay::Excluded,
            outside_hours: OutsideHours::OwnDate,
            roll: Roll::Following,
            cutoff: Cutoff::EndOfDay,
            stop_days: StopDays::HalfOpen,
            half_day: HalfDay::OfficeDay,
        }
    }
}

/// S6. `Open` and `Clock` are in seconds.
#[derive(Clone, Copy, Debug)]
pub enum Limit {
    WorkingDays(u32),
    HalfWorkingDays(u32),
    CalendarDays(u32),
    Months(u32),
    Open(i64),
    Clock(i64),
    Immediate,
    Until(Date),
}

/// S8: a clock stop. In time it is `[begin, end)`; in days see [`in_stop_days`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Stop {
    pub begin: Moment,
    pub end: Moment,
}

/// S7. `exact`: in time iff done `<= at`; otherwise iff done on or before `day`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Due {
    pub unrolled: Date,
    pub day: Date,
    pub at: Moment,
    pub exact: bool,
}

/// S10. `fraction` is (numerator, denominator), reduced, the denominator above zero.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Elapsed {
    pub working_days: i64,
    pub calendar_days: i64,
    pub open_seconds: i64,
    pub clock_seconds: i64,
    pub fraction: (i128, i128),
}

/// S6-S8: when a limit that started at `start` is due. "The deadline comes first: a stop that
/// begins at or after the moment the case is due moves nothing", so each is added only where the
/// limit, under those that began before, is due after its begin.
pub fn due(w: &World, limit: Limit, o: Options, start: Moment, stops: &[Stop]) -> Option<Due> {
    let mut stops = stops.to_vec();
    stops.sort_by_key(|stop| stop.begin);
    let mut bearing: Vec<Stop> = Vec::new();
    let mut due = due_with(w, limit, o, start, &bearing);
    for stop in stops {
        // what is due beyond the calendar is due after every stop
        if due
            .as_ref()
            .is_none_or(|due| stop.begin.max(start) < due.at)
        {
            bearing.push(stop);
            due = due_with(w, limit, o, start, &bearing);
        }
    }
    due
}

fn due_with(w: &World, limit: Limit, o: Options, start: Moment, stops: &[Stop]) -> Option<Due> {
    known(w, start.date())?;
    let start = match limit {
        Limit::WorkingDays(_) | Limit::CalendarDays(_) | Limit::Months(_) => deemed(w, o, start)?,
        _ => start,
    };
    let stops = clip(stops, start, Moment::MAX);
    let at = match limit {
        Limit::WorkingDays(n) => {
            let day = nth_day(o, start.date(), n, &stops, |day| worked(w, day))?;
            return not_before(start, day_due(w, o, day, day)?);
        }
        Limit::CalendarDays(n) => {
            let every_day = |day| known(w, day).map(|()| true);
            let unrolled = nth_day(o, start.date(), n, &stops, every_day)?;
            let due = day_due(w, o, unrolled, rolled(w, o, unrolled)?)?;
            return not_before(start, due);
        }
        Limit::Months(n) => {
            let unrolled = corresponding_day(w, o, start.date(), n, &stops)?;
            let due = day_due(w, o, unrolled, rolled(w, o, unrolled)?)?;
            return not_before(start, due);
        }
        // S6: "by a date (plan tasks)": no roll, no stops, no start.
        Limit::Until(day) => return day_due(w, o, day, day),
        Limit::HalfWorkingDays(halves) => match o.half_day {
            HalfDay::OfficeDay => after_halves(w, start, halves, &stops)?,
            HalfDay::FourHours => after_open(w, start, i64::from(halves) * 4 * 3600, &stops)?,
            HalfDay::Session => after_sessions(w, start, halves, &stops)?,
        },
        Limit::Open(seconds) => after_open(w, start, seconds, &stops)?,
        Limit::Clock(seconds) => {
            // S6: "continuous clock time (art. 201 par. 2)"; it stands still in stops only.
            let all_day = |day| known(w, day).map(|()| vec![(0, 1440)]);
            let at = after_time(start, seconds, &stops, all_day)?;
            known(w, at.date())?;
            at
        }
        Limit::Immediate => closing_after(w, start)?,
    };
    Some(Due {
        unrolled: at.date(),
        day: at.date(),
        at,
        exact: true,
    })
}

/// S7: one rule decides whether a moment is in time; done exactly at the deadline is in time.
pub fn in_time(due: &Due, done: Moment) -> bool {
    if due.exact {
        done <= due.at
    } else {
        done.date() <= due.day
    }
}

/// S10: what has passed from `start` to `end`, the stops taken out.
pub fn elapsed(
    w: &World,
    stop_days: StopDays,
    start: Moment,
    end: Moment,
    stops: &[Stop],
) -> Option<Elapsed> {
    known(w, start.date())?;
    known(w, end.date())?;
    if end < start {
        return None;
    }
    let stops = clip(stops, start, end);
    let (mut working_days, mut calendar_days) = (0, 0);
    let (mut open, mut clock, mut fraction) = (0, 0, (0, 1));
    let mut day = start.date();
    while day <= end.date() {
        // S10: whole days of (start, end].
        if day > start.date() && !in_stop_days(stop_days, &stops, day) {
            calendar_days += 1;
            working_days += i64::from(worked(w, day)?);
        }
        let hours = hours(w, day)?;
        let open_today = total(&pieces(day, &hours, start, end, &stops));
        open += open_today;
        clock += total(&pieces(day, &[(0, 1440)], start, end, &stops));
        // S6: "each day contributes its own fraction".
        let whole_day = whole_day(day, &hours);
        if whole_day > 0 {
            fraction = add(fraction, (open_today, whole_day));
        }
        day = day.succ_opt()?;
    }
    let (open_seconds, clock_seconds) = (whole_seconds(open), whole_seconds(clock));
    Some(Elapsed {
        working_days,
        calendar_days,
        open_seconds,
        clock_seconds,
        fraction,
    })
}

/// Worked days in (after, through]; the negative of (through, after] when turned round.
pub fn count(w: &World, after: Date, through: Date) -> Option<i64> {
    if through < after {
        return count(w, through, after).map(|days| -days);
    }
    known(w, after)?;
    known(w, through)?;
    let mut days = 0;
    let mut day = after;
    while day < through {
        day = day.succ_opt()?;
        days += i64::from(worked(w, day)?);
    }
    Some(days)
}

/// The n-th worked day after `day`; the day itself for 0.
pub fn nth_after(w: &World, day: Date, n: u32) -> Option<Date> {
    nth(w, day, n, |day| day.succ_opt())
}

/// The n-th worked day before `day`; the day itself for 0.
pub fn nth_before(w: &World, day: Date, n: u32) -> Option<Date> {
    nth(w, day, n, |day| day.pred_opt())
}

fn nth(w: &World, mut day: Date, n: u32, step: fn(Date) -> Option<Date>) -> Option<Date> {
    known(w, day)?;
    let mut counted = 0;
    while counted < n {
        day = step(day)?;
        counted += u32::from(worked(w, day)?);
    }
    Some(day)
}

/// The first worked day strictly after `day`.
pub fn next(w: &World, day: Date) -> Option<Date> {
    nth_after(w, day, 1)
}

/// The last worked day strictly before `day`.
pub fn previous(w: &World, day: Date) -> Option<Date> {
    nth_before(w, day, 1)
}

/// The day itself if worked, otherwise the next worked day.
pub fn roll_forward(w: &World, day: Date) -> Option<Date> {
    if worked(w, day)? {
        Some(day)
    } else {
        next(w, day)
    }
}

/// The day itself if worked, otherwise the previous worked day.
pub fn roll_back(w: &World, day: Date) -> Option<Date> {
    if worked(w, day)? {
        Some(day)
    } else {
        previous(w, day)
    }
}

/// Open time in [from, to), in whole seconds.
pub fn open_seconds(w: &World, from: Moment, to: Moment) -> Option<i64> {
    elapsed(w, StopDays::HalfOpen, from, to, &[]).map(|elapsed| elapsed.open_seconds)
}

/// S15: used up exactly at closing is that closing, not the next opening.
pub fn advance(w: &World, from: Moment, seconds: i64) -> Option<Moment> {
    after_open(w, from, seconds, &[])
}

/// S15, backwards: the latest start; used up exactly at an opening is that opening.
pub fn retreat(w: &World, to: Moment, seconds: i64) -> Option<Moment> {
    known(w, to.date())?;
    if seconds <= 0 {
        return Some(to);
    }
    let mut need = i128::from(seconds) * SECOND;
    let mut day = to.date();
    loop {
        for &(a, b) in pieces(day, &hours(w, day)?, start_of(day), to, &[])
            .iter()
            .rev()
        {
            if need <= length(a, b) {
                return Some(b - nanoseconds(need));
            }
            need -= length(a, b);
        }
        day = day.pred_opt()?;
    }
}

// -- Days --

/// S3: outside the coverage nothing is known.
fn known(w: &World, day: Date) -> Option<()> {
    (w.first <= day && day <= w.last).then_some(())
}

fn worked(w: &World, day: Date) -> Option<bool> {
    known(w, day)?;
    Some(matches!((w.kind)(day), Day::Working | Day::MakeUp))
}

/// The sessions of a day; none on a rest day.
fn hours(w: &World, day: Date) -> Option<Vec<(u32, u32)>> {
    Some(if worked(w, day)? {
        (w.sessions)(day)
    } else {
        Vec::new()
    })
}

/// S8: "stops are clipped to the case"; one that is over when the clock starts, "or whose part inside
/// the case has no length", is dropped.
fn clip(stops: &[Stop], start: Moment, end: Moment) -> Vec<Stop> {
    let mut clipped = Vec::new();
    for stop in stops {
        let (begin, end) = (stop.begin.max(start), stop.end.min(end));
        if begin < end {
            clipped.push(Stop { begin, end });
        }
    }
    clipped
}

/// S8: "working days in (begin, end] are skipped"; "procurement complaints skip [begin, end]".
fn in_stop_days(stop_days: StopDays, stops: &[Stop], day: Date) -> bool {
    stops.iter().any(|stop| {
        let begun = match stop_days {
            StopDays::HalfOpen => stop.begin.date() < day,
            StopDays::Inclusive => stop.begin.date() <= day,
        };
        begun && day <= stop.end.date()
    })
}

/// S6: "a start on a rest day or outside office hours keeps its own date", or (NextOpening) is
/// deemed to be made at the next opening.
fn deemed(w: &World, o: Options, start: Moment) -> Option<Moment> {
    if o.outside_hours == OutsideHours::OwnDate {
        return Some(start);
    }
    let mut day = start.date();
    loop {
        for (open, close) in hours(w, day)? {
            if start < minute_of(day, close) {
                return Some(start.max(minute_of(day, open)));
            }
        }
        day = day.succ_opt()?;
    }
}

/// S6: "the start day is not counted" (or it is): the n-th day that counts and is in no stop.
/// S8: "the skipped calendar days are added before rolling". No days at all: the start's date.
fn nth_day(
    o: Options,
    start: Date,
    n: u32,
    stops: &[Stop],
    counts: impl Fn(Date) -> Option<bool>,
) -> Option<Date> {
    let mut counted = 0;
    let mut day = start;
    if n > 0 && o.start_day == StartDay::Excluded {
        day = day.succ_opt()?;
    }
    loop {
        if n > 0 && counts(day)? && !in_stop_days(o.stop_days, stops, day) {
            counted += 1;
        }
        if counted == n {
            return Some(day);
        }
        day = day.succ_opt()?;
    }
}

/// S6: "the corresponding day, or the month's last day (art. 202)", then one day later for each
/// day skipped. No months at all: the start's date.
fn corresponding_day(w: &World, o: Options, start: Date, n: u32, stops: &[Stop]) -> Option<Date> {
    let mut target = start.checked_add_months(Months::new(n))?;
    if n > 0 && o.start_day == StartDay::Counted {
        target = target.pred_opt()?;
        if in_stop_days(o.stop_days, stops, start) {
            target = target.succ_opt()?;
        }
    }
    known(w, target)?;
    let mut day = start;
    while day < target {
        day = day.succ_opt()?;
        if in_stop_days(o.stop_days, stops, day) {
            target = target.succ_opt()?;
            known(w, target)?;
        }
    }
    Some(target)
}

/// S6: "if the last day is a rest day it rolls forward to the next working day".
fn rolled(w: &World, o: Options, day: Date) -> Option<Date> {
    known(w, day)?;
    match o.roll {
        Roll::Following => roll_forward(w, day),
        Roll::HolidaysOnly if (w.kind)(day) == Day::Holiday => next(w, day),
        Roll::HolidaysOnly | Roll::None => Some(day),
    }
}

/// S7: "end of that day, close of business on it"; a day without hours only has its end.
fn day_due(w: &World, o: Options, unrolled: Date, day: Date) -> Option<Due> {
    let (at, exact) = match (o.cutoff, hours(w, day)?.last()) {
        (Cutoff::Close, Some(&(_, close))) => (minute_of(day, close), true),
        _ => (start_of(day.succ_opt()?), false),
    };
    Some(Due {
        unrolled,
        day,
        at,
        exact,
    })
}

/// Nothing is due before it starts: not on a day that was over for the office by then.
fn not_before(start: Moment, due: Due) -> Option<Due> {
    Some(if due.at < start {
        Due {
            at: start,
            exact: true,
            ..due
        }
    } else {
        due
    })
}

// -- Time; lengths are in nanoseconds --

const SECOND: i128 = 1_000_000_000;

fn start_of(day: Date) -> Moment {
    day.and_time(NaiveTime::MIN)
}

/// 1440 is the start of the day after: S7 "there is no 24:00".
fn minute_of(day: Date, minute: u32) -> Moment {
    start_of(day) + TimeDelta::minutes(i64::from(minute))
}

fn nanoseconds(length: i128) -> TimeDelta {
    TimeDelta::nanoseconds(i64::try_from(length).expect("less than a day"))
}

fn length(a: Moment, b: Moment) -> i128 {
    i128::from((b - a).num_seconds()) * SECOND + i128::from((b - a).subsec_nanos())
}

fn total(pieces: &[(Moment, Moment)]) -> i128 {
    pieces.iter().map(|&(a, b)| length(a, b)).sum()
}

/// S5: "a working day's worth of time is that day's total open time".
fn whole_day(day: Date, sessions: &[(u32, u32)]) -> i128 {
    total(&pieces(day, sessions, start_of(day), Moment::MAX, &[]))
}

fn whole_seconds(length: i128) -> i64 {
    i64::try_from(length / SECOND).expect("less than a calendar")
}

/// The minutes of a day's sessions that lie in [from, to) and in no stop, each cut where one of
/// these begins or ends.
fn pieces(
    day: Date,
    sessions: &[(u32, u32)],
    from: Moment,
    to: Moment,
    stops: &[Stop],
) -> Vec<(Moment, Moment)> {
    let mut pieces = Vec::new();
    for &(open, close) in sessions {
        for minute in open..close {
            let (first, last) = (minute_of(day, minute), minute_of(day, minute + 1));
            let mut cuts = vec![first, last, from, to];
            for stop in stops {
                cuts.push(stop.begin);
                cuts.push(stop.end);
            }
            cuts.retain(|&cut| first <= cut && cut <= last);
            cuts.sort();
            cuts.dedup();
            for cut in cuts.windows(2) {
                let (a, b) = (cut[0], cut[1]);
                let stopped = stops.iter().any(|stop| stop.begin <= a && b <= stop.end);
                if from <= a && b <= to && !stopped {
                    pieces.push((a, b));
                }
            }
        }
    }
    pieces
}

/// S8: "time inside the stop is skipped, exactly"; S15: "a limit that is used up exactly at
/// closing is due at that closing", "the deadline comes before a stop that begins there".
fn after_time(
    start: Moment,
    seconds: i64,
    stops: &[Stop],
    sessions: impl Fn(Date) -> Option<Vec<(u32, u32)>>,
) -> Option<Moment> {
    let mut need = i128::from(seconds) * SECOND;
    let mut day = start.date();
    while need > 0 {
        for (a, b) in pieces(day, &sessions(day)?, start, Moment::MAX, stops) {
            if need <= length(a, b) {
                return Some(a + nanoseconds(need));
            }
            need -= length(a, b);
        }
        day = day.succ_opt()?;
    }
    Some(start)
}

/// S6: "open time from the moment (lunch, nights and rest days do not count)".
fn after_open(w: &World, start: Moment, seconds: i64, stops: &[Stop]) -> Option<Moment> {
    known(w, start.date())?;
    after_time(start, seconds, stops, |day| hours(w, day))
}

/// S6: "each day contributes its own fraction (so days of different length are each worth 1)":
/// the moment, floored to the nanosecond, at which the fractions reach `halves / 2`.
fn after_halves(w: &World, start: Moment, halves: u32, stops: &[Stop]) -> Option<Moment> {
    let mut left = (i128::from(halves), 2);
    let mut day = start.date();
    while left.0 > 0 {
        let hours = hours(w, day)?;
        let whole_day = whole_day(day, &hours);
        // What is left, as a length on this day, is `wanted / left.1`.
        let wanted = times(left.0, whole_day);
        let mut used = 0;
        for (a, b) in pieces(day, &hours, start, Moment::MAX, stops) {
            if times(used + length(a, b), left.1) >= wanted {
                return Some(a + nanoseconds((wanted - times(used, left.1)) / left.1));
            }
            used += length(a, b);
        }
        if whole_day > 0 {
            left = add(left, (-used, whole_day));
        }
        day = day.succ_opt()?;
    }
    Some(start)
}

/// S6: "the end of the next half-day session": the close of the n-th session after the one that
/// contains the start, or else is the next to open. A session that a stop cuts into is skipped.
fn after_sessions(w: &World, start: Moment, n: u32, stops: &[Stop]) -> Option<Moment> {
    if n == 0 {
        return Some(start);
    }
    let mut start_session_found = false;
    let mut counted = 0;
    let mut day = start.date();
    loop {
        for (open, close) in hours(w, day)? {
            let (open, close) = (minute_of(day, open), minute_of(day, close));
            if !start_session_found {
                start_session_found = start < close;
                continue;
            }
            if stops
                .iter()
                .all(|stop| stop.begin.max(open) >= stop.end.min(close))
            {
                counted += 1;
            }
            if counted == n {
                return Some(close);
            }
        }
        day = day.succ_opt()?;
    }
}

/// S6: "before closing of the working day it was asked for on; asked for out of hours, of the next
/// working day". Before opening and at lunch it is still the same day.
fn closing_after(w: &World, start: Moment) -> Option<Moment> {
    let mut day = start.date();
    loop {
        if let Some(&(_, close)) = hours(w, day)?.last()
            && start < minute_of(day, close)
        {
            return Some(minute_of(day, close));
        }
        day = day.succ_opt()?;
    }
}

// -- Fractions --

fn times(a: i128, b: i128) -> i128 {
    a.checked_mul(b).expect("the naive model ran out of digits")
}

fn add(a: (i128, i128), b: (i128, i128)) -> (i128, i128) {
    let shared = divisor(a.1, b.1);
    let sum = times(a.0, b.1 / shared) + times(b.0, a.1 / shared);
    let denominator = times(a.1, b.1 / shared);
    let shared = divisor(sum.abs(), denominator);
    (sum / shared, denominator / shared)
}

/// The greatest common divisor.
fn divisor(a: i128, b: i128) -> i128 {
    if b == 0 { a } else { divisor(b, a % b) }
}
