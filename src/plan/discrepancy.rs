//! Where a document contradicts itself, as data ([S12](crate::design#s12)).

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::ground::language::{Language, Localized, display_in_english};
use crate::plan::citation::Note;

/// What differs between the body and the annex.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Difference {
    /// The figure (20 or 15 working days).
    Figure,
    /// Which cases or things are counted (即办 or 非即办; a whole city or a district).
    Scope,
    /// A condition that only one of them makes (满足合同约定支付条件的).
    Condition,
    /// What only one of them leaves out (不含用户自建用电工程).
    Exclusion,
    /// The date by which it is to be done.
    Date,
    /// The unit that leads (牵头单位).
    Lead,
    /// The numbers of items and measures.
    Numbering,
    /// The wording alone; nothing follows from it.
    Wording,
    /// One of them is silent.
    Silence,
}

impl Difference {
    /// Its name in data: English, stable, and the same in every file and form.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Figure => "figure",
            Self::Scope => "scope",
            Self::Condition => "condition",
            Self::Exclusion => "exclusion",
            Self::Date => "date",
            Self::Lead => "lead",
            Self::Numbering => "numbering",
            Self::Wording => "wording",
            Self::Silence => "silence",
        }
    }
}

impl Localized for Difference {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match (self, language) {
            (Self::Figure, Language::English) => "the figure",
            (Self::Figure, Language::Chinese) => "数值",
            (Self::Scope, Language::English) => "what is counted",
            (Self::Scope, Language::Chinese) => "统计范围",
            (Self::Condition, Language::English) => "a condition",
            (Self::Condition, Language::Chinese) => "条件",
            (Self::Exclusion, Language::English) => "an exclusion",
            (Self::Exclusion, Language::Chinese) => "除外内容",
            (Self::Date, Language::English) => "the date",
            (Self::Date, Language::Chinese) => "日期",
            (Self::Lead, Language::English) => "who leads",
            (Self::Lead, Language::Chinese) => "牵头单位",
            (Self::Numbering, Language::English) => "the numbering",
            (Self::Numbering, Language::Chinese) => "编号",
            (Self::Wording, Language::English) => "the wording",
            (Self::Wording, Language::Chinese) => "措辞",
            (Self::Silence, Language::English) => "one is silent",
            (Self::Silence, Language::Chinese) => "一处未载",
        })
    }
}

/// A place where the document contradicts itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Discrepancy<'a> {
    difference: Difference,
    promises: &'a [&'a str],
    item: Option<u16>,
    tasks: &'a [u16],
    body: &'a str,
    annex: &'a str,
    note: Note<'a>,
}

impl<'a> Discrepancy<'a> {
    /// `difference` about the promises known as `promises` (none where it is about
    /// the document): the words of `body` against those of `annex`, either empty
    /// where it is silent.
    #[must_use]
    pub const fn new(
        difference: Difference,
        promises: &'a [&'a str],
        body: &'a str,
        annex: &'a str,
        note: Note<'a>,
    ) -> Self {
        Self {
            difference,
            promises,
            item: None,
            tasks: &[],
            body,
            annex,
            note,
        }
    }

    /// Sets the item of the body and the tasks of the annex.
    #[must_use]
    pub const fn at(mut self, item: Option<u16>, tasks: &'a [u16]) -> Self {
        self.item = item;
        self.tasks = tasks;
        self
    }

    /// What differs between the two places.
    #[must_use]
    pub const fn difference(&self) -> Difference {
        self.difference
    }

    /// The ids of the promises it is about.
    #[must_use]
    pub const fn promises(&self) -> &'a [&'a str] {
        self.promises
    }

    /// The item of the body.
    #[must_use]
    pub const fn item(&self) -> Option<u16> {
        self.item
    }

    /// The tasks of the annex.
    #[must_use]
    pub const fn tasks(&self) -> &'a [u16] {
        self.tasks
    }

    /// The words of the body.
    #[must_use]
    pub const fn body(&self) -> &'a str {
        self.body
    }

    /// The words of the annex.
    #[must_use]
    pub const fn annex(&self) -> &'a str {
        self.annex
    }

    /// What is made of it.
    #[must_use]
    pub const fn note(&self) -> Note<'a> {
        self.note
    }
}

display_in_english!(Difference);
