//! Where the verdicts and rejects of a log go.

use super::checked::Checked;
use crate::log::reject::Reject;
use crate::log::source::record::Record;

/// Where the verdicts and rejects of a log go.
pub trait Sink {
    /// What can go wrong there.
    type Error;

    /// Takes a verdict.
    ///
    /// # Errors
    ///
    /// Whatever keeps it from being taken; the run stops there.
    fn verdict(&mut self, checked: &Checked<'_>) -> Result<(), Self::Error>;

    /// Takes a reject.
    ///
    /// # Errors
    ///
    /// Whatever keeps it from being taken; the run stops there.
    fn reject(&mut self, reject: &Reject) -> Result<(), Self::Error>;

    /// Takes the row of the reject just taken, as it stands in the log, so that it
    /// can be put right and read again. Does nothing unless it is implemented.
    ///
    /// # Errors
    ///
    /// Whatever keeps it from being taken; the run stops there.
    fn rejected_row(
        &mut self,
        headers: &[String],
        record: &Record,
        reject: &Reject,
    ) -> Result<(), Self::Error> {
        let _ = (headers, record, reject);
        Ok(())
    }

    /// Whether to go on; asked before every row.
    fn goes_on(&mut self) -> bool {
        true
    }
}
