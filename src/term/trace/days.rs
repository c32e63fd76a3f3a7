//! The walk over whole days: limits in days and months.

use chrono::{Days, Months, NaiveDate, NaiveDateTime, NaiveTime};

use super::ground::{Ground, Stop, closed, reason, rest};
use super::step::{Step, What};
use crate::day::calendar::{Day, DayKind};
use crate::ground::moment::{Moment, end_of_day};
use crate::term::conventions::{Cutoff, OutsideHours, Roll, StartDay};

/// What completes a walk over days.
#[derive(Clone, Copy)]
enum Last {
    /// So many days counted.
    Counted(u32),
    /// A day, moved by the stops before it.
    Moved(NaiveDate),
    /// A day named outright, up to which nothing is counted.
    Named(NaiveDate),
}

/// A walk over whole days.
pub(super) struct DayWalk<'a> {
    ground: Ground<'a>,
    begin: NaiveDateTime,
    /// The start; later than the begin where it was made out of hours and is
    /// deemed to be made at the next opening.
    start: Moment,
    /// Whether the day of the start counts.
    counts_start: bool,
    /// Whether only days that are worked count.
    worked_only: bool,
    last: Last,
    /// Where a last day goes that is a rest day.
    roll: Roll,
    at: NaiveDate,
    counted: u32,
    /// The count is complete; only rolling is left.
    rolling: bool,
    over: bool,
}

impl<'a> DayWalk<'a> {
    /// A walk over `n` days, or over as many as end with a day that is set later.
    fn new(ground: Ground<'a>, n: u32) -> Self {
        let conventions = ground.term.conventions;
        let begin = ground.term.start.earliest();
        let start = match conventions.outside_hours() {
            OutsideHours::OwnDate => ground.term.start,
            OutsideHours::NextOpening => {
                let opening = ground.term.schedule.next_opening(begin);
                opening.map_or(ground.term.start, Moment::at)
            }
        };
        Self {
            begin,
            start,
            counts_start: conventions.start_day() == StartDay::Counted && n > 0,
            worked_only: false,
            last: Last::Counted(n),
            roll: conventions.roll(),
            at: begin.date(),
            counted: 0,
            rolling: false,
            over: false,
            ground,
        }
    }

    /// A walk over `n` working days.
    pub(super) fn working(ground: Ground<'a>, n: u32) -> Self {
        let mut walk = Self::new(ground, n);
        walk.worked_only = true;
        walk.roll = Roll::None;
        walk
    }

    /// A walk over `n` calendar days.
    pub(super) fn calendar(ground: Ground<'a>, n: u32) -> Self {
        Self::new(ground, n)
    }

    /// A walk over the days of `n` months.
    pub(super) fn months(ground: Ground<'a>, n: u32) -> Self {
        let mut walk = Self::new(ground, n);
        let day_zero = walk.start.date();
        let last = day_zero.checked_add_months(Months::new(n));
        let back = Days::new(u64::from(walk.counts_start));
        let last = last.and_then(|day| day.checked_sub_days(back));
        walk.last = Last::Moved(last.unwrap_or(day_zero));
        walk
    }

    /// A walk up to a day named outright.
    pub(super) fn until(ground: Ground<'a>, day: NaiveDate) -> Self {
        let mut walk = Self::new(ground, 0);
        walk.last = Last::Named(day);
        walk.roll = walk.ground.term.conventions.roll_of_named_day();
        // a day named before the start is due after it only where it rolled
        walk.rolling = day < walk.begin.date();
        walk
    }

    pub(super) fn step(&mut self) -> Option<Step<'a>> {
        if self.over {
            return None;
        }
        let date = self.at;
        // beyond the calendar a day is neither a working day nor a rest day, and only
        // what needs neither goes on
        let day = self.ground.day(date);
        let what = if self.rolling {
            What::Rolled
        } else {
            self.count(date, day.as_ref())?
        };
        let from = if date == self.begin.date() {
            self.begin
        } else {
            date.and_time(NaiveTime::MIN)
        };
        let date = match what {
            What::CountedDays { .. } | What::ByDate if day.is_none() => self.run_on(date),
            _ => date,
        };
        if self.rolling {
            self.over = day?.kind().is_worked();
        } else if self.is_complete(date) {
            let last = self.ground.day(date);
            self.rolling = last.is_some_and(|day| self.rolls_from(&day));
            self.over = !self.rolling;
        }
        let until = if self.over {
            self.end(date)
        } else {
            end_of_day(date)
        };
        let what = match what {
            What::CountedDays { first, make_up, .. } => What::CountedDays {
                first,
                last: self.counted,
                make_up,
            },
            what => what,
        };
        self.at = date.succ_opt()?;
        Some(Step { from, until, what })
    }

    /// The last of the days from `date` on, beyond the calendar, that are all alike:
    /// nobody steps through thousands of years.
    fn run_on(&mut self, date: NaiveDate) -> NaiveDate {
        let last = match self.last {
            Last::Counted(n) => {
                let left = n.saturating_sub(self.counted);
                date.checked_add_days(Days::new(left.into()))
            }
            Last::Moved(last) | Last::Named(last) => Some(last),
        };
        let known = self.ground.unknown_until(date).pred_opt();
        let stopped = self.ground.next_day_out(self.start);
        let stopped = stopped.filter(|out| date < *out && !self.is_named());
        let stopped = stopped.and_then(|out| out.pred_opt());
        let ends = [last, known, stopped].into_iter().flatten();
        let end = ends.min().unwrap_or(date).max(date);
        let more = end.signed_duration_since(date).num_days();
        self.counted = self
            .counted
            .saturating_add(u32::try_from(more).unwrap_or(0));
        end
    }

    const fn is_named(&self) -> bool {
        matches!(self.last, Last::Named(_))
    }

    /// What a day is before the count is complete.
    fn count(&mut self, date: NaiveDate, day: Option<&Day<'a>>) -> Option<What<'a>> {
        if self.is_named() {
            return Some(What::ByDate);
        }
        let day_zero = self.start.date();
        let is_start = date == day_zero;
        if date < day_zero {
            // made out of hours, it is deemed to be made at the next opening
            return Some(closed(day?));
        }
        if is_start && !self.counts_start {
            return Some(What::StartDay);
        }
        if let Some(stop) = self.ground.stopped_on(date, self.start)
            && !self.is_due_before(&stop, date, day)
        {
            if let Last::Moved(last) = &mut self.last {
                *last = last.succ_opt()?;
            }
            return Some(What::Paused(stop.kind));
        }
        if self.worked_only {
            let day = day?;
            if !day.kind().is_worked() {
                return Some(rest(day));
            }
        }
        self.counted = self.counted.checked_add(1)?;
        let make_up = day.filter(|day| day.kind() == DayKind::MakeUpWorkingDay);
        Some(What::CountedDays {
            first: self.counted,
            last: self.counted,
            make_up: make_up.map(reason),
        })
    }

    /// Whether `date` is the last day, and over for the office when the stop begins.
    fn is_due_before(&self, stop: &Stop, date: NaiveDate, day: Option<&Day<'a>>) -> bool {
        let is_last = match self.last {
            Last::Counted(n) => {
                let counts = !self.worked_only || day.is_some_and(|day| day.kind().is_worked());
                counts && self.counted.checked_add(1) == Some(n)
            }
            Last::Moved(last) | Last::Named(last) => date == last,
        };
        let close = self.close(date).filter(|_| is_last);
        let begin = stop.begin.earliest().max(self.start.earliest());
        close.is_some_and(|close| close <= begin)
    }

    fn is_complete(&self, date: NaiveDate) -> bool {
        match self.last {
            Last::Counted(n) => date >= self.start.date() && self.counted >= n,
            Last::Moved(last) | Last::Named(last) => date >= last,
        }
    }

    /// Whether the last day counted is a rest day that rolls on.
    fn rolls_from(&self, day: &Day<'a>) -> bool {
        match self.roll {
            Roll::None => false,
            Roll::Following => !day.kind().is_worked(),
            Roll::HolidaysOnly => day.kind() == DayKind::Holiday,
        }
    }

    fn end(&self, date: NaiveDate) -> NaiveDateTime {
        self.close(date).unwrap_or_else(|| end_of_day(date))
    }

    /// When the office closes, where the last day ends then.
    fn close(&self, date: NaiveDate) -> Option<NaiveDateTime> {
        match self.ground.term.conventions.cutoff() {
            Some(Cutoff::Close) => self.ground.term.schedule.closing(date).ok().flatten(),
            _ => None,
        }
    }
}
