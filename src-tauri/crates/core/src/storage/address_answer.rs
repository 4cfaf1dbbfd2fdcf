//! What is known of addresses that were asked: outside of undo and of the change log, since it is what the world said.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, params};

use super::StorageContext;
use super::document::moment;
use crate::address;
use crate::address::rule::Rules;
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

/// Gives every address its number by other rules; of two that are one by now, the later answer counts.
pub(crate) fn number_again(connection: &Connection, rules: &Rules) -> Result<()> {
    let rows: Vec<(i64, String, String, String, String)> = connection
        .prepare("SELECT address, url, answer, reason, asked_at FROM address_answer ORDER BY asked_at")
        .and_then(|mut statement| {
            let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?));
            statement.query_map([], read)?.collect()
        })
        .while_doing(DOING)?;
    if rows.iter().all(|(key, url, ..)| address::key(url, rules) == Some(*key)) {
        return Ok(());
    }
    connection.execute("DELETE FROM address_answer", []).while_doing(DOING)?;
    for (_, url, answer, reason, asked_at) in rows {
        let Some(key) = address::key(&url, rules) else { continue };
        connection
            .prepare_cached(
                "INSERT OR REPLACE INTO address_answer (address, url, answer, reason, asked_at)
                 VALUES (?1, ?2, ?3, ?4, ?5)",
            )
            .and_then(|mut statement| statement.execute(params![key, url, answer, reason, asked_at]))
            .while_doing(DOING)?;
    }
    Ok(())
}

/// Why an address is known to lead nowhere; none where it is not.
pub(crate) fn broken(connection: &Connection, address: i64) -> Result<Option<String>> {
    connection
        .prepare_cached("SELECT reason FROM address_answer WHERE address = ?1 AND answer = 'broken'")
        .and_then(|mut statement| statement.query_row([address], |row| row.get(0)).optional())
        .while_doing("looking what an address answered")
}
