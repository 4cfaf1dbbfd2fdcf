//! The rows that show people.

use rusqlite::{Connection, Row, params};
use uuid::Uuid;

use super::StorageContext;
use super::record::Record;
use crate::document::{Document, Kind, PersonDocument, Version};
use crate::error::Result;
use crate::person::Person;

impl Record for Person {
    const KIND: Kind = Kind::Person;

    fn uuid(&self) -> Uuid {
        self.id.uuid()
    }

    fn of_document(document: &mut Document, uuid: Uuid) -> Option<Person> {
        (!document.is_void()).then(|| PersonDocument(document).read(uuid.into()))
    }

    fn to_document(&self, document: &mut Document) -> Result<()> {
        PersonDocument(document).write(self)
    }

    fn show(&self, connection: &Connection, row: i64, _: &Version) -> rusqlite::Result<()> {
        connection
            .prepare_cached(
                "INSERT OR REPLACE INTO person (id, uuid, name, initials, color, keys) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute(params![
                row,
                self.id.uuid(),
                self.name,
                self.initials,
                self.color,
                serde_json::to_string(&self.keys).unwrap_or_default()
            ])
            .map(|_| ())
    }

    fn hide(connection: &Connection, row: i64) -> rusqlite::Result<()> {
        connection.prepare_cached("DELETE FROM person WHERE id = ?1")?.execute([row]).map(|_| ())
    }
}

fn of_row(row: &Row<'_>) -> rusqlite::Result<Person> {
    let keys: String = row.get(4)?;
    Ok(Person {
        id: row.get::<_, Uuid>(0)?.into(),
        name: row.get(1)?,
        initials: row.get(2)?,
        color: row.get(3)?,
        keys: serde_json::from_str(&keys).unwrap_or_default(),
    })
}

/// Everybody, in order of arrival.
pub(crate) fn all(connection: &Connection) -> Result<Vec<Person>> {
    let doing = "listing the people";
    let mut statement = connection
        .prepare_cached("SELECT uuid, name, initials, color, keys FROM person ORDER BY id")
        .while_doing(doing)?;
    let rows = statement.query_map([], of_row).while_doing(doing)?;
    rows.collect::<rusqlite::Result<_>>().while_doing(doing)
}
