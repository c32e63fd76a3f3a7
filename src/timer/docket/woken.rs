//! The timers that changed by themselves.

use chrono::NaiveDateTime;

use crate::timer::standing::Standing;
use crate::timer::timer::Timer;

/// A timer that changed by itself.
#[derive(Clone, Copy, Debug)]
pub struct Woken<'d, 'a> {
    pub(super) at: NaiveDateTime,
    pub(super) timer: &'d Timer<'a>,
    pub(super) officer: &'d str,
    pub(super) now: NaiveDateTime,
}

impl<'d, 'a> Woken<'d, 'a> {
    /// When it changed; it may have changed again since.
    #[must_use]
    pub const fn at(&self) -> NaiveDateTime {
        self.at
    }

    /// The timer, with all that was recorded of its case.
    #[must_use]
    pub const fn timer(&self) -> &'d Timer<'a> {
        self.timer
    }

    /// The officer who has it.
    #[must_use]
    pub const fn officer(&self) -> &'d str {
        self.officer
    }

    /// What the timer says as of the moment it was woken for; read anew each time.
    #[must_use]
    pub fn standing(&self) -> Standing<'a> {
        self.timer.standing(self.now)
    }
}
