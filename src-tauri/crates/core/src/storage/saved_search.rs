//! The rows that show saved searches.

use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::Uuid;

use super::StorageContext;
use super::record::Record;
use crate::document::{Document, Kind, SavedSearchDocument, Version};
use crate::error::Result;
use crate::search::saved::SavedSearch;

impl Record for SavedSearch {
    const KIND: Kind = Kind::SavedSearch;

    fn uuid(&self) -> Uuid {
        self.id.uuid()
    }

    fn of_document(document: &mut Document, uuid: Uuid) -> Option<SavedSearch> {
        (!document.is_void()).then(|| SavedSearchDocument(document).read(uuid.into()))
    }

    fn to_document(&self, document: &mut Document) -> Result<()> {
        SavedSearchDocument(document).write(self)
    }

    fn show(&self, connection: &Connection, row: i64, _: &Version) -> rusqlite::Result<()> {
        connection
            .prepare_cached(
                "INSERT OR REPLACE INTO saved_search (id, uuid, name, query, place) VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .execute(params![row, self.id.uuid(), self.name, self.query, self.place])
            .map(|_| ())
    }

    fn hide(connection: &Connection, row: i64) -> rusqlite::Result<()> {
        connection.prepare_cached("DELETE FROM saved_search WHERE id = ?1")?.execute([row]).map(|_| ())
    }
}

const COLUMNS: &str = "SELECT uuid, name, query, place FROM saved_search";

fn of_row(row: &Row<'_>) -> rusqlite::Result<SavedSearch> {
    Ok(SavedSearch { id: row.get::<_, Uuid>(0)?.into(), name: row.get(1)?, query: row.get(2)?, place: row.get(3)? })
}

/// Every saved search, in the order in which they stand.
pub(crate) fn all(connection: &Connection) -> Result<Vec<SavedSearch>> {
    let doing = "listing the saved searches";
    let mut statement = connection.prepare_cached(&format!("{COLUMNS} ORDER BY place, id")).while_doing(doing)?;
    let rows = statement.query_map([], of_row).while_doing(doing)?;
    rows.collect::<rusqlite::Result<_>>().while_doing(doing)
}

/// The saved search of that id.
pub(crate) fn get(connection: &Connection, uuid: Uuid) -> Result<Option<SavedSearch>> {
    connection
        .prepare_cached(&format!("{COLUMNS} WHERE uuid = ?1"))
        .and_then(|mut statement| statement.query_row([uuid], of_row).optional())
        .while_doing("looking for a saved search")
}
