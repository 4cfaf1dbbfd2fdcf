//! From a body to the flat text that HTML is written from.

use std::iter::Peekable;
use std::slice::Iter;

use crate::body::{BREAK, Body, Inline, Line, LineKind};

use super::chain::{Chains, Mark, Voice};
use super::line::{Picture, Piece};
use super::nest::Nest;
use super::sheet::{Block, Pieces, Sheet};

/// The flat text of a body in canonical form.
pub fn compose(body: &Body) -> Sheet {
    let mut sheet = Sheet::default();
    let mut nest = Nest::default();
    let mut lines = body.lines.iter().peekable();
    while let Some(line) = lines.next() {
        let pieces = pieces(&mut sheet.chains, line);
        match line.kind {
            LineKind::Bullet | LineKind::Ordered => {
                nest.entry(&mut sheet, line.kind == LineKind::Ordered, usize::from(line.indent));
                sheet.line(pieces);
                continue;
            }
            LineKind::Paragraph if line.indent > 0 => {
                nest.continue_entry(&mut sheet, usize::from(line.indent));
                sheet.line_in(Block::Paragraph, Voice::default(), pieces);
                continue;
            }
            _ => nest.leave(&mut sheet, 0),
        }
        match line.kind {
            LineKind::Heading2 => sheet.line_in(Block::Heading(2), Voice::default(), pieces),
            LineKind::Heading3 => sheet.line_in(Block::Heading(3), Voice::default(), pieces),
            LineKind::Heading4 => sheet.line_in(Block::Heading(4), Voice::default(), pieces),
            LineKind::Quote => {
                sheet.open(Block::Quote, Voice::default());
                sheet.line_in(Block::Paragraph, Voice::default(), pieces);
                while let Some(line) = next_of(LineKind::Quote, &mut lines) {
                    let pieces = self::pieces(&mut sheet.chains, line);
                    sheet.line_in(Block::Paragraph, Voice::default(), pieces);
                }
                sheet.close();
            }
            LineKind::Code => {
                let mut code = as_code(&mut sheet.chains, line);
                while let Some(line) = next_of(LineKind::Code, &mut lines) {
                    code.push(Piece::Words("\n".to_owned(), sheet.chains.code()));
                    code.extend(as_code(&mut sheet.chains, line));
                }
                sheet.code(code, Voice::default());
            }
            _ if line.is_rule() => sheet.rule(),
            _ => sheet.line_in(Block::Paragraph, Voice::default(), pieces),
        }
    }
    nest.leave(&mut sheet, 0);
    sheet
}

fn next_of<'a>(kind: LineKind, lines: &mut Peekable<Iter<'a, Line>>) -> Option<&'a Line> {
    lines.next_if(|line| line.kind == kind)
}

fn pieces(chains: &mut Chains, line: &Line) -> Pieces {
    let mut pieces = Vec::with_capacity(line.inline.len());
    for inline in &line.inline {
        match inline {
            Inline::Text { text, marks } => {
                let chain = chains.of_body(marks);
                for (index, words) in text.split(BREAK).enumerate() {
                    if index > 0 {
                        pieces.push(Piece::Break(chain));
                    }
                    if !words.is_empty() {
                        pieces.push(Piece::Words(words.to_owned(), chain));
                    }
                }
            }
            Inline::Image(image) => {
                let marks = crate::body::Marks { link: image.link.clone(), ..Default::default() };
                let picture = Picture {
                    src: image.src.clone(),
                    alt: image.alt.clone(),
                    width: image.width,
                    height: image.height,
                };
                pieces.push(Piece::Picture(picture, chains.of_body(&marks)));
            }
            Inline::Rule => {}
        }
    }
    pieces
}

/// Lines of code are all code, whatever else they are.
fn as_code(chains: &mut Chains, line: &Line) -> Pieces {
    let mut pieces = pieces(chains, line);
    for piece in &mut pieces {
        let (Piece::Words(_, chain) | Piece::Break(chain) | Piece::Picture(_, chain)) = piece;
        *chain = chains.inside(Mark::Code, *chain);
    }
    pieces
}
