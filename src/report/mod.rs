//! Reports: a checked log held against the whole plan, to be handed upward (feature
//! `csv`; the page needs feature `report`).
//!
//! - [`SummaryInput`] brings together what was kept of a log, the indicators observed
//!   elsewhere and the tasks completed;
//! - [`Summary`] is what follows from it, once and for all: typed, and with a JSON form
//!   of a stable schema;
//! - [`write_commitments`], the page (`render_page`) and the command's table say what
//!   stands in a summary, and nothing else.
//!
//! ```
//! use chrono::NaiveDate;
//! use shixian::check::JudgedAt;
//! use shixian::log::LogSummary;
//! use shixian::plan::huarong_2023::PLAN;
//! use shixian::report::{SummaryInput, write_commitments};
//! use shixian::{Checker, Schedule, Settings};
//!
//! let now = NaiveDate::from_ymd_opt(2023, 7, 1).unwrap().and_hms_opt(9, 0, 0).unwrap();
//! let (schedule, settings) = (Schedule::china(), Settings::new());
//! let checker = Checker::new(&PLAN, &schedule);
//! // as `LogCheck::run` gives it; here of a log without rows
//! let log = LogSummary::default();
//! let input = SummaryInput::new(&checker, &schedule, &settings, &log, JudgedAt::given(now));
//! let summary = input.of_source("cases.csv").summary();
//! assert_eq!(summary.rows, 0);
//! assert_eq!(summary.without_cases.len(), PLAN.commitments().len());
//! write_commitments(&summary, std::io::sink())?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod counts;
mod fill;
mod form;
mod inputs;
mod number;
#[cfg(feature = "report")]
mod page;
mod summary;
mod table;

pub use self::counts::Counts;
pub use self::fill::SummaryInput;
pub use self::inputs::{InputError, read_completions, read_observations};
pub use self::number::Number;
#[cfg(feature = "report")]
pub use self::page::{PageError, render_page};
pub use self::summary::{
    CalendarSummary, CommitmentSummary, GroupSummary, IndicatorSummary, MilestoneSummary,
    MonthSummary, NowSource, NowSummary, ObservationSummary, PoliciesSummary, ReadingSummary,
    RejectSummary, SCHEMA, Scope, StatutorySummary, Summary, TakenSummary, TallySummary,
    TaskSummary, TasksSummary, UnmeasuredSummary, WorstSummary,
};
pub use self::table::write_commitments;
