//! The events of a case that a clock runs from or to.

use std::fmt;

use crate::ground::language::{Language, Localized, display_in_english};

/// An event of a case that a clock runs from or to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Event<'a> {
    id: &'a str,
    chinese: &'a str,
}

impl<'a> Event<'a> {
    /// The event known as `id` in data and as `chinese` in the source.
    #[must_use]
    pub const fn new(id: &'a str, chinese: &'a str) -> Self {
        Self { id, chinese }
    }

    /// Its name in data: English, stable, and the same in every file and form.
    #[must_use]
    pub const fn id(&self) -> &'a str {
        self.id
    }
}

impl Localized for Event<'_> {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match language {
            Language::English => self.id,
            Language::Chinese => self.chinese,
        })
    }
}

/// The start of a case, where a log does not say of what event.
pub const STARTED: Event<'static> = Event::new("started", "受理");
/// The end of a case, where a log does not say of what event.
pub const FINISHED: Event<'static> = Event::new("finished", "办结");

/// The event, or events, that start a clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Start<'a> {
    /// One event, which starts the clock by itself.
    Event(Event<'a>),
    /// The later of two events; until both have happened the clock does not run.
    LaterOf(Event<'a>, Event<'a>),
}

impl Start<'_> {
    /// Whether the event known as `id` alone starts the clock.
    pub(crate) fn is(&self, id: &str) -> bool {
        matches!(self, Self::Event(event) if event.id() == id)
    }
}

impl Localized for Start<'_> {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self, language) {
            (Self::Event(event), _) => event.fmt_in(language, f),
            (Self::LaterOf(one, other), Language::English) => {
                write!(f, "the later of {one} and {other}")
            }
            (Self::LaterOf(one, other), Language::Chinese) => {
                write!(f, "{}与{}之较后者", one.chinese(), other.chinese())
            }
        }
    }
}

display_in_english!(Event<'_>, Start<'_>);
