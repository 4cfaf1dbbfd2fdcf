//! Spaces and breaks of a line as HTML shows them.

use crate::body::{BREAK, is_blank_char};

use super::super::text::{cleaned, is_html_space};
use super::{Piece, Setting, joined, without_blank_links};

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
