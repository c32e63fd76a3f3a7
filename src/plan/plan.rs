//! A plan: a table of promises, and which of its readings decides.

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::by_name::CommitmentsByName;
use super::citation::Place;
use super::commitment::Commitment;
use super::discrepancy::Discrepancy;
use super::indicator::{Indicator, Unmeasured};
use super::task::{Milestone, Task};
use super::warning::Warnings;
use crate::ground::language::{Language, Localized, display_in_english};

/// Why a plan cannot answer.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PlanError {
    /// No commitment in time of that id.
    UnknownCommitment {
        /// The id by which the plan is known, such as `huarong-2023`.
        plan: String,
        /// The id that was asked for and that nothing in the plan has.
        id: String,
    },
}

impl Localized for PlanError {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self, language) {
            (Self::UnknownCommitment { plan, id }, Language::English) => {
                write!(f, "the plan {plan} has no commitment in time called `{id}`")
            }
            (Self::UnknownCommitment { plan, id }, Language::Chinese) => {
                write!(f, "方案{plan}中没有编号为“{id}”的时限承诺")
            }
        }
    }
}

impl std::error::Error for PlanError {}

display_in_english!(PlanError);

/// Which of two contradicting readings decides the verdict ([S12](crate::design#s12)).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReadingPolicy {
    /// The stricter one, where one is stricter (从严); the fuller one, where one
    /// only states what the other leaves out. Each commitment names it.
    #[default]
    Strictest,
    /// That of the body (正文).
    Body,
    /// That of the annex (附件).
    Annex,
}

impl ReadingPolicy {
    /// The place whose words decide for `commitment`; `None` where the
    /// commitment has but one reading, or covers both.
    #[must_use]
    pub fn decides(self, commitment: &Commitment<'_>) -> Option<Place> {
        if commitment.readings().is_empty() {
            return None;
        }
        match self {
            Self::Strictest => commitment.strictest(),
            Self::Body => Some(Place::Body),
            Self::Annex => Some(Place::Annex),
        }
    }
}

impl Localized for ReadingPolicy {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self, language) {
            (Self::Strictest, Language::English) => f.write_str("strictest"),
            (Self::Strictest, Language::Chinese) => f.write_str("从严"),
            (Self::Body, _) => Place::Body.fmt_in(language, f),
            (Self::Annex, _) => Place::Annex.fmt_in(language, f),
        }
    }
}

display_in_english!(ReadingPolicy);

/// A plan (行动方案): what is promised in time, in numbers observed elsewhere and
/// without a number, the tasks with their dates, and where the document
/// contradicts itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan<'a> {
    id: &'a str,
    title: &'a str,
    issued: NaiveDate,
    commitments: &'a [Commitment<'a>],
    indicators: &'a [Indicator<'a>],
    unmeasured: &'a [Unmeasured<'a>],
    tasks: &'a [Task<'a>],
    discrepancies: &'a [Discrepancy<'a>],
    warnings: Warnings,
}

/// Which plan, as it is named in stored data: its id and its date of issue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PlanVersion<'a> {
    id: &'a str,
    issued: NaiveDate,
}

impl<'a> PlanVersion<'a> {
    /// The id by which the plan is known, such as `huarong-2023`.
    #[must_use]
    pub const fn id(&self) -> &'a str {
        self.id
    }

    /// The date on which the plan was issued (印发日期).
    #[must_use]
    pub const fn issued(&self) -> NaiveDate {
        self.issued
    }
}

/// One promise of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Promise<'a> {
    /// A time limit, checked against cases.
    InTime(&'a Commitment<'a>),
    /// A number that is observed elsewhere and held against the figure promised.
    Indicator(&'a Indicator<'a>),
    /// What no number can check.
    Unmeasured(&'a Unmeasured<'a>),
    /// A date by which tasks are to be done.
    Milestone(Milestone),
}

impl Promise<'_> {
    /// Its name in data: English, stable, and the same in every file and form.
    #[must_use]
    pub fn id(&self) -> String {
        match self {
            Self::InTime(commitment) => commitment.id().to_owned(),
            Self::Indicator(indicator) => indicator.id().to_owned(),
            Self::Unmeasured(promise) => promise.id().to_owned(),
            Self::Milestone(milestone) => milestone.id(),
        }
    }
}

impl<'a> Plan<'a> {
    /// The plan known as `id` and called `title`, issued on `issued`: unless a
    /// commitment has a period of its own, it binds cases started from then on.
    #[must_use]
    pub const fn new(
        id: &'a str,
        title: &'a str,
        issued: NaiveDate,
        commitments: &'a [Commitment<'a>],
    ) -> Self {
        Self {
            id,
            title,
            issued,
            commitments,
            indicators: &[],
            unmeasured: &[],
            tasks: &[],
            discrepancies: &[],
            warnings: Warnings::DEFAULT,
        }
    }

    /// Sets the indicators of the plan (指标).
    #[must_use]
    pub const fn with_indicators(mut self, indicators: &'a [Indicator<'a>]) -> Self {
        self.indicators = indicators;
        self
    }

    /// Sets its promises without a number.
    #[must_use]
    pub const fn with_unmeasured(mut self, unmeasured: &'a [Unmeasured<'a>]) -> Self {
        self.unmeasured = unmeasured;
        self
    }

    /// Sets its tasks, in the order of their numbers.
    #[must_use]
    pub const fn with_tasks(mut self, tasks: &'a [Task<'a>]) -> Self {
        self.tasks = tasks;
        self
    }

    /// Sets where it contradicts itself.
    #[must_use]
    pub const fn with_discrepancies(mut self, discrepancies: &'a [Discrepancy<'a>]) -> Self {
        self.discrepancies = discrepancies;
        self
    }

    /// Sets the points from which running cases of the plan are yellow, orange and red.
    #[must_use]
    pub const fn with_warnings(mut self, warnings: Warnings) -> Self {
        self.warnings = warnings;
        self
    }

    /// Its name in data, which is also its version.
    #[must_use]
    pub const fn id(&self) -> &'a str {
        self.id
    }

    /// Which plan it is, for stored data.
    #[must_use]
    pub const fn version(&self) -> PlanVersion<'a> {
        PlanVersion {
            id: self.id,
            issued: self.issued,
        }
    }

    /// Its title in Chinese, as the plan writes it.
    #[must_use]
    pub const fn title(&self) -> &'a str {
        self.title
    }

    /// The date on which the plan was issued (印发日期).
    #[must_use]
    pub const fn issued(&self) -> NaiveDate {
        self.issued
    }

    /// Its commitments in time, in the order of the document.
    #[must_use]
    pub const fn commitments(&self) -> &'a [Commitment<'a>] {
        self.commitments
    }

    /// The indicators of the plan (指标): numbers observed elsewhere.
    #[must_use]
    pub const fn indicators(&self) -> &'a [Indicator<'a>] {
        self.indicators
    }

    /// Its promises without a number.
    #[must_use]
    pub const fn unmeasured(&self) -> &'a [Unmeasured<'a>] {
        self.unmeasured
    }

    /// The tasks of the plan (重点任务), in their order.
    #[must_use]
    pub const fn tasks(&self) -> &'a [Task<'a>] {
        self.tasks
    }

    /// The task of that number.
    #[must_use]
    pub fn task(&self, number: u16) -> Option<&'a Task<'a>> {
        self.tasks.iter().find(|task| task.number() == number)
    }

    /// The dates its tasks are due by, in order; tasks without a date last.
    #[must_use]
    pub fn milestones(&self) -> Vec<Milestone> {
        let mut milestones: Vec<Milestone> = self.tasks.iter().map(Task::milestone).collect();
        milestones.sort_by_key(|milestone| (milestone.due().is_none(), *milestone));
        milestones.dedup();
        milestones
    }

    /// The tasks of a milestone.
    pub fn tasks_of(&self, milestone: Milestone) -> impl Iterator<Item = &'a Task<'a>> {
        let tasks = self.tasks.iter();
        tasks.filter(move |task| task.milestone() == milestone)
    }

    /// The places where the plan contradicts itself, each with what is made of it.
    #[must_use]
    pub const fn discrepancies(&self) -> &'a [Discrepancy<'a>] {
        self.discrepancies
    }

    /// Its warning points: 50, 80 and 100 % of the allowance unless set.
    #[must_use]
    pub const fn warnings(&self) -> Warnings {
        self.warnings
    }

    /// Every promise: those in time, the indicators, those without a number, and
    /// the dates of the tasks.
    pub fn promises(&self) -> impl Iterator<Item = Promise<'a>> {
        let in_time = self.commitments.iter().map(Promise::InTime);
        let indicators = self.indicators.iter().map(Promise::Indicator);
        let unmeasured = self.unmeasured.iter().map(Promise::Unmeasured);
        let milestones = self.milestones().into_iter().map(Promise::Milestone);
        in_time
            .chain(indicators)
            .chain(unmeasured)
            .chain(milestones)
    }

    /// The promise of that id.
    #[must_use]
    pub fn promise(&self, id: &str) -> Option<Promise<'a>> {
        self.promises().find(|promise| promise.id() == id)
    }

    /// The commitment of that id.
    ///
    /// ```
    /// use shixian::plan::huarong_2023;
    ///
    /// let plan = huarong_2023::PLAN;
    /// assert_eq!(plan.commitment("procurement-payment-20wd")?.title(), "收到发票至付款20个工作日");
    /// assert!(plan.commitment("lunch").is_err());
    /// # Ok::<(), shixian::plan::PlanError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`PlanError::UnknownCommitment`].
    pub fn commitment(&self, id: &str) -> Result<&'a Commitment<'a>, PlanError> {
        self.commitments
            .iter()
            .find(|commitment| commitment.id() == id)
            .ok_or_else(|| PlanError::UnknownCommitment {
                plan: self.id.to_owned(),
                id: id.to_owned(),
            })
    }

    /// The commitment that a log means by calling a matter `name`; `None` where
    /// none is called that, or more than one.
    #[must_use]
    pub fn called(&self, name: &str) -> Option<&'a Commitment<'a>> {
        self.by_name().called(name)
    }

    /// The commitments by their names: for more than a few of them.
    #[must_use]
    pub fn by_name(&self) -> CommitmentsByName<'a> {
        CommitmentsByName::of(self.commitments)
    }

    /// The period in which `commitment` binds the cases started.
    #[must_use]
    pub fn period(&self, commitment: &Commitment<'_>) -> (NaiveDate, Option<NaiveDate>) {
        commitment.period().unwrap_or((self.issued, None))
    }
}
