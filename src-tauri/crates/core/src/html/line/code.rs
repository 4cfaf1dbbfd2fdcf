//! Preformatted text, whose spaces and line ends all count.

use crate::body::{BREAK, is_blank_char};

use super::super::text::cleaned;
use super::{Piece, Setting, joined, without_blank_links};

/// The settled form of preformatted text, whose lines end with `\n`: breaks end a line; blank lines at
/// both ends are left out. Settling twice changes nothing more.
pub fn settle_code<S: Setting>(pieces: Vec<Piece<S>>) -> Vec<Piece<S>> {
    let pieces = pieces.into_iter().map(|piece| match piece {
        Piece::Break(setting) => Piece::Words("\n".to_owned(), setting),
        other => other,
    });
    let mut pieces = joined(pieces.collect());
    for piece in &mut pieces {
        if let Piece::Words(words, _) = piece {
            *words = cleaned(words).replace(['\r', '\u{0C}'], "").replace(BREAK, "\n");
        }
    }
    let mut pieces = with_links_by_line(pieces);
    let shown = |piece: &Piece<S>, from_end: bool| match piece {
        Piece::Words(words, _) if from_end => words.rfind(|c| !is_blank_char(c)),
        Piece::Words(words, _) => words.find(|c| !is_blank_char(c)),
        Piece::Break(_) | Piece::Picture(..) => Some(0),
    };
    let first = pieces.iter().enumerate().find_map(|(index, piece)| Some((index, shown(piece, false)?)));
    let last = pieces.iter().enumerate().rev().find_map(|(index, piece)| Some((index, shown(piece, true)?)));
    let (Some(first), Some(last)) = (first, last) else { return Vec::new() };
    cut_after_newline(&mut pieces, last);
    cut_before_newline(&mut pieces, first);
    joined(without_blank_links(pieces))
}

/// The lines of settled code.
pub fn code_lines<S: Clone>(pieces: Vec<Piece<S>>) -> Vec<Vec<Piece<S>>> {
    let mut lines = Vec::new();
    let mut line = Vec::new();
    for piece in pieces {
        let Piece::Words(words, setting) = piece else {
            line.push(piece);
            continue;
        };
        for (index, words) in words.split('\n').enumerate() {
            if index > 0 {
                lines.push(std::mem::take(&mut line));
            }
            if !words.is_empty() {
                line.push(Piece::Words(words.to_owned(), setting.clone()));
            }
        }
    }
    lines.push(line);
    lines
}

/// A link that spans lines of code is one on each of them.
fn with_links_by_line<S: Setting>(pieces: Vec<Piece<S>>) -> Vec<Piece<S>> {
    let spans = |piece: &Piece<S>| match piece {
        Piece::Words(words, setting) if words.contains('\n') => setting.unlinked(),
        _ => None,
    };
    let mut out = Vec::with_capacity(pieces.len());
    for piece in pieces {
        let (Some(between), Piece::Words(words, setting)) = (spans(&piece), &piece) else {
            out.push(piece);
            continue;
        };
        for (index, line) in words.split('\n').enumerate() {
            if index > 0 {
                out.push(Piece::Words("\n".to_owned(), between.clone()));
            }
            out.push(Piece::Words(line.to_owned(), setting.clone()));
        }
    }
    joined(out)
}

/// Leaves out what follows the line that holds this place.
fn cut_after_newline<S>(pieces: &mut Vec<Piece<S>>, (index, at): (usize, usize)) {
    for later in index..pieces.len() {
        let from = if later == index { at } else { 0 };
        if let Piece::Words(words, _) = &mut pieces[later]
            && let Some(end) = words[from..].find('\n')
        {
            words.truncate(from + end);
            pieces.truncate(later + 1);
            return;
        }
    }
}

/// Leaves out what stands before the line that holds this place.
fn cut_before_newline<S>(pieces: &mut Vec<Piece<S>>, (index, at): (usize, usize)) {
    for earlier in (0..=index).rev() {
        if let Piece::Words(words, _) = &mut pieces[earlier] {
            let to = if earlier == index { at } else { words.len() };
            if let Some(end) = words[..to].rfind('\n') {
                words.drain(..=end);
                pieces.drain(..earlier);
                return;
            }
        }
    }
}
