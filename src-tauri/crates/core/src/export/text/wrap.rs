//! Wraps words at a column, as wide as they are on a screen: a Han character counts two. An address is
//! one word, however long.

use unicode_width::UnicodeWidthStr;

use crate::export::east_asian::divides;

/// The words in lines of at most `width` columns; `\n` in them ends a line. A word that is longer
/// stands alone on its line.
pub(super) fn wrap(words: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in words.split('\n') {
        let mut line = String::new();
        let mut column = 0;
        for (space, atom) in atoms(paragraph) {
            let gap = usize::from(space && !line.is_empty());
            if !line.is_empty() && column + gap + atom.width() > width {
                lines.push(std::mem::take(&mut line));
                column = 0;
            } else if gap > 0 {
                line.push(' ');
                column += 1;
            }
            line.push_str(atom);
            column += atom.width();
        }
        lines.push(line);
    }
    lines
}

/// The pieces that are never divided, each with whether a space stands before it.
fn atoms(words: &str) -> Vec<(bool, &str)> {
    let mut atoms = Vec::new();
    for word in words.split([' ', '\t']).filter(|word| !word.is_empty()) {
        let (mut space, mut from) = (true, 0);
        let mut before: Option<char> = None;
        for (at, c) in word.char_indices() {
            if before.is_some_and(|before| divides(before, c)) {
                atoms.push((space, &word[from..at]));
                (space, from) = (false, at);
            }
            before = Some(c);
        }
        atoms.push((space, &word[from..]));
    }
    atoms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_at_the_column() {
        let check = |words: &str, width: usize, expect: &[&str]| assert_eq!(wrap(words, width), expect, "{words}");
        check("", 10, &[""]);
        check("one two  three", 8, &["one two", "three"]);
        check("one\ntwo three", 20, &["one", "two three"]);
        check("see https://example.com/a/long/path now", 12, &["see", "https://example.com/a/long/path", "now"]);
        check("一二三四五六", 8, &["一二三四", "五六"]);
        check("一二三四，五六", 8, &["一二三", "四，五六"]);
        check("一二（三四）五", 8, &["一二（三", "四）五"]);
        check("一二三（四五）", 8, &["一二三", "（四五）"]);
        check("ab 一二 cd", 5, &["ab 一", "二 cd"]);
        check("한국어 문장 하나", 8, &["한국어", "문장", "하나"]);
        check("no\u{A0}break here", 6, &["no\u{A0}break", "here"]);
    }
}
