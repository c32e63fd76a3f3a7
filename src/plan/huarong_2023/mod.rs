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

mod commitments;
mod discrepancies;
mod indicators;
mod tasks;

use chrono::NaiveDate;

use crate::plan::citation::Citation;
use crate::plan::commitment::Commitment;
use crate::plan::plan::Plan;

pub use self::commitments::{
    APPROVAL_GOVERNMENT_INVESTED, APPROVAL_LAND_WITH_PLAN, APPROVAL_PRIVATE_BUILDING,
    APPROVAL_PRIVATE_INDUSTRIAL, APPROVAL_SIMPLE_LOW_RISK, BUSINESS_REGISTRATION, BUSINESS_SETUP,
    COMMITMENTS, CONNECTION_HIGH_VOLTAGE, CONNECTION_RESIDENT, CONNECTION_WITH_WORKS,
    CONNECTION_WITHOUT_WORKS, CREDIT_COMMITMENT_PUBLICATION, ENFORCEMENT, JOINT_ACCEPTANCE,
    POWER_PARALLEL_APPROVAL, PROCUREMENT_ACCEPTANCE, PROCUREMENT_COMPLAINT, PROCUREMENT_PAYMENT,
    TAX_ONE_HOUR, TAX_TEN_MINUTES, TAX_THIRTEEN_SERVICES, TAX_VISIT,
};
pub use self::discrepancies::DISCREPANCIES;
pub use self::indicators::{INDICATORS, UNMEASURED};
pub use self::tasks::TASKS;

/// The plan.
pub const PLAN: Plan<'static> = Plan::new(
    "huarong-2023",
    "华容区以控制成本为核心优化营商环境行动方案",
    ISSUED,
    &COMMITMENTS,
)
.with_indicators(&INDICATORS)
.with_unmeasured(&UNMEASURED)
.with_tasks(&TASKS)
.with_discrepancies(&DISCREPANCIES);

/// The date of issue, 7 June 2023.
pub const ISSUED: NaiveDate = date(2023, 6, 7);

/// A kind of construction project (item 7), in the order of the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Project {
    /// Government-invested buildings and city infrastructure
    /// (政府投资房屋建筑和城市基础设施项目).
    GovernmentInvested,
    /// Privately invested buildings (社会投资房屋建筑项目).
    PrivateBuilding,
    /// Privately invested ordinary industry (社会投资一般工业类项目).
    PrivateIndustrial,
    /// Privately invested, on land sold with an approved plan
    /// (社会投资带方案出让土地类项目).
    LandWithPlan,
    /// Privately invested, simple and of low risk (社会投资简易低风险项目).
    SimpleLowRisk,
}

/// A kind of electricity supply (item 38).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Supply {
    /// Low voltage (低压).
    LowVoltage {
        /// A resident (居民); the plan tells works apart for others only.
        residential: bool,
        /// With works outside the premises (有外部配套工程).
        external_works: bool,
    },
    /// High voltage (高压).
    HighVoltage,
}

/// The commitment on the approval time of a construction project.
#[must_use]
pub const fn construction_approval(project: Project) -> &'static Commitment<'static> {
    match project {
        Project::GovernmentInvested => &APPROVAL_GOVERNMENT_INVESTED,
        Project::PrivateBuilding => &APPROVAL_PRIVATE_BUILDING,
        Project::PrivateIndustrial => &APPROVAL_PRIVATE_INDUSTRIAL,
        Project::LandWithPlan => &APPROVAL_LAND_WITH_PLAN,
        Project::SimpleLowRisk => &APPROVAL_SIMPLE_LOW_RISK,
    }
}

/// The commitment on the mean time of a power connection.
///
/// ```
/// use shixian::plan::huarong_2023::{Supply, power_connection};
///
/// let supply = Supply::LowVoltage { residential: false, external_works: true };
/// assert_eq!(power_connection(supply).limit().to_string(), "9.0 working days");
/// ```
#[must_use]
pub const fn power_connection(supply: Supply) -> &'static Commitment<'static> {
    match supply {
        Supply::LowVoltage {
            residential: true, ..
        } => &CONNECTION_RESIDENT,
        Supply::LowVoltage {
            external_works: false,
            ..
        } => &CONNECTION_WITHOUT_WORKS,
        Supply::LowVoltage { .. } => &CONNECTION_WITH_WORKS,
        Supply::HighVoltage => &CONNECTION_HIGH_VOLTAGE,
    }
}

/// Words of the body and, unless it has its own, of the annex.
const fn cite(item: u16, tasks: &'static [u16], words: &'static str) -> Citation<'static> {
    Citation::new(Some(item), tasks, words)
}

/// Words that stand in the annex alone.
const fn cite_annex(tasks: &'static [u16], words: &'static str) -> Citation<'static> {
    Citation::new(None, tasks, words)
}

/// A date that the plan names.
const fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(date) => date,
        None => NaiveDate::MIN,
    }
}

/// The rows of all `parts`, one part after another. They have to be `N`, or the
/// crate does not build; `filler` is any row.
const fn joined<T: Copy, const N: usize>(filler: T, mut parts: &[&[T]]) -> [T; N] {
    let mut rows = [filler; N];
    let mut free: &mut [T] = &mut rows;
    while let [part, later @ ..] = parts {
        let mut part = *part;
        while let [row, others @ ..] = part {
            let [place, behind @ ..] = free else {
                break;
            };
            *place = *row;
            free = behind;
            part = others;
        }
        assert!(part.is_empty(), "there are more rows than places");
        parts = later;
    }
    assert!(free.is_empty(), "there are fewer rows than places");
    rows
}
