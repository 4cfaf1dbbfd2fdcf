//! The text of a hit, read where it is shown or scored: notes and clippings of a story, the body of an item,
//! the running texts of an issue.

use rusqlite::{CachedStatement, Connection, OptionalExtension};
use uuid::Uuid;

use crate::error::Result;
use crate::search::query::Found;
use crate::storage::StorageContext;
use crate::storage::search::plain;

/// The beginning of a story's text, read beside its row: its first clipping, nothing where it has none.
pub(super) const BEGINNING: &str = "(SELECT clipping.body FROM story_clipping
    CROSS JOIN clipping ON clipping.uuid = story_clipping.clipping
    WHERE story_clipping.story = story.id ORDER BY story_clipping.position LIMIT 1)";

/// What is read of a story that is a hit, and the beginning of its text: one statement that looks up one row after the
/// other, since it is asked for each hit of a page.
pub(super) const STORY_AND_BEGINNING: &str =
    "SELECT story.id, story.uuid, story.title, story.date, story.outlet, clipping.body FROM story
     LEFT JOIN story_clipping ON story_clipping.story = story.id AND story_clipping.position = 0
     LEFT JOIN clipping ON clipping.uuid = story_clipping.clipping
     WHERE story.id = ?1";

/// Reads texts one after the other into one buffer.
pub(super) struct Texts<'a> {
    connection: &'a Connection,
    /// Prepared with the first story: a page asks it for each of its hits.
    of_story: Option<CachedStatement<'a>>,
    text: String,
}

impl<'a> Texts<'a> {
    pub(super) fn new(connection: &'a Connection) -> Texts<'a> {
        Texts { connection, of_story: None, text: String::new() }
    }

    /// The text of a record, all that is searched but its title.
    pub(super) fn of(&mut self, kind: Found, row: i64, uuid: Uuid) -> Result<&str> {
        self.text.clear();
        match kind {
            Found::Story => self.story(row),
            Found::Item => self.item(row),
            Found::Issue => self.issue(uuid),
        }
        .while_doing(super::DOING)?;
        Ok(&self.text)
    }

    fn story(&mut self, row: i64) -> rusqlite::Result<()> {
        let statement = match &mut self.of_story {
            Some(statement) => statement,
            none => none.insert(self.connection.prepare_cached(
                "SELECT clipping.body, story_text.notes FROM story_text
                 LEFT JOIN story_clipping ON story_clipping.story = story_text.id
                 LEFT JOIN clipping ON clipping.uuid = story_clipping.clipping
                 WHERE story_text.id = ?1 ORDER BY story_clipping.position",
            )?),
        };
        let mut notes = None;
        let mut rows = statement.query([row])?;
        while let Some(row) = rows.next()? {
            if let Some(body) = row.get_ref(0)?.as_str_or_null()? {
                plain::push(&mut self.text, body);
                self.text.push('\n');
            }
            if notes.is_none() {
                notes = Some(row.get::<_, String>(1)?);
            }
        }
        self.text.extend(notes);
        Ok(())
    }

    fn item(&mut self, row: i64) -> rusqlite::Result<()> {
        let mut statement = self.connection.prepare_cached(
            "SELECT item.kicker || char(10) || item.dek || char(10) || item_text.plain FROM item
             JOIN item_text ON item_text.id = item.id WHERE item.id = ?1",
        )?;
        if let Some(text) = statement.query_row([row], |row| row.get::<_, String>(0)).optional()? {
            self.text.push_str(&text);
        }
        Ok(())
    }

    fn issue(&mut self, uuid: Uuid) -> rusqlite::Result<()> {
        let mut statement = self.connection.prepare_cached(
            "SELECT subject || char(10) || preheader || char(10) || topic_line || char(10) || outro_heading, intro, outro
             FROM issue WHERE uuid = ?1",
        )?;
        let found = statement
            .query_row([uuid], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get::<_, String>(2)?)))
            .optional()?;
        if let Some((words, intro, outro)) = found {
            plain::push(&mut self.text, &intro);
            self.text.push('\n');
            plain::push(&mut self.text, &outro);
            self.text.push('\n');
            self.text.push_str(&words);
        }
        Ok(())
    }
}
