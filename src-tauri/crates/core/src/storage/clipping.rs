//! Clippings: immutable records, found by id.

use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use super::StorageContext;
use super::document::moment;
use crate::error::{Error, Result};
use crate::id::ClippingId;
use crate::story::Clipping;

/// Keeps a clipping.
pub(crate) fn insert(connection: &Connection, clipping: &Clipping) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO clipping (uuid, url, title, author, published, language, body, captured_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )
        .and_then(|mut statement| {
            statement.execute(params![
                clipping.id.uuid(),
                clipping.url,
                clipping.title,
                clipping.author,
                clipping.published,
                clipping.language,
                clipping.body,
                moment(clipping.captured_at),
            ])
        })
        .while_doing("keeping a clipping")
        .map(|_| ())
}

/// Whether there is a clipping of that id.
pub(crate) fn has(connection: &Connection, uuid: Uuid) -> Result<bool> {
    connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM clipping WHERE uuid = ?1)")
        .and_then(|mut statement| statement.query_row([uuid], |row| row.get(0)))
        .while_doing("looking for a clipping")
}

/// The clipping whose id begins so, with or without its hyphens; none where there are none or several.
pub(crate) fn by_prefix(connection: &Connection, prefix: &str) -> Result<Option<ClippingId>> {
    let digits: String = prefix.chars().filter(|c| *c != '-').collect::<String>().to_ascii_lowercase();
    if digits.is_empty() || digits.len() > 32 || !digits.chars().all(|c| c.is_ascii_hexdigit()) {
        return Ok(None);
    }
    let bound = |fill: char| {
        let padded: String = digits.chars().chain(std::iter::repeat(fill)).take(32).collect();
        Uuid::parse_str(&padded).ok()
    };
    let (Some(low), Some(high)) = (bound('0'), bound('f')) else { return Ok(None) };
    let doing = "looking for a clipping";
    let mut statement = connection
        .prepare_cached("SELECT uuid FROM clipping WHERE uuid BETWEEN ?1 AND ?2 LIMIT 2")
        .while_doing(doing)?;
    let found: Vec<Uuid> =
        statement.query_map([low, high], |row| row.get(0)).and_then(Iterator::collect).while_doing(doing)?;
    Ok(match found.as_slice() {
        [only] => Some((*only).into()),
        _ => None,
    })
}

/// The clipping of that id.
pub(crate) fn get(connection: &Connection, uuid: Uuid) -> Result<Option<Clipping>> {
    let doing = "looking for a clipping";
    let found = connection
        .prepare_cached(
            "SELECT url, title, author, published, language, body, captured_at FROM clipping WHERE uuid = ?1",
        )
        .and_then(|mut statement| {
            statement
                .query_row([uuid], |row| {
                    let captured_at: String = row.get(6)?;
                    Ok((
                        Clipping {
                            id: uuid.into(),
                            url: row.get(0)?,
                            title: row.get(1)?,
                            author: row.get(2)?,
                            published: row.get(3)?,
                            language: row.get(4)?,
                            body: row.get(5)?,
                            captured_at: chrono::DateTime::UNIX_EPOCH,
                        },
                        captured_at,
                    ))
                })
                .optional()
        })
        .while_doing(doing)?;
    found
        .map(|(clipping, captured_at)| {
            let captured_at = captured_at
                .parse()
                .map_err(|_| Error::Damaged { reason: "A clipping has no readable time of capture.".to_owned() })?;
            Ok(Clipping { captured_at, ..clipping })
        })
        .transpose()
}
