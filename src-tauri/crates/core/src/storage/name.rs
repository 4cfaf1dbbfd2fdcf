//! Names that people use for records: the beginning of an id, and whether a record stands.

use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use super::StorageContext;
use crate::document::Kind;
use crate::error::{Error, Result};

/// Whether a record of a kind whose rows stand under the kind's own name, as those of stories, items and issues do, is there
/// and its making was not undone.
pub(crate) fn stands(connection: &Connection, kind: Kind, uuid: Uuid) -> Result<bool> {
    connection
        .prepare_cached(&format!("SELECT 1 FROM {} WHERE uuid = ?1", kind.name()))
        .and_then(|mut statement| statement.query_row([uuid], |_| Ok(())).optional())
        .map(|found| found.is_some())
        .while_doing("looking for a record")
}

/// The one record of a kind whose id begins so; none where there is none, a refusal where there are several.
pub(crate) fn by_prefix(connection: &Connection, kind: Kind, prefix: &str) -> Result<Option<Uuid>> {
    let digits: String = prefix.chars().filter(|c| *c != '-').collect::<String>().to_ascii_lowercase();
    if digits.is_empty() || digits.len() > 32 || !digits.chars().all(|c| c.is_ascii_hexdigit()) {
        return Ok(None);
    }
    let bound = |fill: char| {
        let padded: String = digits.chars().chain(std::iter::repeat(fill)).take(32).collect();
        Uuid::parse_str(&padded).ok()
    };
    let (Some(low), Some(high)) = (bound('0'), bound('f')) else { return Ok(None) };
    let doing = "looking for a record";
    let mut statement = connection
        // The plus keeps SQLite on the index of ids: a kind may have a million records.
        .prepare_cached("SELECT uuid FROM document WHERE uuid BETWEEN ?1 AND ?2 AND +kind = ?3 LIMIT 2")
        .while_doing(doing)?;
    let found: Vec<Uuid> = statement
        .query_map(params![low, high, kind.name()], |row| row.get(0))
        .and_then(Iterator::collect)
        .while_doing(doing)?;
    match found.as_slice() {
        [] => Ok(None),
        [only] => Ok(Some(*only)),
        _ => Err(Error::invalid(
            "id",
            format!("Several records have an id that begins with “{prefix}”. Give more of it."),
        )),
    }
}
