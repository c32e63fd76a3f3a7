//! What the stops of a term take out: runs of days, or stretches of time.
//!
//! [`Term::due`](crate::Term::due) counts around them. Elapsed time (`elapsed.rs`) takes
//! the same stops out of a length, and the trace walks them day by day; the tests hold the
//! three together.

use chrono::{NaiveDate, NaiveDateTime};

use crate::day::calendar::CalendarError;
use crate::day::schedule::Schedule;
use crate::ground::moment::Moment;
use crate::term::amount::{Amount, Unit};
use crate::term::conventions::StopDays;
use crate::term::deadline::{Due, Paused, RestsOn};
use crate::term::stops::Span;
use crate::term::term::Term;

impl Term<'_> {
    /// The runs of days that stops take out, from `first_counted` on, in order
    /// and disjoint. A stop that is over when the clock starts is none, nor is one of
    /// no length.
    #[inline]
    pub(crate) fn days_taken_out(
        &self,
        start: Moment,
        first_counted: NaiveDate,
    ) -> impl Iterator<Item = DaysTakenOut> {
        let inclusive = self.conventions.stop_days() == StopDays::Inclusive;
        let mut next = first_counted;
        self.stops.in_order().filter_map(move |stop| {
            if stop.is_nothing_from(start) {
                return None;
            }
            let begin = stop.begin.date().max(start.date());
            let first = if inclusive {
                begin
            } else {
                begin.succ_opt().unwrap_or(begin)
            };
            let first = first.max(next);
            let last = match stop.end.map(Moment::date) {
                None => None,
                Some(last) if last >= first => Some(last),
                Some(_) => return None,
            };
            if let Some(last) = last {
                next = last.succ_opt().unwrap_or(last);
            }
            Some(DaysTakenOut {
                since: stop.run_begin.earliest().max(start.earliest()),
                begin: stop.begin.earliest().max(start.earliest()),
                first,
                last,
            })
        })
    }

    /// The stretches of time that stops take out, from the start on, in order
    /// and disjoint.
    #[inline]
    pub(crate) fn time_taken_out(
        &self,
        start: NaiveDateTime,
    ) -> impl Iterator<Item = TimeTakenOut> {
        let mut next = start;
        self.stops.in_order().filter_map(move |stop| {
            let begin = stop.begin.earliest().max(next);
            let end = stop.end.map(Moment::earliest);
            if let Some(end) = end {
                if end <= begin {
                    return None;
                }
                next = end;
            }
            Some(TimeTakenOut {
                start,
                since: stop.run_begin.earliest().max(start),
                begin,
                end,
            })
        })
    }
}

impl Span {
    /// Whether it takes nothing out of a count from `start`: it is over by then, or
    /// has no length.
    pub(crate) fn is_nothing_from(&self, start: Moment) -> bool {
        let is_over_by = |moment: Moment| {
            let Some(end) = self.end else { return false };
            let known = end.timestamp().zip(moment.timestamp());
            end.is_before(moment) || known.is_some_and(|(end, moment)| end <= moment)
        };
        is_over_by(start) || is_over_by(self.begin)
    }
}

/// Days that a stop takes out; without a last one while it lasts.
pub(crate) struct DaysTakenOut {
    /// When the stop, or the first of those it overlaps, began.
    pub(crate) since: NaiveDateTime,
    /// When the stop itself began, or the clock started in it.
    pub(crate) begin: NaiveDateTime,
    pub(crate) first: NaiveDate,
    pub(crate) last: Option<NaiveDate>,
}

impl DaysTakenOut {
    pub(crate) fn paused(&self, remaining: Amount, rests_on: RestsOn) -> Due {
        Due::Paused(Paused {
            since: self.since,
            remaining,
            rests_on,
        })
    }
}

/// Time that a stop takes out; without an end while it lasts.
pub(crate) struct TimeTakenOut {
    /// The start of the count.
    start: NaiveDateTime,
    /// When the stop, or the first of those it overlaps, began.
    pub(crate) since: NaiveDateTime,
    pub(crate) begin: NaiveDateTime,
    pub(crate) end: Option<NaiveDateTime>,
}

impl TimeTakenOut {
    pub(crate) fn paused(
        &self,
        schedule: &Schedule,
        unit: Unit,
        due: NaiveDateTime,
    ) -> Result<Due, CalendarError> {
        Ok(Due::Paused(Paused {
            since: self.since,
            remaining: unit.between(schedule, self.begin, due)?,
            rests_on: RestsOn::days_from(self.start.date()),
        }))
    }
}
