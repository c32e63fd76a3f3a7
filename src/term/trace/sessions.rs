//! The walk over half-day sessions, which count as wholes.

use chrono::NaiveDateTime;

use super::ground::{Ground, closed};
use super::step::{Step, What};

/// A walk over sessions: one that a stop touches does not count.
pub(super) struct SessionWalk<'a> {
    ground: Ground<'a>,
    at: NaiveDateTime,
    wanted: u32,
    counted: u32,
    /// Whether the session that the start lies in, or comes before, is past.
    started: bool,
}

impl<'a> SessionWalk<'a> {
    /// A walk over `n` sessions.
    pub(super) fn new(ground: Ground<'a>, n: u32) -> Self {
        Self {
            at: ground.term.start.earliest(),
            ground,
            wanted: n,
            counted: 0,
            started: false,
        }
    }

    pub(super) fn step(&mut self) -> Option<Step<'a>> {
        if self.counted >= self.wanted {
            return None;
        }
        let from = self.at;
        let stretch = self.ground.stretch(from);
        let (day, until) = (stretch.day?, stretch.until);
        let what = if !stretch.is_open {
            closed(&day)
        } else if !self.started {
            self.started = true;
            What::StartSession
        } else {
            match self.ground.stopped_within(from, until) {
                Some(stop) => What::Paused(stop.kind),
                None => {
                    self.counted += 1;
                    What::CountedSession(self.counted)
                }
            }
        };
        self.at = until;
        Some(Step { from, until, what })
    }
}
