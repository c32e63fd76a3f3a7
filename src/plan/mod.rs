//! Plans: tables of promises, and how their contradictions are read.

pub(crate) mod citation;
pub(crate) mod commitment;
pub(crate) mod discrepancy;
#[cfg(feature = "plan-file")]
mod file;
pub mod huarong_2023;
pub(crate) mod indicator;
#[expect(
    clippy::module_inception,
    reason = "the room is named for what stands in it"
)]
pub(crate) mod plan;
pub(crate) mod task;
pub(crate) mod warning;

pub use self::citation::{Citation, Note, Place};
pub use self::commitment::{
    Commitment, Event, FINISHED, Reading, STARTED, Start, Statutory, Target, commitment,
};
pub use self::discrepancy::{Difference, Discrepancy};
#[cfg(feature = "plan-file")]
pub use self::file::{PlanFileError, PlanProblem, PlanStore};
pub use self::indicator::{
    Comparison, Figure, Indicator, Measure, ObservedValue, Standard, Unmeasured, ValueError,
    WhyUnmeasured, indicator,
};
pub use self::plan::{Plan, PlanError, PlanVersion, Promise, ReadingPolicy};
pub use self::task::{Assignment, Milestone, Section, Task, task};
pub use self::warning::{WarningLevel, WarningPoint, Warnings};
