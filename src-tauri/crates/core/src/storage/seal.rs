//! Issues as they went out. A row counts while the action that sealed stands: undo takes it back.

use rusqlite::{Connection, Row, params};
use uuid::Uuid;

use super::StorageContext;
use super::document::moment;
use crate::error::Result;
use crate::id::IssueId;

/// One issue as it went out; hashes name blobs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealRow {
    /// The issue.
    pub issue: IssueId,
    /// The mail tool it was for.
    pub target: String,
    /// The theme it was written in.
    pub theme: String,
    /// The HTML part.
    pub html: String,
    /// The text part; empty where none is known.
    pub text: String,
    /// What the issue said.
    pub transcript: String,
    /// When it was exported, RFC 3339 in UTC.
    pub exported_at: String,
    /// When it was sealed, RFC 3339 in UTC.
    pub made_at: String,
}

/// Keeps a seal, made by that action.
pub(crate) fn insert(
    connection: &Connection,
    row: &SealRow,
    action: i64,
    at: chrono::DateTime<chrono::Utc>,
) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO seal (issue, target, theme, html, text, transcript, exported_at, made_at, action)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )
        .and_then(|mut statement| {
            statement.execute(params![
                row.issue.uuid(),
                row.target,
                row.theme,
                row.html,
                row.text,
                row.transcript,
                row.exported_at,
                moment(at),
                action,
            ])
        })
        .while_doing("sealing the issue")
        .map(|_| ())
}

fn of_row(row: &Row<'_>) -> rusqlite::Result<SealRow> {
    Ok(SealRow {
        issue: row.get::<_, Uuid>(0)?.into(),
        target: row.get(1)?,
        theme: row.get(2)?,
        html: row.get(3)?,
        text: row.get(4)?,
        transcript: row.get(5)?,
        exported_at: row.get(6)?,
        made_at: row.get(7)?,
    })
}

const STANDING: &str = "SELECT issue, target, theme, html, text, transcript, exported_at, seal.made_at
    FROM seal JOIN action ON action.id = seal.action WHERE action.state = 'done'";

/// The seals of an issue that stand, the first one first.
pub(crate) fn of_issue(connection: &Connection, issue: IssueId) -> Result<Vec<SealRow>> {
    let doing = "looking into the archive";
    let mut statement =
        connection.prepare_cached(&format!("{STANDING} AND issue = ?1 ORDER BY seal.id")).while_doing(doing)?;
    let rows = statement.query_map([issue.uuid()], of_row).while_doing(doing)?;
    rows.collect::<rusqlite::Result<_>>().while_doing(doing)
}

/// Every seal that stands, the latest first.
pub(crate) fn all(connection: &Connection) -> Result<Vec<SealRow>> {
    let doing = "looking into the archive";
    let mut statement = connection.prepare_cached(&format!("{STANDING} ORDER BY seal.id DESC")).while_doing(doing)?;
    let rows = statement.query_map([], of_row).while_doing(doing)?;
    rows.collect::<rusqlite::Result<_>>().while_doing(doing)
}

/// Every blob that the tables name, each with what it is, for the doctor and for a backup.
pub(crate) fn blobs(connection: &Connection) -> Result<Vec<(String, String)>> {
    let doing = "looking for its files";
    let mut statement = connection
        .prepare(
            "SELECT hash, max(what) FROM (
               SELECT hash, 'a picture' AS what FROM image
               UNION ALL SELECT original, 'a page that was clipped' FROM clipping_page
               UNION ALL SELECT html, 'an issue as it went out' FROM seal
               UNION ALL SELECT text, 'an issue as it went out' FROM seal
               UNION ALL SELECT transcript, 'an issue as it went out' FROM seal
               -- Exports of the first form kept no bytes; they have no transcript either.
               UNION ALL SELECT hash, 'an export of ' || made_at FROM export WHERE transcript <> ''
               UNION ALL SELECT transcript, 'an export of ' || made_at FROM export
             ) WHERE hash <> '' GROUP BY hash ORDER BY hash",
        )
        .while_doing(doing)?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).while_doing(doing)?;
    rows.collect::<rusqlite::Result<_>>().while_doing(doing)
}
