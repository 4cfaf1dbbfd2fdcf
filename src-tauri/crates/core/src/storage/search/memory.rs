//! What ran, by address and by headline.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, OptionalExtension};
use uuid::Uuid;

use super::Index;
use crate::duplicate::near::{self, ALIKE, Likeness, MARK, Shingles};
use crate::error::Result;
use crate::id::{ItemId, StoryId};
use crate::memory::{Ran, RanBy};
use crate::storage::StorageContext;

const DOING: &str = "looking what ran";

/// The stories whose headline is nearly that of an item that stands in an issue, by row.
pub(crate) fn stories_near_printed(connection: &Connection) -> Result<Vec<i64>> {
    // Pairs that share a fingerprint are candidates; the headlines themselves decide. What is printed leads: it is
    // little beside the library.
    let sql = "SELECT DISTINCT story.doc, printed.doc FROM printed_mark_term printed
        CROSS JOIN story_mark_term story ON story.term = printed.term WHERE printed.term >= ?1";
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

/// What is compared with what ran.
#[derive(Debug, Clone, Default)]
pub(crate) struct Wanted<'a> {
    /// The story itself.
    pub story: Option<StoryId>,
    /// Addresses, by key.
    pub addresses: Vec<i64>,
    /// A headline.
    pub headline: &'a str,
    /// The item that asks, which is no news to itself.
    pub except: Option<ItemId>,
}

/// Where what is wanted ran: each item once, by its best reason; the latest issue first.
pub(crate) fn ran(connection: &Connection, wanted: &Wanted<'_>) -> Result<Vec<Ran>> {
    // Where nothing was ever placed, nothing ran: a young library's lists need not look.
    if rows(connection, "SELECT issue FROM entry LIMIT 1", &[])?.is_empty() {
        return Ok(Vec::new());
    }
    let mut items: BTreeMap<i64, RanBy> = BTreeMap::new();
    let mut meet = |item: i64, by: RanBy| {
        let known = items.entry(item).or_insert(by);
        *known = (*known).min(by);
    };
    if let Some(story) = wanted.story {
        let sql = "SELECT item.id FROM item WHERE item.story = ?1 OR item.story IN
            (SELECT uuid FROM story WHERE merged_into = ?1)";
        rows(connection, sql, &[&story.uuid()])?.into_iter().for_each(|item| meet(item, RanBy::Story));
    }
    for address in &wanted.addresses {
        let sql = "SELECT item FROM item_address WHERE address = ?1";
        rows(connection, sql, &[address])?.into_iter().for_each(|item| meet(item, RanBy::Address));
    }
    for (item, likeness) in near(connection, Index::Printed, wanted.headline)? {
        meet(item, RanBy::Headline(likeness));
    }
    let mut ran = Vec::new();
    for (item, by) in items {
        ran.extend(standing(connection, item, by)?.into_iter().filter(|ran| Some(ran.item) != wanted.except));
    }
    ran.sort_by(|a, b| (b.date.as_deref(), b.number, b.position).cmp(&(a.date.as_deref(), a.number, a.position)));
    Ok(ran)
}

/// The keys of a story's addresses.
pub(crate) fn addresses(connection: &Connection, story: i64) -> Result<Vec<i64>> {
    rows(connection, "SELECT address FROM story_address WHERE story = ?1", &[&story])
}

/// The records of an index whose headline is nearly this one: rows with how alike they are.
pub(crate) fn near(connection: &Connection, index: Index, headline: &str) -> Result<Vec<(i64, Likeness)>> {
    let shingles = Shingles::of(headline);
    let bands = shingles.bands();
    if bands.is_empty() {
        return Ok(Vec::new());
    }
    let tokens: Vec<String> = bands.iter().map(|band| format!("\"{}\"", near::token(*band))).collect();
    let table = index.mark();
    // The newest candidates are enough: a headline that thousands share says nothing.
    let sql = format!("SELECT rowid FROM {table} WHERE {table} MATCH ?1 ORDER BY rowid DESC LIMIT {CANDIDATES}");
    let mut alike = Vec::new();
    let titled = match index {
        Index::Story => "SELECT title FROM story WHERE id = ?1 AND shelf = 'library'",
        Index::Printed => "SELECT headline FROM item WHERE id = ?1",
    };
    for row in rows(connection, &sql, &[&tokens.join(" OR ")])? {
        let Some(title) = text(connection, titled, row)? else { continue };
        let likeness = Shingles::of(&title).likeness(&shingles);
        if likeness >= ALIKE {
            alike.push((row, Likeness::of(likeness)));
        }
    }
    Ok(alike)
}

/// How many candidates are compared.
const CANDIDATES: u32 = 1_000;

fn standing(connection: &Connection, item: i64, by: RanBy) -> Result<Option<Ran>> {
    let sql = "SELECT issue.uuid, publication.slug, publication.name, issue.number, issue.date, item.uuid,
          item.headline, (SELECT count(*) FROM entry before WHERE before.issue = entry.issue
            AND before.kind = 'item' AND before.position <= entry.position)
        FROM item JOIN entry ON entry.uuid = item.uuid JOIN issue ON issue.id = entry.issue
        JOIN publication ON publication.uuid = issue.publication WHERE item.id = ?1";
    connection
        .prepare_cached(sql)
        .and_then(|mut statement| {
            statement
                .query_row([item], |row| {
                    Ok(Ran {
                        issue: row.get::<_, Uuid>(0)?.into(),
                        slug: row.get(1)?,
                        publication: row.get(2)?,
                        number: row.get(3)?,
                        date: row.get(4)?,
                        item: row.get::<_, Uuid>(5)?.into(),
                        headline: row.get(6)?,
                        position: row.get(7)?,
                        by,
                    })
                })
                .optional()
        })
        .while_doing(DOING)
}

fn rows(connection: &Connection, sql: &str, values: &[&dyn rusqlite::ToSql]) -> Result<Vec<i64>> {
    let mut statement = connection.prepare_cached(sql).while_doing(DOING)?;
    let rows = statement.query_map(values, |row| row.get(0)).while_doing(DOING)?;
    rows.collect::<rusqlite::Result<_>>().while_doing(DOING)
}

fn text(connection: &Connection, sql: &str, row: i64) -> Result<Option<String>> {
    connection
        .prepare_cached(sql)
        .and_then(|mut statement| statement.query_row([row], |row| row.get(0)).optional())
        .while_doing(DOING)
}
