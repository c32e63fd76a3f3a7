//! When a timer will next say something else, if nothing happens to its case.

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::standing::{due, outcome};
use super::timer::Timer;
use crate::check::rule::{Rule, RuleError};
use crate::check::verdict::Verdict;
use crate::day::calendar::Basis;
use crate::day::schedule::Schedule;
use crate::ground::moment::Moment;
use crate::plan::warning::WarningLevel;
use crate::term::amount::Amount;
use crate::term::deadline::{DeadlineError, Due};

/// Which changes of a timer a docket wakes for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Watch {
    /// The [status](Watch::Status), and the numbers of whole days: left or late of
    /// both tiers, taken, and used.
    #[default]
    Everything,
    /// What does not change day by day: the verdicts of both tiers by name and
    /// reason, the warning level, the start (deemed acceptance included, and when
    /// it is to come), the due days or what remains in a stop, and whether the
    /// verdict is provisional.
    Status,
}

/// What is watched of a standing: two moments between which nothing happened and
/// nothing watched changed have equal values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Watched {
    committed: WatchedTier,
    statutory: Option<WatchedTier>,
    start: Option<Moment>,
    level: Option<WarningLevel>,
    basis: Basis,
    taken: Option<Amount>,
    used: Option<Amount>,
    acceptance_deemed_from: Option<NaiveDateTime>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct WatchedTier {
    /// The verdict from then on, without its amount, which goes on changing.
    verdict: Verdict,
    due: Option<Due>,
    days: Option<Amount>,
}

impl WatchedTier {
    fn new(verdict: Verdict, due: Option<Due>, watch: Watch) -> Self {
        let days = verdict.amount().and_then(whole_days);
        Self {
            verdict: without_amount(verdict),
            due,
            days: days.filter(|_| watch == Watch::Everything),
        }
    }
}

fn whole_days(amount: Amount) -> Option<Amount> {
    matches!(amount, Amount::WorkingDays(_) | Amount::CalendarDays(_)).then_some(amount)
}

const fn without_amount(verdict: Verdict) -> Verdict {
    match verdict {
        Verdict::Met { .. } => Verdict::Met { margin: None },
        Verdict::Missed { .. } => Verdict::Missed { by: None },
        Verdict::Running { .. } => Verdict::Running { remaining: None },
        Verdict::Overdue { .. } => Verdict::Overdue { by: None },
        // what remains in a stop is part of what is due
        Verdict::Paused { .. } => Verdict::Paused {
            remaining: Amount::CalendarDays(0),
        },
        other => other,
    }
}

impl Timer<'_> {
    /// The next moment after `now` at which the timer says something else by
    /// itself, so that a scheduler can sleep until then: the first one at which
    /// anything that [`Watch::Everything`] names differs from `now`. `None` where
    /// nothing ever will.
    ///
    /// Amounts of time, shares of them and [what would be due if the clock ran
    /// again now](super::TierStanding::due_if_resumed) change all the time and are
    /// not watched. An entry recorded for later is something that changes by itself.
    ///
    /// The moment is found by the inverse of each count, not by stepping through
    /// time. A case due at an exact moment, done at which is in time, is overdue
    /// from the nanosecond after on.
    #[must_use]
    pub fn next_change(&self, now: NaiveDateTime) -> Option<NaiveDateTime> {
        self.next_change_of(Watch::Everything, now)
    }

    /// The next moment after `now` at which what `watch` names differs from `now`:
    /// see [`Timer::next_change`].
    #[must_use]
    pub fn next_change_of(&self, watch: Watch, now: NaiveDateTime) -> Option<NaiveDateTime> {
        let mut candidates = Candidates::new(now);
        let watched = self.watched(watch, now, Some(&mut candidates));
        let mut from = now;
        loop {
            // what may change after an entry recorded for later, only that entry tells
            let entries = self.entries.iter().map(|entry| entry.at().earliest());
            let entry = entries.filter(|at| from < *at).min();
            let changed = |moment: &NaiveDateTime| self.watched(watch, *moment, None) != watched;
            let before_entry = |moment: &NaiveDateTime| entry.is_none_or(|entry| *moment <= entry);
            candidates.extend(entry);
            let change = candidates.in_order().take_while(before_entry).find(changed);
            from = match (change, entry) {
                (None, Some(entry)) => entry,
                (change, _) => return change,
            };
            candidates = Candidates::new(from);
            self.watched(watch, from, Some(&mut candidates));
        }
    }

    /// The moment from which on the case has `level` or a higher one, if its clock
    /// runs on and nothing else happens: also when that moment is past. `None` for
    /// green, for a case that is over, has not started or whose clock stands
    /// still, and where the moment is not known.
    #[must_use]
    pub fn turns_to(&self, level: WarningLevel, now: NaiveDateTime) -> Option<NaiveDateTime> {
        let history = self.history(now);
        let case = self.case_of(&history);
        let live = self.rule.live(&case, now)?;
        live.turns_to(level).filter(|_| history.finished.is_none())
    }

    /// [`Timer::turns_to`] of each level above green.
    pub(crate) fn turns(&self, now: NaiveDateTime) -> [Option<NaiveDateTime>; 3] {
        let history = self.history(now);
        let case = self.case_of(&history);
        let live = self.rule.live(&case, now);
        let live = live.filter(|_| history.finished.is_none());
        WarningLevel::WARNINGS.map(|level| live.as_ref()?.turns_to(level))
    }

    /// The day a case is due that is not done and whose clock does not stand still.
    pub(crate) fn open_due_day(&self, now: NaiveDateTime) -> Option<NaiveDate> {
        let history = self.history(now);
        let case = self.case_of(&history);
        let outcome = self.rule.check(&case, now);
        let deadline = outcome.deadline().filter(|_| history.finished.is_none());
        deadline.map(|deadline| deadline.day())
    }

    /// What is watched at `now`, and the moments at which it may change next.
    fn watched(
        &self,
        watch: Watch,
        now: NaiveDateTime,
        candidates: Option<&mut Candidates>,
    ) -> Watched {
        let history = self.history(now);
        let case = self.case_of(&history);
        let rule: &Rule<'_> = &self.rule;
        let outcome = outcome(rule, &case, &history, now);
        let live = rule.live(&case, now);
        let verdict = outcome.verdict();
        let committed_due = due(verdict, outcome.deadline(), || rule.due(&case).ok());
        let committed = WatchedTier::new(verdict, committed_due, watch);
        let statutory = outcome.statutory().map(|tier| {
            let due = due(tier.verdict(), tier.deadline(), || {
                rule.statutory_due(&case)?.ok()
            });
            WatchedTier::new(tier.verdict(), due, watch)
        });
        let counted = live.as_ref().filter(|_| watch == Watch::Everything);
        let elapsed = counted.and_then(|_| rule.elapsed(&case, now).ok());
        let usage = counted.and_then(|live| live.usage());
        if let Some(candidates) = candidates {
            let schedule = rule.schedule();
            candidates.extend(history.deemed_from(rule));
            // a stop takes out nothing before it has a length
            let begins = history.stops.iter().map(|stop| stop.begin().earliest());
            candidates.extend(begins.map(a_moment_after));
            if history.finished.is_none() {
                candidates.extend_with_due(schedule, Some(rule.due(&case)));
                candidates.extend_with_due(schedule, rule.statutory_due(&case));
                if let Some(live) = &live {
                    for moment in live.turns() {
                        candidates.extend([moment, a_moment_after(moment)]);
                    }
                    if watch == Watch::Everything {
                        candidates.extend(live.next_parts_over());
                    }
                }
                candidates.extend_with_days(schedule, now, watch);
            }
        }
        Watched {
            committed,
            statutory,
            start: outcome.start(),
            level: rule.level(live.as_ref(), verdict),
            basis: outcome.basis(),
            taken: elapsed
                .and_then(|elapsed| elapsed.in_unit(rule.unit()))
                .and_then(whole_days),
            used: usage.and_then(|usage| whole_days(usage.used())),
            acceptance_deemed_from: history.deemed_from(rule),
        }
    }
}

const fn start_of(date: NaiveDate) -> NaiveDateTime {
    date.and_time(NaiveTime::MIN)
}

fn a_moment_after(moment: NaiveDateTime) -> NaiveDateTime {
    let after = moment.checked_add_signed(TimeDelta::nanoseconds(1));
    after.unwrap_or(NaiveDateTime::MAX)
}

/// The moments at which something may change: few, and later than now.
struct Candidates {
    now: NaiveDateTime,
    moments: Vec<NaiveDateTime>,
}

impl Candidates {
    fn new(now: NaiveDateTime) -> Self {
        Self {
            now,
            moments: Vec::with_capacity(16),
        }
    }

    fn extend(&mut self, moments: impl IntoIterator<Item = NaiveDateTime>) {
        let now = self.now;
        self.moments
            .extend(moments.into_iter().filter(|moment| now < *moment));
    }

    /// When the case is late, or may be where a date alone leaves that open, and when the
    /// days that its deadline rests on begin, announced and provisional.
    fn extend_with_due(&mut self, schedule: &Schedule, due: Option<Result<Due, RuleError>>) {
        match due {
            Some(Ok(Due::At(deadline))) => {
                self.extend([deadline.late_from()]);
                for first in deadline.rests_on_days_from() {
                    let provisional = schedule.calendar().next_provisional_day(first);
                    self.extend([first].into_iter().chain(provisional).map(start_of));
                }
            }
            Some(Err(RuleError::Deadline(DeadlineError::PrecisionTooLow {
                earliest,
                latest,
                ..
            }))) => {
                self.extend([earliest, latest]);
                self.extend([a_moment_after(earliest), a_moment_after(latest)]);
            }
            _ => {}
        }
    }

    /// The next day and the next working day, the first provisional day and the
    /// end of the calendar.
    fn extend_with_days(&mut self, schedule: &Schedule, now: NaiveDateTime, watch: Watch) {
        let (calendar, today) = (schedule.calendar(), now.date());
        if watch == Watch::Everything {
            self.extend(calendar.next_working_day(today).ok().map(start_of));
            self.extend(today.checked_add_days(Days::new(1)).map(start_of));
        }
        self.extend(calendar.next_provisional_day(today).map(start_of));
        let (first, last) = calendar.coverage();
        self.extend([start_of(first)]);
        let end = last.succ_opt().map(start_of);
        self.extend(end.into_iter().chain(end.map(a_moment_after)));
    }

    fn in_order(mut self) -> impl Iterator<Item = NaiveDateTime> {
        self.moments.sort_unstable();
        self.moments.dedup();
        self.moments.into_iter()
    }
}
