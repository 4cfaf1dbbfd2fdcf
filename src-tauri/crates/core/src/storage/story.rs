//! The rows that show stories, as they are read. Pages of them are `search`'s to find.

mod count;
mod line;
mod show;

use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::Uuid;

use super::StorageContext;
use super::record::Record;
use crate::document::Version;
use crate::error::Result;
use crate::id::StoryId;
use crate::story::{Shelf, Story, StoryState};

pub(crate) use show::{address_keys, write_addresses};

pub(crate) use show::Rows;

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

/// The story of a row, where it stands in the library.
pub(crate) fn at_row(connection: &Connection, row: i64) -> Result<Option<StoryId>> {
    connection
        .prepare_cached("SELECT uuid FROM story WHERE id = ?1 AND shelf = 'library'")
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
