//! What is known of addresses that were asked: outside of undo and of the change log, since it is what the world said.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, params};

use super::StorageContext;
use super::document::moment;
use crate::error::Result;

const DOING: &str = "keeping what an address answered";

/// Says that an address leads nowhere, and why, as a sentence.
pub(crate) fn mark_broken(
    connection: &Connection,
    address: i64,
    url: &str,
    when: DateTime<Utc>,
    why: &str,
) -> Result<()> {
    mark(connection, address, url, "broken", why, when)
}

/// Says that an address answers.
pub(crate) fn mark_sound(connection: &Connection, address: i64, url: &str, when: DateTime<Utc>) -> Result<()> {
    mark(connection, address, url, "sound", "", when)
}

fn mark(
    connection: &Connection,
    address: i64,
    url: &str,
    answer: &str,
    reason: &str,
    when: DateTime<Utc>,
) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT OR REPLACE INTO address_answer (address, url, answer, reason, asked_at)
             VALUES (?1, ?2, ?3, ?4, ?5)",
        )
        .and_then(|mut statement| statement.execute(params![address, url, answer, reason, moment(when)]))
        .while_doing(DOING)
        .map(|_| ())
}

/// Why an address is known to lead nowhere; none where it is not.
pub(crate) fn broken(connection: &Connection, address: i64) -> Result<Option<String>> {
    connection
        .prepare_cached("SELECT reason FROM address_answer WHERE address = ?1 AND answer = 'broken'")
        .and_then(|mut statement| statement.query_row([address], |row| row.get(0)).optional())
        .while_doing("looking what an address answered")
}
