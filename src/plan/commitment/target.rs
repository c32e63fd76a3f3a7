//! What is promised of the cases: each, a share of them, their mean.

use std::fmt;

use crate::ground::language::{Language, Localized, display_in_english};

/// What is promised of the cases ([S11](crate::design#s11)).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// Every case within the limit.
    EachCase,
    /// At least so many per cent of the cases within the limit.
    Share(u8),
    /// The mean over the cases within the limit: a single case beyond it breaks
    /// no promise.
    Mean,
}

impl Localized for Target {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self, language) {
            (Self::EachCase, Language::English) => f.write_str("each case"),
            (Self::EachCase, Language::Chinese) => f.write_str("每件"),
            (Self::Share(percent), Language::English) => write!(f, "at least {percent} %"),
            (Self::Share(percent), Language::Chinese) => write!(f, "达到{percent}%"),
            (Self::Mean, Language::English) => f.write_str("mean"),
            (Self::Mean, Language::Chinese) => f.write_str("平均"),
        }
    }
}

display_in_english!(Target);
