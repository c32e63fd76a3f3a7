//! The tasks of the annex (重点任务清单), as printed, by its parts.

mod conduct;
mod law;
mod permits;
mod services;
mod supervision;
mod taxes;
mod utilities;

use super::{date, joined};
use crate::plan::task::{Assignment, Section, Task, task};

/// Every task, in the order of their numbers.
///
/// A cell that the annex merges over several rows is written once and holds for
/// all of them. What is printed damaged is kept: the responsible units of task 7
/// run together, task 13 lacks parts of its lead's name and a bracket, the text
/// of task 8 its first sign, and tasks 102 and 103 the last sign of their date.
///
/// Three rows are read so:
/// - Tasks 8 and 9: the one cell of units beside them is that of the responsible
///   units. The lead is that of task 7, merged over the measure.
/// - Task 10 has two cells of responsible units; both are kept, ` / ` between
///   them. Each list of tasks 10 to 12 leaves out one unit that leads here, so
///   they may have been meant for the three tasks in another order.
/// - Tasks 118 to 121 have an empty cell of their own: no unit is responsible
///   beside the lead.
///
/// ```
/// use shixian::plan::huarong_2023::TASKS;
///
/// let open_ended = TASKS.iter().filter(|task| task.due_date().is_none());
/// let numbers: Vec<u16> = open_ended.map(|task| task.number()).collect();
/// assert_eq!(numbers, [21, 22, 23, 24, 25, 69, 70, 134]);
/// ```
pub static TASKS: [Task<'static>; 135] = joined(
    permits::TASKS[0],
    &[
        &permits::TASKS,
        &services::TASKS,
        &supervision::TASKS,
        &taxes::TASKS,
        &utilities::TASKS,
        &law::TASKS,
        &conduct::TASKS,
    ],
);

// the special groups (责任专项组)
const MARKET: &str = "市场环境组";
const GOVERNMENT: &str = "政务环境组";
const HUMANITIES: &str = "人文环境组";
const RULE_OF_LAW: &str = "法治环境组";
const OPENNESS: &str = "开放环境组";
const PRESS: &str = "新闻宣传组";
const ASSESSMENT_GROUP: &str = "督查考评组";

// the dates (完成时限); a month without 底 is its end as well
const APRIL: Due = Due::OngoingAfter(2023, 4, 30, "2023年4月底,长期推进");
const MAY: Due = Due::OngoingAfter(2023, 5, 31, "2023年5月底,长期推进");
const JUNE: Due = Due::OngoingAfter(2023, 6, 30, "2023年6月底,长期推进");
const JULY: Due = Due::OngoingAfter(2023, 7, 31, "2023年7月底,长期推进");
const AUGUST: Due = Due::OngoingAfter(2023, 8, 31, "2023年8月底,长期推进");
/// The cell of task 81 holds the date of task 82 as well.
const AUGUST_TWICE: Due =
    Due::OngoingAfter(2023, 8, 31, "2023年8月底,长期推进2023年8月底,长期推进");
const OCTOBER: Due = Due::By(2023, 10, 31, "2023年10月");
const END_OF_OCTOBER: Due = Due::By(2023, 10, 31, "2023年10月底");
const DECEMBER: Due = Due::OngoingAfter(2023, 12, 31, "2023年12月底,长期推进");
const DECEMBER_CUT: Due = Due::OngoingAfter(2023, 12, 31, "2023年12月底,长期推");
const DECEMBER_ALONE: Due = Due::By(2023, 12, 31, "2023年12月");
const NO_DATE: Due = Due::Ongoing("长期推进");

/// The cell of the date: the day it means, and its words.
#[derive(Clone, Copy)]
enum Due {
    /// By the day.
    By(i32, u32, u32, &'static str),
    /// By the day, and going on after it (长期推进).
    OngoingAfter(i32, u32, u32, &'static str),
    /// Going on, without a date.
    Ongoing(&'static str),
}

/// The cells that a task shares with the others of its measure.
#[derive(Clone, Copy)]
struct Cells {
    section: Section<'static>,
    group: &'static str,
    lead: &'static str,
    responsible: &'static str,
    due: Due,
}

/// The cells of measure `number` of the annex, item `item` of the body.
const fn measure(number: u16, item: u16, part: &'static str, title: &'static str) -> Cells {
    Cells {
        section: Section::new(number, Some(item), part, title),
        group: "",
        lead: "",
        responsible: "",
        due: NO_DATE,
    }
}

impl Cells {
    const fn group(mut self, group: &'static str) -> Self {
        self.group = group;
        self
    }

    const fn lead(mut self, lead: &'static str) -> Self {
        self.lead = lead;
        self
    }

    const fn responsible(mut self, responsible: &'static str) -> Self {
        self.responsible = responsible;
        self
    }

    const fn due(mut self, due: Due) -> Self {
        self.due = due;
        self
    }

    /// The task of these cells.
    const fn task(self, number: u16, text: &'static str) -> Task<'static> {
        let assignment = Assignment::new(self.group, self.lead, self.responsible);
        let task = task(number, text, self.section).assigned(assignment);
        match self.due {
            Due::By(year, month, day, words) => task.due(date(year, month, day), words),
            Due::OngoingAfter(year, month, day, words) => {
                task.due(date(year, month, day), words).ongoing()
            }
            Due::Ongoing(words) => task.without_date(words),
        }
    }
}
