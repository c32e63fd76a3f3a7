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
        /// The id of the event, as commitments name it.
        event: Box<str>,
    },
    /// The clock stops (中止).
    Stop {
        /// The kind of the stop, which says why the clock stands still.
        kind: StopKind,
    },
    /// The clock runs again (恢复).
    Resume {
        /// Which stop ends; the only one that lasts where this is left out.
        kind: Option<StopKind>,
    },
    /// The limit is extended (延长期限).
    Extend {
        /// By how much the limit is extended; counted as the limit is.
        by: Limit,
    },
    /// A stop is withdrawn: it counts as if it had not been.
    WithdrawStop {
        /// The kind of the stop, which says why the clock stands still.
        kind: StopKind,
        /// The moment at which the stop began.
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
/// use shixian::StopKind;
/// use shixian::timer::{Entry, Transition};
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

    /// When it happened: a timestamp, or a date alone where the time of day is not known.
    #[must_use]
    pub const fn at(&self) -> Moment {
        self.at
    }

    /// What happened to the case: its transition.
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
    /// The transition of a case to which `event` happened.
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
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TransitionError {
    /// It comes before the last one.
    BeforeLast {
        /// What was to be recorded.
        transition: Transition,
        /// When it happened: a timestamp, or a date alone where the time of day is not known.
        at: Moment,
        /// The moment of the last entry.
        last: Moment,
    },
    /// The clock has not started.
    NotStarted {
        /// What was to be recorded.
        transition: Transition,
        /// When it happened: a timestamp, or a date alone where the time of day is not known.
        at: Moment,
    },
    /// The clock has started before.
    AlreadyStarted {
        /// What was to be recorded.
        transition: Transition,
        /// When it happened: a timestamp, or a date alone where the time of day is not known.
        at: Moment,
        /// The moment before which the transition cannot be: that of the start or the receipt.
        since: Moment,
    },
    /// The application was received before.
    AlreadyReceived {
        /// When it happened: a timestamp, or a date alone where the time of day is not known.
        at: Moment,
        /// The moment before which the transition cannot be: that of the start or the receipt.
        since: Moment,
    },
    /// The application has not been received.
    NotReceived {
        /// What was to be recorded.
        transition: Transition,
        /// When it happened: a timestamp, or a date alone where the time of day is not known.
        at: Moment,
    },
    /// Nothing was asked for.
    NotAsked {
        /// When it happened: a timestamp, or a date alone where the time of day is not known.
        at: Moment,
    },
    /// The event happened before.
    AlreadyHappened {
        /// The id of the event, as commitments name it.
        event: Box<str>,
        /// When it happened: a timestamp, or a date alone where the time of day is not known.
        at: Moment,
        /// The moment before which the transition cannot be: that of the start or the receipt.
        since: Moment,
    },
    /// The case is done.
    Finished {
        /// What was to be recorded.
        transition: Transition,
        /// When it happened: a timestamp, or a date alone where the time of day is not known.
        at: Moment,
        /// When the case was finished (办结时间).
        finished: Moment,
    },
    /// The case is not done.
    NotFinished {
        /// When it happened: a timestamp, or a date alone where the time of day is not known.
        at: Moment,
    },
    /// A stop of that kind lasts.
    StopLasts {
        /// The kind of stop, which decides whether it stops this clock.
        kind: StopKind,
        /// When it happened: a timestamp, or a date alone where the time of day is not known.
        at: Moment,
        /// Since when that has been so.
        since: Moment,
    },
    /// No stop lasts.
    NoStop {
        /// What was to be recorded.
        transition: Transition,
        /// When it happened: a timestamp, or a date alone where the time of day is not known.
        at: Moment,
    },
    /// Several stops last.
    SeveralStops {
        /// When it happened: a timestamp, or a date alone where the time of day is not known.
        at: Moment,
    },
    /// The stop to withdraw is not there.
    NoSuchStop {
        /// The kind of stop, which decides whether it stops this clock.
        kind: StopKind,
        /// When it is said to have begun.
        begin: Moment,
        /// When it happened: a timestamp, or a date alone where the time of day is not known.
        at: Moment,
    },
    /// The case is finished while its clock stands still.
    StillStopped {
        /// The kind of the stop, which says why the clock stands still.
        kind: StopKind,
        /// When it happened: a timestamp, or a date alone where the time of day is not known.
        at: Moment,
        /// Since when that has been so.
        since: Moment,
    },
    /// The extension cannot be added to the limit.
    Extension {
        /// When it happened: a timestamp, or a date alone where the time of day is not known.
        at: Moment,
        /// Why the limit cannot be extended by that.
        reason: LimitError,
    },
    /// An extension without its decision.
    NoCitation {
        /// By how much the limit is extended; counted as the limit is.
        by: Limit,
        /// When it happened: a timestamp, or a date alone where the time of day is not known.
        at: Moment,
    },
    /// There is no entry at that place.
    NoEntry {
        /// The place of the entry, counted from 0.
        index: usize,
        /// How many entries the timer has.
        count: usize,
    },
}

impl Localized for TransitionError {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self, language) {
            (
                Self::BeforeLast {
                    transition,
                    at,
                    last,
                },
                Language::English,
            ) => write!(
                f,
                "{transition} at {at} comes before the last entry, {last}; record it as a correction if it was recorded late"
            ),
            (
                Self::BeforeLast {
                    transition,
                    at,
                    last,
                },
                Language::Chinese,
            ) => write!(
                f,
                "{at}的“{}”早于最后一条记录（{last}）；如属补记，请作更正",
                transition.chinese()
            ),
            (Self::NotStarted { transition, at }, Language::English) => write!(
                f,
                "{transition} at {at}: the clock has not started; record the start first"
            ),
            (Self::NotStarted { transition, at }, Language::Chinese) => write!(
                f,
                "{at}的“{}”：尚未起算；请先记录起算",
                transition.chinese()
            ),
            (
                Self::AlreadyStarted {
                    transition,
                    at,
                    since,
                },
                Language::English,
            ) => write!(
                f,
                "{transition} at {at}: the clock started at {since}; correct that entry instead"
            ),
            (
                Self::AlreadyStarted {
                    transition,
                    at,
                    since,
                },
                Language::Chinese,
            ) => write!(
                f,
                "{at}的“{}”：已于{since}起算；请更正该条记录",
                transition.chinese()
            ),
            (Self::AlreadyReceived { at, since }, Language::English) => write!(
                f,
                "receive at {at}: the application was received at {since}; correct that entry instead"
            ),
            (Self::AlreadyReceived { at, since }, Language::Chinese) => {
                write!(f, "{at}的“收到申请”：申请已于{since}收到；请更正该条记录")
            }
            (Self::NotReceived { transition, at }, Language::English) => write!(
                f,
                "{transition} at {at}: no application was received; record its receipt first"
            ),
            (Self::NotReceived { transition, at }, Language::Chinese) => write!(
                f,
                "{at}的“{}”：尚未收到申请；请先记录收到申请",
                transition.chinese()
            ),
            (Self::NotAsked { at }, Language::English) => write!(
                f,
                "supplement complete at {at}: no supplement was asked for"
            ),
            (Self::NotAsked { at }, Language::Chinese) => {
                write!(f, "{at}的“补正材料收齐”：未曾告知补正")
            }
            (Self::AlreadyHappened { event, at, since }, Language::English) => write!(
                f,
                "{event} at {at}: it happened at {since}; correct that entry instead"
            ),
            (Self::AlreadyHappened { event, at, since }, Language::Chinese) => {
                write!(f, "{at}的“{event}”：已于{since}发生；请更正该条记录")
            }
            (
                Self::Finished {
                    transition,
                    at,
                    finished,
                },
                Language::English,
            ) => write!(
                f,
                "{transition} at {at}: the case was finished at {finished}; reopen it first"
            ),
            (
                Self::Finished {
                    transition,
                    at,
                    finished,
                },
                Language::Chinese,
            ) => write!(
                f,
                "{at}的“{}”：办件已于{finished}办结；请先重新办理",
                transition.chinese()
            ),
            (Self::NotFinished { at }, Language::English) => {
                write!(f, "reopen at {at}: the case is not finished")
            }
            (Self::NotFinished { at }, Language::Chinese) => {
                write!(f, "{at}的“重新办理”：办件尚未办结")
            }
            (Self::StopLasts { kind, at, since }, Language::English) => write!(
                f,
                "stop for {kind} at {at}: the clock already stands still for it since {since}"
            ),
            (Self::StopLasts { kind, at, since }, Language::Chinese) => write!(
                f,
                "{at}的暂停计时（{}）：已自{since}起因此暂停",
                kind.chinese()
            ),
            (Self::NoStop { transition, at }, Language::English) => {
                write!(f, "{transition} at {at}: no such stop lasts")
            }
            (Self::NoStop { transition, at }, Language::Chinese) => {
                write!(f, "{at}的“{}”：没有持续中的此类暂停", transition.chinese())
            }
            (Self::SeveralStops { at }, Language::English) => {
                write!(f, "resume at {at}: several stops last; say which kind ends")
            }
            (Self::SeveralStops { at }, Language::Chinese) => {
                write!(f, "{at}的“恢复”：有多个暂停持续中；请指明哪一类结束")
            }
            (Self::NoSuchStop { kind, begin, at }, Language::English) => {
                write!(f, "withdraw at {at}: no stop for {kind} began at {begin}")
            }
            (Self::NoSuchStop { kind, begin, at }, Language::Chinese) => {
                write!(f, "{at}的撤销：没有始于{begin}的暂停（{}）", kind.chinese())
            }
            (Self::StillStopped { kind, at, since }, Language::English) => write!(
                f,
                "finish at {at}: the clock stands still for {kind} since {since}; resume first, at the same moment if need be"
            ),
            (Self::StillStopped { kind, at, since }, Language::Chinese) => write!(
                f,
                "{at}的“办结”：自{since}起因{}暂停计时；请先恢复，可在同一时刻",
                kind.chinese()
            ),
            (Self::Extension { at, reason }, Language::English) => {
                write!(f, "extend at {at}: {reason}")
            }
            (Self::Extension { at, reason }, Language::Chinese) => {
                write!(f, "{at}的延长期限：{}", reason.chinese())
            }
            (Self::NoCitation { by, at }, Language::English) => write!(
                f,
                "extend by {by} at {at}: an extension needs a citation of the decision that grants it"
            ),
            (Self::NoCitation { by, at }, Language::Chinese) => {
                write!(f, "{at}延长{}：延长期限须注明批准的依据", by.chinese())
            }
            (Self::NoEntry { index, count }, Language::English) => write!(
                f,
                "there is no entry {index}: the timer has {count}, counted from 0"
            ),
            (Self::NoEntry { index, count }, Language::Chinese) => {
                write!(f, "没有第{index}条记录：共{count}条，从0数起")
            }
        }
    }
}

impl std::error::Error for TransitionError {}

display_in_english!(TransitionError);
