//! Tallies: outcomes added up.

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::distribution::Distribution;
use super::stored::{Counts, Schema, countable, named, ordered};
use crate::check::outcome::Outcome;
use crate::check::verdict::{Finding, NotApplicable, Undetermined, Verdict, VerdictKind};
use crate::day::calendar::Basis;
use crate::ground::fraction::Fraction;
use crate::term::elapsed::Elapsed;

/// Outcomes counted by verdict, and how long the finished cases took. Tallies of
/// parts merge to the tally of the whole, in any order and exactly.
///
/// A tally is stored whole, as `schema` ([`TALLY_SCHEMA`](super::TALLY_SCHEMA)), the
/// counts by name of `verdicts`, `statutory` verdicts, the reasons of those
/// `undetermined` and `not_applicable`, and `findings`; `provisional`,
/// `hours_assumed`, `unmeasured`; and `taken` and `overdue_taken`, each a
/// [`Distribution`]. Tallies read back
/// merge as the originals do, so that parts can be counted in one place each and added
/// up in another:
///
/// ```
/// use shixian::tally::Tally;
///
/// let part = serde_json::to_string(&Tally::default())?;
/// let mut all: Tally = serde_json::from_str(&part)?;
/// all.merge(&serde_json::from_str(&part)?);
/// assert_eq!(all, Tally::default());
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// ```
/// use chrono::NaiveDate;
/// use shixian::plan::huarong_2023;
/// use shixian::{Case, Fraction, Rule, Schedule, Settings, VerdictKind};
/// use shixian::tally::Tally;
///
/// let at = |d, h| NaiveDate::from_ymd_opt(2023, 6, d).unwrap().and_hms_opt(h, 0, 0).unwrap();
/// let rule = Rule::new(&huarong_2023::JOINT_ACCEPTANCE, &Schedule::china(), &Settings::new());
/// let mut tally = Tally::default();
/// for finished in [at(26, 16), at(27, 9)] {
///     let case = Case::new("").started(at(20, 10)).finished(finished);
///     let now = at(30, 0);
///     tally.add(&rule.check(&case, now), rule.elapsed(&case, now).ok().as_ref());
/// }
/// assert_eq!(tally.cases(), 2);
/// assert_eq!(tally.count(VerdictKind::Missed), 1);
/// assert_eq!(tally.share(), Fraction::new(1, 2));
/// assert_eq!(tally.taken().mean(), Fraction::new(7, 2));
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tally {
    verdicts: [u64; VerdictKind::ALL.len()],
    statutory: [u64; VerdictKind::ALL.len()],
    undetermined: [u64; Undetermined::ALL.len()],
    not_applicable: [u64; NotApplicable::ALL.len()],
    findings: [u64; Finding::ALL.len()],
    provisional: u64,
    hours_assumed: u64,
    taken: Distribution,
    unmeasured: u64,
    overdue: Distribution,
}

impl Tally {
    /// Adds an outcome, and how long the case has taken, where that is known: a
    /// finished case is measured by it in the limit's own unit.
    pub fn add(&mut self, outcome: &Outcome<'_>, elapsed: Option<&Elapsed>) {
        let verdict = outcome.verdict();
        let kind = verdict.kind();
        count(&mut self.verdicts, kind as usize);
        match verdict {
            Verdict::Undetermined(reason) => count(&mut self.undetermined, reason as usize),
            Verdict::NotApplicable(reason) => count(&mut self.not_applicable, reason as usize),
            _ => {}
        }
        if let Some(tier) = outcome.statutory() {
            count(&mut self.statutory, tier.verdict().kind() as usize);
        }
        for finding in outcome.findings().iter() {
            count(&mut self.findings, finding as usize);
        }
        self.provisional += u64::from(outcome.basis() == Basis::Provisional);
        self.hours_assumed += u64::from(outcome.hours_assumed());
        if kind == VerdictKind::Overdue
            && let Some(amount) = elapsed.and_then(|elapsed| elapsed.in_unit(outcome.unit()))
        {
            self.overdue.add(amount);
        }
        let is_measured = matches!(kind, VerdictKind::Met | VerdictKind::Missed);
        let is_finished = match verdict {
            Verdict::Undetermined(
                Undetermined::MissingStart
                | Undetermined::EndBeforeStart
                | Undetermined::FinishAfterNow
                | Undetermined::RepeatedEvent,
            ) => true,
            Verdict::Undetermined(_) => outcome.finish().is_some(),
            _ => is_measured,
        };
        if is_finished {
            match elapsed.and_then(|elapsed| elapsed.in_unit(outcome.unit())) {
                Some(amount) if is_measured => self.taken.add(amount),
                _ => self.unmeasured += 1,
            }
        }
    }

    /// Adds another tally, as if its cases had been counted here.
    pub fn merge(&mut self, other: &Self) {
        let add = |into: &mut [u64], from: &[u64]| {
            for (into, from) in into.iter_mut().zip(from) {
                *into += from;
            }
        };
        add(&mut self.verdicts, &other.verdicts);
        add(&mut self.statutory, &other.statutory);
        add(&mut self.undetermined, &other.undetermined);
        add(&mut self.not_applicable, &other.not_applicable);
        add(&mut self.findings, &other.findings);
        self.provisional += other.provisional;
        self.hours_assumed += other.hours_assumed;
        self.taken.merge(&other.taken);
        self.unmeasured += other.unmeasured;
        self.overdue.merge(&other.overdue);
    }

    /// How many outcomes were added, of every verdict.
    #[must_use]
    pub fn cases(&self) -> u64 {
        self.verdicts.iter().sum()
    }

    /// How many outcomes of a kind.
    #[must_use]
    pub fn count(&self, kind: VerdictKind) -> u64 {
        get(&self.verdicts, kind as usize)
    }

    /// How many outcomes of a kind against the statutory limit.
    #[must_use]
    pub fn statutory(&self, kind: VerdictKind) -> u64 {
        get(&self.statutory, kind as usize)
    }

    /// How many undetermined outcomes for a reason.
    #[must_use]
    pub fn undetermined(&self, reason: Undetermined) -> u64 {
        get(&self.undetermined, reason as usize)
    }

    /// How many outcomes that do not apply for a reason.
    #[must_use]
    pub fn not_applicable(&self, reason: NotApplicable) -> u64 {
        get(&self.not_applicable, reason as usize)
    }

    /// How many outcomes with a finding.
    #[must_use]
    pub fn found(&self, finding: Finding) -> u64 {
        get(&self.findings, finding as usize)
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

    /// How many cases are closed with a verdict: met or missed.
    #[must_use]
    pub fn closed(&self) -> u64 {
        self.count(VerdictKind::Met) + self.count(VerdictKind::Missed)
    }

    /// How many cases are open: running, overdue or paused.
    #[must_use]
    pub fn open(&self) -> u64 {
        let open = [
            VerdictKind::Running,
            VerdictKind::Overdue,
            VerdictKind::Paused,
        ];
        open.into_iter().map(|kind| self.count(kind)).sum()
    }

    /// The share of the closed cases that were in time, as a fraction of one;
    /// `None` over no cases.
    #[must_use]
    pub fn share(&self) -> Option<Fraction> {
        ratio(self.count(VerdictKind::Met), self.closed())
    }

    /// The share if every open case that is overdue is counted as missed, which it
    /// will be.
    #[must_use]
    pub fn share_with_overdue(&self) -> Option<Fraction> {
        let all = self.closed() + self.count(VerdictKind::Overdue);
        ratio(self.count(VerdictKind::Met), all)
    }

    /// The share of the closed cases that kept the statutory limit.
    #[must_use]
    pub fn statutory_share(&self) -> Option<Fraction> {
        let met = self.statutory(VerdictKind::Met);
        ratio(met, met + self.statutory(VerdictKind::Missed))
    }

    /// How long the closed cases took, stops taken out, in the limit's own unit.
    #[must_use]
    pub const fn taken(&self) -> &Distribution {
        &self.taken
    }

    /// How long the open cases that are overdue have taken so far, in the limit's own
    /// unit, where that is known.
    #[must_use]
    pub const fn overdue_taken(&self) -> &Distribution {
        &self.overdue
    }

    /// How many finished cases could not be measured.
    #[must_use]
    pub const fn unmeasured(&self) -> u64 {
        self.unmeasured
    }
}

/// A tally as it is stored.
#[derive(Serialize, Deserialize)]
struct Form {
    schema: Schema,
    verdicts: Counts,
    statutory: Counts,
    undetermined: Counts,
    not_applicable: Counts,
    findings: Counts,
    provisional: u64,
    hours_assumed: u64,
    unmeasured: u64,
    taken: Distribution,
    #[serde(default)]
    overdue_taken: Distribution,
}

impl Serialize for Tally {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let form = Form {
            schema: Schema,
            verdicts: named(VerdictKind::ALL.map(VerdictKind::id), self.verdicts),
            statutory: named(VerdictKind::ALL.map(VerdictKind::id), self.statutory),
            undetermined: named(Undetermined::ALL.map(Undetermined::id), self.undetermined),
            not_applicable: named(
                NotApplicable::ALL.map(NotApplicable::id),
                self.not_applicable,
            ),
            findings: named(Finding::ALL.map(Finding::id), self.findings),
            provisional: self.provisional,
            hours_assumed: self.hours_assumed,
            unmeasured: self.unmeasured,
            taken: self.taken.clone(),
            overdue_taken: self.overdue.clone(),
        };
        form.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Tally {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let form = Form::deserialize(deserializer)?;
        Self::of_form(form).map_err(D::Error::custom)
    }
}

impl Tally {
    fn of_form(form: Form) -> Result<Self, String> {
        let tally = Self {
            verdicts: ordered(VerdictKind::ALL.map(VerdictKind::id), &form.verdicts)?,
            statutory: ordered(VerdictKind::ALL.map(VerdictKind::id), &form.statutory)?,
            undetermined: ordered(Undetermined::ALL.map(Undetermined::id), &form.undetermined)?,
            not_applicable: ordered(
                NotApplicable::ALL.map(NotApplicable::id),
                &form.not_applicable,
            )?,
            findings: ordered(Finding::ALL.map(Finding::id), &form.findings)?,
            provisional: countable(form.provisional)?,
            hours_assumed: countable(form.hours_assumed)?,
            taken: form.taken,
            unmeasured: countable(form.unmeasured)?,
            overdue: form.overdue_taken,
        };
        let reasons = [
            (
                VerdictKind::Undetermined,
                tally.undetermined.iter().sum::<u64>(),
            ),
            (
                VerdictKind::NotApplicable,
                tally.not_applicable.iter().sum(),
            ),
        ];
        for (kind, of_reasons) in reasons {
            let of_verdicts = tally.count(kind);
            if of_verdicts != of_reasons {
                return Err(format!(
                    "{of_verdicts} verdicts `{}` have {of_reasons} reasons",
                    kind.id()
                ));
            }
        }
        Ok(tally)
    }
}

fn count(counts: &mut [u64], index: usize) {
    if let Some(count) = counts.get_mut(index) {
        *count += 1;
    }
}

fn get(counts: &[u64], index: usize) -> u64 {
    counts.get(index).copied().unwrap_or(0)
}

pub(super) fn ratio(part: u64, of: u64) -> Option<Fraction> {
    Fraction::from_parts(part.into(), of.into())
}
