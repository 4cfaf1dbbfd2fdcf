//! Settings of the library: one named value each, outside of undo and of the change log.

use rusqlite::{Connection, OptionalExtension, params};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::StorageContext;
use crate::error::Result;

/// Keeps a value under its name.
pub(crate) fn set<T: Serialize>(connection: &Connection, name: &str, value: &T) -> Result<()> {
    connection
        .prepare_cached("INSERT OR REPLACE INTO property (name, value) VALUES (?1, ?2)")
        .and_then(|mut statement| statement.execute(params![name, serde_json::to_string(value).unwrap_or_default()]))
        .while_doing("saving a setting")
        .map(|_| ())
}

/// The value of that name; none where there is none, or one that only a newer Galley reads.
pub(crate) fn get<T: DeserializeOwned>(connection: &Connection, name: &str) -> Result<Option<T>> {
    read(connection, name).while_doing("reading a setting")
}

/// The same, in the midst of showing a record.
pub(crate) fn read<T: DeserializeOwned>(connection: &Connection, name: &str) -> rusqlite::Result<Option<T>> {
    let found: Option<String> = connection
        .prepare_cached("SELECT value FROM property WHERE name = ?1")?
        .query_row([name], |row| row.get(0))
        .optional()?;
    Ok(found.and_then(|value| serde_json::from_str(&value).ok()))
}

/// The words of that name as they stand.
pub(crate) fn word(connection: &Connection, name: &str) -> Result<Option<String>> {
    connection
        .prepare_cached("SELECT value FROM property WHERE name = ?1")
        .and_then(|mut statement| statement.query_row([name], |row| row.get(0)).optional())
        .while_doing("reading a setting")
}
