//! The walk over whole days: limits in days and months.

use chrono::{Days, Months, NaiveDate, NaiveDateTime, NaiveTime};

use super::{Ground, Step, Stopped, What, reason, rest};
use crate::day::calendar::{Day, DayKind};
use crate::ground::moment::{Moment, end_of_day};
use crate::term::conventions::{Cutoff, OutsideHours, Roll, StartDay};

/// How a walk over days counts.
#[derive(Clone, Copy)]
pub(super) enum Counting {
    Working(u32),
    Calendar(u32),
    Months(u32),
    ByDate(NaiveDate),
}

/// A walk over whole days.
pub(super) struct DayWalk<'a> {
    ground: Ground<'a>,
    begin: NaiveDateTime,
    /// The start; later than the begin where it was made out of hours and is
    /// deemed to be made at the next opening.
    start: Moment,
    how: Counting,
    at: NaiveDate,
    counted: u32,
    /// For months: the last day, moved by stops.
    target: NaiveDate,
    /// The count is complete; only rolling is left.
    rolling: bool,
    over: bool,
}

impl<'a> DayWalk<'a> {
    pub(super) fn new(ground: Ground<'a>, start: Moment, how: Counting) -> Self {
        let begin = start.earliest();
        let deemed = match ground.conventions.outside_hours() {
            OutsideHours::OwnDate => start,
            OutsideHours::NextOpening => {
                let opening = ground.schedule.next_opening(begin);
                opening.map_or(start, Moment::at)
            }
        };
        let day_zero = deemed.date();
        let counted_start = ground.conventions.start_day() == StartDay::Counted;
        let target = match how {
            Counting::Months(n) => {
                let last = day_zero.checked_add_months(Months::new(n));
                let back = Days::new(u64::from(counted_start && n > 0));
                last.and_then(|day| day.checked_sub_days(back))
                    .unwrap_or(day_zero)
            }
            Counting::ByDate(day) => day,
            _ => day_zero,
        };
        Self {
            ground,
            begin,
            start: deemed,
            how,
            at: begin.date(),
            counted: 0,
            target,
            rolling: false,
            over: false,
        }
    }

    pub(super) fn by_date(ground: Ground<'a>, start: Moment, day: NaiveDate) -> Self {
        let mut walk = Self::new(ground, start, Counting::ByDate(day));
        // a day named before the start is due after it only where it rolled
        walk.rolling = day < start.date();
        walk
    }

    pub(super) fn step(&mut self) -> Option<Step<'a>> {
        if self.over {
            return None;
        }
        let date = self.at;
        // beyond the calendar a day is no working day and no rest day, and only
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
        if self.rolling {
            self.over = day?.kind().is_worked();
        } else if self.is_complete(date) {
            self.rolling = day.is_some_and(|day| self.rolls_from(&day));
            self.over = !self.rolling;
        }
        let until = if self.over {
            self.end(date)
        } else {
            end_of_day(date)
        };
        self.at = date.succ_opt()?;
        Some(Step { from, until, what })
    }

    /// What a day is before the count is complete; `None` when a stop that lasts
    /// ends the walk.
    fn count(&mut self, date: NaiveDate, day: Option<&Day<'a>>) -> Option<What<'a>> {
        if let Counting::ByDate(_) = self.how {
            return Some(What::ByDate);
        }
        let day_zero = self.start.date();
        let counted_start = self.ground.conventions.start_day() == StartDay::Counted;
        let months = matches!(self.how, Counting::Months(_));
        let is_start = date == day_zero;
        if date < day_zero || (is_start && (!counted_start || self.wanted() == 0)) {
            return Some(What::StartDay);
        }
        match self.ground.stopped_on(date, self.start) {
            Stopped::ForGood => return None,
            Stopped::Until(kind, _) => {
                if months {
                    self.target = self.target.succ_opt()?;
                }
                return Some(What::Paused(kind));
            }
            Stopped::No => {}
        }
        if matches!(self.how, Counting::Working(_)) {
            let day = day?;
            if !day.kind().is_worked() {
                return Some(if is_start { What::StartDay } else { rest(day) });
            }
        }
        self.counted += 1;
        let make_up = day.filter(|day| day.kind() == DayKind::MakeUpWorkingDay);
        Some(What::CountedDays {
            first: self.counted,
            last: self.counted,
            make_up: make_up.map(reason),
        })
    }

    fn wanted(&self) -> u32 {
        match self.how {
            Counting::Working(n) | Counting::Calendar(n) | Counting::Months(n) => n,
            Counting::ByDate(_) => 0,
        }
    }

    fn is_complete(&self, date: NaiveDate) -> bool {
        match self.how {
            Counting::Working(n) | Counting::Calendar(n) => {
                date >= self.start.date() && self.counted >= n
            }
            Counting::Months(_) | Counting::ByDate(_) => date >= self.target,
        }
    }

    /// Whether the last day counted is a rest day that rolls on.
    fn rolls_from(&self, day: &Day<'a>) -> bool {
        let roll = match self.how {
            Counting::Working(_) => Roll::None,
            Counting::ByDate(_) => self.ground.conventions.roll_of_named_day(),
            _ => self.ground.conventions.roll(),
        };
        match roll {
            Roll::None => false,
            Roll::Following => !day.kind().is_worked(),
            Roll::HolidaysOnly => day.kind() == DayKind::Holiday,
        }
    }

    fn end(&self, date: NaiveDate) -> NaiveDateTime {
        let close = match self.ground.conventions.cutoff() {
            Some(Cutoff::Close) => self.ground.schedule.closing(date).ok().flatten(),
            _ => None,
        };
        close.unwrap_or_else(|| end_of_day(date))
    }
}
