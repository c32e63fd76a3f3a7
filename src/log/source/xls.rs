//! What an `.xls` would take in memory, looked at before it is opened.
//!
//! Its reader makes room for the whole rectangle between the first and the last
//! cell of a sheet, and for the one that the sheet claims: a byte that is wrong
//! would take gigabytes.

use std::io::{self, Cursor, Read, Write};

const DIMENSIONS: u16 = 0x0200;
const SHEET: u16 = 0x0085;
const BEGIN: u16 = 0x0809;
const END: u16 = 0x000A;
const PASSWORD: u16 = 0x002F;
const FORMULA: u16 = 0x0006;
/// What the formula before it comes to.
const FORMULA_TEXT: u16 = 0x0207;
/// The records that hold cells: each begins with its row and its column.
const CELLS: [u16; 8] = [
    0x0203, 0x0204, 0x00D6, 0x0205, 0x027E, 0x00FD, 0x00BD, FORMULA,
];

/// The stream of a workbook in its file; none where there is none.
pub(super) fn stream(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).ok()?;
    let name = ["Workbook", "Book"]
        .into_iter()
        .find(|name| file.is_stream(name))?;
    let mut stream = Vec::new();
    file.open_stream(name).ok()?.read_to_end(&mut stream).ok()?;
    Some(stream)
}

/// A file of that stream and no other: its reader finds what has been looked at
/// here, and no chain of sectors that has no end or a length that is none.
pub(super) fn alone(stream: &[u8]) -> io::Result<Vec<u8>> {
    let content = Cursor::new(Vec::new());
    let mut file = cfb::CompoundFile::create_with_version(cfb::Version::V3, content)?;
    let mut written = file.create_stream("Workbook")?;
    written.write_all(stream)?;
    written.flush()?;
    drop(written);
    file.flush()?;
    Ok(file.into_inner().into_inner())
}

/// How many cells the rectangles of its sheets have; none where that cannot be
/// told.
pub(super) fn claimed_cells(stream: &[u8]) -> Option<u64> {
    let is_secret = |(kind, data): (u16, &[u8])| kind == PASSWORD && u16_at(data, 0) != Some(0);
    if records(stream)
        .take_while(|(kind, _)| *kind != END)
        .any(is_secret)
    {
        // its reader says so itself
        return Some(0);
    }
    let sheets = records(stream).take_while(|(kind, _)| *kind != END);
    let sheets = sheets.filter(|(kind, _)| *kind == SHEET);
    let mut all = 0_u64;
    for (_, data) in sheets {
        let begin = u32_at(data, 0)? as usize;
        all = all.saturating_add(of_sheet(stream.get(begin..)?)?);
    }
    Some(all)
}

fn of_sheet(sheet: &[u8]) -> Option<u64> {
    let (mut has_begun, mut within, mut claimed) = (false, 0_u32, 0);
    let mut cells: Option<[u64; 4]> = None;
    let mut formula = (0, 0);
    let mut put = |row: u64, first: u64, more: u64| {
        let [top, bottom, left, right] = cells.unwrap_or([row, row, first, first]);
        let last = right.max(first + more);
        cells = Some([top.min(row), bottom.max(row), left.min(first), last]);
    };
    for (kind, data) in records(sheet) {
        match kind {
            // a chart within the sheet has cells of its own
            BEGIN if has_begun => within += 1,
            BEGIN => has_begun = true,
            END if within == 0 => break,
            END => within -= 1,
            _ if within > 0 => {}
            DIMENSIONS => {
                let [top, bottom, left, right] = match data.len() {
                    10 => [
                        u16_at(data, 0)?,
                        u16_at(data, 2)?,
                        u16_at(data, 4)?,
                        u16_at(data, 6)?,
                    ],
                    _ => [
                        u32_at(data, 0)?,
                        u32_at(data, 4)?,
                        u16_at(data, 8)?,
                        u16_at(data, 10)?,
                    ],
                };
                let left = if left > 0xFF || right < left { 0 } else { left };
                let rows = u64::from(bottom).checked_sub(u64::from(top))?;
                let cells = rows.saturating_mul(u64::from(right.checked_sub(left)?));
                claimed = cells.max(claimed);
            }
            // before any formula it is the first cell's
            FORMULA_TEXT => put(formula.0, formula.1, 0),
            _ if CELLS.contains(&kind) => {
                let (row, first) = (u64::from(u16_at(data, 0)?), u64::from(u16_at(data, 2)?));
                if kind == FORMULA {
                    formula = (row, first);
                }
                // several cells in a row
                let more = if kind == 0x00BD {
                    data.len() as u64 / 6
                } else {
                    0
                };
                put(row, first, more);
            }
            _ => {}
        }
    }
    let area = |[top, bottom, left, right]: [u64; 4]| (bottom - top + 1) * (right - left + 1);
    Some(cells.map_or(0, area).max(claimed))
}

/// The records of a stream: what each is, and what it holds.
fn records(mut rest: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    std::iter::from_fn(move || {
        let (head, after) = rest.split_at_checked(4)?;
        let kind = u16_at(head, 0)?;
        let (data, after) = after.split_at_checked(u16_at(head, 2)? as usize)?;
        rest = after;
        Some((u16::try_from(kind).ok()?, data))
    })
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u32> {
    let bytes = bytes.get(at..at + 2)?;
    Some(u32::from(u16::from_le_bytes(bytes.try_into().ok()?)))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let bytes = bytes.get(at..at + 4)?;
    Some(u32::from_le_bytes(bytes.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: u16, data: &[u8]) -> Vec<u8> {
        let length = u16::try_from(data.len()).unwrap();
        [&kind.to_le_bytes()[..], &length.to_le_bytes(), data].concat()
    }

    /// A workbook of one sheet of those records.
    fn book(records: &[Vec<u8>]) -> Vec<u8> {
        let begin = record(BEGIN, &[0, 6, 5, 0]);
        let at = begin.len() + 12 + 4;
        let sheet = record(
            SHEET,
            &[u32::try_from(at).unwrap().to_le_bytes(), [0; 4]].concat(),
        );
        let end = || record(END, &[]);
        [begin.clone(), sheet, end(), begin, records.concat(), end()].concat()
    }

    fn size(bottom: u32, right: u16) -> Vec<u8> {
        let rows = [0_u32.to_le_bytes(), bottom.to_le_bytes()].concat();
        record(
            DIMENSIONS,
            &[rows, vec![0, 0], right.to_le_bytes().to_vec(), vec![0; 2]].concat(),
        )
    }

    fn at(kind: u16, row: u16, column: u16) -> Vec<u8> {
        record(
            kind,
            &[&row.to_le_bytes()[..], &column.to_le_bytes(), &[0; 16]].concat(),
        )
    }

    #[test]
    fn the_largest_claim_counts_wherever_it_stands() {
        assert_eq!(claimed_cells(&book(&[size(10, 4)])), Some(40));
        let twice = [size(65_536, 256), size(1, 1)];
        assert_eq!(claimed_cells(&book(&twice)), Some(65_536 * 256));
        let far = at(0x0203, 65_535, 255);
        assert_eq!(claimed_cells(&book(&[size(1, 1), far.clone()])), Some(1));
        // the text of a formula that is not there is one of the first cell
        let text = record(FORMULA_TEXT, &[0; 3]);
        assert_eq!(
            claimed_cells(&book(&[text.clone(), far.clone()])),
            Some(65_536 * 256)
        );
        let formula = at(FORMULA, 65_535, 255);
        assert_eq!(
            claimed_cells(&book(&[formula.clone(), text.clone()])),
            Some(1)
        );
        // one in a chart does not belong to the sheet
        let chart = [record(BEGIN, &[0, 6, 0x20, 0]), formula, record(END, &[])].concat();
        assert_eq!(
            claimed_cells(&book(&[chart, text, far])),
            Some(65_536 * 256)
        );
        assert_eq!(claimed_cells(&book(&[record(DIMENSIONS, &[0; 3])])), None);
    }

    #[test]
    fn a_stream_in_a_file_of_its_own_is_the_same_stream() {
        for length in [100, 4096, 1_000_000] {
            let content: Vec<u8> = (0_u8..=250).cycle().take(length).collect();
            assert_eq!(stream(&alone(&content).unwrap()), Some(content));
        }
    }
}
