//! The rows that show publications.

use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::Uuid;

use super::StorageContext;
use super::record::Record;
use crate::document::{Document, Kind, PublicationDocument, Version};
use crate::error::Result;
use crate::publication::Publication;

impl Record for Publication {
    const KIND: Kind = Kind::Publication;

    fn uuid(&self) -> Uuid {
        self.id.uuid()
    }

    fn of_document(document: &mut Document, uuid: Uuid) -> Option<Publication> {
        (!document.is_void()).then(|| PublicationDocument(document).read(uuid.into()))
    }

    fn to_document(&self, document: &mut Document) -> Result<()> {
        PublicationDocument(document).write(self)
    }

    fn show(&self, connection: &Connection, row: i64, _: &Version) -> rusqlite::Result<()> {
        connection
            .prepare_cached(
                "INSERT OR REPLACE INTO publication (id, uuid, slug, name, masthead, language, recipe, theme, imprint)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            )?
            .execute(params![
                row,
                self.id.uuid(),
                self.slug,
                self.name,
                self.masthead,
                self.language,
                serde_json::to_string(&self.recipe).unwrap_or_default(),
                self.theme,
                serde_json::to_string(&self.imprint).unwrap_or_default(),
            ])
            .map(|_| ())
    }

    fn hide(connection: &Connection, row: i64) -> rusqlite::Result<()> {
        connection.prepare_cached("DELETE FROM publication WHERE id = ?1")?.execute([row]).map(|_| ())
    }
}

const COLUMNS: &str = "SELECT uuid, slug, name, masthead, language, recipe, theme, imprint FROM publication";

fn of_row(row: &Row<'_>) -> rusqlite::Result<Publication> {
    let recipe: String = row.get(5)?;
    Ok(Publication {
        id: row.get::<_, Uuid>(0)?.into(),
        slug: row.get(1)?,
        name: row.get(2)?,
        masthead: row.get(3)?,
        language: row.get(4)?,
        recipe: serde_json::from_str(&recipe).unwrap_or_default(),
        theme: row.get(6)?,
        imprint: serde_json::from_str(&row.get::<_, String>(7)?).unwrap_or_default(),
    })
}

/// Every publication, by name.
pub(crate) fn all(connection: &Connection) -> Result<Vec<Publication>> {
    let doing = "listing the publications";
    let mut statement = connection.prepare_cached(&format!("{COLUMNS} ORDER BY id")).while_doing(doing)?;
    let rows = statement.query_map([], of_row).while_doing(doing)?;
    rows.collect::<rusqlite::Result<_>>().while_doing(doing)
}

/// The publication of that id.
pub(crate) fn get(connection: &Connection, uuid: Uuid) -> Result<Option<Publication>> {
    one(connection, &format!("{COLUMNS} WHERE uuid = ?1"), params![uuid])
}

/// The publication of that short name.
pub(crate) fn by_slug(connection: &Connection, slug: &str) -> Result<Option<Publication>> {
    one(connection, &format!("{COLUMNS} WHERE slug = ?1 ORDER BY id LIMIT 1"), params![slug])
}

fn one(connection: &Connection, sql: &str, values: &[&dyn rusqlite::ToSql]) -> Result<Option<Publication>> {
    connection
        .prepare_cached(sql)
        .and_then(|mut statement| statement.query_row(values, of_row).optional())
        .while_doing("looking for a publication")
}
