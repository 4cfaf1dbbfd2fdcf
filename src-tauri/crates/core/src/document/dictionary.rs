//! The document of a word of the personal dictionary.

use super::Document;
use crate::dictionary::Word;
use crate::error::Result;
use crate::id::WordId;

/// The document of a word; see [`Word`] for the meaning of the fields.
pub struct WordDocument<'a>(pub &'a mut Document);

impl WordDocument<'_> {
    /// The word as it stands.
    pub fn read(&self, id: WordId) -> Word {
        Word { id, word: self.0.word("word"), item: self.0.word("item").parse().ok() }
    }

    /// Makes it so.
    pub fn write(&mut self, word: &Word) -> Result<()> {
        self.0.set_word("word", &word.word)?;
        self.0.set_word("item", &word.item.map(|item| item.to_string()).unwrap_or_default())
    }
}
