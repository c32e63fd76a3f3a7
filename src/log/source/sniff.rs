//! What the first bytes of a file show it to be.

use super::format::Format;
use crate::log::error::LogError;
use crate::log::unread_format::UnreadFormat;

/// What the first bytes show a log to be; `None` for a text of no special form.
pub(super) fn sniff(head: &[u8]) -> Result<Option<Format>, LogError> {
    let unsupported = |format| Err(LogError::Unsupported(format));
    if head.starts_with(b"PK\x03\x04") || head.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return Ok(Some(Format::Workbook));
    }
    if head.starts_with(b"PAR1") {
        return unsupported(UnreadFormat::Parquet);
    }
    if head.starts_with(&[0x1F, 0x8B]) {
        return unsupported(UnreadFormat::PackedTwice);
    }
    if head.starts_with(b"%PDF") {
        return unsupported(UnreadFormat::Pdf);
    }
    let text = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
    // of UTF-16, only the characters of ASCII are of interest here
    let ascii: Vec<u8> = text
        .iter()
        .copied()
        .filter(|byte| *byte != 0 && *byte < 0xFE)
        .collect();
    let start = ascii.trim_ascii_start();
    match start.first() {
        Some(b'{') if is_one_document(start) => unsupported(UnreadFormat::JsonDocument),
        Some(b'{') => Ok(Some(Format::JsonLines)),
        Some(b'[')
            if matches!(
                start.trim_ascii_start().get(1),
                Some(b'{' | b'\n' | b' ' | b'\r')
            ) =>
        {
            unsupported(UnreadFormat::JsonArray)
        }
        Some(b'<') => {
            let start = start.get(..2048).unwrap_or(start);
            let text = String::from_utf8_lossy(start).to_ascii_lowercase();
            if text.contains("<html") || text.contains("<table") || text.contains("<!doctype html")
            {
                return unsupported(UnreadFormat::WebPage);
            }
            if text.contains("office:spreadsheet") {
                return unsupported(UnreadFormat::Excel2003);
            }
            Ok(Some(Format::Xes))
        }
        _ => Ok(None),
    }
}

/// Whether a text that begins with an object is one piece of JSON over several lines,
/// and not an object a line: the first line is not whole, and goes on in the next.
fn is_one_document(text: &[u8]) -> bool {
    let first = text.split(|byte| *byte == b'\n').next().unwrap_or(text);
    let is_cut = |text: &[u8]| {
        let read = serde_json::from_slice::<serde::de::IgnoredAny>(text);
        read.is_err_and(|error| error.is_eof())
    };
    if first.len() == text.len() || !is_cut(first) {
        return false;
    }
    let mut values =
        serde_json::Deserializer::from_slice(text).into_iter::<serde::de::IgnoredAny>();
    match values.next() {
        Some(Ok(_)) => values.byte_offset() > first.len(),
        // the sample ends within it
        Some(Err(error)) => error.is_eof(),
        None => false,
    }
}
