//! A case: a borrowed view of what an agency's system knows of it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::check::ending::Ending;
use crate::ground::moment::Moment;
use crate::plan::commitment::{Event, Start};
use crate::term::limit::Limit;
use crate::term::stops::ClockStop;

/// An event that happened in a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Occurrence<'a> {
    event: &'a str,
    at: Moment,
}

impl<'a> Occurrence<'a> {
    /// The event known as `event` happened at `at`.
    #[must_use]
    pub fn new(event: &'a str, at: impl Into<Moment>) -> Self {
        Self {
            event,
            at: at.into(),
        }
    }

    /// The id of the event that happened.
    #[must_use]
    pub const fn event(&self) -> &'a str {
        self.event
    }

    /// When it happened: a timestamp, or a date alone where the time of day is not known.
    #[must_use]
    pub const fn at(&self) -> Moment {
        self.at
    }
}

/// A case (案件、办件): a borrowed view of its timestamps, category and stops.
///
/// A log that has one start and one finish column gives
/// [`started`](Case::started) and [`finished`](Case::finished); one that tells
/// events apart gives [`with_events`](Case::with_events), which come first.
///
/// ```
/// use chrono::NaiveDate;
/// use shixian::{Case, ClockStop, StopKind};
///
/// let at = |d, h| NaiveDate::from_ymd_opt(2023, 9, d).unwrap().and_hms_opt(h, 0, 0).unwrap();
/// let stops = [ClockStop::ended(StopKind::SpecialProcedure, at(12, 10), at(18, 16))];
/// let case = Case::new("HR-2023-0117").started(at(1, 9)).with_stops(&stops);
/// assert_eq!(case.id(), "HR-2023-0117");
/// ```
///
/// A case serialises for people and other programs to read; what is stored to be read
/// again is a [`TimerState`](crate::timer::TimerState), which owns what it holds.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Case<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    category: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    started: Option<Moment>,
    #[serde(skip_serializing_if = "Option::is_none")]
    finished: Option<Moment>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    events: &'a [Occurrence<'a>],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    stops: &'a [ClockStop],
    #[serde(skip_serializing_if = "Option::is_none")]
    due: Option<Moment>,
    #[serde(skip_serializing_if = "Option::is_none")]
    extension: Option<Limit>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    deemed: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    notified_before_receipt: bool,
    #[serde(skip_serializing_if = "Ending::is_done")]
    ending: Ending,
}

impl<'a> Case<'a> {
    /// The case known as `id`, of which nothing else is known yet.
    #[must_use]
    pub const fn new(id: &'a str) -> Self {
        Self {
            id,
            category: None,
            started: None,
            finished: None,
            events: &[],
            stops: &[],
            due: None,
            extension: None,
            deemed: false,
            notified_before_receipt: false,
            ending: Ending::Done,
        }
    }

    /// Sets its category, such as 即办事项.
    #[must_use]
    pub const fn in_category(mut self, category: &'a str) -> Self {
        self.category = Some(category);
        self
    }

    /// Sets when it started, whatever event that was.
    #[must_use]
    pub fn started(mut self, at: impl Into<Moment>) -> Self {
        self.started = Some(at.into());
        self
    }

    /// Sets when it finished, whatever event that was.
    #[must_use]
    pub fn finished(mut self, at: impl Into<Moment>) -> Self {
        self.finished = Some(at.into());
        self
    }

    /// Sets how it ended, at the moment it [finished](Case::finished), where it was
    /// not done.
    ///
    /// ```
    /// use chrono::NaiveDate;
    /// use shixian::check::Ending;
    /// use shixian::{Case, Rule, Schedule, Settings, commitment, working_days};
    ///
    /// let day = |d| NaiveDate::from_ymd_opt(2023, 6, d).unwrap();
    /// let three_days = commitment("three-days", "三日办结").within(working_days(3));
    /// let rule = Rule::new(&three_days, &Schedule::china(), &Settings::new());
    /// let case = Case::new("HR-1").started(day(12)).finished(day(13)).ended(Ending::Withdrawn);
    /// let outcome = rule.check(&case, day(30).and_hms_opt(9, 0, 0).unwrap());
    /// assert_eq!(outcome.verdict().to_string(), "withdrawn in time");
    /// ```
    #[must_use]
    pub const fn ended(mut self, ending: Ending) -> Self {
        self.ending = ending;
        self
    }

    /// Sets the events that happened in it.
    #[must_use]
    pub const fn with_events(mut self, events: &'a [Occurrence<'a>]) -> Self {
        self.events = events;
        self
    }

    /// Sets its clock stops, in any order.
    #[must_use]
    pub const fn with_stops(mut self, stops: &'a [ClockStop]) -> Self {
        self.stops = stops;
        self
    }

    /// Sets its own due moment.
    #[must_use]
    pub fn due_by(mut self, at: impl Into<Moment>) -> Self {
        self.due = Some(at.into());
        self
    }

    /// Sets an extension granted (延长期限), added to the limit, and to the
    /// statutory limit where that is counted alike.
    #[must_use]
    pub const fn extended_by(mut self, extension: Limit) -> Self {
        self.extension = Some(extension);
        self
    }

    /// The case without its extension.
    pub(crate) const fn without_extension(mut self) -> Self {
        self.extension = None;
        self
    }

    /// The case without the start or the finish that no event was given for.
    #[cfg(feature = "csv")]
    pub(crate) const fn without_bare(mut self, start: bool, finish: bool) -> Self {
        if start && !self.deemed {
            self.started = None;
        }
        if finish {
            self.finished = None;
        }
        self
    }

    /// Whether it tells when `finish` came about.
    #[cfg(feature = "csv")]
    pub(crate) fn is_finished(&self, finish: Event<'_>) -> bool {
        self.finished.is_some() || self.has(finish)
    }

    /// Sets its start as deemed ([S17](crate::design#s17)): received at `received`, and accepted from
    /// then on because nobody said within five working days what was missing.
    /// See [`deemed_acceptance`](crate::term::deemed_acceptance).
    #[must_use]
    pub fn deemed_accepted(mut self, received: impl Into<Moment>) -> Self {
        self.started = Some(received.into());
        self.deemed = true;
        self
    }

    /// Says that the notice of what is missing is dated before the receipt of the
    /// application, so that nothing can be said of its acceptance.
    #[must_use]
    pub const fn notified_before_receipt(mut self) -> Self {
        self.notified_before_receipt = true;
        self
    }

    /// The name of the case, as the log or the case system writes it.
    #[must_use]
    pub const fn id(&self) -> &'a str {
        self.id
    }

    /// The category of the case; none where it is not known.
    #[must_use]
    pub const fn category(&self) -> Option<&'a str> {
        self.category
    }

    /// When it started, where that is known without naming the event.
    #[must_use]
    pub const fn start(&self) -> Option<Moment> {
        self.started
    }

    /// When it finished, where that is known without naming the event.
    #[must_use]
    pub const fn finish(&self) -> Option<Moment> {
        self.finished
    }

    /// How the case ended: done, or one of the ends without a result.
    #[must_use]
    pub const fn ending(&self) -> Ending {
        self.ending
    }

    /// The events that happened in it, in the order they were given.
    #[must_use]
    pub const fn events(&self) -> &'a [Occurrence<'a>] {
        self.events
    }

    /// Its clock stops, in the order they were given.
    #[must_use]
    pub const fn stops(&self) -> &'a [ClockStop] {
        self.stops
    }

    /// The due moment that the case states for itself; none where it states none.
    #[must_use]
    pub const fn due(&self) -> Option<Moment> {
        self.due
    }

    /// The extension granted (延长期限), added to the limit.
    #[must_use]
    pub const fn extension(&self) -> Option<Limit> {
        self.extension
    }

    /// Whether its start is deemed.
    #[must_use]
    pub const fn is_deemed_accepted(&self) -> bool {
        self.deemed
    }

    /// Whether the notice of what is missing is dated before the receipt.
    pub(crate) const fn is_notified_before_receipt(&self) -> bool {
        self.notified_before_receipt
    }

    /// Start and finish where the case does not tell events apart: the common
    /// case.
    #[inline]
    pub(crate) const fn bare_ends(&self) -> Option<(Option<Moment>, Option<Moment>)> {
        if self.events.is_empty() {
            Some((self.started, self.finished))
        } else {
            None
        }
    }

    /// Whether the case tells of `event`.
    pub(crate) fn has(&self, event: Event<'_>) -> bool {
        self.events
            .iter()
            .any(|occurrence| occurrence.event == event.id())
    }

    /// Whether the events of `start` have all happened.
    pub(crate) fn has_started(&self, start: Start<'_>) -> bool {
        match start {
            Start::Event(event) => self.has(event),
            Start::LaterOf(one, other) => self.has(one) && self.has(other),
        }
    }

    /// When `start` came about, and whether an event of it was repeated.
    pub(crate) fn start_of(&self, start: Start<'_>, repeated: Repeated) -> Found {
        match start {
            Start::Event(event) => self.occurrence(event, repeated, self.started),
            Start::LaterOf(one, other) => {
                // a bare start column says when the clock started, and no more
                let one = self.occurrence(one, repeated, None);
                let other = self.occurrence(other, repeated, None);
                if one.at.is_none() && other.at.is_none() {
                    return Found::once(self.started);
                }
                Found {
                    at: one.at.zip(other.at).map(|(one, other)| one.later(other)),
                    repeated: one.repeated || other.repeated,
                }
            }
        }
    }

    /// When `finish` came about, and whether it was repeated.
    pub(crate) fn finish_of(
        &self,
        finish: Event<'_>,
        repeated: Repeated,
        start: Option<Moment>,
    ) -> Found {
        let found = self.occurrence(finish, repeated, self.finished);
        let (Repeated::FirstAfterStart, true, Some(start)) = (repeated, found.repeated, start)
        else {
            return found;
        };
        let times = || {
            let of_finish = |occurrence: &&Occurrence<'_>| occurrence.event == finish.id();
            self.events
                .iter()
                .filter(of_finish)
                .map(|occurrence| occurrence.at)
        };
        let first = |one: Moment, other: Moment| if other.is_before(one) { other } else { one };
        let after = times().filter(|at| !at.is_before(start)).reduce(first);
        let last = || times().reduce(|one, other| if one.is_before(other) { other } else { one });
        Found {
            at: after.or_else(last),
            repeated: true,
        }
    }

    fn occurrence(&self, event: Event<'_>, repeated: Repeated, otherwise: Option<Moment>) -> Found {
        let mut times = self
            .events
            .iter()
            .filter(|occurrence| occurrence.event == event.id())
            .map(Occurrence::at);
        let Some(mut at) = times.next() else {
            return Found::once(otherwise);
        };
        let mut again = false;
        for next in times {
            again = true;
            let later = at.is_before(next);
            if later == (repeated == Repeated::Last) {
                at = next;
            }
        }
        Found {
            at: Some(at),
            repeated: again,
        }
    }
}

/// What was found of an event.
pub(crate) struct Found {
    pub(crate) at: Option<Moment>,
    pub(crate) repeated: bool,
}

impl Found {
    const fn once(at: Option<Moment>) -> Self {
        Self {
            at,
            repeated: false,
        }
    }
}

/// Which of several occurrences of one event counts ([S18](crate::design#s18)).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Repeated {
    /// None: the case is undetermined.
    #[default]
    Undetermined,
    /// The first occurrence counts, the others are a finding.
    First,
    /// The last occurrence counts, the others are a finding.
    Last,
    /// Of several finishes the first that is not before the start counts; where none
    /// is, the last. Of several starts, the first.
    FirstAfterStart,
}

/// Whether a period binds a case that started on `date`.
pub(crate) fn is_in_period(date: NaiveDate, period: (NaiveDate, Option<NaiveDate>)) -> bool {
    period.0 <= date && period.1.is_none_or(|through| date <= through)
}
