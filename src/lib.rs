#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod amount;
pub mod calendar;
mod case;
mod check;
mod commitment;
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
pub mod plan;
mod report;
mod schedule;
mod stops;
mod trace;
mod verdict;

pub use crate::amount::{Amount, Unit};
pub use crate::case::{Case, Occurrence, Repeated};
pub use crate::check::{
    Checker, MeasureError, Outcome, Rule, Settings, TierOutcome, UnendedStop, UntidyStops,
};
pub use crate::commitment::{
    Citation, Commitment, Event, FINISHED, Place, STARTED, Start, Statutory, Target, Variant,
    commitment,
};
pub use crate::deadline::{Deadline, DeadlineError, Due, Paused, deadline};
pub use crate::elapsed::{Elapsed, ElapsedError, deemed_acceptance};
pub use crate::explain::Explanation;
pub use crate::fraction::{Fraction, FractionError};
pub use crate::hours::{HoursError, OfficeHours, Session};
pub use crate::language::{InLanguage, Language, Localized};
pub use crate::limit::{
    BareDays, Conventions, Cutoff, HalfDay, Limit, LimitError, OutsideHours, Roll, StartDay,
    StopDays, calendar_days, clock_hours, clock_minutes, half_working_days, hours, immediate,
    minutes, months, until, working_days,
};
pub use crate::moment::{Moment, MomentError, Precision};
pub use crate::report::Tally;
pub use crate::schedule::Schedule;
pub use crate::stops::{ClockStop, StopError, StopKind, StopKinds, Stops};
pub use crate::trace::{Reason, Step, Trace, What, trace};
pub use crate::verdict::{Finding, Findings, NotApplicable, Undetermined, Verdict, VerdictKind};
