//! What a timer keeps: the transitions of a case, each at its moment.

use std::fmt;

use crate::ground::language::{Language, Localized, display_in_english};
use crate::ground::moment::Moment;
use crate::plan::commitment::Event;
use crate::term::limit::{Limit, LimitError};
use crate::term::stops::StopKind;

/// A transition of a case.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Transition {
    /// The application was received (收到申请). Nothing runs yet but the five
    /// working days within which the authority has to say what is missing.
    Receive,
    /// The authority said what is missing (补正告知): before acceptance the
    /// application waits for it, after acceptance the clock stops.
    AskSupplement,
    /// All that was missing has come in (补正材料收齐): before acceptance this is
    /// the new receipt, after it the clock runs again.
    Supplemented,
    /// The clock starts: acceptance (受理), or whatever starts this commitment's.
    Start,
    /// An event happened that a clock starts from beside the usual one, such as
    /// the payment condition, known by its [id](Event::id).
    Happened {
        /// The event's id.
        event: Box<str>,
    },
    /// The clock stops (中止).
    Stop {
        /// Why.
        kind: StopKind,
    },
    /// The clock runs again (恢复).
    Resume {
        /// Which stop ends; the only one that lasts where this is left out.
        kind: Option<StopKind>,
    },
    /// The limit is extended (延长期限).
    Extend {
        /// By how much.
        by: Limit,
    },
    /// A stop is withdrawn: it counts as if it had not been.
    WithdrawStop {
        /// Its kind.
        kind: StopKind,
        /// When it began.
        begin: Moment,
    },
    /// The case is done (办结).
    Finish,
    /// The case is taken up again: it was not done, and its clock has run on all
    /// the while. Where that time is not to count, record a stop for it.
    Reopen,
}

impl Localized for Transition {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let english = language == Language::English;
        match self {
            Self::Receive => f.write_str(if english { "receive" } else { "收到申请" }),
            Self::AskSupplement if english => f.write_str("ask for a supplement"),
            Self::AskSupplement => f.write_str("告知补正"),
            Self::Supplemented if english => f.write_str("supplement complete"),
            Self::Supplemented => f.write_str("补正材料收齐"),
            Self::Start => f.write_str(if english { "start" } else { "起算" }),
            Self::Happened { event } => f.write_str(event),
            Self::Stop { kind } if english => write!(f, "stop for {kind}"),
            Self::Stop { kind } => write!(f, "中止（{}）", kind.chinese()),
            Self::Resume { kind: None } => f.write_str(if english { "resume" } else { "恢复" }),
            Self::Resume { kind: Some(kind) } if english => write!(f, "resume from {kind}"),
            Self::Resume { kind: Some(kind) } => write!(f, "恢复（{}）", kind.chinese()),
            Self::Extend { by } if english => write!(f, "extend by {by}"),
            Self::Extend { by } => write!(f, "延长{}", by.chinese()),
            Self::WithdrawStop { kind, begin } if english => {
                write!(f, "withdraw the stop for {kind} of {begin}")
            }
            Self::WithdrawStop { kind, begin } => {
                write!(f, "撤销{begin}的中止（{}）", kind.chinese())
            }
            Self::Finish => f.write_str(if english { "finish" } else { "办结" }),
            Self::Reopen => f.write_str(if english { "reopen" } else { "重新办理" }),
        }
    }
}

display_in_english!(Transition);

/// A transition at its moment, with the document or decision it rests on.
///
/// ```
/// use chrono::NaiveDate;
/// use shixian::{StopKind, timer::{Entry, Transition}};
///
/// let at = NaiveDate::from_ymd_opt(2026, 3, 4).unwrap().and_hms_opt(10, 0, 0).unwrap();
/// let stop = Transition::Stop { kind: StopKind::SpecialProcedure };
/// let entry = Entry::new(stop, at).cite("听证通知书〔2026〕7号");
/// assert_eq!(entry.to_string(), "2026-03-04 10:00:00: stop for special procedure (听证通知书〔2026〕7号)");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Entry {
    pub(super) at: Moment,
    pub(super) transition: Transition,
    pub(super) citation: Option<Box<str>>,
}

impl Entry {
    /// `transition` at `at`, local time of the schedule's zone.
    #[must_use]
    pub fn new(transition: Transition, at: impl Into<Moment>) -> Self {
        Self {
            at: at.into(),
            transition,
            citation: None,
        }
    }

    /// Sets the document or decision it rests on.
    #[must_use]
    pub fn cite(mut self, citation: impl Into<Box<str>>) -> Self {
        self.citation = Some(citation.into());
        self
    }

    /// When.
    #[must_use]
    pub const fn at(&self) -> Moment {
        self.at
    }

    /// What.
    #[must_use]
    pub const fn transition(&self) -> &Transition {
        &self.transition
    }

    /// The document or decision it rests on.
    #[must_use]
    pub fn citation(&self) -> Option<&str> {
        self.citation.as_deref()
    }
}

impl Localized for Entry {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let transition = self.transition.in_language(language);
        match (language, &self.citation) {
            (Language::English, None) => write!(f, "{}: {transition}", self.at),
            (Language::Chinese, None) => write!(f, "{}：{transition}", self.at),
            (Language::English, Some(cite)) => write!(f, "{}: {transition} ({cite})", self.at),
            (Language::Chinese, Some(cite)) => write!(f, "{}：{transition}（{cite}）", self.at),
        }
    }
}

display_in_english!(Entry);

impl Transition {
    /// That `event` happened.
    #[must_use]
    pub fn happened(event: Event<'_>) -> Self {
        Self::Happened {
            event: event.id().into(),
        }
    }
}

/// How recorded transitions are put right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Correction {
    /// An entry is recorded late; it takes the place that its moment gives it.
    Insert(Entry),
    /// The entry at a place, from 0, is replaced; the new one takes the place that
    /// its own moment gives it.
    Replace(usize, Entry),
    /// The entry at a place, from 0, is removed.
    Remove(usize),
}

/// Why a transition makes no sense.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TransitionError {
    /// It comes before the last one.
    #[error(
        "{transition} at {at} comes before the last entry, {last}; record it as a correction if it was recorded late"
    )]
    BeforeLast {
        /// What was to be recorded.
        transition: Transition,
        /// When.
        at: Moment,
        /// The moment of the last entry.
        last: Moment,
    },
    /// The clock has not started.
    #[error("{transition} at {at}: the clock has not started; record the start first")]
    NotStarted {
        /// What was to be recorded.
        transition: Transition,
        /// When.
        at: Moment,
    },
    /// The clock has started before.
    #[error("{transition} at {at}: the clock started at {since}; correct that entry instead")]
    AlreadyStarted {
        /// What was to be recorded.
        transition: Transition,
        /// When.
        at: Moment,
        /// When the clock started.
        since: Moment,
    },
    /// The application was received before.
    #[error("receive at {at}: the application was received at {since}; correct that entry instead")]
    AlreadyReceived {
        /// When.
        at: Moment,
        /// When it was received.
        since: Moment,
    },
    /// The application has not been received.
    #[error("{transition} at {at}: no application was received; record its receipt first")]
    NotReceived {
        /// What was to be recorded.
        transition: Transition,
        /// When.
        at: Moment,
    },
    /// Nothing was asked for.
    #[error("supplement complete at {at}: no supplement was asked for")]
    NotAsked {
        /// When.
        at: Moment,
    },
    /// The event happened before.
    #[error("{event} at {at}: it happened at {since}; correct that entry instead")]
    AlreadyHappened {
        /// The event's id.
        event: Box<str>,
        /// When.
        at: Moment,
        /// When it happened.
        since: Moment,
    },
    /// The case is done.
    #[error("{transition} at {at}: the case was finished at {finished}; reopen it first")]
    Finished {
        /// What was to be recorded.
        transition: Transition,
        /// When.
        at: Moment,
        /// When it was finished.
        finished: Moment,
    },
    /// The case is not done.
    #[error("reopen at {at}: the case is not finished")]
    NotFinished {
        /// When.
        at: Moment,
    },
    /// A stop of that kind lasts.
    #[error("stop for {kind} at {at}: the clock already stands still for it since {since}")]
    StopLasts {
        /// The kind.
        kind: StopKind,
        /// When.
        at: Moment,
        /// Since when.
        since: Moment,
    },
    /// No stop lasts.
    #[error("{transition} at {at}: no such stop lasts")]
    NoStop {
        /// What was to be recorded.
        transition: Transition,
        /// When.
        at: Moment,
    },
    /// Several stops last.
    #[error("resume at {at}: several stops last; say which kind ends")]
    SeveralStops {
        /// When.
        at: Moment,
    },
    /// The stop to withdraw is not there.
    #[error("withdraw at {at}: no stop for {kind} began at {begin}")]
    NoSuchStop {
        /// The kind.
        kind: StopKind,
        /// When it is said to have begun.
        begin: Moment,
        /// When.
        at: Moment,
    },
    /// The case is finished while its clock stands still.
    #[error(
        "finish at {at}: the clock stands still for {kind} since {since}; resume first, at the same moment if need be"
    )]
    StillStopped {
        /// The kind of stop.
        kind: StopKind,
        /// When.
        at: Moment,
        /// Since when.
        since: Moment,
    },
    /// The extension cannot be added to the limit.
    #[error("extend at {at}: {reason}")]
    Extension {
        /// When.
        at: Moment,
        /// Why.
        reason: LimitError,
    },
    /// An extension without its decision.
    #[error("extend by {by} at {at}: an extension needs a citation of the decision that grants it")]
    NoCitation {
        /// By how much.
        by: Limit,
        /// When.
        at: Moment,
    },
    /// There is no entry at that place.
    #[error("there is no entry {index}: the timer has {count} of them, counted from 0")]
    NoEntry {
        /// The place.
        index: usize,
        /// How many there are.
        count: usize,
    },
}
