//! What every walk goes over: days, sessions and stops, one by one.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::step::{Reason, What};
use crate::day::calendar::{Day, DayKind};
use crate::ground::moment::{Moment, end_of_day};
use crate::term::conventions::StopDays;
use crate::term::stops::{Bound, StopKind};
use crate::term::term::Term;

/// What every walk goes over.
#[derive(Clone, Copy)]
pub(super) struct Ground<'a> {
    pub(super) term: Term<'a>,
    /// Since when the clock has stood still, for a stop that lasts.
    lasting_since: Option<Moment>,
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

/// What a stop makes of a stretch of time.
pub(super) enum Stopped {
    /// Nothing.
    No,
    /// It takes it out, for this reason, until then.
    Until(StopKind, NaiveDateTime),
    /// It lasts: the walk ends here.
    ForGood,
}

impl<'a> Ground<'a> {
    pub(super) fn new(term: Term<'a>) -> Self {
        let lasting_since = term.stops.lasting_since();
        Self {
            term,
            lasting_since,
        }
    }

    pub(super) fn day(&self, date: NaiveDate) -> Option<Day<'a>> {
        self.term.schedule.calendar().day(date).ok()
    }

    /// The stretch from `from` on, to the end of its day at the latest.
    pub(super) fn stretch(&self, from: NaiveDateTime) -> Stretch<'a> {
        let date = from.date();
        let sessions = self.term.schedule.sessions(date).unwrap_or_default();
        let edge = |minute: u16| date.and_time(NaiveTime::MIN) + TimeDelta::minutes(minute.into());
        let spans = sessions.iter().map(|s| (edge(s.open()), edge(s.close())));
        let edges = spans.clone().flat_map(|(open, close)| [open, close]);
        let minutes = sessions.iter().map(|s| i64::from(s.minutes())).sum();
        Stretch {
            until: edges
                .filter(|edge| from < *edge)
                .fold(end_of_day(date), NaiveDateTime::min),
            is_open: spans
                .clone()
                .any(|(open, close)| open <= from && from < close),
            closing: spans.clone().next_back().map(|(_, close)| close),
            open_time: TimeDelta::minutes(minutes),
            day: self.day(date),
        }
    }

    /// What the stops make of `date`, for a limit in days that starts at
    /// `start`.
    pub(super) fn stopped_on(&self, date: NaiveDate, start: Moment) -> Stopped {
        let takes_out = |begin: Moment| {
            let first = begin.date().max(start.date());
            match self.term.conventions.stop_days() {
                StopDays::HalfOpen => first < date,
                StopDays::Inclusive => first <= date,
            }
        };
        if self.lasting_since.is_some_and(takes_out) {
            return Stopped::ForGood;
        }
        for (kind, begin, end) in self.term.stops.resolved() {
            if let Some(end) = end
                && takes_out(begin)
                && date <= end.date()
                && !end.is_before(start)
            {
                return Stopped::Until(kind, end.earliest());
            }
        }
        Stopped::No
    }

    /// What the stops make of the stretch of time that begins at `at`.
    pub(super) fn stopped_at(&self, at: NaiveDateTime) -> Stopped {
        let lasts = |since: Moment| Bound::Earliest.stop_begin(since) <= at;
        if self.lasting_since.is_some_and(lasts) {
            return Stopped::ForGood;
        }
        for (kind, begin, end) in self.term.stops.resolved() {
            if let Some(end) = end.map(Moment::earliest)
                && Bound::Earliest.stop_begin(begin) <= at
                && at < end
            {
                return Stopped::Until(kind, end);
            }
        }
        Stopped::No
    }

    /// What the stops make of a session: one that they touch is taken out whole.
    pub(super) fn stopped_within(&self, from: NaiveDateTime, until: NaiveDateTime) -> Stopped {
        let lasts = |since: Moment| Bound::Earliest.stop_begin(since) < until;
        if self.lasting_since.is_some_and(lasts) {
            return Stopped::ForGood;
        }
        for (kind, begin, end) in self.term.stops.resolved() {
            let begin = Bound::Earliest.stop_begin(begin);
            if let Some(end) = end.map(Moment::earliest)
                && begin < until
                && from < end
                && begin < end
            {
                return Stopped::Until(kind, end);
            }
        }
        Stopped::No
    }

    pub(super) fn next_stop_begin(&self, after: NaiveDateTime) -> Option<NaiveDateTime> {
        self.term
            .stops
            .resolved()
            .map(|(_, begin, _)| Bound::Earliest.stop_begin(begin))
            .filter(|begin| *begin > after)
            .min()
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
