//! Columns of times held against each other.

use crate::day::schedule::Schedule;
use crate::ground::moment::Moment;
use crate::log::mapping::time_options::TimeOptions;
use crate::log::read::time_from_cell::TimeReader;
use crate::log::source::record::Record;

/// Columns of which every cell was read once.
pub(super) struct Read {
    columns: Vec<(usize, Vec<Option<Moment>>)>,
}

impl Read {
    /// The times of these columns.
    pub(super) fn new(
        records: &[Record],
        columns: &[usize],
        options: &TimeOptions,
        schedule: &Schedule,
    ) -> Self {
        let mut times = TimeReader::new(options, schedule.zone());
        let mut of_column = |column: &usize| {
            let read = records.iter().map(|record| {
                let cell = record
                    .cell(*column)
                    .filter(|cell| !cell.text().is_empty())?;
                times.read(cell).ok()
            });
            (*column, read.collect())
        };
        Self {
            columns: columns.iter().map(&mut of_column).collect(),
        }
    }

    /// Every two of the columns, either way round, of which `is_asked` and the second is
    /// never before the first and is after it at least once, with in how many rows both
    /// hold a time.
    pub(super) fn never_before(
        &self,
        is_asked: impl Fn(usize, usize) -> bool,
    ) -> Vec<(usize, usize, u64)> {
        let mut found = Vec::new();
        for (one, firsts) in &self.columns {
            for (other, lasts) in &self.columns {
                if one != other
                    && is_asked(*one, *other)
                    && let Some(rows) = rows_in_order(firsts, lasts)
                {
                    found.push((*one, *other, rows));
                }
            }
        }
        found
    }
}

fn rows_in_order(firsts: &[Option<Moment>], lasts: &[Option<Moment>]) -> Option<u64> {
    let (mut rows, mut after) = (0, 0_u64);
    for both in firsts.iter().zip(lasts) {
        let (Some(first), Some(last)) = both else {
            continue;
        };
        if last.is_before(*first) {
            return None;
        }
        rows += 1;
        after += u64::from(first.is_before(*last));
    }
    (after > 0).then_some(rows)
}
