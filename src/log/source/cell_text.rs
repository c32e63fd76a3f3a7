//! How long the text of a cell of an `.xlsx` is, as its part goes by in pieces.

use super::lines::LONGEST_ROW;

/// The text of the cell that goes by, of a part of an `.xlsx`: all that stands outside
/// of tags since a cell, or a text that cells share, began.
#[derive(Default)]
pub(super) struct CellText {
    length: usize,
    /// Where a tag goes by, its first bytes.
    tag: Option<FirstBytes>,
}

#[derive(Clone, Copy, Default)]
struct FirstBytes {
    bytes: [u8; 3],
    length: usize,
}

impl FirstBytes {
    fn take(&mut self, piece: &[u8]) {
        for (own, byte) in self.bytes.iter_mut().skip(self.length).zip(piece) {
            *own = *byte;
            self.length += 1;
        }
    }

    /// Whether it is the tag of a cell, `<c …>`, or of a text, `<si>`.
    fn begins_a_cell(&self) -> bool {
        matches!(&self.bytes, [b'c', 0 | b' ', _] | [b's', b'i', 0 | b' '])
    }
}

impl CellText {
    /// Takes a piece of the part; whether no cell is longer than a row of text may be.
    pub(super) fn goes_on(&mut self, mut piece: &[u8]) -> bool {
        while !piece.is_empty() {
            let mark = if self.tag.is_some() { b'>' } else { b'<' };
            let end = piece.iter().position(|byte| *byte == mark);
            let (passed, rest) = piece.split_at(end.unwrap_or(piece.len()));
            match &mut self.tag {
                None => self.length += passed.len(),
                Some(tag) => tag.take(passed),
            }
            if self.length > LONGEST_ROW {
                return false;
            }
            if end.is_some() {
                let is_tag = self.tag.take();
                if is_tag.is_some_and(|tag| tag.begins_a_cell()) {
                    self.length = 0;
                }
                if is_tag.is_none() {
                    self.tag = Some(FirstBytes::default());
                }
            }
            piece = rest.get(usize::from(end.is_some())..).unwrap_or_default();
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_measured_however_its_part_comes() {
        // in pieces of one byte, at the end of each of which a tag may be cut
        let two = "<row><c r=\"A1\"><v>1</v></c><c><v>22</v></c><col>333</col></row>";
        let mut cell = CellText::default();
        for byte in two.bytes() {
            assert!(cell.goes_on(&[byte]));
        }
        assert_eq!(cell.length, 5);
    }
}
