//! Which stories ran: kept with each change of a story, of an item and of a rundown, so that lists need not look.
//!
//! A story ran where an item that stands in an issue was drafted from it, prints one of its addresses, or has a headline
//! nearly the same. Whoever writes one end of such a tie brings the stories at the other end up to date, so the order
//! in which they are written does not matter.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension};
use uuid::Uuid;

use crate::duplicate::near::{ALIKE, Shingles};

/// The items that stand in the rundown of an issue, by row.
pub(crate) fn items_of_issue(connection: &Connection, issue: i64) -> rusqlite::Result<BTreeSet<i64>> {
    rows(
        connection,
        "SELECT item.id FROM entry CROSS JOIN item ON item.uuid = entry.uuid WHERE entry.issue = ?1",
        issue,
    )
}

/// The stories that an item would make used, by row.
pub(crate) fn stories_of_item(connection: &Connection, item: i64) -> rusqlite::Result<BTreeSet<i64>> {
    rows(
        connection,
        "SELECT story.id FROM item CROSS JOIN story ON story.uuid = item.story WHERE item.id = ?1
         UNION SELECT whole.id FROM item CROSS JOIN story ON story.uuid = item.story
           CROSS JOIN story whole ON whole.uuid = story.merged_into WHERE item.id = ?1
         UNION SELECT story_address.story FROM item_address
           CROSS JOIN story_address ON story_address.address = item_address.address WHERE item_address.item = ?1
         UNION SELECT story FROM story_near WHERE item = ?1",
        item,
    )
}

/// Brings stories up to date.
pub(crate) fn tell(connection: &Connection, stories: &BTreeSet<i64>) -> rusqlite::Result<()> {
    stories.iter().try_for_each(|story| tell_one(connection, *story))
}

/// Brings a story up to date.
pub(crate) fn tell_one(connection: &Connection, story: i64) -> rusqlite::Result<()> {
    let sql = "SELECT EXISTS (SELECT 1 FROM story CROSS JOIN item ON item.story = story.uuid
            CROSS JOIN entry ON entry.uuid = item.uuid WHERE story.id = ?1)
        OR EXISTS (SELECT 1 FROM story CROSS JOIN story part ON part.merged_into = story.uuid
            CROSS JOIN item ON item.story = part.uuid CROSS JOIN entry ON entry.uuid = item.uuid WHERE story.id = ?1)
        OR EXISTS (SELECT 1 FROM story_address CROSS JOIN item_address ON item_address.address = story_address.address
            CROSS JOIN item ON item.id = item_address.item CROSS JOIN entry ON entry.uuid = item.uuid
            WHERE story_address.story = ?1)
        OR EXISTS (SELECT 1 FROM story_near CROSS JOIN item ON item.id = story_near.item
            CROSS JOIN entry ON entry.uuid = item.uuid WHERE story_near.story = ?1)";
    // Where nothing was ever placed, nothing ran: a young library need not look.
    let used =
        has_entries(connection)? && connection.prepare_cached(sql)?.query_row([story], |row| row.get::<_, bool>(0))?;
    let sql = match used {
        true => "INSERT OR IGNORE INTO story_used (story) VALUES (?1)",
        false => "DELETE FROM story_used WHERE story = ?1",
    };
    connection.prepare_cached(sql)?.execute([story]).map(|_| ())
}

/// Brings the story of that id up to date, where it has rows.
pub(crate) fn tell_of(connection: &Connection, story: Uuid) -> rusqlite::Result<()> {
    let row: Option<i64> = connection
        .prepare_cached("SELECT id FROM story WHERE uuid = ?1")?
        .query_row([story], |row| row.get(0))
        .optional()?;
    row.map_or(Ok(()), |row| tell_one(connection, row))
}

/// Whether anything stands in any issue.
pub(crate) fn has_entries(connection: &Connection) -> rusqlite::Result<bool> {
    connection.prepare_cached("SELECT EXISTS (SELECT 1 FROM entry)")?.query_row([], |row| row.get(0))
}

/// Whether the fingerprints of an item's headline are kept.
pub(crate) fn has_bands(connection: &Connection, item: i64) -> rusqlite::Result<bool> {
    connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM printed_band WHERE item = ?1)")?
        .query_row([item], |row| row.get(0))
}

/// Keeps the fingerprints of an item's headline; none for no item.
pub(crate) fn keep_bands(connection: &Connection, item: i64, bands: &[u64]) -> rusqlite::Result<()> {
    connection.prepare_cached("DELETE FROM printed_band WHERE item = ?1")?.execute([item])?;
    let mut statement = connection.prepare_cached("INSERT OR IGNORE INTO printed_band (band, item) VALUES (?1, ?2)")?;
    bands.iter().try_for_each(|band| statement.execute([band.cast_signed(), item]).map(|_| ()))
}

/// The items whose headline is nearly this one, which has these fingerprints, with how alike they are, from 0 to 1.
pub(crate) fn items_near(connection: &Connection, bands: &[u64], headline: &str) -> rusqlite::Result<Vec<(i64, f64)>> {
    let mut candidates = BTreeSet::new();
    let mut statement = connection.prepare_cached("SELECT item FROM printed_band WHERE band = ?1")?;
    for band in bands {
        for item in statement.query_map([band.cast_signed()], |row| row.get::<_, i64>(0))? {
            candidates.insert(item?);
        }
    }
    let mut near = Vec::new();
    if candidates.is_empty() {
        return Ok(near);
    }
    let headline = Shingles::of(headline);
    for item in candidates {
        let other: Option<String> = connection
            .prepare_cached("SELECT headline FROM item WHERE id = ?1")?
            .query_row([item], |row| row.get(0))
            .optional()?;
        let likeness = other.map_or(0.0, |other| Shingles::of(&other).likeness(&headline));
        if likeness >= ALIKE {
            near.push((item, likeness));
        }
    }
    Ok(near)
}

/// Ties a story to the items whose headline is nearly its title, which has these fingerprints.
pub(crate) fn tie_story(connection: &Connection, story: i64, bands: &[u64], title: &str) -> rusqlite::Result<()> {
    connection.prepare_cached("DELETE FROM story_near WHERE story = ?1")?.execute([story])?;
    let near = items_near(connection, bands, title)?;
    near.into_iter().try_for_each(|(item, _)| tie(connection, story, item))
}

/// Ties an item to these stories, whose titles are nearly its headline, and to no others.
pub(crate) fn tie_item(connection: &Connection, item: i64, stories: &[i64]) -> rusqlite::Result<()> {
    connection.prepare_cached("DELETE FROM story_near WHERE item = ?1")?.execute([item])?;
    stories.iter().try_for_each(|story| tie(connection, *story, item))
}

fn tie(connection: &Connection, story: i64, item: i64) -> rusqlite::Result<()> {
    connection
        .prepare_cached("INSERT OR IGNORE INTO story_near (story, item) VALUES (?1, ?2)")?
        .execute([story, item])
        .map(|_| ())
}

/// Forgets all of it, to be told anew in the same transaction.
pub(crate) const CLEAR: &str = "DELETE FROM printed_band; DELETE FROM story_near; DELETE FROM story_used;";

fn rows(connection: &Connection, sql: &str, of: i64) -> rusqlite::Result<BTreeSet<i64>> {
    connection.prepare_cached(sql)?.query_map([of], |row| row.get(0))?.collect()
}
