//! Whether an answer rests on published notices alone.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::ground::language::{Language, Localized, display_in_english};

/// Whether a day, or an answer, rests on published notices alone ([S3](crate::design#s3)).
///
/// A basis is greater the less certain it is, so that the basis of two answers
/// together is the greater one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// Announced (已公布): decided by a published notice.
    Announced,
    /// Provisional (暂定): no notice yet; the statute alone, weekends off, no
    /// make-up working days.
    Provisional,
}

impl Basis {
    /// The basis' name in data: `announced` or `provisional`.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Announced => "announced",
            Self::Provisional => "provisional",
        }
    }
}

impl Localized for Basis {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match (self, language) {
            (_, Language::English) => self.id(),
            (Self::Announced, Language::Chinese) => "已公布",
            (Self::Provisional, Language::Chinese) => "暂定",
        })
    }
}

display_in_english!(Basis);
