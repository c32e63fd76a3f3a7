//! Indicators held against values observed elsewhere.

use std::fmt;
use std::str::FromStr;

use crate::indicator::{Indicator, ObservedValue};

use super::attainment::Attainment;

/// Why a text is no period.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is no period; write a year, quarter or month, such as `2023`, `2023-Q3` or `2023-08`"
)]
pub struct PeriodError(String);

/// The period a value was observed over: a year, a quarter or a month.
///
/// ```
/// use shixian::report::Period;
///
/// let month: Period = "2023年8月".parse()?;
/// assert_eq!(month.to_string(), "2023-08");
/// assert!("2023-07".parse::<Period>()? < month && month < "2023-Q4".parse()?);
/// assert!("spring".parse::<Period>().is_err());
/// # Ok::<(), shixian::report::PeriodError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    /// Ordered by the last month, then by length.
    year: u16,
    last_month: u8,
    months: u8,
}

impl Period {
    const fn new(year: u16, last_month: u8, months: u8) -> Self {
        Self {
            year,
            last_month,
            months,
        }
    }
}

impl FromStr for Period {
    type Err = PeriodError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let error = || PeriodError(text.to_owned());
        let plain = text
            .trim()
            .trim_end_matches(['月', '年'])
            .replace('年', "-");
        let plain = plain
            .replace("季度", "")
            .replace('第', "Q")
            .to_ascii_uppercase();
        let (year, part) = match plain.split_once('-') {
            Some((year, part)) => (year, Some(part)),
            None => match plain.split_once('Q') {
                Some((year, _)) => (year, plain.get(year.len()..)),
                None => (plain.as_str(), None),
            },
        };
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if year.len() != 4 || !digits(year) {
            return Err(error());
        }
        let year: u16 = year.parse().map_err(|_| error())?;
        let Some(part) = part else {
            return Ok(Self::new(year, 12, 12));
        };
        if let Some(quarter) = part.strip_prefix('Q') {
            let quarter = match quarter {
                "1" | "一" => 1,
                "2" | "二" => 2,
                "3" | "三" => 3,
                "4" | "四" => 4,
                _ => return Err(error()),
            };
            return Ok(Self::new(year, quarter * 3, 3));
        }
        match part.parse() {
            Ok(month @ 1..=12) if digits(part) => Ok(Self::new(year, month, 1)),
            _ => Err(error()),
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        match self.months {
            12 => Ok(()),
            3 => write!(f, "-Q{}", self.last_month / 3),
            _ => write!(f, "-{:02}", self.last_month),
        }
    }
}

/// A value observed of an indicator over a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Observation<'a> {
    indicator: &'a Indicator<'a>,
    period: Period,
    value: ObservedValue,
}

impl<'a> Observation<'a> {
    /// `value` was observed of `indicator` over `period`.
    #[must_use]
    pub const fn new(indicator: &'a Indicator<'a>, period: Period, value: ObservedValue) -> Self {
        Self {
            indicator,
            period,
            value,
        }
    }

    /// The indicator.
    #[must_use]
    pub const fn indicator(&self) -> &'a Indicator<'a> {
        self.indicator
    }

    /// The period.
    #[must_use]
    pub const fn period(&self) -> Period {
        self.period
    }

    /// The value.
    #[must_use]
    pub const fn value(&self) -> ObservedValue {
        self.value
    }

    /// Whether the value keeps the promise.
    #[must_use]
    pub fn attainment(&self) -> Attainment {
        if self.indicator.is_kept_by(self.value) {
            Attainment::Kept
        } else {
            Attainment::Broken
        }
    }

    /// Whether the indicator known as `id` was kept, by the value of the latest
    /// period among `observations`: what is promised is a figure to be reached.
    #[must_use]
    pub fn latest(observations: &[Self], id: &str) -> Attainment {
        let of_it = observations.iter().filter(|o| o.indicator.id() == id);
        let latest = of_it.max_by_key(|observation| observation.period);
        latest.map_or(Attainment::NoData, Self::attainment)
    }
}
