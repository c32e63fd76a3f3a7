//! How red a case is ([S13](crate::design#s13)).

use chrono::{NaiveDateTime, TimeDelta};

use super::live::{Live, View};
use super::rule::Rule;
use super::usage::Usage;
use crate::check::case::Case;
use crate::check::verdict::{Verdict, VerdictKind};
use crate::ground::moment::Moment;
use crate::plan::warning::{WarningLevel, WarningPoint};
use crate::term::amount::Amount;
use crate::term::deadline::{Deadline, Due};

impl Rule<'_> {
    /// How red `case` is at `now`; `None` for a case that is over or has not
    /// started, and where that cannot be said for certain.
    ///
    /// A case whose clock stands still keeps the level it stopped with.
    #[must_use]
    pub fn warning_level(&self, case: &Case<'_>, now: NaiveDateTime) -> Option<WarningLevel> {
        let outcome = self.check(case, now);
        level(outcome.verdict(), || {
            self.live(case, now, outcome.deadline())?.level()
        })
    }
}

/// The level of a case of this verdict, by what it has used or left where it is not
/// overdue.
pub(crate) fn level(
    verdict: Verdict,
    by_points: impl FnOnce() -> Option<WarningLevel>,
) -> Option<WarningLevel> {
    match verdict.kind() {
        VerdictKind::Overdue => Some(WarningLevel::Red),
        VerdictKind::Running | VerdictKind::Paused => by_points(),
        _ => None,
    }
}

impl Live<'_> {
    /// See [`Rule::warning_level`]; for a case that is not overdue.
    pub(crate) fn level(&self) -> Option<WarningLevel> {
        self.agreed(View::level)
    }
}

impl View<'_> {
    fn level(&self) -> Option<WarningLevel> {
        let usage = self.usage();
        for level in WarningLevel::WARNINGS.into_iter().rev() {
            let point = self.rule.warnings.point(level)?;
            if self.has_reached(point, usage)? {
                return Some(level);
            }
        }
        Some(WarningLevel::Green)
    }

    fn has_reached(&self, point: WarningPoint, usage: Option<Usage>) -> Option<bool> {
        if let WarningPoint::Used(percent) = point {
            return match usage {
                // all of it is used once it is overdue
                _ if percent >= 100 => Some(false),
                Some(usage) => Some(usage.share().is_at_least_percent(percent)),
                // nothing allowed is nothing used, until it is overdue
                None if self.is_nothing() => Some(false),
                None => None,
            };
        }
        let few = amount_left(point)?;
        if let Some(paused) = self.paused() {
            if let Some(is_few) = is_at_most(paused.remaining(), few) {
                return Some(is_few);
            }
            // in another unit than the limit's: as when the clock stopped
            let since = paused.since();
            let deadline = self.deadline_when_stopped(since)?;
            return self.is_left(few, since, &deadline);
        }
        self.is_left(few, self.course.now, &self.deadline()?)
    }

    /// The deadline had the clock not stopped at `since`.
    fn deadline_when_stopped(&self, since: NaiveDateTime) -> Option<Deadline> {
        let stops = self.term.stops.clipped_to(Moment::at(since));
        match self.term.stopped(stops).due() {
            Ok(Due::At(deadline)) => Some(deadline),
            _ => None,
        }
    }

    /// Whether at most `few` is left at `moment`.
    fn is_left(&self, few: Amount, moment: NaiveDateTime, deadline: &Deadline) -> Option<bool> {
        let unit = few.unit();
        let left = unit.between(&self.rule.schedule, moment, deadline.counted_to(unit));
        is_at_most(left.ok()?, few)
    }
}

/// The amount that a point says is left; none for one that says what is used.
fn amount_left(point: WarningPoint) -> Option<Amount> {
    let seconds = |n: u32| TimeDelta::seconds(n.into());
    match point {
        WarningPoint::Used(_) => None,
        WarningPoint::WorkingDaysLeft(n) => {
            // no more working days than that are left of anything
            let n = i32::try_from(n).unwrap_or(i32::MAX);
            Some(Amount::WorkingDays(n))
        }
        WarningPoint::CalendarDaysLeft(n) => Some(Amount::CalendarDays(n.into())),
        WarningPoint::OpenSecondsLeft(n) => Some(Amount::OpenTime(seconds(n))),
        WarningPoint::ClockSecondsLeft(n) => Some(Amount::ClockTime(seconds(n))),
    }
}

/// Whether `left` is at most `few`; `None` for different units.
fn is_at_most(left: Amount, few: Amount) -> Option<bool> {
    match (left, few) {
        (Amount::WorkingDays(left), Amount::WorkingDays(few)) => Some(left <= few),
        (Amount::CalendarDays(left), Amount::CalendarDays(few)) => Some(left <= few),
        (Amount::OpenTime(left), Amount::OpenTime(few))
        | (Amount::ClockTime(left), Amount::ClockTime(few)) => Some(left <= few),
        _ => None,
    }
}
