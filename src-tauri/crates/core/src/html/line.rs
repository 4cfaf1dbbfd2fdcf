//! The content of one line before it is HTML or a body: pieces of words, hard breaks and pictures, each
//! with its setting, brought into the one form that HTML can say and read again.

use crate::body::{BREAK, is_blank_char};

use super::address;
use super::text::{balanced, cleaned, is_html_space, on_one_line};

/// A picture as foreign HTML gives it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Picture {
    /// Address.
    pub src: String,
    /// Alternative text.
    pub alt: String,
    /// Width in pixels.
    pub width: Option<u32>,
    /// Height in pixels.
    pub height: Option<u32>,
}

/// The widest or highest size that is kept.
pub const MAX_PIXELS: u32 = 9_999;
/// The longest alternative text that is kept, in bytes.
const MAX_ALT: usize = 4_000;

impl Picture {
    /// The picture in the form that is kept; none where it has no usable address, or is so small that it
    /// only counts who looks.
    pub fn kept(src: &str, alt: &str, width: Option<u32>, height: Option<u32>) -> Option<Picture> {
        let too_small = |size: Option<u32>| size.is_some_and(|size| size <= 1);
        if too_small(width) || too_small(height) {
            return None;
        }
        let alt = on_one_line(alt);
        Some(Picture {
            src: address::picture(src)?,
            alt: if alt.len() <= MAX_ALT { alt } else { String::new() },
            width: width.filter(|size| *size <= MAX_PIXELS),
            height: height.filter(|size| *size <= MAX_PIXELS),
        })
    }
}

/// A piece of a line. `S` says how it is set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece<S> {
    /// Words.
    Words(String, S),
    /// A hard line break.
    Break(S),
    /// A picture.
    Picture(Picture, S),
}

/// How pieces are set: what a line needs to know of it.
pub trait Setting: Clone + PartialEq + Default {
    /// The setting without a link, where it has one.
    fn unlinked(&self) -> Option<Self>;
    /// Whether both lead to the same address.
    fn shares_link(&self, other: &Self) -> bool;
}

/// The settled form of a line: characters cleaned, spaces as HTML shows them, no blank at either end of
/// a visible line, at most one empty visible line between two others, neighbours of one setting joined,
/// no link around nothing. An empty result shows nothing. Settling twice changes nothing more.
pub fn settle<S: Setting>(pieces: Vec<Piece<S>>) -> Vec<Piece<S>> {
    let pieces = joined(pieces);
    let mut out: Vec<Piece<S>> = Vec::with_capacity(pieces.len());
    let mut at_start = true;
    let mut after_space = false;
    for piece in pieces {
        match piece {
            Piece::Words(words, setting) => {
                let words = cleaned(&words);
                let mut kept = String::with_capacity(words.len());
                for c in words.chars() {
                    if c == BREAK {
                        push_words(&mut out, &mut kept, &setting);
                        push_break(&mut out);
                        at_start = true;
                    } else if is_html_space(c) {
                        if !at_start && !after_space {
                            kept.push(' ');
                        }
                        after_space = true;
                        continue;
                    } else if !(at_start && is_blank_char(c)) {
                        kept.push(c);
                        at_start = false;
                    } else {
                        continue;
                    }
                    after_space = false;
                }
                push_words(&mut out, &mut kept, &setting);
            }
            Piece::Break(_) => {
                push_break(&mut out);
                (at_start, after_space) = (true, false);
            }
            Piece::Picture(picture, setting) => {
                out.push(Piece::Picture(picture, setting));
                (at_start, after_space) = (false, false);
            }
        }
    }
    trim_end(&mut out);
    while let Some(Piece::Break(_)) = out.last() {
        out.pop();
        trim_end(&mut out);
    }
    if out.iter().all(|piece| match piece {
        Piece::Words(words, _) => words.chars().all(is_blank_char),
        Piece::Break(_) => true,
        Piece::Picture(..) => false,
    }) {
        return Vec::new();
    }
    joined(without_blank_links(out))
}

/// The lines of preformatted text: breaks and `\n` end a line; blank lines at both ends are left out.
pub fn settle_code<S: Setting>(pieces: Vec<Piece<S>>) -> Vec<Vec<Piece<S>>> {
    let mut lines = Vec::new();
    let mut line = Vec::new();
    for piece in joined(pieces) {
        match piece {
            Piece::Words(words, setting) => {
                for (index, words) in cleaned(&words).split(['\n', BREAK]).enumerate() {
                    if index > 0 {
                        lines.push(std::mem::take(&mut line));
                    }
                    // A direction does not reach over the end of its line.
                    let words = balanced(words.replace(['\r', '\u{0C}'], ""));
                    line.push(Piece::Words(words, setting.clone()));
                }
            }
            Piece::Break(_) => lines.push(std::mem::take(&mut line)),
            picture @ Piece::Picture(..) => line.push(picture),
        }
    }
    lines.push(line);
    let is_blank = |line: &Vec<Piece<S>>| {
        line.iter().all(|piece| matches!(piece, Piece::Words(words, _) if words.chars().all(is_blank_char)))
    };
    let end = lines.iter().rposition(|line| !is_blank(line)).map_or(0, |last| last + 1);
    lines.truncate(end);
    let start = lines.iter().position(|line| !is_blank(line)).unwrap_or(0);
    lines.drain(..start);
    lines.into_iter().map(|line| joined(without_blank_links(line))).collect()
}

/// Neighbouring words of one setting as one piece.
fn joined<S: Setting>(pieces: Vec<Piece<S>>) -> Vec<Piece<S>> {
    let mut out: Vec<Piece<S>> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        match (out.last_mut(), piece) {
            (Some(Piece::Words(before, same)), Piece::Words(words, setting)) if *same == setting => {
                before.push_str(&words);
            }
            (_, Piece::Words(words, _)) if words.is_empty() => {}
            (_, piece) => out.push(piece),
        }
    }
    out
}

fn push_words<S: Setting>(out: &mut Vec<Piece<S>>, words: &mut String, setting: &S) {
    if words.is_empty() {
        return;
    }
    match out.last_mut() {
        Some(Piece::Words(before, same)) if same == setting => {
            before.push_str(words);
            words.clear();
        }
        _ => out.push(Piece::Words(std::mem::take(words), setting.clone())),
    }
}

/// A break is set like the words before it, so that there is one way to say it.
fn push_break<S: Setting>(out: &mut Vec<Piece<S>>) {
    trim_end(out);
    let breaks = out.iter().rev().take_while(|piece| matches!(piece, Piece::Break(_))).count();
    match out.last() {
        Some(Piece::Words(_, setting) | Piece::Break(setting)) if breaks < 2 => {
            let setting = setting.clone();
            out.push(Piece::Break(setting));
        }
        Some(Piece::Picture(..)) => out.push(Piece::Break(S::default())),
        _ => {}
    }
}

fn trim_end<S>(out: &mut Vec<Piece<S>>) {
    while let Some(Piece::Words(words, _)) = out.last_mut() {
        words.truncate(words.trim_end_matches(is_blank_char).len());
        if !words.is_empty() {
            break;
        }
        out.pop();
    }
}

/// A link whose words are all blank leads nowhere anyone could click.
fn without_blank_links<S: Setting>(mut pieces: Vec<Piece<S>>) -> Vec<Piece<S>> {
    let setting_of = |piece: &Piece<S>| match piece {
        Piece::Words(_, setting) | Piece::Break(setting) | Piece::Picture(_, setting) => setting.clone(),
    };
    let mut start = 0;
    while start < pieces.len() {
        let setting = setting_of(&pieces[start]);
        let mut end = start + 1;
        while end < pieces.len() && setting.shares_link(&setting_of(&pieces[end])) {
            end += 1;
        }
        let shows = pieces[start..end].iter().any(|piece| match piece {
            Piece::Words(words, _) => !words.chars().all(is_blank_char),
            Piece::Break(_) => false,
            Piece::Picture(..) => true,
        });
        if !shows && setting.unlinked().is_some() {
            for piece in &mut pieces[start..end] {
                if let Piece::Words(_, setting) | Piece::Break(setting) = piece
                    && let Some(unlinked) = setting.unlinked()
                {
                    *setting = unlinked;
                }
            }
        }
        start = end;
    }
    pieces
}
