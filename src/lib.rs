#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod amount;
pub mod calendar;
mod case;
mod check;
mod commitment;
mod conventions;
mod count;
mod deadline;
mod elapsed;
mod explain;
mod fraction;
mod hours;
mod language;
mod limit;
#[cfg(feature = "csv")]
pub mod log;
mod moment;
mod outcome;
pub mod plan;
mod report;
mod rule;
mod schedule;
mod settings;
mod stops;
mod trace;
mod verdict;

pub use crate::amount::{Amount, Unit};
pub use crate::case::{Case, Occurrence, Repeated};
pub use crate::check::Checker;
pub use crate::commitment::{
    Citation, Commitment, Event, FINISHED, Place, STARTED, Start, Statutory, Target, Variant,
    commitment,
};
pub use crate::conventions::{
    Conventions, Cutoff, HalfDay, OutsideHours, Roll, StartDay, StopDays,
};
pub use crate::count::deadline;
pub use crate::deadline::{Deadline, DeadlineError, Due, Paused};
pub use crate::elapsed::{Elapsed, ElapsedError, deemed_acceptance};
pub use crate::explain::Explanation;
pub use crate::fraction::{Fraction, FractionError};
pub use crate::hours::{HoursError, OfficeHours, Session};
pub use crate::language::{InLanguage, Language, Localized};
pub use crate::limit::{
    BareDays, Limit, LimitError, calendar_days, clock_hours, clock_minutes, half_working_days,
    hours, immediate, minutes, months, until, working_days,
};
pub use crate::moment::{Moment, MomentError, Precision};
pub use crate::outcome::{Outcome, TierOutcome};
pub use crate::report::Tally;
pub use crate::rule::{MeasureError, Rule};
pub use crate::schedule::Schedule;
pub use crate::settings::{Settings, UnendedStop, UntidyStops};
pub use crate::stops::{ClockStop, StopError, StopKind, StopKinds, Stops};
pub use crate::trace::{Reason, Step, Trace, What, trace};
pub use crate::verdict::{Finding, Findings, NotApplicable, Undetermined, Verdict, VerdictKind};
