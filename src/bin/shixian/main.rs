//! The `shixian` command.
fn main() {}
