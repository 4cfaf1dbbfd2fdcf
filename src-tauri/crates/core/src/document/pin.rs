//! Places in running text that stay on their characters, whatever is written around them.

use std::ops::Range;

use loro::cursor::{Cursor, Side};
use loro::{ContainerTrait, ID};
use serde::{Deserialize, Serialize};

use super::Document;

/// Of more words than twice this, the first and the last so many are held.
const HELD: usize = 32;

/// Words of a running text, held by the first and the last character of each: when some of them go, the others are
/// still known from what was written between them. Characters are named as Loro names them (`12@3`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Pin(Vec<String>);

/// What is left of the words that a pin holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// From the first character that is there to the last.
    pub range: Range<usize>,
    /// A hold on what is there, where some is gone.
    pub rest: Option<Pin>,
}

impl Document {
    /// Holds a stretch of the running text of that name, in Unicode scalar values. None where it is empty or past the end.
    pub fn pin(&self, text: &str, range: &Range<usize>) -> Option<Pin> {
        let text = self.doc.get_text(text);
        if range.is_empty() || range.end > text.len_unicode() {
            return None;
        }
        let words: Vec<char> = text.slice(range.start, range.end).ok()?.chars().collect();
        let at = |position: usize| Some(text.get_cursor(range.start + position, Side::Middle)?.id?.to_string());
        let names: Vec<String> = ends(&words).into_iter().flatten().map(at).collect::<Option<_>>()?;
        (!names.is_empty()).then_some(Pin(names))
    }

    /// Holds those characters of a stretch, counted from its start; all of it where none are named. What was written into
    /// a passage is no part of it, even where it came and went together with it.
    pub fn pin_own(&self, text: &str, range: &Range<usize>, own: &[usize]) -> Option<Pin> {
        if own.is_empty() {
            return self.pin(text, range);
        }
        let text = self.doc.get_text(text);
        let within = own.iter().filter(|at| **at < range.len() && range.end <= text.len_unicode());
        let name = |at: &usize| Some(text.get_cursor(range.start + at, Side::Middle)?.id?.to_string());
        let names: Vec<String> = within.map(name).collect::<Option<_>>()?;
        (!names.is_empty()).then_some(Pin(names))
    }

    /// Where the characters that a pin holds stand in the running text of that name; those that are gone stand nowhere.
    pub fn places(&self, text: &str, pin: &Pin) -> Vec<usize> {
        self.held(text, pin).into_iter().map(|(position, _)| position).collect()
    }

    /// What is left of the words that a pin holds in the running text of that name; none where nothing is.
    pub fn unpin(&self, text: &str, pin: &Pin) -> Option<Held> {
        let there = self.held(text, pin);
        let first = there.iter().map(|(position, _)| *position).min()?;
        let last = there.iter().map(|(position, _)| *position).max()?;
        let rest = || Pin(there.iter().map(|(_, name)| (*name).clone()).collect());
        Some(Held { range: first..last + 1, rest: (there.len() < pin.0.len()).then(rest) })
    }

    /// The characters of a pin that are there, each with its position.
    fn held<'a>(&self, text: &str, pin: &'a Pin) -> Vec<(usize, &'a String)> {
        let container = self.doc.get_text(text).id();
        let at = |name: &str| {
            let cursor = Cursor::new(Some(ID::try_from(name).ok()?), container.clone(), Side::Middle, 0);
            let found = self.doc.get_cursor_pos(&cursor).ok()?;
            found.update.is_none().then_some(found.current.pos)
        };
        pin.0.iter().filter_map(|name| Some((at(name)?, name))).collect()
    }
}

/// The first and the last character of each word; of the whole where there is none.
fn ends(words: &[char]) -> Vec<[usize; 2]> {
    let is_word = |at: usize| !words[at].is_whitespace();
    let starts = (0..words.len()).filter(|&at| is_word(at) && (at == 0 || !is_word(at - 1)));
    let ends = (0..words.len()).filter(|&at| is_word(at) && (at + 1 == words.len() || !is_word(at + 1)));
    let mut pairs: Vec<[usize; 2]> = starts.zip(ends).map(|(start, end)| [start, end]).collect();
    if pairs.is_empty() {
        return vec![[0, words.len() - 1]];
    }
    if pairs.len() > 2 * HELD {
        pairs.drain(HELD..pairs.len() - HELD);
    }
    pairs
}
