//! The mail tools that drafts are pushed to. No secret is ever kept here.

use rusqlite::{Connection, OptionalExtension, Row, params};
use serde_json::Value;

use super::StorageContext;
use crate::error::Result;

/// A mail tool of the newsroom's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Destination {
    /// What people call it; one name, one destination.
    pub name: String,
    /// Which kind of tool: `listmonk`, `ghost`.
    pub kind: String,
    /// Its address.
    pub url: String,
    /// What only this kind of tool has.
    pub detail: Value,
}

/// Keeps a destination in the place of one of the same name.
pub(crate) fn keep(connection: &Connection, destination: &Destination) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO destination (name, kind, url, detail) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (name) DO UPDATE SET kind = excluded.kind, url = excluded.url, detail = excluded.detail",
        )
        .and_then(|mut statement| {
            let Destination { name, kind, url, detail } = destination;
            statement.execute(params![name, kind, url, detail.to_string()])
        })
        .while_doing("keeping a destination")
        .map(|_| ())
}

/// Removes the destination of that name; says whether there was one.
pub(crate) fn remove(connection: &Connection, name: &str) -> Result<bool> {
    connection
        .prepare_cached("DELETE FROM destination WHERE name = ?1")
        .and_then(|mut statement| statement.execute([name]))
        .while_doing("removing a destination")
        .map(|count| count > 0)
}

fn of_row(row: &Row<'_>) -> rusqlite::Result<Destination> {
    Ok(Destination {
        name: row.get(0)?,
        kind: row.get(1)?,
        url: row.get(2)?,
        detail: serde_json::from_str(&row.get::<_, String>(3)?).unwrap_or_default(),
    })
}

/// The destination of that name, in any case of letters.
pub(crate) fn get(connection: &Connection, name: &str) -> Result<Option<Destination>> {
    connection
        .prepare_cached("SELECT name, kind, url, detail FROM destination WHERE name = ?1")
        .and_then(|mut statement| statement.query_row([name], of_row).optional())
        .while_doing("looking for a destination")
}

/// Every destination, in order of arrival.
pub(crate) fn all(connection: &Connection) -> Result<Vec<Destination>> {
    let doing = "listing the destinations";
    let mut statement =
        connection.prepare_cached("SELECT name, kind, url, detail FROM destination ORDER BY id").while_doing(doing)?;
    let rows = statement.query_map([], of_row).while_doing(doing)?;
    rows.collect::<rusqlite::Result<_>>().while_doing(doing)
}
