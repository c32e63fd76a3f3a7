//! The tasks of the annex (重点任务清单).

use chrono::NaiveDate;

use crate::task::{Assignment, Section, Task, task};

const SETUP: Section<'static> = Section::new(
    1,
    Some(1),
    "(一)提升企业开办便利化水平",
    "推行企业开办“1050”标准",
);

/// The end of a month of 2023.
const fn end_of(month: u32, day: u32) -> NaiveDate {
    match NaiveDate::from_ymd_opt(2023, month, day) {
        Some(date) => date,
        None => NaiveDate::MIN,
    }
}

/// Every task, in the order of their numbers.
pub const TASKS: [Task<'static>; 1] = [task(3, "持续深化“一照多址”“一证多址”改革。", SETUP)
    .assigned(Assignment::new(
        "市场环境组",
        "市场监管局",
        "区公安分局、区税务局、区人社局、区医保局、区发改经信局(发改)、区住建局",
    ))
    .due(end_of(6, 30), "2023年6月底,长期推进")
    .ongoing()];
