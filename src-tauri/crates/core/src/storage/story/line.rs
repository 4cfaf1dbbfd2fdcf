//! The line that a story has in a list: what lists show, filter and sort by, as columns.

use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use crate::storage::story::count::{self, Counted};
use crate::story::{Shelf, Story};

/// A story's line in a list, column by column.
#[derive(PartialEq)]
pub(super) struct Line {
    pub(super) title: String,
    state: String,
    shelf: String,
    url: String,
    outlet: Option<Uuid>,
    language: String,
    date: String,
    day: String,
    /// The tags as JSON.
    tags: String,
    pub(super) merged_into: Option<Uuid>,
}

impl Line {
    /// The line of a story.
    pub(super) fn of(story: &Story) -> Line {
        Line {
            title: story.title.clone(),
            state: story.state.name().to_owned(),
            shelf: shelf_name(story.shelf).to_owned(),
            url: story.url.clone(),
            outlet: story.outlet.map(|outlet| outlet.uuid()),
            language: story.language.clone(),
            date: story.date.clone(),
            day: story.day(),
            tags: serde_json::to_string(&story.tags).unwrap_or_default(),
            merged_into: story.shelf.within(),
        }
    }

    /// Writes a line that is not there, with the rows by which it is found under its tags.
    pub(super) fn write(&self, connection: &Connection, row: i64, story: &Story) -> rusqlite::Result<()> {
        connection
            .prepare_cached(
                "INSERT INTO story (id, uuid, title, state, shelf, url, outlet, language, date, day, tags, merged_into)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
            )?
            .execute(params![
                row,
                story.id.uuid(),
                self.title,
                self.state,
                self.shelf,
                self.url,
                self.outlet,
                self.language,
                self.date,
                self.day,
                self.tags,
                self.merged_into,
            ])?;
        let mut statement = connection.prepare_cached("INSERT OR IGNORE INTO story_tag (id, tag) VALUES (?1, ?2)")?;
        for tag in &story.tags {
            statement.execute(params![row, tag])?;
        }
        Ok(())
    }

    /// What the sidebar counts it under.
    pub(super) fn counted(&self) -> Counted {
        if self.shelf != shelf_name(Shelf::Library) {
            return Counted::new();
        }
        let tags: Vec<String> = serde_json::from_str(&self.tags).unwrap_or_default();
        count::under(&self.state, self.outlet, &tags)
    }
}

/// What the rows of a story showed before.
pub(super) struct Before {
    pub(super) line: Line,
    /// The hash of what the index holds of it; none while the index is made anew.
    pub(super) indexed: Option<i64>,
    /// The hash of what the table of characters holds of it, where that is known.
    pub(super) marked: Option<i64>,
}

pub(super) fn shown(connection: &Connection, row: i64) -> rusqlite::Result<Option<Before>> {
    connection
        .prepare_cached(
            "SELECT title, state, shelf, url, outlet, language, date, day, tags, merged_into, indexed, marked FROM story
             JOIN story_text ON story_text.id = story.id WHERE story.id = ?1",
        )?
        .query_row([row], |row| {
            let line = Line {
                title: row.get(0)?,
                state: row.get(1)?,
                shelf: row.get(2)?,
                url: row.get(3)?,
                outlet: row.get(4)?,
                language: row.get(5)?,
                date: row.get(6)?,
                day: row.get(7)?,
                tags: row.get(8)?,
                merged_into: row.get(9)?,
            };
            Ok(Before { line, indexed: row.get(10)?, marked: row.get(11)? })
        })
        .optional()
}

fn shelf_name(shelf: Shelf) -> &'static str {
    match shelf {
        Shelf::Library => "library",
        Shelf::Trash => "trash",
        Shelf::Merged(_) => "merged",
    }
}
