//! What a timer's entries come to at a moment: the one place where transitions
//! become a case (A2).

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use super::entry::{Entry, Transition, TransitionError};
use crate::check::case::{Case, Occurrence};
use crate::check::rule::Rule;
use crate::check::settings::UnendedStop;
use crate::day::calendar::CalendarError;
use crate::ground::moment::Moment;
use crate::term::elapsed::last_day_to_notify;
use crate::term::limit::Limit;
use crate::term::stops::{ClockStop, StopKind};

/// The state of a case after some of its entries.
#[derive(Clone, Debug, Default)]
pub(crate) struct History<'t> {
    /// When the application came in that waits for acceptance or notice: the
    /// first one, or the last supplement.
    received: Option<Moment>,
    /// Whether the authority said in time what is missing of it.
    is_asked: bool,
    pub(crate) started: Option<Moment>,
    pub(crate) is_deemed: bool,
    /// Whether it was also accepted by hand, after it was so by law.
    is_accepted_late: bool,
    pub(crate) finished: Option<Moment>,
    pub(crate) stops: Vec<ClockStop>,
    /// The places of the stops that last: no more than one of each kind.
    lasting: Vec<usize>,
    pub(crate) occurrences: Vec<Occurrence<'t>>,
    pub(crate) extension: Option<Limit>,
    /// The five working days for a notice lie outside the calendar.
    pub(crate) outside: Option<CalendarError>,
}

impl<'t> History<'t> {
    /// What `entries` come to as of `now`, all of them without one. Entries that
    /// make no sense are passed to `refuse`, which goes on or stops; passed over,
    /// they change nothing.
    pub(crate) fn of(
        entries: &'t [Entry],
        rule: &Rule<'_>,
        now: Option<NaiveDateTime>,
        mut refuse: impl FnMut(TransitionError) -> bool,
    ) -> Self {
        let mut history = Self::default();
        let mut last: Option<Moment> = None;
        for entry in entries {
            if now.is_some_and(|now| Moment::at(now).is_before(entry.at())) {
                break;
            }
            if let Some(last) = last.filter(|last| entry.at().is_before(*last)) {
                let error = TransitionError::BeforeLast {
                    transition: entry.transition().clone(),
                    at: entry.at(),
                    last,
                };
                if !refuse(error) {
                    return history;
                }
            }
            last = Some(entry.at());
            history.deem(rule, entry.at());
            if let Err(error) = history.apply(entry, rule)
                && !refuse(error)
            {
                return history;
            }
        }
        if let Some(now) = now {
            history.deem(rule, Moment::at(now));
        }
        // a date and a time of one day may come in either order; in order they are
        // walked once
        history.stops.sort_by_key(|stop| stop.begin().earliest());
        history
    }

    /// The case, borrowed, with the texts that only the timer knows.
    pub(crate) fn case<'c>(
        &'c self,
        id: &'c str,
        category: Option<&'c str>,
        due: Option<Moment>,
    ) -> Case<'c> {
        let mut case = Case::new(id)
            .with_stops(&self.stops)
            .with_events(&self.occurrences);
        if let Some(category) = category {
            case = case.in_category(category);
        }
        match self.started {
            Some(started) if self.is_deemed => case = case.deemed_accepted(started),
            Some(started) => case = case.started(started),
            None => {}
        }
        if let Some(finished) = self.finished {
            case = case.finished(finished);
        }
        if let Some(due) = due {
            case = case.due_by(due);
        }
        match self.extension {
            Some(extension) => case.extended_by(extension),
            None => case,
        }
    }

    /// Whether an application waits, which time alone may deem accepted.
    pub(crate) const fn is_waiting(&self) -> bool {
        self.received.is_some() && self.started.is_none() && !self.is_asked
    }

    /// From when on an application now waiting will be deemed accepted, if nothing
    /// is said.
    pub(crate) fn deemed_from(&self, rule: &Rule<'_>) -> Option<NaiveDateTime> {
        let last = self.last_day_to_notify(rule)?.ok()?;
        Some(last.succ_opt()?.and_time(NaiveTime::MIN))
    }

    fn last_day_to_notify(&self, rule: &Rule<'_>) -> Option<Result<NaiveDate, CalendarError>> {
        let received = self.received.filter(|_| self.is_waiting())?;
        Some(last_day_to_notify(rule.schedule(), received))
    }

    /// Deems the application accepted when its five working days are over at `at`.
    fn deem(&mut self, rule: &Rule<'_>, at: Moment) {
        match self.last_day_to_notify(rule) {
            None => {}
            Some(Err(error)) => self.outside = Some(error),
            Some(Ok(last)) if at.date() > last => {
                self.started = self.received;
                self.is_deemed = true;
            }
            Some(Ok(_)) => {}
        }
    }

    fn is_started(&self, rule: &Rule<'_>) -> bool {
        let case = Case::new("").with_events(&self.occurrences);
        self.started.is_some() || case.has_started(rule.start_events())
    }

    fn lasting(&self) -> impl Iterator<Item = &ClockStop> {
        let places = self.lasting.iter();
        places.filter_map(|place| self.stops.get(*place))
    }

    fn apply(&mut self, entry: &'t Entry, rule: &Rule<'_>) -> Result<(), TransitionError> {
        let (at, transition) = (entry.at(), entry.transition());
        let name = || transition.clone();
        if let Some(finished) = self.finished
            && *transition != Transition::Reopen
        {
            return Err(TransitionError::Finished {
                transition: name(),
                at,
                finished,
            });
        }
        let not_started = || {
            Err(TransitionError::NotStarted {
                transition: transition.clone(),
                at,
            })
        };
        match transition {
            Transition::Receive => self.receive(at)?,
            Transition::AskSupplement if self.is_started(rule) => {
                self.stop(StopKind::Supplement, at)?;
            }
            Transition::AskSupplement if self.received.is_none() => {
                return Err(TransitionError::NotReceived {
                    transition: name(),
                    at,
                });
            }
            Transition::AskSupplement => self.is_asked = true,
            Transition::Supplemented if self.is_started(rule) => {
                self.resume(Some(StopKind::Supplement), at, transition)?;
            }
            Transition::Supplemented if !self.is_asked => {
                return Err(TransitionError::NotAsked { at });
            }
            Transition::Supplemented => {
                self.received = Some(at);
                self.is_asked = false;
            }
            Transition::Start => self.start(at)?,
            Transition::Happened { event } if rule.start_events().is(event) => self.start(at)?,
            Transition::Happened { event } if rule.commitment().finish().id() == &**event => {
                if !self.is_started(rule) {
                    return not_started();
                }
                self.finish(at, rule)?;
            }
            Transition::Happened { event } => self.happen(event, at)?,
            _ if !self.is_started(rule) && *transition != Transition::Reopen => {
                return not_started();
            }
            Transition::Stop { kind } => self.stop(*kind, at)?,
            Transition::Resume { kind } => self.resume(*kind, at, transition)?,
            Transition::Extend { by } => self.extend(*by, entry, rule)?,
            Transition::WithdrawStop { kind, begin } => self.withdraw(*kind, *begin, at)?,
            Transition::Finish => self.finish(at, rule)?,
            Transition::Reopen => {
                self.finished
                    .take()
                    .ok_or(TransitionError::NotFinished { at })?;
            }
        }
        Ok(())
    }

    fn receive(&mut self, at: Moment) -> Result<(), TransitionError> {
        if let Some(since) = self.started {
            return Err(TransitionError::AlreadyStarted {
                transition: Transition::Receive,
                at,
                since,
            });
        }
        if let Some(since) = self.received {
            return Err(TransitionError::AlreadyReceived { at, since });
        }
        self.received = Some(at);
        Ok(())
    }

    fn start(&mut self, at: Moment) -> Result<(), TransitionError> {
        match self.started {
            // accepted when it was so already by law: the law's day stands
            Some(_) if self.is_deemed && !self.is_accepted_late => self.is_accepted_late = true,
            Some(since) => {
                return Err(TransitionError::AlreadyStarted {
                    transition: Transition::Start,
                    at,
                    since,
                });
            }
            None => self.started = Some(at),
        }
        Ok(())
    }

    fn happen(&mut self, event: &'t str, at: Moment) -> Result<(), TransitionError> {
        let before = self.occurrences.iter().find(|own| own.event() == event);
        if let Some(before) = before {
            return Err(TransitionError::AlreadyHappened {
                event: event.into(),
                at,
                since: before.at(),
            });
        }
        self.occurrences.push(Occurrence::new(event, at));
        Ok(())
    }

    fn stop(&mut self, kind: StopKind, at: Moment) -> Result<(), TransitionError> {
        if let Some(stop) = self.lasting().find(|stop| stop.kind() == kind) {
            return Err(TransitionError::StopLasts {
                kind,
                at,
                since: stop.begin(),
            });
        }
        self.lasting.push(self.stops.len());
        self.stops.push(ClockStop::open(kind, at));
        Ok(())
    }

    fn resume(
        &mut self,
        kind: Option<StopKind>,
        at: Moment,
        transition: &Transition,
    ) -> Result<(), TransitionError> {
        let is_meant = |stop: &ClockStop| kind.is_none_or(|kind| stop.kind() == kind);
        let meant = |place: &usize| self.stops.get(*place).is_some_and(is_meant);
        let mut lasting = self.lasting.iter().copied().filter(meant);
        let place = lasting.next();
        if lasting.next().is_some() {
            return Err(TransitionError::SeveralStops { at });
        }
        let stop = place.and_then(|place| self.stops.get_mut(place));
        let Some(stop) = stop else {
            return Err(TransitionError::NoStop {
                transition: transition.clone(),
                at,
            });
        };
        *stop = ClockStop::ended(stop.kind(), stop.begin(), at);
        self.lasting.retain(|own| Some(*own) != place);
        Ok(())
    }

    fn extend(&mut self, by: Limit, entry: &Entry, rule: &Rule<'_>) -> Result<(), TransitionError> {
        let at = entry.at();
        if entry.citation().is_none_or(|cite| cite.trim().is_empty()) {
            return Err(TransitionError::NoCitation { by, at });
        }
        let sum = match self.extension {
            None => Ok(by),
            Some(before) => before.extended_by(by),
        };
        let sum = sum.and_then(|sum| rule.limit().extended_by(sum).map(|_| sum));
        self.extension = Some(sum.map_err(|reason| TransitionError::Extension { at, reason })?);
        Ok(())
    }

    fn withdraw(
        &mut self,
        kind: StopKind,
        begin: Moment,
        at: Moment,
    ) -> Result<(), TransitionError> {
        let place = self
            .stops
            .iter()
            .position(|stop| stop.kind() == kind && stop.begin() == begin);
        let place = place.ok_or(TransitionError::NoSuchStop { kind, begin, at })?;
        self.stops.remove(place);
        self.lasting.retain(|own| *own != place);
        for own in &mut self.lasting {
            *own -= usize::from(place < *own);
        }
        Ok(())
    }

    fn finish(&mut self, at: Moment, rule: &Rule<'_>) -> Result<(), TransitionError> {
        let bears = |stop: &&ClockStop| rule.stopped_by().contains(stop.kind());
        if rule.settings().unended_stop() == UnendedStop::Undetermined
            && let Some(stop) = self.lasting().find(bears)
        {
            return Err(TransitionError::StillStopped {
                kind: stop.kind(),
                at,
                since: stop.begin(),
            });
        }
        self.finished = Some(at);
        Ok(())
    }
}
