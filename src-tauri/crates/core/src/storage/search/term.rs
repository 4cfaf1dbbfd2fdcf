//! The words of the index that begin as a typed word does. FTS5 itself gathers all that stands at any of them before it
//! gives the first row, which takes half a second at a million stories; named one by one they are walked like other words
//! and stop early.

use rusqlite::{Connection, OptionalExtension};

use crate::error::Result;
use crate::storage::StorageContext;

/// Lists every place of every word of the index; made with each connection.
pub(crate) const VOCABULARY: &str =
    "CREATE VIRTUAL TABLE temp.story_term USING fts5vocab('main', 'story_word', 'instance')";

/// Up to this many letters the index keeps lists of its own for beginnings.
const LISTED: usize = 3;

/// Looking up a word takes as long as gathering what so many stories say of all of them.
const STORIES_A_WORD: i64 = 4_000;

/// No fewer and no more words than this are looked up, whatever the size.
const WORDS: (i64, i64) = (16, 300);

const DOING: &str = "searching";

/// The words of the stories that begin so; none where there are too many to name, or where the index keeps a list of them.
pub(super) fn beginning(connection: &Connection, begun: &str) -> Result<Option<Vec<String>>> {
    if begun.chars().count() <= LISTED {
        return Ok(None);
    }
    let stories: i64 = connection
        .prepare_cached("SELECT coalesce(max(id), 0) FROM story")
        .and_then(|mut statement| statement.query_row([], |row| row.get(0)))
        .while_doing(DOING)?;
    let most = usize::try_from((stories / STORIES_A_WORD).clamp(WORDS.0, WORDS.1)).unwrap_or_default();
    let mut next =
        connection.prepare_cached("SELECT term FROM temp.story_term WHERE term >= ?1 LIMIT 1").while_doing(DOING)?;
    let mut words = Vec::new();
    let mut from = begun.to_owned();
    loop {
        let word: Option<String> = next.query_row([&from], |row| row.get(0)).optional().while_doing(DOING)?;
        match word {
            Some(word) if word.starts_with(begun) => {
                if words.len() == most {
                    return Ok(None);
                }
                // No word goes on with this character, so the next look passes over all places of this word at once.
                from = format!("{word}\u{1}");
                words.push(word);
            }
            _ => return Ok(Some(words)),
        }
    }
}
