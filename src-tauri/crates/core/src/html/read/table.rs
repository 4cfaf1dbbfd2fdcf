//! Tables of facts and tables that only lay out a page. A body has no tables: of the first kind every
//! row is one line, its cells apart by [`BETWEEN`]; the second kind is read cell by cell.

use super::super::sheet::Layout;
use super::{Block, Piece, Token};

/// What stands between two cells of a row.
pub const BETWEEN: &str = " | ";

/// The longest cell that can be part of a row on one line, in characters.
const MAX_CELL: usize = 200;

/// The rows of a table of facts whose first token this is, and how many tokens it takes with its end;
/// none for a table that lays out a page.
///
/// A table of facts has at least two rows of at least two cells and no more than short words in them:
/// one line a cell, no list, heading, quote or table. One with header cells needs a single such row, and
/// may have the measures of a layout table.
pub fn rows(tokens: &[Token], layout: Layout) -> Option<(Vec<Vec<&[Token]>>, usize)> {
    if layout == Layout::Said {
        return None;
    }
    let mut rows: Vec<Vec<&[Token]>> = Vec::new();
    let mut depth = 0;
    let mut headers = false;
    let mut cell_start = 0;
    let mut cell_depth = 0;
    for (at, token) in tokens.iter().enumerate() {
        match token {
            Token::Open(Block::Row, _) => {
                rows.push(Vec::new());
                depth += 1;
            }
            Token::Open(Block::Cell(cell), _) => {
                headers |= cell.header;
                depth += 1;
                (cell_start, cell_depth) = (at + 1, depth);
            }
            Token::Open(Block::Head, _) => {
                headers = true;
                depth += 1;
            }
            Token::Open(Block::Rows | Block::Paragraph, _) => depth += 1,
            Token::Open(..) | Token::Code(_) | Token::Rule => return None,
            Token::Line(pieces) => {
                let words = pieces.iter().map(|piece| match piece {
                    Piece::Words(words, _) => words.chars().count(),
                    Piece::Break(_) => 1,
                    Piece::Picture(..) => 0,
                });
                if words.sum::<usize>() > MAX_CELL {
                    return None;
                }
            }
            Token::Close if depth == 0 => {
                return is_of_facts(&rows, headers, layout).then_some((rows, at + 1));
            }
            Token::Close => {
                if depth == cell_depth && cell_depth > 0 {
                    let cell = &tokens[cell_start..at];
                    if cell.iter().filter(|token| matches!(token, Token::Line(_))).count() > 1 {
                        return None;
                    }
                    rows.last_mut()?.push(cell);
                    cell_depth = 0;
                }
                depth -= 1;
            }
        }
    }
    None
}

fn is_of_facts(rows: &[Vec<&[Token]>], headers: bool, layout: Layout) -> bool {
    let wide = rows.iter().filter(|row| row.len() >= 2).count();
    // Pictures are laid out; they are not facts.
    let picture =
        |token: &Token| matches!(token, Token::Line(pieces) if pieces.iter().any(|p| matches!(p, Piece::Picture(..))));
    let pictures = rows.iter().flatten().filter(|cell| cell.iter().any(picture)).count();
    let filled = rows.iter().flatten().filter(|cell| !cell.is_empty()).count();
    if headers {
        return wide >= 1;
    }
    layout == Layout::Unknown
        && wide >= 2
        && wide * 2 > rows.len()
        && pictures == 0
        && filled * 2 > rows.iter().map(Vec::len).sum::<usize>()
}
