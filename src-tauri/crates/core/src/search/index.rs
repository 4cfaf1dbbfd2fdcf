//! What is written into the index: tokens apart by spaces, each of letters, digits and characters beyond
//! ASCII, so that SQLite's plainest tokenizer reads exactly these and knows nothing of scripts.
//!
//! A run of Chinese, Japanese or Korean becomes its overlapping pairs, then its last character alone.
//! That last token is what keeps a phrase from running across the end of a run.

use std::ops::ControlFlow;

use super::unit::{Writing, walk};

/// Text as tokens for the index.
#[derive(Debug, Default)]
pub struct Tokens {
    text: String,
    /// Every distinct character of the runs.
    characters: Vec<char>,
}

impl Tokens {
    /// The tokens of a text.
    pub fn of(text: &str) -> Tokens {
        let mut tokens = Tokens::default();
        tokens.add(text);
        tokens
    }

    /// Adds a further text behind what is there.
    pub fn add(&mut self, text: &str) {
        self.text.reserve(text.len() * 2);
        let mut open: Option<char> = None;
        walk(text, |unit| {
            let first = unit.folded.chars().next();
            match unit.writing {
                Writing::Word => {
                    self.end_run(open.take());
                    self.separate();
                    self.text.push_str(unit.folded);
                }
                Writing::Opening => {
                    self.end_run(open.take());
                    open = first;
                }
                Writing::Joined => {
                    self.separate();
                    self.text.extend(open);
                    self.text.extend(first);
                    self.characters.extend(open);
                    open = first;
                }
            }
            ControlFlow::Continue(())
        });
        self.end_run(open);
    }

    fn end_run(&mut self, last: Option<char>) {
        if let Some(last) = last {
            self.separate();
            self.text.push(last);
            self.characters.push(last);
        }
    }

    fn separate(&mut self) {
        if !self.text.is_empty() {
            self.text.push(' ');
        }
    }

    /// The tokens, apart by spaces.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

/// The distinct characters of all the runs, in order, apart by spaces.
pub fn characters<'a>(all: impl IntoIterator<Item = &'a Tokens>) -> String {
    let mut distinct: Vec<char> = all.into_iter().flat_map(|tokens| tokens.characters.iter().copied()).collect();
    distinct.sort_unstable();
    distinct.dedup();
    let mut text = String::with_capacity(distinct.len() * 4);
    for character in distinct {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push(character);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_written_as_pairs_and_their_last_character() {
        let check = |text: &str, expect: &str, characters_expected: &str| {
            let tokens = Tokens::of(text);
            assert_eq!(tokens.as_str(), expect, "{text}");
            assert_eq!(characters([&tokens]), characters_expected, "{text}");
        };
        check("Apple stock", "apple stock", "");
        check("人工智能。平", "人工 工智 智能 能 平", "人 工 平 智 能");
        check("新iPhone手机", "新 iphone 手机 机", "手 新 机");
        check("平平", "平平 平", "平");
        check("", "", "");
    }
}
