//! The stored form of tallies and distributions.

use std::collections::BTreeMap;

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::ground::form::schema_marker;
use crate::ground::fraction::Fraction;

/// The name and version of the stored form of a tally and of a distribution. Within a
/// version fields may be added, and those not known are passed over; a name of a
/// verdict, reason or unit that is not known is an error, for it would be lost.
pub const TALLY_SCHEMA: &str = "shixian-tally/1";

schema_marker!(
    /// The schema, which is the first field of what is stored.
    Schema = TALLY_SCHEMA
);

/// The most that a stored count may say: as much as every reader of JSON holds exactly,
/// and so little that counts of many parts can be added without a bound being met.
const MOST_COUNTED: u64 = 1 << 53;

/// A count that was stored, if it is one that can be added to others.
pub(crate) fn countable(count: u64) -> Result<u64, String> {
    match count {
        0..=MOST_COUNTED => Ok(count),
        _ => Err(format!("{count} is more than can be counted")),
    }
}

/// Counts by name; those that are nothing are left out.
pub(super) type Counts = BTreeMap<String, u64>;

/// The counts by the names in `ids`, those that are nothing left out.
pub(super) fn named<const N: usize>(ids: [&'static str; N], counts: [u64; N]) -> Counts {
    let counts = ids.into_iter().zip(counts);
    counts
        .filter(|(_, count)| *count > 0)
        .map(|(id, count)| (id.to_owned(), count))
        .collect()
}

/// The counts in the order of `ids`; an error where a name is not one of them.
pub(super) fn ordered<const N: usize>(
    ids: [&'static str; N],
    counts: &Counts,
) -> Result<[u64; N], String> {
    match counts.keys().find(|name| !ids.contains(&name.as_str())) {
        Some(unknown) => Err(format!("`{unknown}` is not a name that can be counted")),
        None => {
            for count in counts.values() {
                countable(*count)?;
            }
            Ok(ids.map(|id| counts.get(id).copied().unwrap_or(0)))
        }
    }
}

/// A fraction as two numbers that need not be reduced: `7`, `7/2` or `14/4`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Parts {
    pub(super) numerator: i128,
    pub(super) denominator: i128,
}

impl Parts {
    pub(super) fn fraction(self) -> Option<Fraction> {
        Fraction::from_parts(self.numerator, self.denominator)
    }
}

impl Serialize for Parts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.denominator {
            1 => serializer.collect_str(&self.numerator),
            _ => serializer.collect_str(&format_args!("{}/{}", self.numerator, self.denominator)),
        }
    }
}

impl<'de> Deserialize<'de> for Parts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let (numerator, denominator) = text.split_once('/').unwrap_or((&text, "1"));
        let malformed = || D::Error::custom(format!("`{text}` is not a fraction"));
        let numerator = numerator.parse().map_err(|_| malformed())?;
        let denominator = denominator.parse().map_err(|_| malformed())?;
        if denominator < 1 {
            return Err(malformed());
        }
        Ok(Self {
            numerator,
            denominator,
        })
    }
}

impl From<Fraction> for Parts {
    fn from(fraction: Fraction) -> Self {
        Self {
            numerator: fraction.numerator(),
            denominator: fraction.denominator(),
        }
    }
}
