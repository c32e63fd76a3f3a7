//! Why a text is not a value of an indicator.

use std::fmt;

use super::measure::Measure;
use crate::ground::language::{Language, Localized, display_in_english};

/// Why a text is not a value of an indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ValueError {
    /// The text is not a number.
    NoNumber(String),
    /// The text is not a standard.
    NoStandard(String),
    /// The denominator is not a number.
    NoDenominator(String),
    /// The denominator is zero or less.
    NotPositive(String),
    /// The measure takes no denominator.
    NeedlessDenominator(Measure),
    /// The measure cannot have that value.
    Impossible {
        /// The value as it was written or observed.
        value: String,
        /// The measure that the value or figure does not fit.
        measure: Measure,
    },
    /// The number is beyond 128 bits.
    TooLarge(String),
}

impl Localized for ValueError {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self, language) {
            (Self::NoNumber(text), Language::English) => write!(
                f,
                "`{text}` is not a number; write for example `95`, `95.5` or, of a share, `95%`"
            ),
            (Self::NoNumber(text), Language::Chinese) => {
                write!(f, "“{text}”不是数字；请写如 `95`、`95.5`，比率也可写 `95%`")
            }
            (Self::NoStandard(text), Language::English) => write!(
                f,
                "`{text}` is not a standard; write its five figures in one, such as `10000`"
            ),
            (Self::NoStandard(text), Language::Chinese) => {
                write!(f, "“{text}”不是标准；请将五个数字连写，如 `10000`")
            }
            (Self::NoDenominator(text), Language::English) => write!(
                f,
                "the denominator `{text}` is not a number; leave it empty where there is none"
            ),
            (Self::NoDenominator(text), Language::Chinese) => {
                write!(f, "分母“{text}”不是数字；没有分母请留空")
            }
            (Self::NotPositive(text), Language::English) => write!(
                f,
                "the denominator `{text}` is not positive; leave it empty where there is none"
            ),
            (Self::NotPositive(text), Language::Chinese) => {
                write!(f, "分母“{text}”不是正数；没有分母请留空")
            }
            (Self::NeedlessDenominator(measure), Language::English) => {
                write!(f, "a {} has no denominator; leave it empty", measure.id())
            }
            (Self::NeedlessDenominator(measure), Language::Chinese) => {
                write!(f, "{}没有分母；请留空", measure.chinese())
            }
            (Self::Impossible { value, measure }, Language::English) => write!(
                f,
                "{value} cannot be: a {} is {}",
                measure.id(),
                possible(*measure, language)
            ),
            (Self::Impossible { value, measure }, Language::Chinese) => write!(
                f,
                "{value}不可能：{}须为{}",
                measure.chinese(),
                possible(*measure, language)
            ),
            (Self::TooLarge(text), Language::English) => {
                write!(f, "`{text}` is too large a number")
            }
            (Self::TooLarge(text), Language::Chinese) => write!(f, "“{text}”数字过大"),
        }
    }
}

impl std::error::Error for ValueError {}

display_in_english!(ValueError);

impl ValueError {
    /// Whether it is the denominator that is wrong, not the value.
    #[must_use]
    pub const fn is_of_denominator(&self) -> bool {
        matches!(
            self,
            Self::NoDenominator(_) | Self::NotPositive(_) | Self::NeedlessDenominator(_)
        )
    }
}

const fn possible(measure: Measure, language: Language) -> &'static str {
    match (measure, language) {
        (Measure::Share, Language::English) => "from 0 to 100 per cent",
        (Measure::Share, Language::Chinese) => "0%至100%",
        (Measure::Reduction, Language::English) => "at most 100 per cent",
        (Measure::Reduction, Language::Chinese) => "不超过100%",
        (Measure::Count, Language::English) => "a whole number, 0 or more",
        (Measure::Count, Language::Chinese) => "不小于0的整数",
        (Measure::Mean | Measure::Amount, Language::English) => "a number",
        (Measure::Mean | Measure::Amount, Language::Chinese) => "数字",
        (Measure::Standard, Language::English) => "five figures",
        (Measure::Standard, Language::Chinese) => "五个数字",
    }
}
