//! Errors of CSV as those of the output.

use std::io;

/// An error of CSV as the error of the output that it is.
pub(super) fn io_error(error: csv::Error) -> io::Error {
    let text = error.to_string();
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        _ => io::Error::other(text),
    }
}
