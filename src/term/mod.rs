//! Terms (期间): limits that run from a start on a schedule, stops taken out.

pub(crate) mod amount;
pub(crate) mod conventions;
pub(crate) mod count;
pub(crate) mod deadline;
pub(crate) mod elapsed;
pub(crate) mod latest_start;
pub(crate) mod limit;
pub(crate) mod stops;
pub(crate) mod trace;

pub use self::amount::{Amount, Unit};
pub use self::conventions::{Conventions, Cutoff, HalfDay, OutsideHours, Roll, StartDay, StopDays};
pub use self::count::deadline;
pub use self::deadline::{Deadline, DeadlineError, Due, Paused};
pub use self::elapsed::{Elapsed, ElapsedError, deemed_acceptance};
pub use self::latest_start::latest_start;
pub use self::limit::{
    BareDays, Limit, LimitError, calendar_days, clock_hours, clock_minutes, half_working_days,
    hours, immediate, minutes, months, until, working_days,
};
pub use self::stops::{ClockStop, StopError, StopKind, StopKinds, Stops};
pub use self::trace::{Reason, Step, Trace, What, trace};
