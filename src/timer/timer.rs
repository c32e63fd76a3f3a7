//! The timer: what happened in one case, and the questions put to it.

use std::sync::Arc;

use chrono::NaiveDateTime;

use super::entry::{Correction, Entry, Transition, TransitionError};
use super::history::History;
use crate::check::case::Case;
use crate::check::rule::Rule;
use crate::ground::moment::Moment;
use crate::term::limit::Limit;
use crate::term::stops::StopKind;

/// Up to so many entries, no room is kept for more.
const FEW: usize = 4;

/// One case under one commitment, as it goes on.
///
/// ```
/// use std::sync::Arc;
/// use chrono::NaiveDate;
/// use shixian::plan::huarong_2023::{Project, construction_approval};
/// use shixian::{Rule, Schedule, Settings, StopKind, Timer, WarningLevel};
///
/// let at = |m, d, h| NaiveDate::from_ymd_opt(2026, m, d).unwrap().and_hms_opt(h, 0, 0).unwrap();
/// let commitment = construction_approval(Project::SimpleLowRisk); // 10 working days
/// let rule = Arc::new(Rule::new(commitment, &Schedule::china(), &Settings::new()));
///
/// let mut timer = Timer::new("HR-2026-0117", &rule);
/// timer.start(at(3, 2, 9))?;
/// timer.stop(StopKind::SpecialProcedure, at(3, 5, 10))?;
/// let standing = timer.standing(at(3, 10, 9));
/// assert_eq!(standing.verdict().to_string(), "paused, 7 working days left");
/// assert_eq!(standing.due_if_resumed().unwrap().to_string(), "2026-03-19, end of day");
///
/// timer.resume(at(3, 10, 16))?;
/// let standing = timer.standing(at(3, 16, 9));
/// assert_eq!(standing.verdict().to_string(), "running, 3 working days left");
/// assert_eq!(standing.level(), Some(WarningLevel::Yellow));
/// // the next thing to happen by itself: one day less is left
/// assert_eq!(timer.next_change(at(3, 16, 9)), Some(at(3, 17, 0)));
/// # Ok::<(), shixian::timer::TransitionError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Timer<'a> {
    pub(super) case: Box<str>,
    pub(super) category: Option<Box<str>>,
    pub(super) due: Option<Moment>,
    pub(super) rule: Arc<Rule<'a>>,
    pub(super) entries: Vec<Entry>,
}

impl<'a> Timer<'a> {
    /// A timer for the case known as `case`, in which nothing has happened yet.
    #[must_use]
    pub fn new(case: impl Into<Box<str>>, rule: &Arc<Rule<'a>>) -> Self {
        Self {
            case: case.into(),
            category: None,
            due: None,
            rule: Arc::clone(rule),
            entries: Vec::new(),
        }
    }

    /// Sets the category of the case, such as 即办事项.
    #[must_use]
    pub fn with_category(mut self, category: impl Into<Box<str>>) -> Self {
        self.category = Some(category.into());
        self
    }

    /// Sets the case's own due moment, for limits that are just that.
    #[must_use]
    pub fn with_due(mut self, due: impl Into<Moment>) -> Self {
        self.due = Some(due.into());
        self
    }

    /// The name of the case, as the log or the case system writes it.
    #[must_use]
    pub fn case(&self) -> &str {
        &self.case
    }

    /// The category of the case; none where it was not told.
    #[must_use]
    pub fn category(&self) -> Option<&str> {
        self.category.as_deref()
    }

    /// The rule it runs under.
    #[must_use]
    pub const fn rule(&self) -> &Arc<Rule<'a>> {
        &self.rule
    }

    /// What happened in the case, in order of its moments.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Records a transition.
    ///
    /// # Errors
    ///
    /// What makes no sense after the entries before it; the timer is then as it
    /// was.
    pub fn record(&mut self, entry: Entry) -> Result<&mut Self, TransitionError> {
        if self.entries.len() < FEW {
            // most cases have few entries, and a docket has many cases
            self.entries.reserve_exact(1);
        }
        self.entries.push(entry);
        let checked = self.check();
        if checked.is_err() {
            self.entries.pop();
        }
        checked.map(|()| self)
    }

    /// Corrects what was recorded: everything is computed as if it had been
    /// recorded right the first time.
    ///
    /// ```
    /// # use std::sync::Arc;
    /// # use chrono::NaiveDate;
    /// # use shixian::plan::huarong_2023::{Project, construction_approval};
    /// # use shixian::{Rule, Schedule, Settings, StopKind, Timer};
    /// use shixian::timer::{Correction, Entry, Transition};
    ///
    /// # let at = |m, d, h| NaiveDate::from_ymd_opt(2026, m, d).unwrap().and_hms_opt(h, 0, 0).unwrap();
    /// # let commitment = construction_approval(Project::SimpleLowRisk);
    /// # let rule = Arc::new(Rule::new(commitment, &Schedule::china(), &Settings::new()));
    /// let mut timer = Timer::new("HR-2026-0117", &rule);
    /// timer.start(at(3, 2, 9))?.stop(StopKind::Supplement, at(3, 5, 10))?;
    /// // the documents came in on the 9th, but nobody noted it until now
    /// let resume = Entry::new(Transition::Resume { kind: None }, at(3, 9, 11));
    /// timer.correct(Correction::Insert(resume))?;
    /// assert_eq!(timer.standing(at(3, 10, 9)).verdict().to_string(), "running, 6 working days left");
    /// # Ok::<(), shixian::timer::TransitionError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// What makes no sense in the corrected order; the timer is then as it was.
    pub fn correct(&mut self, correction: Correction) -> Result<&mut Self, TransitionError> {
        let before = self.entries.clone();
        let corrected = self.apply(correction).and_then(|()| self.check());
        if corrected.is_err() {
            self.entries = before;
        }
        corrected.map(|()| self)
    }

    fn apply(&mut self, correction: Correction) -> Result<(), TransitionError> {
        let count = self.entries.len();
        let removed = match &correction {
            Correction::Insert(_) => None,
            Correction::Replace(index, _) | Correction::Remove(index) => Some(*index),
        };
        if let Some(index) = removed {
            if index >= count {
                return Err(TransitionError::NoEntry { index, count });
            }
            self.entries.remove(index);
        }
        if let Correction::Insert(entry) | Correction::Replace(_, entry) = correction {
            let earlier = |own: &Entry| !entry.at().is_before(own.at());
            let place = self.entries.iter().rposition(earlier);
            self.entries
                .insert(place.map_or(0, |place| place + 1), entry);
        }
        Ok(())
    }

    /// Whether every entry makes sense after those before it.
    pub(super) fn check(&self) -> Result<(), TransitionError> {
        let mut first = None;
        History::of(&self.entries, &self.rule, None, |error| {
            first.get_or_insert(error);
            false
        });
        first.map_or(Ok(()), Err)
    }

    /// Records that the application was received.
    ///
    /// # Errors
    ///
    /// As [`Timer::record`].
    pub fn receive(&mut self, at: impl Into<Moment>) -> Result<&mut Self, TransitionError> {
        self.record(Entry::new(Transition::Receive, at))
    }

    /// Records that the authority said what is missing: before acceptance the
    /// application waits for it, after acceptance the clock stops.
    ///
    /// # Errors
    ///
    /// As [`Timer::record`].
    pub fn ask_supplement(&mut self, at: impl Into<Moment>) -> Result<&mut Self, TransitionError> {
        self.record(Entry::new(Transition::AskSupplement, at))
    }

    /// Records that all that was missing has come in.
    ///
    /// # Errors
    ///
    /// As [`Timer::record`].
    pub fn supplemented(&mut self, at: impl Into<Moment>) -> Result<&mut Self, TransitionError> {
        self.record(Entry::new(Transition::Supplemented, at))
    }

    /// Starts the clock.
    ///
    /// # Errors
    ///
    /// As [`Timer::record`].
    pub fn start(&mut self, at: impl Into<Moment>) -> Result<&mut Self, TransitionError> {
        self.record(Entry::new(Transition::Start, at))
    }

    /// Stops the clock. A kind that does not stop this commitment's clock is kept
    /// and changes nothing.
    ///
    /// # Errors
    ///
    /// As [`Timer::record`].
    pub fn stop(
        &mut self,
        kind: StopKind,
        at: impl Into<Moment>,
    ) -> Result<&mut Self, TransitionError> {
        self.record(Entry::new(Transition::Stop { kind }, at))
    }

    /// Ends the stop that lasts. Where several do, [record](Timer::record) a
    /// [`Transition::Resume`] that names the kind.
    ///
    /// # Errors
    ///
    /// As [`Timer::record`].
    pub fn resume(&mut self, at: impl Into<Moment>) -> Result<&mut Self, TransitionError> {
        self.record(Entry::new(Transition::Resume { kind: None }, at))
    }

    /// Withdraws the stop that began at `begin`: it counts as if it had not been,
    /// from `at` on.
    ///
    /// # Errors
    ///
    /// As [`Timer::record`].
    pub fn withdraw_stop(
        &mut self,
        kind: StopKind,
        begin: impl Into<Moment>,
        at: impl Into<Moment>,
    ) -> Result<&mut Self, TransitionError> {
        let begin = begin.into();
        self.record(Entry::new(Transition::WithdrawStop { kind, begin }, at))
    }

    /// Extends the limit by `by`, as the decision `citation` grants.
    ///
    /// ```
    /// # use std::sync::Arc;
    /// # use chrono::NaiveDate;
    /// # use shixian::plan::huarong_2023::{Project, construction_approval};
    /// # use shixian::{Rule, Schedule, Settings, Timer};
    /// use shixian::working_days;
    ///
    /// # let at = |m, d, h| NaiveDate::from_ymd_opt(2026, m, d).unwrap().and_hms_opt(h, 0, 0).unwrap();
    /// # let commitment = construction_approval(Project::PrivateIndustrial);
    /// # let rule = Arc::new(Rule::new(commitment, &Schedule::china(), &Settings::new()));
    /// let mut timer = Timer::new("HR-2026-0117", &rule); // 20 working days
    /// timer.start(at(3, 2, 9))?;
    /// timer.extend(working_days(10), at(3, 25, 9), "延期决定〔2026〕3号；行政许可法第四十二条")?;
    /// assert_eq!(timer.standing(at(3, 26, 9)).usage().unwrap().allowance().to_string(), "30 working days");
    /// # Ok::<(), shixian::timer::TransitionError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`Timer::record`]; an empty citation, and a limit counted otherwise.
    pub fn extend(
        &mut self,
        by: Limit,
        at: impl Into<Moment>,
        citation: impl Into<Box<str>>,
    ) -> Result<&mut Self, TransitionError> {
        self.record(Entry::new(Transition::Extend { by }, at).cite(citation))
    }

    /// Finishes the case.
    ///
    /// # Errors
    ///
    /// As [`Timer::record`]; a stop that lasts, unless the settings end it with
    /// the case.
    pub fn finish(&mut self, at: impl Into<Moment>) -> Result<&mut Self, TransitionError> {
        self.record(Entry::new(Transition::Finish, at))
    }

    /// Takes the case up again: see [`Transition::Reopen`].
    ///
    /// # Errors
    ///
    /// As [`Timer::record`].
    pub fn reopen(&mut self, at: impl Into<Moment>) -> Result<&mut Self, TransitionError> {
        self.record(Entry::new(Transition::Reopen, at))
    }

    /// Asks `question` of the case as it stands at `now`: what any [`Rule`] can be
    /// asked, also of the same case's other commitments.
    pub fn with_case<R>(&self, now: NaiveDateTime, question: impl FnOnce(&Case<'_>) -> R) -> R {
        let history = self.history(now);
        question(&self.case_of(&history))
    }

    /// Goes over to another rule for the same commitment.
    pub(crate) fn adopt(&mut self, rule: &Arc<Rule<'a>>) {
        self.rule = Arc::clone(rule);
    }

    pub(super) fn history(&self, now: NaiveDateTime) -> History<'_> {
        History::of(&self.entries, &self.rule, Some(now), |_| true)
    }

    pub(super) fn case_of<'c>(&'c self, history: &'c History<'_>) -> Case<'c> {
        history.case(&self.case, self.category.as_deref(), self.due)
    }
}
