//! Checks: a promise bound to a schedule, and what it says of a case.

pub(crate) mod case;
pub(crate) mod checker;
pub(crate) mod explain;
pub(crate) mod outcome;
pub(crate) mod rule;
pub(crate) mod settings;
pub(crate) mod verdict;

pub use self::case::{Case, Occurrence, Repeated};
pub use self::checker::Checker;
pub use self::explain::Explanation;
pub use self::outcome::{Outcome, TierOutcome};
pub use self::rule::{Rule, RuleError, Usage};
pub use self::settings::{Settings, UnendedStop, UntidyStops};
pub use self::verdict::{Finding, Findings, NotApplicable, Undetermined, Verdict, VerdictKind};
