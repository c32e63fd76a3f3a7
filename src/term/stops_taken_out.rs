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
use crate::term::deadline::{Due, Paused};
use crate::term::stops::Bound;
use crate::term::term::Term;

impl Term<'_> {
    /// The runs of days that stops take out, from `first_counted` on, in order
    /// and disjoint. A stop over before the start is none.
    #[inline]
    pub(crate) fn days_taken_out(
        &self,
        start: Moment,
        first_counted: NaiveDate,
    ) -> impl Iterator<Item = DaysTakenOut> {
        let inclusive = self.conventions.stop_days() == StopDays::Inclusive;
        let mut next = first_counted;
        self.stops.in_order().filter_map(move |stop| {
            if stop.end.is_some_and(|end| end.is_before(start)) {
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
        bound: Bound,
        start: NaiveDateTime,
    ) -> impl Iterator<Item = TimeTakenOut> {
        let mut next = start;
        self.stops.in_order().filter_map(move |stop| {
            let begin = bound.stop_begin(stop.begin).max(next);
            let end = stop.end.map(|end| bound.start(end));
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

/// Days that a stop takes out; without a last one while it lasts.
pub(crate) struct DaysTakenOut {
    /// When the stop, or the first of those it overlaps, began.
    pub(crate) since: NaiveDateTime,
    pub(crate) first: NaiveDate,
    pub(crate) last: Option<NaiveDate>,
}

impl DaysTakenOut {
    pub(crate) fn paused(&self, remaining: Amount, depends_from: Option<NaiveDate>) -> Due {
        Due::Paused(Paused {
            since: self.since,
            remaining,
            depends_from,
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
            depends_from: Some(self.start.date()),
        }))
    }
}
