//! A commitment: what was promised, and where it is written.

use std::fmt;

use chrono::NaiveDate;

use super::event::{Event, FINISHED, STARTED, Start};
use super::reading::Reading;
use super::statutory::Statutory;
use super::target::Target;
use crate::ground::language::{Language, Localized, display_in_english};
use crate::plan::citation::{Citation, Note, Place};
use crate::term::conventions::Conventions;
use crate::term::limit::Limit;
use crate::term::stops::StopKinds;

/// A commitment (承诺): from which event to which, within what limit, how it is
/// counted, what stops its clock, and where it is written.
///
/// Commitments are `const` values that read like the source:
///
/// ```
/// use shixian::{Commitment, commitment, working_days};
/// use shixian::plan::{Citation, Event};
///
/// const REQUESTED: Event = Event::new("acceptance-requested", "受理联合验收申请");
/// const ISSUED: Event = Event::new("acceptance-issued", "出具联合验收意见");
/// const JOINT_ACCEPTANCE: Commitment = commitment("joint-acceptance", "联合验收")
///     .from(REQUESTED)
///     .to(ISSUED)
///     .within(working_days(3))
///     .cite(Citation::new(Some(6), &[15], "验收时限压缩至3个工作日内"));
///
/// assert_eq!(JOINT_ACCEPTANCE.limit().to_string(), "3 working days");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Commitment<'a> {
    id: &'a str,
    title: &'a str,
    english: &'a str,
    names: &'a [&'a str],
    start: Start<'a>,
    finish: Event<'a>,
    limit: Limit,
    conventions: Conventions,
    stopped_by: StopKinds,
    citation: Citation<'a>,
    target: Target,
    readings: &'a [Reading<'a>],
    strictest: Option<Place>,
    statutory: &'a [Statutory<'a>],
    in_force: Option<(NaiveDate, Option<NaiveDate>)>,
    note: Option<Note<'a>>,
}

/// A commitment known as `id` in data and called `title` in the source, whose
/// clock runs from [`STARTED`] to [`FINISHED`] without limit of its own
/// ([`Limit::CaseDue`]) until the builder methods say more.
#[must_use]
pub const fn commitment<'a>(id: &'a str, title: &'a str) -> Commitment<'a> {
    Commitment {
        id,
        title,
        english: id,
        names: &[],
        start: Start::Event(STARTED),
        finish: FINISHED,
        limit: Limit::CaseDue,
        conventions: Conventions::new(),
        stopped_by: StopKinds::NONE,
        citation: Citation::new(None, &[], ""),
        target: Target::EachCase,
        readings: &[],
        strictest: None,
        statutory: &[],
        in_force: None,
        note: None,
    }
}

/// Title, limit and source in one line.
impl Localized for Commitment<'_> {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.title_in(language))?;
        f.write_str(if language == Language::English {
            ": "
        } else {
            "："
        })?;
        self.limit.fmt_in(language, f)?;
        f.write_str(if language == Language::English {
            "; "
        } else {
            "；"
        })?;
        self.citation.fmt_in(language, f)
    }
}

display_in_english!(Commitment<'_>);

impl<'a> Commitment<'a> {
    /// Sets the title in English, for reports in that language.
    #[must_use]
    pub const fn english(mut self, title: &'a str) -> Self {
        self.english = title;
        self
    }

    /// Sets further names that logs give the matter (事项).
    #[must_use]
    pub const fn also_called(mut self, names: &'a [&'a str]) -> Self {
        self.names = names;
        self
    }

    /// Sets the event the clock runs from.
    #[must_use]
    pub const fn from(mut self, event: Event<'a>) -> Self {
        self.start = Start::Event(event);
        self
    }

    /// Makes the clock run from the later of two events.
    #[must_use]
    pub const fn from_later_of(mut self, one: Event<'a>, other: Event<'a>) -> Self {
        self.start = Start::LaterOf(one, other);
        self
    }

    /// Sets the event the clock runs to.
    #[must_use]
    pub const fn to(mut self, event: Event<'a>) -> Self {
        self.finish = event;
        self
    }

    /// Sets the limit within which the case has to finish.
    #[must_use]
    pub const fn within(mut self, limit: Limit) -> Self {
        self.limit = limit;
        self
    }

    /// Sets how the limit is counted.
    #[must_use]
    pub const fn counted(mut self, conventions: Conventions) -> Self {
        self.conventions = conventions;
        self
    }

    /// Sets what stops the clock.
    #[must_use]
    pub const fn stops_for(mut self, kinds: StopKinds) -> Self {
        self.stopped_by = kinds;
        self
    }

    /// Sets where it is written.
    #[must_use]
    pub const fn cite(mut self, citation: Citation<'a>) -> Self {
        self.citation = citation;
        self
    }

    /// Sets what is promised of the cases.
    #[must_use]
    pub const fn promised_of(mut self, target: Target) -> Self {
        self.target = target;
        self
    }

    /// Sets the two readings that the source gives, and the place of the one
    /// that decides unless a place is asked for: the stricter or, where one only
    /// states what the other leaves out, the fuller. Where neither is either, the
    /// commitment itself decides, which then covers both.
    #[must_use]
    pub const fn read_as(mut self, readings: &'a [Reading<'a>], strictest: Option<Place>) -> Self {
        self.readings = readings;
        self.strictest = strictest;
        self
    }

    /// Sets the statutory limits behind it. A case is judged by the first of them
    /// whose start it tells and that is in force on the day of that start.
    #[must_use]
    pub const fn with_statutory(mut self, statutory: &'a [Statutory<'a>]) -> Self {
        self.statutory = statutory;
        self
    }

    /// Sets the period in force, both days included: it binds cases started in
    /// it.
    #[must_use]
    pub const fn in_force(mut self, from: NaiveDate, through: Option<NaiveDate>) -> Self {
        self.in_force = Some((from, through));
        self
    }

    /// Sets what has to be said about it.
    #[must_use]
    pub const fn noted(mut self, note: Note<'a>) -> Self {
        self.note = Some(note);
        self
    }

    /// Its name in data: English, stable, and the same in every file and form.
    #[must_use]
    pub const fn id(&self) -> &'a str {
        self.id
    }

    /// Its title in Chinese, as the plan writes it.
    #[must_use]
    pub const fn title(&self) -> &'a str {
        self.title
    }

    /// Its title in a language.
    #[must_use]
    pub const fn title_in(&self, language: Language) -> &'a str {
        match language {
            Language::English => self.english,
            Language::Chinese => self.title,
        }
    }

    /// Further names that logs give the matter.
    #[must_use]
    pub const fn names(&self) -> &'a [&'a str] {
        self.names
    }

    /// Whether a log that calls a matter `name` means this commitment: its id,
    /// its titles and its further names.
    #[must_use]
    pub fn is_called(&self, name: &str) -> bool {
        let name = name.trim();
        self.all_names().any(|known| known == name)
    }

    /// All that a log may call its matter: its id, its titles and its further names.
    pub(crate) fn all_names(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let own = [self.id, self.title, self.english];
        own.into_iter().chain(self.names.iter().copied())
    }

    /// The start of its clock.
    #[must_use]
    pub const fn start(&self) -> Start<'a> {
        self.start
    }

    /// The event its clock runs to.
    #[must_use]
    pub const fn finish(&self) -> Event<'a> {
        self.finish
    }

    /// The limit that it states, before any extension.
    #[must_use]
    pub const fn limit(&self) -> Limit {
        self.limit
    }

    /// How the limit is counted.
    #[must_use]
    pub const fn conventions(&self) -> Conventions {
        self.conventions
    }

    /// The kinds of stop that stop its clock; others are kept and change nothing.
    #[must_use]
    pub const fn stopped_by(&self) -> StopKinds {
        self.stopped_by
    }

    /// Where it is written: item of the body, tasks of the annex, and the words.
    #[must_use]
    pub const fn citation(&self) -> Citation<'a> {
        self.citation
    }

    /// What is promised of the cases.
    #[must_use]
    pub const fn target(&self) -> Target {
        self.target
    }

    /// The readings that the source gives; none where it does not contradict
    /// itself.
    #[must_use]
    pub const fn readings(&self) -> &'a [Reading<'a>] {
        self.readings
    }

    /// The place of the reading that decides unless one is asked for: see
    /// [`Commitment::readings`].
    #[must_use]
    pub const fn strictest(&self) -> Option<Place> {
        self.strictest
    }

    /// The statutory limits behind it: none, one or, where the law was amended or
    /// lets the clock start in more ways than one, several.
    #[must_use]
    pub const fn statutory(&self) -> &'a [Statutory<'a>] {
        self.statutory
    }

    /// The period in force, if it has one of its own.
    #[must_use]
    pub const fn period(&self) -> Option<(NaiveDate, Option<NaiveDate>)> {
        self.in_force
    }

    /// What has to be said about it.
    #[must_use]
    pub const fn note(&self) -> Option<Note<'a>> {
        self.note
    }
}
