//! The bytes of a log with their line ends made one, and what is needed to number
//! its lines, to notice a quote that is never closed and to refuse a row without
//! end.

use std::fmt;
use std::io::{self, Read};

/// The longest row that is read.
pub(super) const LONGEST_ROW: usize = 16 * 1024 * 1024;
/// The most cells of a row that is read: as many as a spreadsheet has.
pub(super) const MOST_COLUMNS: usize = 16_384;

/// A row longer than [`LONGEST_ROW`].
#[derive(Debug)]
pub(super) struct RowTooLong;

impl fmt::Display for RowTooLong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a row of more than {} MiB", LONGEST_ROW / 1024 / 1024)
    }
}

impl std::error::Error for RowTooLong {}

/// Where in a row the last byte left off, by the rules of CSV.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// At the start of a cell.
    CellStart,
    /// In a cell that is not quoted; a quote in it is a character like others.
    Plain,
    /// In a quoted cell.
    Quoted,
    /// After a quote in a quoted cell: its end, or the first of a doubled one.
    QuoteInQuoted,
}

/// Passes bytes on with every line end (CRLF, or CR alone) as LF, and follows the
/// quotes.
pub(super) struct Lines<R> {
    input: R,
    separator: u8,
    state: State,
    after_return: bool,
    last: u8,
    in_row: usize,
    is_over: bool,
}

impl<R> Lines<R> {
    pub(super) const fn new(input: R, separator: u8) -> Self {
        Self {
            input,
            separator,
            state: State::CellStart,
            after_return: false,
            last: b'\n',
            in_row: 0,
            is_over: false,
        }
    }

    /// Whether the end of the input has been met.
    pub(super) const fn is_over(&self) -> bool {
        self.is_over
    }

    /// Whether a quote has been opened and not closed.
    pub(super) fn is_in_quotes(&self) -> bool {
        self.state == State::Quoted
    }

    /// Whether the last byte so far ended a line.
    pub(super) const fn ends_with_line(&self) -> bool {
        self.last == b'\n'
    }

    fn follow(&mut self, byte: u8) {
        self.in_row += 1;
        self.state = match (self.state, byte) {
            (State::Quoted, b'"') => State::QuoteInQuoted,
            (State::Quoted, _) | (State::CellStart | State::QuoteInQuoted, b'"') => State::Quoted,
            (_, b'\n') => {
                self.in_row = 0;
                State::CellStart
            }
            (_, byte) if byte == self.separator => State::CellStart,
            _ => State::Plain,
        };
    }

    /// Rewrites `bytes` in place and returns how many are left.
    fn pass_on(&mut self, bytes: &mut [u8]) -> usize {
        let mut kept = 0;
        for read in 0..bytes.len() {
            let Some(byte) = bytes.get(read).copied() else {
                break;
            };
            let continues = self.after_return && byte == b'\n';
            self.after_return = byte == b'\r';
            if continues {
                continue;
            }
            self.last = if byte == b'\r' { b'\n' } else { byte };
            self.follow(self.last);
            if let Some(slot) = bytes.get_mut(kept) {
                *slot = self.last;
            }
            kept += 1;
        }
        kept
    }
}

impl<R: Read> Read for Lines<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            let read = self.input.read(buffer)?;
            let kept = match buffer.get_mut(..read) {
                Some(bytes) => self.pass_on(bytes),
                None => 0,
            };
            if self.in_row > LONGEST_ROW {
                return Err(io::Error::other(RowTooLong));
            }
            self.is_over = read == 0;
            // a buffer that held nothing but the rest of a line end is not the end
            if kept > 0 || read == 0 {
                return Ok(kept);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_are_made_one_whatever_the_reads() {
        for size in 1..9 {
            let mut lines = Lines::new(&b"a\r\nb\rc\n\r\n\"d"[..], b',');
            let (mut all, mut buffer) = (Vec::new(), vec![0; size]);
            loop {
                match lines.read(&mut buffer).unwrap() {
                    0 => break,
                    read => all.extend_from_slice(&buffer[..read]),
                }
            }
            assert_eq!(all, b"a\nb\nc\n\n\"d");
            assert!(lines.is_in_quotes() && !lines.ends_with_line());
        }
    }

    #[test]
    fn a_quote_counts_where_csv_says_it_does() {
        for (text, open) in [
            ("5\" pipe", false),
            ("\"5\"\" pipe\"", false),
            ("a,\"b", true),
            ("a;\"b", false),
            ("a,\"b\",c\"", false),
            ("\"a\nb\"", false),
        ] {
            let mut lines = Lines::new(text.as_bytes(), b',');
            io::copy(&mut lines, &mut io::sink()).unwrap();
            assert_eq!(lines.is_in_quotes(), open, "{text}");
        }
    }

    #[test]
    fn a_row_without_end_is_refused() {
        let mut lines = Lines::new(io::repeat(b'a'), b',');
        let error = io::copy(&mut lines, &mut io::sink()).unwrap_err();
        assert_eq!(error.to_string(), "a row of more than 16 MiB");
        let mut many = Lines::new(io::repeat(b'\n').take(40_000_000), b',');
        assert_eq!(io::copy(&mut many, &mut io::sink()).unwrap(), 40_000_000);
    }
}
