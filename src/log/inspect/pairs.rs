//! Columns of times held against each other.

use crate::day::schedule::Schedule;
use crate::log::mapping::time_options::TimeOptions;
use crate::log::read::time_from_cell::TimeReader;
use crate::log::source::record::Record;

/// Every two of several columns, either way round.
pub(super) fn pairs(columns: &[usize]) -> impl Iterator<Item = (usize, usize)> {
    let all = columns
        .iter()
        .flat_map(|one| columns.iter().map(move |other| (*one, *other)));
    all.filter(|(one, other)| one != other)
}

/// In how many rows both columns hold a time, where the second is never before the
/// first and is after it at least once.
pub(super) fn never_before(
    records: &[Record],
    (one, other): (usize, usize),
    options: &TimeOptions,
    schedule: &Schedule,
) -> Option<u64> {
    let mut times = TimeReader::new(options, schedule.zone());
    let (mut rows, mut after) = (0, 0_u64);
    for record in records {
        let mut read = |column| {
            let cell = record.cell(column).filter(|cell| !cell.text().is_empty())?;
            times.read(cell).ok()
        };
        let (Some(first), Some(last)) = (read(one), read(other)) else {
            continue;
        };
        if last.is_before(first) {
            return None;
        }
        rows += 1;
        after += u64::from(first.is_before(last));
    }
    (after > 0).then_some(rows)
}
