//! Dates alone: the terms of known times of day between whose answers all others
//! lie ([S1](crate::design#s1)).

use crate::ground::moment::Moment;
use crate::term::conventions::OutsideHours;
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
        let by_dates = self.limit.is_some_and(Limit::is_in_days) && own_date;
        !(by_dates || self.times_are_known())
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
        Extremes::Two([self.taken_at(Earliest), self.taken_at(Latest)])
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
}

impl<'a> Extremes<'a> {
    pub(crate) fn iter(&self) -> std::slice::Iter<'_, Term<'a>> {
        match self {
            Self::One(term) => std::slice::from_ref(term).iter(),
            Self::Two(terms) => terms.iter(),
        }
    }
}
