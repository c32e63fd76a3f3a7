//! When the next part of an allowance is used up, and when a case turns to a warning
//! level.

use chrono::{Days, NaiveDateTime, NaiveTime, TimeDelta};

use super::live::{Live, View};
use crate::plan::warning::{WarningLevel, WarningPoint};
use crate::term::deadline::Due;

impl Live<'_> {
    /// The next moments at which one more whole part of the allowance is over.
    pub(crate) fn next_parts_over(&self) -> impl Iterator<Item = NaiveDateTime> {
        self.views().filter_map(View::next_part_over)
    }

    /// The moments at which the case may turn to another level.
    pub(crate) fn turns(&self) -> impl Iterator<Item = NaiveDateTime> {
        let levels = |view| WarningLevel::WARNINGS.map(|level| View::turns_to(view, level));
        self.views().flat_map(levels).flatten()
    }

    /// The first moment at which the case has `level` or a higher one for certain, if
    /// its clock runs on; `None` while it stands still, for green, and where that
    /// moment is not known.
    pub(crate) fn turns_to(&self, level: WarningLevel) -> Option<NaiveDateTime> {
        let [most, least] = &self.views;
        let (Some(most), Some(least)) = (most, least) else {
            return most.as_ref()?.turns_to(level);
        };
        // both are at a level once the later has come to it, unless the earlier has by
        // then gone on to the next
        let mut higher = WarningLevel::WARNINGS
            .into_iter()
            .skip_while(|own| *own < level);
        higher.find_map(|level| {
            let next = WarningLevel::WARNINGS
                .into_iter()
                .find(|next| level < *next);
            let gone_on = next.and_then(|next| most.turns_to(next));
            let turned = least.turns_to(level)?;
            (next.is_none() || gone_on.is_some_and(|at| turned < at)).then_some(turned)
        })
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

    /// See [`Live::turns_to`].
    fn turns_to(&self, level: WarningLevel) -> Option<NaiveDateTime> {
        if level == WarningLevel::Green || self.paused().is_some() {
            return None;
        }
        let late = self.deadline().map(|deadline| deadline.late_from());
        let mut first = late;
        for higher in WarningLevel::WARNINGS {
            let point = self.rule.warnings.point(higher)?;
            if higher < level {
                continue;
            }
            let is_known = match point {
                WarningPoint::Used(percent) => percent >= 100 || self.total.is_some(),
                _ => late.is_some(),
            };
            if !is_known {
                // how much is used or left is not known, so neither is when it is
                // much or little
                return None;
            }
            let reached = self.reaches(point);
            first = match (first, reached) {
                (Some(first), Some(reached)) => Some(first.min(reached)),
                (first, reached) => first.or(reached),
            };
        }
        first
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
