//! A whole log checked: every row a verdict or a reject.

pub(super) mod batch;

pub use self::batch::{
    Batch, BatchError, Checked, KeptCase, LogSummary, Selection, Sink, check_log,
};
