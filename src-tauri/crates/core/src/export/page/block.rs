//! A flat body as the blocks that are printed: lists nested, quotes and code gathered, headings in an
//! order without gaps.

use super::inline::{Span, spans};
use crate::body::text::Numbering;
use crate::body::{Body, EMBED, Inline, Line, LineKind, MAX_INDENT};
use crate::export::clean;
use crate::export::image::Images;
use crate::export::place::{Origin, Unit};

/// A printed block of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::export) enum Block {
    /// A paragraph.
    Paragraph {
        /// How many steps it stands in.
        indent: u8,
        /// Its content.
        content: Vec<Span>,
    },
    /// A heading.
    Heading {
        /// Its level in the document, 2 to 6.
        level: u8,
        /// Its content.
        content: Vec<Span>,
    },
    /// A list.
    List(List),
    /// Quoted paragraphs.
    Quote(Vec<Vec<Span>>),
    /// Preformatted text.
    Code(Code),
    /// A thematic break.
    Rule,
}

/// Preformatted text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::export) struct Code {
    /// The text; its lines end with `\n`, the last one does not.
    pub text: String,
    /// The same with its marks, in a proof.
    pub marked: Vec<Span>,
}

/// A list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::export) struct List {
    /// The number of the first entry of an ordered list.
    pub start: Option<usize>,
    /// The entries: paragraphs and nested lists.
    pub entries: Vec<Vec<Block>>,
}

/// The blocks of a body that stands under a heading of that level. Nothing for a blank body.
pub(in crate::export) fn blocks(body: &Body, level: u8, images: Images<'_>) -> Vec<Block> {
    marked_blocks(body, level, images, None)
}

/// The same, with marks where it is known what the lines come from.
pub(in crate::export) fn marked_blocks(
    body: &Body,
    level: u8,
    images: Images<'_>,
    origin: Option<&Origin>,
) -> Vec<Block> {
    let mut numbering = Numbering::default();
    let lines = body
        .lines
        .iter()
        .enumerate()
        .filter(|(_, line)| line.kind == LineKind::Code || !line.is_blank())
        .map(|(index, line)| Numbered { line, number: numbering.next(line), index })
        .collect::<Vec<_>>();
    let mut reader = Reader { lines: &lines, at: 0, level, headings: Vec::new(), images, origin };
    let mut blocks = Vec::new();
    while reader.at < lines.len() {
        reader.block(None, &mut blocks);
    }
    blocks
}

/// A line with its number in its list and its place among all lines of the body.
struct Numbered<'a> {
    line: &'a Line,
    number: usize,
    index: usize,
}

struct Reader<'a> {
    lines: &'a [Numbered<'a>],
    at: usize,
    level: u8,
    headings: Vec<LineKind>,
    images: Images<'a>,
    origin: Option<&'a Origin>,
}

impl<'a> Reader<'a> {
    fn line(&self) -> Option<&'a Line> {
        self.lines.get(self.at).map(|numbered| numbered.line)
    }

    /// The content of the line that was read last.
    fn content(&self) -> Vec<Span> {
        let Numbered { line, index, .. } = self.lines[self.at - 1];
        let content = spans(line, self.images);
        match self.origin {
            Some(origin) => origin.passage.mark(content, origin.line(index), clean::printable),
            None => content,
        }
    }

    /// Reads one block; inside a list entry, indents count from that entry.
    fn block(&mut self, entry: Option<u8>, blocks: &mut Vec<Block>) {
        let Some(line) = self.line() else { return };
        match line.kind {
            LineKind::Bullet | LineKind::Ordered => {
                let list = self.list();
                blocks.extend((!list.entries.is_empty()).then_some(Block::List(list)));
            }
            LineKind::Quote => self.quote(blocks),
            LineKind::Code => self.code(blocks),
            LineKind::Heading2 | LineKind::Heading3 | LineKind::Heading4 => self.heading(line, blocks),
            LineKind::Paragraph => {
                self.at += 1;
                let content = self.content();
                if line.inline.iter().any(|inline| matches!(inline, Inline::Rule)) {
                    blocks.push(Block::Rule);
                }
                if !content.is_empty() {
                    let indent = indent(line).saturating_sub(entry.map_or(0, |depth| depth + 1));
                    blocks.push(Block::Paragraph { indent, content });
                }
            }
        }
    }

    fn list(&mut self) -> List {
        let Numbered { line: first, number, .. } = self.lines[self.at];
        let (kind, depth) = (first.kind, indent(first));
        let mut list = List { start: (kind == LineKind::Ordered).then_some(number), entries: Vec::new() };
        while self.line().is_some_and(|line| line.kind == kind && indent(line) == depth) {
            self.at += 1;
            let mut entry = Vec::new();
            let content = self.content();
            if !content.is_empty() {
                entry.push(Block::Paragraph { indent: 0, content });
            }
            while self.line().is_some_and(|line| line.kind.indents() && indent(line) > depth) {
                self.block(Some(depth), &mut entry);
            }
            if !entry.is_empty() {
                list.entries.push(entry);
            }
        }
        list
    }

    fn quote(&mut self, blocks: &mut Vec<Block>) {
        let mut paragraphs = Vec::new();
        while self.line().is_some_and(|line| line.kind == LineKind::Quote) {
            self.at += 1;
            paragraphs.push(self.content());
        }
        paragraphs.retain(|content| !content.is_empty());
        if !paragraphs.is_empty() {
            blocks.push(Block::Quote(paragraphs));
        }
    }

    fn code(&mut self, blocks: &mut Vec<Block>) {
        let mut text = String::new();
        let mut units: Vec<Unit> = Vec::new();
        while let Some(line) = self.line().filter(|line| line.kind == LineKind::Code) {
            units.extend(self.origin.into_iter().flat_map(|origin| origin.line_with_end(self.lines[self.at].index)));
            self.at += 1;
            let words: String = line
                .inline
                .iter()
                .map(|inline| match inline {
                    Inline::Text { text, .. } => text.as_str(),
                    Inline::Image(image) => image.alt.as_str(),
                    Inline::Rule => "",
                })
                .collect();
            text.push_str(&clean::preformatted(&words.replace(EMBED, "")));
            text.push('\n');
        }
        let text = text.trim_matches('\n');
        if !text.trim().is_empty() {
            let mark = |origin: &Origin| origin.passage.mark(vec![Span::words(text)], &units, clean::printable_in_code);
            let marked = self.origin.map(mark).unwrap_or_default();
            blocks.push(Block::Code(Code { text: text.to_owned(), marked }));
        }
    }

    /// A heading stands one level under the nearest higher one before it, whatever levels its author
    /// left out, so that the outline of the mail has no gaps.
    fn heading(&mut self, line: &Line, blocks: &mut Vec<Block>) {
        self.at += 1;
        let content = self.content();
        if content.is_empty() {
            return;
        }
        while self.headings.last().is_some_and(|above| *above >= line.kind) {
            self.headings.pop();
        }
        self.headings.push(line.kind);
        let level = (usize::from(self.level) + self.headings.len()).min(6) as u8;
        blocks.push(Block::Heading { level, content });
    }
}

fn indent(line: &Line) -> u8 {
    line.indent.min(MAX_INDENT)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(kind: LineKind, indent: u8, text: &str) -> Line {
        Line { indent, ..Line::of(kind, text) }
    }

    /// The blocks in one line: `p()`, `2()` for a heading, `ol3[…]` for a list from 3, `ul[…]`.
    fn shape(blocks: &[Block]) -> String {
        let words = |content: &[Span]| match content {
            [Span::Words { text, .. }] => text.clone(),
            _ => "?".to_owned(),
        };
        let shapes: Vec<String> = blocks
            .iter()
            .map(|block| match block {
                Block::Paragraph { indent, content } => {
                    format!("{}{}", ">".repeat(usize::from(*indent)), words(content))
                }
                Block::Heading { level, content } => format!("h{level}({})", words(content)),
                Block::List(list) => {
                    let entries: Vec<String> = list.entries.iter().map(|entry| shape(entry)).collect();
                    let name = list.start.map_or_else(|| "ul".to_owned(), |start| format!("ol{start}"));
                    format!("{name}[{}]", entries.join(" | "))
                }
                Block::Quote(paragraphs) => {
                    format!("q({})", paragraphs.iter().map(|content| words(content)).collect::<Vec<_>>().join("/"))
                }
                Block::Code(code) => format!("code({})", code.text.replace('\n', "/")),
                Block::Rule => "rule".to_owned(),
            })
            .collect();
        shapes.join(" ")
    }

    fn check(lines: &[Line], expect: &str) {
        assert_eq!(shape(&blocks(&Body { lines: lines.to_vec() }, 2, Images::none())), expect);
    }

    use LineKind::*;

    #[test]
    fn lists_nest_as_their_indents_say_and_numbers_go_on_after_them() {
        check(
            &[line(Ordered, 0, "a"), line(Bullet, 1, "b"), line(Bullet, 1, "c"), line(Ordered, 0, "d")],
            "ol1[a ul[b | c] | d]",
        );
        check(&[line(Ordered, 0, "a"), line(Paragraph, 1, "more"), line(Ordered, 0, "b")], "ol1[a more | b]");
        check(&[line(Ordered, 0, "a"), line(Paragraph, 0, "apart"), line(Ordered, 0, "b")], "ol1[a] apart ol1[b]");
        check(&[line(Bullet, 0, "a"), line(Ordered, 0, "b"), line(Bullet, 0, "c")], "ul[a] ol1[b] ul[c]");
        check(&[line(Bullet, 2, "a"), line(Bullet, 0, "b")], "ul[a] ul[b]");
        check(&[line(Bullet, 0, "a"), line(Bullet, 3, "b"), line(Bullet, 1, "c")], "ul[a ul[b] ul[c]]");
        check(&[line(Ordered, 1, "a"), line(Paragraph, 1, "aside"), line(Ordered, 1, "b")], "ol1[a] >aside ol2[b]");
    }

    #[test]
    fn blank_lines_leave_no_trace_but_in_code() {
        check(&[line(Paragraph, 0, "a"), line(Paragraph, 0, "\u{A0}"), line(Paragraph, 0, "b")], "a b");
        check(&[line(Bullet, 0, "a"), line(Paragraph, 0, ""), line(Bullet, 0, "b")], "ul[a | b]");
        check(&[line(Code, 0, "a"), line(Code, 0, ""), line(Code, 0, "  b"), line(Code, 0, "")], "code(a//  b)");
        check(&[line(Code, 0, " ")], "");
        check(&[line(Quote, 0, "a"), line(Quote, 0, "b"), line(Paragraph, 0, "c")], "q(a/b) c");
        check(&[line(Paragraph, 0, "\u{7}\u{FFFC}")], "");
    }

    #[test]
    fn the_outline_of_headings_has_no_gaps() {
        check(
            &[line(Heading4, 0, "a"), line(Heading2, 0, "b"), line(Heading4, 0, "c"), line(Heading3, 0, "d")],
            "h3(a) h3(b) h4(c) h4(d)",
        );
        check(&[line(Heading2, 0, "a"), line(Heading3, 0, "b"), line(Heading4, 0, "c")], "h3(a) h4(b) h5(c)");
    }

    #[test]
    fn a_rule_stands_alone() {
        let rule = Line { inline: vec![Inline::Rule], ..Line::default() };
        check(&[line(Paragraph, 0, "a"), rule, line(Paragraph, 0, "b")], "a rule b");
    }
}
