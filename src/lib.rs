#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod check;
pub mod day;
#[doc = include_str!("forms.md")]
pub mod forms {}
pub mod ground;
#[cfg(feature = "csv")]
pub mod log;
pub mod plan;
#[cfg(feature = "csv")]
pub mod report;
pub mod tally;
pub mod term;
pub mod timer;

pub use crate::check::{
    Case, Checker, Explanation, Finding, Findings, NotApplicable, Occurrence, Outcome, Repeated,
    Rule, RuleError, Settings, TierOutcome, Undetermined, UnendedStop, UntidyStops, Usage, Verdict,
    VerdictKind,
};
pub use crate::day::{HoursError, OfficeHours, Schedule, Session};
pub use crate::ground::{
    DayOrder, Decimal, Fraction, FractionError, InLanguage, Language, Localized, Moment,
    MomentError, Precision,
};
pub use crate::plan::{
    Assignment, Citation, Commitment, Comparison, Event, FINISHED, Figure, Indicator, Measure,
    Milestone, Note, ObservedValue, Place, Reading, STARTED, Section, Standard, Start, Statutory,
    Target, Task, Unmeasured, ValueError, WarningLevel, WarningPoint, Warnings, WhyUnmeasured,
    commitment, indicator, task,
};
pub use crate::tally::Tally;
pub use crate::term::{
    Amount, BareDays, ClockStop, Conventions, Cutoff, Deadline, DeadlineError, Due, Elapsed,
    ElapsedError, HalfDay, Limit, LimitError, OutsideHours, Paused, Reason, Roll, StartDay, Step,
    StopDays, StopError, StopKind, StopKinds, Stops, Term, Trace, Unit, What, calendar_days,
    clock_hours, clock_minutes, deemed_acceptance, half_working_days, hours, immediate, minutes,
    months, until, working_days,
};
pub use crate::timer::{Docket, DocketError, DueMoved, Standing, Timer, Woken};
