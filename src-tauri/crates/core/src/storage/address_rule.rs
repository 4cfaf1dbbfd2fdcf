//! The editor's own rules for cleaning addresses, kept with the library.

use rusqlite::{Connection, OptionalExtension};

use crate::address::rule::Rules;
use crate::error::Result;

use super::StorageContext;

/// The rules in force: the editor's own before ours.
pub(crate) fn in_force(connection: &Connection) -> rusqlite::Result<Rules> {
    let kept: Option<String> = connection
        .prepare_cached("SELECT value FROM property WHERE name = 'address_rules'")?
        .query_row([], |row| row.get(0))
        .optional()?;
    Ok(kept.and_then(|kept| serde_json::from_str(&kept).ok()).map(Rules::with).unwrap_or_default())
}

/// Puts other rules in force. Addresses that are kept already are by their old keys until every list is made anew.
pub(crate) fn keep(connection: &Connection, rules: &Rules) -> Result<()> {
    connection
        .prepare_cached("INSERT OR REPLACE INTO property (name, value) VALUES ('address_rules', ?1)")
        .and_then(|mut statement| statement.execute([serde_json::to_string(rules.own()).unwrap_or_default()]))
        .while_doing("keeping the rules for addresses")
        .map(|_| ())
}
