//! Tasks held against their dates.

use std::fmt;

use chrono::{NaiveDate, NaiveDateTime};

use serde::Serialize;

use crate::check::case::Case;
use crate::check::outcome::Outcome;
use crate::check::rule::Rule;
use crate::check::settings::Settings;
use crate::check::verdict::VerdictKind;
use crate::day::schedule::Schedule;
use crate::ground::language::{Language, Localized, display_in_english};
use crate::ground::moment::Moment;
use crate::plan::Plan;
use crate::plan::task::Task;

/// How a task stands against its date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TaskStatus {
    /// Completed by its date (按时完成).
    InTime,
    /// Completed after its date (逾期完成).
    Late,
    /// Not completed, its date not yet over (推进中).
    Running,
    /// Not completed, its date over (逾期未完成).
    Overdue,
    /// It has no date and goes on (长期推进).
    Ongoing,
    /// Nothing can be said: completed after the moment the verdict is for, or a
    /// day outside the calendar.
    Undetermined,
}

impl TaskStatus {
    /// Every status, in the order of tables.
    pub const ALL: [Self; 6] = [
        Self::InTime,
        Self::Late,
        Self::Running,
        Self::Overdue,
        Self::Ongoing,
        Self::Undetermined,
    ];

    /// Its name in data: English, stable, and the same in every file and form.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::InTime => "in-time",
            Self::Late => "late",
            Self::Running => "running",
            Self::Overdue => "overdue",
            Self::Ongoing => "ongoing",
            Self::Undetermined => "undetermined",
        }
    }
}

impl serde::Serialize for TaskStatus {
    /// Its name in data: English, stable, and the same in every file and form.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

impl Localized for TaskStatus {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match (self, language) {
            (Self::InTime, Language::English) => "completed in time",
            (Self::InTime, Language::Chinese) => "按时完成",
            (Self::Late, Language::English) => "completed late",
            (Self::Late, Language::Chinese) => "逾期完成",
            (Self::Running, Language::English) => "running",
            (Self::Running, Language::Chinese) => "推进中",
            (Self::Overdue, Language::English) => "overdue",
            (Self::Overdue, Language::Chinese) => "逾期未完成",
            (Self::Ongoing, Language::English) => "ongoing, no date",
            (Self::Ongoing, Language::Chinese) => "长期推进",
            (Self::Undetermined, Language::English) => "undetermined",
            (Self::Undetermined, Language::Chinese) => "无法判定",
        })
    }
}

display_in_english!(TaskStatus);

/// How a task stands, and what that rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct TaskOutcome {
    #[serde(rename = "task")]
    number: u16,
    status: TaskStatus,
    due: Option<NaiveDate>,
    #[serde(rename = "completed_at")]
    completed: Option<Moment>,
    was_due_before_issue: bool,
}

impl TaskOutcome {
    /// The number of the task in the annex (序号).
    #[must_use]
    pub const fn number(&self) -> u16 {
        self.number
    }

    /// How the task stands against its date.
    #[must_use]
    pub const fn status(&self) -> TaskStatus {
        self.status
    }

    /// The day it is due, rolled where the conventions roll a named day.
    #[must_use]
    pub const fn due(&self) -> Option<NaiveDate> {
        self.due
    }

    /// When it was completed, or first completed where the duty goes on.
    #[must_use]
    pub const fn completed(&self) -> Option<Moment> {
        self.completed
    }

    /// Whether its date was over when the plan was issued.
    #[must_use]
    pub const fn was_due_before_issue(&self) -> bool {
        self.was_due_before_issue
    }
}

/// The tasks of a plan held against their dates, by the engine that checks cases:
/// the limit is a date named outright, which is not rolled unless the settings say
/// so.
///
/// ```
/// use chrono::NaiveDate;
/// use shixian::plan::huarong_2023;
/// use shixian::tally::{Progress, TaskStatus};
/// use shixian::{Moment, Schedule, Settings};
///
/// let on = |m, d| NaiveDate::from_ymd_opt(2023, m, d).unwrap();
/// let completed = |number| (number == 3).then(|| Moment::on(on(6, 30)));
/// let now = on(7, 1).and_hms_opt(9, 0, 0).unwrap();
/// let progress = Progress::new(&huarong_2023::PLAN, &Schedule::china(), &Settings::new(), completed, now);
/// assert_eq!(progress.task(3).unwrap().status(), TaskStatus::InTime);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Progress {
    tasks: Vec<TaskOutcome>,
}

impl Progress {
    /// Checks every task of `plan` as of `now`; `completed` says when the task of
    /// a number was completed.
    #[must_use]
    pub fn new(
        plan: &Plan<'_>,
        schedule: &Schedule,
        settings: &Settings,
        completed: impl Fn(u16) -> Option<Moment>,
        now: NaiveDateTime,
    ) -> Self {
        let outcome = |task: &Task<'_>| {
            let completed = completed(task.number());
            let was_due_before_issue = task.due_date().is_some_and(|due| due < plan.issued());
            let (status, due) = checked(plan, task, schedule, settings, completed, now);
            TaskOutcome {
                number: task.number(),
                status,
                due,
                completed,
                was_due_before_issue,
            }
        };
        Self {
            tasks: plan.tasks().iter().map(outcome).collect(),
        }
    }

    /// The outcomes, in the order of the plan.
    #[must_use]
    pub fn tasks(&self) -> &[TaskOutcome] {
        &self.tasks
    }

    /// The outcome of the task of that number.
    #[must_use]
    pub fn task(&self, number: u16) -> Option<&TaskOutcome> {
        self.tasks.iter().find(|task| task.number() == number)
    }

    /// How many tasks have a status.
    #[must_use]
    pub fn count(&self, status: TaskStatus) -> usize {
        let tasks = self.tasks.iter();
        tasks.filter(|task| task.status() == status).count()
    }
}

/// The status of a task, and the day it is due. A date named outright does not depend on
/// a start, so that the earliest of issue, date and completion serves as one: a
/// task may have been due, and done, before the plan was issued.
fn checked(
    plan: &Plan<'_>,
    task: &Task<'_>,
    schedule: &Schedule,
    settings: &Settings,
    completed: Option<Moment>,
    now: NaiveDateTime,
) -> (TaskStatus, Option<NaiveDate>) {
    let (Some(commitment), Some(date)) = (task.commitment(), task.due_date()) else {
        return (TaskStatus::Ongoing, None);
    };
    let rule = Rule::new(&commitment, schedule, settings);
    let completed_on = completed.map_or(date, Moment::date);
    let start = plan.issued().min(date).min(completed_on).min(now.date());
    let mut case = Case::new("").started(start);
    if let Some(completed) = completed {
        case = case.finished(completed);
    }
    let outcome = rule.check(&case, now);
    let due = outcome.deadline().map(|deadline| deadline.day());
    (status(&outcome), due.or(Some(date)))
}

fn status(outcome: &Outcome<'_>) -> TaskStatus {
    match outcome.verdict().kind() {
        VerdictKind::Met => TaskStatus::InTime,
        VerdictKind::Missed => TaskStatus::Late,
        VerdictKind::Running => TaskStatus::Running,
        VerdictKind::Overdue => TaskStatus::Overdue,
        VerdictKind::Paused
        | VerdictKind::NotStarted
        | VerdictKind::NotApplicable
        | VerdictKind::Undetermined
        | VerdictKind::Withdrawn
        | VerdictKind::RefusedBeforeAcceptance
        | VerdictKind::EndedAbnormally => TaskStatus::Undetermined,
    }
}
