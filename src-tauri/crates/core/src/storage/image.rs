//! Pictures of the library: what each one is. Their bytes are blobs.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::StorageContext;
use super::document::moment;
use crate::error::Result;
use crate::image::{ImageKind, ImageRecord};

/// Keeps the record of a picture; one that is known already stays as it is.
pub(crate) fn insert(connection: &Connection, record: &ImageRecord, at: DateTime<Utc>) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT OR IGNORE INTO image (hash, kind, pixel_width, pixel_height, width, height, bytes, made_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )
        .and_then(|mut statement| {
            statement.execute(params![
                record.hash,
                record.kind.name(),
                record.pixel_width,
                record.pixel_height,
                record.width,
                record.height,
                i64::try_from(record.bytes).unwrap_or(i64::MAX),
                moment(at),
            ])
        })
        .while_doing("keeping a picture")
        .map(|_| ())
}

fn of_row(row: &Row<'_>) -> rusqlite::Result<ImageRecord> {
    Ok(ImageRecord {
        hash: row.get(0)?,
        kind: ImageKind::from_name(&row.get::<_, String>(1)?).unwrap_or(ImageKind::Png),
        pixel_width: row.get(2)?,
        pixel_height: row.get(3)?,
        width: row.get(4)?,
        height: row.get(5)?,
        bytes: row.get::<_, i64>(6)?.unsigned_abs(),
    })
}

const COLUMNS: &str = "SELECT hash, kind, pixel_width, pixel_height, width, height, bytes FROM image";

/// The picture of that hash.
pub(crate) fn get(connection: &Connection, hash: &str) -> Result<Option<ImageRecord>> {
    connection
        .prepare_cached(&format!("{COLUMNS} WHERE hash = ?1"))
        .and_then(|mut statement| statement.query_row([hash], of_row).optional())
        .while_doing("looking for a picture")
}

/// Every picture, the latest first.
pub(crate) fn all(connection: &Connection) -> Result<Vec<ImageRecord>> {
    let doing = "listing the pictures";
    let mut statement =
        connection.prepare_cached(&format!("{COLUMNS} ORDER BY made_at DESC, hash")).while_doing(doing)?;
    let rows = statement.query_map([], of_row).while_doing(doing)?;
    rows.collect::<rusqlite::Result<_>>().while_doing(doing)
}
