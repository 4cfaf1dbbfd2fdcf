//! Cutting lines: trimming, splitting and shortening a line without losing the marks of its words.
//!
//! Places in a line are bytes of its words alone ([`text_of`]); pictures take no room in that count.

use crate::body::{BREAK, Inline, Line, LineKind, Marks, is_blank_char};

/// The words of a line, hard breaks kept, pictures left out.
pub(super) fn text_of(line: &Line) -> String {
    let mut text = String::new();
    for inline in &line.inline {
        if let Inline::Text { text: words, .. } = inline {
            text.push_str(words);
        }
    }
    text
}

/// The line with single spaces between words and none at its edges. Code keeps its spaces.
pub(super) fn tidy(line: Line) -> Line {
    if line.kind == LineKind::Code {
        return line;
    }
    let mut tidied =
        Line { kind: line.kind, indent: line.indent, inline: Vec::with_capacity(line.inline.len()), ..Line::default() };
    let mut last: Option<char> = None;
    for inline in line.inline {
        let Inline::Text { text, marks } = inline else {
            tidied.inline.push(inline);
            last = Some('\0');
            continue;
        };
        let mut words = String::with_capacity(text.len());
        for c in text.chars() {
            let space = c.is_whitespace() && c != BREAK;
            match last {
                None if is_blank_char(c) => continue,
                Some(before) if space && (before.is_whitespace()) => {
                    // A no-break space stands only where it stands alone.
                    if before == '\u{A0}' && words.ends_with(before) {
                        words.pop();
                        words.push(' ');
                        last = Some(' ');
                    }
                    continue;
                }
                Some(' ' | '\u{A0}') if c == BREAK && words.ends_with([' ', '\u{A0}']) => {
                    words.pop();
                }
                _ => {}
            }
            let kept = if space && c != '\u{A0}' { ' ' } else { c };
            words.push(kept);
            last = Some(kept);
        }
        if !words.is_empty() {
            tidied.inline.push(Inline::Text { text: words, marks });
        }
    }
    trim_end(&mut tidied);
    tidied
}

fn trim_end(line: &mut Line) {
    while let Some(Inline::Text { text, .. }) = line.inline.last_mut() {
        let kept = text.trim_end_matches(|c| is_blank_char(c) || c == BREAK).len();
        text.truncate(kept);
        if kept > 0 {
            return;
        }
        line.inline.pop();
    }
}

/// The line up to a byte of its words, and the line from there on; both tidied.
pub(super) fn split(line: &Line, at: usize) -> (Line, Line) {
    let (before, after) = divide(line, at);
    (tidy(before), tidy(after))
}

/// The line up to a byte of its words, and from there on, as they are. A picture stands with the words after it, unless words before the cut come after the picture.
pub(super) fn divide(line: &Line, at: usize) -> (Line, Line) {
    let empty = || Line { kind: line.kind, indent: line.indent, inline: Vec::new(), ..Line::default() };
    let (mut before, mut after) = (empty(), empty());
    let mut passed = 0;
    for inline in &line.inline {
        let Inline::Text { text, marks } = inline else {
            let side = if passed < at { &mut before } else { &mut after };
            side.inline.push(inline.clone());
            continue;
        };
        let cut = at.saturating_sub(passed).min(text.len());
        let cut = (0..=cut).rev().find(|&cut| text.is_char_boundary(cut)).unwrap_or(0);
        for (part, side) in [(&text[..cut], &mut before), (&text[cut..], &mut after)] {
            if !part.is_empty() {
                side.inline.push(Inline::Text { text: part.to_owned(), marks: marks.clone() });
            }
        }
        passed += text.len();
    }
    (before, after)
}

/// The line's pieces between its hard breaks, with how many breaks stand before each; empty pieces
/// are left out and counted.
pub(super) fn pieces(line: &Line) -> Vec<(usize, Line)> {
    let mut pieces: Vec<(usize, Line)> = Vec::new();
    let mut breaks = 0;
    let mut current = Line { kind: line.kind, indent: line.indent, inline: Vec::new(), ..Line::default() };
    for inline in &line.inline {
        let Inline::Text { text, marks } = inline else {
            current.inline.push(inline.clone());
            continue;
        };
        for (nth, part) in text.split(BREAK).enumerate() {
            if nth > 0 {
                finish(&mut pieces, &mut current, &mut breaks);
                breaks += 1;
            }
            if !part.is_empty() {
                current.inline.push(Inline::Text { text: part.to_owned(), marks: marks.clone() });
            }
        }
    }
    finish(&mut pieces, &mut current, &mut breaks);
    pieces
}

fn finish(pieces: &mut Vec<(usize, Line)>, current: &mut Line, breaks: &mut usize) {
    let empty = Line { kind: current.kind, indent: current.indent, inline: Vec::new(), ..Line::default() };
    let piece = tidy(std::mem::replace(current, empty));
    if !piece.is_blank() {
        pieces.push((std::mem::take(breaks), piece));
    }
}

/// The linked words of a line with their addresses, as bytes of its words; neighbouring words with
/// the same address are one.
pub(super) fn links(line: &Line) -> Vec<(usize, usize, String)> {
    let mut links: Vec<(usize, usize, String)> = Vec::new();
    let mut passed = 0;
    for inline in &line.inline {
        let Inline::Text { text, marks } = inline else { continue };
        let end = passed + text.len();
        if let Some(url) = &marks.link {
            match links.last_mut() {
                Some((_, before, same)) if *before == passed && same == url => *before = end,
                _ => links.push((passed, end, url.clone())),
            }
        }
        passed = end;
    }
    links
}

/// Where the words that are set off (strong, emphasized, underlined) at this byte end, if the words
/// after them are not set off in the same way.
pub(super) fn mark_end(line: &Line, from: usize) -> Option<usize> {
    let set_off = |marks: &Marks| (marks.strong, marks.em, marks.underline);
    let mut passed = 0;
    let mut lead: Option<(bool, bool, bool)> = None;
    for inline in &line.inline {
        let Inline::Text { text, marks } = inline else { continue };
        let start = passed;
        passed += text.len();
        if passed <= from || text.trim().is_empty() {
            continue;
        }
        match lead {
            None if set_off(marks) == (false, false, false) => return None,
            None => lead = Some(set_off(marks)),
            Some(lead) if set_off(marks) != lead => return Some(start),
            Some(_) => {}
        }
    }
    None
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn marked() -> Line {
        let strong = Marks { strong: true, ..Marks::default() };
        Line {
            kind: LineKind::Paragraph,
            indent: 0,
            inline: vec![
                Inline::text(" \u{A0} One "),
                Inline::Text { text: "two ".to_owned(), marks: strong },
                Inline::text("  three\u{A0}four  "),
            ],
            ..Line::default()
        }
    }

    #[test]
    fn a_tidy_line_has_single_spaces_and_keeps_its_marks() {
        let line = tidy(marked());
        assert_eq!(text_of(&line), "One two three\u{A0}four");
        assert!(matches!(&line.inline[1], Inline::Text { text, marks } if text == "two " && marks.strong));
        assert_eq!(tidy(line.clone()), line);
    }

    #[test]
    fn a_line_splits_at_a_byte_of_its_words() {
        let (before, after) = split(&tidy(marked()), 6);
        assert_eq!((text_of(&before), text_of(&after)), ("One tw".to_owned(), "o three\u{A0}four".to_owned()));
    }

    #[test]
    fn hard_breaks_separate_pieces() {
        let line = Line::of(LineKind::Paragraph, "a\u{2028}\u{2028}b\u{2028}c");
        let found: Vec<_> = pieces(&line).into_iter().map(|(breaks, piece)| (breaks, text_of(&piece))).collect();
        assert_eq!(found, [(0, "a".to_owned()), (2, "b".to_owned()), (1, "c".to_owned())]);
    }
}
