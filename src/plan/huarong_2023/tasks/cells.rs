//! The cells that tasks share: groups, dates, and what a measure has in common.

use crate::plan::huarong_2023::parts::date;
use crate::plan::task::{Assignment, Section, Task, task};

// the special groups (责任专项组)
pub(super) const MARKET: &str = "市场环境组";
pub(super) const GOVERNMENT: &str = "政务环境组";
pub(super) const HUMANITIES: &str = "人文环境组";
pub(super) const RULE_OF_LAW: &str = "法治环境组";
pub(super) const OPENNESS: &str = "开放环境组";
pub(super) const PRESS: &str = "新闻宣传组";
pub(super) const ASSESSMENT_GROUP: &str = "督查考评组";

// the dates (完成时限); a month without 底 is its end as well
pub(super) const APRIL: Due = Due::OngoingAfter(2023, 4, 30, "2023年4月底,长期推进");
pub(super) const MAY: Due = Due::OngoingAfter(2023, 5, 31, "2023年5月底,长期推进");
pub(super) const JUNE: Due = Due::OngoingAfter(2023, 6, 30, "2023年6月底,长期推进");
pub(super) const JULY: Due = Due::OngoingAfter(2023, 7, 31, "2023年7月底,长期推进");
pub(super) const AUGUST: Due = Due::OngoingAfter(2023, 8, 31, "2023年8月底,长期推进");
/// The cell of task 81 holds the date of task 82 as well.
pub(super) const AUGUST_TWICE: Due =
    Due::OngoingAfter(2023, 8, 31, "2023年8月底,长期推进2023年8月底,长期推进");
pub(super) const OCTOBER: Due = Due::By(2023, 10, 31, "2023年10月");
pub(super) const END_OF_OCTOBER: Due = Due::By(2023, 10, 31, "2023年10月底");
pub(super) const DECEMBER: Due = Due::OngoingAfter(2023, 12, 31, "2023年12月底,长期推进");
pub(super) const DECEMBER_CUT: Due = Due::OngoingAfter(2023, 12, 31, "2023年12月底,长期推");
pub(super) const DECEMBER_ALONE: Due = Due::By(2023, 12, 31, "2023年12月");
pub(super) const NO_DATE: Due = Due::Ongoing("长期推进");

/// The cell of the date: the day it means, and its words.
#[derive(Clone, Copy)]
pub(super) enum Due {
    /// By the day.
    By(i32, u32, u32, &'static str),
    /// By the day, and going on after it (长期推进).
    OngoingAfter(i32, u32, u32, &'static str),
    /// Going on, without a date.
    Ongoing(&'static str),
}

/// The cells that a task shares with the others of its measure.
#[derive(Clone, Copy)]
pub(super) struct Cells {
    section: Section<'static>,
    group: &'static str,
    lead: &'static str,
    responsible: &'static str,
    due: Due,
}

/// The cells of measure `number` of the annex, item `item` of the body.
pub(super) const fn measure(
    number: u16,
    item: u16,
    part: &'static str,
    title: &'static str,
) -> Cells {
    Cells {
        section: Section::new(number, Some(item), part, title),
        group: "",
        lead: "",
        responsible: "",
        due: NO_DATE,
    }
}

impl Cells {
    pub(super) const fn group(mut self, group: &'static str) -> Self {
        self.group = group;
        self
    }

    pub(super) const fn lead(mut self, lead: &'static str) -> Self {
        self.lead = lead;
        self
    }

    pub(super) const fn responsible(mut self, responsible: &'static str) -> Self {
        self.responsible = responsible;
        self
    }

    pub(super) const fn due(mut self, due: Due) -> Self {
        self.due = due;
        self
    }

    /// The task of these cells.
    pub(super) const fn task(self, number: u16, text: &'static str) -> Task<'static> {
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
