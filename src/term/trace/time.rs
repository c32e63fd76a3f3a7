//! The walk over stretches of time: limits in open and clock time.

use chrono::{NaiveDateTime, NaiveTime, TimeDelta};

use super::{Ground, Step, Stopped, What, rest};
use crate::day::calendar::Day;
use crate::ground::fraction::Fraction;
use crate::ground::moment::end_of_day;

/// How a walk over time counts, and what is left of the limit.
#[derive(Clone, Copy)]
pub(super) enum Mode {
    Open(TimeDelta),
    Clock(TimeDelta),
    OfficeDays(Fraction),
    Sessions {
        left: u32,
        number: u32,
        started: bool,
    },
    Immediate {
        opened: bool,
    },
}

/// A walk over stretches of time in which nothing changes.
pub(super) struct TimeWalk<'a> {
    pub(super) ground: Ground<'a>,
    pub(super) at: NaiveDateTime,
    pub(super) mode: Mode,
}

impl<'a> TimeWalk<'a> {
    pub(super) fn step(&mut self) -> Option<Step<'a>> {
        if self.is_over() {
            return None;
        }
        let from = self.at;
        let day = self.ground.day(from.date());
        // beyond the calendar only clock time goes on
        let sessions = match (&day, self.mode) {
            (None, Mode::Clock(_)) => &[],
            _ => self.ground.schedule.sessions(from.date()).ok()?,
        };
        let edge = |minute: u16| {
            from.date().and_time(NaiveTime::MIN) + TimeDelta::minutes(i64::from(minute))
        };
        let session = sessions
            .iter()
            .find(|s| edge(s.open()) <= from && from < edge(s.close()));
        let mut until = end_of_day(from.date());
        for boundary in sessions
            .iter()
            .flat_map(|s| [edge(s.open()), edge(s.close())])
        {
            if boundary > from {
                until = until.min(boundary);
            }
        }
        let immediate = matches!(self.mode, Mode::Immediate { .. });
        if let Mode::Sessions {
            left,
            number,
            started,
        } = self.mode
        {
            let is_open = session.is_some();
            return self.session_step(&day?, is_open, until, left, number, started);
        }
        if let (false, Some(begin)) = (immediate, self.ground.next_stop_begin(from)) {
            until = until.min(begin);
        }
        let stopped = if immediate {
            Stopped::No
        } else {
            self.ground.stopped_at(from)
        };
        let what = match stopped {
            Stopped::ForGood => return None,
            Stopped::Until(kind, end) => {
                until = until.min(end);
                What::Paused(kind)
            }
            Stopped::No => {
                let minutes = sessions.iter().map(|s| i64::from(s.minutes())).sum();
                let counts = session.is_some() || matches!(self.mode, Mode::Clock(_));
                if counts {
                    self.count(from, &mut until, TimeDelta::minutes(minutes))
                } else {
                    closed(&day?)
                }
            }
        };
        if let Mode::Immediate { opened: true } = self.mode
            && sessions
                .last()
                .is_some_and(|last| edge(last.close()) == until)
        {
            // closing time of the day it was asked for on
            self.mode = Mode::Clock(TimeDelta::zero());
        }
        self.at = until;
        Some(Step { from, until, what })
    }

    fn is_over(&self) -> bool {
        match self.mode {
            Mode::Open(left) | Mode::Clock(left) => left <= TimeDelta::zero(),
            Mode::OfficeDays(left) => left <= Fraction::ZERO,
            Mode::Sessions { left, .. } => left == 0,
            Mode::Immediate { .. } => false,
        }
    }

    /// Counts the stretch `from..until`, cut short where the limit is used up.
    fn count(
        &mut self,
        from: NaiveDateTime,
        until: &mut NaiveDateTime,
        total: TimeDelta,
    ) -> What<'a> {
        let mut of = None;
        match &mut self.mode {
            Mode::Open(left) | Mode::Clock(left) => {
                let end = from.checked_add_signed(*left).unwrap_or(NaiveDateTime::MAX);
                *until = (*until).min(end);
                *left -= *until - from;
            }
            Mode::OfficeDays(left) => {
                of = Some(total);
                let whole = total.num_nanoseconds().map_or(1, i128::from);
                let nanos = left.numerator() * whole / left.denominator();
                let end = i64::try_from(nanos)
                    .map_or(*until, |nanos| from + TimeDelta::nanoseconds(nanos));
                if end <= *until {
                    *until = end;
                    *left = Fraction::ZERO;
                } else {
                    let used = (*until - from).num_nanoseconds().map_or(0, i128::from);
                    *left = *left - Fraction::from_parts(used, whole).unwrap_or(Fraction::ZERO);
                }
            }
            Mode::Immediate { opened } => *opened = true,
            Mode::Sessions { .. } => {}
        }
        What::CountedTime {
            time: *until - from,
            of,
        }
    }

    /// A stretch of a walk that counts sessions as wholes: one that a stop
    /// touches does not count.
    fn session_step(
        &mut self,
        day: &Day<'a>,
        is_open: bool,
        until: NaiveDateTime,
        left: u32,
        number: u32,
        started: bool,
    ) -> Option<Step<'a>> {
        let from = self.at;
        let what = if !is_open {
            if started && matches!(self.ground.stopped_at(from), Stopped::ForGood) {
                return None;
            }
            closed(day)
        } else if !started {
            What::StartSession
        } else {
            match self.ground.stopped_within(from, until) {
                Stopped::ForGood => return None,
                Stopped::Until(kind, _) => What::Paused(kind),
                Stopped::No => What::CountedSession(number + 1),
            }
        };
        let counted = u32::from(matches!(what, What::CountedSession(_)));
        self.mode = Mode::Sessions {
            left: left - counted,
            number: number + counted,
            started: started || is_open,
        };
        self.at = until;
        Some(Step { from, until, what })
    }
}

/// What time out of hours is.
fn closed<'a>(day: &Day<'a>) -> What<'a> {
    if day.kind().is_worked() {
        What::Closed
    } else {
        rest(day)
    }
}
