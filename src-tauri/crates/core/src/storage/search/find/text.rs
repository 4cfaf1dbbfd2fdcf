//! The text of a hit, read where it is shown or scored: notes and clippings of a story, the body of an item,
//! the running texts of an issue.

use rusqlite::{Connection, OptionalExtension};
use uuid::Uuid;

use crate::error::Result;
use crate::search::query::Found;
use crate::storage::StorageContext;
use crate::storage::search::plain;

/// Reads texts one after the other into one buffer.
pub(super) struct Texts<'a> {
    connection: &'a Connection,
    text: String,
}

impl<'a> Texts<'a> {
    pub(super) fn new(connection: &'a Connection) -> Texts<'a> {
        Texts { connection, text: String::new() }
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
        let mut statement = self.connection.prepare_cached(
            "SELECT clipping.body FROM story_clipping CROSS JOIN clipping ON clipping.uuid = story_clipping.clipping
             WHERE story_clipping.story = ?1 ORDER BY position",
        )?;
        let mut rows = statement.query([row])?;
        while let Some(row) = rows.next()? {
            plain::push(&mut self.text, row.get_ref(0)?.as_str().unwrap_or_default());
            self.text.push('\n');
        }
        let mut statement = self.connection.prepare_cached("SELECT notes FROM story_text WHERE id = ?1")?;
        if let Some(notes) = statement.query_row([row], |row| row.get::<_, String>(0)).optional()? {
            self.text.push_str(&notes);
        }
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
