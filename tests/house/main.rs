//! The house itself: which room may use which, and how long a file may be.

mod layering;
