//! Named changes: the stack that undo and redo walk.

use chrono::Duration;
use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use super::StorageContext;
use super::document::{Writing, moment};
use crate::error::Result;
use crate::id::PersonId;

/// How long after a small change another of the same series joins it.
const SERIES: Duration = Duration::seconds(60);

/// A named change as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActionRow {
    /// Later changes have greater ids.
    pub id: i64,
    /// What was done.
    pub verb: String,
    /// What it was done to.
    pub subject: String,
    /// When, RFC 3339 in UTC.
    pub made_at: String,
    /// `done`, `undone` or `gone`.
    pub state: String,
    /// Who did it, where that is known.
    pub person: Option<PersonId>,
}

fn row_of(row: &rusqlite::Row<'_>) -> rusqlite::Result<ActionRow> {
    Ok(ActionRow {
        id: row.get(0)?,
        verb: row.get(1)?,
        subject: row.get(2)?,
        made_at: row.get(3)?,
        state: row.get(4)?,
        person: row.get::<_, Option<Uuid>>(5)?.map(PersonId::from),
    })
}

/// Begins an action, or goes on with the last one where both belong to one series. Whatever had been
/// taken back can no longer be brought again.
pub(crate) fn begin(
    connection: &Connection,
    verb: &str,
    subject: &str,
    series: Option<&str>,
    state: &str,
    writing: &Writing,
) -> Result<i64> {
    let (at, person) = (writing.at, writing.person.map(|person| person.uuid()));
    let doing = "saving the change";
    if state == "done" {
        let cut = connection
            .prepare_cached("UPDATE action SET state = 'gone' WHERE state = 'undone'")
            .and_then(|mut statement| statement.execute([]))
            .while_doing(doing)?;
        if let (Some(series), 0) = (series, cut) {
            let last: Option<(i64, Option<String>, String, String)> = connection
                .prepare_cached(
                    "SELECT id, series, made_at, state FROM action WHERE person IS ?1
                   AND id = (SELECT max(id) FROM action)",
                )
                .and_then(|mut s| {
                    s.query_row([person], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))).optional()
                })
                .while_doing(doing)?;
            if let Some((id, Some(same), made_at, state)) = last
                && same == series
                && state == "done"
                && made_at >= moment(at - SERIES)
                && made_at <= moment(at)
            {
                connection
                    .prepare_cached("UPDATE action SET made_at = ?2, subject = ?3 WHERE id = ?1")
                    .and_then(|mut statement| statement.execute(params![id, moment(at), subject]))
                    .while_doing(doing)?;
                return Ok(id);
            }
        }
    }
    connection
        .prepare_cached(
            "INSERT INTO action (verb, subject, series, made_at, state, person) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )
        .and_then(|mut statement| statement.insert(params![verb, subject, series, moment(at), state, person]))
        .while_doing(doing)
}

/// What undo would take back.
pub(crate) fn last_done(connection: &Connection) -> Result<Option<ActionRow>> {
    one(
        connection,
        "SELECT id, verb, subject, made_at, state, person FROM action WHERE state = 'done' ORDER BY id DESC LIMIT 1",
    )
}

/// What redo would bring again.
pub(crate) fn first_undone(connection: &Connection) -> Result<Option<ActionRow>> {
    one(
        connection,
        "SELECT id, verb, subject, made_at, state, person FROM action WHERE state = 'undone' ORDER BY id LIMIT 1",
    )
}

fn one(connection: &Connection, sql: &str) -> Result<Option<ActionRow>> {
    connection
        .prepare_cached(sql)
        .and_then(|mut statement| statement.query_row([], row_of).optional())
        .while_doing("reading the history")
}

/// Says where an action stands.
pub(crate) fn set_state(connection: &Connection, id: i64, state: &str) -> Result<()> {
    connection
        .prepare_cached("UPDATE action SET state = ?2 WHERE id = ?1")
        .and_then(|mut statement| statement.execute(params![id, state]))
        .while_doing("saving the change")
        .map(|_| ())
}

/// Gives an action its subject.
pub(crate) fn name(connection: &Connection, id: i64, subject: &str) -> Result<()> {
    connection
        .prepare_cached("UPDATE action SET subject = ?2 WHERE id = ?1 AND subject <> ?2")
        .and_then(|mut statement| statement.execute(params![id, subject]))
        .while_doing("saving the change")
        .map(|_| ())
}

/// The newest actions, newest first; those that touched any of the documents, where some are named.
pub(crate) fn list(connection: &Connection, documents: Option<&[Uuid]>, limit: u32) -> Result<Vec<ActionRow>> {
    let doing = "reading the history";
    let all = "SELECT id, verb, subject, made_at, state, person FROM action
               WHERE state IN ('done', 'undone', 'gone', 'quiet')";
    let Some(documents) = documents else {
        let mut statement =
            connection.prepare_cached(&format!("{all} ORDER BY id DESC LIMIT ?1")).while_doing(doing)?;
        let rows = statement.query_map([limit], row_of).while_doing(doing)?;
        return rows.collect::<rusqlite::Result<_>>().while_doing(doing);
    };
    let mut found = std::collections::BTreeMap::new();
    let mut statement = connection
        .prepare_cached(&format!(
            "{all} AND id IN (SELECT c.action FROM change c JOIN document d ON d.id = c.document WHERE d.uuid = ?1)
             ORDER BY id DESC LIMIT ?2"
        ))
        .while_doing(doing)?;
    for uuid in documents {
        let rows = statement.query_map(params![uuid, limit], row_of).while_doing(doing)?;
        for row in rows {
            let row = row.while_doing(doing)?;
            found.insert(row.id, row);
        }
    }
    Ok(found.into_values().rev().take(limit as usize).collect())
}
