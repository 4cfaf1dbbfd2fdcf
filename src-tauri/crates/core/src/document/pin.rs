//! Places in running text that stay on their characters, whatever is written around them.

use std::ops::Range;

use loro::cursor::{Cursor, Side};
use serde::{Deserialize, Serialize};

use super::Document;

/// A stretch of a running text, held by its first and its last character. As text: what Loro encodes, in hexadecimal
/// digits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pin {
    first: String,
    last: String,
}

impl Document {
    /// Holds a stretch of the running text of that name, in Unicode scalar values. None where it is empty or past the end.
    pub fn pin(&self, text: &str, range: &Range<usize>) -> Option<Pin> {
        let text = self.doc.get_text(text);
        if range.is_empty() || range.end > text.len_unicode() {
            return None;
        }
        let at = |position: usize| text.get_cursor(position, Side::Middle).map(|cursor| hex(&cursor.encode()));
        Some(Pin { first: at(range.start)?, last: at(range.end - 1)? })
    }

    /// Where a stretch stands now; none where its first or its last character is gone.
    pub fn unpin(&self, pin: &Pin) -> Option<Range<usize>> {
        let at = |end: &str| {
            let cursor = Cursor::decode(&bytes(end)?).ok()?;
            let found = self.doc.get_cursor_pos(&cursor).ok()?;
            found.update.is_none().then_some(found.current.pos)
        };
        let (first, last) = (at(&pin.first)?, at(&pin.last)?);
        (first <= last).then_some(first..last + 1)
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn bytes(hex: &str) -> Option<Vec<u8>> {
    (hex.len().is_multiple_of(2) && hex.is_ascii())
        .then(|| (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).ok()).collect())?
}
