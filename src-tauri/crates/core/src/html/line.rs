//! The content of one line before it is HTML or a body: pieces of words, hard breaks and pictures, each
//! with its setting, brought into the one form that HTML can say and read again.

use crate::body::{BREAK, is_blank_char};

use super::address;
use super::text::{cleaned, is_html_space, on_one_line};

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
    let mut line = Settling { out: Vec::with_capacity(pieces.len()), at_start: true, space: Space::None };
    for piece in pieces {
        match piece {
            Piece::Words(words, setting) => line.words(&cleaned(&words), &setting),
            Piece::Break(_) => line.hard_break(),
            Piece::Picture(picture, setting) => {
                line.push_space(&setting);
                line.out.push(Piece::Picture(picture, setting));
                line.at_start = false;
            }
        }
    }
    let mut out = line.out;
    trim_end(&mut out);
    while let Some(Piece::Break(_)) = out.last() {
        out.pop();
        trim_end(&mut out);
    }
    let shows = |piece: &Piece<S>| match piece {
        Piece::Words(words, _) => !words.chars().all(is_blank_char),
        Piece::Break(_) => false,
        Piece::Picture(..) => true,
    };
    if !out.iter().any(shows) {
        return Vec::new();
    }
    joined(without_blank_links(out))
}

struct Settling<S> {
    out: Vec<Piece<S>>,
    /// Whether nothing stands on the visible line yet.
    at_start: bool,
    space: Space,
}

/// White space that was read and not yet written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Space {
    None,
    /// It is a space already.
    Written,
    /// The end of a source line after a character that is written without spaces: it is only a space if
    /// what follows is written with them.
    Undecided,
}

impl<S: Setting> Settling<S> {
    fn words(&mut self, words: &str, setting: &S) {
        let mut kept = String::with_capacity(words.len());
        let mut rest = words;
        while !rest.is_empty() {
            let space = rest.find(|c| !is_html_space(c)).unwrap_or(rest.len());
            if space > 0 {
                self.space(&rest[..space], &mut kept);
                rest = &rest[space..];
                continue;
            }
            let end = rest.find(|c: char| is_html_space(c) || c == BREAK).unwrap_or(rest.len());
            let (word, after) = rest.split_at(end);
            self.word(word, &mut kept);
            rest = after;
            if let Some(after) = rest.strip_prefix(BREAK) {
                push_words(&mut self.out, &mut kept, setting);
                self.hard_break();
                rest = after;
            }
        }
        push_words(&mut self.out, &mut kept, setting);
    }

    fn space(&mut self, space: &str, kept: &mut String) {
        if self.at_start || self.space != Space::None {
            return;
        }
        let before = kept.chars().next_back().or_else(|| match self.out.last() {
            Some(Piece::Words(words, _)) => words.chars().next_back(),
            _ => None,
        });
        if space.contains('\n') && before.is_some_and(is_written_without_spaces) {
            self.space = Space::Undecided;
        } else {
            kept.push(' ');
            self.space = Space::Written;
        }
    }

    fn word(&mut self, word: &str, kept: &mut String) {
        let word = if self.at_start { word.trim_start_matches(is_blank_char) } else { word };
        let Some(first) = word.chars().next() else { return };
        if self.space == Space::Undecided && !is_written_without_spaces(first) {
            kept.push(' ');
        }
        self.space = Space::None;
        self.at_start = false;
        kept.push_str(word);
    }

    /// Decides on a space before something that is no word.
    fn push_space(&mut self, setting: &S) {
        if self.space == Space::Undecided {
            push_words(&mut self.out, &mut " ".to_owned(), setting);
        }
        self.space = Space::None;
    }

    fn hard_break(&mut self) {
        push_break(&mut self.out);
        (self.at_start, self.space) = (true, Space::None);
    }
}

/// Whether a character needs no space to its neighbour of the same kind: Han, Kana and their signs.
fn is_written_without_spaces(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{312F}' | '\u{31A0}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{FF00}'..='\u{FF9F}' | '\u{20000}'..='\u{323AF}')
}

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
