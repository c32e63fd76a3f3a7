//! What an `.xls` would take in memory, looked at before it is opened.
//!
//! Its reader makes room for the whole rectangle between the first and the last
//! cell of a sheet, and for the one that the sheet claims: a byte that is wrong
//! would take gigabytes.

use std::io::{Cursor, Read};

const DIMENSIONS: u16 = 0x0200;
const SHEET: u16 = 0x0085;
const BEGIN: u16 = 0x0809;
const END: u16 = 0x000A;
const PASSWORD: u16 = 0x002F;
/// The records that hold cells: each begins with its row and its column.
const CELLS: [u16; 8] = [
    0x0203, 0x0204, 0x00D6, 0x0205, 0x027E, 0x00FD, 0x00BD, 0x0006,
];

/// How many cells the rectangles of its sheets have; none where that cannot be
/// told.
pub(super) fn claimed_cells(bytes: &[u8]) -> Option<u64> {
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).ok()?;
    let name = ["Workbook", "Book"]
        .into_iter()
        .find(|name| file.is_stream(name))?;
    let mut stream = Vec::new();
    file.open_stream(name).ok()?.read_to_end(&mut stream).ok()?;
    let is_secret = |(kind, data): (u16, &[u8])| kind == PASSWORD && u16_at(data, 0) != Some(0);
    if records(&stream)
        .take_while(|(kind, _)| *kind != END)
        .any(is_secret)
    {
        // its reader says so itself
        return Some(0);
    }
    let sheets = records(&stream).take_while(|(kind, _)| *kind != END);
    let sheets = sheets.filter(|(kind, _)| *kind == SHEET);
    let mut all = 0_u64;
    for (_, data) in sheets {
        let begin = u32_at(data, 0)? as usize;
        all = all.saturating_add(of_sheet(stream.get(begin..)?)?);
    }
    Some(all)
}

fn of_sheet(sheet: &[u8]) -> Option<u64> {
    let (mut depth, mut claimed) = (0, 0);
    let mut cells: Option<[u64; 4]> = None;
    for (kind, data) in records(sheet) {
        match kind {
            BEGIN => depth += 1,
            END if depth <= 1 => break,
            END => depth -= 1,
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
                claimed = rows.saturating_mul(u64::from(right.checked_sub(left)?));
            }
            _ if CELLS.contains(&kind) => {
                let (row, first) = (u64::from(u16_at(data, 0)?), u64::from(u16_at(data, 2)?));
                // several cells in a row
                let more = if kind == 0x00BD {
                    data.len() as u64 / 6
                } else {
                    0
                };
                let [top, bottom, left, right] = cells.unwrap_or([row, row, first, first]);
                let last = right.max(first + more);
                cells = Some([top.min(row), bottom.max(row), left.min(first), last]);
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
