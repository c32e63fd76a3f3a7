//! When a timer will next say something else, if nothing happens to its case.

use std::cell::OnceCell;

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::glance::Glance;
use super::timer::Timer;
use crate::check::rule::{Live, RuleError};
use crate::check::verdict::{Verdict, VerdictKind};
use crate::day::calendar::Basis;
use crate::day::schedule::Schedule;
use crate::ground::moment::Moment;
use crate::plan::warning::WarningLevel;
use crate::term::amount::Amount;
use crate::term::deadline::{Deadline, DeadlineError, Due};

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

/// What is watched of a standing, each part once it is asked for: two moments between
/// which nothing happened and nothing watched changed have equal values.
struct Watched<'w, 'g, 'a> {
    glance: &'w Glance<'g, 'a>,
    watch: Watch,
    tiers: OnceCell<WatchedTiers>,
    clock: OnceCell<WatchedClock>,
}

/// What the outcome alone tells.
#[derive(PartialEq, Eq)]
struct WatchedTiers {
    committed: WatchedTier,
    statutory: Option<WatchedTier>,
    start: Option<Moment>,
    basis: Basis,
    acceptance_deemed_from: Option<NaiveDateTime>,
}

/// What the clock is asked for.
#[derive(PartialEq, Eq)]
struct WatchedClock {
    level: Option<WarningLevel>,
    taken: Option<Amount>,
    used: Option<Amount>,
}

impl<'w, 'g, 'a> Watched<'w, 'g, 'a> {
    const fn of(glance: &'w Glance<'g, 'a>, watch: Watch) -> Self {
        Self {
            glance,
            watch,
            tiers: OnceCell::new(),
            clock: OnceCell::new(),
        }
    }

    fn tiers(&self) -> &WatchedTiers {
        self.tiers
            .get_or_init(|| WatchedTiers::of(self.glance, self.watch))
    }

    fn clock(&self) -> &WatchedClock {
        self.clock
            .get_or_init(|| WatchedClock::of(self.glance, self.watch))
    }

    /// Whether another moment tells the same. The clock is not asked where the outcome
    /// differs.
    fn is_same(&self, glance: &Glance<'_, '_>) -> bool {
        let other = Watched::of(glance, self.watch);
        self.tiers() == other.tiers() && self.clock() == other.clock()
    }
}

impl WatchedTiers {
    fn of(glance: &Glance<'_, '_>, watch: Watch) -> Self {
        let outcome = &glance.outcome;
        let statutory = outcome.statutory().map(|tier| {
            let due = glance.statutory_due(&tier);
            WatchedTier::new(tier.verdict(), due, watch)
        });
        Self {
            committed: WatchedTier::new(outcome.verdict(), glance.due(), watch),
            statutory,
            start: outcome.start(),
            basis: outcome.basis(),
            acceptance_deemed_from: glance.history.deemed_from(&glance.timer.rule),
        }
    }
}

impl WatchedClock {
    fn of(glance: &Glance<'_, '_>, watch: Watch) -> Self {
        let (rule, level) = (&glance.timer.rule, glance.level());
        let live = match watch {
            Watch::Everything => glance.live(),
            Watch::Status => None,
        };
        let elapsed = live.and_then(|_| rule.elapsed(&glance.case, glance.now).ok());
        let taken = elapsed.and_then(|elapsed| elapsed.in_unit(rule.unit()));
        let used = live.and_then(Live::usage).map(|usage| usage.used());
        Self {
            level,
            taken: taken.and_then(whole_days),
            used: used.and_then(whole_days),
        }
    }
}

#[derive(PartialEq, Eq)]
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
        self.glance(&self.history(now), now).next_change(watch)
    }

    /// The moment from which on the case has `level` or a higher one, if its clock
    /// runs on and nothing else happens: also when that moment is past. `None` for
    /// green, for a case that is over, has not started or whose clock stands
    /// still, and where the moment is not known.
    #[must_use]
    pub fn turns_to(&self, level: WarningLevel, now: NaiveDateTime) -> Option<NaiveDateTime> {
        let place = WarningLevel::WARNINGS
            .iter()
            .position(|own| *own == level)?;
        let turns = self.glance(&self.history(now), now).turns().known();
        turns.get(place).copied().flatten()
    }
}

impl Glance<'_, '_> {
    /// See [`Timer::next_change_of`].
    pub(super) fn next_change(&self, watch: Watch) -> Option<NaiveDateTime> {
        let watched = Watched::of(self, watch);
        let mut next = self.first_change(&watched);
        while let Next::Entry(entry) = next {
            let history = self.timer.history(entry);
            next = self.timer.glance(&history, entry).first_change(&watched);
        }
        match next {
            Next::Change(at) => Some(at),
            Next::Entry(_) | Next::Nothing => None,
        }
    }

    /// The first moment after this one at which what `watch` names is not `watched`:
    /// up to the next entry, for what may change after that only the entry tells.
    fn first_change(&self, watched: &Watched<'_, '_, '_>) -> Next {
        let entries = self.timer.entries.iter().map(|entry| entry.at().earliest());
        let entry = entries.filter(|at| self.now < *at).min();
        // what has happened stays the same until then
        let is_known = |moment: NaiveDateTime| {
            entry.is_none_or(|entry| moment < entry) && !self.history.is_waiting()
        };
        let mut candidates = self.candidates(watched.watch);
        candidates.extend(entry);
        let certain = candidates.certain;
        let changed = |moment: &NaiveDateTime| {
            if !is_known(*moment) {
                let history = self.timer.history(*moment);
                !watched.is_same(&self.timer.glance(&history, *moment))
            } else if certain == Some(*moment) {
                true
            } else {
                !watched.is_same(&self.timer.glance(self.history, *moment))
            }
        };
        let before_entry = |moment: &NaiveDateTime| entry.is_none_or(|entry| *moment <= entry);
        match (
            candidates.in_order().take_while(before_entry).find(changed),
            entry,
        ) {
            (Some(at), _) => Next::Change(at),
            (None, Some(entry)) => Next::Entry(entry),
            (None, None) => Next::Nothing,
        }
    }

    /// The moments at which what `watch` names may change, if no entry is recorded for
    /// before.
    fn candidates(&self, watch: Watch) -> Candidates {
        let (rule, history) = (&self.timer.rule, self.history);
        let mut candidates = Candidates::new(self.now);
        candidates.extend(history.deemed_from(rule));
        // a stop takes out nothing before it has a length
        let begins = history.stops.iter().map(|stop| stop.begin().earliest());
        candidates.extend(begins.map(a_moment_after));
        if !self.is_open() {
            return candidates;
        }
        let schedule = rule.schedule();
        let (committed, statutory) = (&self.outcome, self.outcome.statutory());
        candidates.extend_with_due(schedule, committed.verdict(), committed.deadline(), || {
            Some(rule.due(&self.case))
        });
        if let Some(tier) = statutory {
            candidates.extend_with_due(schedule, tier.verdict(), tier.deadline(), || {
                rule.statutory_due(&self.case)
            });
        }
        let kind = committed.verdict().kind();
        // an overdue case is red, whatever else it reaches
        if kind != VerdictKind::Overdue {
            let turns = self.turns();
            candidates.extend(turns.moments());
            if !turns.are_exact() {
                candidates.extend(turns.moments().map(a_moment_after));
            } else if kind == VerdictKind::Running && self.level().is_some() {
                // a case that runs leaves the level it has
                candidates.extend_with_certain(turns.known().into_iter().flatten());
            }
        }
        if watch == Watch::Everything {
            let parts = self.live().map(Live::next_parts_over);
            candidates.extend(parts.into_iter().flatten());
        }
        let through = self.outcome.deadline().map(|deadline| deadline.day());
        candidates.extend_with_days(rule.schedule(), through, watch);
        candidates
    }
}

/// What comes first after a moment.
enum Next {
    /// Something watched differs.
    Change(NaiveDateTime),
    /// An entry recorded for later, and nothing watched differs up to it.
    Entry(NaiveDateTime),
    Nothing,
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
    /// The first of those at which something is certain to differ.
    certain: Option<NaiveDateTime>,
}

impl Candidates {
    fn new(now: NaiveDateTime) -> Self {
        Self {
            now,
            moments: Vec::with_capacity(16),
            certain: None,
        }
    }

    fn extend(&mut self, moments: impl IntoIterator<Item = NaiveDateTime>) {
        let now = self.now;
        self.moments
            .extend(moments.into_iter().filter(|moment| now < *moment));
    }

    /// The moments from which on something is certain to differ, if no entry is recorded
    /// for before.
    fn extend_with_certain(&mut self, moments: impl IntoIterator<Item = NaiveDateTime>) {
        for moment in moments.into_iter().filter(|moment| self.now < *moment) {
            self.moments.push(moment);
            self.certain = Some(self.certain.map_or(moment, |own| own.min(moment)));
        }
    }

    /// When the case is late, or may be where a date alone leaves that open: of a tier of
    /// this verdict, whose due moment is to be found unless it has a deadline.
    fn extend_with_due(
        &mut self,
        schedule: &Schedule,
        verdict: Verdict,
        deadline: Option<Deadline>,
        find: impl FnOnce() -> Option<Result<Due, RuleError>>,
    ) {
        let is_at_hand = deadline.is_some();
        match deadline.map_or_else(find, |deadline| Some(Ok(Due::At(deadline)))) {
            Some(Ok(Due::At(deadline))) => {
                let late = deadline.late_from();
                if is_at_hand && verdict.kind() == VerdictKind::Running {
                    self.extend_with_certain([late]);
                } else {
                    self.extend([late]);
                }
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
    /// end of the calendar. A case that is due on the day `through` rests on no later
    /// one.
    fn extend_with_days(&mut self, schedule: &Schedule, through: Option<NaiveDate>, watch: Watch) {
        let (calendar, today) = (schedule.calendar(), self.now.date());
        if watch == Watch::Everything {
            self.extend(calendar.next_working_day(today).ok().map(start_of));
            self.extend(today.checked_add_days(Days::new(1)).map(start_of));
        }
        let provisional = calendar.next_provisional_day(today);
        let bears = |day: &NaiveDate| through.is_none_or(|through| *day <= through);
        self.extend(provisional.filter(bears).map(start_of));
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
