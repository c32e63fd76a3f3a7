//! Promises that no number can check.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::ground::language::{Language, Localized, display_in_english};
use crate::plan::citation::{Citation, Note};

/// Why a promise cannot be measured by this library.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WhyUnmeasured {
    /// It names neither a time nor another number.
    NoFigure,
    /// It promises a place among the first, and does not say which (前列).
    NoRank,
    /// It is relative to a figure that the document does not give (高于平均).
    RelativeToOthers,
}

impl WhyUnmeasured {
    /// Its name in data: English, stable, and the same in every file and form.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::NoFigure => "no-figure",
            Self::NoRank => "no-rank",
            Self::RelativeToOthers => "relative-to-others",
        }
    }
}

impl Localized for WhyUnmeasured {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match (self, language) {
            (Self::NoFigure, Language::English) => "it names neither a time nor another number",
            (Self::NoFigure, Language::Chinese) => "未写明时限或其他数值",
            (Self::NoRank, Language::English) => {
                "it promises a place among the first, and does not say which"
            }
            (Self::NoRank, Language::Chinese) => "“前列”未写明名次",
            (Self::RelativeToOthers, Language::English) => {
                "it is relative to a figure of others that the document does not give"
            }
            (Self::RelativeToOthers, Language::Chinese) => "以他处数值为参照，文中未给出该数值",
        })
    }
}

/// A promise that this library cannot measure, kept so that it is not forgotten.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unmeasured<'a> {
    id: &'a str,
    title: &'a str,
    english: &'a str,
    why: WhyUnmeasured,
    citation: Citation<'a>,
    note: Option<Note<'a>>,
}

impl<'a> Unmeasured<'a> {
    /// The promise known as `id`, called `title` in the source and `english` in
    /// English, cited from `citation`.
    #[must_use]
    pub const fn new(
        id: &'a str,
        title: &'a str,
        english: &'a str,
        why: WhyUnmeasured,
        citation: Citation<'a>,
    ) -> Self {
        Self {
            id,
            title,
            english,
            why,
            citation,
            note: None,
        }
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

    /// Its title in a language.
    #[must_use]
    pub const fn title_in(&self, language: Language) -> &'a str {
        match language {
            Language::English => self.english,
            Language::Chinese => self.title,
        }
    }

    /// Why it cannot be measured.
    #[must_use]
    pub const fn why(&self) -> WhyUnmeasured {
        self.why
    }

    /// Where it is written: item of the body, tasks of the annex, and the words.
    #[must_use]
    pub const fn citation(&self) -> Citation<'a> {
        self.citation
    }

    /// What has to be said about it.
    #[must_use]
    pub const fn note(&self) -> Option<Note<'a>> {
        self.note
    }
}

display_in_english!(WhyUnmeasured);
