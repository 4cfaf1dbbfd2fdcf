//! Writes a flat text as HTML, byte for byte as a parser would write it after reading it.

use std::ops::Range;

use super::chain::{Chains, Mark, Voice};
use super::line::Piece;
use super::sheet::{Block, Cell, Pieces, Sheet, Token};

/// How long a part is at least, unless it is the last.
const PART: usize = 64 << 10;

/// The HTML of a text, in parts that are whole in themselves.
pub fn parts(sheet: &Sheet) -> impl Iterator<Item = Part> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at;
        let mut part = Part { html: String::new(), tokens: start..start };
        let mut open: Vec<&'static str> = Vec::new();
        while let Some(token) = sheet.tokens.get(at) {
            at += 1;
            push(&mut part.html, &mut open, token, &sheet.chains);
            if open.is_empty() && part.html.len() >= PART {
                break;
            }
        }
        part.tokens.end = at;
        (at > start).then_some(part)
    })
}

/// The HTML of some tokens of a text.
#[derive(Debug)]
pub struct Part {
    /// The HTML.
    pub html: String,
    /// The indices of the tokens.
    pub tokens: Range<usize>,
}

fn push(html: &mut String, open: &mut Vec<&'static str>, token: &Token, chains: &Chains) {
    match token {
        Token::Open(block, voice) => {
            let name = name(block);
            html.push('<');
            html.push_str(name);
            if let Block::Cell(cell) = block {
                push_cell(html, cell);
            }
            push_voice(html, voice);
            html.push('>');
            open.push(name);
        }
        Token::Close => {
            if let Some(name) = open.pop() {
                push_end(html, name);
            }
        }
        Token::Line(pieces) | Token::Code(pieces) => {
            let mut words = Words { html, chains, open: Vec::new() };
            words.push(pieces);
            words.close_to(0);
        }
        Token::Rule => html.push_str("<hr>"),
    }
}

fn name(block: &Block) -> &'static str {
    match block {
        Block::Paragraph | Block::TypedEntry { .. } => "p",
        Block::Heading(2) => "h2",
        Block::Heading(3) => "h3",
        Block::Heading(_) => "h4",
        Block::Code => "pre",
        Block::List { ordered: true } => "ol",
        Block::List { ordered: false } => "ul",
        Block::Entry => "li",
        Block::Quote => "blockquote",
        Block::Figure => "figure",
        Block::Caption => "figcaption",
        Block::Table(_) => "table",
        Block::Head => "thead",
        Block::Rows => "tbody",
        Block::Row => "tr",
        Block::Cell(Cell { header: true, .. }) => "th",
        Block::Cell(_) => "td",
    }
}

struct Words<'a> {
    html: &'a mut String,
    chains: &'a Chains,
    open: Vec<&'a Mark>,
}

impl<'a> Words<'a> {
    fn push(&mut self, pieces: &Pieces) {
        for piece in pieces {
            match piece {
                Piece::Words(words, chain) => {
                    self.set(self.chains.marks(*chain));
                    push_words(self.html, words);
                }
                Piece::Break(chain) => {
                    self.set(self.chains.marks(*chain));
                    self.html.push_str("<br>");
                }
                Piece::Picture(picture, chain) => {
                    self.set(self.chains.marks(*chain));
                    self.html.push_str("<img");
                    push_attribute(self.html, "src", &picture.src);
                    push_attribute(self.html, "alt", &picture.alt);
                    for (key, size) in [("width", picture.width), ("height", picture.height)] {
                        if let Some(size) = size {
                            push_attribute(self.html, key, &size.to_string());
                        }
                    }
                    self.html.push('>');
                }
            }
        }
    }

    fn set(&mut self, marks: Vec<&'a Mark>) {
        self.close_to(self.open.iter().zip(&marks).take_while(|(open, mark)| open == mark).count());
        for mark in marks.into_iter().skip(self.open.len()) {
            self.html.push('<');
            self.html.push_str(mark_name(mark));
            match mark {
                Mark::Link(link) => {
                    push_attribute(self.html, "href", &link.href);
                    if let Some(title) = &link.title {
                        push_attribute(self.html, "title", title);
                    }
                }
                Mark::Span(voice) => push_voice(self.html, voice),
                _ => {}
            }
            self.html.push('>');
            self.open.push(mark);
        }
    }

    fn close_to(&mut self, count: usize) {
        while self.open.len() > count {
            if let Some(mark) = self.open.pop() {
                push_end(self.html, mark_name(mark));
            }
        }
    }
}

fn mark_name(mark: &Mark) -> &'static str {
    match mark {
        Mark::Strong => "strong",
        Mark::Bold => "b",
        Mark::Em => "em",
        Mark::Italic => "i",
        Mark::Underline => "u",
        Mark::Strike => "s",
        Mark::Code => "code",
        Mark::Sub => "sub",
        Mark::Sup => "sup",
        Mark::Link(_) => "a",
        Mark::Span(_) => "span",
    }
}

fn push_end(html: &mut String, name: &str) {
    html.push_str("</");
    html.push_str(name);
    html.push('>');
}

fn push_cell(html: &mut String, cell: &Cell) {
    for (key, span) in [("colspan", cell.colspan), ("rowspan", cell.rowspan)] {
        if let Some(span) = span {
            push_attribute(html, key, &span.to_string());
        }
    }
    if let Some(scope) = cell.scope {
        push_attribute(html, "scope", scope);
    }
}

fn push_voice(html: &mut String, voice: &Voice) {
    if let Some(lang) = &voice.lang {
        push_attribute(html, "lang", lang);
    }
    if let Some(dir) = voice.dir {
        push_attribute(html, "dir", dir);
    }
}

fn push_attribute(html: &mut String, key: &str, value: &str) {
    html.push(' ');
    html.push_str(key);
    html.push_str("=\"");
    for (index, part) in value.split('"').enumerate() {
        if index > 0 {
            html.push_str("&quot;");
        }
        push_words(html, part);
    }
    html.push('"');
}

/// Escapes what the parser's own serializer escapes, and nothing else.
fn push_words(html: &mut String, words: &str) {
    let bytes = words.as_bytes();
    let mut from = 0;
    for (at, b) in bytes.iter().enumerate() {
        let (escaped, length) = match b {
            b'&' => ("&amp;", 1),
            b'<' => ("&lt;", 1),
            b'>' => ("&gt;", 1),
            0xC2 if bytes.get(at + 1) == Some(&0xA0) => ("&nbsp;", 2),
            _ => continue,
        };
        html.push_str(&words[from..at]);
        html.push_str(escaped);
        from = at + length;
    }
    html.push_str(&words[from..]);
}
