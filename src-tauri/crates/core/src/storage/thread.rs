//! The rows that show threads.

use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use super::StorageContext;
use super::record::Record;
use crate::document::{Document, Kind, ThreadDocument, Version};
use crate::error::Result;
use crate::review::thread::Thread;

impl Record for Thread {
    const KIND: Kind = Kind::Thread;

    fn uuid(&self) -> Uuid {
        self.id.uuid()
    }

    fn of_document(document: &mut Document, uuid: Uuid) -> Option<Thread> {
        if document.is_void() { None } else { ThreadDocument(document).read(uuid.into()) }
    }

    fn to_document(&self, document: &mut Document) -> Result<()> {
        ThreadDocument(document).write(self)
    }

    fn show(&self, connection: &Connection, row: i64, _: &Version) -> rusqlite::Result<()> {
        connection
            .prepare_cached("INSERT OR REPLACE INTO thread (id, uuid, owner, content) VALUES (?1, ?2, ?3, ?4)")?
            .execute(params![row, self.id.uuid(), self.owner.uuid(), serde_json::to_string(self).unwrap_or_default()])
            .map(|_| ())
    }

    fn hide(connection: &Connection, row: i64) -> rusqlite::Result<()> {
        connection.prepare_cached("DELETE FROM thread WHERE id = ?1")?.execute([row]).map(|_| ())
    }
}

fn read(content: &str) -> Option<Thread> {
    serde_json::from_str(content).ok()
}

/// The threads of an item or an issue, in order of arrival.
pub(crate) fn of_owner(connection: &Connection, owner: Uuid) -> Result<Vec<Thread>> {
    let doing = "listing the comments";
    let mut statement =
        connection.prepare_cached("SELECT content FROM thread WHERE owner = ?1 ORDER BY id").while_doing(doing)?;
    let rows = statement.query_map([owner], |row| row.get::<_, String>(0)).while_doing(doing)?;
    let all: Vec<String> = rows.collect::<rusqlite::Result<_>>().while_doing(doing)?;
    Ok(all.iter().filter_map(|content| read(content)).collect())
}

/// Whether there are threads of an item or an issue.
pub(crate) fn is_any_of(connection: &Connection, owner: Uuid) -> Result<bool> {
    connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM thread WHERE owner = ?1)")
        .and_then(|mut statement| statement.query_row([owner], |row| row.get(0)))
        .while_doing("listing the comments")
}

/// The threads of an item or an issue that are open and propose other words for a field, in order of arrival.
pub(crate) fn proposing(connection: &Connection, owner: Uuid) -> Result<Vec<Thread>> {
    let doing = "listing the comments";
    let mut statement = connection
        .prepare_cached(
            "SELECT content FROM thread WHERE owner = ?1 AND content ->> '$.replacement' IS NOT NULL
               AND content ->> '$.resolved' IS NULL ORDER BY id",
        )
        .while_doing(doing)?;
    let rows = statement.query_map([owner], |row| row.get::<_, String>(0)).while_doing(doing)?;
    let all: Vec<String> = rows.collect::<rusqlite::Result<_>>().while_doing(doing)?;
    Ok(all.iter().filter_map(|content| read(content)).collect())
}

/// The thread of that id.
pub(crate) fn get(connection: &Connection, uuid: Uuid) -> Result<Option<Thread>> {
    let found: Option<String> = connection
        .prepare_cached("SELECT content FROM thread WHERE uuid = ?1")
        .and_then(|mut statement| statement.query_row([uuid], |row| row.get(0)).optional())
        .while_doing("looking for a comment")?;
    Ok(found.and_then(|content| read(&content)))
}
