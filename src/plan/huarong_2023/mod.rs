//! Huarong District's plan of 2023.
//!
//! 华容区以控制成本为核心优化营商环境行动方案, issued on 7 June 2023. Every row cites
//! the item of the body, the task of the annex and the words that carry the
//! number. Where the plan is silent the rule is the law's, and says so.
//!
//! Cases are bound from the date of issue on: the plan names no other.
//!
//! All it promises is here: [`COMMITMENTS`] in time, checked against cases;
//! [`INDICATORS`], numbers observed elsewhere; [`UNMEASURED`], what no number can
//! check; and the [`TASKS`] of the annex, whose dates are nine promises more. What
//! a promise leaves open, and how it is read, stands in its note. Where body and
//! annex differ stands in [`DISCREPANCIES`].
//!
//! Words are as printed, commas and damage included. What had to be read into the
//! table of the annex is told where the tasks are ([`TASKS`]), and what is observed
//! of an amount that bounds something where the indicators are ([`INDICATORS`]).

mod choice;
mod commitments;
mod discrepancies;
mod indicators;
mod parts;
mod plan;
mod statutes;
mod tasks;

pub use self::choice::{Project, Supply, construction_approval, power_connection};
pub use self::commitments::{
    APPROVAL_GOVERNMENT_INVESTED, APPROVAL_LAND_WITH_PLAN, APPROVAL_PRIVATE_BUILDING,
    APPROVAL_PRIVATE_INDUSTRIAL, APPROVAL_SIMPLE_LOW_RISK, BUSINESS_REGISTRATION, BUSINESS_SETUP,
    COMMITMENTS, CONNECTION_HIGH_VOLTAGE, CONNECTION_RESIDENT, CONNECTION_WITH_WORKS,
    CONNECTION_WITHOUT_WORKS, CREDIT_COMMITMENT_PUBLICATION, ENFORCEMENT, ENFORCEMENT_WITHOUT_SUIT,
    JOINT_ACCEPTANCE, POWER_PARALLEL_APPROVAL, PROCUREMENT_ACCEPTANCE, PROCUREMENT_COMPLAINT,
    PROCUREMENT_PAYMENT, TAX_ONE_HOUR, TAX_TEN_MINUTES, TAX_THIRTEEN_SERVICES, TAX_VISIT,
};
pub use self::discrepancies::DISCREPANCIES;
pub use self::indicators::{INDICATORS, UNMEASURED};
pub use self::plan::{ISSUED, PLAN};
pub use self::tasks::TASKS;
