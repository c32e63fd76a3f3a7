//! Tallies: outcomes added up and held against what was promised ([S11](crate::design#s11)).
//!
//! - [`Tally`] counts outcomes and keeps how long the cases took; tallies of parts
//!   merge to the tally of the whole, in any order and to the last digit.
//! - [`Attainment`] says whether a promise over cases was kept.
//! - [`Assessment`] is all that is kept of one commitment: the tally, the same by
//!   month, by group and under each reading, and the worst cases.
//! - [`Observation`] holds an indicator against a value observed elsewhere, and
//!   [`Progress`] the tasks against their dates.
//!
//! ```
//! use chrono::NaiveDate;
//! use shixian::plan::huarong_2023::JOINT_ACCEPTANCE;
//! use shixian::tally::{Attainment, Tally};
//! use shixian::{Case, Rule, Schedule, Settings};
//!
//! let at = |d, h| NaiveDate::from_ymd_opt(2023, 6, d).unwrap().and_hms_opt(h, 0, 0).unwrap();
//! let rule = Rule::new(&JOINT_ACCEPTANCE, &Schedule::china(), &Settings::new());
//! let mut tally = Tally::default();
//! for finished in [at(26, 16), at(27, 9)] {
//!     let case = Case::new("").started(at(20, 10)).finished(finished);
//!     let taken = rule.elapsed(&case, at(30, 0)).ok();
//!     tally.add(&rule.check(&case, at(30, 0)), taken.as_ref());
//! }
//! assert_eq!(tally.share().unwrap().to_string(), "1/2");
//! // the promise is of each case, and one was late
//! assert_eq!(Attainment::of(&rule, &tally), Attainment::Broken);
//! ```

mod assessment;
mod attainment;
mod distribution;
mod observation;
mod progress;
pub(crate) mod stored;
#[expect(
    clippy::module_inception,
    reason = "the room is named for what stands in it"
)]
mod tally;
mod worst;

pub use self::assessment::{Assessment, GroupError, MOST_GROUPS, Month, ReadingTally};
pub use self::attainment::{Attainment, WhyUndecided};
pub use self::distribution::{Distribution, EXACT_VALUES, Quantile};
pub use self::observation::{Observation, Period, PeriodError};
pub use self::progress::{Progress, TaskOutcome, TaskStatus};
pub use self::stored::TALLY_SCHEMA;
pub use self::tally::Tally;
pub use self::worst::{Late, WORST_CASES, Worst};
