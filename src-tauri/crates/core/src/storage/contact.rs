//! The hosts that were contacted: the product promises that one page lists them all.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, params};

use super::StorageContext;
use super::document::moment;
use crate::error::Result;

/// One host, contacted for one purpose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContactRow {
    /// The host's name, in lower case.
    pub host: String,
    /// Why: `test_mail`, `push`, `feed`, `page`.
    pub purpose: String,
    /// The first time, RFC 3339 in UTC.
    pub first_at: String,
    /// The last time, RFC 3339 in UTC.
    pub last_at: String,
    /// How many times.
    pub count: u32,
}

/// Counts one contact.
pub(crate) fn count(connection: &Connection, host: &str, purpose: &str, at: DateTime<Utc>) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO host_contact (host, purpose, first_at, last_at, count) VALUES (?1, ?2, ?3, ?3, 1)
             ON CONFLICT (host, purpose) DO UPDATE SET last_at = excluded.last_at, count = count + 1",
        )
        .and_then(|mut statement| statement.execute(params![host.to_lowercase(), purpose, moment(at)]))
        .while_doing("noting whom Galley contacts")
        .map(|_| ())
}

/// Every host and purpose, the latest contact first.
pub(crate) fn all(connection: &Connection) -> Result<Vec<ContactRow>> {
    let doing = "listing whom Galley contacted";
    let mut statement = connection
        .prepare_cached(
            "SELECT host, purpose, first_at, last_at, count FROM host_contact ORDER BY last_at DESC, host, purpose",
        )
        .while_doing(doing)?;
    let rows = statement
        .query_map([], |row| {
            Ok(ContactRow {
                host: row.get(0)?,
                purpose: row.get(1)?,
                first_at: row.get(2)?,
                last_at: row.get(3)?,
                count: row.get(4)?,
            })
        })
        .while_doing(doing)?;
    rows.collect::<rusqlite::Result<_>>().while_doing(doing)
}
