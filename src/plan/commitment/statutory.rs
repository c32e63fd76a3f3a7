//! The statutory limit (法定时限) behind a commitment.

use std::fmt;

use super::event::{Event, Start};
use crate::ground::language::{Language, Localized, display_in_english};
use crate::term::limit::Limit;

/// The statutory limit (法定时限) behind a commitment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Statutory<'a> {
    pub(crate) limit: Limit,
    pub(crate) law: &'a str,
    pub(crate) article: &'a str,
    pub(crate) start: Option<Start<'a>>,
}

impl<'a> Statutory<'a> {
    /// `limit`, by `article` of `law`.
    #[must_use]
    pub const fn new(limit: Limit, law: &'a str, article: &'a str) -> Self {
        Self {
            limit,
            law,
            article,
            start: None,
        }
    }

    /// With a start of its own.
    #[must_use]
    pub const fn from(mut self, event: Event<'a>) -> Self {
        self.start = Some(Start::Event(event));
        self
    }

    /// The limit that is promised, before any extension.
    #[must_use]
    pub const fn limit(&self) -> Limit {
        self.limit
    }

    /// Its own start; none where it is the commitment's.
    #[must_use]
    pub const fn start(&self) -> Option<Start<'a>> {
        self.start
    }

    /// The name of the law (法律、法规), in Chinese.
    #[must_use]
    pub const fn law(&self) -> &'a str {
        self.law
    }

    /// The article, as a number in a text.
    #[must_use]
    pub const fn article(&self) -> &'a str {
        self.article
    }
}

impl Localized for Statutory<'_> {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (limit, law, article) = (self.limit.in_language(language), self.law, self.article);
        match language {
            Language::English => write!(f, "{limit} ({law} art. {article})"),
            Language::Chinese => write!(f, "{limit}（{law}第{article}条）"),
        }
    }
}

display_in_english!(Statutory<'_>);
