//! Plain text to flat lines: wrapped lines are joined, typed marks (bullets, underlines, asterisks,
//! Markdown's links) become the real ones, blank lines stay as hints.

use std::collections::HashMap;

use super::drawn::{drawn_line, heading, headings, underline_or_rule};
use super::footnote;
use super::mark::{hash_heading, inlines};
use super::number;
use super::wrap::{is_soft, join, wrap_width};
use crate::body::{Body, Line, LineKind, MAX_INDENT, is_blank_char};

/// A line as it was typed.
#[derive(Debug, Clone)]
pub(super) struct Typed<'a> {
    /// The words, without white space at the edges.
    pub text: &'a str,
    /// Columns of white space before them.
    pub indent: usize,
    /// How many `>` stood before them.
    pub quote: usize,
}

/// The flat lines of a plain text, blank ones among them.
pub(super) fn of_text(text: &str) -> Body {
    let mut rest = text.trim_start_matches('\u{FEFF}');
    let mut typed: Vec<Typed> = Vec::new();
    while !rest.is_empty() {
        let (line, after) = next_line(rest);
        typed.push(read_line(line));
        rest = after;
    }
    unquote(&mut typed);
    let mut lines = compose(&typed);
    footnote::put_back(&mut lines);
    Body { lines }
}

/// Whether the text was wrapped at a column, so that its line ends mean nothing.
pub(super) fn is_wrapped(text: &str) -> bool {
    let typed: Vec<Typed> = text.lines().map(read_line).collect();
    wrap_width(&typed, &HashMap::new()).is_some()
}

fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn next_line(text: &str) -> (&str, &str) {
    match text.find(is_line_end) {
        Some(end) => {
            let length = text[end..].chars().next().map_or(1, char::len_utf8);
            let length = if text[end..].starts_with("\r\n") { 2 } else { length };
            (&text[..end], &text[end + length..])
        }
        None => (text, ""),
    }
}

fn read_line(line: &str) -> Typed<'_> {
    let mut rest = line;
    let mut quote = 0;
    while let Some(inside) = rest.trim_start_matches(' ').strip_prefix('>') {
        quote += 1;
        rest = inside;
    }
    let words = rest.trim_start_matches(is_blank_char);
    let columns = rest[..rest.len() - words.len()].chars().map(|c| match c {
        '\t' => 4,
        '\u{3000}' => 2,
        '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}' => 0,
        _ => 1,
    });
    Typed { text: words.trim_end_matches(is_blank_char), indent: columns.sum(), quote }
}

/// A forwarded issue is quoted as a whole; that says nothing about its lines.
fn unquote(lines: &mut [Typed]) {
    let shown = lines.iter().filter(|line| !line.text.is_empty());
    let (all, quoted) = shown.fold((0, 0), |(all, quoted), line| (all + 1, quoted + usize::from(line.quote > 0)));
    if quoted * 10 >= all * 8 {
        for line in lines {
            line.quote = line.quote.saturating_sub(1);
        }
    }
}

fn compose(typed: &[Typed]) -> Vec<Line> {
    let headings = headings(typed);
    let width = wrap_width(typed, &headings);
    let mut lines: Vec<Line> = Vec::with_capacity(typed.len());
    let mut at = 0;
    while at < typed.len() {
        let first = &typed[at];
        if first.text.is_empty() {
            lines.push(Line::default());
            at += 1;
            continue;
        }
        if let Some(&underline) = headings.get(&at) {
            lines.push(heading(&typed[at..=underline]));
            at = underline + 1;
            continue;
        }
        if let Some(drawn) = drawn_line(first.text) {
            underline_or_rule(&mut lines, typed, at, drawn);
            at += 1;
            continue;
        }
        let mut words = first.text.to_owned();
        let mut last = at;
        while let Some(width) = width
            && last + 1 < typed.len()
            && !headings.contains_key(&(last + 1))
            && is_soft(&typed[last..=last + 1], width)
        {
            last += 1;
            join(&mut words, typed[last].text);
        }
        lines.push(line(first, &words));
        at = last + 1;
    }
    lines
}

/// The flat line of typed words.
fn line(typed: &Typed, words: &str) -> Line {
    if let Some((level, heading)) = hash_heading(words) {
        let kind = [LineKind::Heading2, LineKind::Heading2, LineKind::Heading3][level.min(3) - 1];
        return Line {
            kind: if level > 3 { LineKind::Heading4 } else { kind },
            inline: inlines(heading),
            ..Line::default()
        };
    }
    let kind = if typed.quote > 0 { LineKind::Quote } else { LineKind::Paragraph };
    let entry = words.starts_with(['•', '●', '▪', '■', '◦', '‣', '·', '-', '*', '+', '–', '○', '➢'])
        || number::read(words).is_some();
    let indent = if entry && kind == LineKind::Paragraph {
        u8::try_from(typed.indent / 2).unwrap_or(u8::MAX).min(MAX_INDENT)
    } else {
        0
    };
    Line { kind, indent, inline: inlines(words), ..Line::default() }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::body::Inline;

    fn shown(text: &str) -> Vec<String> {
        let name = |line: &Line| line.kind.name().map(|name| format!("{name}:")).unwrap_or_default();
        let words = |line: &Line| if line.is_rule() { "---".to_owned() } else { line.words() };
        of_text(text).lines.iter().map(|line| format!("{}{}", name(line), words(line))).collect()
    }

    #[test]
    fn line_ends_of_every_system_are_read() {
        assert_eq!(shown("\u{FEFF}a\r\nb\rc\n\nd"), ["a", "b", "c", "", "d"]);
    }

    #[test]
    fn wrapped_lines_are_joined_and_short_ones_are_not() {
        let text = "1. The Quay Opens\n\nThe old quay in the harbour was opened again on Monday after a long year\nof works, and the first ships came in with the morning tide, as the port\nauthority had said they would in its note to the shops along the water\nand the sheds behind them.\n\nSource: Harbour Post\nVia The Reed";
        let lines = shown(text);
        assert_eq!(lines.len(), 6, "{lines:?}");
        assert!(lines[2].ends_with("sheds behind them."));
        let text = "A Headline\nA paragraph that is rather long but was never wrapped by any program at all, so that it goes on.\nAnother one.";
        assert_eq!(shown(text).len(), 3);
    }

    #[test]
    fn drawn_lines_are_underlines_or_rules() {
        assert_eq!(shown("Title\n=====\n\nText.\n\n-----\nMore"), ["heading2:Title", "", "Text.", "", "---", "More"]);
        assert_eq!(shown("** Ships\n------------\nText."), ["heading3:Ships", "Text."]);
        assert_eq!(shown("Text.\nSource: Post\n-----\nNext"), ["Text.", "Source: Post", "---", "Next"]);
    }

    #[test]
    fn typed_marks_become_real_ones() {
        let body = of_text("**1. Ships** sail to [the quay](https://quay.example/a). See https://b.example/.\n*Sheds*");
        let links: Vec<_> = super::super::cut::links(&body.lines[0]).into_iter().map(|(.., url)| url).collect();
        assert_eq!(links, ["https://quay.example/a", "https://b.example/"]);
        assert_eq!(body.lines[0].words(), "1. Ships sail to the quay. See https://b.example/.");
        assert!(matches!(&body.lines[1].inline[0], Inline::Text { text, marks } if text == "Sheds" && marks.strong));
    }
}
