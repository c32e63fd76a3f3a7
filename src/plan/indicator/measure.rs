//! What kind of number an indicator is, and how it is compared.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::ground::language::{Language, Localized};

/// What kind of number an indicator is, which says what values it can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Measure {
    /// A share in per cent (率、比例), from 0 to 100. With a denominator the value
    /// is the number that counts, and the share is worked out.
    Share,
    /// By how much something fell, in per cent (压减) of what it was: at most 100,
    /// negative where it rose. With a denominator, what it was, the value is by
    /// how much it fell.
    Reduction,
    /// A mean (平均). With a denominator the value is the total.
    Mean,
    /// A whole number of things (个、项、所), not negative.
    Count,
    /// An amount of something (元、千瓦、米), of any sign.
    Amount,
    /// A standard of five figures, such as 10000: [`Standard`](crate::plan::Standard).
    Standard,
}

impl Measure {
    /// Its name in data: English, stable, and the same in every file and form.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Share => "share",
            Self::Reduction => "reduction",
            Self::Mean => "mean",
            Self::Count => "count",
            Self::Amount => "amount",
            Self::Standard => "standard",
        }
    }
}

impl Localized for Measure {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match (self, language) {
            (_, Language::English) => self.id(),
            (Self::Share, Language::Chinese) => "比率",
            (Self::Reduction, Language::Chinese) => "压减幅度",
            (Self::Mean, Language::Chinese) => "平均值",
            (Self::Count, Language::Chinese) => "数量",
            (Self::Amount, Language::Chinese) => "数额",
            (Self::Standard, Language::Chinese) => "标准",
        })
    }
}

/// How a value is compared with the figure promised. Words that say 以上, 以下,
/// 以内 or 届满 include the figure; 超过 does not (民法典 art. 1259).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Comparison {
    /// At most the figure (以内、不超过): it is kept when reached.
    AtMost,
    /// At least the figure (以上、达到): it is kept when reached.
    AtLeast,
    /// Exactly the figure, no more and no less.
    Exactly,
    /// More than the figure (超、高于): it is not kept when only reached.
    MoreThan,
}

impl Comparison {
    /// Whether `value` keeps the promise of `figure`.
    #[must_use]
    pub fn is_kept<T: PartialOrd>(self, value: &T, figure: &T) -> bool {
        match self {
            Self::AtMost => value <= figure,
            Self::AtLeast => value >= figure,
            Self::Exactly => value == figure,
            Self::MoreThan => value > figure,
        }
    }

    /// Its name in data: English, stable, and the same in every file and form.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::AtMost => "at-most",
            Self::AtLeast => "at-least",
            Self::Exactly => "exactly",
            Self::MoreThan => "more-than",
        }
    }

    /// The sign of the comparison, such as `≥`.
    #[must_use]
    pub const fn sign(self) -> &'static str {
        match self {
            Self::AtMost => "≤",
            Self::AtLeast => "≥",
            Self::Exactly => "=",
            Self::MoreThan => ">",
        }
    }
}
