//! Terms: a limit that runs from a start on a schedule, stops taken out.

use crate::day::schedule::Schedule;
use crate::ground::moment::Moment;
use crate::term::conventions::Conventions;
use crate::term::limit::Limit;
use crate::term::stops::Stops;

/// A term (期间): a limit that runs from a start on a schedule, counted under
/// conventions, its stops taken out.
///
/// It is asked when it is [due](Term::due), how long a part of it has
/// [taken](Term::elapsed), and which days it [counts](Term::trace).
///
/// ```
/// use chrono::NaiveDate;
/// use shixian::{ClockStop, Conventions, Due, Schedule, StopKind, working_days};
/// use shixian::term::StartDay;
///
/// let day = |d| NaiveDate::from_ymd_opt(2023, 6, d).unwrap();
/// let schedule = Schedule::china();
///
/// // 21 June; 22–24 June Dragon Boat Festival; Sunday 25 June worked; 26 June
/// let term = schedule.term(working_days(3), day(20));
/// let Due::At(deadline) = term.due()? else { unreachable!() };
/// assert_eq!(deadline.day(), day(26));
///
/// // the day of the start counted, and the days of a stop not
/// let stops = [ClockStop::ended(StopKind::Supplement, day(20), day(25))];
/// let counted = Conventions::new().with_start_day(StartDay::Counted);
/// let Due::At(deadline) = term.counted(counted).stopped(&stops).due()? else { unreachable!() };
/// assert_eq!(deadline.day(), day(27));
/// # Ok::<(), shixian::term::DeadlineError>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Term<'a> {
    pub(crate) schedule: &'a Schedule,
    /// None where it is not known.
    pub(crate) limit: Option<Limit>,
    pub(crate) conventions: Conventions,
    pub(crate) start: Moment,
    pub(crate) stops: Stops<'a>,
}

impl Schedule {
    /// The term of `limit` from `start` on, counted as the law has it, without
    /// stops.
    #[must_use]
    #[inline]
    pub fn term(&self, limit: Limit, start: impl Into<Moment>) -> Term<'_> {
        Term {
            limit: Some(limit),
            ..self.since(start)
        }
    }

    /// A term from `start` on whose limit is not known: it can be measured, and has
    /// no deadline.
    ///
    /// ```
    /// use chrono::NaiveDate;
    /// use shixian::Schedule;
    ///
    /// let day = |d| NaiveDate::from_ymd_opt(2023, 6, d).unwrap();
    /// let took = Schedule::china().since(day(20)).elapsed(day(26))?;
    /// assert_eq!(took.working_days(), 3);
    /// # Ok::<(), shixian::term::ElapsedError>(())
    /// ```
    #[must_use]
    #[inline]
    pub fn since(&self, start: impl Into<Moment>) -> Term<'_> {
        Term {
            schedule: self,
            limit: None,
            conventions: Conventions::new(),
            start: start.into(),
            stops: Stops::NONE,
        }
    }
}

impl<'a> Term<'a> {
    /// The same term, counted under `conventions`.
    #[must_use]
    #[inline]
    pub const fn counted(mut self, conventions: Conventions) -> Self {
        self.conventions = conventions;
        self
    }

    /// The same term with these stops in place of any it had: a list, all of which
    /// stop it, or [`Stops`] chosen from one.
    #[must_use]
    #[inline]
    pub fn stopped(mut self, stops: impl Into<Stops<'a>>) -> Self {
        self.stops = stops.into();
        self
    }

    /// The schedule it runs on.
    #[must_use]
    pub const fn schedule(&self) -> &'a Schedule {
        self.schedule
    }

    /// The limit that is promised, before any extension; [`Limit::CaseDue`] where none is
    /// known.
    #[must_use]
    pub const fn limit(&self) -> Limit {
        match self.limit {
            Some(limit) => limit,
            None => Limit::CaseDue,
        }
    }

    /// How the limit is counted.
    #[must_use]
    pub const fn conventions(&self) -> Conventions {
        self.conventions
    }

    /// The moment at which the term starts to run.
    #[must_use]
    pub const fn start(&self) -> Moment {
        self.start
    }

    /// The stops that are taken out of the term.
    #[must_use]
    pub const fn stops(&self) -> Stops<'a> {
        self.stops
    }
}
