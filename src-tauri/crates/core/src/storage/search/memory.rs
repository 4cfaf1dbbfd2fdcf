//! What ran, by address and by headline.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;

use crate::duplicate::near::{ALIKE, MARK, Shingles};
use crate::error::Result;
use crate::storage::StorageContext;

const DOING: &str = "looking what ran";

/// The stories whose headline is nearly that of an item that stands in an issue, by row.
pub(crate) fn stories_near_printed(connection: &Connection) -> Result<Vec<i64>> {
    // Pairs that share a fingerprint are candidates; the headlines themselves decide.
    let sql = "SELECT DISTINCT story.doc, printed.doc FROM printed_mark_term printed
        JOIN story_mark_term story ON story.term = printed.term WHERE printed.term >= ?1";
    let mut statement = connection.prepare_cached(sql).while_doing(DOING)?;
    let pairs: Vec<(i64, i64)> = statement
        .query_map([MARK.to_string()], |row| Ok((row.get(0)?, row.get(1)?)))
        .and_then(Iterator::collect)
        .while_doing(DOING)?;
    let mut near = BTreeSet::new();
    let mut printed: BTreeMap<i64, Option<Shingles>> = BTreeMap::new();
    for (story, item) in pairs {
        if near.contains(&story) {
            continue;
        }
        let headline = match printed.get(&item) {
            Some(known) => known,
            None => {
                let sql = "SELECT headline FROM item WHERE id = ?1
                    AND EXISTS (SELECT 1 FROM entry WHERE entry.uuid = item.uuid)";
                let shingles = text(connection, sql, item)?.map(|headline| Shingles::of(&headline));
                printed.entry(item).or_insert(shingles)
            }
        };
        let Some(headline) = headline else { continue };
        let title = text(connection, "SELECT title FROM story WHERE id = ?1", story)?;
        if title.is_some_and(|title| Shingles::of(&title).likeness(headline) >= ALIKE) {
            near.insert(story);
        }
    }
    Ok(near.into_iter().collect())
}

fn text(connection: &Connection, sql: &str, row: i64) -> Result<Option<String>> {
    use rusqlite::OptionalExtension;
    connection
        .prepare_cached(sql)
        .and_then(|mut statement| statement.query_row([row], |row| row.get(0)).optional())
        .while_doing(DOING)
}
