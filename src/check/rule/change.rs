//! When the next part of an allowance is used up, and when a case turns to a warning
//! level.

use chrono::{Days, NaiveDateTime, NaiveTime, TimeDelta};

use super::live::{Live, View};
use crate::plan::warning::{WarningLevel, WarningPoint};
use crate::term::deadline::Due;
use crate::term::limit_under_conventions::Allowance;

impl Live<'_> {
    /// The next moments at which one more whole part of the allowance is over.
    pub(crate) fn next_parts_over(&self) -> impl Iterator<Item = NaiveDateTime> {
        self.views().filter_map(View::next_part_over)
    }

    /// When the case turns to each warning level, if its clock runs on.
    pub(crate) fn turns(&self) -> Turns {
        let [most, least] = &self.views;
        Turns {
            most: most.as_ref().map_or([None; 3], View::turns),
            least: least.as_ref().map(View::turns),
            are_exact: self.views().all(View::turns_exactly),
        }
    }
}

/// When a case turns to each level above green, in each way in which it can be seen.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Turns {
    most: [Option<NaiveDateTime>; 3],
    least: Option<[Option<NaiveDateTime>; 3]>,
    are_exact: bool,
}

impl Turns {
    /// None at all: of a case of which nothing is known, or that is over.
    pub(crate) const NONE: Self = Self {
        most: [None; 3],
        least: None,
        are_exact: true,
    };

    /// Whether the levels turn just then: where days differ in length, a part of one ends
    /// between two nanoseconds, and the moment is the one before.
    pub(crate) const fn are_exact(&self) -> bool {
        self.are_exact
    }

    /// The moments at which the case may turn to another level.
    pub(crate) fn moments(&self) -> impl Iterator<Item = NaiveDateTime> {
        let least = self.least.into_iter().flatten();
        self.most.into_iter().chain(least).flatten()
    }

    /// The first moment at which the case has each level or a higher one for certain,
    /// if its clock runs on; `None` while it stands still, and where that moment is not
    /// known.
    pub(crate) fn known(&self) -> [Option<NaiveDateTime>; 3] {
        let Some(least) = self.least else {
            return self.most;
        };
        let mut known = [None; 3];
        // the red one has no next
        let mut next = None;
        let mut higher = None;
        for ((known, turned), most) in known.iter_mut().zip(least).zip(self.most).rev() {
            // both are at a level once the later has come to it, unless the earlier has
            // by then gone on to the next
            let is_both = |turned: &NaiveDateTime| {
                next.is_none_or(|next: Option<_>| next.is_some_and(|next| *turned < next))
            };
            *known = turned.filter(is_both).or(higher);
            (next, higher) = (Some(most), *known);
        }
        known
    }
}

impl View<'_> {
    fn next_part_over(&self) -> Option<NaiveDateTime> {
        if self.paused().is_some() {
            return None;
        }
        let total = self.total.filter(|total| total.with_parts(0).is_some())?;
        let next = self.whole_parts(total)?.checked_add(1)?;
        match self.term.used_up_at(total.with_parts(next)?).ok()? {
            Due::At(deadline) => Some(deadline.at()),
            Due::Paused(_) => None,
        }
    }

    /// The first moment at which the case has each level or a higher one, if its clock
    /// runs on.
    fn turns(&self) -> [Option<NaiveDateTime>; 3] {
        let mut turns = [None; 3];
        if self.paused().is_some() {
            return turns;
        }
        let late = self.deadline().map(|deadline| deadline.late_from());
        let mut first = late;
        for (turn, level) in turns.iter_mut().zip(WarningLevel::WARNINGS).rev() {
            let Some(point) = self.rule.warnings.point(level) else {
                break;
            };
            let is_known = match point {
                WarningPoint::Used(percent) => percent >= 100 || self.total.is_some(),
                _ => late.is_some(),
            };
            if !is_known {
                // how much is used or left is not known, so neither is when it is
                // much or little
                break;
            }
            let reached = self.reaches(point);
            first = match (first, reached) {
                (Some(first), Some(reached)) => Some(first.min(reached)),
                (first, reached) => first.or(reached),
            };
            *turn = first;
        }
        turns
    }

    /// See [`Turns::are_exact`].
    const fn turns_exactly(&self) -> bool {
        !matches!(self.total, Some(Allowance::OfficeDays(_)))
    }

    /// The first moment from the start on at which `point` is reached.
    fn reaches(&self, point: WarningPoint) -> Option<NaiveDateTime> {
        let schedule = &self.rule.schedule;
        let start = self.course.start.earliest();
        let left = match point {
            WarningPoint::Used(percent) if percent >= 100 => return None,
            WarningPoint::Used(_) if self.is_nothing() => return None,
            // none of it is used at the start already
            WarningPoint::Used(0) => return self.total.map(|_| start),
            WarningPoint::Used(percent) => {
                let part = self.total?.part(percent)?;
                let Due::At(used_up) = self.term.used_up_at(part).ok()? else {
                    return None;
                };
                return Some(used_up.at().max(start));
            }
            WarningPoint::WorkingDaysLeft(n) => {
                let due = self.deadline()?.day();
                let calendar = schedule.calendar();
                let back = n.saturating_add(u32::from(!calendar.is_working_day(due).ok()?));
                let day = calendar.nth_working_day_before(due, back);
                day.map_or(start, |day| day.and_time(NaiveTime::MIN))
            }
            WarningPoint::CalendarDaysLeft(n) => {
                let due = self.deadline()?.day();
                let day = due.checked_sub_days(Days::new(n.into()));
                day.map_or(start, |day| day.and_time(NaiveTime::MIN))
            }
            WarningPoint::OpenSecondsLeft(n) => {
                let due = self.deadline()?.at();
                let open = schedule.open_between(start, due).ok()?;
                let before = open - TimeDelta::seconds(n.into());
                if before <= TimeDelta::zero() {
                    start
                } else {
                    schedule.advance(start, before).ok()?
                }
            }
            WarningPoint::ClockSecondsLeft(n) => {
                let due = self.deadline()?.at();
                due.checked_sub_signed(TimeDelta::seconds(n.into()))?
            }
        };
        Some(left.max(start))
    }
}
