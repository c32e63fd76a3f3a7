//! The fingerprint of a calendar's days (日历校验码).

use std::fmt;

use serde::Serialize;

use super::table::Table;

/// A fingerprint of a calendar's days, displayed as 16 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Fingerprint(u64);

impl Fingerprint {
    /// FNV-1a over the first date and each day's kind and basis.
    pub(super) fn of(table: &Table) -> Self {
        let first = table.coverage().0.to_string();
        let days = table
            .records()
            .iter()
            .map(|day| day.kind as u8 | (u8::from(day.provisional) << 7));
        let bytes = first.bytes().chain(days);
        Self(bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        }))
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl Serialize for Fingerprint {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
