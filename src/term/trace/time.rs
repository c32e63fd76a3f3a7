//! The walk over stretches of time: limits in open and clock time.

use chrono::{NaiveDateTime, TimeDelta};

use super::ground::{Ground, closed};
use super::step::{Step, What};
use crate::ground::fraction::Fraction;

/// What is left of the limit.
#[derive(Clone, Copy)]
enum Left {
    /// Time.
    Time(TimeDelta),
    /// Days' worth of open time, each day counting its own.
    Days(Fraction),
    /// The time to closing of the first day that opens, which no stop moves.
    ToClosing { opened: bool },
}

/// A walk over stretches of time in which nothing changes.
pub(super) struct TimeWalk<'a> {
    ground: Ground<'a>,
    at: NaiveDateTime,
    left: Left,
    /// Whether time out of hours counts too.
    around_the_clock: bool,
}

impl<'a> TimeWalk<'a> {
    fn new(ground: Ground<'a>, left: Left) -> Self {
        Self {
            at: ground.term.start.earliest(),
            ground,
            left,
            around_the_clock: false,
        }
    }

    /// A walk over `time` in office hours.
    pub(super) fn open(ground: Ground<'a>, time: TimeDelta) -> Self {
        Self::new(ground, Left::Time(time))
    }

    /// A walk over `time`, in office hours or not.
    pub(super) fn clock(ground: Ground<'a>, time: TimeDelta) -> Self {
        Self {
            around_the_clock: true,
            ..Self::new(ground, Left::Time(time))
        }
    }

    /// A walk over `days` of open time.
    pub(super) fn office_days(ground: Ground<'a>, days: Fraction) -> Self {
        Self::new(ground, Left::Days(days))
    }

    /// A walk to closing of the first day that opens.
    pub(super) fn until_closing(ground: Ground<'a>) -> Self {
        Self::new(ground, Left::ToClosing { opened: false })
    }

    pub(super) fn step(&mut self) -> Option<Step<'a>> {
        if self.is_over() {
            return None;
        }
        let from = self.at;
        let stretch = self.ground.stretch(from);
        if stretch.day.is_none() && !self.around_the_clock {
            // beyond the calendar only clock time goes on
            return None;
        }
        let mut until = stretch.until;
        let stopped = if let Left::ToClosing { .. } = self.left {
            None
        } else {
            let stopped = self.ground.stopped_at(from);
            if let Some(begin) = self.ground.next_stop_begin(from) {
                until = until.min(begin);
            }
            stopped
        };
        let what = match stopped {
            Some(stop) => {
                until = until.min(stop.until());
                What::Paused(stop.kind)
            }
            None if stretch.is_open || self.around_the_clock => {
                self.count(from, &mut until, stretch.open_time)?
            }
            None => closed(&stretch.day?),
        };
        if let Left::ToClosing { opened: true } = self.left
            && stretch.closing == Some(until)
        {
            self.left = Left::Time(TimeDelta::zero());
        }
        self.at = until;
        Some(Step { from, until, what })
    }

    fn is_over(&self) -> bool {
        match self.left {
            Left::Time(left) => left <= TimeDelta::zero(),
            Left::Days(left) => left <= Fraction::ZERO,
            Left::ToClosing { .. } => false,
        }
    }

    /// Counts the stretch `from..until`, cut short where the limit is used up, on a
    /// day that is open for `total`; `None` beyond 128 bits, which a limit that has a
    /// deadline does not come to.
    fn count(
        &mut self,
        from: NaiveDateTime,
        until: &mut NaiveDateTime,
        total: TimeDelta,
    ) -> Option<What<'a>> {
        let mut of = None;
        match &mut self.left {
            Left::Time(left) => {
                let end = from.checked_add_signed(*left).unwrap_or(NaiveDateTime::MAX);
                *until = (*until).min(end);
                *left -= *until - from;
            }
            Left::Days(left) => {
                of = Some(total);
                let whole = total.num_nanoseconds().map_or(1, i128::from);
                // what is left, as a length on this day; none where it is beyond all days
                let (nanos, _) = left.ticks(whole)?;
                let nanos = i64::try_from(nanos).ok().map(TimeDelta::nanoseconds);
                let end = nanos.and_then(|nanos| from.checked_add_signed(nanos));
                let end = end.unwrap_or(NaiveDateTime::MAX);
                if end <= *until {
                    *until = end;
                    *left = Fraction::ZERO;
                } else {
                    let used = (*until - from).num_nanoseconds().map_or(0, i128::from);
                    *left = left.checked_add(Fraction::from_parts(-used, whole)?)?;
                }
            }
            Left::ToClosing { opened } => *opened = true,
        }
        Some(What::CountedTime {
            time: *until - from,
            of,
        })
    }
}
