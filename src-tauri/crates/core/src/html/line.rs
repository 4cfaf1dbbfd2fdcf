//! The content of one line before it is HTML or a body: pieces of words, hard breaks and pictures, each
//! with its setting, brought into the one form that HTML can say and read again.

mod code;
mod settle;

pub use code::{code_lines, settle_code};
pub use settle::settle;

use crate::body::is_blank_char;

use super::address;
use super::text::on_one_line;

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
