//! Counts in English words.

/// So many of them, in the singular where it is one.
///
/// ```
/// use shixian::ground::counted;
///
/// assert_eq!(counted(1, "case is", "cases are"), "1 case is");
/// assert_eq!(counted(0, "case is", "cases are"), "0 cases are");
/// ```
#[must_use]
pub fn counted(count: u64, one: &str, many: &str) -> String {
    match count {
        1 => format!("1 {one}"),
        count => format!("{count} {many}"),
    }
}
