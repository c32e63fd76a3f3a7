//! A row of a log as its cells, each with its type.

use crate::ground::moment::Moment;

/// What a cell of a log holds, as far as its file says so.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum CellKind {
    /// Text, which may spell anything.
    Text,
    /// A number: of a workbook or of JSON.
    Number(f64),
    /// A date or time: of a workbook.
    Moment(Moment),
    /// Yes or no, as a workbook writes it.
    Boolean(bool),
    /// An error of a spreadsheet, such as `#N/A`, or a value no cell can hold.
    Unusable,
    /// Text that the encoding of the log does not have.
    Undecodable,
}

/// A cell of a log: its type, and its text whatever the type.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cell<'a> {
    pub(crate) kind: CellKind,
    pub(crate) text: &'a str,
}

impl<'a> Cell<'a> {
    /// The cell of a log that has no such column.
    pub(crate) const EMPTY: Self = Self {
        kind: CellKind::Text,
        text: "",
    };

    /// What the cell holds: text, a number, a moment or nothing that can be used.
    #[must_use]
    pub const fn kind(&self) -> CellKind {
        self.kind
    }

    /// Its text, without the space around it.
    #[must_use]
    pub const fn text(&self) -> &'a str {
        self.text
    }
}

/// A row of a log. Made once and filled again for each row.
#[derive(Clone, Debug, Default)]
pub struct Record {
    line: u64,
    text: String,
    cells: Vec<Slot>,
    open_quote: bool,
    group: u64,
}

#[derive(Clone, Copy, Debug)]
struct Slot {
    begin: usize,
    end: usize,
    kind: CellKind,
}

impl Record {
    /// The line (in a workbook, the row) it starts on, counted from 1.
    #[must_use]
    pub const fn line(&self) -> u64 {
        self.line
    }

    /// How many cells it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.cells.len()
    }

    /// Whether it has no cells.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// The cell of that column.
    #[must_use]
    pub fn cell(&self, column: usize) -> Option<Cell<'_>> {
        let slot = self.cells.get(column)?;
        Some(Cell {
            kind: slot.kind,
            text: self.text.get(slot.begin..slot.end).unwrap_or_default(),
        })
    }

    /// The cells of the record, in the order of its columns.
    pub fn cells(&self) -> impl Iterator<Item = Cell<'_>> {
        (0..self.len()).filter_map(|column| self.cell(column))
    }

    /// Whether the log ends inside a quote opened in this row.
    #[must_use]
    pub const fn is_open_quote(&self) -> bool {
        self.open_quote
    }

    /// The trace of XES it belongs to, counted from 1; 0 in other formats.
    pub(crate) const fn group(&self) -> u64 {
        self.group
    }

    /// How much memory it takes.
    pub(crate) fn bytes(&self) -> usize {
        size_of::<Self>() + self.text.len() + self.cells.len() * size_of::<Slot>()
    }

    /// Puts a cell in the place of another.
    pub(crate) fn replace(&mut self, column: usize, cell: Cell<'_>) {
        let begin = self.text.len();
        self.text.push_str(cell.text);
        let end = self.text.len();
        if let Some(slot) = self.cells.get_mut(column) {
            *slot = Slot {
                begin,
                end,
                kind: cell.kind,
            };
        }
    }

    #[cfg(feature = "xes")]
    pub(super) fn set_group(&mut self, group: u64) {
        self.group = group;
    }

    pub(super) fn start(&mut self, line: u64) {
        self.line = line;
        self.text.clear();
        self.cells.clear();
        self.open_quote = false;
    }

    pub(super) fn set_line(&mut self, line: u64) {
        self.line = line;
    }

    pub(super) fn set_open_quote(&mut self, open: bool) {
        self.open_quote = open;
    }

    pub(super) fn push(&mut self, kind: CellKind, text: &str) {
        let begin = self.text.len();
        self.text.push_str(text.trim());
        let end = self.text.len();
        self.cells.push(Slot { begin, end, kind });
    }

    /// Puts a cell into a column, with empty ones before it; `false` where that
    /// column has been filled already.
    pub(super) fn put(&mut self, column: usize, kind: CellKind, text: &str) -> bool {
        self.pad(column + 1);
        let begin = self.text.len();
        self.text.push_str(text.trim());
        let end = self.text.len();
        let Some(slot) = self.cells.get_mut(column) else {
            return false;
        };
        let is_free = slot.begin == slot.end && slot.kind == CellKind::Text;
        *slot = Slot { begin, end, kind };
        is_free
    }

    /// Makes it at least so wide.
    pub(crate) fn pad(&mut self, width: usize) {
        let empty = Slot {
            begin: 0,
            end: 0,
            kind: CellKind::Text,
        };
        if self.cells.len() < width {
            self.cells.resize(width, empty);
        }
    }

    /// Takes empty cells off its end, down to `width`.
    pub(super) fn trim_to(&mut self, width: usize) {
        while self.cells.len() > width
            && self.cells.last().is_some_and(|slot| slot.begin == slot.end)
        {
            self.cells.pop();
        }
    }

    /// Takes cells off its end, whatever they hold.
    pub(super) fn cut_to(&mut self, width: usize) {
        self.cells.truncate(width);
    }

    /// Takes away one apostrophe before what it keeps a spreadsheet from running.
    pub(super) fn undo_escapes(&mut self) {
        for slot in &mut self.cells {
            let text = self.text.get(slot.begin..slot.end).unwrap_or_default();
            if let Some(rest) = text.strip_prefix('\'')
                && crate::log::escape::is_formula(rest)
            {
                slot.begin += 1;
            }
        }
    }
}

/// Whether the record is one cell that stands for a whole line.
pub(crate) fn is_whole(record: &Record) -> bool {
    let only = record.cell(0).filter(|_| record.len() == 1);
    only.is_some_and(|cell| matches!(cell.kind(), CellKind::Unusable | CellKind::Undecodable))
}
