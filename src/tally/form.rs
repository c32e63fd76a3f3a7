//! The stored form of tallies and distributions.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::ground::fraction::Fraction;
use crate::term::amount::{Amount, Unit};

/// The name and version of the stored form of a tally and of a distribution. Within a
/// version fields may be added, and those not known are passed over; a name of a
/// verdict, reason or unit that is not known is an error, for it would be lost.
pub const TALLY_SCHEMA: &str = "shixian-tally/1";

/// The schema, which is the first field of what is stored.
#[derive(Clone, Copy, Debug)]
pub(super) struct Schema;

impl Serialize for Schema {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(TALLY_SCHEMA)
    }
}

impl<'de> Deserialize<'de> for Schema {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let schema = String::deserialize(deserializer)?;
        if schema == TALLY_SCHEMA {
            return Ok(Self);
        }
        let message = format!("the schema is `{schema}`, not `{TALLY_SCHEMA}`");
        Err(D::Error::custom(message))
    }
}

/// Counts by name; those that are nothing are left out.
pub(super) type Counts = BTreeMap<String, u64>;

/// The counts of all the `kinds`, by name.
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
        None => Ok(ids.map(|id| counts.get(id).copied().unwrap_or(0))),
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

/// An amount: its unit's name, and how many; of time, in seconds.
#[derive(Serialize, Deserialize)]
pub(super) struct StoredAmount(String, Parts);

impl From<Amount> for StoredAmount {
    fn from(amount: Amount) -> Self {
        Self(amount.unit().id().to_owned(), amount.to_fraction().into())
    }
}

impl StoredAmount {
    /// The amount; `None` where its unit is not one or cannot have so many.
    pub(super) fn amount(&self) -> Option<Amount> {
        let Self(unit, parts) = self;
        let value = parts.fraction()?;
        let whole = (value.denominator() == 1).then(|| value.numerator());
        Some(match unit_of_id(unit)? {
            Unit::WorkingDays => Amount::WorkingDays(i32::try_from(whole?).ok()?),
            Unit::CalendarDays => Amount::CalendarDays(i64::try_from(whole?).ok()?),
            Unit::WorkingDaysOfTime => Amount::WorkingDaysOfTime(value),
            Unit::OpenTime => Amount::OpenTime(time(value)?),
            Unit::ClockTime => Amount::ClockTime(time(value)?),
        })
    }
}

/// So many seconds, to the nanosecond.
pub(super) fn time(seconds: Fraction) -> Option<TimeDelta> {
    const NANOS: i128 = 1_000_000_000;
    let nanos = seconds.scaled_down(NANOS)?;
    let whole = i64::try_from(nanos.div_euclid(NANOS)).ok()?;
    let rest = u32::try_from(nanos.rem_euclid(NANOS)).ok()?;
    TimeDelta::new(whole, rest)
}

/// The unit of that name.
pub(super) fn unit_of_id(id: &str) -> Option<Unit> {
    Unit::ALL.into_iter().find(|unit| unit.id() == id)
}
