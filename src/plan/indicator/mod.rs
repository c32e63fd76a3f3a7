//! Indicators: promises of numbers observed elsewhere, not measured from cases
//! ([S11](crate::design#s11)); and promises that no number can check.

mod error;
mod figure;
#[expect(
    clippy::module_inception,
    reason = "the folder is named for what stands in it"
)]
mod indicator;
mod measure;
mod unmeasured;

pub use self::error::ValueError;
pub use self::figure::{Figure, ObservedValue, Standard};
pub use self::indicator::{Indicator, indicator};
pub use self::measure::{Comparison, Measure};
pub use self::unmeasured::{Unmeasured, WhyUnmeasured};
