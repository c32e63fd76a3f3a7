//! Values of options by their names.

use serde::de::value::Error as NameError;
use serde::de::{DeserializeOwned, IntoDeserializer};
use shixian::Language;
use shixian::term::BareDays;

/// A value by its name in data.
pub(crate) fn named<T: DeserializeOwned>(name: &str) -> Result<T, NameError> {
    T::deserialize(name.into_deserializer())
}

/// A language by its name in options.
pub(crate) fn language(name: &str) -> Result<Language, String> {
    match name {
        "en" => Ok(Language::English),
        "zh" => Ok(Language::Chinese),
        _ => Err("use `zh` or `en`".to_owned()),
    }
}

/// What 日 and 天 mean, by its name in options.
pub(crate) fn bare_days(name: &str) -> Result<BareDays, String> {
    match name {
        "calendar" => Ok(BareDays::Calendar),
        "working" => Ok(BareDays::Working),
        _ => Err("use `calendar` or `working`".to_owned()),
    }
}
