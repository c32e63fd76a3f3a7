//! Numbers of a unit as what a limit counts.

use super::bare::BareHours;
use super::error::LimitError;
use super::limit::Limit;
use super::numeral::Number;
use super::read_as::ReadAs;

/// The number in parts of which `scale` make one; `uneven` where it falls between.
/// `original` is what was written.
pub(super) fn count(
    number: Number,
    scale: u32,
    original: &str,
    uneven: fn(String) -> LimitError,
) -> Result<u32, LimitError> {
    let parts = number.parts(scale);
    let parts = parts.ok_or_else(|| uneven(original.to_owned()))?;
    parts.ok_or_else(|| LimitError::TooLarge(original.to_owned()))
}

/// Working days, counted by days or, with a point or a half, in open time.
pub(super) fn working_days(number: Number, original: &str) -> Result<Limit, LimitError> {
    let (make, scale): (fn(u32) -> Limit, _) = match number.has_point || !number.is_whole() {
        true => (Limit::WorkingDayHalves, 2),
        false => (Limit::WorkingDays, 1),
    };
    count(number, scale, original, LimitError::OnlyHalves).map(make)
}

/// The seconds of a day, from which on hours are those of the clock.
const DAY: u32 = 24 * 3600;

/// What `seconds` of hours or minutes are that say nothing of the clock.
pub(super) const fn bare_time(seconds: u32, hours: BareHours) -> (Limit, ReadAs) {
    if seconds >= DAY {
        return (Limit::ClockSeconds(seconds), ReadAs::ClockFromADayOn);
    }
    let limit = match hours {
        BareHours::Open => Limit::OpenSeconds(seconds),
        BareHours::Clock => Limit::ClockSeconds(seconds),
    };
    (limit, ReadAs::hours(hours))
}
