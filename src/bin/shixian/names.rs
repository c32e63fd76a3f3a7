//! Values of options by their names.

use serde::de::value::Error as NameError;
use serde::de::{DeserializeOwned, IntoDeserializer};
use shixian::Language;

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
