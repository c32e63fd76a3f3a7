#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod amount;
pub mod calendar;
mod case;
mod check;
mod citation;
mod commitment;
mod conventions;
mod count;
mod deadline;
mod docket;
mod elapsed;
mod explain;
#[cfg(feature = "ical")]
pub mod feed;
mod fraction;
mod hours;
mod indicator;
mod language;
mod latest_start;
mod limit;
#[cfg(feature = "csv")]
pub mod log;
mod moment;
mod outcome;
pub mod plan;
pub mod report;
#[cfg(feature = "csv")]
pub mod review;
mod rule;
mod schedule;
mod settings;
mod stops;
mod task;
pub mod timer;
mod trace;
mod verdict;
mod warning;

pub use crate::amount::{Amount, Unit};
pub use crate::case::{Case, Occurrence, Repeated};
pub use crate::check::Checker;
pub use crate::citation::{Citation, Note, Place};
pub use crate::commitment::{
    Commitment, Event, FINISHED, STARTED, Start, Statutory, Target, Variant, commitment,
};
pub use crate::conventions::{
    Conventions, Cutoff, HalfDay, OutsideHours, Roll, StartDay, StopDays,
};
pub use crate::count::deadline;
pub use crate::deadline::{Deadline, DeadlineError, Due, Paused};
pub use crate::docket::{Docket, DocketError, DueMoved, Woken};
pub use crate::elapsed::{Elapsed, ElapsedError, deemed_acceptance};
pub use crate::explain::Explanation;
pub use crate::fraction::{Decimal, Fraction, FractionError};
pub use crate::hours::{HoursError, OfficeHours, Session};
pub use crate::indicator::{
    Comparison, Figure, Indicator, Measure, ObservedValue, Standard, Unmeasured, ValueError,
    WhyUnmeasured, indicator,
};
pub use crate::language::{InLanguage, Language, Localized};
pub use crate::latest_start::latest_start;
pub use crate::limit::{
    BareDays, Limit, LimitError, calendar_days, clock_hours, clock_minutes, half_working_days,
    hours, immediate, minutes, months, until, working_days,
};
pub use crate::moment::{DayOrder, Moment, MomentError, Precision};
pub use crate::outcome::{Outcome, TierOutcome};
pub use crate::report::Tally;
pub use crate::rule::{MeasureError, Rule, Usage};
pub use crate::schedule::Schedule;
pub use crate::settings::{Settings, UnendedStop, UntidyStops};
pub use crate::stops::{ClockStop, StopError, StopKind, StopKinds, Stops};
pub use crate::task::{Assignment, Milestone, Section, Task, task};
pub use crate::timer::{Timer, TimerReading};
pub use crate::trace::{Reason, Step, Trace, What, trace};
pub use crate::verdict::{Finding, Findings, NotApplicable, Undetermined, Verdict, VerdictKind};
pub use crate::warning::{WarningLevel, WarningPoint, Warnings};
