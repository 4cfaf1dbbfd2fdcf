//! The record of what was written out: exact bytes by hash, target and time.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, Row, params};
use uuid::Uuid;

use super::StorageContext;
use super::document::moment;
use crate::error::Result;
use crate::id::IssueId;

/// One export to be recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportRecord {
    /// The issue that was written out.
    pub issue: IssueId,
    /// The mail tool it was for.
    pub target: String,
    /// The form it was written in.
    pub format: String,
    /// SHA-256 of the bytes in hexadecimal.
    pub hash: String,
    /// How many bytes.
    pub bytes: u64,
    /// Why it was written out although checks blocked it; empty where none did.
    pub anyway: String,
}

/// One export as it was recorded; hashes name blobs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportRow {
    /// The issue.
    pub issue: IssueId,
    /// The mail tool it was for.
    pub target: String,
    /// The form it was written in.
    pub format: String,
    /// The theme it was written in; empty where none is known.
    pub theme: String,
    /// Its bytes.
    pub hash: String,
    /// How many bytes.
    pub bytes: u64,
    /// What the issue said then; empty for an export of which no bytes were kept.
    pub transcript: String,
    /// When, RFC 3339 in UTC.
    pub made_at: String,
}

/// Keeps the record.
pub(crate) fn insert(connection: &Connection, record: &ExportRecord, at: DateTime<Utc>) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO export (issue, target, format, hash, bytes, anyway, made_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )
        .and_then(|mut statement| {
            statement.execute(params![
                record.issue.uuid(),
                record.target,
                record.format,
                record.hash,
                i64::try_from(record.bytes).unwrap_or(i64::MAX),
                record.anyway,
                moment(at),
            ])
        })
        .while_doing("recording the export")
        .map(|_| ())
}

/// Adds theme and words to the export that was recorded last.
pub(crate) fn complete_last(connection: &Connection, theme: &str, transcript: &str) -> Result<()> {
    connection
        .prepare_cached("UPDATE export SET theme = ?1, transcript = ?2 WHERE id = (SELECT max(id) FROM export)")
        .and_then(|mut statement| statement.execute(params![theme, transcript]))
        .while_doing("recording the export")
        .map(|_| ())
}

fn of_row(row: &Row<'_>) -> rusqlite::Result<ExportRow> {
    Ok(ExportRow {
        issue: row.get::<_, Uuid>(0)?.into(),
        target: row.get(1)?,
        format: row.get(2)?,
        theme: row.get(3)?,
        hash: row.get(4)?,
        bytes: row.get::<_, i64>(5)?.unsigned_abs(),
        transcript: row.get(6)?,
        made_at: row.get(7)?,
    })
}

/// The exports of an issue, the first one first.
pub(crate) fn of_issue(connection: &Connection, issue: IssueId) -> Result<Vec<ExportRow>> {
    let doing = "listing the exports";
    let mut statement = connection
        .prepare_cached(
            "SELECT issue, target, format, theme, hash, bytes, transcript, made_at FROM export WHERE issue = ?1 ORDER BY id",
        )
        .while_doing(doing)?;
    let rows = statement.query_map([issue.uuid()], of_row).while_doing(doing)?;
    rows.collect::<rusqlite::Result<_>>().while_doing(doing)
}
