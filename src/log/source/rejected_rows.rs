//! How a file of rejected rows, which this library writes, is known again.

/// The header of the column that a file of rejected rows begins with.
pub(crate) const REASON_HEADER: &str = "shixian_reject_reason";

/// Whether the first bytes are those of rejected rows that we wrote, in UTF-8 or, as
/// a spreadsheet may have saved them, in another encoding that contains ASCII.
pub(super) fn is_of_rejected_rows(head: &[u8]) -> bool {
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
    let head = head.strip_prefix(b"\"").unwrap_or(head);
    head.starts_with(REASON_HEADER.as_bytes())
}
