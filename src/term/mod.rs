//! Terms (期间): limits that run from a start on a schedule, stops taken out.

pub(crate) mod allowance;
pub(crate) mod amount;
pub(crate) mod conventions;
pub(crate) mod count;
pub(crate) mod deadline;
pub(crate) mod elapsed;
pub(crate) mod latest_start;
pub(crate) mod limit;
pub(crate) mod stops;
#[expect(
    clippy::module_inception,
    reason = "the room is named for what stands in it"
)]
pub(crate) mod term;
pub(crate) mod trace;

pub use self::amount::{Amount, Unit};
pub use self::conventions::{Conventions, Cutoff, HalfDay, OutsideHours, Roll, StartDay, StopDays};
pub use self::deadline::{Deadline, DeadlineError, Due, Paused};
pub use self::elapsed::{Elapsed, ElapsedError, deemed_acceptance};
pub use self::limit::{
    BareDays, Limit, LimitError, calendar_days, clock_hours, clock_minutes, half_working_days,
    hours, immediate, minutes, months, until, working_days,
};
pub use self::stops::{ClockStop, StopError, StopKind, StopKinds, Stops};
pub use self::term::Term;
pub use self::trace::{Reason, Step, Trace, What};
