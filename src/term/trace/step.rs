//! The steps of a trace: a stretch of time, and what it was.

use chrono::{NaiveDateTime, TimeDelta};

use crate::term::stops::StopKind;

/// One step of a trace: a stretch of time and what it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step<'a> {
    pub(super) from: NaiveDateTime,
    pub(super) until: NaiveDateTime,
    pub(super) what: What<'a>,
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
        /// How much time was counted.
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
    /// A Saturday or Sunday that is not worked, not counted.
    Weekend,
    /// A holiday, with the notice that says so, not counted.
    Holiday(Reason<'a>),
    /// Time outside office hours, not counted.
    Closed,
    /// The clock stood still for a stop of this kind.
    Paused(StopKind),
    /// Rolled over a rest day to the next working day.
    Rolled,
}

/// Why a day is what it is: a name and a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reason<'a> {
    pub(super) name: &'a str,
    pub(super) document: &'a str,
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
    /// The moment at which the step begins.
    #[must_use]
    pub const fn from(&self) -> NaiveDateTime {
        self.from
    }

    /// When it ends, and the next begins.
    #[must_use]
    pub const fn until(&self) -> NaiveDateTime {
        self.until
    }

    /// What the stretch of time was: counted, skipped, paused or rolled.
    #[must_use]
    pub const fn what(&self) -> What<'a> {
        self.what
    }

    /// This step up to `end` at the latest.
    pub(super) fn cut_off(mut self, end: NaiveDateTime) -> Self {
        if let What::CountedTime { time, .. } = &mut self.what
            && end < self.until
        {
            *time = end.signed_duration_since(self.from);
        }
        self.until = self.until.min(end);
        self
    }

    /// This step and `next` as one, where they are of a kind.
    pub(super) fn merged(self, next: Self) -> Option<Self> {
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
