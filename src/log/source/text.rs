//! The encoding of a text: found out, and undone.

use std::io::{self, Read};

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Decoder, DecoderResult, Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};

use crate::log::error::LogError;

/// An encoding, and how it was found out.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub(super) encoding: &'static Encoding,
    pub(super) has_bom: bool,
}

/// The encoding of that name; GBK and GB2312 are read as GB18030, which contains
/// them.
pub(super) fn named(name: &str) -> Result<&'static Encoding, LogError> {
    match Encoding::for_label(name.trim().as_bytes()) {
        Some(encoding) if encoding == GBK => Ok(GB18030),
        Some(encoding) => Ok(encoding),
        None => Err(LogError::EncodingName(name.to_owned())),
    }
}

/// Finds out the encoding of a text from its first bytes.
pub(super) fn detect(head: &[u8]) -> Result<Found, LogError> {
    let found = |encoding, has_bom| Ok(Found { encoding, has_bom });
    if let Some((encoding, _)) = Encoding::for_bom(head) {
        return found(encoding, true);
    }
    let zeros = |parity: usize| {
        let bytes = head.iter().enumerate();
        bytes
            .filter(|(index, byte)| index % 2 == parity && **byte == 0)
            .count()
    };
    // the sample may end within a character
    let is_utf8 =
        std::str::from_utf8(head).map_or_else(|error| error.error_len().is_none(), |_| true);
    match (zeros(0), zeros(1)) {
        (0, 0) => {}
        // a stray zero in a text is one of its characters
        (even, odd) if is_utf8 && (even + odd) * 8 < head.len() => {}
        (even, odd) if odd > even * 8 => return found(UTF_16LE, false),
        (even, odd) if even > odd * 8 => return found(UTF_16BE, false),
        _ => return Err(LogError::Binary),
    }
    // a log put together from parts: what most of its lines are in
    let (mut utf8, mut other) = (0_u64, 0_u64);
    for line in head.split_inclusive(|byte| *byte == b'\n') {
        if line.is_ascii() {
            continue;
        }
        match std::str::from_utf8(line) {
            Ok(_) => utf8 += 1,
            // the sample may end within a character
            Err(error) if error.error_len().is_none() && !line.ends_with(b"\n") => utf8 += 1,
            Err(_) => other += 1,
        }
    }
    if utf8 >= other {
        return found(UTF_8, false);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(head, false);
    let guess = detector.guess(Some(b"cn"), Utf8Detection::Deny);
    if (guess == GBK || guess == GB18030) && is_common_chinese(head) {
        return found(GB18030, false);
    }
    let guess = detector.guess(None, Utf8Detection::Deny);
    Err(LogError::UnsureEncoding {
        guess: guess.name().to_owned(),
    })
}

/// Whether nearly all characters of a text in GB18030 would be those of GB2312,
/// which everyday Chinese is made of: bytes of another encoding seldom look so.
fn is_common_chinese(head: &[u8]) -> bool {
    let (mut common, mut rare) = (0_u64, 0_u64);
    let mut rest = head;
    loop {
        let taken = match rest {
            [] | [_] => break,
            [0..0x80, ..] => 1,
            [_, b'0'..=b'9', ..] => {
                rare += 1;
                4
            }
            [0xA1..=0xF7, 0xA1..=0xFE, ..] => {
                common += 1;
                2
            }
            _ => {
                rare += 1;
                2
            }
        };
        rest = rest.get(taken..).unwrap_or_default();
    }
    common >= rare * 9
}

/// Bytes decoded to UTF-8. What the encoding does not have becomes a byte that
/// UTF-8 does not have, so that it is noticed in its cell.
pub(super) struct Decoded<R> {
    input: R,
    decoder: Decoder,
    raw: Vec<u8>,
    done: usize,
    pending: Vec<u8>,
    given: usize,
    is_over: bool,
}

impl<R: Read> Decoded<R> {
    pub(super) fn new(input: R, encoding: &'static Encoding) -> Self {
        Self {
            input,
            decoder: encoding.new_decoder_with_bom_removal(),
            raw: Vec::new(),
            done: 0,
            pending: Vec::new(),
            given: 0,
            is_over: false,
        }
    }

    /// Decodes the next bytes into `pending`.
    fn refill(&mut self) -> io::Result<()> {
        self.pending.clear();
        self.given = 0;
        while self.pending.is_empty() && !self.is_over {
            if self.done == self.raw.len() {
                self.raw.resize(8192, 0);
                let read = self.input.read(&mut self.raw)?;
                self.raw.truncate(read);
                self.done = 0;
            }
            let last = self.raw.is_empty();
            let rest = self.raw.get(self.done..).unwrap_or_default();
            let room = self
                .decoder
                .max_utf8_buffer_length_without_replacement(rest.len());
            let mut out = vec![0; room.unwrap_or(rest.len() * 4 + 16)];
            let (result, read, written) = self
                .decoder
                .decode_to_utf8_without_replacement(rest, &mut out, last);
            self.done += read;
            out.truncate(written);
            self.pending.append(&mut out);
            match result {
                DecoderResult::Malformed(..) => self.pending.push(0xFF),
                DecoderResult::InputEmpty => self.is_over = last,
                DecoderResult::OutputFull => {}
            }
        }
        Ok(())
    }
}

impl<R: Read> Read for Decoded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.given == self.pending.len() {
            self.refill()?;
        }
        let mut rest = self.pending.get(self.given..).unwrap_or_default();
        let read = rest.read(buffer)?;
        self.given += read;
        Ok(read)
    }
}
