//! How long a text is: words, characters, and how long it takes to read. The interface counts in the same
//! way while somebody types (`ui/src/lib/count.ts`); one file of cases holds both to it.

use super::text::{count_words, is_ideographic};
use super::{Body, is_blank_char};

/// The length of a text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count {
    /// Runs of letters and digits, and every Han, Kana or Hangul character as one.
    pub words: usize,
    /// Characters that leave something on paper; a mark goes with its letter.
    pub characters: usize,
    /// Those of the words that are one Han, Kana or Hangul character.
    pub ideographs: usize,
}

/// Words of an alphabet that are read in a minute.
const WORDS_A_MINUTE: usize = 230;
/// Han, Kana or Hangul characters that are read in a minute.
const IDEOGRAPHS_A_MINUTE: usize = 400;

impl Count {
    /// The length of some words.
    pub fn of(text: &str) -> Count {
        let shows = |c: &char| !is_blank_char(*c) && !unicode_normalization::char::is_combining_mark(*c);
        Count {
            words: count_words(text),
            characters: text.chars().filter(shows).count(),
            ideographs: text.chars().filter(|c| is_ideographic(*c)).count(),
        }
    }

    /// The length of a body.
    pub fn of_body(body: &Body) -> Count {
        body.lines.iter().map(|line| Count::of(&line.words())).fold(Count::default(), Count::and)
    }

    /// Two lengths together.
    pub fn and(self, other: Count) -> Count {
        Count {
            words: self.words + other.words,
            characters: self.characters + other.characters,
            ideographs: self.ideographs + other.ideographs,
        }
    }

    /// How long it takes to read, in seconds.
    pub fn seconds(&self) -> usize {
        let alphabetic = self.words.saturating_sub(self.ideographs);
        (alphabetic * 60).div_ceil(WORDS_A_MINUTE) + (self.ideographs * 60).div_ceil(IDEOGRAPHS_A_MINUTE)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_counted_as_the_shared_cases_say() {
        let cases: Vec<serde_json::Value> =
            serde_json::from_str(include_str!("../../tests/fixtures/writing/count.json")).unwrap();
        assert!(cases.len() > 8);
        for case in cases {
            let text = case["text"].as_str().unwrap();
            let count = Count::of(text);
            let figures = [count.words, count.characters, count.ideographs, count.seconds()];
            assert_eq!(serde_json::json!(figures), case["count"], "{text}");
        }
    }
}
