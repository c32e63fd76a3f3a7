//! Deadlines of public agencies in China (时限).

mod amount;
pub mod calendar;
mod deadline;
mod elapsed;
mod fraction;
mod hours;
mod language;
mod limit;
mod moment;
mod schedule;
mod stops;

pub use crate::amount::{Amount, Unit};
pub use crate::deadline::{Deadline, DeadlineError, Due, Paused, deadline};
pub use crate::elapsed::{Elapsed, ElapsedError, deemed_acceptance};
pub use crate::fraction::{Fraction, FractionError};
pub use crate::hours::{HoursError, OfficeHours, Session};
pub use crate::language::{InLanguage, Language, Localized};
pub use crate::limit::{
    BareDays, Conventions, Cutoff, HalfDay, Limit, LimitError, OutsideHours, Roll, StartDay,
    StopDays, calendar_days, clock_hours, clock_minutes, half_working_days, hours, immediate,
    minutes, months, until, working_days,
};
pub use crate::moment::{Moment, MomentError, Precision};
pub use crate::schedule::Schedule;
pub use crate::stops::{ClockStop, StopError, StopKind, StopKinds, Stops};
