//! Citations: where in a document a promise is written, in which words, and
//! what has to be said about them.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::ground::language::{Language, Localized, display_in_english};

/// A part of the plan's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// The body of the document (正文), by its items.
    #[serde(alias = "正文")]
    Body,
    /// The annex, the table of tasks (附件).
    #[serde(alias = "附件")]
    Annex,
}

impl Localized for Place {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match (self, language) {
            (Self::Body, Language::English) => "body",
            (Self::Annex, Language::English) => "annex",
            (Self::Body, Language::Chinese) => "正文",
            (Self::Annex, Language::Chinese) => "附件",
        })
    }
}

/// Where a promise is written: the plan's item and tasks, and the few words that
/// carry the number.
///
/// ```
/// use shixian::Localized;
/// use shixian::plan::{Citation, Place};
///
/// let citation = Citation::new(Some(40), &[90], "全年用户平均停电时长压降至6.34小时");
/// assert_eq!(citation.words_in(Place::Annex), Some("全年用户平均停电时长压降至6.34小时"));
/// assert_eq!(citation.to_string(), "item 40, annex task 90: 「全年用户平均停电时长压降至6.34小时」");
///
/// let words_alone = Citation::new(None, &[], "五个工作日内办结");
/// assert_eq!(words_alone.to_string(), "「五个工作日内办结」");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Citation<'a> {
    item: Option<u16>,
    tasks: &'a [u16],
    words: &'a str,
    annex_words: Option<&'a str>,
}

impl<'a> Citation<'a> {
    /// Cites item `item` of the body and `tasks` of the annex for `words`, which
    /// stand in the body or, without an item, in the annex alone.
    #[must_use]
    pub const fn new(item: Option<u16>, tasks: &'a [u16], words: &'a str) -> Self {
        Self {
            item,
            tasks,
            words,
            annex_words: None,
        }
    }

    /// Sets the annex's own words, where they differ from the body's.
    #[must_use]
    pub const fn annex(mut self, words: &'a str) -> Self {
        self.annex_words = Some(words);
        self
    }

    /// The item of the body, where the body belongs to the matter.
    #[must_use]
    pub const fn item(&self) -> Option<u16> {
        self.item
    }

    /// The tasks of the annex.
    #[must_use]
    pub const fn tasks(&self) -> &'a [u16] {
        self.tasks
    }

    /// The words that carry the number.
    #[must_use]
    pub const fn words(&self) -> &'a str {
        self.words
    }

    /// The annex's own words, where they differ from the body's.
    #[must_use]
    pub const fn own_annex_words(&self) -> Option<&'a str> {
        self.annex_words
    }

    /// The words as they stand in `place`; `None` where it has none of them.
    #[must_use]
    pub const fn words_in(&self, place: Place) -> Option<&'a str> {
        match place {
            Place::Body if self.item.is_some() => Some(self.words),
            Place::Body => None,
            Place::Annex if self.tasks.is_empty() => None,
            Place::Annex => match self.annex_words {
                Some(words) => Some(words),
                None => Some(self.words),
            },
        }
    }
}

impl Localized for Citation<'_> {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let english = language == Language::English;
        let mut separator = "";
        if let Some(item) = self.item {
            if english {
                write!(f, "item {item}")?;
            } else {
                write!(f, "正文第{item}条")?;
            }
            separator = if english { ", " } else { "、" };
        }
        for task in self.tasks {
            f.write_str(separator)?;
            if english {
                write!(f, "annex task {task}")?;
            } else {
                write!(f, "附件第{task}项")?;
            }
            separator = if english { ", " } else { "、" };
        }
        if !self.words.is_empty() {
            let colon = match (separator, english) {
                ("", _) => "",
                (_, true) => ": ",
                (_, false) => "：",
            };
            write!(f, "{colon}「{}」", self.words)?;
        }
        Ok(())
    }
}

/// What has to be said about a promise: what the source leaves open, and how it
/// is read here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Note<'a> {
    english: &'a str,
    chinese: &'a str,
}

impl<'a> Note<'a> {
    /// A note in both languages.
    #[must_use]
    pub const fn new(english: &'a str, chinese: &'a str) -> Self {
        Self { english, chinese }
    }

    /// The note in a language.
    #[must_use]
    pub const fn text(&self, language: Language) -> &'a str {
        match language {
            Language::English => self.english,
            Language::Chinese => self.chinese,
        }
    }
}

impl Localized for Note<'_> {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text(language))
    }
}

display_in_english!(Place, Citation<'_>, Note<'_>);
