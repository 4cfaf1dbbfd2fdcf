//! Plain text to flat lines: wrapped lines are joined, typed marks (bullets, underlines, asterisks,
//! Markdown's links) become the real ones, blank lines stay as hints.

use crate::body::text::is_ideographic;
use crate::body::{Body, Inline, Line, LineKind, MAX_INDENT, Marks, is_blank_char};
use crate::html::address;

use super::word::{Ending, ending, fold_short, has_word};
use super::{number, outro, residue, source};

/// A line as it was typed.
#[derive(Debug, Clone)]
struct Typed<'a> {
    /// The words, without white space at the edges.
    text: &'a str,
    /// Columns of white space before them.
    indent: usize,
    /// How many `>` stood before them.
    quote: usize,
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
    Body { lines: compose(&typed) }
}

/// Whether the text was wrapped at a column, so that its line ends mean nothing.
pub(super) fn is_wrapped(text: &str) -> bool {
    let typed: Vec<Typed> = text.lines().map(read_line).collect();
    wrap_width(&typed).is_some()
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
    let width = wrap_width(typed);
    let mut lines: Vec<Line> = Vec::with_capacity(typed.len());
    let mut at = 0;
    while at < typed.len() {
        let first = &typed[at];
        if first.text.is_empty() {
            lines.push(Line::default());
            at += 1;
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

fn join(words: &mut String, next: &str) {
    let touching = |c: Option<char>| {
        c.is_some_and(|c| is_ideographic(c) || matches!(c, '，' | '。' | '、' | '；' | '：' | '」' | '）'))
    };
    let hyphen = words.ends_with('-') && words.chars().rev().nth(1).is_some_and(char::is_alphanumeric);
    if !(hyphen || touching(words.chars().next_back()) && touching(next.chars().next())) {
        words.push(' ');
    }
    words.push_str(next);
}

/// The columns a text takes; Han, Kana and Hangul take two.
fn columns(text: &str) -> usize {
    text.chars()
        .map(|c| 1 + usize::from(is_ideographic(c) || matches!(c, '\u{3000}'..='\u{303F}' | '\u{FF01}'..='\u{FF60}')))
        .sum()
}

/// The column at which the text was wrapped, where it was: the one by which the most line ends are
/// there because the next word had no room.
fn wrap_width(typed: &[Typed]) -> Option<usize> {
    let pairs: Vec<Room> = typed.windows(2).filter_map(room).collect();
    // For every column, how many line ends it explains: each is explained from the line's own width
    // up to where the next word would have fitted.
    let mut starts = [0_i64; WIDEST + 2];
    for room in &pairs {
        starts[room.width.min(WIDEST + 1)] += 1;
        starts[(room.width + room.needed).min(WIDEST + 1)] -= 1;
    }
    let mut best = (0, 0);
    let mut soft = 0;
    for (width, change) in starts.iter().enumerate().take(WIDEST + 1) {
        soft += change;
        if width >= NARROWEST && soft > best.0 {
            best = (soft, width);
        }
    }
    let (soft, width) = best;
    let shown = typed.iter().filter(|line| !line.text.is_empty());
    let (all, wider) = shown.fold((0, 0), |(all, wider), line| (all + 1, wider + usize::from(width_of(line) > width)));
    // Wrapping cuts sentences, so that most lines go on in small letters; lines that are paragraphs of
    // their own end with a sentence, and titles go on with a capital.
    let count = |cut: Cut| pairs.iter().filter(|room| room.ends_at(width) && room.cut == cut).count() as i64;
    let (small, open) = (count(Cut::Small), count(Cut::Open));
    let cuts = (small + open) * 10 >= soft * 6 && small * 10 >= soft * 3;
    let cuts = cuts || count(Cut::Ideographic) * 10 >= soft * 6;
    let likely = soft >= 3 && soft * 10 >= pairs.len() as i64 * 3 && cuts && wider * 6 <= all;
    likely.then_some(width)
}

/// The columns between which a text may have been wrapped.
const NARROWEST: usize = 50;
const WIDEST: usize = 100;

/// What a line end says about wrapping.
struct Room {
    /// The width of the line.
    width: usize,
    /// The columns that the next line's first word would have needed.
    needed: usize,
    /// Where in a sentence the line ends.
    cut: Cut,
}

impl Room {
    /// Whether the line ends where it would if it were wrapped at this column.
    fn ends_at(&self, width: usize) -> bool {
        self.width <= width && self.width + self.needed > width
    }
}

/// Where in a sentence a line ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cut {
    /// At its end.
    None,
    /// In it, before a small letter.
    Small,
    /// In it, before anything else.
    Open,
    /// In it, before a character that has no capital.
    Ideographic,
}

/// What the end of a line says; nothing where the next line cannot continue it.
fn room(pair: &[Typed]) -> Option<Room> {
    let [line, next] = pair else { return None };
    if line.text.is_empty() || next.text.is_empty() || line.quote != next.quote {
        return None;
    }
    if drawn_line(next.text).is_some() || begins_anew(next.text) {
        return None;
    }
    let first = next.text.split_whitespace().next().unwrap_or_default();
    let needed = match first.chars().next() {
        Some(c) if is_ideographic(c) => 2,
        _ => 1 + first.chars().take(200).count(),
    };
    let cut = match first.chars().next() {
        _ if ending(line.text) == Ending::Stop => Cut::None,
        Some(c) if c.is_lowercase() => Cut::Small,
        Some(c) if is_ideographic(c) => Cut::Ideographic,
        _ => Cut::Open,
    };
    Some(Room { width: width_of(line), needed, cut })
}

fn width_of(line: &Typed) -> usize {
    // Longer than any wrapped line is all that matters of a long one.
    let start = line.text.char_indices().nth(400).map_or(line.text, |(at, _)| &line.text[..at]);
    line.indent + columns(start)
}

/// Whether a line ends only because the next word had no room. A line that no blank could break is
/// longer than the column itself.
fn is_soft(pair: &[Typed], width: usize) -> bool {
    room(pair).is_some_and(|room| room.ends_at(width) || room.width > width && pair[0].text.contains("://"))
}

/// Whether a line cannot continue the one before: it opens a list entry, an item or a credit.
fn begins_anew(text: &str) -> bool {
    let bullet = text.starts_with(['•', '●', '▪', '■', '◦', '‣', '#'])
        || text.get(1..2) == Some(" ") && text.starts_with(['-', '*', '+', '·']);
    let counted = number::read(text)
        .is_some_and(|number| number.style != number::Style::Bare && number.style != number::Style::Roman);
    let folded = fold_short(text);
    let last = residue::is_residue(&folded) || outro::is_closing(&folded);
    last || bullet || counted || source::read(&Line::of(LineKind::Paragraph, text), text).is_some()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Drawn {
    Double,
    Single,
}

/// A line drawn with signs ("-----", "* * *").
fn drawn_line(text: &str) -> Option<Drawn> {
    let mut signs = text.chars().filter(|c| !is_blank_char(*c));
    let first = signs.next()?;
    let drawn = matches!(first, '-' | '=' | '*' | '_' | '~' | '–' | '—' | '─' | '━' | '·' | '#' | '+' | '⁂' | '═');
    let count = 1 + signs.clone().count();
    let least = match first {
        '⁂' | '—' | '–' => 1,
        '-' => 2,
        _ => 3,
    };
    (drawn && count >= least && signs.all(|c| c == first)).then_some(if matches!(first, '=' | '═') {
        Drawn::Double
    } else {
        Drawn::Single
    })
}

/// A drawn line right under a short line that opens a block makes it a heading; elsewhere it is a rule.
fn underline_or_rule(lines: &mut Vec<Line>, typed: &[Typed], at: usize, drawn: Drawn) {
    let opens = |at: usize| at == 0 || typed[at - 1].text.is_empty() || drawn_line(typed[at - 1].text).is_some();
    let spaced = typed[at].text.contains(' ');
    let above = at.checked_sub(1).filter(|&above| opens(above) && !spaced);
    let heads = |line: &Line| {
        let words = line.words();
        line.kind == LineKind::Paragraph
            && has_word(&words)
            && columns(&words) <= 120
            && ending(&words) != Ending::Stop
            && source::read(line, &words).is_none()
    };
    match (above, lines.last_mut()) {
        (Some(_), Some(line)) if heads(line) => {
            line.kind = if drawn == Drawn::Double { LineKind::Heading2 } else { LineKind::Heading3 };
            // Mail tools mark headings in their text form with asterisks as well.
            if let Some(Inline::Text { text, .. }) = line.inline.first_mut() {
                *text = text.trim_start_matches(['*', ' ']).trim_end_matches(['*', ' ']).to_owned();
            }
        }
        // The upper line of a box around a heading, or a break between items.
        _ => lines.push(Line { kind: LineKind::Paragraph, indent: 0, inline: vec![Inline::Rule] }),
    }
}

/// The flat line of typed words.
fn line(typed: &Typed, words: &str) -> Line {
    if let Some((level, heading)) = hash_heading(words) {
        let kind = [LineKind::Heading2, LineKind::Heading2, LineKind::Heading3][level.min(3) - 1];
        return Line { kind: if level > 3 { LineKind::Heading4 } else { kind }, indent: 0, inline: inlines(heading) };
    }
    let kind = if typed.quote > 0 { LineKind::Quote } else { LineKind::Paragraph };
    let entry = words.starts_with(['•', '●', '▪', '■', '◦', '‣', '·', '-', '*', '+', '–', '○', '➢'])
        || number::read(words).is_some();
    let indent = if entry && kind == LineKind::Paragraph {
        u8::try_from(typed.indent / 2).unwrap_or(u8::MAX).min(MAX_INDENT)
    } else {
        0
    };
    Line { kind, indent, inline: inlines(words) }
}

/// `## Heading`, as Markdown and much pasted text write it.
fn hash_heading(words: &str) -> Option<(usize, &str)> {
    let level = words.len() - words.trim_start_matches('#').len();
    let heading = words[level..].strip_prefix(' ').filter(|_| (1..=6).contains(&level))?;
    has_word(heading).then(|| (level, heading.trim_end_matches('#').trim()))
}

/// Typed words with `**strong**`, `[words](address)` and bare addresses as marks.
fn inlines(words: &str) -> Vec<Inline> {
    let (words, whole) = whole_line_marks(words);
    let mut inlines = Vec::new();
    let mut strong = whole.strong;
    let pairs = if words.matches("**").count().is_multiple_of(2) { words.matches("**").count() } else { 0 };
    for (nth, part) in words.split("**").enumerate() {
        if pairs == 0 {
            push_linked(&mut inlines, words, &whole);
            break;
        }
        if nth > 0 {
            strong = !strong;
        }
        push_linked(&mut inlines, part, &Marks { strong, ..whole.clone() });
    }
    inlines
}

/// A line that stands as a whole between asterisks or underscores.
fn whole_line_marks(words: &str) -> (&str, Marks) {
    let strong = Marks { strong: true, ..Marks::default() };
    let em = Marks { em: true, ..Marks::default() };
    for (sign, marks) in [("__", &strong), ("*", &strong), ("_", &em)] {
        if let Some(inside) = words.strip_prefix(sign).and_then(|rest| rest.strip_suffix(sign))
            && has_word(inside)
            && !inside.contains(&sign[..1])
            && !inside.starts_with(is_blank_char)
        {
            return (inside, marks.clone());
        }
    }
    (words, Marks::default())
}

fn push_linked(inlines: &mut Vec<Inline>, text: &str, marks: &Marks) {
    let mut rest = text;
    while let Some((before, label, url, after)) = next_link(rest) {
        push_words(inlines, before, marks);
        let link = Marks { link: address::link(url), ..marks.clone() };
        inlines.push(Inline::Text { text: label.to_owned(), marks: link });
        rest = after;
    }
    push_words(inlines, rest, marks);
}

fn push_words(inlines: &mut Vec<Inline>, text: &str, marks: &Marks) {
    if !text.is_empty() {
        inlines.push(Inline::Text { text: text.to_owned(), marks: marks.clone() });
    }
}

/// The next address: words before it, words that carry it, the address, words after it.
fn next_link(text: &str) -> Option<(&str, &str, &str, &str)> {
    let at = ["https://", "http://"].iter().filter_map(|scheme| text.find(scheme)).min()?;
    let length = text[at..]
        .find(|c: char| is_blank_char(c) || matches!(c, ')' | '>' | ']' | '"' | '）' | '】' | '，' | '。'))
        .unwrap_or(text.len() - at);
    let url = &text[at..at + length];
    // `[words](address)`; words in brackets before a bare address stay as they are.
    if let Some(before) = text[..at].strip_suffix("](")
        && let Some(open) = before.rfind('[')
        && text[at + length..].starts_with(')')
        && has_word(&before[open..])
    {
        return Some((&text[..open], &before[open + 1..], url, &text[at + length + 1..]));
    }
    let bare = url.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'']);
    Some((&text[..at], bare, bare, &text[at + bare.len()..]))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

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
