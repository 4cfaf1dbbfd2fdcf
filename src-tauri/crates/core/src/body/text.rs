//! The plain form of a body: paragraphs apart by one blank line, list entries as `1. …` or `- …`
//! lines. It is what programs read, what is counted, and the start of the plain-text part of a mail.

use super::{BREAK, Body, Inline, Line, LineKind, MAX_INDENT};

impl Body {
    /// The plain form of the settled text, without a newline at the end.
    pub fn to_text(&self) -> String {
        self.settled().write_plain(|_| ())
    }

    /// Where a range of this flat text stands in the plain form, in Unicode scalars of it.
    pub fn plain_range(&self, start: usize, end: usize) -> (usize, usize) {
        let mut places = Vec::new();
        let text = self.settled().write_plain(|at| places.push(at));
        let place = |at: usize| places.get(self.settled_place(at)).copied().unwrap_or_else(|| text.chars().count());
        (place(start), place(end.max(start)))
    }

    /// The plain form; `told` gets the place in it of every character of the flat text, in order.
    fn write_plain(&self, mut told: impl FnMut(usize)) -> String {
        let mut plain = Plain::default();
        let mut numbers = Numbering::default();
        let mut before: Option<&Line> = None;
        for line in &self.lines {
            if line.is_blank() {
                line.inline.iter().for_each(|inline| (0..inline.length()).for_each(|_| told(plain.count)));
                told(plain.count);
                continue;
            }
            let number = numbers.next(line);
            if let Some(before) = before {
                plain.push(if belongs_together(before, line) { "\n" } else { "\n\n" });
            }
            let margin = "  ".repeat(usize::from(line.indent));
            plain.push(&margin);
            match line.kind {
                LineKind::Bullet => plain.push("- "),
                LineKind::Ordered => plain.push(&format!("{number}. ")),
                _ => {}
            }
            push_plain(&mut plain, line, &margin, &mut told);
            told(plain.count);
            before = Some(line);
        }
        plain.text
    }

    /// How many words the settled text has: runs of letters and digits, and every Han, Kana or Hangul character as one.
    pub fn word_count(&self) -> usize {
        self.settled().lines.iter().map(|line| count_words(&line.words())).sum()
    }
}

/// Gives every entry of an ordered list its number.
#[derive(Default)]
pub struct Numbering {
    counts: [usize; MAX_INDENT as usize + 1],
}

impl Numbering {
    /// The number of this line; lines are asked for in reading order. 0 for a line that has none.
    pub fn next(&mut self, line: &Line) -> usize {
        let indent = usize::from(line.indent.min(MAX_INDENT));
        match line.kind {
            LineKind::Ordered => {
                self.counts[indent + 1..].fill(0);
                self.counts[indent] += 1;
                self.counts[indent]
            }
            // A deeper paragraph continues the entry above it; the count goes on after it.
            LineKind::Paragraph if indent > 0 => {
                self.counts[indent + 1..].fill(0);
                0
            }
            LineKind::Bullet => {
                self.counts[indent..].fill(0);
                0
            }
            _ => {
                self.counts.fill(0);
                0
            }
        }
    }
}

fn belongs_together(before: &Line, line: &Line) -> bool {
    let list = |line: &Line| matches!(line.kind, LineKind::Bullet | LineKind::Ordered) || line.indent > 0;
    (list(before) && list(line)) || (before.kind == LineKind::Code && line.kind == LineKind::Code)
}

/// A text that knows how many scalars it has.
#[derive(Default)]
struct Plain {
    text: String,
    count: usize,
}

impl Plain {
    fn push(&mut self, words: &str) {
        self.text.push_str(words);
        self.count += words.chars().count();
    }

    fn push_char(&mut self, c: char) {
        self.text.push(c);
        self.count += 1;
    }
}

fn push_plain(plain: &mut Plain, line: &Line, margin: &str, told: &mut impl FnMut(usize)) {
    for inline in &line.inline {
        match inline {
            Inline::Text { text: words, .. } => {
                for c in words.chars() {
                    told(plain.count);
                    if c == BREAK {
                        plain.push_char('\n');
                        plain.push(margin);
                    } else {
                        plain.push_char(c);
                    }
                }
            }
            Inline::Image(image) => {
                told(plain.count);
                plain.push(&image.alt);
            }
            Inline::Rule => {
                told(plain.count);
                plain.push("---");
            }
        }
    }
}

/// How many words a text has; see [`Body::word_count`].
pub fn count_words(text: &str) -> usize {
    let mut count = 0;
    let mut inside = false;
    for c in text.chars() {
        if is_ideographic(c) {
            count += 1;
            inside = false;
        } else if c.is_alphanumeric() {
            count += usize::from(!inside);
            inside = true;
        } else if !(inside && is_joint(c)) {
            inside = false;
        }
    }
    count
}

/// Signs that part no word they stand in: "Xiaomi’s", "1.5", "HK$12", "R&D".
fn is_joint(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '-' | '.' | ',' | '$' | '€' | '£' | '¥' | '&' | '@' | '_')
        || unicode_normalization::char::is_combining_mark(c)
}

/// Whether a character is written without spaces between words: Han, Kana, Hangul.
pub fn is_ideographic(c: char) -> bool {
    matches!(c,
        '\u{1100}'..='\u{11FF}' | '\u{2E80}'..='\u{2FDF}' | '\u{3005}'..='\u{3007}' | '\u{3021}'..='\u{3029}'
        | '\u{3040}'..='\u{30FF}' | '\u{3100}'..='\u{318F}' | '\u{31A0}'..='\u{31FF}' | '\u{3400}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}' | '\u{A960}'..='\u{A97F}' | '\u{AC00}'..='\u{D7FF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{FF66}'..='\u{FF9F}' | '\u{20000}'..='\u{323AF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_as_a_reader_would() {
        let check = |text: &str, expect: usize| assert_eq!(count_words(text), expect, "{text}");
        check("", 0);
        check("One two, three.", 3);
        check("Xiaomi’s 1,000 e-bikes", 3);
        check("Quay‘s HK$13.1 (US$1.7) to R&D", 5);
        check("One – two & three", 3);
        check("蔚来交付 1,000 辆", 6);
    }

    #[test]
    fn lists_stand_together_and_paragraphs_apart() {
        let mut body = Body::paragraphs(["First."]);
        body.lines.push(Line::of(LineKind::Ordered, "a"));
        body.lines.push(Line { indent: 1, ..Line::of(LineKind::Bullet, "b") });
        body.lines.push(Line::of(LineKind::Ordered, "c"));
        body.lines.push(Line::of(LineKind::Paragraph, "Last."));
        assert_eq!(body.to_text(), "First.\n\n1. a\n  - b\n2. c\n\nLast.");
        // "First.\na\nb\nc\nLast.\n": the b and the full stop at the end.
        assert_eq!([body.plain_range(9, 10), body.plain_range(17, 18)], [(17, 18), (29, 30)]);
    }
}
