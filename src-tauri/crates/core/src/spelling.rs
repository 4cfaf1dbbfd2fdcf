//! Whether words are spelled as a dictionary has them. Which words there are in a text, and where, is for whoever shows
//! it; words that are right though no dictionary has them are in `dictionary`.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use spellbook::Dictionary;

use crate::body::text::is_ideographic;
use crate::publication::{Publication, Spelling};

/// A variety of a language that there is a dictionary of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Variety {
    /// English as in the United States.
    American,
    /// English as in Britain, and where it is written likewise.
    British,
}

impl Variety {
    /// The variety that a publication is written in; none where there is no dictionary of its language, or its recipe
    /// wants no check.
    pub fn of_publication(publication: &Publication) -> Option<Variety> {
        match publication.recipe.spelling {
            Spelling::American => Some(Variety::American),
            Spelling::British => Some(Variety::British),
            Spelling::Off => None,
            Spelling::Language => Variety::of_language(&publication.language),
        }
    }

    /// The variety of a language tag. A newsletter in Chinese may quote English, which is then checked as British.
    pub fn of_language(tag: &str) -> Option<Variety> {
        let tag = tag.to_ascii_lowercase().replace('_', "-");
        let mut parts = tag.split('-');
        match parts.next() {
            Some("en") if parts.any(|part| matches!(part, "us" | "ph" | "pr")) => Some(Variety::American),
            Some("en" | "zh") => Some(Variety::British),
            _ => None,
        }
    }

    /// Its dictionary, read once; none if it could not be read, which a test rules out.
    fn dictionary(self) -> Option<&'static Dictionary> {
        static AMERICAN: OnceLock<Option<Dictionary>> = OnceLock::new();
        static BRITISH: OnceLock<Option<Dictionary>> = OnceLock::new();
        let (place, affixes, words) = match self {
            Variety::American => {
                (&AMERICAN, include_str!("../dictionary/en-US.aff"), include_str!("../dictionary/en-US.dic"))
            }
            Variety::British => {
                (&BRITISH, include_str!("../dictionary/en-GB.aff"), include_str!("../dictionary/en-GB.dic"))
            }
        };
        place.get_or_init(|| Dictionary::new(affixes, words).ok()).as_ref()
    }

    /// Whether the word is spelled rightly, or nothing that a dictionary could tell of.
    pub fn is_right(self, word: &str, known: &Known) -> bool {
        let Some(dictionary) = self.dictionary() else { return true };
        let plain = plain(word);
        if !is_checked(&plain) || known.holds(&plain) || dictionary.check(&plain) {
            return true;
        }
        // The owner of something is right where the word itself is known.
        let owner = plain.strip_suffix("'s").or_else(|| plain.strip_suffix('\''));
        if owner.is_some_and(|owner| !is_checked(owner) || known.holds(owner) || dictionary.check(owner)) {
            return true;
        }
        // Words joined by hyphens are right where each of them is.
        let parts: Vec<&str> = plain.split('-').filter(|part| !part.is_empty()).collect();
        let is_part = |part: &&str| !is_checked(part) || known.holds(part) || dictionary.check(part);
        parts.len() > 1 && parts.iter().all(is_part)
    }

    /// What may be meant, the likeliest first.
    pub fn suggest(self, word: &str, most: usize) -> Vec<String> {
        let mut suggestions = Vec::new();
        if let Some(dictionary) = self.dictionary() {
            dictionary.suggest(&plain(word), &mut suggestions);
        }
        suggestions.truncate(most);
        // Somebody who writes curled apostrophes goes on so.
        if word.contains('’') {
            suggestions.iter_mut().for_each(|one| *one = one.replace('\'', "’"));
        }
        suggestions
    }
}

/// Words that are right though no dictionary has them.
#[derive(Debug, Clone, Default)]
pub struct Known {
    words: BTreeSet<String>,
}

impl Known {
    /// Takes up every word of a text.
    pub fn add(&mut self, text: &str) {
        let words = text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’' | '-')));
        self.words.extend(words.map(plain).filter(|word| !word.is_empty()));
        self.words.extend(text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned));
    }

    /// Takes up the names of a text: its words that begin with a capital. A source is trusted with those.
    pub fn add_names(&mut self, text: &str) {
        let words = text.split(|c: char| !c.is_alphabetic() && !matches!(c, '\'' | '’' | '-'));
        for word in words.filter(|word| word.starts_with(char::is_uppercase)) {
            let word = plain(word);
            let owner = word.strip_suffix("'s").unwrap_or(&word).trim_end_matches('\'').to_owned();
            self.words.extend(word.split('-').map(str::to_owned));
            self.words.insert(owner);
        }
        self.words.remove("");
    }

    fn holds(&self, word: &str) -> bool {
        if self.words.contains(word) {
            return true;
        }
        // A word kept in lower case holds at the beginning of a sentence too.
        let mut characters = word.chars();
        let Some(first) = characters.next().filter(|c| c.is_uppercase()) else { return false };
        let lower: String = first.to_lowercase().chain(characters).collect();
        self.words.contains(&lower)
    }
}

/// A word as the dictionaries write it: with straight apostrophes, none at its ends.
fn plain(word: &str) -> String {
    word.replace('’', "'").trim_start_matches('\'').to_owned()
}

/// Whether a word is one that a dictionary could tell of: Latin letters, not all large, none mixed within, no digits.
fn is_checked(word: &str) -> bool {
    let letters: Vec<char> = word.chars().filter(|c| c.is_alphabetic()).collect();
    let is_latin = |c: &char| c.is_ascii() || matches!(c, '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}');
    letters.len() > 1
        && letters.iter().all(is_latin)
        && !word.chars().any(|c| c.is_numeric() || is_ideographic(c))
        && letters.iter().any(|c| c.is_lowercase())
        // Names like iPhone, eBay and McKinsey have their own law.
        && !letters.windows(2).any(|pair| pair[0].is_lowercase() && pair[1].is_uppercase())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]
mod tests {
    use super::*;

    #[test]
    fn words_are_judged_by_their_variety() {
        let mut known = Known::default();
        known.add("Caijing");
        known.add("South Quay Gazette");
        known.add("quincery");
        known.add_names("The courier Baiqiao’s lockers teh Kuaiyan-Foshan line");
        let check = |variety: Variety, right: &str, wrong: &str| {
            for word in right.split(' ') {
                assert!(variety.is_right(word, &known), "{word} is right");
            }
            for word in wrong.split(' ') {
                assert!(!variety.is_right(word, &known), "{word} is wrong");
            }
        };
        check(Variety::British, "colour organise harbour", "color harbor recieve");
        check(Variety::American, "color organize harbor", "colour harbour recieve");
        check(Variety::British, "The it's It’s don’t crew’s dogs’ well-known", "teh dont’t well-knwon");
        check(
            Variety::British,
            "Caijing Caijing’s Quay quincery Quincery Quincery’s Baiqiao Baiqiao’s Kuaiyan Foshan",
            "caijing teh baiqiao",
        );
        check(Variety::British, "NDRC iPhone eBay 3D x2 平台 a I é", "Xqzt xqzt");
    }

    #[test]
    fn what_may_be_meant_is_suggested() {
        assert!(Variety::British.suggest("recieve", 5).contains(&"receive".to_owned()));
        assert!(Variety::British.suggest("dosn’t", 5).contains(&"doesn’t".to_owned()));
        assert!(Variety::American.suggest("xqztgh", 3).len() <= 3);
    }

    #[test]
    fn a_variety_follows_from_the_language() {
        let check = |tag, expect| assert_eq!(Variety::of_language(tag), expect, "{tag}");
        check("en", Some(Variety::British));
        check("en-US", Some(Variety::American));
        check("en_us", Some(Variety::American));
        check("en-NZ", Some(Variety::British));
        check("zh-Hans", Some(Variety::British));
        check("de", None);
        check("", None);
    }
}
