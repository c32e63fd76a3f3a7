//! Plans: tables of commitments, and how their contradictions are read.

pub mod huarong_2023;

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::commitment::{Commitment, Place};
use crate::language::{Language, Localized, display_in_english};

/// Why a plan cannot answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PlanError {
    /// No commitment of that id.
    #[error("the plan {plan} has no commitment `{id}`; `shixian commitments` lists those it has")]
    UnknownCommitment {
        /// The plan's id.
        plan: String,
        /// The id asked for.
        id: String,
    },
}

/// Which of two contradicting readings decides the verdict (S12).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reading {
    /// The stricter one, where one is stricter (从严); the fuller one, where one
    /// only states what the other leaves out. Each commitment names it.
    #[default]
    Strictest,
    /// That of the body (正文).
    Body,
    /// That of the annex (附件).
    Annex,
}

impl Reading {
    /// The place whose words decide for `commitment`; `None` where the
    /// commitment has but one reading, or covers both.
    #[must_use]
    pub fn decides(self, commitment: &Commitment<'_>) -> Option<Place> {
        if commitment.variants().is_empty() {
            return None;
        }
        match self {
            Self::Strictest => commitment.strictest(),
            Self::Body => Some(Place::Body),
            Self::Annex => Some(Place::Annex),
        }
    }
}

impl Localized for Reading {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self, language) {
            (Self::Strictest, Language::English) => f.write_str("strictest"),
            (Self::Strictest, Language::Chinese) => f.write_str("从严"),
            (Self::Body, _) => Place::Body.fmt_in(language, f),
            (Self::Annex, _) => Place::Annex.fmt_in(language, f),
        }
    }
}

display_in_english!(Reading);

/// A plan (行动方案): a table of commitments with the document they stand in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan<'a> {
    id: &'a str,
    title: &'a str,
    issued: NaiveDate,
    commitments: &'a [Commitment<'a>],
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
        }
    }

    /// Its name in data, which is also its version.
    #[must_use]
    pub const fn id(&self) -> &'a str {
        self.id
    }

    /// Its title.
    #[must_use]
    pub const fn title(&self) -> &'a str {
        self.title
    }

    /// The date of issue.
    #[must_use]
    pub const fn issued(&self) -> NaiveDate {
        self.issued
    }

    /// Its commitments, in the order of the document.
    #[must_use]
    pub const fn commitments(&self) -> &'a [Commitment<'a>] {
        self.commitments
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
        let mut called = self.commitments.iter().filter(|c| c.is_called(name));
        let first = called.next()?;
        called.next().is_none().then_some(first)
    }

    /// The period in which `commitment` binds the cases started.
    #[must_use]
    pub fn period(&self, commitment: &Commitment<'_>) -> (NaiveDate, Option<NaiveDate>) {
        commitment.period().unwrap_or((self.issued, None))
    }
}
