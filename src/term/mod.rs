//! Terms (期间): limits that run from a start on a schedule, stops taken out.
//!
//! A [`Limit`] (时限) says how much time there is, in working days, calendar days,
//! months, open time or clock time; [`Conventions`] say how the law's open questions of
//! counting it are answered. A [`Term`] is a limit that runs from a start on a
//! [`Schedule`](crate::Schedule), less its [stops](ClockStop). It is asked when it is
//! due, which gives a [`Deadline`] or, while a stop lasts, what remains; how long it has
//! taken, which gives an [`Elapsed`]; and for a [`Trace`] of the days that it counts.
//! [`Schedule::latest_start`](crate::Schedule::latest_start) goes the other way.
//!
//! ```
//! use chrono::NaiveDate;
//! use shixian::{ClockStop, Due, Limit, Schedule};
//!
//! let day = |d| NaiveDate::from_ymd_opt(2023, 7, d).unwrap();
//! let schedule = Schedule::china();
//! let limit: Limit = "10个工作日内".parse()?;
//! let stops = ["补正:2023-07-05..2023-07-07".parse::<ClockStop>()?];
//!
//! let term = schedule.term(limit, day(3)).stopped(&stops);
//! let Due::At(deadline) = term.due()? else { unreachable!() };
//! assert_eq!(deadline.day(), day(19));
//! assert_eq!(term.elapsed(day(12))?.working_days(), 5);
//! let steps: Vec<String> = term.trace()?.map(|step| step.to_string()).collect();
//! assert_eq!(steps[1], "2023-07-04 to 2023-07-05: counted, days 1 to 2");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub(crate) mod amount;
pub(crate) mod conventions;
pub(crate) mod deadline;
pub(crate) mod due;
pub(crate) mod elapsed;
pub(crate) mod extremes;
pub(crate) mod form;
pub(crate) mod latest_start;
pub(crate) mod limit;
pub(crate) mod limit_under_conventions;
pub(crate) mod stops;
pub(crate) mod stops_taken_out;
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
    BareDays, BareDaysError, BareHours, BareUnits, DayNumbers, Limit, LimitError, NotALimit,
    ReadAs, calendar_days, clock_hours, clock_minutes, half_working_days, hours, immediate,
    minutes, months, until, working_days,
};
pub use self::stops::{ClockStop, StopError, StopKind, StopKinds, Stops};
pub use self::term::Term;
pub use self::trace::{Reason, Step, Trace, What};
