//! Reports: outcomes added up and held against what was promised ([S11](crate::design#s11)).
//!
//! - [`Tally`] counts outcomes and keeps how long the cases took; tallies of parts
//!   merge to the tally of the whole, in any order and to the last digit.
//! - [`Attainment`] says whether a promise over cases was kept.
//! - [`Assessment`] is all that is kept of one commitment: the tally, the same by
//!   month, by group and under each reading, and the worst cases.
//! - [`Observation`] holds an indicator against a value observed elsewhere, and
//!   [`Progress`] the tasks against their dates.

mod assessment;
mod attainment;
mod distribution;
mod form;
mod observation;
mod progress;
#[expect(
    clippy::module_inception,
    reason = "the room is named for what stands in it"
)]
mod tally;
mod worst;

pub use self::assessment::{Assessment, GroupError, MOST_GROUPS, Month, ReadingTally};
pub use self::attainment::{Attainment, WhyUndecided};
pub use self::distribution::{Distribution, EXACT_VALUES, Quantile};
pub use self::form::TALLY_SCHEMA;
pub use self::observation::{Observation, Period, PeriodError};
pub use self::progress::{Progress, TaskOutcome, TaskStatus};
pub use self::tally::Tally;
pub use self::worst::{Late, WORST_CASES, Worst};
