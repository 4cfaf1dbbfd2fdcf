//! Lists of phrases, and looking folded or printed words up in them.
//!
//! The lists themselves stand where they are used (residue, outro, call …). Every line of an issue is
//! looked up in most of them, so a list is sorted once, when it is first asked.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use super::word::LONGEST_PHRASE_LINE;
use crate::body::is_blank_char;
use crate::body::text::is_ideographic;

/// Phrases in lower case, written one after another: `"top | back to top"`.
pub(super) struct Phrases {
    list: &'static str,
    sorted: OnceLock<Sorted>,
}

/// The phrases as they are looked up.
struct Sorted {
    all: HashSet<&'static str>,
    /// By the first character, each with its place in the list.
    by_first: HashMap<char, Vec<(usize, &'static str)>>,
}

impl Phrases {
    /// The phrases of a list.
    pub const fn new(list: &'static str) -> Phrases {
        Phrases { list, sorted: OnceLock::new() }
    }

    fn sorted(&self) -> &Sorted {
        self.sorted.get_or_init(|| {
            let mut sorted = Sorted { all: HashSet::new(), by_first: HashMap::new() };
            for (place, phrase) in self.list.split('|').map(str::trim).enumerate() {
                sorted.all.insert(phrase);
                let first = phrase.chars().next().unwrap_or(' ');
                sorted.by_first.entry(first).or_default().push((place, phrase));
            }
            sorted
        })
    }

    fn that_begin(&self, first: char) -> impl Iterator<Item = (usize, &'static str)> {
        self.sorted().by_first.get(&first).into_iter().flatten().copied()
    }

    /// The phrases that begin like these words as printed.
    pub fn like(&self, text: &str) -> impl Iterator<Item = &'static str> {
        let first = text.chars().next().and_then(|c| printed(c).next()).unwrap_or(' ');
        self.that_begin(first).map(|(_, phrase)| phrase)
    }

    /// Whether a folded line is one of them.
    pub fn has(&self, folded: &str) -> bool {
        !folded.is_empty() && self.sorted().all.contains(folded)
    }

    /// Whether a folded line begins with one of them.
    pub fn open(&self, folded: &str) -> bool {
        folded.chars().next().is_some_and(|first| self.that_begin(first).any(|(_, phrase)| starts_with(folded, phrase)))
    }

    /// Whether one of them stands in a folded line.
    pub fn stand_in(&self, folded: &str) -> bool {
        word_starts(folded).any(|at| self.open(&folded[at..]))
    }

    /// The bytes of the first of them, in the order of the list, that stands in words as printed.
    pub fn find_printed(&self, text: &str) -> Option<(usize, usize)> {
        if text.len() > LONGEST_PHRASE_LINE * 4 {
            return None;
        }
        let mut found: Option<(usize, (usize, usize))> = None;
        for at in word_starts(text) {
            let first = text[at..].chars().next().and_then(|c| printed(c).next()).unwrap_or(' ');
            for (place, phrase) in self.that_begin(first) {
                if found.is_none_or(|(before, _)| place < before)
                    && let Some(length) = match_printed(&text[at..], phrase)
                {
                    found = Some((place, (at, at + length)));
                }
            }
        }
        found.map(|(_, bytes)| bytes)
    }
}

/// The bytes at which a phrase may begin: those of words, and of every Han, Kana or Hangul character.
fn word_starts(text: &str) -> impl Iterator<Item = usize> {
    let mut before: Option<char> = None;
    text.char_indices().filter_map(move |(at, c)| {
        let free = before.is_none_or(|before| !before.is_alphanumeric() || is_ideographic(before));
        before = Some(c);
        free.then_some(at)
    })
}

/// Whether folded words begin with this folded phrase, at a word's end.
fn starts_with(folded: &str, phrase: &str) -> bool {
    folded.strip_prefix(phrase).is_some_and(|rest| is_word_end(phrase, rest))
}

fn is_word_end(phrase: &str, rest: &str) -> bool {
    let ideographic = phrase.chars().next_back().is_some_and(is_ideographic);
    ideographic || rest.chars().next().is_none_or(|c| !c.is_alphanumeric())
}

/// A printed character as phrases have it.
fn printed(c: char) -> impl Iterator<Item = char> {
    let plain = match c {
        '’' | '‘' => '\'',
        c if is_blank_char(c) => ' ',
        c => c,
    };
    plain.to_lowercase()
}

fn match_printed(text: &str, phrase: &str) -> Option<usize> {
    let mut wanted = phrase.chars();
    let mut next = wanted.next();
    for (at, c) in text.char_indices() {
        let Some(expect) = next else {
            return is_word_end(phrase, &text[at..]).then_some(at);
        };
        if !printed(c).eq(std::iter::once(expect)) {
            return None;
        }
        next = wanted.next();
    }
    next.is_none().then_some(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_found_only_as_whole_words() {
        let check = |list: &'static str, text: &str, expect: bool| {
            assert_eq!(Phrases::new(list).stand_in(text), expect, "{list} in {text}");
        };
        check("share | click here", "please click here.", true);
        check("share", "shareholders", false);
        check("点击这里", "详情请点击这里查看", true);
        check("all", "that's all folks", true);
        check("source", "sourced from", false);
        assert!(Phrases::new("that's all").open("that's all folks"));
        assert!(!Phrases::new("that's all").open("so that's all"));
    }

    #[test]
    fn the_earlier_of_two_printed_phrases_is_found() {
        let find = |text: &str| Phrases::new("click here | read on | read").find_printed(text);
        assert_eq!(find("Please Click\u{A0}Here."), Some((7, 18)));
        assert_eq!(find("Read on, or click here"), Some((12, 22)));
        assert_eq!(find("Read On"), Some((0, 7)));
        assert_eq!(find("Ready"), None);
    }
}
