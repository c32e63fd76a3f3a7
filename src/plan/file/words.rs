//! The words of the form that have a meaning of their own.

/// The version of the form that is read and written.
pub(super) const FORMAT: i64 = 1;
/// What is promised of every case.
pub(super) const EACH: &str = "每件";
/// What is promised of the mean.
pub(super) const MEAN: &str = "平均";
