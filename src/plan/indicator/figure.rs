//! The figures that are promised and observed.

use std::fmt;
use std::str::FromStr;

use super::error::ValueError;
use crate::ground::fraction::Fraction;

/// A standard of connection service, five figures in one: steps, waiting, fees,
/// materials and trips (环节、等待、费用、材料、跑腿). `10000` is one step and none of
/// the rest. A service keeps it where each figure is at most the standard's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Standard([u8; 5]);

impl Standard {
    /// The five figures, in the order of their names.
    #[must_use]
    pub const fn new(figures: [u8; 5]) -> Self {
        Self(figures)
    }

    /// The five figures: links, waiting, cost, materials and errands.
    #[must_use]
    pub const fn figures(self) -> [u8; 5] {
        self.0
    }

    /// Whether a service with these figures keeps `promised`.
    ///
    /// ```
    /// use shixian::plan::Standard;
    ///
    /// let promised: Standard = "10000".parse()?;
    /// assert!("10000".parse::<Standard>()?.keeps(promised));
    /// assert!("00000".parse::<Standard>()?.keeps(promised));
    /// assert!(!"10010".parse::<Standard>()?.keeps(promised), "one material is asked for");
    /// # Ok::<(), shixian::plan::ValueError>(())
    /// ```
    #[must_use]
    pub fn keeps(self, promised: Self) -> bool {
        self.0
            .iter()
            .zip(promised.0)
            .all(|(own, most)| *own <= most)
    }
}

impl fmt::Display for Standard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|figure| write!(f, "{figure}"))
    }
}

impl FromStr for Standard {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let malformed = || ValueError::NoStandard(text.to_owned());
        let digit = |byte: u8| byte.is_ascii_digit().then(|| byte - b'0');
        let digits: Option<Vec<u8>> = text.trim().bytes().map(digit).collect();
        let figures = digits.and_then(|digits| <[u8; 5]>::try_from(digits).ok());
        figures.map(Self).ok_or_else(malformed)
    }
}

/// The figure that an indicator promises, in the unit of its measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Figure {
    /// A number, compared as the indicator says.
    Number(Fraction),
    /// A standard of five figures, such as 10000.
    Standard(Standard),
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => number.to_decimal(6).fmt(f),
            Self::Standard(standard) => standard.fmt(f),
        }
    }
}

/// A value observed of an indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ObservedValue {
    /// A number; of a share, in per cent.
    Number(Fraction),
    /// The figures of a standard.
    Standard(Standard),
}

impl fmt::Display for ObservedValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => number.to_decimal(6).fmt(f),
            Self::Standard(standard) => standard.fmt(f),
        }
    }
}
