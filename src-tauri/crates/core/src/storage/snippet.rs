//! The rows that show snippets.

use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::Uuid;

use super::StorageContext;
use super::record::Record;
use crate::body::Body;
use crate::document::{Document, Kind, SnippetDocument, Version};
use crate::error::Result;
use crate::snippet::Snippet;

impl Record for Snippet {
    const KIND: Kind = Kind::Snippet;

    fn uuid(&self) -> Uuid {
        self.id.uuid()
    }

    fn of_document(document: &mut Document, uuid: Uuid) -> Option<Snippet> {
        (!document.is_void()).then(|| SnippetDocument(document).read(uuid.into()))
    }

    fn to_document(&self, document: &mut Document) -> Result<()> {
        SnippetDocument(document).write(self)
    }

    fn show(&self, connection: &Connection, row: i64, _: &Version) -> rusqlite::Result<()> {
        connection
            .prepare_cached("INSERT OR REPLACE INTO snippet (id, uuid, name, body) VALUES (?1, ?2, ?3, ?4)")?
            .execute(params![row, self.id.uuid(), self.name, self.body.to_json()])
            .map(|_| ())
    }

    fn hide(connection: &Connection, row: i64) -> rusqlite::Result<()> {
        connection.prepare_cached("DELETE FROM snippet WHERE id = ?1")?.execute([row]).map(|_| ())
    }
}

const COLUMNS: &str = "SELECT uuid, name, body FROM snippet";

fn of_row(row: &Row<'_>) -> rusqlite::Result<Snippet> {
    let body: String = row.get(2)?;
    Ok(Snippet {
        id: row.get::<_, Uuid>(0)?.into(),
        name: row.get(1)?,
        body: Body::from_json(&body).unwrap_or_default(),
    })
}

/// Every snippet, by name.
pub(crate) fn all(connection: &Connection) -> Result<Vec<Snippet>> {
    let doing = "listing the snippets";
    let mut statement = connection.prepare_cached(&format!("{COLUMNS} ORDER BY name, id")).while_doing(doing)?;
    let rows = statement.query_map([], of_row).while_doing(doing)?;
    rows.collect::<rusqlite::Result<_>>().while_doing(doing)
}

/// The snippet of that id.
pub(crate) fn get(connection: &Connection, uuid: Uuid) -> Result<Option<Snippet>> {
    connection
        .prepare_cached(&format!("{COLUMNS} WHERE uuid = ?1"))
        .and_then(|mut statement| statement.query_row([uuid], of_row).optional())
        .while_doing("looking for a snippet")
}
