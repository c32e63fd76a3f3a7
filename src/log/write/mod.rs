//! Verdicts and rejects written: CSV, JSON Lines and `.xlsx`.

mod cells;
mod csv_error;
mod options;
mod rejects;
mod verdicts;
#[cfg(feature = "excel")]
mod workbook;

pub use self::options::{VerdictFormat, VerdictOptions};
pub use self::rejects::{RejectWriter, RejectedRowWriter};
pub use self::verdicts::VerdictWriter;
