//! Dates alone: the terms of known times of day between whose answers all others
//! lie ([S1](crate::design#s1)).

use crate::ground::moment::Moment;
use crate::term::conventions::{OutsideHours, StartDay};
use crate::term::deadline::{DeadlineError, Due, Paused};
use crate::term::limit::Limit;
use crate::term::stops::Bound;
use crate::term::term::Term;

impl<'a> Term<'a> {
    /// Whether the answer may differ with times of day that are not known. For a limit
    /// in days a date alone is enough.
    #[inline]
    pub(crate) fn needs_times(&self) -> bool {
        let own_date = self.conventions.outside_hours() == OutsideHours::OwnDate;
        let by_dates = self.limit.is_some_and(Limit::is_in_days)
            && own_date
            && !self.may_be_over_at_the_start();
        !(by_dates || self.times_are_known())
    }

    /// Whether times that are not known decide if a stop was over when the clock
    /// started: it then takes nothing of a start day that counts.
    fn may_be_over_at_the_start(&self) -> bool {
        self.conventions.start_day() == StartDay::Counted
            && self
                .ends_on_the_start_day()
                .any(|end| end.timestamp().is_none() || self.start.timestamp().is_none())
    }

    /// The ends of stops on the date of the start.
    fn ends_on_the_start_day(&self) -> impl Iterator<Item = Moment> {
        let ends = self.stops.relevant().filter_map(|stop| stop.end());
        ends.filter(|end| end.date() == self.start.date())
    }

    /// The term started as soon as every stop that ends on its date is over.
    fn after_the_stops_of_its_day(&self) -> Self {
        let earliest = self.taken_at(Bound::Earliest);
        let last = self
            .ends_on_the_start_day()
            .filter_map(|end| end.timestamp())
            .max();
        match last {
            Some(last) if self.start.timestamp().is_none() => Self {
                start: Moment::at(last),
                ..earliest
            },
            _ => earliest,
        }
    }

    /// Whether the start and both ends of every stop have their times of day.
    #[inline]
    pub(crate) fn times_are_known(&self) -> bool {
        self.start.timestamp().is_some() && self.stops.times_are_known()
    }

    /// The term with unknown times of day taken at one end of their range.
    pub(crate) fn taken_at(mut self, bound: Bound) -> Self {
        self.start = Moment::at(bound.start(self.start));
        self.stops = self.stops.taken_at(bound);
        self
    }

    /// The terms of known times between whose answers those of every other time of day
    /// lie; the first makes the most of the time that has passed, the last the least.
    #[inline]
    pub(crate) fn extremes(&self) -> Extremes<'a> {
        use Bound::{Earliest, Latest};
        if !self.needs_times() {
            return Extremes::One(*self);
        }
        let [first, last] = [Earliest, Latest].map(|bound| self.taken_at(bound));
        if self.limit.is_some_and(Limit::is_in_days) && self.may_be_over_at_the_start() {
            // a start in a stop of its own day may be due later than one after it
            return Extremes::Three([first, self.after_the_stops_of_its_day(), last]);
        }
        Extremes::Two([first, last])
    }

    /// The earliest and the latest answer over the times of day that are not known; an
    /// error comes last.
    pub(crate) fn due_between(&self) -> [Result<Due, DeadlineError>; 2] {
        let mut range: Option<[Result<Due, DeadlineError>; 2]> = None;
        for answer in self.extremes().iter().map(Term::known_due) {
            let [first, last] = match range {
                None => [answer.clone(), answer],
                Some([first, last]) if is_before(&answer, &first) => [answer, last],
                Some([first, last]) if is_before(&last, &answer) => [first, answer],
                Some(range) => range,
            };
            range = Some([first, last]);
        }
        range.unwrap_or([Err(DeadlineError::NoCase), Err(DeadlineError::NoCase)])
    }
}

/// Whether one answer comes before another: deadlines in order of their moments, then
/// clocks that stand still, then errors.
fn is_before(one: &Result<Due, DeadlineError>, other: &Result<Due, DeadlineError>) -> bool {
    match (one, other) {
        (Ok(Due::At(one)), Ok(Due::At(other))) => one.at() < other.at(),
        (Ok(Due::Paused(one)), Ok(Due::Paused(other))) => {
            let key = |paused: &Paused| (paused.remaining().to_fraction(), paused.since());
            key(one) < key(other)
        }
        (Ok(Due::At(_)), _) | (Ok(Due::Paused(_)), Err(_)) => true,
        _ => false,
    }
}

/// See [`Term::extremes`].
pub(crate) enum Extremes<'a> {
    One(Term<'a>),
    Two([Term<'a>; 2]),
    Three([Term<'a>; 3]),
}

impl<'a> Extremes<'a> {
    pub(crate) fn iter(&self) -> std::slice::Iter<'_, Term<'a>> {
        match self {
            Self::One(term) => std::slice::from_ref(term).iter(),
            Self::Two(terms) => terms.iter(),
            Self::Three(terms) => terms.iter(),
        }
    }
}
