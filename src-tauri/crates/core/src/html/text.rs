//! Which characters words may hold.

use std::borrow::Cow;

use crate::body::{BREAK, EMBED, is_forbidden_char};

/// Whether HTML reads the character as a space.
pub fn is_html_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{0C}')
}

/// The words without characters that have no place in them. White space stays as it is; a paragraph
/// separator becomes a hard break.
pub fn cleaned(words: &str) -> Cow<'_, str> {
    // Everything in question begins with one of these bytes: C0 and DEL, C1 (C2), U+2028–U+206F (E2),
    // U+FFFC (EF).
    let suspicious = |b: u8| (b < 0x20 && !matches!(b, b'\t' | b'\n')) || matches!(b, 0x7F | 0xC2 | 0xE2 | 0xEF);
    if !words.bytes().any(suspicious) {
        return Cow::Borrowed(words);
    }
    let kept = |c: char| is_html_space(c) || !is_forbidden_char(c) || c == '\u{2029}';
    if words.chars().all(|c| kept(c) && c != '\u{2029}' && !is_bidi_control(c)) {
        return Cow::Borrowed(words);
    }
    let words: String = words.chars().filter(|c| kept(*c)).map(|c| if c == '\u{2029}' { BREAK } else { c }).collect();
    debug_assert!(!words.contains(EMBED));
    Cow::Owned(balanced(words))
}

/// Words for an attribute: cleaned, on one line, single spaces.
pub fn on_one_line(words: &str) -> String {
    let words = cleaned(words);
    let mut line = String::with_capacity(words.len());
    for word in words.split(|c: char| is_html_space(c) || c == BREAK).filter(|word| !word.is_empty()) {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// The words without bidirectional controls that are not closed, or close nothing, within them: such a
/// control would turn the text around it.
fn balanced(words: String) -> String {
    if !words.contains(is_bidi_control) {
        return words;
    }
    // Pairs close like brackets. What stays open inside a closed pair is left out with the rest.
    let mut open: Vec<(usize, bool)> = Vec::new();
    let mut paired: Vec<usize> = Vec::new();
    for (index, c) in words.char_indices() {
        match c {
            // No direction reaches over a line.
            BREAK | '\n' => open.clear(),
            '\u{202A}' | '\u{202B}' | '\u{202D}' | '\u{202E}' => open.push((index, false)),
            '\u{2066}'..='\u{2068}' => open.push((index, true)),
            '\u{202C}' if open.last().is_some_and(|(_, isolate)| !isolate) => {
                paired.extend(open.pop().map(|(start, _)| start));
                paired.push(index);
            }
            '\u{2069}' => {
                if let Some(place) = open.iter().rposition(|(_, isolate)| *isolate) {
                    paired.push(open[place].0);
                    paired.push(index);
                    open.truncate(place);
                }
            }
            _ => {}
        }
    }
    paired.sort_unstable();
    let keep = |index: &usize| paired.binary_search(index).is_ok();
    words.char_indices().filter(|(index, c)| !is_bidi_control(*c) || keep(index)).map(|(_, c)| c).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_without_a_place_are_left_out() {
        let check = |words: &str, expect: &str| assert_eq!(cleaned(words), expect, "{words:?}");
        check("plain 中文 é\u{A0}x", "plain 中文 é\u{A0}x");
        check("a\u{0}b\u{1}c\u{7F}d\u{85}e\u{9F}f", "abcdef");
        check("a\u{FFFC}b", "ab");
        check("a\u{2029}b\u{2028}c", "a\u{2028}b\u{2028}c");
        check("tab\tand\nline", "tab\tand\nline");
    }

    #[test]
    fn directions_are_closed_where_they_were_opened() {
        let check = |words: &str, expect: &str| assert_eq!(cleaned(words), expect, "{words:?}");
        check("\u{202E}abc\u{202C}", "\u{202E}abc\u{202C}");
        check("\u{202E}abc", "abc");
        check("abc\u{202C}\u{2069}", "abc");
        check("\u{2067}a\u{202E}b\u{2069}c", "\u{2067}ab\u{2069}c");
        check("\u{202B}a\u{2066}b\u{2069}c\u{202C}", "\u{202B}a\u{2066}b\u{2069}c\u{202C}");
        check("\u{202B}a\u{2066}b\u{202C}c", "abc");
        check("\u{202B}a\u{2028}b\u{202C}\u{202E}c\nd\u{202C}", "a\u{2028}bc\nd");
    }
}
