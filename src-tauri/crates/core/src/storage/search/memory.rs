//! What ran, by address and by headline.

use std::collections::{BTreeMap, HashMap};

use rusqlite::{Connection, OptionalExtension};
use uuid::Uuid;

use super::Index;
use crate::duplicate::near::{self, Likeness, Shingles};
use crate::error::Result;
use crate::id::{ItemId, StoryId};
use crate::memory::{Ran, RanBy};
use crate::storage::{StorageContext, used};

const DOING: &str = "looking what ran";

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
    if !used::has_entries(connection).while_doing(DOING)? {
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
    if !wanted.headline.is_empty() {
        let bands = Shingles::of(wanted.headline).bands();
        let near = used::items_near(connection, &bands, wanted.headline).while_doing(DOING)?;
        near.into_iter().for_each(|(item, likeness)| meet(item, RanBy::Headline(Likeness::of(likeness))));
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

/// Where a story ran; nothing is looked up for one that never did.
pub(crate) fn ran_of_story(connection: &Connection, story: StoryId, row: i64, title: &str) -> Result<Vec<Ran>> {
    if rows(connection, "SELECT story FROM story_used WHERE story = ?1", &[&row])?.is_empty() {
        return Ok(Vec::new());
    }
    let addresses = addresses(connection, row)?;
    ran(connection, &Wanted { story: Some(story), addresses, headline: title, except: None })
}

/// The stories whose title is nearly this headline, on whatever shelf: rows with how alike they are.
pub(crate) fn stories_near(connection: &Connection, headline: &Shingles) -> rusqlite::Result<Vec<(i64, Likeness)>> {
    let table = Index::Story.mark();
    let sql = format!("SELECT rowid FROM {table} WHERE {table} MATCH ?1 ORDER BY rowid DESC LIMIT {OF_A_BAND}");
    let mut sharing = connection.prepare_cached(&sql)?;
    let mut shared: HashMap<i64, u8> = HashMap::new();
    for band in headline.bands() {
        let mut rows = sharing.query([format!("\"{}\"", near::token(band))])?;
        while let Some(row) = rows.next()? {
            *shared.entry(row.get(0)?).or_default() += 1;
        }
    }
    // Who shares most is likeliest, and among equals the newest: a headline that thousands share a little with says
    // nothing.
    let mut candidates: Vec<(u8, i64)> = shared.into_iter().map(|(row, bands)| (bands, row)).collect();
    candidates.sort_unstable_by(|a, b| b.cmp(a));
    candidates.truncate(CANDIDATES);
    let mut titled = connection.prepare_cached("SELECT title FROM story WHERE id = ?1")?;
    let mut comparing = headline.comparing();
    let mut alike = Vec::new();
    for (_, row) in candidates {
        let mut titles = titled.query([row])?;
        if let Some(title) = titles.next()?
            && let Some(likeness) = comparing.with(title.get_ref(0)?.as_str()?)
        {
            alike.push((row, Likeness::of(likeness)));
        }
    }
    // The newest first, whatever they share.
    alike.sort_unstable_by(|a, b| b.0.cmp(&a.0));
    Ok(alike)
}

/// How many of the newest stories that share a fingerprint are thought of, and how many of all those are compared.
const OF_A_BAND: u32 = 400;
const CANDIDATES: usize = 400;

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
