//! A log as `inspect` sees it.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use shixian::Schedule;
use shixian::log::{Column, Inspection, Mapping, inspect};
use shixian::plan::huarong_2023;

pub(crate) fn seen_by(log: impl AsRef<[u8]>, mapping: &Mapping) -> Inspection {
    let (plan, schedule) = (&huarong_2023::PLAN, Schedule::china());
    inspect(log.as_ref(), mapping, plan, &schedule, 10_000).unwrap()
}

/// With the mapping of a text.
pub(crate) fn seen_in(log: &[u8], mapping: &str) -> Inspection {
    seen_by(log, &Mapping::from_toml(mapping).unwrap())
}

pub(crate) fn seen(log: &str) -> Inspection {
    seen_by(log, &Mapping::new())
}

/// The headers proposed for name, start, finish and due moment.
pub(crate) fn proposed(log: &str) -> [String; 4] {
    let seen = seen(log);
    let columns = [
        Column::CaseId,
        Column::StartedAt,
        Column::FinishedAt,
        Column::DueAt,
    ];
    columns.map(|column| seen.proposes(column).unwrap_or("-").to_owned())
}

pub(crate) fn has_note(seen: &Inspection, part: &str) -> bool {
    seen.notes().iter().any(|note| note.contains(part))
}
