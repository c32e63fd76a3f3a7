//! Clock stops: stretches of a case that do not count against its limit ([S8](crate::design#s8)).

use std::fmt;
use std::str::FromStr;

use chrono::{NaiveDateTime, TimeDelta};
use serde::{Deserialize, Serialize};

use crate::ground::language::{Language, Localized, display_in_english};
use crate::ground::moment::{Moment, MomentError};

/// Why a text is not a stop.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum StopError {
    /// A kind of no known name.
    #[error(
        "`{0}` is not a kind of stop; use supplement (补正), special-procedure (特别程序), applicant-works (用户自建工程), force-majeure (不可抗力) or other (其他)"
    )]
    Kind(String),
    /// The text has not the form of a stop.
    #[error(
        "`{0}` is not a stop; write it as `supplement:2023-07-10T09:00..2023-07-19T17:00`, its end left out while it lasts"
    )]
    Malformed(String),
    /// One of its ends is not a time.
    #[error(transparent)]
    Moment(#[from] MomentError),
}

/// Why the clock of a case stops (中止计时的事由).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StopKind {
    /// Supplement of documents (补正) after acceptance.
    Supplement,
    /// Special procedure (特别程序): hearing, expert review, inspection,
    /// appraisal, public notice.
    SpecialProcedure,
    /// The applicant's own works (用户自建工程).
    ApplicantWorks,
    /// Force majeure (不可抗力), for as long as it lasts.
    ForceMajeure,
    /// Another reason (其他), which the log or the system does not name.
    Other,
}

impl StopKind {
    /// Every kind of stop, whatever a commitment heeds.
    pub const ALL: [Self; 5] = [
        Self::Supplement,
        Self::SpecialProcedure,
        Self::ApplicantWorks,
        Self::ForceMajeure,
        Self::Other,
    ];

    /// The kind's name in data.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Supplement => "supplement",
            Self::SpecialProcedure => "special-procedure",
            Self::ApplicantWorks => "applicant-works",
            Self::ForceMajeure => "force-majeure",
            Self::Other => "other",
        }
    }

    const fn bit(self) -> u8 {
        1 << self as u8
    }
}

impl Localized for StopKind {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match (self, language) {
            (Self::Supplement, Language::English) => "supplement of documents",
            (Self::SpecialProcedure, Language::English) => "special procedure",
            (Self::ApplicantWorks, Language::English) => "the applicant's own works",
            (Self::ForceMajeure, Language::English) => "force majeure",
            (Self::Other, Language::English) => "other stop",
            (Self::Supplement, Language::Chinese) => "补正",
            (Self::SpecialProcedure, Language::Chinese) => "特别程序",
            (Self::ApplicantWorks, Language::Chinese) => "用户自建工程",
            (Self::ForceMajeure, Language::Chinese) => "不可抗力",
            (Self::Other, Language::Chinese) => "其他中止",
        })
    }
}

/// Reads the name in data, the Chinese name, or the name of a special procedure.
impl FromStr for StopKind {
    type Err = StopError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(match text.trim() {
            "supplement" | "补正" | "补正材料" | "correction" => Self::Supplement,
            "special-procedure" | "special" | "特别程序" | "hearing" | "听证" | "expert-review"
            | "专家评审" | "inspection" | "检验" | "检测" | "检疫" | "勘验" | "appraisal"
            | "鉴定" | "public-notice" | "公示" | "拍卖" | "招标" => Self::SpecialProcedure,
            "applicant-works" | "works" | "用户自建工程" | "用户自建用电工程" => {
                Self::ApplicantWorks
            }
            "force-majeure" | "不可抗力" => Self::ForceMajeure,
            "other" | "其他" | "其他中止" => Self::Other,
            unknown => return Err(StopError::Kind(unknown.to_owned())),
        })
    }
}

/// A set of kinds: which of them stop a commitment's clock.
///
/// ```
/// use shixian::StopKind;
/// use shixian::term::StopKinds;
///
/// const KINDS: StopKinds = StopKinds::NONE.with(StopKind::Supplement);
/// assert!(KINDS.contains(StopKind::Supplement));
/// assert!(!KINDS.contains(StopKind::ApplicantWorks));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct StopKinds(u8);

impl StopKinds {
    /// No kind: nothing stops the clock.
    pub const NONE: Self = Self(0);
    /// Every kind of stop, whatever a commitment heeds.
    pub const ALL: Self = Self(0b1_1111);

    /// This set of kinds, and `kind` as well.
    #[must_use]
    pub const fn with(self, kind: StopKind) -> Self {
        Self(self.0 | kind.bit())
    }

    /// Whether `kind` is in the set.
    #[must_use]
    pub const fn contains(self, kind: StopKind) -> bool {
        self.0 & kind.bit() != 0
    }

    /// The kinds in the set.
    pub fn iter(self) -> impl Iterator<Item = StopKind> {
        StopKind::ALL
            .into_iter()
            .filter(move |kind| self.contains(*kind))
    }
}

/// A stop of the clock (中止): why, from when and, once over, until when.
///
/// A stop that ends before it begins can be held, for it occurs in case data; the
/// checker calls such a case undetermined.
///
/// ```
/// use shixian::{ClockStop, StopKind};
///
/// let stop: ClockStop = "supplement:2023-07-10T09:00..2023-07-19T17:00".parse()?;
/// assert_eq!(stop.kind(), StopKind::Supplement);
/// assert!("hearing:2023-07-10..".parse::<ClockStop>()?.end().is_none());
/// # Ok::<(), shixian::term::StopError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ClockStop {
    kind: StopKind,
    begin: Moment,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    end: Option<Moment>,
}

impl ClockStop {
    /// A stop that began at `begin` and lasts.
    #[must_use]
    pub fn open(kind: StopKind, begin: impl Into<Moment>) -> Self {
        Self {
            kind,
            begin: begin.into(),
            end: None,
        }
    }

    /// A stop that is over.
    #[must_use]
    pub fn ended(kind: StopKind, begin: impl Into<Moment>, end: impl Into<Moment>) -> Self {
        Self {
            kind,
            begin: begin.into(),
            end: Some(end.into()),
        }
    }

    /// Reads `KIND:FROM..UNTIL`, each end by `parse`.
    ///
    /// # Errors
    ///
    /// A text of another form, an unknown kind, and whatever `parse` finds.
    pub fn parse_by(
        text: &str,
        mut parse: impl FnMut(&str) -> Result<Moment, MomentError>,
    ) -> Result<Self, StopError> {
        let malformed = || StopError::Malformed(text.to_owned());
        let (kind, span) = text.split_once([':', '：']).ok_or_else(malformed)?;
        let (begin, end) = span.split_once("..").ok_or_else(malformed)?;
        Ok(Self {
            kind: kind.parse()?,
            begin: parse(begin.trim())?,
            end: match end.trim() {
                "" => None,
                end => Some(parse(end)?),
            },
        })
    }

    /// Why the clock stops, which decides whether a commitment heeds the stop.
    #[must_use]
    pub const fn kind(&self) -> StopKind {
        self.kind
    }

    /// The moment at which the clock stopped.
    #[must_use]
    pub const fn begin(&self) -> Moment {
        self.begin
    }

    /// When it ran again, once it did.
    #[must_use]
    pub const fn end(&self) -> Option<Moment> {
        self.end
    }

    /// Whether the stop ends before it begins, whatever the unknown times of
    /// day are.
    #[must_use]
    pub fn is_reversed(&self) -> bool {
        self.end.is_some_and(|end| end.is_before(self.begin))
    }
}

impl FromStr for ClockStop {
    type Err = StopError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse_by(text, str::parse)
    }
}

impl fmt::Display for ClockStop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}..", self.kind.id(), self.begin)?;
        match self.end {
            Some(end) => end.fmt(f),
            None => Ok(()),
        }
    }
}

display_in_english!(StopKind);

/// Which end of its range a moment of unknown time of day is taken at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bound {
    /// The one that makes the deadline earliest.
    Earliest,
    /// The one that makes the deadline latest.
    Latest,
}

impl Bound {
    /// `start`, its time of day chosen so that what runs from it ends earliest or
    /// latest.
    pub(crate) fn start(self, start: Moment) -> NaiveDateTime {
        match self {
            Self::Earliest => start.earliest(),
            Self::Latest => start.last(),
        }
    }

    /// The begin and end of a stop, chosen likewise: the longer it is, the later what
    /// it stops ends. However short, it has a length, unless its times say otherwise.
    fn stop(self, begin: Moment, end: Option<Moment>) -> (NaiveDateTime, Option<NaiveDateTime>) {
        let Some(end) = end else {
            return match self {
                Self::Earliest => (begin.last(), None),
                Self::Latest => (begin.earliest(), None),
            };
        };
        if self == Self::Latest {
            return (begin.earliest(), Some(end.last()));
        }
        let (first, last) = (begin.last(), end.earliest());
        let instant = TimeDelta::nanoseconds(1);
        match (begin.timestamp(), end.timestamp()) {
            _ if first < last || end.is_before(begin) => (first, Some(last)),
            (Some(_), Some(_)) => (first, Some(last)),
            (Some(begin), None) => (begin, begin.checked_add_signed(instant)),
            (None, _) => {
                let end = end.last();
                (end.checked_sub_signed(instant).unwrap_or(end), Some(end))
            }
        }
    }
}

/// The stops of a case that bear on a limit: those of the kinds that stop its
/// clock, begun before the case ended, and clipped to its end.
#[derive(Clone, Copy, Debug)]
pub struct Stops<'a> {
    stops: &'a [ClockStop],
    kinds: StopKinds,
    clip: Clip,
    /// The end of their range at which unknown times of day are taken, if at any.
    taken_at: Option<Bound>,
}

/// Where the stops of a case end at the latest.
#[derive(Clone, Copy, Debug)]
enum Clip {
    /// Nowhere.
    None,
    /// At the end of the case.
    Case(Moment),
    /// Nowhere, but what happens after this moment is not known yet.
    AsOf(Moment),
}

impl<'a> Stops<'a> {
    /// No stops.
    pub(crate) const NONE: Self = Self {
        stops: &[],
        kinds: StopKinds::NONE,
        clip: Clip::None,
        taken_at: None,
    };

    /// The stops of `stops` that are of one of `kinds`.
    #[must_use]
    pub const fn new(stops: &'a [ClockStop], kinds: StopKinds) -> Self {
        Self {
            stops,
            kinds,
            clip: Clip::None,
            taken_at: None,
        }
    }

    /// These stops, unknown times of day taken at one end of their range.
    pub(crate) const fn taken_at(mut self, bound: Bound) -> Self {
        // what is taken at one end is known, and has no other
        if self.taken_at.is_none() {
            self.taken_at = Some(bound);
        }
        self
    }

    /// Whether both ends of every stop have their times of day, or are taken at one end of
    /// their range.
    #[inline]
    pub(crate) fn times_are_known(&self) -> bool {
        let known = |moment: Moment| moment.timestamp().is_some();
        self.taken_at.is_some()
            || self
                .relevant()
                .all(|stop| known(stop.begin()) && stop.end().is_none_or(known))
    }

    /// These stops, clipped to a case that ended at `end`: a stop that begins
    /// later is none, one that lasts longer ends there.
    #[must_use]
    pub const fn clipped_to(mut self, end: Moment) -> Self {
        self.clip = Clip::Case(end);
        self
    }

    /// These stops as of `now`: one that begins later is none yet, one that ends
    /// later still lasts.
    #[must_use]
    pub const fn as_of(mut self, now: Moment) -> Self {
        self.clip = Clip::AsOf(now);
        self
    }

    /// Whether no stop bears on the limit.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.relevant().next().is_none()
    }

    /// Whether there is none of any kind: the common case, and cheap to see.
    #[inline]
    pub(crate) const fn are_none(&self) -> bool {
        self.stops.is_empty()
    }

    /// The stops that bear on the limit, as given.
    pub(crate) fn relevant(&self) -> impl Iterator<Item = &'a ClockStop> + use<'a> {
        let all = *self;
        self.stops.iter().filter(move |stop| all.is_relevant(stop))
    }

    fn is_relevant(&self, stop: &ClockStop) -> bool {
        let begun = match self.clip {
            Clip::None => true,
            Clip::Case(end) | Clip::AsOf(end) => !end.is_before(stop.begin),
        };
        begun && self.kinds.contains(stop.kind)
    }

    /// The stops in order of their begin, without allocating: already sorted
    /// lists are walked, others are searched for the next one at each step.
    pub(crate) fn in_order(&self) -> InOrder<'a> {
        InOrder {
            stops: *self,
            sorted: self.stops.is_sorted_by_key(|stop| self.begin_of(stop)),
            next: 0,
            last: None,
            run: None,
        }
    }

    /// The stops as clipped, with kind, begin and end; no end while they last.
    pub(crate) fn resolved(
        &self,
    ) -> impl Iterator<Item = (StopKind, Moment, Option<Moment>)> + use<'a> {
        let all = *self;
        self.relevant().map(move |stop| {
            let (begin, end) = all.ends_of(stop);
            (stop.kind, begin, end)
        })
    }

    /// Begin and end of a stop as clipped; no end while it lasts.
    fn ends_of(&self, stop: &ClockStop) -> (Moment, Option<Moment>) {
        let end = self.end_of(stop);
        let Some(bound) = self.taken_at else {
            return (stop.begin, end);
        };
        let (begin, end) = bound.stop(stop.begin, end);
        let case = match self.clip {
            Clip::Case(end) => end.timestamp(),
            Clip::None | Clip::AsOf(_) => None,
        };
        let clipped = |at: NaiveDateTime| Moment::at(case.map_or(at, |case| at.min(case)));
        (clipped(begin), end.map(clipped))
    }

    /// What stops are sorted by.
    fn begin_of(&self, stop: &ClockStop) -> NaiveDateTime {
        match self.taken_at {
            None => stop.begin.earliest(),
            Some(_) => self.ends_of(stop).0.earliest(),
        }
    }

    /// The end of a stop as clipped; `None` while it lasts.
    fn end_of(&self, stop: &ClockStop) -> Option<Moment> {
        match (self.clip, stop.end) {
            (Clip::Case(case), Some(end)) if case.is_before(end) => Some(case),
            (Clip::Case(case), None) => Some(case),
            (Clip::AsOf(now), Some(end)) if now.is_before(end) => None,
            (_, end) => end,
        }
    }
}

impl<'a> From<&'a [ClockStop]> for Stops<'a> {
    /// Every stop of `stops`, of whatever kind.
    fn from(stops: &'a [ClockStop]) -> Self {
        Self::new(stops, StopKinds::ALL)
    }
}

impl<'a, const N: usize> From<&'a [ClockStop; N]> for Stops<'a> {
    fn from(stops: &'a [ClockStop; N]) -> Self {
        stops.as_slice().into()
    }
}

impl<'a> From<&'a Vec<ClockStop>> for Stops<'a> {
    fn from(stops: &'a Vec<ClockStop>) -> Self {
        stops.as_slice().into()
    }
}

/// One stop, clipped.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Span {
    pub(crate) begin: Moment,
    /// `None` while it lasts.
    pub(crate) end: Option<Moment>,
    /// The begin of the first of the stops it overlaps or continues, one after
    /// the other.
    pub(crate) run_begin: Moment,
    /// Whether it overlaps an earlier one.
    pub(crate) overlaps: bool,
}

/// See [`Stops::in_order`].
pub(crate) struct InOrder<'a> {
    stops: Stops<'a>,
    sorted: bool,
    /// In a sorted list, the index to look at next.
    next: usize,
    /// In an unsorted list, the begin and index of the last stop given.
    last: Option<(NaiveDateTime, usize)>,
    /// Begin and end of the run of overlapping stops so far.
    run: Option<(Moment, Option<Moment>)>,
}

impl<'a> InOrder<'a> {
    fn next_stop(&mut self) -> Option<&'a ClockStop> {
        let stops = self.stops.stops;
        if self.sorted {
            let rest = stops.get(self.next..)?;
            let ahead = rest.iter().position(|stop| self.stops.is_relevant(stop))?;
            self.next += ahead + 1;
            return rest.get(ahead);
        }
        let (key, stop) = stops
            .iter()
            .enumerate()
            .filter(|(_, stop)| self.stops.is_relevant(stop))
            .map(|(index, stop)| ((self.stops.begin_of(stop), index), stop))
            .filter(|(key, _)| self.last.is_none_or(|last| last < *key))
            .min_by_key(|(key, _)| *key)?;
        self.last = Some(key);
        Some(stop)
    }
}

impl Iterator for InOrder<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        let stop = self.next_stop()?;
        let (begin, end) = self.stops.ends_of(stop);
        let overlaps = match self.run {
            None => false,
            Some((_, run_end)) => run_end.is_none_or(|run_end| begin.is_before(run_end)),
        };
        let (run_begin, run_end) = match self.run {
            Some((run_begin, None)) => (run_begin, None),
            Some((run_begin, Some(run_end))) if !run_end.is_before(begin) => {
                let later = end.map(|end| if run_end.is_before(end) { end } else { run_end });
                (run_begin, later)
            }
            _ => (begin, end),
        };
        self.run = Some((run_begin, run_end));
        Some(Span {
            begin,
            end,
            run_begin,
            overlaps,
        })
    }
}

impl Localized for StopError {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self, language) {
            (error, Language::English) => write!(f, "{error}"),
            (Self::Kind(text), Language::Chinese) => write!(
                f,
                "“{text}”不是暂停计时的情形；请用 supplement（补正）、special-procedure（特别程序）、applicant-works（用户自建工程）、force-majeure（不可抗力）或 other（其他）"
            ),
            (Self::Malformed(text), Language::Chinese) => write!(
                f,
                "“{text}”不是一次暂停计时；请写成 `supplement:2023-07-10T09:00..2023-07-19T17:00`，持续中的不写结束时间"
            ),
            (Self::Moment(error), Language::Chinese) => error.fmt_in(language, f),
        }
    }
}
