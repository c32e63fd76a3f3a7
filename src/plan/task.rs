//! Tasks: what a plan's annex sets to be done by a date, and by whom.

use std::fmt;

use chrono::NaiveDate;

use crate::ground::language::{Language, Localized, display_in_english};
use crate::plan::commitment::{Commitment, Event, commitment};
use crate::term::limit::until;

/// A heading of the annex that tasks stand under.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Section<'a> {
    measure: u16,
    item: Option<u16>,
    part: &'a str,
    title: &'a str,
}

impl<'a> Section<'a> {
    /// Measure `measure` of the annex, called `title`, in the part `part`; it is
    /// item `item` of the body, whose numbering may differ.
    #[must_use]
    pub const fn new(measure: u16, item: Option<u16>, part: &'a str, title: &'a str) -> Self {
        Self {
            measure,
            item,
            part,
            title,
        }
    }

    /// The measure's number in the annex (政策措施).
    #[must_use]
    pub const fn measure(&self) -> u16 {
        self.measure
    }

    /// The item of the body that says the same.
    #[must_use]
    pub const fn item(&self) -> Option<u16> {
        self.item
    }

    /// The part it stands in.
    #[must_use]
    pub const fn part(&self) -> &'a str {
        self.part
    }

    /// Its title in Chinese, as the plan writes it.
    #[must_use]
    pub const fn title(&self) -> &'a str {
        self.title
    }
}

/// Who has to do a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Assignment<'a> {
    group: &'a str,
    lead: &'a str,
    responsible: &'a str,
}

impl<'a> Assignment<'a> {
    /// Led by `lead` with `responsible`, of the special group `group`.
    #[must_use]
    pub const fn new(group: &'a str, lead: &'a str, responsible: &'a str) -> Self {
        Self {
            group,
            lead,
            responsible,
        }
    }

    /// The special group responsible (责任专项组).
    #[must_use]
    pub const fn group(&self) -> &'a str {
        self.group
    }

    /// The lead unit or units (牵头单位), as printed.
    #[must_use]
    pub const fn lead(&self) -> &'a str {
        self.lead
    }

    /// The responsible units (责任单位), as printed; empty where none are.
    #[must_use]
    pub const fn responsible(&self) -> &'a str {
        self.responsible
    }
}

/// A task of the annex (重点任务).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Task<'a> {
    number: u16,
    text: &'a str,
    section: Section<'a>,
    assignment: Assignment<'a>,
    due: Option<NaiveDate>,
    is_ongoing: bool,
    due_words: &'a str,
}

/// Task `number` of the annex, which says `text`, under `section`.
#[must_use]
pub const fn task<'a>(number: u16, text: &'a str, section: Section<'a>) -> Task<'a> {
    Task {
        number,
        text,
        section,
        assignment: Assignment::new("", "", ""),
        due: None,
        is_ongoing: false,
        due_words: "",
    }
}

/// The event that starts the clock of every task.
const ISSUED: Event<'static> = Event::new("plan-issued", "方案印发");
/// The event that ends it.
const COMPLETED: Event<'static> = Event::new("task-completed", "任务完成");

impl<'a> Task<'a> {
    /// Sets who has to do it.
    #[must_use]
    pub const fn assigned(mut self, assignment: Assignment<'a>) -> Self {
        self.assignment = assignment;
        self
    }

    /// Sets that it is due by the end of `date`, as `words` say (完成时限).
    #[must_use]
    pub const fn due(mut self, date: NaiveDate, words: &'a str) -> Self {
        self.due = Some(date);
        self.due_words = words;
        self
    }

    /// Sets that the duty goes on after its date, or has none (长期推进).
    #[must_use]
    pub const fn ongoing(mut self) -> Self {
        self.is_ongoing = true;
        self
    }

    /// Sets that it has no date, as `words` say, and goes on.
    #[must_use]
    pub const fn without_date(mut self, words: &'a str) -> Self {
        self.due = None;
        self.is_ongoing = true;
        self.due_words = words;
        self
    }

    /// The number of the task in the annex (序号), from 1.
    #[must_use]
    pub const fn number(&self) -> u16 {
        self.number
    }

    /// What the task is, word for word.
    #[must_use]
    pub const fn text(&self) -> &'a str {
        self.text
    }

    /// The heading it stands under.
    #[must_use]
    pub const fn section(&self) -> Section<'a> {
        self.section
    }

    /// Who has to do it.
    #[must_use]
    pub const fn assignment(&self) -> Assignment<'a> {
        self.assignment
    }

    /// The date it is due by; none where it only goes on.
    #[must_use]
    pub const fn due_date(&self) -> Option<NaiveDate> {
        self.due
    }

    /// Whether the duty goes on after the date.
    #[must_use]
    pub const fn is_ongoing(&self) -> bool {
        self.is_ongoing
    }

    /// The words of the date, as printed.
    #[must_use]
    pub const fn due_words(&self) -> &'a str {
        self.due_words
    }

    /// The milestone it belongs to: its date, and whether it goes on.
    #[must_use]
    pub const fn milestone(&self) -> Milestone {
        Milestone {
            due: self.due,
            is_ongoing: self.is_ongoing,
        }
    }

    /// The commitment to have it done by its date, for the engine that checks
    /// cases; none where it has no date.
    ///
    /// ```
    /// use shixian::plan::huarong_2023;
    ///
    /// let task = huarong_2023::PLAN.task(33).unwrap();
    /// assert_eq!(task.commitment().unwrap().limit().to_string(), "until 2023-04-30");
    /// ```
    #[must_use]
    pub const fn commitment(&self) -> Option<Commitment<'a>> {
        match self.due {
            Some(date) => Some(
                commitment("task", self.text)
                    .from(ISSUED)
                    .to(COMPLETED)
                    .within(until(date)),
            ),
            None => None,
        }
    }
}

/// The number, the text and the date in one line.
impl Localized for Task<'_> {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match language {
            Language::English => write!(f, "task {}: {} (", self.number, self.text)?,
            Language::Chinese => write!(f, "第{}项：{}（", self.number, self.text)?,
        }
        self.milestone().fmt_in(language, f)?;
        f.write_str(match language {
            Language::English => ")",
            Language::Chinese => "）",
        })
    }
}

/// A date that tasks are due by (完成时限), and whether their duty goes on after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Milestone {
    due: Option<NaiveDate>,
    is_ongoing: bool,
}

impl Milestone {
    /// The date; none where tasks only go on.
    #[must_use]
    pub const fn due(&self) -> Option<NaiveDate> {
        self.due
    }

    /// Whether the duty goes on.
    #[must_use]
    pub const fn is_ongoing(&self) -> bool {
        self.is_ongoing
    }

    /// Its name in data, such as `milestone-2023-06-30-ongoing`.
    #[must_use]
    pub fn id(&self) -> String {
        match self.due {
            Some(date) if self.is_ongoing => format!("milestone-{date}-ongoing"),
            Some(date) => format!("milestone-{date}"),
            None => "milestone-open-ended".to_owned(),
        }
    }
}

impl Localized for Milestone {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.due, language) {
            (Some(date), Language::English) => {
                write!(
                    f,
                    "by {date}{}",
                    if self.is_ongoing { ", ongoing" } else { "" }
                )
            }
            (Some(date), Language::Chinese) => {
                write!(
                    f,
                    "截至{date}{}",
                    if self.is_ongoing {
                        "，长期推进"
                    } else {
                        ""
                    }
                )
            }
            (None, Language::English) => f.write_str("ongoing, no date"),
            (None, Language::Chinese) => f.write_str("长期推进，未定日期"),
        }
    }
}

display_in_english!(Task<'_>, Milestone);
