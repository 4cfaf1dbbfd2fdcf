//! Proofs, verdicts, and what came in from review files. A row counts while the action that made it stands.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::StorageContext;
use crate::document::Version;
use crate::error::Result;
use crate::id::{IssueId, PersonId, ProofId, ThreadId};

/// One proof; hashes name blobs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProofRow {
    /// Its id.
    pub id: ProofId,
    /// The issue.
    pub issue: IssueId,
    /// 1 for the first proof of the issue.
    pub number: u32,
    /// The hash of what the issue said: an approval is over this.
    pub hash: String,
    /// What its page is made of.
    pub payload: String,
    /// What the issue said, passage by passage.
    pub transcript: String,
    /// Each record as it was then.
    pub frozen: BTreeMap<Uuid, Frozen>,
    /// When, RFC 3339 in UTC.
    pub made_at: String,
    /// Who made it, where that is known.
    pub by: Option<PersonId>,
}

impl ProofRow {
    /// The state of a record when the proof was made.
    pub fn version(&self, record: Uuid) -> Option<Version> {
        self.frozen.get(&record)?.version.parse().ok()
    }
}

/// A record when the proof was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frozen {
    /// The state of its document.
    pub version: String,
    /// The hash of its content.
    pub hash: String,
}

/// What somebody said of a proof as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerdictRow {
    /// The proof.
    pub proof: ProofId,
    /// Who.
    pub person: PersonId,
    /// `approve`, `request_changes`, or `none` where it was taken back.
    pub verdict: String,
    /// In words; may be empty.
    pub remark: String,
    /// When, RFC 3339 in UTC.
    pub made_at: String,
}

/// Keeps a proof, made by that action.
pub(crate) fn insert(connection: &Connection, row: &ProofRow, action: i64) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO proof (uuid, issue, number, hash, payload, transcript, frozen, made_at, action)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )
        .and_then(|mut statement| {
            statement.execute(params![
                row.id.uuid(),
                row.issue.uuid(),
                row.number,
                row.hash,
                row.payload,
                row.transcript,
                serde_json::to_string(&row.frozen).unwrap_or_default(),
                row.made_at,
                action,
            ])
        })
        .while_doing("making the proof")
        .map(|_| ())
}

const STANDING: &str = "SELECT proof.uuid, issue, number, hash, payload, transcript, frozen, proof.made_at, person
    FROM proof JOIN action ON action.id = proof.action WHERE action.state IN ('done', 'quiet')";

fn of_row(row: &Row<'_>) -> rusqlite::Result<ProofRow> {
    let frozen: String = row.get(6)?;
    Ok(ProofRow {
        id: row.get::<_, Uuid>(0)?.into(),
        issue: row.get::<_, Uuid>(1)?.into(),
        number: row.get(2)?,
        hash: row.get(3)?,
        payload: row.get(4)?,
        transcript: row.get(5)?,
        frozen: serde_json::from_str(&frozen).unwrap_or_default(),
        made_at: row.get(7)?,
        by: row.get::<_, Option<Uuid>>(8)?.map(PersonId::from),
    })
}

/// The proofs of an issue that stand, the first one first.
pub(crate) fn of_issue(connection: &Connection, issue: IssueId) -> Result<Vec<ProofRow>> {
    let doing = "listing the proofs";
    let mut statement =
        connection.prepare_cached(&format!("{STANDING} AND issue = ?1 ORDER BY proof.id")).while_doing(doing)?;
    let rows = statement.query_map([issue.uuid()], of_row).while_doing(doing)?;
    rows.collect::<rusqlite::Result<_>>().while_doing(doing)
}

/// The proof of that id, where it stands.
pub(crate) fn get(connection: &Connection, id: ProofId) -> Result<Option<ProofRow>> {
    connection
        .prepare_cached(&format!("{STANDING} AND proof.uuid = ?1"))
        .and_then(|mut statement| statement.query_row([id.uuid()], of_row).optional())
        .while_doing("looking for a proof")
}

/// The number that the next proof of an issue has: one that was taken back is not given again.
pub(crate) fn next_number(connection: &Connection, issue: IssueId) -> Result<u32> {
    connection
        .prepare_cached("SELECT coalesce(max(number), 0) + 1 FROM proof WHERE issue = ?1")
        .and_then(|mut statement| statement.query_row([issue.uuid()], |row| row.get(0)))
        .while_doing("making the proof")
}

/// Keeps a verdict, given by that action.
pub(crate) fn insert_verdict(connection: &Connection, row: &VerdictRow, action: i64) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO verdict (proof, person, verdict, remark, made_at, action) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )
        .and_then(|mut statement| {
            statement.execute(params![
                row.proof.uuid(),
                row.person.uuid(),
                row.verdict,
                row.remark,
                row.made_at,
                action
            ])
        })
        .while_doing("keeping a verdict")
        .map(|_| ())
}

/// The last verdict of each person on each proof of an issue, in order of arrival.
pub(crate) fn verdicts(connection: &Connection, issue: IssueId) -> Result<Vec<VerdictRow>> {
    let doing = "reading the verdicts";
    let mut statement = connection
        .prepare_cached(
            "SELECT verdict.proof, verdict.person, verdict, remark, verdict.made_at, max(verdict.id)
             FROM verdict JOIN action ON action.id = verdict.action JOIN proof ON proof.uuid = verdict.proof
             WHERE proof.issue = ?1 AND action.state IN ('done', 'quiet')
             GROUP BY verdict.proof, verdict.person ORDER BY verdict.id",
        )
        .while_doing(doing)?;
    let rows = statement
        .query_map([issue.uuid()], |row| {
            Ok(VerdictRow {
                proof: row.get::<_, Uuid>(0)?.into(),
                person: row.get::<_, Uuid>(1)?.into(),
                verdict: row.get(2)?,
                remark: row.get(3)?,
                made_at: row.get(4)?,
            })
        })
        .while_doing(doing)?;
    rows.collect::<rusqlite::Result<_>>().while_doing(doing)
}

/// Remembers which thread came of an entry of a review file.
pub(crate) fn insert_entry(
    connection: &Connection,
    entry: Uuid,
    proof: ProofId,
    thread: ThreadId,
    action: i64,
) -> Result<()> {
    connection
        .prepare_cached("INSERT INTO review_entry (entry, proof, thread, action) VALUES (?1, ?2, ?3, ?4)")
        .and_then(|mut statement| statement.execute(params![entry, proof.uuid(), thread.uuid(), action]))
        .while_doing("keeping a review")
        .map(|_| ())
}

/// Forgets what came of an entry.
pub(crate) fn remove_entry(connection: &Connection, entry: Uuid) -> Result<()> {
    connection
        .prepare_cached("DELETE FROM review_entry WHERE entry = ?1")
        .and_then(|mut statement| statement.execute([entry]))
        .while_doing("keeping a review")
        .map(|_| ())
}

/// The thread that came of an entry of a review file, where it was taken in.
pub(crate) fn thread_of_entry(connection: &Connection, entry: Uuid) -> Result<Option<ThreadId>> {
    connection
        .prepare_cached(
            "SELECT thread FROM review_entry JOIN action ON action.id = review_entry.action
             WHERE entry = ?1 AND action.state IN ('done', 'quiet') ORDER BY review_entry.id DESC LIMIT 1",
        )
        .and_then(|mut statement| statement.query_row([entry], |row| row.get::<_, Uuid>(0)).optional())
        .while_doing("looking for a review")
        .map(|found| found.map(ThreadId::from))
}
