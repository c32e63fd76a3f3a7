//! What every walk goes over: days, sessions and stops, one by one.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::step::{Reason, What};
use crate::day::calendar::{Day, DayKind};
use crate::ground::moment::{Moment, end_of_day};
use crate::term::conventions::StopDays;
use crate::term::stops::StopKind;
use crate::term::term::Term;

/// What every walk goes over, forwards only.
pub(super) struct Ground<'a> {
    pub(super) term: Term<'a>,
    /// The stops in order, disjoint.
    stops: Vec<Stop>,
    /// The place of the first of them that is not past.
    next: usize,
}

/// A stop, or what an earlier one that it overlaps leaves of it.
#[derive(Clone, Copy)]
pub(super) struct Stop {
    pub(super) kind: StopKind,
    pub(super) begin: Moment,
    /// None while it lasts.
    end: Option<Moment>,
}

impl Stop {
    fn is_over_by(&self, moment: NaiveDateTime) -> bool {
        self.end.is_some_and(|end| end.earliest() <= moment)
    }

    /// When it ends; never, while it lasts.
    pub(super) fn until(&self) -> NaiveDateTime {
        self.end.map_or(NaiveDateTime::MAX, Moment::earliest)
    }

    /// The last day that it can take out of a limit in days.
    pub(super) fn last_day(&self) -> NaiveDate {
        self.end.map_or(NaiveDate::MAX, Moment::date)
    }
}

/// A stretch of a day in which the office does not open or close.
pub(super) struct Stretch<'a> {
    pub(super) until: NaiveDateTime,
    pub(super) is_open: bool,
    /// When the day's last session closes.
    pub(super) closing: Option<NaiveDateTime>,
    /// The open time of the whole day.
    pub(super) open_time: TimeDelta,
    /// The day; none beyond the calendar.
    pub(super) day: Option<Day<'a>>,
}

impl<'a> Ground<'a> {
    pub(super) fn new(term: Term<'a>) -> Self {
        let mut given: Vec<_> = term.stops.resolved().collect();
        given.sort_by_key(|(_, begin, _)| begin.earliest());
        let mut stops: Vec<Stop> = Vec::with_capacity(given.len());
        for (kind, begin, end) in given {
            let last = stops.last().copied();
            if last.is_some_and(|last| last.end.is_none()) {
                break;
            }
            let begin = match last.and_then(|last| last.end) {
                Some(covered) if begin.earliest() < covered.earliest() => covered,
                _ => begin,
            };
            // one of no length is none; one of dates has some
            let known = end.and_then(Moment::timestamp).zip(begin.timestamp());
            if known.is_none_or(|(end, begin)| begin < end) {
                stops.push(Stop { kind, begin, end });
            }
        }
        Self {
            term,
            stops,
            next: 0,
        }
    }

    pub(super) fn day(&self, date: NaiveDate) -> Option<Day<'a>> {
        self.term.schedule.calendar().day(date).ok()
    }

    /// The stretch from `from` on, to the end of its day at the latest; beyond the
    /// calendar, all of the time there.
    pub(super) fn stretch(&self, from: NaiveDateTime) -> Stretch<'a> {
        let date = from.date();
        let day = self.day(date);
        let end = match day {
            Some(_) => end_of_day(date),
            None => self.unknown_until(date).and_time(NaiveTime::MIN),
        };
        let sessions = self.term.schedule.sessions(date).unwrap_or_default();
        let edge = |minute: u16| date.and_time(NaiveTime::MIN) + TimeDelta::minutes(minute.into());
        let spans = sessions.iter().map(|s| (edge(s.open()), edge(s.close())));
        let edges = spans.clone().flat_map(|(open, close)| [open, close]);
        let minutes = sessions.iter().map(|s| i64::from(s.minutes())).sum();
        Stretch {
            until: edges
                .filter(|edge| from < *edge)
                .fold(end, NaiveDateTime::min),
            is_open: spans
                .clone()
                .any(|(open, close)| open <= from && from < close),
            closing: spans.clone().next_back().map(|(_, close)| close),
            open_time: TimeDelta::minutes(minutes),
            day,
        }
    }

    /// Up to when the calendar knows no day from `date` on, which it does not know.
    pub(super) fn unknown_until(&self, date: NaiveDate) -> NaiveDate {
        let (first, _) = self.term.schedule.calendar().coverage();
        if date < first { first } else { NaiveDate::MAX }
    }

    /// The stop that takes `date` out of a limit in days that starts at `start`.
    pub(super) fn stopped_on(&mut self, date: NaiveDate, start: Moment) -> Option<Stop> {
        let is_past = |stop: &Stop| {
            let known = stop.end.and_then(Moment::timestamp).zip(start.timestamp());
            stop.last_day() < date || known.is_some_and(|(end, start)| end <= start)
        };
        let stop = self.next_that(|stop| !is_past(stop))?;
        (self.first_day_out(&stop, start) <= date).then_some(stop)
    }

    /// The first day that the stop to come takes out of a limit in days.
    pub(super) fn next_day_out(&self, start: Moment) -> Option<NaiveDate> {
        let stop = self.stops.get(self.next)?;
        Some(self.first_day_out(stop, start))
    }

    fn first_day_out(&self, stop: &Stop, start: Moment) -> NaiveDate {
        let first = stop.begin.date().max(start.date());
        match self.term.conventions.stop_days() {
            StopDays::HalfOpen => first.succ_opt().unwrap_or(NaiveDate::MAX),
            StopDays::Inclusive => first,
        }
    }

    /// The stop within which the stretch of time lies that begins at `at`.
    pub(super) fn stopped_at(&mut self, at: NaiveDateTime) -> Option<Stop> {
        let stop = self.next_that(|stop| !stop.is_over_by(at))?;
        (stop.begin.earliest() <= at).then_some(stop)
    }

    /// The stop that touches a session: one so touched is taken out whole.
    pub(super) fn stopped_within(
        &mut self,
        from: NaiveDateTime,
        until: NaiveDateTime,
    ) -> Option<Stop> {
        let stop = self.next_that(|stop| !stop.is_over_by(from))?;
        (stop.begin.earliest() < until).then_some(stop)
    }

    /// When the stop begins that follows, of those not over.
    pub(super) fn next_stop_begin(&self, after: NaiveDateTime) -> Option<NaiveDateTime> {
        let rest = self.stops.get(self.next..).unwrap_or_default();
        let mut begins = rest.iter().map(|stop| stop.begin.earliest());
        begins.find(|begin| *begin > after)
    }

    /// Goes on to the next stop of a kind.
    fn next_that(&mut self, is_wanted: impl Fn(&Stop) -> bool) -> Option<Stop> {
        let rest = self.stops.get(self.next..)?;
        self.next += rest.iter().position(is_wanted).unwrap_or(rest.len());
        self.stops.get(self.next).copied()
    }
}

/// Why a day is what it is.
pub(super) fn reason<'a>(day: &Day<'a>) -> Reason<'a> {
    Reason {
        name: day.name().unwrap_or_default(),
        document: day.document().unwrap_or_default(),
    }
}

/// What a day off is.
pub(super) fn rest<'a>(day: &Day<'a>) -> What<'a> {
    if day.kind() == DayKind::Holiday {
        What::Holiday(reason(day))
    } else {
        What::Weekend
    }
}

/// What time out of hours is.
pub(super) fn closed<'a>(day: &Day<'a>) -> What<'a> {
    if day.kind().is_worked() {
        What::Closed
    } else {
        rest(day)
    }
}
