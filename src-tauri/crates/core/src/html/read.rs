//! From a flat text to a body: blocks become the kinds and indents of lines.

use crate::body::{BREAK, Body, Image, Inline, Line, LineKind, MAX_INDENT, Marks};

use super::chain::Chains;
use super::line::{Piece, code_lines};
use super::sheet::{Block, Pieces, Sheet, Token};

mod table;

/// The body of a flat text, in canonical form.
pub fn read(sheet: &Sheet) -> Body {
    let mut reader = Reader { chains: &sheet.chains, lines: Vec::new(), blocks: Vec::new() };
    let mut at = 0;
    while let Some(token) = sheet.tokens.get(at) {
        at += 1;
        match token {
            Token::Open(Block::Table(layout), _) => {
                match table::rows(&sheet.tokens[at..], *layout) {
                    Some((rows, length)) => {
                        for row in rows {
                            reader.row(&row);
                        }
                        at += length;
                    }
                    // A table that lays out a page: its cells are read one after another.
                    None => reader.blocks.push(Open::Other),
                }
            }
            Token::Open(block, _) => reader.blocks.push(Open::of(block)),
            Token::Close => {
                reader.blocks.pop();
            }
            Token::Line(pieces) => reader.line(pieces),
            Token::Code(pieces) => {
                for line in code_lines(pieces.clone()) {
                    let inline = reader.inline(&line);
                    reader.push(LineKind::Code, 0, inline);
                }
            }
            Token::Rule => reader.push(LineKind::Paragraph, 0, vec![Inline::Rule]),
        }
    }
    Body { lines: reader.lines }.canonical()
}

struct Reader<'a> {
    chains: &'a Chains,
    lines: Vec<Line>,
    blocks: Vec<Open>,
}

/// What an open block means for the lines in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Open {
    Heading(LineKind),
    List(LineKind),
    /// An entry, and whether its marker is already taken by a line.
    Entry(bool),
    Quote,
    Other,
}

impl Open {
    fn of(block: &Block) -> Open {
        match block {
            Block::Heading(2) => Open::Heading(LineKind::Heading2),
            Block::Heading(3) => Open::Heading(LineKind::Heading3),
            Block::Heading(_) => Open::Heading(LineKind::Heading4),
            Block::List { ordered: true } => Open::List(LineKind::Ordered),
            Block::List { ordered: false } => Open::List(LineKind::Bullet),
            Block::Entry => Open::Entry(false),
            Block::Quote => Open::Quote,
            _ => Open::Other,
        }
    }
}

impl Reader<'_> {
    fn line(&mut self, pieces: &Pieces) {
        if let Some(Open::Heading(kind)) = self.blocks.last() {
            let kind = *kind;
            // A heading is one line; an empty line in it is only a break.
            let parts = split(pieces);
            let mut inline = Vec::new();
            for (index, part) in parts.iter().enumerate() {
                if index > 0 {
                    inline.push(self.hard_break(parts[index - 1]));
                }
                inline.extend(self.inline(part));
            }
            self.push(kind, 0, inline);
            return;
        }
        for part in split(pieces) {
            let inline = self.inline(part);
            self.push_in_place(inline);
        }
    }

    fn row(&mut self, cells: &[&[Token]]) {
        let mut inline = Vec::new();
        for (index, cell) in cells.iter().enumerate() {
            if index > 0 {
                inline.push(Inline::text(table::BETWEEN));
            }
            for token in *cell {
                if let Token::Line(pieces) = token {
                    inline.extend(self.inline(pieces).into_iter().map(without_break));
                }
            }
        }
        self.push_in_place(inline);
    }

    /// A line of whatever kind its blocks make it.
    fn push_in_place(&mut self, inline: Vec<Inline>) {
        let lists = self.blocks.iter().filter(|open| matches!(open, Open::List(_))).count();
        let innermost = self.blocks.iter().rposition(|open| matches!(open, Open::Entry(_) | Open::Quote));
        match innermost.map(|at| (at, self.blocks[at])) {
            Some((at, Open::Entry(false))) => {
                let list = self.blocks[..at].iter().rev().find_map(|open| match open {
                    Open::List(kind) => Some(*kind),
                    _ => None,
                });
                self.push(list.unwrap_or(LineKind::Bullet), lists.saturating_sub(1), inline);
            }
            Some((_, Open::Entry(_))) => self.push(LineKind::Paragraph, lists, inline),
            Some(_) => self.push(LineKind::Quote, 0, inline),
            None => self.push(LineKind::Paragraph, 0, inline),
        }
    }

    fn push(&mut self, kind: LineKind, indent: usize, inline: Vec<Inline>) {
        // Whatever stands first in an entry takes its marker.
        if let Some(Open::Entry(taken)) = self.blocks.iter_mut().rev().find(|open| matches!(open, Open::Entry(_))) {
            *taken = true;
        }
        let indent = u8::try_from(indent).unwrap_or(MAX_INDENT).min(MAX_INDENT);
        self.lines.push(Line { kind, indent, inline, ..Line::default() });
    }

    fn inline(&self, pieces: &[Piece<super::chain::Chain>]) -> Vec<Inline> {
        pieces
            .iter()
            .map(|piece| match piece {
                Piece::Words(words, chain) => {
                    Inline::Text { text: words.clone(), marks: self.chains.body_marks(*chain) }
                }
                Piece::Break(chain) => Inline::Text { text: BREAK.to_string(), marks: self.chains.body_marks(*chain) },
                Piece::Picture(picture, chain) => Inline::Image(Image {
                    src: picture.src.clone(),
                    alt: picture.alt.clone(),
                    width: picture.width,
                    height: picture.height,
                    link: self.chains.link(*chain).map(|link| link.href.clone()),
                    ..Image::default()
                }),
            })
            .collect()
    }

    fn hard_break(&self, before: &[Piece<super::chain::Chain>]) -> Inline {
        let marks = match before.last() {
            Some(Piece::Words(_, chain)) => self.chains.body_marks(*chain),
            _ => Marks::default(),
        };
        Inline::Text { text: BREAK.to_string(), marks }
    }
}

/// The parts of a line between empty visible lines: two breaks in a row make a new paragraph.
fn split(pieces: &Pieces) -> Vec<&[Piece<super::chain::Chain>]> {
    let is_break = |piece: Option<&Piece<_>>| matches!(piece, Some(Piece::Break(_)));
    let mut parts = Vec::new();
    let mut start = 0;
    for at in 0..pieces.len() {
        if is_break(pieces.get(at)) && is_break(pieces.get(at + 1)) {
            parts.push(&pieces[start..at]);
            start = at + 2;
        }
    }
    parts.push(&pieces[start..]);
    parts
}

/// Inside a row a break is a space.
fn without_break(inline: Inline) -> Inline {
    match inline {
        Inline::Text { text, .. } if text.starts_with(BREAK) => Inline::text(" "),
        other => other,
    }
}
