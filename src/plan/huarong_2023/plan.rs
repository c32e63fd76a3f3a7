//! The plan as one value.

use chrono::NaiveDate;

use super::commitments::COMMITMENTS;
use super::discrepancies::DISCREPANCIES;
use super::indicators::{INDICATORS, UNMEASURED};
use super::parts::date;
use super::tasks::TASKS;
use crate::plan::plan::Plan;

/// The plan of 2023 (行动方案): all of its promises, tasks and discrepancies.
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
