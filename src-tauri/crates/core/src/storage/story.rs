//! The rows that show stories. Pages of them are `search`'s to find.

use rusqlite::{Connection, OptionalExtension, Row, params};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::record::Record;
use super::search::{self, Index, Indexed, plain};
use super::{StorageContext, address_rule};
use crate::address;
use crate::document::{Document, Kind, StoryDocument, Version};
use crate::error::Result;
use crate::id::StoryId;
use crate::story::{Shelf, Story, StoryState};

impl Record for Story {
    const KIND: Kind = Kind::Story;

    fn uuid(&self) -> Uuid {
        self.id.uuid()
    }

    fn of_document(document: &mut Document, uuid: Uuid) -> Option<Story> {
        (!document.is_void()).then(|| StoryDocument(document).read(uuid.into()))
    }

    fn to_document(&self, document: &mut Document) -> Result<()> {
        StoryDocument(document).write(self)
    }

    fn show(&self, connection: &Connection, row: i64, _: &Version) -> rusqlite::Result<()> {
        let before: Option<Option<i64>> = connection
            .prepare_cached("SELECT indexed FROM story_text WHERE id = ?1")?
            .query_row([row], |row| row.get(0))
            .optional()?;
        if before.is_some() {
            hide_rows(connection, row)?;
        }
        connection
            .prepare_cached(
                "INSERT INTO story (id, uuid, title, state, shelf, url, outlet, language, date, day, tags, merged_into)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
            )?
            .execute(params![
                row,
                self.id.uuid(),
                self.title,
                self.state.name(),
                shelf_name(self.shelf),
                self.url,
                self.outlet.map(|outlet| outlet.uuid()),
                self.language,
                self.date,
                self.day(),
                serde_json::to_string(&self.tags).unwrap_or_default(),
                match self.shelf {
                    Shelf::Merged(into) => Some(into.uuid()),
                    Shelf::Library | Shelf::Trash => None,
                },
            ])?;
        let mut statement =
            connection.prepare_cached("INSERT OR IGNORE INTO story_tag (tag, state, id) VALUES (?1, ?2, ?3)")?;
        for tag in &self.tags {
            statement.execute(params![tag, self.state.name(), row])?;
        }
        let mut statement =
            connection.prepare_cached("INSERT INTO story_clipping (story, position, clipping) VALUES (?1, ?2, ?3)")?;
        for (position, clipping) in (0_i64..).zip(&self.clippings) {
            statement.execute(params![row, position, clipping.uuid()])?;
        }
        let rules = address_rule::in_force(connection)?;
        let mut clippings = Vec::with_capacity(self.clippings.len());
        for clipping in &self.clippings {
            clippings.extend(captured(connection, clipping.uuid())?);
        }
        let mut statement =
            connection.prepare_cached("INSERT OR IGNORE INTO story_address (story, address) VALUES (?1, ?2)")?;
        let mut last = "";
        let own = std::iter::once(&self.url).chain(clippings.iter().map(|clipping| &clipping.url));
        for url in own.chain(self.merged.iter().map(|merged| &merged.url)) {
            if url != last
                && let Some(key) = address::key(url, &rules)
            {
                statement.execute(params![row, key])?;
            }
            last = url;
        }
        let indexed = self.fingerprint();
        connection
            .prepare_cached("INSERT INTO story_text (id, notes, merged, extra, indexed) VALUES (?1, ?2, ?3, ?4, ?5)")?
            .execute(params![
                row,
                self.notes,
                json(&self.merged, self.merged.is_empty()),
                json(&self.extra, self.extra.is_empty()),
                indexed
            ])?;
        if before == Some(Some(indexed)) {
            return Ok(());
        }
        if before.is_some() {
            search::take_out(connection, Index::Story, row)?;
        }
        self.entry(&clippings).put(connection, Index::Story, row)
    }

    fn hide(connection: &Connection, row: i64) -> rusqlite::Result<()> {
        hide_rows(connection, row)?;
        search::take_out(connection, Index::Story, row)
    }
}

impl Story {
    /// What the index holds of this story, as a number: the same text is not indexed again.
    fn fingerprint(&self) -> i64 {
        let mut digest = Sha256::new();
        for words in [&self.title, &self.notes] {
            digest.update(words.len().to_le_bytes());
            digest.update(words);
        }
        for clipping in &self.clippings {
            digest.update(clipping.uuid());
        }
        let mut first = [0; 8];
        first.copy_from_slice(&digest.finalize()[..8]);
        i64::from_be_bytes(first)
    }

    fn entry(&self, clippings: &[Captured]) -> Indexed {
        let mut entry = Indexed::with_headline(&self.title);
        entry.notes.add(&self.notes);
        let mut text = String::new();
        for clipping in clippings {
            if clipping.title != self.title {
                entry.body.add(&clipping.title);
            }
            text.clear();
            plain::push(&mut text, &clipping.body);
            entry.body.add(&text);
        }
        entry
    }
}

/// What the index and the addresses want of a clipping.
struct Captured {
    url: String,
    title: String,
    body: String,
}

fn captured(connection: &Connection, clipping: Uuid) -> rusqlite::Result<Option<Captured>> {
    connection
        .prepare_cached("SELECT url, title, body FROM clipping WHERE uuid = ?1")?
        .query_row([clipping], |row| Ok(Captured { url: row.get(0)?, title: row.get(1)?, body: row.get(2)? }))
        .optional()
}

fn hide_rows(connection: &Connection, row: i64) -> rusqlite::Result<()> {
    for sql in [
        "DELETE FROM story WHERE id = ?1",
        "DELETE FROM story_text WHERE id = ?1",
        "DELETE FROM story_tag WHERE id = ?1",
        "DELETE FROM story_clipping WHERE story = ?1",
        "DELETE FROM story_address WHERE story = ?1",
    ] {
        connection.prepare_cached(sql)?.execute([row])?;
    }
    Ok(())
}

/// A value as JSON; nothing where it is empty.
fn json<T: serde::Serialize>(value: &T, is_empty: bool) -> String {
    if is_empty { String::new() } else { serde_json::to_string(value).unwrap_or_default() }
}

fn shelf_name(shelf: Shelf) -> &'static str {
    match shelf {
        Shelf::Library => "library",
        Shelf::Trash => "trash",
        Shelf::Merged(_) => "merged",
    }
}

/// Enters the stories whose documents could not be read with what their rows still say of them, after the
/// index was made anew.
pub(crate) fn index_the_rest(connection: &Connection) -> Result<()> {
    let doing = "making the index anew";
    let missing: Vec<Uuid> = connection
        .prepare("SELECT story.uuid FROM story JOIN story_text ON story_text.id = story.id WHERE indexed IS NULL")
        .and_then(|mut statement| statement.query_map([], |row| row.get(0))?.collect())
        .while_doing(doing)?;
    for uuid in missing {
        if let Some(found) = get(connection, uuid)? {
            found.story.show(connection, found.row, &Version::from_bytes(&[])).while_doing(doing)?;
        }
    }
    Ok(())
}

/// A story in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StorySummary {
    /// The order of arrival on this machine: the cursor of the list.
    pub row: i64,
    /// The story; notes and clippings are left empty.
    pub story: Story,
    /// The outlet's name.
    pub outlet_name: Option<String>,
    /// The day of the main report, of arrival where that is not known.
    pub day: String,
}

/// The columns of a list, of rows of `story`.
pub(crate) const COLUMNS: &str = "SELECT story.id, story.uuid, story.title, story.state, story.url, story.outlet,
    story.language, story.date, story.tags, (SELECT name FROM outlet WHERE outlet.uuid = story.outlet),
    story.shelf, story.day, story.merged_into FROM";

/// A row of these columns.
pub(crate) fn of_row(row: &Row<'_>) -> rusqlite::Result<StorySummary> {
    Ok(StorySummary {
        row: row.get(0)?,
        story: Story {
            state: StoryState::from_name(&row.get::<_, String>(3)?).unwrap_or_default(),
            url: row.get(4)?,
            outlet: row.get::<_, Option<Uuid>>(5)?.map(Into::into),
            language: row.get(6)?,
            date: row.get(7)?,
            tags: serde_json::from_str(&row.get::<_, String>(8)?).unwrap_or_default(),
            shelf: match (row.get::<_, String>(10)?.as_str(), row.get::<_, Option<Uuid>>(12)?) {
                ("trash", _) => Shelf::Trash,
                ("merged", Some(into)) => Shelf::Merged(into.into()),
                _ => Shelf::Library,
            },
            ..Story::titled(row.get::<_, Uuid>(1)?.into(), row.get::<_, String>(2)?)
        },
        outlet_name: row.get(9)?,
        day: row.get(11)?,
    })
}

/// The story of that id, with everything.
pub(crate) fn get(connection: &Connection, uuid: Uuid) -> Result<Option<StorySummary>> {
    let doing = "looking for a story";
    let found = connection
        .prepare_cached(&format!("{COLUMNS} story WHERE story.uuid = ?1"))
        .and_then(|mut statement| statement.query_row([uuid], of_row).optional())
        .while_doing(doing)?;
    let Some(mut found) = found else { return Ok(None) };
    let (notes, merged, extra): (String, String, String) = connection
        .prepare_cached("SELECT notes, merged, extra FROM story_text WHERE id = ?1")
        .and_then(|mut statement| statement.query_row([found.row], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))))
        .while_doing(doing)?;
    found.story.notes = notes;
    found.story.merged = serde_json::from_str(&merged).unwrap_or_default();
    found.story.extra = serde_json::from_str(&extra).unwrap_or_default();
    let mut statement = connection
        .prepare_cached("SELECT clipping FROM story_clipping WHERE story = ?1 ORDER BY position")
        .while_doing(doing)?;
    let clippings = statement.query_map([found.row], |row| row.get::<_, Uuid>(0)).while_doing(doing)?;
    for clipping in clippings {
        found.story.clippings.push(clipping.while_doing(doing)?.into());
    }
    Ok(Some(found))
}

/// The stories of the library that can be read at an address, the first to arrive first.
pub(crate) fn at_address(connection: &Connection, key: i64) -> Result<Vec<StoryId>> {
    let doing = "looking for an address";
    let mut statement = connection
        .prepare_cached(
            "SELECT story.uuid FROM story_address JOIN story ON story.id = story_address.story
             WHERE story_address.address = ?1 AND story.shelf = 'library' ORDER BY story.id",
        )
        .while_doing(doing)?;
    let rows = statement.query_map([key], |row| Ok(row.get::<_, Uuid>(0)?.into())).while_doing(doing)?;
    rows.collect::<rusqlite::Result<_>>().while_doing(doing)
}

/// The stories at an address on whatever shelf, the first to arrive first.
pub(crate) fn ever_at_address(connection: &Connection, key: i64) -> Result<Vec<StoryId>> {
    let doing = "looking for an address";
    let mut statement = connection
        .prepare_cached(
            "SELECT story.uuid FROM story_address JOIN story ON story.id = story_address.story
             WHERE story_address.address = ?1 ORDER BY story.shelf <> 'library', story.id",
        )
        .while_doing(doing)?;
    let rows = statement.query_map([key], |row| Ok(row.get::<_, Uuid>(0)?.into())).while_doing(doing)?;
    rows.collect::<rusqlite::Result<_>>().while_doing(doing)
}

/// The story of a row.
pub(crate) fn at_row(connection: &Connection, row: i64) -> Result<Option<StoryId>> {
    connection
        .prepare_cached("SELECT uuid FROM story WHERE id = ?1")
        .and_then(|mut statement| statement.query_row([row], |row| row.get::<_, Uuid>(0)).optional())
        .while_doing("looking for a story")
        .map(|found| found.map(StoryId::from))
}

/// Every story that is on a shelf, in order of arrival, behind this row: rows with ids.
pub(crate) fn after(connection: &Connection, row: i64, limit: u32) -> Result<Vec<(i64, StoryId)>> {
    let doing = "listing the stories";
    let mut statement = connection
        .prepare_cached("SELECT id, uuid FROM story WHERE id > ?1 ORDER BY id LIMIT ?2")
        .while_doing(doing)?;
    let rows = statement
        .query_map(params![row, limit], |row| Ok((row.get(0)?, row.get::<_, Uuid>(1)?.into())))
        .while_doing(doing)?;
    rows.collect::<rusqlite::Result<_>>().while_doing(doing)
}

/// Values to narrow by, each with a label and a count: states, tags, outlets.
pub(crate) fn facets(connection: &Connection, by: Facets) -> Result<Vec<(String, String, u32)>> {
    let doing = "counting the stories";
    let sql = match by {
        Facets::State => "SELECT value, value, count FROM facet WHERE kind = 'state'",
        Facets::Tag => "SELECT value, value, count FROM facet WHERE kind = 'tag' ORDER BY count DESC, value",
        Facets::Outlet => {
            "SELECT lower(facet.value), outlet.name, facet.count FROM facet
             JOIN outlet ON outlet.uuid = unhex(facet.value) WHERE facet.kind = 'outlet' ORDER BY facet.count DESC, 2"
        }
    };
    let mut statement = connection.prepare_cached(sql).while_doing(doing)?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).while_doing(doing)?;
    rows.collect::<rusqlite::Result<_>>().while_doing(doing)
}

/// What stories are counted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Facets {
    /// By state.
    State,
    /// By tag.
    Tag,
    /// By outlet.
    Outlet,
}
