//! A timer as it is seen at a moment: what its rule says of it, found once for all
//! that is asked.

use std::cell::OnceCell;

use chrono::{NaiveDate, NaiveDateTime};

use super::history::History;
use super::timer::Timer;
use crate::check::case::Case;
use crate::check::outcome::Outcome;
use crate::check::rule::{Live, Turns, level};
use crate::check::verdict::{Undetermined, Verdict};
use crate::plan::warning::WarningLevel;

/// A timer at a moment: the outcome of its case and, once it is asked for, what the
/// clock of the case says.
pub(super) struct Glance<'g, 'a> {
    pub(super) timer: &'g Timer<'a>,
    pub(super) history: &'g History<'g>,
    pub(super) case: Case<'g>,
    pub(super) now: NaiveDateTime,
    pub(super) outcome: Outcome<'a>,
    live: OnceCell<Option<Live<'g>>>,
    level: OnceCell<Option<WarningLevel>>,
    turns: OnceCell<Turns>,
}

impl<'a> Timer<'a> {
    /// The timer at `now`, when its entries come to `history`.
    pub(super) fn glance<'g>(
        &'g self,
        history: &'g History<'g>,
        now: NaiveDateTime,
    ) -> Glance<'g, 'a> {
        let case = self.case_of(history);
        let mut outcome = self.rule.check(&case, now);
        // that the days of a deemed acceptance lie outside the calendar, only the timer
        // knows
        if history.outside.is_some() && outcome.verdict == Verdict::NotStarted {
            outcome.verdict = Verdict::Undetermined(Undetermined::OutsideCalendar);
        }
        Glance {
            timer: self,
            history,
            case,
            now,
            outcome,
            live: OnceCell::new(),
            level: OnceCell::new(),
            turns: OnceCell::new(),
        }
    }
}

impl<'g> Glance<'g, '_> {
    /// The clock of the case, where it has started.
    pub(super) fn live(&self) -> Option<&Live<'g>> {
        let deadline = self.outcome.deadline();
        let live = || self.timer.rule.live(&self.case, self.now, deadline);
        self.live.get_or_init(live).as_ref()
    }

    /// How red the case is: see [`Rule::warning_level`](crate::Rule::warning_level).
    pub(super) fn level(&self) -> Option<WarningLevel> {
        let find = || level(self.outcome.verdict(), || self.live()?.level());
        *self.level.get_or_init(find)
    }

    /// Whether the case is not done.
    pub(super) const fn is_open(&self) -> bool {
        self.history.finished.is_none()
    }

    /// When a case that is not done turns to each warning level.
    pub(super) fn turns(&self) -> &Turns {
        self.turns.get_or_init(|| {
            let live = self.live().filter(|_| self.is_open());
            live.map_or(Turns::NONE, Live::turns)
        })
    }

    /// The day a case is due that is not done and whose clock does not stand still.
    pub(super) fn open_due_day(&self) -> Option<NaiveDate> {
        let deadline = self.outcome.deadline().filter(|_| self.is_open())?;
        Some(deadline.day())
    }
}
