//! Documents and the change log.

use chrono::{DateTime, SecondsFormat, Utc};
use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use super::StorageContext;
use crate::document::{Document, DocumentChange, Kind, Version};
use crate::error::{Error, Result};
use crate::id::{DeviceId, PersonId};

/// A history is folded into one piece when more changes than this have gathered.
const FOLD_AFTER: usize = 48;

/// A moment as it is kept: RFC 3339 in UTC with milliseconds, which sorts as text.
pub(crate) fn moment(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Millis, true)
}

/// The row and kind of a document.
pub(crate) fn find(connection: &Connection, uuid: Uuid) -> Result<Option<(i64, Kind)>> {
    let found: Option<(i64, String)> = connection
        .prepare_cached("SELECT id, kind FROM document WHERE uuid = ?1")
        .and_then(|mut statement| statement.query_row([uuid], |row| Ok((row.get(0)?, row.get(1)?))).optional())
        .while_doing("looking for a record")?;
    found
        .map(|(row, kind)| {
            let kind = Kind::from_name(&kind).ok_or_else(|| Error::Damaged {
                reason: format!("It holds a record of an unknown kind “{kind}”."),
            })?;
            Ok((row, kind))
        })
        .transpose()
}

/// Enters a new document.
pub(crate) fn insert(connection: &Connection, uuid: Uuid, kind: Kind) -> Result<i64> {
    connection
        .prepare_cached("INSERT INTO document (uuid, kind) VALUES (?1, ?2)")
        .and_then(|mut statement| statement.insert(params![uuid, kind.name()]))
        .while_doing("adding a record")
}

/// Loads a document with its whole history.
pub(crate) fn load(connection: &Connection, row: i64, writer: u64) -> Result<Document> {
    let (folded, folded_to): (Option<Vec<u8>>, i64) = connection
        .prepare_cached("SELECT folded, folded_to FROM document WHERE id = ?1")
        .and_then(|mut statement| statement.query_row([row], |row| Ok((row.get(0)?, row.get(1)?))))
        .while_doing("reading a record")?;
    let mut updates: Vec<Vec<u8>> = folded.into_iter().collect();
    let whole = updates.len();
    let mut statement = connection
        .prepare_cached("SELECT payload FROM change WHERE document = ?1 AND id > ?2 ORDER BY id")
        .while_doing("reading a record")?;
    let later = statement.query_map([row, folded_to], |row| row.get(0)).while_doing("reading a record")?;
    for payload in later {
        updates.push(payload.while_doing("reading a record")?);
    }
    let mut document = Document::load(writer, &updates)?;
    document.gathered = updates.len() - whole;
    Ok(document)
}

/// The last change of a document in the log; none where it has none yet.
pub(crate) fn last_change(connection: &Connection, row: i64) -> Result<Option<i64>> {
    connection
        .prepare_cached("SELECT max(id) FROM change WHERE document = ?1")
        .and_then(|mut statement| statement.query_row([row], |row| row.get(0)))
        .while_doing("reading a record")
}

/// Who writes, in which action, when.
pub(crate) struct Writing {
    pub device: DeviceId,
    pub person: Option<PersonId>,
    pub action: i64,
    pub at: DateTime<Utc>,
}

/// Appends the first change of a new document to the log; gives back its row there.
pub(crate) fn append_first(
    connection: &Connection,
    row: i64,
    change: &DocumentChange,
    writing: &Writing,
) -> Result<i64> {
    connection
        .prepare_cached(
            "INSERT INTO change (device, seq, action, document, payload, before, after, made_at)
             VALUES (?1, (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE device = ?1), ?2, ?3, ?4, ?5, ?6, ?7)",
        )
        .and_then(|mut statement| {
            statement.insert(params![
                writing.device.uuid(),
                writing.action,
                row,
                change.payload,
                change.before.as_bytes(),
                change.after.as_bytes(),
                moment(writing.at),
            ])
        })
        .while_doing("saving the change")
}

/// Appends a change to the log, and folds the history where it has grown long. The document itself knows how many changes
/// have gathered: to ask the library for them is to read past the whole of a long history with each change.
pub(crate) fn append(
    connection: &Connection,
    row: i64,
    change: &DocumentChange,
    document: &mut Document,
    writing: &Writing,
) -> Result<()> {
    let id = append_first(connection, row, change, writing)?;
    document.gathered += 1;
    if document.gathered > FOLD_AFTER {
        let folded = document.fold()?;
        connection
            .prepare_cached("UPDATE document SET folded = ?2, folded_to = ?3 WHERE id = ?1")
            .and_then(|mut statement| statement.execute(params![row, folded, id]))
            .while_doing("saving the change")?;
        document.gathered = 0;
    }
    Ok(())
}

/// Which documents are gone through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Which {
    /// Stories, of which there are many.
    Stories,
    /// Everything else.
    Others,
}

/// The documents behind this row, for a rebuild and for the doctor: row, id, kind's name; a page of them.
pub(crate) fn after(connection: &Connection, which: Which, row: i64) -> Result<Vec<(i64, Uuid, String)>> {
    let of = if which == Which::Stories { "=" } else { "<>" };
    let mut statement = connection
        .prepare_cached(&format!(
            "SELECT id, uuid, kind FROM document WHERE kind {of} 'story' AND id > ?1 ORDER BY id LIMIT 1000"
        ))
        .while_doing("reading its records")?;
    let rows = statement
        .query_map([row], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .while_doing("reading its records")?;
    rows.collect::<rusqlite::Result<_>>().while_doing("reading its records")
}

/// Whether something that undo passes over, undo and redo themselves left out, changed a document after an action did.
pub(crate) fn is_changed_since(connection: &Connection, document: i64, action: i64) -> Result<bool> {
    connection
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM change JOIN action ON action.id = change.action
               WHERE change.document = ?1 AND change.action > ?2 AND action.state = 'quiet'
                 AND action.verb NOT IN ('undo', 'redo'))",
        )
        .and_then(|mut statement| statement.query_row(params![document, action], |row| row.get(0)))
        .while_doing("reading the history")
}

/// The documents that an action changed, behind this row: row, id, the states before its first and after its last
/// change; a page of them.
pub(crate) fn of_action(
    connection: &Connection,
    action: i64,
    behind: i64,
) -> Result<Vec<(i64, Uuid, Version, Version)>> {
    let mut statement = connection
        .prepare_cached(
            "SELECT d.id, d.uuid,
               (SELECT before FROM change WHERE action = ?1 AND document = d.id ORDER BY id LIMIT 1),
               (SELECT after FROM change WHERE action = ?1 AND document = d.id ORDER BY id DESC LIMIT 1)
             FROM (SELECT DISTINCT document FROM change WHERE action = ?1 AND document > ?2
               ORDER BY document LIMIT 1000) AS c CROSS JOIN document d ON d.id = c.document ORDER BY d.id",
        )
        .while_doing("reading the history")?;
    let rows = statement
        .query_map([action, behind], |row| {
            let before: Vec<u8> = row.get(2)?;
            let after: Vec<u8> = row.get(3)?;
            Ok((row.get(0)?, row.get(1)?, Version::from_bytes(&before), Version::from_bytes(&after)))
        })
        .while_doing("reading the history")?;
    rows.collect::<rusqlite::Result<_>>().while_doing("reading the history")
}
