//! Tallies: outcomes added up.

use crate::calendar::Basis;
use crate::outcome::Outcome;
use crate::verdict::{Finding, VerdictKind};

/// Outcomes counted by verdict. Tallies of parts merge to the tally of the
/// whole, in any order.
///
/// ```
/// use chrono::NaiveDate;
/// use shixian::plan::huarong_2023;
/// use shixian::{Case, Rule, Schedule, Settings, Tally, VerdictKind};
///
/// let at = |d, h| NaiveDate::from_ymd_opt(2023, 6, d).unwrap().and_hms_opt(h, 0, 0).unwrap();
/// let rule = Rule::new(&huarong_2023::JOINT_ACCEPTANCE, &Schedule::china(), &Settings::new());
/// let mut tally = Tally::default();
/// for finished in [at(26, 16), at(27, 9)] {
///     tally.add(&rule.check(&Case::new("").started(at(20, 10)).finished(finished), at(30, 0)));
/// }
/// assert_eq!(tally.cases(), 2);
/// assert_eq!(tally.count(VerdictKind::Missed), 1);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    verdicts: [u64; VerdictKind::ALL.len()],
    findings: [u64; Finding::ALL.len()],
    provisional: u64,
    hours_assumed: u64,
}

impl Tally {
    /// Adds an outcome.
    pub fn add(&mut self, outcome: &Outcome<'_>) {
        let kind = outcome.verdict().kind();
        if let Some(count) = self.verdicts.get_mut(kind as usize) {
            *count += 1;
        }
        for finding in outcome.findings().iter() {
            if let Some(count) = self.findings.get_mut(finding as usize) {
                *count += 1;
            }
        }
        self.provisional += u64::from(outcome.basis() == Basis::Provisional);
        self.hours_assumed += u64::from(outcome.hours_assumed());
    }

    /// Adds another tally.
    pub fn merge(&mut self, other: &Self) {
        let add = |into: &mut [u64], from: &[u64]| {
            for (into, from) in into.iter_mut().zip(from) {
                *into += from;
            }
        };
        add(&mut self.verdicts, &other.verdicts);
        add(&mut self.findings, &other.findings);
        self.provisional += other.provisional;
        self.hours_assumed += other.hours_assumed;
    }

    /// How many outcomes.
    #[must_use]
    pub fn cases(&self) -> u64 {
        self.verdicts.iter().sum()
    }

    /// How many outcomes of a kind.
    #[must_use]
    pub fn count(&self, kind: VerdictKind) -> u64 {
        self.verdicts.get(kind as usize).copied().unwrap_or(0)
    }

    /// How many outcomes with a finding.
    #[must_use]
    pub fn found(&self, finding: Finding) -> u64 {
        self.findings.get(finding as usize).copied().unwrap_or(0)
    }

    /// How many verdicts rest on provisional days.
    #[must_use]
    pub const fn provisional(&self) -> u64 {
        self.provisional
    }

    /// How many verdicts used office hours that are only assumed.
    #[must_use]
    pub const fn hours_assumed(&self) -> u64 {
        self.hours_assumed
    }
}
