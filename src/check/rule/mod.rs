//! Rules: a commitment bound to a schedule, which is what checks cases (S9, S10).

mod due;
mod ends;
mod error;
mod live;
#[expect(
    clippy::module_inception,
    reason = "the folder is named for what stands in it"
)]
mod rule;
mod stops;
mod verdict;

pub use self::error::RuleError;
pub(crate) use self::live::Live;
pub use self::live::Usage;
pub use self::rule::Rule;
