//! Cells that a spreadsheet would run as a formula, made harmless in CSV.

use std::borrow::Cow;

/// Whether a spreadsheet opening a CSV would run `cell` as a formula, or would
/// take an apostrophe before one for its own.
///
/// Plain numbers, signed or not, are none.
pub(crate) fn is_formula(cell: &str) -> bool {
    let bare = cell.trim_start_matches('\'');
    let starts = bare.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    starts && cell.parse::<f64>().is_err()
}

/// A cell as it is safely written to CSV: with one apostrophe before it where a
/// spreadsheet would run it as a formula.
///
/// ```
/// use shixian::log::escaped;
///
/// assert_eq!(escaped("=HYPERLINK(A1)"), "'=HYPERLINK(A1)");
/// assert_eq!(escaped("-5"), "-5");
/// ```
#[must_use]
pub fn escaped(cell: &str) -> Cow<'_, str> {
    if is_formula(cell) {
        Cow::Owned(format!("'{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_would_run_is_escaped_and_can_be_undone() {
        for (cell, safe) in [
            ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("+1+2", "'+1+2"),
            ("-1+2", "'-1+2"),
            ("＝1", "'＝1"),
            ("'=1", "''=1"),
            ("-5", "-5"),
            ("+8613800000000", "+8613800000000"),
            ("HR-1", "HR-1"),
            ("", ""),
            ("'quoted", "'quoted"),
        ] {
            assert_eq!(escaped(cell), safe);
            let undone = safe.strip_prefix('\'').filter(|rest| is_formula(rest));
            assert_eq!(undone.unwrap_or(safe), cell);
        }
    }
}
