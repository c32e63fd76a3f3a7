//! The two languages every answer can be written in.

use std::fmt;

/// A language an answer is written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Language {
    /// English: the form of `Display`, of ids and of data.
    #[default]
    English,
    /// Chinese (中文), by the terms of official texts.
    Chinese,
}

impl Language {
    /// The one of two texts, English and Chinese in that order, that is in this language.
    ///
    /// ```
    /// use shixian::Language;
    ///
    /// assert_eq!(Language::Chinese.pick("limit", "时限"), "时限");
    /// ```
    #[must_use]
    pub const fn pick<'t>(self, english: &'t str, chinese: &'t str) -> &'t str {
        match self {
            Self::English => english,
            Self::Chinese => chinese,
        }
    }
}

/// A value that can be written in English and in Chinese.
///
/// [`Display`](fmt::Display) of such a value is its English form.
///
/// ```
/// use shixian::{Language, Localized, working_days};
///
/// let limit = working_days(20);
/// assert_eq!(limit.to_string(), "20 working days");
/// assert_eq!(limit.in_language(Language::Chinese).to_string(), "20个工作日");
/// assert_eq!(limit.chinese().to_string(), "20个工作日");
/// ```
pub trait Localized {
    /// Writes the value in `language`.
    ///
    /// # Errors
    ///
    /// Only those of the formatter written to.
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result;

    /// The value, to be displayed in `language`.
    fn in_language(&self, language: Language) -> InLanguage<'_, Self> {
        InLanguage {
            value: self,
            language,
        }
    }

    /// The value, to be displayed in Chinese.
    fn chinese(&self) -> InLanguage<'_, Self> {
        self.in_language(Language::Chinese)
    }
}

/// A value bound to the language it will be displayed in.
#[derive(Debug)]
pub struct InLanguage<'a, T: ?Sized> {
    value: &'a T,
    language: Language,
}

impl<T: Localized + ?Sized> fmt::Display for InLanguage<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt_in(self.language, f)
    }
}

/// Implements `Display` as the English form of a [`Localized`] type.
macro_rules! display_in_english {
    ($($type:ty),+ $(,)?) => {$(
        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                $crate::ground::language::Localized::fmt_in(self, $crate::ground::language::Language::English, f)
            }
        }
    )+};
}
pub(crate) use display_in_english;
