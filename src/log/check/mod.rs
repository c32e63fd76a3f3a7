//! A whole log checked: every row a verdict or a reject.

mod batch;
pub(super) mod checked;
mod error;
mod kept_case;
pub(crate) mod now;
mod selection;
mod sink;
mod summary;

pub use self::batch::{Batch, check_log};
pub use self::checked::Checked;
pub use self::error::BatchError;
pub use self::kept_case::KeptCase;
pub use self::now::Now;
pub use self::selection::Selection;
pub use self::sink::Sink;
pub use self::summary::LogSummary;
