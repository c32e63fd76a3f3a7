//! What the first bytes of a file show it to be.

use super::format::Format;
use crate::log::error::LogError;

/// What the first bytes show a log to be; `None` for a text of no special form.
pub(super) fn sniff(head: &[u8]) -> Result<Option<Format>, LogError> {
    let unsupported = |format, cure| Err(LogError::Unsupported { format, cure });
    if head.starts_with(b"PK\x03\x04") || head.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return Ok(Some(Format::Workbook));
    }
    if head.starts_with(b"PAR1") {
        return unsupported("Parquet", "convert it to CSV");
    }
    if head.starts_with(&[0x1F, 0x8B]) {
        return unsupported("packed with gzip twice", "unpack it once");
    }
    if head.starts_with(b"%PDF") {
        return unsupported("a PDF", "export the table it was made from");
    }
    let text = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
    // of UTF-16, only the characters of ASCII are of interest here
    let ascii: Vec<u8> = text
        .iter()
        .copied()
        .filter(|byte| *byte != 0 && *byte < 0xFE)
        .take(2048)
        .collect();
    let start = ascii.trim_ascii_start();
    match start.first() {
        Some(b'{') => Ok(Some(Format::JsonLines)),
        Some(b'[')
            if matches!(
                start.trim_ascii_start().get(1),
                Some(b'{' | b'\n' | b' ' | b'\r')
            ) =>
        {
            unsupported("a JSON array", "write one object a line (JSON Lines)")
        }
        Some(b'<') => {
            let text = String::from_utf8_lossy(start).to_ascii_lowercase();
            if text.contains("<html") || text.contains("<table") || text.contains("<!doctype html")
            {
                return unsupported(
                    "a web page, whatever its name says",
                    "open it in a spreadsheet program and save it as .xlsx",
                );
            }
            if text.contains("office:spreadsheet") {
                return unsupported(
                    "XML of Excel 2003",
                    "open it in a spreadsheet program and save it as .xlsx",
                );
            }
            Ok(Some(Format::Xes))
        }
        _ => Ok(None),
    }
}
