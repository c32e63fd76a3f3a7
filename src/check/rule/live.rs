//! A running case against its rule: how much of the allowance is used, how red
//! the case is, and from when on it will be.

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::ends::Ends;
use super::rule::Rule;
use crate::check::case::Case;
use crate::check::settings::Settings;
use crate::check::verdict::{Verdict, VerdictKind};
use crate::day::schedule::Schedule;
use crate::ground::fraction::Fraction;
use crate::ground::moment::Moment;
use crate::plan::PlanVersion;
use crate::plan::commitment::Start;
use crate::plan::warning::{WarningLevel, WarningPoint, Warnings};
use crate::term::allowance::{Allowance, Count};
use crate::term::amount::{Amount, Unit};
use crate::term::conventions::{Roll, StartDay};
use crate::term::deadline::{Deadline, DeadlineError, Due, Paused};
use crate::term::elapsed::Elapsed;
use crate::term::limit::Limit;
use crate::term::stops::Stops;
use crate::term::term::Term;

/// How much of its allowance a case has used.
///
/// The allowance is what the limit, extended, comes to for this case: for months,
/// the calendar days up to the due day; the days of a roll belong to it. A day is
/// used when it is over, at the cutoff of the deadline, so that all is used just
/// when the case is due. While the clock stands still, what is used is what was
/// when it stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Usage {
    used: Amount,
    allowance: Amount,
    share: Fraction,
}

impl Usage {
    /// What is used, in the unit of the allowance.
    #[must_use]
    pub const fn used(&self) -> Amount {
        self.used
    }

    /// The whole allowance.
    #[must_use]
    pub const fn allowance(&self) -> Amount {
        self.allowance
    }

    /// What is used as a share of the allowance, exactly: 1 when all is used, more
    /// when the case is overdue.
    #[must_use]
    pub const fn share(&self) -> Fraction {
        self.share
    }
}

/// A case as its rule sees it at a moment, bound once for several questions.
#[derive(Clone, Copy)]
pub(crate) struct Live<'c> {
    rule: &'c Rule<'c>,
    now: NaiveDateTime,
    /// The moment up to which time is used: the end of the case or now.
    at: Moment,
    term: Term<'c>,
    /// When it is due, where a date alone does not make that uncertain.
    due: Option<Due>,
    total: Option<Allowance>,
}

impl<'a> Rule<'a> {
    /// The plan it was bound in; none for a commitment bound outside any plan.
    #[must_use]
    pub const fn plan(&self) -> Option<PlanVersion<'a>> {
        self.plan
    }

    /// The warning points: those of its plan.
    #[must_use]
    pub const fn warnings(&self) -> Warnings {
        self.warnings
    }

    /// The same rule with other warning points.
    #[must_use]
    pub const fn with_warnings(mut self, warnings: Warnings) -> Self {
        self.warnings = warnings;
        self
    }

    /// The same rule on another schedule, such as one with a new notice.
    #[must_use]
    pub fn on_schedule(&self, schedule: &Schedule) -> Self {
        Self {
            schedule: schedule.clone(),
            ..self.clone()
        }
    }

    /// The latest start from which a case without stops is due by `by`: see
    /// [`Schedule::latest_start`].
    ///
    /// # Errors
    ///
    /// As [`Schedule::latest_start`].
    pub fn latest_start(&self, by: impl Into<Moment>) -> Result<Option<Moment>, DeadlineError> {
        let limit = self.committed.limit;
        self.schedule.latest_start(limit, &self.conventions, by)
    }

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
        self.live(case, now)?.usage()
    }

    /// How red `case` is at `now`; `None` for a case that is over or has not
    /// started, and where that cannot be said for certain.
    ///
    /// A case whose clock stands still keeps the level it stopped with.
    #[must_use]
    pub fn warning_level(&self, case: &Case<'_>, now: NaiveDateTime) -> Option<WarningLevel> {
        let verdict = self.check(case, now).verdict();
        self.level(self.live(case, now).as_ref(), verdict)
    }

    pub(crate) fn level(&self, live: Option<&Live<'_>>, verdict: Verdict) -> Option<WarningLevel> {
        match verdict.kind() {
            VerdictKind::Overdue => Some(WarningLevel::Red),
            VerdictKind::Running | VerdictKind::Paused => live?.level(),
            _ => None,
        }
    }

    /// The committed tier of `case`, started and not contradictory.
    pub(crate) fn live<'c>(&'c self, case: &Case<'c>, now: NaiveDateTime) -> Option<Live<'c>> {
        let ends: Ends = self.known_ends(case, now).ok()?;
        let limit = self.limit_of(case, self.committed.limit).ok()?;
        let stops = if limit.can_be_stopped() {
            self.stops(case, ends, now)
        } else {
            Stops::NONE
        };
        let term = self.term(limit, ends.start, stops);
        let due = if limit == Limit::CaseDue {
            self.stated(case).ok().map(Due::At)
        } else {
            term.due().ok()
        };
        let mut live = Live {
            rule: self,
            now,
            at: ends.finish.unwrap_or(Moment::at(now)),
            term,
            due,
            total: None,
        };
        live.total = live.total();
        Some(live)
    }

    /// What starts the clock of the committed limit.
    pub(crate) const fn start_events(&self) -> Start<'a> {
        self.committed.start
    }

    /// The settings it was bound with.
    pub(crate) const fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The unit of the statutory limit.
    pub(crate) fn statutory_unit(&self) -> Option<Unit> {
        self.statutory.map(|tier| tier.unit)
    }
}

impl Live<'_> {
    /// What is allowed, as an amount that can be divided.
    fn total(&self) -> Option<Allowance> {
        let term = &self.term;
        if term.needs_times() && term.limit != Limit::CaseDue {
            return None;
        }
        match term.limit.under(&term.conventions) {
            Count::Fixed(Allowance::CalendarDays(n)) => {
                let length = n.checked_add(self.rolled_days())?;
                Some(Allowance::CalendarDays(length))
            }
            Count::Fixed(allowance) => Some(allowance),
            Count::Months(_) => {
                let days = self.days_through(self.unstopped_day()?)?;
                let length = days.checked_add(self.rolled_days())?;
                Some(Allowance::CalendarDays(length))
            }
            Count::Immediate => {
                let start = self.term.start.timestamp()?;
                let due = self.deadline()?.at();
                let open = term.schedule.open_between(start, due).ok()?;
                Some(Allowance::OpenTime(open))
            }
            Count::Until(_) => {
                let day = self.deadline()?.day();
                Some(Allowance::CalendarDays(self.days_through(day)?))
            }
            Count::Stated => {
                let deadline = self.deadline()?;
                if deadline.is_end_of_day() {
                    return Some(Allowance::CalendarDays(self.days_through(deadline.day())?));
                }
                let start = self.term.start.timestamp()?;
                let time = deadline.at().signed_duration_since(start);
                Some(Allowance::ClockTime(time.max(TimeDelta::zero())))
            }
        }
    }

    fn deadline(&self) -> Option<Deadline> {
        match self.due? {
            Due::At(deadline) => Some(deadline),
            Due::Paused(_) => None,
        }
    }

    fn paused(&self) -> Option<Paused> {
        match self.due? {
            Due::At(_) => None,
            Due::Paused(paused) => Some(paused),
        }
    }

    /// What is left while the clock stands still: then it stays, and so does what is
    /// used.
    fn left_in_stop(&self) -> Option<Amount> {
        self.paused().map(|paused| paused.remaining())
    }

    /// By how many days the deadline was rolled.
    fn rolled_days(&self) -> u32 {
        let rolled = self.deadline().map_or(0, |deadline| {
            let from = deadline.unrolled_day();
            deadline.day().signed_duration_since(from).num_days()
        });
        u32::try_from(rolled).unwrap_or(0)
    }

    /// The last day of the limit, had nothing stopped it and no rest day rolled it.
    fn unstopped_day(&self) -> Option<NaiveDate> {
        let conventions = self.term.conventions.with_roll(Roll::None);
        let unstopped = self.term.counted(conventions).stopped(Stops::NONE);
        match unstopped.due().ok()? {
            Due::At(deadline) => Some(deadline.day()),
            Due::Paused(_) => None,
        }
    }

    /// The number of calendar days, counted as the limit's are, that end on `day`.
    fn days_through(&self, day: NaiveDate) -> Option<u32> {
        let counted = self.term.conventions.start_day() == StartDay::Counted;
        let Due::At(none) = self.term.used_up_at(Allowance::CalendarDays(0)).ok()? else {
            return None;
        };
        let days = day.signed_duration_since(none.day()).num_days();
        u32::try_from((days + i64::from(counted)).max(0)).ok()
    }

    /// See [`Rule::usage`].
    pub(crate) fn usage(&self) -> Option<Usage> {
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
        self.term.elapsed(self.at).ok()
    }

    /// How many whole parts of the allowance are over: more than it has when the
    /// case is overdue.
    fn whole_parts(&self, total: Allowance) -> Option<u32> {
        // the day on which the clock stopped was not over then
        let moment = match self.paused() {
            Some(paused) => paused.since(),
            None => self.at.earliest(),
        };
        let over = |k: u32| match total.with_parts(k).map(|part| self.term.used_up_at(part)) {
            Some(Ok(Due::At(deadline))) => deadline.at() <= moment,
            _ => false,
        };
        // the first part, by doubling, that is not over; then halve the rest
        let mut high = 1;
        while over(high) {
            high = high.checked_mul(2)?;
        }
        let mut low = high / 2;
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

    /// The next moment at which one more whole part of the allowance is over.
    pub(crate) fn next_part_over(&self) -> Option<NaiveDateTime> {
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

    /// See [`Rule::warning_level`]; for a case that is not overdue.
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
            let point = Fraction::from_parts(percent.into(), 100)?;
            return match usage {
                // all of it is used once it is overdue
                _ if percent >= 100 => Some(false),
                Some(usage) => Some(usage.share >= point),
                // nothing allowed is nothing used, until it is overdue
                None if self.is_nothing() => Some(false),
                None => None,
            };
        }
        if let Some(paused) = self.paused() {
            if let Some(few) = is_at_most(paused.remaining(), point) {
                return Some(few);
            }
            // in another unit than the limit's: as when the clock stopped
            let since = paused.since();
            let deadline = self.deadline_when_stopped(since)?;
            return self.few_left(point, since, &deadline);
        }
        self.few_left(point, self.now, &self.deadline()?)
    }

    fn is_nothing(&self) -> bool {
        self.total.is_some_and(Allowance::is_nothing)
    }

    /// The deadline had the clock not stopped at `since`.
    fn deadline_when_stopped(&self, since: NaiveDateTime) -> Option<Deadline> {
        let stops = self.term.stops.clipped_to(Moment::at(since));
        match self.term.stopped(stops).due() {
            Ok(Due::At(deadline)) => Some(deadline),
            _ => None,
        }
    }

    /// Whether at most what the point says is left at `moment`.
    fn few_left(
        &self,
        point: WarningPoint,
        moment: NaiveDateTime,
        deadline: &Deadline,
    ) -> Option<bool> {
        let unit = unit_left(point)?;
        let to = if matches!(unit, Unit::WorkingDays | Unit::CalendarDays) {
            deadline.day().and_time(NaiveTime::MIN)
        } else {
            deadline.at()
        };
        let left = unit.between(&self.rule.schedule, moment, to).ok()?;
        is_at_most(left, point)
    }

    /// The first moment at which the case has `level` or a higher one, if its
    /// clock runs on; `None` while it stands still, for green, and where that
    /// moment is not known.
    pub(crate) fn turns_to(&self, level: WarningLevel) -> Option<NaiveDateTime> {
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
        let start = self.term.start.earliest();
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

/// The unit of what a point says is left.
const fn unit_left(point: WarningPoint) -> Option<Unit> {
    match point {
        WarningPoint::Used(_) => None,
        WarningPoint::WorkingDaysLeft(_) => Some(Unit::WorkingDays),
        WarningPoint::CalendarDaysLeft(_) => Some(Unit::CalendarDays),
        WarningPoint::OpenSecondsLeft(_) => Some(Unit::OpenTime),
        WarningPoint::ClockSecondsLeft(_) => Some(Unit::ClockTime),
    }
}

/// Whether `left` is at most what the point says; `None` in another unit.
fn is_at_most(left: Amount, point: WarningPoint) -> Option<bool> {
    match (left, point) {
        (Amount::WorkingDays(left), WarningPoint::WorkingDaysLeft(n)) => {
            Some(i64::from(left) <= i64::from(n))
        }
        (Amount::CalendarDays(left), WarningPoint::CalendarDaysLeft(n)) => {
            Some(left <= i64::from(n))
        }
        (Amount::OpenTime(left), WarningPoint::OpenSecondsLeft(n))
        | (Amount::ClockTime(left), WarningPoint::ClockSecondsLeft(n)) => {
            Some(left <= TimeDelta::seconds(n.into()))
        }
        _ => None,
    }
}
