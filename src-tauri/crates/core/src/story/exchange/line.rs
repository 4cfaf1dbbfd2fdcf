//! Lines of a stream of any length, each within bounds: a line that is too long is passed over, not gathered.

use std::cell::Cell;
use std::io::{BufRead, ErrorKind, Read};

/// The longest line that is read, in bytes.
pub const LONGEST: usize = 16_000_000;

/// A line, or why there is none.
pub enum Line {
    /// Its bytes, without the end of line.
    Bytes,
    /// It is longer than is read, and was passed over.
    TooLong,
    /// The stream broke off, as a sentence.
    Broken(String),
    /// There is no more.
    End,
}

/// Reads the next line into `buffer`.
pub fn next(from: &mut impl BufRead, buffer: &mut Vec<u8>) -> Line {
    buffer.clear();
    let mut too_long = false;
    let mut any = false;
    loop {
        let available = match from.fill_buf() {
            Ok(available) => available,
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(error) => return Line::Broken(format!("The file cannot be read further: {error}.")),
        };
        if available.is_empty() {
            break;
        }
        any = true;
        let (taken, ended) = match available.iter().position(|byte| *byte == b'\n') {
            Some(at) => (at + 1, true),
            None => (available.len(), false),
        };
        if buffer.len() + taken > LONGEST {
            too_long = true;
            buffer.clear();
        }
        if !too_long {
            buffer.extend_from_slice(&available[..taken]);
        }
        from.consume(taken);
        if ended {
            break;
        }
    }
    while matches!(buffer.last(), Some(b'\n' | b'\r')) {
        buffer.pop();
    }
    match (any, too_long) {
        (_, true) => Line::TooLong,
        (false, _) => Line::End,
        (true, false) => Line::Bytes,
    }
}

/// Every line with its number, counting from 1; a mark of byte order at the beginning is left out.
pub fn each<E>(
    mut from: impl BufRead,
    mut take: impl FnMut(Result<&str, String>, u64) -> Result<(), E>,
) -> Result<(), E> {
    let mut buffer = Vec::new();
    let mut number = 0;
    loop {
        number += 1;
        match next(&mut from, &mut buffer) {
            Line::End => return Ok(()),
            Line::Broken(reason) => return take(Err(reason), number),
            Line::TooLong => {
                take(Err(format!("This line is longer than {} MB.", LONGEST / 1_000_000)), number)?;
            }
            Line::Bytes => match std::str::from_utf8(&buffer) {
                Ok(line) if number == 1 => take(Ok(line.trim_start_matches('\u{FEFF}')), number)?,
                Ok(line) => take(Ok(line), number)?,
                Err(_) => take(Err("This line is not UTF-8 text.".to_owned()), number)?,
            },
        }
    }
}

/// A stream of which no entry may take more than is left: whoever reads it sets that anew for each.
pub(super) struct Bounded<'a, R> {
    /// The stream.
    pub from: R,
    /// How many bytes are left.
    pub left: &'a Cell<usize>,
}

impl<R: Read> Read for Bounded<'_, R> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        if self.left.get() == 0 {
            return Err(std::io::Error::other(format!("it is longer than {} MB", LONGEST / 1_000_000)));
        }
        let read = self.from.read(into)?;
        self.left.set(self.left.get().saturating_sub(read));
        Ok(read)
    }
}
