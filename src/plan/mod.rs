//! Plans: tables of promises, and how their contradictions are read.
//!
//! A [`Plan`] holds what a document promises: in time, as [`Commitment`]s, in
//! numbers observed elsewhere, as [`Indicator`]s, without a number, as
//! [`Unmeasured`], and as [`Task`]s with their dates. Each says with a [`Citation`]
//! where it is written. Where the document contradicts itself, a commitment has two
//! [readings](Reading), of which a [`ReadingPolicy`] says which decides ([S12](crate::design#s12)), and
//! the plan lists the [discrepancies](Discrepancy). [`huarong_2023`] is one plan as
//! `const` values; a `PlanStore` reads others from files.
//!
//! ```
//! use chrono::NaiveDate;
//! use shixian::plan::{Citation, Commitment, Plan, commitment, huarong_2023};
//! use shixian::working_days;
//!
//! const PERMITS: [Commitment<'_>; 1] = [commitment("permit", "行政许可")
//!     .within(working_days(20))
//!     .cite(Citation::new(Some(1), &[], "二十个工作日内办结"))];
//! let issued = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
//! let plan = Plan::new("permits", "许可时限", issued, &PERMITS);
//! assert_eq!(plan.commitment("permit")?.limit(), working_days(20));
//!
//! let complaint = huarong_2023::PLAN.commitment("procurement-complaint-handling")?;
//! let limits: Vec<_> = complaint.readings().iter().filter_map(|r| r.limit()).collect();
//! assert_eq!(limits, [working_days(20), working_days(15)]); // body and annex differ
//! # Ok::<(), shixian::plan::PlanError>(())
//! ```

pub(crate) mod by_name;
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

pub use self::by_name::CommitmentsByName;
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
