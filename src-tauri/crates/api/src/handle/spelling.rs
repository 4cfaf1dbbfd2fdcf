//! Spelling: which words are wrong, what may be meant, and the words that are right all the same.

use super::{Reply, change, line, read};
use crate::command::Session;
use crate::history::Changed;
use crate::library::Empty;
use crate::resolve;
use crate::writing::*;
use galley_core::Result;
use galley_core::body::Body;
use galley_core::change::Label;
use galley_core::dictionary;
use galley_core::library::{Reader, Tx};
use galley_core::spelling::{Known, Variety};

/// How many suggestions a menu has room for.
const SUGGESTIONS: usize = 5;

pub fn spelling_check(session: &mut Session, request: SpellingCheck) -> Reply<SpellingChecked> {
    read(session, |reader| {
        let publication = reader.publication(resolve::publication(reader, &request.publication)?)?;
        let Some(variety) = Variety::of_publication(&publication) else {
            return Ok(SpellingChecked { wrong: Vec::new() });
        };
        let item = request.item.as_deref().map(|item| resolve::item(reader, item)).transpose()?;
        let mut known = Known::default();
        known.add(&publication.name);
        for (outlet, _) in reader.outlets()? {
            known.add(&outlet.name);
            known.add(outlet.printed_credit());
        }
        for word in reader.dictionary()? {
            if word.item.is_none() || word.item == item {
                known.add(&word.word);
            }
        }
        // What an item is drafted from knows how its people and places are written.
        if let Some(item) = item
            && let Some(story) = reader.item(item)?.0.story
        {
            let story = reader.story(story)?.story;
            known.add_names(&story.title);
            for clipping in story.clippings {
                let clipping = reader.clipping(clipping)?;
                known.add_names(&clipping.title);
                known.add_names(&clipping.author);
                known.add_names(&Body::from_json(&clipping.body).unwrap_or_default().flat());
            }
        }
        let wrong = request.words.into_iter().filter(|word| !variety.is_right(word, &known)).collect();
        Ok(SpellingChecked { wrong })
    })
}

pub fn spelling_suggest(session: &mut Session, request: SpellingSuggest) -> Reply<Vec<String>> {
    let publication = read(session, |reader| reader.publication(resolve::publication(reader, &request.publication)?))?;
    let variety = Variety::of_publication(&publication);
    Ok(variety.map(|variety| variety.suggest(&request.word, SUGGESTIONS)).unwrap_or_default())
}

pub fn dictionary_list(session: &mut Session, _: Empty) -> Reply<Vec<WordView>> {
    read(session, list)
}

pub fn dictionary_add(session: &mut Session, request: WordView) -> Reply<Changed<Vec<WordView>>> {
    let verb = if request.item.is_some() { "dictionary_ignore" } else { "dictionary_add" };
    changed(session, verb, |tx| {
        let item = request.item.as_deref().map(|item| resolve::item(&tx.read(), item)).transpose()?;
        dictionary::add(tx, &line(&request.word), item).map(|_| ())
    })
}

pub fn dictionary_remove(session: &mut Session, request: WordView) -> Reply<Changed<Vec<WordView>>> {
    changed(session, "dictionary_remove", |tx| dictionary::remove(tx, &line(&request.word)))
}

fn changed(
    session: &mut Session,
    verb: &'static str,
    decide: impl FnOnce(&mut Tx<'_>) -> Result<()>,
) -> Reply<Changed<Vec<WordView>>> {
    change(session, Label::new(verb, ""), decide, |reader, ()| list(reader))
}

fn list(reader: &Reader<'_>) -> Result<Vec<WordView>> {
    let shown = |word: dictionary::Word| WordView { word: word.word, item: word.item.map(|item| item.to_string()) };
    Ok(reader.dictionary()?.into_iter().map(shown).collect())
}
