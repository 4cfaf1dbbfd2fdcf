//! Files of other programs in UTF-8, whatever encoding they were written in: spreadsheets write UTF-16 and GB18030.

use std::io::{self, BufRead, BufReader, Read};

use encoding_rs::{CoderResult, Decoder, Encoding, UTF_8};

use crate::charset;

/// How many bytes are looked at to tell the encoding.
const LOOK: usize = 1 << 20;
/// How many bytes are turned at once.
const STEP: usize = 1 << 15;

/// The stream in UTF-8. Bytes that are UTF-8 already pass as they are.
pub fn in_utf_8<'a>(mut from: impl BufRead + 'a) -> io::Result<Box<dyn BufRead + 'a>> {
    let mut start = Vec::new();
    (&mut from).take(LOOK as u64).read_to_end(&mut start)?;
    let encoding = encoding(&start);
    let whole = io::Cursor::new(start).chain(from);
    if encoding == UTF_8 {
        return Ok(Box::new(BufReader::with_capacity(STEP, whole)));
    }
    let turning = Turning {
        from: whole,
        decoder: encoding.new_decoder(),
        bytes: Vec::new(),
        text: String::new(),
        at: 0,
        ended: false,
    };
    Ok(Box::new(BufReader::with_capacity(STEP, turning)))
}

fn encoding(start: &[u8]) -> &'static Encoding {
    // A character that the look ends in is not held against what it is part of.
    let whole = match start.iter().rposition(|byte| *byte == b'\n') {
        Some(end) if start.len() == LOOK => &start[..end],
        _ => start,
    };
    let decoded = charset::decode(whole);
    if decoded.binary.is_some() {
        return UTF_8;
    }
    Encoding::for_label(decoded.encoding.as_bytes()).unwrap_or(UTF_8)
}

/// A stream that is turned into UTF-8 on its way.
struct Turning<R> {
    from: R,
    decoder: Decoder,
    bytes: Vec<u8>,
    text: String,
    at: usize,
    ended: bool,
}

impl<R: Read> Turning<R> {
    /// Turns the next piece.
    fn turn(&mut self) -> io::Result<()> {
        self.text.clear();
        self.at = 0;
        while self.text.is_empty() && !(self.ended && self.bytes.is_empty()) {
            if self.bytes.is_empty() {
                let mut piece = vec![0; STEP];
                let count = self.from.read(&mut piece)?;
                piece.truncate(count);
                self.bytes = piece;
                self.ended = count == 0;
            }
            self.text.reserve(STEP * 3);
            let (result, read, _) = self.decoder.decode_to_string(&self.bytes, &mut self.text, self.ended);
            self.bytes.drain(..read);
            if self.ended && result == CoderResult::InputEmpty {
                self.bytes.clear();
                return Ok(());
            }
        }
        Ok(())
    }
}

impl<R: Read> Read for Turning<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.at == self.text.len() && !(self.ended && self.bytes.is_empty()) {
            self.turn()?;
        }
        let rest = &self.text.as_bytes()[self.at..];
        let count = rest.len().min(into.len());
        into[..count].copy_from_slice(&rest[..count]);
        self.at += count;
        Ok(count)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn turned(bytes: &[u8]) -> String {
        let mut text = String::new();
        in_utf_8(bytes).unwrap().read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn what_spreadsheets_write_is_read() {
        let rows = "标题,网址\n港口重新开放，首艘货轮靠岸,https://example.com/1\n".repeat(3);
        assert_eq!(turned(rows.as_bytes()), rows);
        let (gb, ..) = encoding_rs::GB18030.encode(&rows);
        assert_eq!(turned(&gb), rows);
        let wide: Vec<u8> = "\u{FEFF}".chars().chain(rows.chars()).flat_map(|c| (c as u16).to_le_bytes()).collect();
        assert_eq!(turned(&wide).trim_start_matches('\u{FEFF}'), rows);
        assert_eq!(turned(b""), "");
    }

    #[test]
    fn long_files_are_turned_piece_by_piece() {
        let rows = "新能源汽车出口继续增长，分析人士表示市场空间仍然很大。\n".repeat(40_000);
        let (gb, ..) = encoding_rs::GBK.encode(&rows);
        assert!(gb.len() > 2 * LOOK);
        assert_eq!(turned(&gb), rows);
    }
}
