//! Checks: a promise bound to a schedule, and what it says of a case.
//!
//! A [`Case`] is what an agency's system knows of one application: its timestamps, its
//! category and its stops. A [`Rule`] is a commitment bound to a schedule, and a
//! [`Checker`] all those of a plan; [`Settings`] say how dirty data is dealt with.
//! Checking gives an [`Outcome`]: the [`Verdict`] with the deadline and all else that it
//! rests on. An [`Explanation`] tells it day by day, and [`Usage`] how much of the time
//! is used. Checking a case never fails and never allocates; trouble is a verdict.
//!
//! ```
//! use chrono::NaiveDate;
//! use shixian::plan::huarong_2023;
//! use shixian::{Case, Checker, Schedule, VerdictKind};
//!
//! let at = |d, h| NaiveDate::from_ymd_opt(2023, 6, d).unwrap().and_hms_opt(h, 0, 0).unwrap();
//! let checker = Checker::new(&huarong_2023::PLAN, &Schedule::china());
//! let rule = checker.rule("construction-joint-acceptance-3wd")?;
//!
//! // asked for on 20 June; the Dragon Boat Festival is not counted
//! let open = Case::new("HR-1").started(at(20, 10));
//! assert_eq!(rule.check(&open, at(25, 12)).verdict().to_string(), "running, 1 working day left");
//!
//! let outcome = rule.check(&open.finished(at(27, 9)), at(30, 0));
//! assert_eq!(outcome.verdict().kind(), VerdictKind::Missed);
//! assert_eq!(outcome.deadline().unwrap().to_string(), "2023-06-26, end of day");
//! # Ok::<(), shixian::plan::PlanError>(())
//! ```

pub(crate) mod case;
pub(crate) mod checker;
pub(crate) mod ending;
pub(crate) mod explain;
mod form;
pub(crate) mod judged_at;
pub(crate) mod outcome;
pub(crate) mod rule;
pub(crate) mod settings;
pub(crate) mod verdict;

pub use self::case::{Case, Occurrence, Repeated};
pub use self::checker::Checker;
pub use self::ending::Ending;
pub use self::explain::Explanation;
pub use self::judged_at::JudgedAt;
pub use self::outcome::{Outcome, TierOutcome};
pub use self::rule::{Rule, RuleError, Usage};
pub use self::settings::{Settings, UnendedStop, UntidyStops};
pub use self::verdict::{Finding, Findings, NotApplicable, Undetermined, Verdict, VerdictKind};
