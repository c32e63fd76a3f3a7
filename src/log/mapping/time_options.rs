//! What a mapping says of the times of a log.

use chrono_tz::Tz;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::ground::moment::DayOrder;
use crate::ground::zone::zone_called;

/// What a number means where a time is wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Numbers {
    /// In a workbook a serial number, by the workbook's own date system; elsewhere
    /// nothing, for nobody said what.
    #[default]
    AsTheFileSays,
    /// A spreadsheet's serial number, days counted from 1900.
    ExcelSerial,
    /// A spreadsheet's serial number, days counted from 1904.
    ExcelSerial1904,
    /// Seconds since 1970-01-01 00:00 UTC.
    EpochSeconds,
    /// Milliseconds since 1970-01-01 00:00 UTC.
    EpochMilliseconds,
}

/// What a time of day that many systems put for «not known» means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PlaceholderTime {
    /// What is written: a time of day where there is one. A date cell of a workbook at
    /// midnight, of which nothing says whether it shows a time of day, is a date alone.
    #[default]
    AsWritten,
    /// A time of day like any other, in a date cell of a workbook as well.
    Time,
    /// That the date alone is known.
    DateAlone,
}

/// What a local time means that its zone's clocks showed twice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RepeatedHour {
    /// Nothing: it is an error.
    #[default]
    Refused,
    /// The first time it was shown.
    First,
    /// The second time it was shown.
    Second,
}

/// How the times of a log are read: zone, order of day and month, numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, expecting = "a table")]
pub struct TimeOptions {
    /// The zone of times that name none; without it, that of the schedule.
    #[serde(
        deserialize_with = "zone_by_name",
        serialize_with = "zone_name",
        skip_serializing_if = "Option::is_none"
    )]
    pub zone: Option<Tz>,
    /// Which of day and month comes first where the year comes last.
    #[serde(skip_serializing_if = "is_default")]
    pub day_order: DayOrder,
    /// The century of years of two digits, such as 2000; without it they are refused.
    #[serde(
        deserialize_with = "whole_century",
        skip_serializing_if = "Option::is_none"
    )]
    pub century: Option<u16>,
    /// What numbers in a column of times mean.
    #[serde(skip_serializing_if = "is_default")]
    pub numbers: Numbers,
    /// What a local time means that its zone's clocks showed twice.
    #[serde(skip_serializing_if = "is_default")]
    pub repeated_hour: RepeatedHour,
    /// What the time 00:00 means: what is written, midnight in every cell, or a date alone.
    #[serde(skip_serializing_if = "is_default")]
    pub midnight: PlaceholderTime,
    /// What 23:59 and 23:59:59 mean: a time of day, or a date alone. That it is a time
    /// ([`PlaceholderTime::Time`]) would have no effect, and is refused.
    #[serde(skip_serializing_if = "is_default")]
    pub last_minute: PlaceholderTime,
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

fn zone_by_name<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Tz>, D::Error> {
    let name = String::deserialize(deserializer)?;
    zone_called(&name)
        .map(Some)
        .map_err(serde::de::Error::custom)
}

fn whole_century<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u16>, D::Error> {
    let century = u16::deserialize(deserializer)?;
    if century % 100 == 0 && (1900..=2100).contains(&century) {
        return Ok(Some(century));
    }
    Err(serde::de::Error::custom(format!(
        "{century} is not the first year of a century of ours; use 1900 or 2000"
    )))
}

fn zone_name<S: Serializer>(zone: &Option<Tz>, serializer: S) -> Result<S::Ok, S::Error> {
    zone.map(Tz::name).serialize(serializer)
}
