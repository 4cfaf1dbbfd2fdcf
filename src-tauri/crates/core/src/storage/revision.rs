//! The states that a record has been in: one for each action that changed it, and those that were given a name.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, params};
use uuid::Uuid;

use super::StorageContext;
use super::document::moment;
use crate::document::Version;
use crate::error::Result;
use crate::id::PersonId;

/// A state of a record that was given a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckpointRow {
    /// What it is called.
    pub name: String,
    /// The state.
    pub version: Version,
    /// When it was named, RFC 3339 in UTC.
    pub made_at: String,
}

/// Gives a state of a record a name, which counts while that action stands. An action gives one name, so the row's id is
/// the action's, below zero; rows from before names could be taken back have ids above it and always count.
pub(crate) fn name_state(
    connection: &Connection,
    owner: Uuid,
    name: &str,
    version: &Version,
    at: DateTime<Utc>,
    action: i64,
) -> Result<()> {
    connection
        .prepare_cached("INSERT INTO checkpoint (id, owner, name, version, made_at) VALUES (?1, ?2, ?3, ?4, ?5)")
        .and_then(|mut statement| statement.execute(params![-action, owner, name, version.as_bytes(), moment(at)]))
        .while_doing("naming a state")
        .map(|_| ())
}

/// The named states of a record that stand, the first one first.
pub(crate) fn checkpoints(connection: &Connection, owner: Uuid) -> Result<Vec<CheckpointRow>> {
    let doing = "listing the named states";
    let mut statement = connection
        .prepare_cached(
            "SELECT name, version, checkpoint.made_at FROM checkpoint LEFT JOIN action ON action.id = -checkpoint.id
             WHERE owner = ?1 AND (checkpoint.id > 0 OR action.state IN ('done', 'quiet'))
             ORDER BY checkpoint.id < 0, abs(checkpoint.id)",
        )
        .while_doing(doing)?;
    let rows = statement
        .query_map([owner], |row| {
            let version: Vec<u8> = row.get(1)?;
            Ok(CheckpointRow { name: row.get(0)?, version: Version::from_bytes(&version), made_at: row.get(2)? })
        })
        .while_doing(doing)?;
    rows.collect::<rusqlite::Result<_>>().while_doing(doing)
}

/// One state in a record's history: what an action left it in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RevisionRow {
    /// The state.
    pub version: Version,
    /// What was done.
    pub verb: String,
    /// What it was done to.
    pub subject: String,
    /// When, RFC 3339 in UTC.
    pub made_at: String,
    /// Who did it, where that is known.
    pub person: Option<PersonId>,
}

/// The states of a record, the newest first; one for each action that changed it, behind the action of that row.
pub(crate) fn revisions(connection: &Connection, owner: Uuid, limit: u32) -> Result<Vec<RevisionRow>> {
    let doing = "reading the history";
    let mut statement = connection
        .prepare_cached(
            "SELECT c.after, action.verb, action.subject, c.made_at, action.person FROM
               (SELECT max(id) AS last FROM change WHERE document = (SELECT id FROM document WHERE uuid = ?1)
                GROUP BY action ORDER BY last DESC LIMIT ?2) AS newest
             JOIN change c ON c.id = newest.last JOIN action ON action.id = c.action ORDER BY c.id DESC",
        )
        .while_doing(doing)?;
    let rows = statement
        .query_map(params![owner, limit], |row| {
            let version: Vec<u8> = row.get(0)?;
            Ok(RevisionRow {
                version: Version::from_bytes(&version),
                verb: row.get(1)?,
                subject: row.get(2)?,
                made_at: row.get(3)?,
                person: row.get::<_, Option<Uuid>>(4)?.map(PersonId::from),
            })
        })
        .while_doing(doing)?;
    rows.collect::<rusqlite::Result<_>>().while_doing(doing)
}
