//! The personal dictionary: words that the spelling check passes over, in the whole library or in one item.
//! What a language's own dictionary holds is `spelling`'s business.

use crate::error::{Error, Result};
use crate::id::{ItemId, WordId};
use crate::library::Tx;

/// A word that is right though no dictionary has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Its id.
    pub id: WordId,
    /// As it is written. In lower case it holds for its capitalized forms too.
    pub word: String,
    /// The item in which alone it holds.
    pub item: Option<ItemId>,
}

/// Keeps a word, once.
pub fn add(tx: &mut Tx<'_>, word: &str, item: Option<ItemId>) -> Result<Word> {
    let word = word.trim();
    if word.is_empty() || word.chars().any(char::is_whitespace) {
        return Err(Error::invalid("word", "The dictionary takes one word at a time."));
    }
    tx.name(word);
    if let Some(there) = tx.read().dictionary()?.into_iter().find(|one| one.word == word && one.item == item) {
        return Ok(there);
    }
    let kept = Word { id: WordId::new(tx.at()), word: word.to_owned(), item };
    tx.create(&kept)?;
    Ok(kept)
}

/// Takes a word out again, wherever it held.
pub fn remove(tx: &mut Tx<'_>, word: &str) -> Result<()> {
    tx.name(word);
    let there: Vec<Word> = tx.read().dictionary()?.into_iter().filter(|one| one.word == word).collect();
    if there.is_empty() {
        return Err(Error::not_found("word of the dictionary", word));
    }
    for one in there {
        tx.remove::<Word>(one.id.uuid(), "word of the dictionary")?;
    }
    Ok(())
}
