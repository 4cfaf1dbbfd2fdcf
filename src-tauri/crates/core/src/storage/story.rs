//! The rows that show stories, and the pages of the list. Every page is found by keyset: no OFFSET.

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Row, params, params_from_iter};
use uuid::Uuid;

use super::StorageContext;
use super::record::Record;
use crate::document::{Document, Kind, StoryDocument, Version};
use crate::error::Result;
use crate::id::{IssueId, ItemId, OutletId, StoryId};
use crate::story::{Story, StoryState};

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
        Story::hide(connection, row)?;
        connection
            .prepare_cached(
                "INSERT INTO story (id, uuid, title, state, url, outlet, language, date, tags)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            )?
            .execute(params![
                row,
                self.id.uuid(),
                self.title,
                self.state.name(),
                self.url,
                self.outlet.map(|outlet| outlet.uuid()),
                self.language,
                self.date,
                serde_json::to_string(&self.tags).unwrap_or_default(),
            ])?;
        connection
            .prepare_cached("INSERT INTO story_text (id, notes) VALUES (?1, ?2)")?
            .execute(params![row, self.notes])?;
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
        Ok(())
    }

    fn hide(connection: &Connection, row: i64) -> rusqlite::Result<()> {
        for sql in [
            "DELETE FROM story WHERE id = ?1",
            "DELETE FROM story_text WHERE id = ?1",
            "DELETE FROM story_tag WHERE id = ?1",
            "DELETE FROM story_clipping WHERE story = ?1",
        ] {
            connection.prepare_cached(sql)?.execute([row])?;
        }
        Ok(())
    }
}

/// What a page of stories is narrowed to, and where it begins.
#[derive(Debug, Clone, Default)]
pub struct StoryQuery {
    /// Only stories in this state.
    pub state: Option<StoryState>,
    /// Only stories with this tag.
    pub tag: Option<String>,
    /// Only stories of this outlet.
    pub outlet: Option<OutletId>,
    /// Only stories whose title holds these words, in any case of Latin letters.
    pub text: Option<String>,
    /// Only stories that arrived before this one.
    pub before: Option<i64>,
    /// How many at most.
    pub limit: u32,
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
}

/// Where an item drafted from a story stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ran {
    /// The issue.
    pub issue: IssueId,
    /// The publication's short name.
    pub slug: String,
    /// The publication's title.
    pub publication: String,
    /// The issue's number.
    pub number: Option<u32>,
    /// The issue's date.
    pub date: Option<String>,
    /// The item.
    pub item: ItemId,
}

const COLUMNS: &str = "SELECT story.id, story.uuid, story.title, story.state, story.url, story.outlet, story.language,
    story.date, story.tags, (SELECT name FROM outlet WHERE outlet.uuid = story.outlet) FROM";

fn of_row(row: &Row<'_>) -> rusqlite::Result<StorySummary> {
    Ok(StorySummary {
        row: row.get(0)?,
        story: Story {
            id: row.get::<_, Uuid>(1)?.into(),
            title: row.get(2)?,
            state: StoryState::from_name(&row.get::<_, String>(3)?).unwrap_or_default(),
            url: row.get(4)?,
            outlet: row.get::<_, Option<Uuid>>(5)?.map(Into::into),
            language: row.get(6)?,
            date: row.get(7)?,
            tags: serde_json::from_str(&row.get::<_, String>(8)?).unwrap_or_default(),
            notes: String::new(),
            clippings: Vec::new(),
        },
        outlet_name: row.get(9)?,
    })
}

/// The conditions of a query, and the table that leads: its index gives the order of arrival.
fn conditions(query: &StoryQuery) -> (String, Vec<Value>) {
    let mut sql = String::new();
    let mut values: Vec<Value> = Vec::new();
    let mut clauses: Vec<String> = Vec::new();
    let lead = match &query.tag {
        // Along the tag: its key holds tag, state, then arrival. Without a state the tag's stories are sorted.
        Some(tag) => {
            values.push(tag.clone().into());
            clauses.push(format!("story_tag.tag = ?{}", values.len()));
            if let Some(state) = query.state {
                values.push(state.name().to_owned().into());
                clauses.push(format!("story_tag.state = ?{}", values.len()));
            }
            sql.push_str(" story_tag CROSS JOIN story ON story.id = story_tag.id");
            "story_tag"
        }
        None => {
            sql.push_str(" story");
            if let Some(state) = query.state {
                values.push(state.name().to_owned().into());
                clauses.push(format!("story.state = ?{}", values.len()));
            }
            "story"
        }
    };
    if let Some(outlet) = query.outlet {
        values.push(outlet.uuid().as_bytes().to_vec().into());
        clauses.push(format!("story.outlet = ?{}", values.len()));
    }
    if let Some(text) = query.text.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
        for word in text.split_whitespace() {
            let escaped = word.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
            values.push(format!("%{escaped}%").into());
            clauses.push(format!("story.title LIKE ?{} ESCAPE '\\'", values.len()));
        }
    }
    if let Some(before) = query.before {
        values.push(before.into());
        clauses.push(format!("{lead}.id < ?{}", values.len()));
    }
    if !clauses.is_empty() {
        sql.push_str(" WHERE ");
        sql.push_str(&clauses.join(" AND "));
    }
    (sql, values)
}

/// A page of stories, the newest arrival first.
pub(crate) fn page(connection: &Connection, query: &StoryQuery) -> Result<Vec<StorySummary>> {
    let doing = "listing the stories";
    let (from, mut values) = conditions(query);
    let lead = if query.tag.is_some() { "story_tag" } else { "story" };
    values.push(i64::from(query.limit).into());
    let sql = format!("{COLUMNS}{from} ORDER BY {lead}.id DESC LIMIT ?{}", values.len());
    let mut statement = connection.prepare_cached(&sql).while_doing(doing)?;
    let rows = statement.query_map(params_from_iter(values), of_row).while_doing(doing)?;
    rows.collect::<rusqlite::Result<_>>().while_doing(doing)
}

/// How many stories match in all, counted up to `most`.
pub(crate) fn count(connection: &Connection, query: &StoryQuery, most: u32) -> Result<u32> {
    let (from, mut values) = conditions(&StoryQuery { before: None, ..query.clone() });
    values.push(i64::from(most).into());
    let sql = format!("SELECT count(*) FROM (SELECT 1 FROM{from} LIMIT ?{})", values.len());
    connection
        .prepare_cached(&sql)
        .and_then(|mut statement| statement.query_row(params_from_iter(values), |row| row.get(0)))
        .while_doing("counting the stories")
}

/// The story of that id, with everything.
pub(crate) fn get(connection: &Connection, uuid: Uuid) -> Result<Option<StorySummary>> {
    let doing = "looking for a story";
    let found = connection
        .prepare_cached(&format!("{COLUMNS} story WHERE story.uuid = ?1"))
        .and_then(|mut statement| statement.query_row([uuid], of_row).optional())
        .while_doing(doing)?;
    let Some(mut found) = found else { return Ok(None) };
    found.story.notes = connection
        .prepare_cached("SELECT notes FROM story_text WHERE id = ?1")
        .and_then(|mut statement| statement.query_row([found.row], |row| row.get(0)))
        .while_doing(doing)?;
    let mut statement = connection
        .prepare_cached("SELECT clipping FROM story_clipping WHERE story = ?1 ORDER BY position")
        .while_doing(doing)?;
    let clippings = statement.query_map([found.row], |row| row.get::<_, Uuid>(0)).while_doing(doing)?;
    for clipping in clippings {
        found.story.clippings.push(clipping.while_doing(doing)?.into());
    }
    Ok(Some(found))
}

/// Where items drafted from a story stand, the latest first.
pub(crate) fn ran(connection: &Connection, story: StoryId) -> Result<Vec<Ran>> {
    let doing = "looking where a story ran";
    let mut statement = connection
        .prepare_cached(
            "SELECT issue.uuid, publication.slug, publication.name, issue.number, issue.date, item.uuid
             FROM item JOIN entry ON entry.uuid = item.uuid JOIN issue ON issue.id = entry.issue
             JOIN publication ON publication.uuid = issue.publication
             WHERE item.story = ?1 ORDER BY coalesce(issue.date, '') DESC, issue.id DESC",
        )
        .while_doing(doing)?;
    let rows = statement
        .query_map([story.uuid()], |row| {
            Ok(Ran {
                issue: row.get::<_, Uuid>(0)?.into(),
                slug: row.get(1)?,
                publication: row.get(2)?,
                number: row.get(3)?,
                date: row.get(4)?,
                item: row.get::<_, Uuid>(5)?.into(),
            })
        })
        .while_doing(doing)?;
    rows.collect::<rusqlite::Result<_>>().while_doing(doing)
}

/// Values to narrow by, each with a label and a count: states, tags, outlets.
pub(crate) fn facets(connection: &Connection, sql: Facets) -> Result<Vec<(String, String, u32)>> {
    let doing = "counting the stories";
    let sql = match sql {
        Facets::State => "SELECT state, state, count(*) FROM story GROUP BY state",
        Facets::Tag => "SELECT tag, tag, count(*) FROM story_tag GROUP BY tag ORDER BY 3 DESC, 1",
        Facets::Outlet => {
            "SELECT lower(hex(story.outlet)), outlet.name, count(*) FROM story JOIN outlet ON outlet.uuid = story.outlet
             GROUP BY story.outlet ORDER BY 3 DESC, 2"
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
