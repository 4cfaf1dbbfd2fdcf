//! The content of a line as plain words.

use super::link::Links;
use crate::export::page::Span;

/// The words of a line, hard breaks as `\n`. A link is followed by its number, unless its words are
/// the address itself.
pub(super) fn words(content: &[Span], links: &mut Links) -> String {
    let mut words = String::new();
    for span in content {
        match span {
            Span::Words { text, marks } if marks.strike && !text.trim().is_empty() => {
                // What was struck out must not be read as if it were said.
                words.push_str(&format!("~~{text}~~"));
            }
            Span::Words { text, .. } => words.push_str(text),
            Span::Link { address, content } => link(&mut words, address, content, links),
            Span::Picture(picture) if picture.alt.is_empty() => {}
            Span::Picture(picture) => words.push_str(&format!("[{}]", picture.alt)),
            Span::Placed { content, .. } => words.push_str(&self::words(content, links)),
            Span::Break => words.push('\n'),
        }
    }
    words
}

fn link(words: &mut String, address: &crate::export::address::Address, content: &[Span], links: &mut Links) {
    let linked = self::words(content, links);
    if address.is_spelled_by(&linked) {
        // The address in full, so that the reader's program makes it a link.
        let shown = if address.is_mail() { linked.trim() } else { address.as_str() };
        words.push_str(shown);
        return;
    }
    // A number belongs to the last word, so the space that an editor linked with it comes after.
    let trimmed = linked.trim_end();
    words.push_str(&format!("{trimmed} [{}]{}", links.number(address), &linked[trimmed.len()..]));
}
