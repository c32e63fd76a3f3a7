//! What a case has used of its allowance, found by the inverse of its count.

use chrono::NaiveDateTime;

use super::live::{Live, View};
use super::rule::Rule;
use super::usage::Usage;
use crate::check::case::Case;
use crate::term::amount::Amount;
use crate::term::deadline::Due;
use crate::term::elapsed::Elapsed;
use crate::term::limit_under_conventions::Allowance;

impl Rule<'_> {
    /// How much of its allowance `case` has used, finished or as of `now`.
    ///
    /// `None` where the verdict is not determined, the clock has not started, a
    /// date alone does not decide, the allowance is nothing, or what is used or
    /// allowed lies beyond the calendar.
    ///
    /// ```
    /// use chrono::NaiveDate;
    /// use shixian::plan::huarong_2023::{Project, construction_approval};
    /// use shixian::{Case, Rule, Schedule, Settings};
    ///
    /// let at = |m, d, h| NaiveDate::from_ymd_opt(2026, m, d).unwrap().and_hms_opt(h, 0, 0).unwrap();
    /// let commitment = construction_approval(Project::SimpleLowRisk); // 10 working days
    /// let rule = Rule::new(commitment, &Schedule::china(), &Settings::new());
    /// let case = Case::new("HR-7").started(at(3, 2, 9)); // a Monday
    /// let usage = rule.usage(&case, at(3, 10, 9)).unwrap(); // the Tuesday after
    /// assert_eq!(usage.used().to_string(), "5 working days");
    /// assert_eq!(usage.share().to_string(), "1/2");
    /// ```
    #[must_use]
    pub fn usage(&self, case: &Case<'_>, now: NaiveDateTime) -> Option<Usage> {
        self.live(case, now, None)?.usage()
    }
}

impl Live<'_> {
    /// See [`Rule::usage`].
    pub(crate) fn usage(&self) -> Option<Usage> {
        self.agreed(View::usage)
    }
}

impl View<'_> {
    pub(super) fn usage(&self) -> Option<Usage> {
        *self.usage.get_or_init(|| self.find_usage())
    }

    fn find_usage(&self) -> Option<Usage> {
        let total = self.total?;
        let used = match total {
            Allowance::WorkingDays(_) | Allowance::CalendarDays(_) | Allowance::Sessions(_) => {
                total.with_parts(self.whole_parts(total)?)?
            }
            Allowance::OfficeDays(days) => Allowance::OfficeDays(match self.left_in_stop() {
                Some(Amount::WorkingDaysOfTime(left)) => days - left,
                _ => self.elapsed()?.working_days_of_time()?,
            }),
            Allowance::OpenTime(time) => Allowance::OpenTime(match self.left_in_stop() {
                Some(Amount::OpenTime(left)) => time - left,
                _ => self.elapsed()?.open_time()?,
            }),
            Allowance::ClockTime(time) => Allowance::ClockTime(match self.left_in_stop() {
                Some(Amount::ClockTime(left)) => time - left,
                _ => self.elapsed()?.clock_time()?,
            }),
        };
        Some(Usage {
            used: used.amount()?,
            allowance: total.amount()?,
            share: used.share_of(total)?,
        })
    }

    fn elapsed(&self) -> Option<Elapsed> {
        // on the day of the start it may not have come yet
        let end = self.course.end().later(self.term.start);
        self.term.elapsed(end).ok()
    }

    /// How many whole parts of the allowance are over: more than it has when the
    /// case is overdue.
    pub(super) fn whole_parts(&self, total: Allowance) -> Option<u32> {
        // the day on which the clock stopped was not over then
        let moment = match self.paused() {
            Some(paused) => paused.since(),
            None => self.course.end().earliest(),
        };
        let over = |k: u32| match total.with_parts(k).map(|part| self.term.used_up_at(part)) {
            Some(Ok(Due::At(deadline))) => deadline.at() <= moment,
            _ => false,
        };
        let near = self.parts_up_to(total, moment);
        // from there by doubling to one part that is over and one that is not; then
        // halve the rest
        let (mut low, mut high, mut step) = (near, near.checked_add(1)?, 1_u32);
        if near == 0 || over(near) {
            while over(high) {
                low = high;
                high = low.checked_add(step)?;
                step = step.saturating_mul(2);
            }
        } else {
            while low > 0 && !over(low) {
                high = low;
                low = high.saturating_sub(step);
                step = step.saturating_mul(2);
            }
        }
        while low + 1 < high {
            let middle = low + (high - low) / 2;
            if over(middle) {
                low = middle;
            } else {
                high = middle;
            }
        }
        Some(low)
    }

    /// About how many parts are over at `moment`: as many as were if nothing stopped
    /// the clock.
    fn parts_up_to(&self, total: Allowance, moment: NaiveDateTime) -> u32 {
        let start = self.term.start.date();
        // today is not over
        let last = moment.date().pred_opt().unwrap_or(start);
        let days = match total {
            Allowance::WorkingDays(_) => {
                let calendar = self.rule.schedule.calendar();
                calendar.working_days_between(start, last).unwrap_or(0)
            }
            Allowance::CalendarDays(_) => {
                let days = last.signed_duration_since(start).num_days();
                i32::try_from(days).unwrap_or(0)
            }
            _ => 0,
        };
        u32::try_from(days).unwrap_or(0)
    }

    /// What is left while the clock stands still: then it stays, and so does what is
    /// used.
    fn left_in_stop(&self) -> Option<Amount> {
        self.paused().map(|paused| paused.remaining())
    }
}
