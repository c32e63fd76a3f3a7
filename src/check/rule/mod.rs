//! Rules: a commitment bound to a schedule, which is what checks cases ([S9](crate::design#s9), [S10](crate::design#s10)).

mod change;
mod course;
mod due;
mod error;
mod level;
mod live;
#[expect(
    clippy::module_inception,
    reason = "the folder is named for what stands in it"
)]
mod rule;
mod statute;
mod stops;
mod tier;
mod usage;
mod used;
mod verdict;

pub(crate) use self::change::Turns;
pub use self::error::RuleError;
pub(crate) use self::level::level;
pub(crate) use self::live::Live;
pub use self::rule::Rule;
pub use self::usage::Usage;
