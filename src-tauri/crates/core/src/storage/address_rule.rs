//! The editor's own rules for cleaning addresses, kept with the library.

use rusqlite::Connection;

use super::property;
use crate::address::rule::Rules;
use crate::error::Result;

/// The setting that holds them.
const NAME: &str = "address_rules";

/// The rules in force: the editor's own before ours.
pub(crate) fn in_force(connection: &Connection) -> rusqlite::Result<Rules> {
    Ok(property::read(connection, NAME)?.map(Rules::with).unwrap_or_default())
}

/// Puts other rules in force. Addresses that are kept already are by their old keys until every list is made anew.
pub(crate) fn keep(connection: &Connection, rules: &Rules) -> Result<()> {
    property::set(connection, NAME, &rules.own())
}
