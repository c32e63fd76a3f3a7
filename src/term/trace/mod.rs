//! The trace: a deadline walked day by day and explained (S14).
//!
//! This is the one derivation apart from [`deadline`](crate::deadline()): it
//! counts days and sessions one by one and knows nothing of the tables. The
//! tests hold that its counted steps add up to the limit and that its last step
//! ends at the due moment.

mod days;
mod text;
mod time;

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};

use self::days::{Counting, DayWalk};
use self::time::{Mode, TimeWalk};
use crate::day::calendar::{Day, DayKind};
use crate::day::schedule::Schedule;
use crate::ground::fraction::Fraction;
use crate::ground::moment::Moment;
use crate::term::conventions::{Conventions, HalfDay, StopDays};
use crate::term::count::deadline;
use crate::term::deadline::{DeadlineError, Due};
use crate::term::limit::Limit;
use crate::term::stops::{Bound, StopKind, Stops};

/// One step of a trace: a stretch of time and what it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step<'a> {
    from: NaiveDateTime,
    until: NaiveDateTime,
    what: What<'a>,
}

/// What a stretch of time was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum What<'a> {
    /// The day of the start event, not counted.
    StartDay,
    /// Days counted: the `first`-th to the `last`-th.
    CountedDays {
        /// The number of the first.
        first: u32,
        /// The number of the last.
        last: u32,
        /// The day, where it is a make-up working day, with its notice.
        make_up: Option<Reason<'a>>,
    },
    /// Open or clock time counted.
    CountedTime {
        /// How much.
        time: TimeDelta,
        /// The day's own open time, where the limit is in fractions of it.
        of: Option<TimeDelta>,
    },
    /// A session counted: the `n`-th.
    CountedSession(u32),
    /// The session the start lies in, or comes before; not counted.
    StartSession,
    /// The rest of the stretch up to a day or moment that is named outright.
    ByDate,
    /// Weekend.
    Weekend,
    /// Holiday, by a notice.
    Holiday(Reason<'a>),
    /// Outside office hours.
    Closed,
    /// The clock stood still.
    Paused(StopKind),
    /// Rolled over a rest day to the next working day.
    Rolled,
}

/// Why a day is what it is: a name and a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reason<'a> {
    name: &'a str,
    document: &'a str,
}

impl<'a> Reason<'a> {
    /// The holiday's name, such as 春节.
    #[must_use]
    pub const fn name(&self) -> &'a str {
        self.name
    }

    /// The notice's number, the statute's name or an overlay's citation; empty
    /// where there is none.
    #[must_use]
    pub const fn document(&self) -> &'a str {
        self.document
    }
}

impl<'a> Step<'a> {
    /// When it begins.
    #[must_use]
    pub const fn from(&self) -> NaiveDateTime {
        self.from
    }

    /// When it ends, and the next begins.
    #[must_use]
    pub const fn until(&self) -> NaiveDateTime {
        self.until
    }

    /// What it was.
    #[must_use]
    pub const fn what(&self) -> What<'a> {
        self.what
    }

    /// This step and `next` as one, where they are of a kind.
    fn merged(self, next: Self) -> Option<Self> {
        let what = match (self.what, next.what) {
            (
                What::CountedDays {
                    first, make_up: a, ..
                },
                What::CountedDays {
                    last, make_up: b, ..
                },
            ) if a == b => What::CountedDays {
                first,
                last,
                make_up: a,
            },
            (What::CountedTime { time: a, of }, What::CountedTime { time: b, of: other })
                if of == other =>
            {
                What::CountedTime { time: a + b, of }
            }
            (one, other) if one == other && !matches!(one, What::CountedSession(_)) => one,
            _ => return None,
        };
        Some(Self {
            from: self.from,
            until: next.until,
            what,
        })
    }
}

/// A trace: steps that tile the time from the start to the due moment, or to
/// the begin of a stop that lasts. Adjacent steps of a kind are merged.
pub struct Trace<'a> {
    walk: Walk<'a>,
    held: Option<Step<'a>>,
}

/// Explains when a case that started at `start` under `limit` is due, step by
/// step.
///
/// ```
/// use chrono::NaiveDate;
/// use shixian::{Conventions, Moment, Schedule, Stops, trace, working_days};
///
/// let schedule = Schedule::china();
/// let start = Moment::on(NaiveDate::from_ymd_opt(2023, 6, 20).unwrap());
/// let steps = trace(&schedule, working_days(3), &Conventions::new(), start, Stops::NONE)?;
/// let lines: Vec<String> = steps.map(|step| step.to_string()).collect();
/// assert_eq!(lines, [
///     "2023-06-20: start day, not counted",
///     "2023-06-21: counted, day 1",
///     "2023-06-22 to 2023-06-24: holiday 端午节 (国办发明电〔2022〕16号), not counted",
///     "2023-06-25: counted, day 2 (make-up working day for 端午节, 国办发明电〔2022〕16号)",
///     "2023-06-26: counted, day 3",
/// ]);
/// # Ok::<(), shixian::DeadlineError>(())
/// ```
///
/// # Errors
///
/// As [`deadline`]: what has no deadline has no trace.
pub fn trace<'a>(
    schedule: &'a Schedule,
    limit: Limit,
    conventions: &Conventions,
    start: Moment,
    stops: Stops<'a>,
) -> Result<Trace<'a>, DeadlineError> {
    let begin = start.earliest();
    let due = deadline(schedule, limit, conventions, start, stops)?;
    if matches!(due, Due::At(deadline) if deadline.at() <= begin) {
        let (walk, held) = (Walk::Done, None);
        return Ok(Trace { walk, held });
    }
    let ground = Ground {
        schedule,
        conventions: *conventions,
        stops,
        lasting_since: stops.lasting_since(),
    };
    let time = |mode| {
        Walk::Time(TimeWalk {
            ground,
            at: begin,
            mode,
        })
    };
    let walk = match limit {
        Limit::WorkingDays(n) => Walk::Days(DayWalk::new(ground, start, Counting::Working(n))),
        Limit::CalendarDays(n) => Walk::Days(DayWalk::new(ground, start, Counting::Calendar(n))),
        Limit::Months(n) => Walk::Days(DayWalk::new(ground, start, Counting::Months(n))),
        Limit::OpenSeconds(n) => time(Mode::Open(TimeDelta::seconds(i64::from(n)))),
        Limit::ClockSeconds(n) => time(Mode::Clock(TimeDelta::seconds(i64::from(n)))),
        Limit::WorkingDayHalves(n) => time(match conventions.half_day() {
            HalfDay::OfficeDay => Mode::OfficeDays(Fraction::halves(n)),
            HalfDay::FourHours => Mode::Open(TimeDelta::hours(4 * i64::from(n))),
            HalfDay::Session => Mode::Sessions {
                left: n,
                number: 0,
                started: false,
            },
        }),
        Limit::Immediate => time(Mode::Immediate { opened: false }),
        Limit::Until(day) => Walk::Days(DayWalk::by_date(ground, start, day)),
        Limit::CaseDue => return Err(DeadlineError::NoCase),
    };
    Ok(Trace { walk, held: None })
}

impl<'a> Trace<'a> {
    /// The single step up to a due moment that the case states for itself.
    pub(crate) fn up_to(start: Moment, due: NaiveDateTime) -> Self {
        let from = start.earliest();
        let step = Step {
            from,
            until: due,
            what: What::ByDate,
        };
        Self {
            walk: Walk::Done,
            held: (from < due).then_some(step),
        }
    }
}

impl<'a> Iterator for Trace<'a> {
    type Item = Step<'a>;

    fn next(&mut self) -> Option<Step<'a>> {
        let mut held = match self.held.take() {
            Some(step) => step,
            None => self.walk.step()?,
        };
        while let Some(next) = self.walk.step() {
            match held.merged(next) {
                Some(merged) => held = merged,
                None => {
                    self.held = Some(next);
                    break;
                }
            }
        }
        Some(held)
    }
}

enum Walk<'a> {
    Days(DayWalk<'a>),
    Time(TimeWalk<'a>),
    Done,
}

impl<'a> Walk<'a> {
    fn step(&mut self) -> Option<Step<'a>> {
        match self {
            Self::Days(walk) => walk.step(),
            Self::Time(walk) => walk.step(),
            Self::Done => None,
        }
    }
}

/// What every walk goes over.
#[derive(Clone, Copy)]
struct Ground<'a> {
    schedule: &'a Schedule,
    conventions: Conventions,
    stops: Stops<'a>,
    /// Since when the clock has stood still, for a stop that lasts.
    lasting_since: Option<Moment>,
}

/// What a stop makes of a stretch of time.
enum Stopped {
    /// Nothing.
    No,
    /// It takes it out, for this reason, until then.
    Until(StopKind, NaiveDateTime),
    /// It lasts: the walk ends here.
    ForGood,
}

impl<'a> Ground<'a> {
    fn day(&self, date: NaiveDate) -> Option<Day<'a>> {
        self.schedule.calendar().day(date).ok()
    }

    /// What the stops make of `date`, for a limit in days that starts at
    /// `start`.
    fn stopped_on(&self, date: NaiveDate, start: Moment) -> Stopped {
        let takes_out = |begin: Moment| {
            let first = begin.date().max(start.date());
            match self.conventions.stop_days() {
                StopDays::HalfOpen => first < date,
                StopDays::Inclusive => first <= date,
            }
        };
        if self.lasting_since.is_some_and(takes_out) {
            return Stopped::ForGood;
        }
        for (kind, begin, end) in self.stops.resolved() {
            if let Some(end) = end
                && takes_out(begin)
                && date <= end.date()
                && !end.is_before(start)
            {
                return Stopped::Until(kind, end.earliest());
            }
        }
        Stopped::No
    }

    /// What the stops make of the stretch of time that begins at `at`.
    fn stopped_at(&self, at: NaiveDateTime) -> Stopped {
        let lasts = |since: Moment| Bound::Earliest.stop_begin(since) <= at;
        if self.lasting_since.is_some_and(lasts) {
            return Stopped::ForGood;
        }
        for (kind, begin, end) in self.stops.resolved() {
            if let Some(end) = end.map(Moment::earliest)
                && Bound::Earliest.stop_begin(begin) <= at
                && at < end
            {
                return Stopped::Until(kind, end);
            }
        }
        Stopped::No
    }

    /// What the stops make of a session: one that they touch is taken out whole.
    fn stopped_within(&self, from: NaiveDateTime, until: NaiveDateTime) -> Stopped {
        let lasts = |since: Moment| Bound::Earliest.stop_begin(since) < until;
        if self.lasting_since.is_some_and(lasts) {
            return Stopped::ForGood;
        }
        for (kind, begin, end) in self.stops.resolved() {
            let begin = Bound::Earliest.stop_begin(begin);
            if let Some(end) = end.map(Moment::earliest)
                && begin < until
                && from < end
                && begin < end
            {
                return Stopped::Until(kind, end);
            }
        }
        Stopped::No
    }

    fn next_stop_begin(&self, after: NaiveDateTime) -> Option<NaiveDateTime> {
        self.stops
            .resolved()
            .map(|(_, begin, _)| Bound::Earliest.stop_begin(begin))
            .filter(|begin| *begin > after)
            .min()
    }
}

fn reason<'a>(day: &Day<'a>) -> Reason<'a> {
    Reason {
        name: day.name().unwrap_or_default(),
        document: day.document().unwrap_or_default(),
    }
}

fn rest<'a>(day: &Day<'a>) -> What<'a> {
    if day.kind() == DayKind::Holiday {
        What::Holiday(reason(day))
    } else {
        What::Weekend
    }
}
