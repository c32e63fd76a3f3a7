//! A time zone by its name.

use std::fmt;

use chrono_tz::Tz;

use super::language::{Language, Localized, display_in_english};
use super::nearest_name::{did_you_mean, nearest};

/// The time zone called `name`, as the tz database calls it.
///
/// An offset is not a zone: it does not say when the clocks of the place change.
///
/// ```
/// use shixian::ground::zone_called;
///
/// assert_eq!(zone_called("Asia/Shanghai")?, chrono_tz::Asia::Shanghai);
/// let error = zone_called("UTC+8").unwrap_err();
/// assert!(error.to_string().ends_with("name a place, such as `Asia/Shanghai`"));
/// # Ok::<(), shixian::ground::ZoneError>(())
/// ```
///
/// # Errors
///
/// A text that is not the name of a time zone.
pub fn zone_called(name: &str) -> Result<Tz, ZoneError> {
    name.parse().map_err(|_| ZoneError(name.to_owned()))
}

/// A text that is not the name of a time zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ZoneError(String);

impl ZoneError {
    /// The zone that was most likely meant; none for an offset, which many zones have.
    fn meant(&self) -> Option<&'static str> {
        if self.0.contains(|c: char| c.is_ascii_digit() || c == '+') {
            return None;
        }
        nearest(
            &self.0,
            chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name()),
        )
    }
}

impl Localized for ZoneError {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(name) = self;
        match language {
            Language::English => write!(
                f,
                "`{name}` is not the name of a time zone; name a place, such as `Asia/Shanghai`"
            )?,
            Language::Chinese => write!(
                f,
                "“{name}”不是时区名称；请写地名，如 `Asia/Shanghai`（北京时间）"
            )?,
        }
        f.write_str(&did_you_mean(self.meant(), language))
    }
}

impl std::error::Error for ZoneError {}

display_in_english!(ZoneError);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_no_zone_says_what_a_zone_is_called() {
        for (name, meant) in [
            ("UTC+8", None),
            ("+08:00", None),
            ("GMT+8", None),
            ("Asia/Shangai", Some("Asia/Shanghai")),
            ("asia/urumqi", Some("Asia/Urumqi")),
            ("北京", None),
        ] {
            let error = zone_called(name).unwrap_err();
            assert_eq!(error.meant(), meant, "{name}");
            assert!(error.to_string().contains("`Asia/Shanghai`"), "{error}");
        }
        assert_eq!(zone_called("UTC"), Ok(Tz::UTC));
    }
}
