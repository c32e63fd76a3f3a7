//! The forms of verdicts, outcomes, usage and explanations as data.

use chrono::NaiveDateTime;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::check::explain::Explanation;
use crate::check::outcome::{Outcome, TierOutcome};
use crate::check::rule::Usage;
use crate::check::verdict::{Finding, Findings, NotApplicable, Undetermined, Verdict, VerdictKind};
use crate::day::calendar::Basis;
use crate::ground::form::form_is_id;
use crate::ground::fraction::Fraction;
use crate::ground::language::Language;
use crate::ground::moment::Moment;
use crate::plan::citation::Place;
use crate::plan::commitment::Statutory;
use crate::term::amount::{Amount, Unit};
use crate::term::deadline::{Deadline, Due};
use crate::term::limit::Limit;
use crate::term::trace::Step;

/// The name and version of the form of an outcome.
const OUTCOME: &str = "shixian-outcome/1";
/// The name and version of the form of an explanation.
const EXPLANATION: &str = "shixian-explanation/1";

form_is_id!(VerdictKind, Undetermined, NotApplicable, Finding);

#[derive(Serialize, Deserialize)]
#[serde(rename = "Verdict", deny_unknown_fields)]
struct VerdictForm<'a> {
    kind: VerdictKind,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    amount: Option<Amount>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    in_time: Option<bool>,
    #[serde(default, borrow, skip_serializing_if = "Option::is_none")]
    reason: Option<std::borrow::Cow<'a, str>>,
}

impl Serialize for Verdict {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let reason = match self {
            Self::NotApplicable(reason) => Some(reason.id()),
            Self::Undetermined(reason) => Some(reason.id()),
            _ => None,
        };
        let form = VerdictForm {
            kind: self.kind(),
            amount: self.amount(),
            in_time: match *self {
                Self::Withdrawn { in_time } => in_time,
                _ => None,
            },
            reason: reason.map(Into::into),
        };
        form.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Verdict {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let form = VerdictForm::deserialize(deserializer)?;
        let kind = form.kind.id();
        let amount = form.amount;
        let verdict = match form.kind {
            VerdictKind::Met => Self::Met { margin: amount },
            VerdictKind::Missed => Self::Missed { by: amount },
            VerdictKind::Running => Self::Running { remaining: amount },
            VerdictKind::Overdue => Self::Overdue { by: amount },
            VerdictKind::Paused => Self::Paused {
                remaining: amount.ok_or_else(|| D::Error::missing_field("amount"))?,
            },
            VerdictKind::NotStarted => Self::NotStarted,
            VerdictKind::NotApplicable => Self::NotApplicable(named(form.reason.as_deref())?),
            VerdictKind::Undetermined => Self::Undetermined(named(form.reason.as_deref())?),
            VerdictKind::Withdrawn => Self::Withdrawn {
                in_time: form.in_time,
            },
            VerdictKind::RefusedBeforeAcceptance => Self::RefusedBeforeAcceptance,
            VerdictKind::EndedAbnormally => Self::EndedAbnormally,
        };
        let has_reason = matches!(verdict, Self::NotApplicable(_) | Self::Undetermined(_));
        if form.reason.is_some() && !has_reason {
            return Err(D::Error::custom(format!(
                "a verdict `{kind}` has no reason"
            )));
        }
        if verdict.amount() != amount {
            return Err(D::Error::custom(format!(
                "a verdict `{kind}` has no amount"
            )));
        }
        Ok(verdict)
    }
}

/// The reason of that name.
fn named<'t, T: Deserialize<'t>, E: serde::de::Error>(reason: Option<&'t str>) -> Result<T, E> {
    let reason = reason.ok_or_else(|| E::missing_field("reason"))?;
    T::deserialize(serde::de::value::StrDeserializer::new(reason))
}

impl Serialize for Findings {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

impl<'de> Deserialize<'de> for Findings {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut findings = Self::default();
        for finding in Vec::<Finding>::deserialize(deserializer)? {
            findings.add(finding);
        }
        Ok(findings)
    }
}

#[derive(Serialize)]
#[serde(rename = "TierOutcome")]
struct TierForm<'a> {
    verdict: Verdict,
    deadline: Option<Deadline>,
    statute: Option<&'a Statutory<'a>>,
}

impl Serialize for TierOutcome<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let form = TierForm {
            verdict: self.verdict(),
            deadline: self.deadline(),
            statute: self.statute(),
        };
        form.serialize(serializer)
    }
}

#[derive(Serialize)]
#[serde(rename = "Outcome")]
struct OutcomeForm<'a> {
    schema: &'static str,
    commitment: &'a str,
    limit: Limit,
    unit: Unit,
    verdict: Verdict,
    deadline: Option<Deadline>,
    basis: Basis,
    statutory: Option<TierOutcome<'a>>,
    started_at: Option<Moment>,
    finished_at: Option<Moment>,
    hours_assumed: bool,
    decided_by: Option<Place>,
    findings: Findings,
}

impl Serialize for Outcome<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let form = OutcomeForm {
            schema: OUTCOME,
            commitment: self.commitment().id(),
            limit: self.limit(),
            unit: self.unit(),
            verdict: self.verdict(),
            deadline: self.deadline(),
            basis: self.basis(),
            statutory: self.statutory(),
            started_at: self.start(),
            finished_at: self.finish(),
            hours_assumed: self.hours_assumed(),
            decided_by: self.decided_by(),
            findings: self.findings(),
        };
        form.serialize(serializer)
    }
}

#[derive(Serialize)]
#[serde(rename = "Usage")]
struct UsageForm {
    used: Amount,
    allowance: Amount,
    share: Fraction,
}

impl Serialize for Usage {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let form = UsageForm {
            used: self.used(),
            allowance: self.allowance(),
            share: self.share(),
        };
        form.serialize(serializer)
    }
}

#[derive(Serialize)]
#[serde(rename = "Explanation")]
struct ExplanationForm<'a> {
    schema: &'static str,
    case: &'a str,
    commitment: &'a str,
    title: &'a str,
    title_en: &'a str,
    source: String,
    limit: Limit,
    extension: Option<Limit>,
    decided_by: Option<Place>,
    judged_at: Option<NaiveDateTime>,
    outcome: Option<Outcome<'a>>,
    due: Option<Due>,
    steps: Vec<Step<'a>>,
}

/// What is explained, as data: see [`forms`](crate::design::forms).
impl Serialize for Explanation<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (rule, case) = (self.rule, self.case);
        let commitment = rule.commitment();
        let trace = match self.judged {
            None => rule.trace_due(case),
            Some((now, _)) => rule.trace(case, now),
        };
        let steps = trace.ok().filter(|_| self.steps);
        let form = ExplanationForm {
            schema: EXPLANATION,
            case: case.id(),
            commitment: commitment.id(),
            title: commitment.title(),
            title_en: commitment.title_in(Language::English),
            source: commitment.citation().to_string(),
            limit: rule.limit(),
            extension: case.extension(),
            decided_by: rule.decided_by(),
            judged_at: self.judged.map(|(now, _)| now),
            outcome: self.judged.map(|(_, outcome)| outcome),
            due: rule.due(case).ok().filter(|_| self.judged.is_none()),
            steps: steps.into_iter().flatten().collect(),
        };
        form.serialize(serializer)
    }
}
