//! What the tables of the plan are written with.

use chrono::NaiveDate;

use crate::plan::citation::Citation;

/// Words of the body and, unless it has its own, of the annex.
pub(super) const fn cite(
    item: u16,
    tasks: &'static [u16],
    words: &'static str,
) -> Citation<'static> {
    Citation::new(Some(item), tasks, words)
}

/// Words that stand in the annex alone.
pub(super) const fn cite_annex(tasks: &'static [u16], words: &'static str) -> Citation<'static> {
    Citation::new(None, tasks, words)
}

/// A date that the plan names.
pub(super) const fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(date) => date,
        None => NaiveDate::MIN,
    }
}

/// The rows of all `parts`, one part after another. They have to be `N`, or the
/// crate does not build; `filler` is any row.
pub(super) const fn joined<T: Copy, const N: usize>(filler: T, mut parts: &[&[T]]) -> [T; N] {
    let mut rows = [filler; N];
    let mut free: &mut [T] = &mut rows;
    while let [part, later @ ..] = parts {
        let mut part = *part;
        while let [row, others @ ..] = part {
            let [place, behind @ ..] = free else {
                break;
            };
            *place = *row;
            free = behind;
            part = others;
        }
        assert!(part.is_empty(), "there are more rows than places");
        parts = later;
    }
    assert!(free.is_empty(), "there are fewer rows than places");
    rows
}
