//! Outcomes: the verdict on a case for one commitment, with all it rests on ([S9](crate::design#s9)).

use std::fmt;

use crate::check::verdict::{Findings, Verdict};
use crate::day::calendar::Basis;
use crate::ground::language::{Language, Localized, display_in_english};
use crate::ground::moment::Moment;
use crate::plan::citation::Place;
use crate::plan::commitment::{Commitment, Statutory};
use crate::term::amount::Unit;
use crate::term::deadline::Deadline;
use crate::term::limit::Limit;

/// The outcome of a case for one commitment.
#[derive(Clone, Copy, Debug)]
pub struct Outcome<'a> {
    pub(crate) commitment: &'a Commitment<'a>,
    pub(crate) limit: Limit,
    pub(crate) unit: Unit,
    pub(crate) verdict: Verdict,
    pub(crate) deadline: Option<Deadline>,
    pub(crate) basis: Basis,
    pub(crate) statutory: Option<TierOutcome<'a>>,
    pub(crate) findings: Findings,
    pub(crate) start: Option<Moment>,
    pub(crate) finish: Option<Moment>,
    pub(crate) hours_assumed: bool,
    pub(crate) decided_by: Option<Place>,
}

/// The outcome against the statutory limit (法定时限).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TierOutcome<'a> {
    pub(crate) statute: Option<&'a Statutory<'a>>,
    pub(crate) verdict: Verdict,
    pub(crate) deadline: Option<Deadline>,
}

impl<'a> TierOutcome<'a> {
    /// The text of the law that decided; `None` where none is known to bind the case:
    /// its clock has not started, or no text was in force on the day that it started.
    #[must_use]
    pub const fn statute(&self) -> Option<&'a Statutory<'a>> {
        self.statute
    }

    /// The verdict on the case as of that moment.
    #[must_use]
    pub const fn verdict(&self) -> Verdict {
        self.verdict
    }

    /// The deadline, where there is one for certain.
    #[must_use]
    pub const fn deadline(&self) -> Option<Deadline> {
        self.deadline
    }
}

impl<'a> Outcome<'a> {
    /// The commitment that the case was checked against.
    #[must_use]
    pub const fn commitment(&self) -> &'a Commitment<'a> {
        self.commitment
    }

    /// The limit that decided, before any extension of the case.
    #[must_use]
    pub const fn limit(&self) -> Limit {
        self.limit
    }

    /// The unit in which cases are measured against the limit.
    #[must_use]
    pub const fn unit(&self) -> Unit {
        self.unit
    }

    /// The verdict on the case as of that moment.
    #[must_use]
    pub const fn verdict(&self) -> Verdict {
        self.verdict
    }

    /// The deadline, where there is one for certain.
    #[must_use]
    pub const fn deadline(&self) -> Option<Deadline> {
        self.deadline
    }

    /// Whether the verdict rests on announced days alone. Its deadline may be
    /// provisional while the verdict is not: see [`Deadline::basis`].
    #[must_use]
    pub const fn basis(&self) -> Basis {
        self.basis
    }

    /// The outcome against the statutory limit, where the commitment has one.
    #[must_use]
    pub const fn statutory(&self) -> Option<TierOutcome<'a>> {
        self.statutory
    }

    /// What was noticed and dealt with by a policy.
    #[must_use]
    pub const fn findings(&self) -> Findings {
        self.findings
    }

    /// When the clock started; none where it has not.
    #[must_use]
    pub const fn start(&self) -> Option<Moment> {
        self.start
    }

    /// When the case finished; none while it is open.
    #[must_use]
    pub const fn finish(&self) -> Option<Moment> {
        self.finish
    }

    /// Whether the deadline used office hours that are only assumed.
    #[must_use]
    pub const fn hours_assumed(&self) -> bool {
        self.hours_assumed
    }

    /// The place of the reading that decided, where the source has two.
    #[must_use]
    pub const fn decided_by(&self) -> Option<Place> {
        self.decided_by
    }
}

impl Localized for Outcome<'_> {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let label = match language {
            Language::English => [": ", "; due ", "; "],
            Language::Chinese => ["：", "；到期", "；"],
        };
        let [colon, due, end] = label;
        f.write_str(self.commitment.title_in(language))?;
        f.write_str(colon)?;
        self.verdict.fmt_in(language, f)?;
        if let Some(deadline) = self.deadline {
            f.write_str(due)?;
            deadline.fmt_in(language, f)?;
        }
        f.write_str(end)?;
        self.basis.fmt_in(language, f)
    }
}

display_in_english!(Outcome<'_>);
