//! Which characters may come out: no control characters, no characters that the standard keeps out of
//! text, and no bidirectional control without its partner, which would turn the words after it around.
//!
//! Markup is not this module's business: `<` is an ordinary character here (see `html::escape`).

use crate::body::{BREAK, EMBED, is_blank_char};

/// One line of words that may be printed: trimmed, its white space single spaces.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Clean(String);

impl Clean {
    /// The printable words of a line; line breaks in it become spaces.
    pub fn line(text: &str) -> Clean {
        let mut line = String::with_capacity(text.len());
        for c in text.chars().filter_map(printable) {
            let c = if c == BREAK { ' ' } else { c };
            if !(c == ' ' && line.ends_with(' ')) {
                line.push(c);
            }
        }
        let mut texts = [line];
        balance(&mut texts);
        let [line] = texts;
        Clean(line.trim_matches(is_blank_char).to_owned())
    }

    /// The words.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether there is nothing to print.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl std::fmt::Display for Clean {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// The printable characters of a piece of a line, [`BREAK`] included. Bidirectional controls are left
/// as they are, since their partner may stand in the next piece: see [`balance`].
pub(super) fn piece(text: &str) -> String {
    text.chars().filter_map(printable).collect()
}

/// The printable characters of preformatted text: its line ends and tabs are kept.
pub(super) fn preformatted(text: &str) -> String {
    let mut texts = [text.chars().filter_map(printable_in_code).collect::<String>()];
    balance(&mut texts);
    let [text] = texts;
    text
}

/// The character as it is printed in preformatted text.
pub(super) fn printable_in_code(c: char) -> Option<char> {
    match c {
        BREAK | '\n' => Some('\n'),
        '\t' => Some('\t'),
        _ => printable(c),
    }
}

/// The character as it is printed; none for one that has no place in text.
pub(super) fn printable(c: char) -> Option<char> {
    match c {
        '\t' | '\n' | '\u{B}' | '\u{C}' | '\r' | '\u{85}' | '\u{2029}' => Some(' '),
        // A byte order mark inside text is a leftover of some file.
        EMBED | '\u{FEFF}' => None,
        '\u{FDD0}'..='\u{FDEF}' => None,
        c if c.is_control() || (c as u32) & 0xFFFE == 0xFFFE => None,
        c => Some(c),
    }
}

/// Removes every bidirectional embedding, override and isolate (and every end of one) that has no
/// partner in these pieces of one line.
pub(super) fn balance(pieces: &mut [String]) {
    if !pieces.iter().any(|piece| piece.contains(is_bidi_control)) {
        return;
    }
    let mut open: Vec<(Opening, usize, usize)> = Vec::new();
    let mut alone: Vec<(usize, usize)> = Vec::new();
    for (index, piece) in pieces.iter().enumerate() {
        for (at, c) in piece.char_indices() {
            match c {
                '\u{202A}' | '\u{202B}' | '\u{202D}' | '\u{202E}' => open.push((Opening::Embedding, index, at)),
                '\u{2066}'..='\u{2068}' => open.push((Opening::Isolate, index, at)),
                '\u{202C}' => match open.last() {
                    Some((Opening::Embedding, ..)) => drop(open.pop()),
                    _ => alone.push((index, at)),
                },
                '\u{2069}' => match open.iter().rposition(|(opening, ..)| *opening == Opening::Isolate) {
                    // The end of an isolate ends the embeddings inside it too.
                    Some(start) => alone.extend(open.drain(start..).skip(1).map(|(_, index, at)| (index, at))),
                    None => alone.push((index, at)),
                },
                _ => {}
            }
        }
    }
    alone.extend(open.into_iter().map(|(_, index, at)| (index, at)));
    alone.sort_unstable();
    for (index, at) in alone.into_iter().rev() {
        pieces[index].remove(at);
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Opening {
    Embedding,
    Isolate,
}

fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_keeps_its_words_and_loses_what_cannot_be_printed() {
        let check = |text: &str, expect: &str| assert_eq!(Clean::line(text).as_str(), expect, "{text:?}");
        check("  Two\twords \r\n and\u{2028}more ", "Two words and more");
        check("nul\0 bell\u{7} delete\u{7f} c1\u{92}", "nul bell delete c1");
        check("next\u{85}line", "next line");
        check("\u{FEFF}mark \u{FFFE}\u{1FFFF}\u{FDD0}", "mark");
        check("\u{FFFC}", "");
        check("\u{A0}\u{200B} \u{200D}", "");
        check("10\u{A0}km", "10\u{A0}km");
        check("👩\u{200D}🔬 <b>", "👩\u{200D}🔬 <b>");
    }

    #[test]
    fn bidirectional_controls_stay_only_in_pairs() {
        let check = |pieces: &[&str], expect: &[&str]| {
            let mut pieces: Vec<String> = pieces.iter().map(|piece| (*piece).to_owned()).collect();
            balance(&mut pieces);
            assert_eq!(pieces, expect);
        };
        check(&["a\u{202E}b"], &["ab"]);
        check(&["a\u{202C}b\u{2069}"], &["ab"]);
        check(&["\u{202B}a\u{202C}"], &["\u{202B}a\u{202C}"]);
        check(&["\u{2067}a", "b\u{2069}"], &["\u{2067}a", "b\u{2069}"]);
        check(&["\u{2067}a\u{202E}b\u{2069}c\u{202C}"], &["\u{2067}ab\u{2069}c"]);
        check(&["\u{202E}a\u{2066}b\u{202C}c\u{2069}\u{202C}"], &["\u{202E}a\u{2066}bc\u{2069}\u{202C}"]);
        check(&["\u{2068}\u{2068}a\u{2069}"], &["\u{2068}a\u{2069}"]);
    }
}
