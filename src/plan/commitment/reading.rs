//! The readings of a commitment whose source contradicts itself ([S12](crate::design#s12)).

use super::event::Start;
use crate::plan::citation::Place;
use crate::term::limit::Limit;
use crate::term::stops::StopKinds;

/// One of two readings of a commitment that the source gives ([S12](crate::design#s12)). What it
/// leaves unset is as in the commitment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Reading<'a> {
    pub(crate) place: Place,
    pub(crate) words: &'a str,
    pub(crate) limit: Option<Limit>,
    pub(crate) start: Option<Start<'a>>,
    pub(crate) stopped_by: Option<StopKinds>,
    pub(crate) category: Option<&'a str>,
}

impl<'a> Reading<'a> {
    /// The reading of `place`, which says `words`.
    #[must_use]
    pub const fn new(place: Place, words: &'a str) -> Self {
        Self {
            place,
            words,
            limit: None,
            start: None,
            stopped_by: None,
            category: None,
        }
    }

    /// The reading with a limit of its own.
    #[must_use]
    pub const fn within(mut self, limit: Limit) -> Self {
        self.limit = Some(limit);
        self
    }

    /// The reading with a start of its own.
    #[must_use]
    pub const fn from(mut self, start: Start<'a>) -> Self {
        self.start = Some(start);
        self
    }

    /// With these kinds of stops.
    #[must_use]
    pub const fn stops_for(mut self, kinds: StopKinds) -> Self {
        self.stopped_by = Some(kinds);
        self
    }

    /// For cases of this category only.
    #[must_use]
    pub const fn in_category(mut self, category: &'a str) -> Self {
        self.category = Some(category);
        self
    }

    /// Where it is written: item of the body, tasks of the annex, and the words.
    #[must_use]
    pub const fn place(&self) -> Place {
        self.place
    }

    /// The words of the document at that place.
    #[must_use]
    pub const fn words(&self) -> &'a str {
        self.words
    }

    /// Its limit, where it differs.
    #[must_use]
    pub const fn limit(&self) -> Option<Limit> {
        self.limit
    }

    /// Its start, where it differs.
    #[must_use]
    pub const fn start(&self) -> Option<Start<'a>> {
        self.start
    }

    /// What stops its clock, where that differs.
    #[must_use]
    pub const fn stopped_by(&self) -> Option<StopKinds> {
        self.stopped_by
    }

    /// The category it is for, where it is for one alone.
    #[must_use]
    pub const fn category(&self) -> Option<&'a str> {
        self.category
    }
}
