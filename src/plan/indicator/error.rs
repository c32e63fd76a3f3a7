//! Why a text is not a value of an indicator.

use super::measure::Measure;

/// Why a text is not a value of an indicator.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ValueError {
    /// The text is not a number.
    #[error("`{0}` is not a number; write for example `95`, `95.5` or, of a share, `95%`")]
    NoNumber(String),
    /// The text is not a standard.
    #[error("`{0}` is not a standard; write its five figures in one, such as `10000`")]
    NoStandard(String),
    /// The denominator is not a number.
    #[error("the denominator `{0}` is not a number; leave it empty where there is none")]
    NoDenominator(String),
    /// The denominator is zero or less.
    #[error("the denominator `{0}` is not positive; leave it empty where there is none")]
    NotPositive(String),
    /// The measure takes no denominator.
    #[error("a {} has no denominator; leave it empty", .0.id())]
    NeedlessDenominator(Measure),
    /// The measure cannot have that value.
    #[error("{value} cannot be: a {} is {}", .measure.id(), possible(*.measure))]
    Impossible {
        /// The value.
        value: String,
        /// The measure.
        measure: Measure,
    },
    /// The number is beyond 128 bits.
    #[error("`{0}` is too large a number")]
    TooLarge(String),
}

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

const fn possible(measure: Measure) -> &'static str {
    match measure {
        Measure::Share => "from 0 to 100 per cent",
        Measure::Reduction => "at most 100 per cent",
        Measure::Count => "a whole number, 0 or more",
        Measure::Mean | Measure::Amount => "a number",
        Measure::Standard => "five figures",
    }
}
