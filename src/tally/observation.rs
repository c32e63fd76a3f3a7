//! Indicators held against values observed elsewhere.

use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};

use crate::plan::indicator::{Comparison, Figure, Indicator, ObservedValue};

use super::attainment::Attainment;

/// Why a text is not a period.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is not a period; write a year, quarter or month, such as `2023`, `2023-Q3` or `2023-08`"
)]
pub struct PeriodError(String);

/// The period a value was observed over: a year, a quarter or a month.
///
/// ```
/// use shixian::tally::Period;
///
/// let month: Period = "2023年8月".parse()?;
/// assert_eq!(month.to_string(), "2023-08");
/// assert!("2023-07".parse::<Period>()? < month && month < "2023-Q4".parse()?);
/// assert!("spring".parse::<Period>().is_err());
/// # Ok::<(), shixian::tally::PeriodError>(())
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

    /// A year is written `2023` or `2023年`, a quarter `2023-Q3`, `2023Q3` or
    /// `2023年第三季度`, a month `2023-08` or `2023年8月`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::read(text.trim()).ok_or_else(|| PeriodError(text.to_owned()))
    }
}

impl Period {
    fn read(text: &str) -> Option<Self> {
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let (year, rest) = text.split_at_checked(4)?;
        let year: u16 = Some(year).filter(|year| digits(year))?.parse().ok()?;
        if rest.is_empty() || rest == "年" {
            return Some(Self::new(year, 12, 12));
        }
        let after_dash = rest.strip_prefix('-');
        let after_year = rest.strip_prefix('年');
        let plain = after_dash.or(after_year).unwrap_or(rest);
        let quarter = match plain.strip_prefix(['Q', 'q']) {
            Some(quarter) => Some(quarter),
            None => after_year
                .and_then(|part| part.strip_suffix("季度"))
                .map(|part| part.strip_prefix('第').unwrap_or(part)),
        };
        if let Some(quarter) = quarter {
            let quarter = match quarter {
                "1" | "一" => 1,
                "2" | "二" => 2,
                "3" | "三" => 3,
                "4" | "四" => 4,
                _ => return None,
            };
            return Some(Self::new(year, quarter * 3, 3));
        }
        let month = after_dash.or_else(|| after_year?.strip_suffix('月'))?;
        let month = Some(month).filter(|month| month.len() <= 2 && digits(month))?;
        match month.parse() {
            Ok(month @ 1..=12) => Some(Self::new(year, month, 1)),
            _ => None,
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

/// The decimals that a value is shown in.
const PLACES: u8 = 6;

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

    /// The indicator that the value was observed of.
    #[must_use]
    pub const fn indicator(&self) -> &'a Indicator<'a> {
        self.indicator
    }

    /// The period that the value was observed for.
    #[must_use]
    pub const fn period(&self) -> Period {
        self.period
    }

    /// The value as it was written or observed.
    #[must_use]
    pub const fn value(&self) -> ObservedValue {
        self.value
    }

    /// The value to be shown, in at most six decimals, rounded so that it never
    /// seems to keep a promise that the value breaks, nor the other way round.
    ///
    /// ```
    /// use shixian::tally::Observation;
    /// use shixian::Fraction;
    /// use shixian::plan::{Comparison, Measure, indicator};
    ///
    /// let rate = indicator("rate", "率", Measure::Share, "%")
    ///     .promised(Comparison::AtLeast, Fraction::from(80));
    /// let value = rate.observe("799999999", Some("1000000000"))?;
    /// let observed = Observation::new(&rate, "2023".parse()?, value);
    /// assert_eq!(observed.shown(), "79.999999");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn shown(&self) -> String {
        let (ObservedValue::Number(value), Figure::Number(figure)) =
            (self.value, self.indicator.figure())
        else {
            return self.value.to_string();
        };
        let up = match self.indicator.comparison() {
            Comparison::AtLeast => false,
            Comparison::AtMost | Comparison::MoreThan => true,
            Comparison::Exactly => value > figure,
        };
        let shown = match up {
            true => value.to_decimal_up(PLACES),
            false => value.to_decimal_down(PLACES),
        };
        shown.to_string()
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

impl Serialize for Period {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Serialize for Observation<'_> {
    /// As `indicator`, its id, `period`, `value`, which is shown rounded, and whether
    /// the promise was kept.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Form<'o> {
            indicator: &'o str,
            period: Period,
            value: String,
            #[serde(flatten)]
            attainment: Attainment,
        }
        let form = Form {
            indicator: self.indicator.id(),
            period: self.period,
            value: self.shown(),
            attainment: self.attainment(),
        };
        form.serialize(serializer)
    }
}
