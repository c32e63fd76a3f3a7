//! The plan's indicators, and what it promises without a number.

mod all;
mod amounts;
mod contacts;
mod numbers;
mod rates;
mod unmeasured;

pub use self::all::INDICATORS;
pub use self::unmeasured::UNMEASURED;
