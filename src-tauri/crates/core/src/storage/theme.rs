//! The rows that show a library's own themes.

use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::Uuid;

use super::StorageContext;
use super::record::Record;
use crate::document::{Document, Kind, ThemeDocument, Version};
use crate::error::Result;
use crate::theme::{OwnTheme, Theme};

impl Record for OwnTheme {
    const KIND: Kind = Kind::Theme;

    fn uuid(&self) -> Uuid {
        self.id.uuid()
    }

    fn of_document(document: &mut Document, uuid: Uuid) -> Option<OwnTheme> {
        (!document.is_void()).then(|| ThemeDocument(document).read(uuid.into()))
    }

    fn to_document(&self, document: &mut Document) -> Result<()> {
        ThemeDocument(document).write(self)
    }

    fn show(&self, connection: &Connection, row: i64, _: &Version) -> rusqlite::Result<()> {
        connection
            .prepare_cached("INSERT OR REPLACE INTO theme (id, uuid, slug, name, tokens) VALUES (?1, ?2, ?3, ?4, ?5)")?
            .execute(params![row, self.id.uuid(), self.theme.slug, self.theme.name, self.theme.to_file()])
            .map(|_| ())
    }

    fn hide(connection: &Connection, row: i64) -> rusqlite::Result<()> {
        connection.prepare_cached("DELETE FROM theme WHERE id = ?1")?.execute([row]).map(|_| ())
    }
}

const COLUMNS: &str = "SELECT uuid, slug, tokens FROM theme";

fn of_row(row: &Row<'_>) -> rusqlite::Result<OwnTheme> {
    let theme = Theme::from_file(&row.get::<_, String>(2)?).unwrap_or_else(|_| Theme::plain());
    Ok(OwnTheme { id: row.get::<_, Uuid>(0)?.into(), theme: Theme { slug: row.get(1)?, ..theme } })
}

/// Every theme, in order of arrival.
pub(crate) fn all(connection: &Connection) -> Result<Vec<OwnTheme>> {
    let doing = "listing the themes";
    let mut statement = connection.prepare_cached(&format!("{COLUMNS} ORDER BY id")).while_doing(doing)?;
    let rows = statement.query_map([], of_row).while_doing(doing)?;
    rows.collect::<rusqlite::Result<_>>().while_doing(doing)
}

/// The theme of that short name; the first to arrive where two machines chose the same.
pub(crate) fn by_slug(connection: &Connection, slug: &str) -> Result<Option<OwnTheme>> {
    connection
        .prepare_cached(&format!("{COLUMNS} WHERE slug = ?1 ORDER BY id LIMIT 1"))
        .and_then(|mut statement| statement.query_row([slug], of_row).optional())
        .while_doing("looking for a theme")
}
