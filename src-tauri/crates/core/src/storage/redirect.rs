//! Where addresses led when they were asked.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, params};

use super::StorageContext;
use super::document::moment;
use crate::address;
use crate::address::rule::Rules;
use crate::error::Result;

/// How far a chain is followed.
const LONGEST: usize = 10;

/// Remembers that an address led to another; the latest time counts.
pub(crate) fn keep(connection: &Connection, rules: &Rules, url: &str, target: &str, at: DateTime<Utc>) -> Result<()> {
    let (Some(from), Some(to)) = (address::key(url, rules), address::key(target, rules)) else { return Ok(()) };
    if from == to {
        return Ok(());
    }
    connection
        .prepare_cached(
            "INSERT OR REPLACE INTO address_redirect (address, url, target, seen_at) VALUES (?1, ?2, ?3, ?4)",
        )
        .and_then(|mut statement| statement.execute(params![from, url, target, moment(at)]))
        .while_doing("remembering where an address leads")
        .map(|_| ())
}

/// The keys of an address and of where it led, in order.
pub(crate) fn keys(connection: &Connection, rules: &Rules, url: &str) -> Result<Vec<i64>> {
    let mut keys: Vec<i64> = address::key(url, rules).into_iter().collect();
    let doing = "looking where an address leads";
    let mut statement =
        connection.prepare_cached("SELECT target FROM address_redirect WHERE address = ?1").while_doing(doing)?;
    while let Some(last) = keys.last().copied().filter(|_| keys.len() <= LONGEST) {
        let target: Option<String> = statement.query_row([last], |row| row.get(0)).optional().while_doing(doing)?;
        match target.and_then(|target| address::key(&target, rules)).filter(|key| !keys.contains(key)) {
            Some(key) => keys.push(key),
            None => break,
        }
    }
    Ok(keys)
}

/// Gives every address its number by other rules.
pub(crate) fn number_again(connection: &Connection, rules: &Rules) -> Result<()> {
    let doing = "making the lists anew";
    let rows: Vec<(i64, String, String, String)> = connection
        .prepare("SELECT address, url, target, seen_at FROM address_redirect ORDER BY seen_at")
        .and_then(|mut statement| {
            statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?.collect()
        })
        .while_doing(doing)?;
    if rows.iter().all(|(key, url, ..)| address::key(url, rules) == Some(*key)) {
        return Ok(());
    }
    connection.execute("DELETE FROM address_redirect", []).while_doing(doing)?;
    for (_, url, target, seen_at) in rows {
        let (Some(from), Some(to)) = (address::key(&url, rules), address::key(&target, rules)) else { continue };
        if from != to {
            connection
                .prepare_cached(
                    "INSERT OR REPLACE INTO address_redirect (address, url, target, seen_at) VALUES (?1, ?2, ?3, ?4)",
                )
                .and_then(|mut statement| statement.execute(params![from, url, target, seen_at]))
                .while_doing(doing)?;
        }
    }
    Ok(())
}
