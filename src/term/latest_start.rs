//! The backward operation: when something has to start to be due by a moment.

use chrono::{NaiveDateTime, NaiveTime, TimeDelta};

use crate::day::schedule::Schedule;
use crate::ground::moment::{Moment, end_of_day};
use crate::term::conventions::{Conventions, OutsideHours, Roll};
use crate::term::deadline::{Deadline, DeadlineError, Due};
use crate::term::limit::Limit;

impl Schedule {
    /// The latest start from which `limit` is due by `by`: a start at it is, one any
    /// later is not.
    ///
    /// It is asked of the schedule and not of a [`Term`](crate::Term), for a term has the start
    /// that this is a question for; stops, which belong to a start, do not bear on it.
    ///
    /// For limits in whole days the answer is a date, or `by` itself where a later start
    /// on that day is due later; for all others a moment, exact to the nanosecond. For
    /// `by`, a date alone is its end. `None` for a day named outright,
    /// which no start moves.
    ///
    /// The due moment never falls as the start moves on, so the answer is found by
    /// halving, in as many lookups as a number of moments has binary digits.
    ///
    /// ```
    /// use chrono::NaiveDate;
    /// use shixian::{Conventions, Moment, Schedule, hours, working_days};
    ///
    /// let day = |m, d| NaiveDate::from_ymd_opt(2026, m, d).unwrap();
    /// let (china, own) = (Schedule::china(), Conventions::new());
    /// // done before the spring festival: due on Saturday 14 February, which is worked
    /// let start = china.latest_start(working_days(10), &own, day(2, 14))?;
    /// assert_eq!(start, Some(Moment::on(day(2, 2))));
    /// // nine open hours before Monday 10:00
    /// let by = day(3, 9).and_hms_opt(10, 0, 0).unwrap();
    /// let start = china.latest_start(hours(9), &own, by)?;
    /// assert_eq!(start, Some(Moment::at(day(3, 5).and_hms_opt(17, 0, 0).unwrap())));
    /// # Ok::<(), shixian::term::DeadlineError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`DeadlineError::Calendar`] when `by` lies outside the calendar, when no start
    /// within it is early enough, or when the hours cannot count the limit;
    /// [`DeadlineError::NoCase`] for [`Limit::CaseDue`].
    pub fn latest_start(
        &self,
        limit: Limit,
        conventions: &Conventions,
        by: impl Into<Moment>,
    ) -> Result<Option<Moment>, DeadlineError> {
        latest_start(self, limit, conventions, by.into().latest())
    }
}

fn latest_start(
    schedule: &Schedule,
    limit: Limit,
    conventions: &Conventions,
    by: NaiveDateTime,
) -> Result<Option<Moment>, DeadlineError> {
    if matches!(limit, Limit::Until(_)) {
        return Ok(None);
    }
    if let Limit::ClockSeconds(seconds) = limit {
        let start = by.checked_sub_signed(TimeDelta::seconds(seconds.into()));
        return Ok(start.map(Moment::at));
    }
    let calendar = schedule.calendar();
    let (first, last) = calendar.coverage();
    let (from, end) = (first.and_time(NaiveTime::MIN), end_of_day(last));
    if by < from || end < by {
        return Err(calendar.outside(by.date()).into());
    }
    let search = Search {
        schedule,
        limit,
        from,
        in_days: limit.is_in_days() && conventions.outside_hours() == OutsideHours::OwnDate,
    };
    // what keeps the very first moment from having a deadline keeps all of them
    search.due(conventions, search.start(0))?;
    if conventions.roll() != Roll::HolidaysOnly {
        let latest = search.latest(conventions, by);
        let latest = latest.ok_or_else(|| schedule.beyond(by))?;
        return Ok(Some(search.within(conventions, latest, by)));
    }
    // rolled off holidays but not off weekends, a day may be due after the next
    // one: before rolling they are in order, and few roll
    let unrolled = conventions.with_roll(Roll::None);
    let mut before = by;
    while let Some(start) = search.latest(&unrolled, before) {
        let due = search.due(conventions, start);
        if due.is_ok_and(|deadline| deadline.at() <= by) {
            return Ok(Some(search.within(conventions, start, by)));
        }
        before = search.due(&unrolled, start)?.day().and_time(NaiveTime::MIN);
    }
    Err(schedule.beyond(by).into())
}

/// The starts from the first day of the calendar on, by number: days or nanoseconds.
struct Search<'a> {
    schedule: &'a Schedule,
    limit: Limit,
    from: NaiveDateTime,
    in_days: bool,
}

impl Search<'_> {
    fn start(&self, number: i64) -> Moment {
        if self.in_days {
            Moment::on((self.from + TimeDelta::days(number)).date())
        } else {
            Moment::at(self.from + TimeDelta::nanoseconds(number))
        }
    }

    fn due(&self, conventions: &Conventions, start: Moment) -> Result<Deadline, DeadlineError> {
        let term = self.schedule.term(self.limit, start).counted(*conventions);
        match term.due()? {
            Due::At(deadline) => Ok(deadline),
            // without a stop no clock stands still
            Due::Paused(_) => Err(self.schedule.beyond(start.earliest()).into()),
        }
    }

    /// The latest start on the date of `latest`, which is due by `by`: on a day that
    /// counts and is over, nothing is due before it starts.
    fn within(&self, conventions: &Conventions, latest: Moment, by: NaiveDateTime) -> Moment {
        let last = self.due(conventions, Moment::at(latest.last()));
        match last.is_ok_and(|due| due.at() <= by) {
            true => latest,
            false => Moment::at(by),
        }
    }

    /// The latest start that is due by `by`, where due moments never fall as starts
    /// move on.
    fn latest(&self, conventions: &Conventions, by: NaiveDateTime) -> Option<Moment> {
        let is_early = |number| {
            let due = self.due(conventions, self.start(number));
            due.is_ok_and(|deadline| deadline.at() <= by)
        };
        // nothing is due before it starts
        let span = by.signed_duration_since(self.from);
        let mut late = if self.in_days {
            span.num_days() + 1
        } else {
            span.num_nanoseconds()?.checked_add(1)?
        };
        let mut early = 0;
        if !is_early(early) {
            return None;
        }
        while early + 1 < late {
            let middle = early + (late - early) / 2;
            if is_early(middle) {
                early = middle;
            } else {
                late = middle;
            }
        }
        Some(self.start(early))
    }
}
