//! What a timer says at a moment.

use std::fmt;

use chrono::{NaiveDateTime, TimeDelta};

use super::glance::Glance;
use super::history::History;
use super::timer::Timer;
use crate::check::case::Case;
use crate::check::outcome::{Outcome, TierOutcome};
use crate::check::rule::{Live, Rule, Usage};
use crate::check::verdict::{Finding, Undetermined, Verdict};
use crate::day::calendar::Basis;
use crate::ground::language::{Language, Localized, display_in_english};
use crate::ground::moment::Moment;
use crate::plan::warning::WarningLevel;
use crate::term::amount::Amount;
use crate::term::deadline::{Deadline, Due};
use crate::term::elapsed::Elapsed;
use crate::term::stops::ClockStop;

/// What a timer says at a moment: the outcome that [`Rule::check`] gives for the
/// case as it stands, and what a case officer wants to know besides.
#[derive(Clone, Copy, Debug)]
pub struct Standing<'a> {
    at: NaiveDateTime,
    outcome: Outcome<'a>,
    committed: TierStanding,
    statutory: Option<TierStanding>,
    elapsed: Option<Elapsed>,
    usage: Option<Usage>,
    open_time_left: Option<TimeDelta>,
    level: Option<WarningLevel>,
    acceptance_deemed_from: Option<NaiveDateTime>,
}

/// One of the two tiers: what is due when, by the committed limit (承诺时限) or by
/// the statutory one (法定时限).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TierStanding {
    verdict: Verdict,
    due: Option<Due>,
    due_if_resumed: Option<Deadline>,
}

impl TierStanding {
    /// The verdict on the case as of that moment.
    #[must_use]
    pub const fn verdict(&self) -> Verdict {
        self.verdict
    }

    /// When the case is due or, while its clock stands still, what remains; `None`
    /// where that is not known for certain.
    #[must_use]
    pub const fn due(&self) -> Option<Due> {
        self.due
    }

    /// While the clock stands still, when the case would be due if it ran again
    /// now. It moves with now, day by day or all the time as the limit is counted.
    #[must_use]
    pub const fn due_if_resumed(&self) -> Option<Deadline> {
        self.due_if_resumed
    }
}

impl<'a> Standing<'a> {
    /// The moment it is asked for.
    #[must_use]
    pub const fn at(&self) -> NaiveDateTime {
        self.at
    }

    /// The outcome, as the checker gives it.
    #[must_use]
    pub const fn outcome(&self) -> &Outcome<'a> {
        &self.outcome
    }

    /// The verdict on the committed limit. Its amount is what is left, in the
    /// limit's own unit, or by how much the case is late.
    #[must_use]
    pub const fn verdict(&self) -> Verdict {
        self.committed.verdict
    }

    /// What is left in the limit's own unit; `None` unless the clock runs in time
    /// or stands still.
    #[must_use]
    pub const fn remaining(&self) -> Option<Amount> {
        match self.committed.verdict {
            Verdict::Running { remaining } => remaining,
            Verdict::Paused { remaining } => Some(remaining),
            _ => None,
        }
    }

    /// The standing by the committed limit (承诺时限).
    #[must_use]
    pub const fn committed(&self) -> TierStanding {
        self.committed
    }

    /// The statutory tier, where the commitment has one.
    #[must_use]
    pub const fn statutory(&self) -> Option<TierStanding> {
        self.statutory
    }

    /// When the case is due, or what remains: of the committed tier.
    #[must_use]
    pub const fn due(&self) -> Option<Due> {
        self.committed.due
    }

    /// See [`TierStanding::due_if_resumed`]; of the committed tier.
    #[must_use]
    pub const fn due_if_resumed(&self) -> Option<Deadline> {
        self.committed.due_if_resumed
    }

    /// How long the case has taken, in every unit, stops taken out; `None` before
    /// it has started and where that cannot be said.
    #[must_use]
    pub const fn elapsed(&self) -> Option<Elapsed> {
        self.elapsed
    }

    /// How long the case has taken in the limit's own unit. With what remains of a
    /// limit in days it comes to the whole: today counts as taken, not as left.
    #[must_use]
    pub fn elapsed_in_unit(&self) -> Option<Amount> {
        self.elapsed?.in_unit(self.outcome.unit())
    }

    /// How much of the allowance is used: see [`Rule::usage`].
    #[must_use]
    pub const fn usage(&self) -> Option<Usage> {
        self.usage
    }

    /// The open time up to the due moment of a case that is not done; negative
    /// when it is overdue. `None` while the clock stands still.
    #[must_use]
    pub const fn open_time_left(&self) -> Option<TimeDelta> {
        self.open_time_left
    }

    /// How red the case is: see [`Rule::warning_level`].
    #[must_use]
    pub const fn level(&self) -> Option<WarningLevel> {
        self.level
    }

    /// Whether the verdict rests on announced days alone.
    #[must_use]
    pub const fn basis(&self) -> Basis {
        self.outcome.basis()
    }

    /// Whether acceptance is deemed (行政许可法 art. 32).
    #[must_use]
    pub fn is_deemed_accepted(&self) -> bool {
        self.outcome.findings().contains(Finding::DeemedAcceptance)
    }

    /// For an application received and not yet accepted: from when on it will be
    /// deemed accepted, as of its receipt, if nobody says what is missing.
    #[must_use]
    pub const fn acceptance_deemed_from(&self) -> Option<NaiveDateTime> {
        self.acceptance_deemed_from
    }

    /// Why nothing can be said, where that is so.
    #[must_use]
    pub const fn undetermined(&self) -> Option<Undetermined> {
        match self.committed.verdict {
            Verdict::Undetermined(reason) => Some(reason),
            _ => None,
        }
    }
}

impl Localized for Standing<'_> {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.outcome.fmt_in(language, f)?;
        let english = language == Language::English;
        if let Some(level) = self.level {
            let level = level.in_language(language);
            write!(f, "{}{level}", if english { "; " } else { "；" })?;
        }
        Ok(())
    }
}

display_in_english!(Standing<'_>);

impl<'a> Timer<'a> {
    /// What the timer says at `now`.
    #[must_use]
    pub fn standing(&self, now: NaiveDateTime) -> Standing<'a> {
        self.glance(&self.history(now), now).standing()
    }
}

impl<'a> Glance<'_, 'a> {
    /// What the timer says.
    pub(super) fn standing(&self) -> Standing<'a> {
        let (rule, case, outcome) = (&self.timer.rule, &self.case, &self.outcome);
        let committed = TierStanding {
            verdict: outcome.verdict(),
            due: self.due(),
            due_if_resumed: None,
        };
        let statutory = outcome.statutory().map(|tier| TierStanding {
            verdict: tier.verdict(),
            due: self.statutory_due(&tier),
            due_if_resumed: None,
        });
        let (committed, statutory) =
            if_resumed(rule, case, self.history, self.now, committed, statutory);
        let open_time_left = match committed.due {
            Some(Due::At(deadline)) if self.is_open() => {
                let open = rule.schedule().open_between(self.now, deadline.at());
                open.ok()
            }
            _ => None,
        };
        Standing {
            at: self.now,
            outcome: *outcome,
            committed,
            statutory,
            elapsed: rule.elapsed(case, self.now).ok(),
            usage: self.live().and_then(Live::usage),
            open_time_left,
            level: self.level(),
            acceptance_deemed_from: self.history.deemed_from(rule),
        }
    }

    /// When the case is due or, while its clock stands still, what remains.
    pub(super) fn due(&self) -> Option<Due> {
        let (verdict, deadline) = (self.outcome.verdict(), self.outcome.deadline());
        due(verdict, deadline, || self.timer.rule.due(&self.case).ok())
    }

    /// The same of the statutory tier, whose outcome is `tier`.
    pub(super) fn statutory_due(&self, tier: &TierOutcome<'_>) -> Option<Due> {
        due(tier.verdict(), tier.deadline(), || {
            self.timer.rule.statutory_due(&self.case)?.ok()
        })
    }
}

/// The deadline or, where the verdict is that the clock stands still, what remains.
fn due(
    verdict: Verdict,
    deadline: Option<Deadline>,
    find: impl FnOnce() -> Option<Due>,
) -> Option<Due> {
    match (verdict, deadline) {
        (Verdict::Paused { .. }, _) => find(),
        (_, Some(deadline)) => Some(Due::At(deadline)),
        _ => None,
    }
}

/// The tiers with the deadlines they would have if every stop that lasts ended now.
fn if_resumed(
    rule: &Rule<'_>,
    case: &Case<'_>,
    history: &History<'_>,
    now: NaiveDateTime,
    mut committed: TierStanding,
    mut statutory: Option<TierStanding>,
) -> (TierStanding, Option<TierStanding>) {
    let stands = |tier: &TierStanding| matches!(tier.verdict, Verdict::Paused { .. });
    if !stands(&committed) && !statutory.as_ref().is_some_and(stands) {
        return (committed, statutory);
    }
    let now = Moment::at(now);
    let ended = |stop: &ClockStop| match stop.end() {
        None => ClockStop::ended(stop.kind(), stop.begin(), now),
        Some(_) => *stop,
    };
    let stops: Vec<ClockStop> = history.stops.iter().map(ended).collect();
    let resumed = case.with_stops(&stops);
    let at = |due: Due| match due {
        Due::At(deadline) => Some(deadline),
        Due::Paused(_) => None,
    };
    if stands(&committed) {
        committed.due_if_resumed = rule.due(&resumed).ok().and_then(at);
    }
    if let Some(tier) = &mut statutory
        && stands(tier)
    {
        let due = rule.statutory_due(&resumed);
        tier.due_if_resumed = due.and_then(Result::ok).and_then(at);
    }
    (committed, statutory)
}
