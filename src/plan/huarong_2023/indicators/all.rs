//! All indicators, one kind after the other.

use super::amounts;
use super::contacts;
use super::rates;
use crate::plan::huarong_2023::parts::joined;
use crate::plan::indicator::Indicator;

/// Every indicator, in the order of its kind: set-up and connection standards,
/// shares, fees, numbers of things and bounds, windows and persons.
///
/// Where the plan grants something up to a bound (200 kW without investment, 40 m
/// by notice and record, one account, the interest below LPR-150BP), the value
/// observed is the bound in force, and a higher one keeps the promise.
///
/// ```
/// use shixian::plan::huarong_2023::INDICATORS;
///
/// let find = |id| INDICATORS.iter().find(|indicator| indicator.id() == id);
/// let services = find("cross-province-services-140").unwrap();
/// let observed = services.observe("140", None)?;
/// assert!(!services.is_kept_by(observed), "超140项 is more than 140");
/// # Ok::<(), shixian::plan::ValueError>(())
/// ```
pub const INDICATORS: [Indicator<'static>; 69] = joined(
    rates::INDICATORS[0],
    &[
        &rates::INDICATORS,
        &amounts::INDICATORS,
        &contacts::INDICATORS,
    ],
);
