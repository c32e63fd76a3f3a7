//! A whole log checked: every row of the matters asked for has its verdicts or is a reject.

#[expect(
    clippy::module_inception,
    reason = "the folder is named for what stands in it"
)]
mod check;
pub(super) mod checked;
mod checked_log;
mod error;
mod kept_case;
mod repeated;
mod selection;
mod sink;
mod stored_summary;
mod summary;

pub use self::check::{LogCheck, OpenedLog};
pub use self::checked::Checked;
pub use self::checked_log::CheckedLog;
pub use self::error::LogCheckError;
pub use self::kept_case::KeptCase;
pub use self::sink::Sink;
pub use self::stored_summary::LOG_SUMMARY_SCHEMA;
pub use self::summary::LogSummary;
