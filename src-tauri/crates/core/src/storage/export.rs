//! The record of what was written out: exact bytes by hash, target and time.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, params};

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
