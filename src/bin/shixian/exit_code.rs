//! How the command ends.

/// Everything was read.
pub(crate) const ALL_READ: u8 = 0;
/// The arguments or a file cannot be used.
pub(crate) const UNUSABLE: u8 = 2;
/// Some rows were rejected.
pub(crate) const SOME_REJECTED: u8 = 3;
/// A fault of the command itself.
pub(crate) const PANICKED: u8 = 101;
/// Ctrl-C.
pub(crate) const INTERRUPTED: u8 = 130;
