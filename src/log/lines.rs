//! The bytes of a log with their line ends made one, and what is needed to number
//! its lines and to notice a quote that is never closed.

use std::io::{self, Read};

/// Passes bytes on with every line end (CRLF, or CR alone) as LF, and counts the
/// quotes that went by.
pub(super) struct Lines<R> {
    input: R,
    after_return: bool,
    quotes: u64,
    last: u8,
    is_over: bool,
}

impl<R> Lines<R> {
    pub(super) const fn new(input: R) -> Self {
        Self {
            input,
            after_return: false,
            quotes: 0,
            last: b'\n',
            is_over: false,
        }
    }

    /// Whether the end of the input has been met.
    pub(super) const fn is_over(&self) -> bool {
        self.is_over
    }

    /// Whether a quote has been opened and not closed.
    pub(super) const fn is_in_quotes(&self) -> bool {
        self.quotes % 2 == 1
    }

    /// Whether the last byte so far ended a line.
    pub(super) const fn ends_with_line(&self) -> bool {
        self.last == b'\n'
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
            self.quotes += u64::from(byte == b'"');
            self.last = if byte == b'\r' { b'\n' } else { byte };
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
            let mut lines = Lines::new(&b"a\r\nb\rc\n\r\n\"d"[..]);
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
}
