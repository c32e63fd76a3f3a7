//! What the units of a Chinese text mean that do not say it themselves: 日 without
//! 工作, and hours that need not be hours of the clock.

use std::fmt;
use std::str::FromStr;

use serde::de::{self, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::ground::language::{Language, Localized, display_in_english};

/// What 日 and 天 without 工作 mean in a Chinese text. Its form in data is
/// `calendar`, `working` or the numbers that are working days, such as `2,3,5,7`.
///
/// ```
/// use shixian::{Limit, calendar_days, working_days};
/// use shixian::term::BareDays;
///
/// // 行政处罚法 art. 85: 二日、三日、五日、七日 are working days
/// let rule: BareDays = "2,3,5,7".parse()?;
/// assert_eq!(Limit::parse_with("七日内", rule)?, working_days(7));
/// assert_eq!(Limit::parse_with("十五日内", rule)?, calendar_days(15));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum BareDays {
    /// Calendar days (民法典 art. 200).
    #[default]
    Calendar,
    /// Working days (行政许可法 art. 82).
    Working,
    /// Working days for some numbers of days, calendar days for all others
    /// (行政处罚法 art. 85, 行政复议法 art. 88).
    WorkingFor(DayNumbers),
}

impl BareDays {
    /// Whether `n` days are working days.
    #[must_use]
    pub const fn are_working(self, n: u32) -> bool {
        match self {
            Self::Calendar => false,
            Self::Working => true,
            Self::WorkingFor(numbers) => numbers.contains(n),
        }
    }
}

/// A set of numbers of days, each from 1 to 63.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DayNumbers(u64);

impl DayNumbers {
    /// The numbers given; `None` where there are none, or one is not from 1 to 63.
    #[must_use]
    pub const fn new(numbers: &[u32]) -> Option<Self> {
        let mut bits = 0;
        let mut rest = numbers;
        while let [first, others @ ..] = rest {
            if *first == 0 || *first > 63 {
                return None;
            }
            bits |= 1 << *first;
            rest = others;
        }
        if bits == 0 { None } else { Some(Self(bits)) }
    }

    /// Whether `n` is one of them.
    #[must_use]
    pub const fn contains(self, n: u32) -> bool {
        n < 64 && self.0 >> n & 1 == 1
    }

    /// The numbers, the least first.
    pub fn iter(self) -> impl Iterator<Item = u32> {
        (1..64).filter(move |n| self.contains(*n))
    }
}

/// What hours and minutes mean in a Chinese text where they come to less than a day
/// of 24 hours and neither 连续 nor 办公时间 stands before them. From 24 hours on they
/// are continuous clock time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BareHours {
    /// Open time, as a counter service means it.
    #[default]
    Open,
    /// Continuous clock time, as statutes mean it (民法典 art. 201 ¶2).
    Clock,
}

/// What the units of a Chinese text mean that do not say it themselves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct BareUnits {
    /// 日 and 天 without 工作.
    pub days: BareDays,
    /// Hours and minutes of less than a day.
    pub hours: BareHours,
}

impl From<BareDays> for BareUnits {
    fn from(days: BareDays) -> Self {
        Self {
            days,
            hours: BareHours::default(),
        }
    }
}

/// Why a text does not say what 日 and 天 mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BareDaysError(String);

impl Localized for BareDaysError {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = &self.0;
        match language {
            Language::English => write!(
                f,
                "`{text}` does not say what 日 means; write `calendar`, `working`, or the numbers from 1 to 63 that are working days, such as `2,3,5,7`"
            ),
            Language::Chinese => write!(
                f,
                "“{text}”未说明“日”的含义；请写 `calendar`（自然日）、`working`（工作日），或按工作日计算的日数（1至63），如 `2,3,5,7`"
            ),
        }
    }
}

display_in_english!(BareDaysError);

impl std::error::Error for BareDaysError {}

impl FromStr for BareDays {
    type Err = BareDaysError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.trim() {
            "calendar" => Ok(Self::Calendar),
            "working" => Ok(Self::Working),
            list => {
                let numbers = list.split([',', '，', '、']).map(|n| n.trim().parse());
                let numbers: Option<Vec<u32>> = numbers.map(Result::ok).collect();
                let numbers = numbers.and_then(|numbers| DayNumbers::new(&numbers));
                let numbers = numbers.ok_or_else(|| BareDaysError(text.to_owned()))?;
                Ok(Self::WorkingFor(numbers))
            }
        }
    }
}

impl fmt::Display for BareDays {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Calendar => f.write_str("calendar"),
            Self::Working => f.write_str("working"),
            Self::WorkingFor(numbers) => {
                for (index, n) in numbers.iter().enumerate() {
                    write!(f, "{}{n}", if index == 0 { "" } else { "," })?;
                }
                Ok(())
            }
        }
    }
}

impl Serialize for BareDays {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for BareDays {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TextOrNumbers;

        impl<'de> Visitor<'de> for TextOrNumbers {
            type Value = BareDays;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("`calendar`, `working` or numbers of days such as [2, 3, 5, 7]")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<BareDays, E> {
                text.parse().map_err(E::custom)
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<BareDays, A::Error> {
                let mut numbers = Vec::new();
                while let Some(n) = seq.next_element::<u32>()? {
                    numbers.push(n);
                }
                let set = DayNumbers::new(&numbers).map(BareDays::WorkingFor);
                set.ok_or_else(|| de::Error::custom(BareDaysError(format!("{numbers:?}"))))
            }
        }

        deserializer.deserialize_any(TextOrNumbers)
    }
}
