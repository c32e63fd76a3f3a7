//! Commitments by what they are for.

use super::commitments::{
    APPROVAL_GOVERNMENT_INVESTED, APPROVAL_LAND_WITH_PLAN, APPROVAL_PRIVATE_BUILDING,
    APPROVAL_PRIVATE_INDUSTRIAL, APPROVAL_SIMPLE_LOW_RISK, CONNECTION_HIGH_VOLTAGE,
    CONNECTION_RESIDENT, CONNECTION_WITH_WORKS, CONNECTION_WITHOUT_WORKS,
};
use crate::plan::commitment::Commitment;

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
