//! A phrase: units that must follow one another, found in the index and found again in a text.

use std::fmt::Write;
use std::ops::ControlFlow;

use super::snippet;
use super::unit::{Writing, is_folded, is_run, walk};

/// Units that must stand one behind the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    units: Vec<(String, Writing)>,
    ending: Ending,
}

/// How the last word of a phrase is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ending {
    /// The whole word.
    Whole,
    /// Any word that begins so.
    Begun,
}

impl Phrase {
    /// The phrase of these words; none where there is no letter and no digit in them.
    pub fn of(words: &str, ending: Ending) -> Option<Phrase> {
        let mut units = Vec::new();
        walk(words, |unit| {
            units.push((unit.folded.to_owned(), unit.writing));
            ControlFlow::Continue(())
        });
        (!units.is_empty()).then_some(Phrase { units, ending })
    }

    /// The character where the phrase is one character of a run and nothing else: those stand in a list of
    /// their own.
    pub fn lone_character(&self) -> Option<&str> {
        match self.units.as_slice() {
            [(character, writing)] if writing.is_run() => Some(character),
            _ => None,
        }
    }

    /// The phrase in the index's own language: quoted tokens, a star where the last may go on.
    pub fn expression(&self) -> String {
        let mut tokens = String::from("\"");
        let mut put = |token: &[&str]| {
            if tokens.len() > 1 {
                tokens.push(' ');
            }
            tokens.extend(token.iter().copied());
        };
        let mut star = false;
        for (at, (unit, writing)) in self.units.iter().enumerate() {
            let next = self.units.get(at + 1);
            if *writing == Writing::Word {
                put(&[unit]);
                star = next.is_none() && self.ending == Ending::Begun;
                continue;
            }
            match next {
                // Within a run: the pair.
                Some((joined, Writing::Joined)) => put(&[unit, joined]),
                // The run ends within the phrase: its last character stands alone in the index too.
                Some(_) => put(&[unit]),
                // It ends the phrase: after a pair, the pair has said it; alone, a run may go on from it.
                None if *writing == Writing::Joined => {}
                None => {
                    put(&[unit]);
                    star = true;
                }
            }
        }
        tokens.push('"');
        if star {
            let _ = write!(tokens, " *");
        }
        tokens
    }

    /// The word with which the phrase ends and of which only the beginning was typed.
    pub fn begun_word(&self) -> Option<&str> {
        match self.units.last() {
            Some((word, Writing::Word)) if self.ending == Ending::Begun => Some(word),
            _ => None,
        }
    }

    /// The phrase in the index's own language, where the word that was begun is any of these.
    pub fn expression_ending(&self, words: &[String]) -> String {
        let before = &self.units[..self.units.len().saturating_sub(1)];
        let ways = words.iter().map(|word| {
            let units = before.iter().cloned().chain([(word.clone(), Writing::Word)]).collect();
            Phrase { units, ending: Ending::Whole }.expression()
        });
        format!("({})", ways.collect::<Vec<_>>().join(" OR "))
    }

    /// Where the phrase stands in a text, as ranges of bytes, at most `most` of them.
    pub fn find(&self, text: &str, most: usize) -> Vec<(usize, usize)> {
        find_all(&[self], text, most)
    }

    /// Where the phrase stands in a text as it is typed, letters in any case: quicker than [`Phrase::find`], and blind
    /// to what only folding makes the same. `lower` is the text in lower case as far as ASCII goes.
    pub fn glimpse<'a>(&'a self, text: &'a str, lower: &'a str) -> impl Iterator<Item = usize> + 'a {
        let is_word = self.is_word();
        let begins_there = move |at: &usize| {
            let before = text[..*at].chars().next_back();
            !(is_word && before.is_some_and(|c| c.is_ascii_alphanumeric() || (!c.is_ascii() && !is_run(c))))
        };
        self.typed(lower).filter(begins_there).filter(|at| self.end(text, *at).is_some())
    }

    /// Where the phrase stands in a text in which [folding changes nothing](is_folded), beginning and end.
    fn find_typed<'a>(&'a self, text: &'a str, lower: &'a str) -> impl Iterator<Item = (usize, usize)> + 'a {
        let is_word = self.is_word();
        let begins_there =
            move |at: &usize| !(is_word && text.as_bytes()[..*at].last().is_some_and(u8::is_ascii_alphanumeric));
        self.typed(lower).filter(begins_there).filter_map(|at| Some((at, self.end(text, at)?)))
    }

    /// Whether the letters by which it is looked for first are the same in one case only.
    pub(super) fn has_case(&self) -> bool {
        self.units.first().is_some_and(|(unit, _)| unit.bytes().any(|byte| byte.is_ascii_alphabetic()))
    }

    /// Where the letters of the first unit stand.
    fn typed<'a>(&'a self, lower: &'a str) -> impl Iterator<Item = usize> + 'a {
        let first = self.units.first().map_or("", |(unit, _)| unit.as_str());
        memchr::memmem::find_iter(lower.as_bytes(), first.as_bytes())
    }

    fn is_word(&self) -> bool {
        self.units.first().is_some_and(|(_, writing)| *writing == Writing::Word)
    }

    /// Where the phrase ends that begins at this place of a text, if it does.
    fn end(&self, text: &str, from: usize) -> Option<usize> {
        let (mut met, mut end) = (0, from);
        walk(&text[from..], |unit| {
            if !self.answers(met, unit.folded, unit.writing) {
                return ControlFlow::Break(());
            }
            met += 1;
            end = from + unit.to;
            if met < self.units.len() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        });
        (met == self.units.len()).then_some(end)
    }

    /// Whether a word of the text answers to the unit at `at` of the phrase.
    fn answers(&self, at: usize, folded: &str, writing: Writing) -> bool {
        let (wanted, how) = &self.units[at];
        let last = at + 1 == self.units.len();
        match how {
            // A run in the text may begin before what is looked for.
            Writing::Opening if at == 0 => writing.is_run() && wanted == folded,
            Writing::Opening | Writing::Joined => *how == writing && wanted == folded,
            Writing::Word if last && self.ending == Ending::Begun => {
                writing == Writing::Word && folded.starts_with(wanted.as_str())
            }
            Writing::Word => writing == Writing::Word && wanted == folded,
        }
    }
}

/// Where any of the phrases stands in a text, in order, overlaps joined, at most `most`. The text is read
/// only as far as is needed for that.
pub fn find_all(phrases: &[&Phrase], text: &str, most: usize) -> Vec<(usize, usize)> {
    if is_folded(text) { find_all_typed(phrases, text, most) } else { find_all_walking(phrases, text, most) }
}

/// The same in a text in which folding changes nothing but the case of letters, as it is of most.
fn find_all_typed(phrases: &[&Phrase], text: &str, most: usize) -> Vec<(usize, usize)> {
    let lower = snippet::lower(text, phrases);
    let mut all: Vec<(usize, usize)> = phrases.iter().flat_map(|phrase| phrase.find_typed(text, &lower)).collect();
    all.sort_unstable_by_key(|(from, to)| (*to, *from));
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (from, to) in all {
        join(&mut found, from, to);
    }
    found.truncate(most);
    found
}

/// Adds a find, joined to the last one where they meet.
fn join(found: &mut Vec<(usize, usize)>, from: usize, to: usize) {
    match found.last_mut() {
        Some(last) if from <= last.1 => {
            last.0 = last.0.min(from);
            last.1 = last.1.max(to);
        }
        _ => found.push((from, to)),
    }
}

fn find_all_walking(phrases: &[&Phrase], text: &str, most: usize) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    // Which phrase has been met up to which unit, beginning where.
    let mut open: Vec<(usize, usize, usize)> = Vec::new();
    let mut still: Vec<(usize, usize, usize)> = Vec::new();
    walk(text, |unit| {
        still.clear();
        for &(phrase, met, from) in &open {
            if phrases[phrase].answers(met, unit.folded, unit.writing) {
                still.push((phrase, met + 1, from));
            }
        }
        for (at, phrase) in phrases.iter().enumerate() {
            if phrase.answers(0, unit.folded, unit.writing) {
                still.push((at, 1, unit.from));
            }
        }
        still.retain(|&(phrase, met, from)| {
            let whole = met == phrases[phrase].units.len();
            if whole {
                join(&mut found, from, unit.to);
            }
            !whole
        });
        std::mem::swap(&mut open, &mut still);
        // A further hit may still be joined to the last one, so one more than wanted is waited for.
        if found.len() > most { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    found.truncate(most);
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_phrase_is_written_as_the_index_has_it() {
        let check = |words: &str, expect: &str| {
            assert_eq!(Phrase::of(words, Ending::Whole).map(|phrase| phrase.expression()).as_deref(), Some(expect));
        };
        check("Apple", "\"apple\"");
        check("South China", "\"south china\"");
        check("人工智能", "\"人工 工智 智能\"");
        check("人工", "\"人工\"");
        check("iPhone手", "\"iphone 手\" *");
        check("iPhone手机", "\"iphone 手机\"");
        check("手机iPhone", "\"手机 机 iphone\"");
        check("甲。乙丙", "\"甲 乙丙\"");
        assert_eq!(Phrase::of("!?", Ending::Whole), None);
        let begun = Phrase::of("harb", Ending::Begun).map(|phrase| phrase.expression());
        assert_eq!(begun.as_deref(), Some("\"harb\" *"));
        let begun = Phrase::of("old harb", Ending::Begun);
        assert_eq!(begun.as_ref().and_then(Phrase::begun_word), Some("harb"));
        let ended = begun.map(|phrase| phrase.expression_ending(&["harbour".to_owned(), "harbours".to_owned()]));
        assert_eq!(ended.as_deref(), Some("(\"old harbour\" OR \"old harbours\")"));
        assert_eq!(Phrase::of("harb 手", Ending::Begun).as_ref().and_then(Phrase::begun_word), None);
        assert_eq!(Phrase::of("手", Ending::Whole).as_ref().and_then(Phrase::lone_character), Some("手"));
    }

    #[test]
    fn a_phrase_is_found_again_in_the_text() {
        let check = |words: &str, text: &str, expect: &[&str]| {
            let found = Phrase::of(words, Ending::Whole).map(|phrase| phrase.find(text, 9)).unwrap_or_default();
            let found: Vec<&str> = found.into_iter().map(|(from, to)| &text[from..to]).collect();
            assert_eq!(found, expect, "{words} in {text}");
        };
        check("cafe", "Un Café, cafés", &["Café"]);
        check("人工智能", "谈人工智能的人工智能", &["人工智能", "人工智能"]);
        check("人工", "人。工", &[]);
        check("平平", "平平平", &["平平平"]);
        check("south china", "The South, China south", &["South, China"]);
        check("手机iphone", "新手机 iPhone", &["手机 iPhone"]);
        check("机iphone手", "手机iPhone手表", &["机iPhone手"]);
    }

    proptest! {
        #[test]
        fn what_is_found_as_typed_is_what_is_found_folded(
            text in "([a-cA-C1]{1,3}|[ .,_-]|[，。“…　·]|[平台算]|か){0,24}",
            words in proptest::collection::vec("([a-cA-C]{1,2}|[平台算か]){1,3}( [a-c]{1,2})?", 1..4),
            begun in any::<bool>(),
            most in 1_usize..5,
        ) {
            prop_assert!(is_folded(&text));
            let ending = if begun { Ending::Begun } else { Ending::Whole };
            let phrases: Vec<Phrase> = words.iter().filter_map(|words| Phrase::of(words, ending)).collect();
            let phrases: Vec<&Phrase> = phrases.iter().collect();
            let walking = find_all_walking(&phrases, &text, most);
            prop_assert_eq!(find_all_typed(&phrases, &text, most), walking, "{:?} in “{}”", words, text);
        }
    }

    #[test]
    fn a_glimpse_sees_what_stands_there_as_typed() {
        let check = |words: &str, ending: Ending, text: &str, expect: &[usize]| {
            let phrase = Phrase::of(words, ending);
            let lower = text.to_ascii_lowercase();
            let seen: Vec<usize> = phrase.iter().flat_map(|phrase| phrase.glimpse(text, &lower)).collect();
            assert_eq!(seen, expect, "“{words}” in “{text}”");
        };
        check("port", Ending::Whole, "Airport, PORT and ports; a port", &[9, 27]);
        check("port", Ending::Begun, "Airport, PORT and ports", &[9, 18]);
        check("south china", Ending::Whole, "In South of South-China", &[12]);
        check("平台", Ending::Whole, "新平台。平，台", &[3]);
        check("a", Ending::Whole, "éa 新a", &[7]);
        check("cafe", Ending::Whole, "café", &[]);
    }
}
