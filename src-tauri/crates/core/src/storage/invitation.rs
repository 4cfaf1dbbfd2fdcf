//! Links to served proofs, and what reviewers wrote by them.

use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::Uuid;

use super::StorageContext;
use crate::error::Result;
use crate::id::{InvitationId, ProofId};
use crate::proof::invitation::{Digest, Invitation, Kept};

const COLUMNS: &str = "SELECT uuid, proof, person, made_at, expires_at, opened_at, seen_at, revoked_at, token, session
    FROM invitation";

fn of_row(row: &Row<'_>) -> rusqlite::Result<Kept> {
    Ok(Kept {
        invitation: Invitation {
            id: row.get::<_, Uuid>(0)?.into(),
            proof: row.get::<_, Uuid>(1)?.into(),
            person: row.get::<_, Uuid>(2)?.into(),
            made_at: row.get(3)?,
            expires_at: row.get(4)?,
            opened_at: row.get(5)?,
            seen_at: row.get(6)?,
            revoked_at: row.get(7)?,
        },
        token: row.get(8)?,
        session: row.get(9)?,
    })
}

/// Keeps a link, in the place of the one of the same id.
pub(crate) fn keep(connection: &Connection, kept: &Kept) -> Result<()> {
    let Invitation { id, proof, person, made_at, expires_at, opened_at, seen_at, revoked_at } = &kept.invitation;
    connection
        .prepare_cached(
            "INSERT INTO invitation
               (uuid, proof, person, made_at, expires_at, opened_at, seen_at, revoked_at, token, session)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
             ON CONFLICT (uuid) DO UPDATE SET expires_at = ?5, opened_at = ?6, seen_at = ?7, revoked_at = ?8,
               token = ?9, session = ?10",
        )
        .and_then(|mut statement| {
            statement.execute(params![
                id.uuid(),
                proof.uuid(),
                person.uuid(),
                made_at,
                expires_at,
                opened_at,
                seen_at,
                revoked_at,
                kept.token,
                kept.session,
            ])
        })
        .while_doing("keeping the link")
        .map(|_| ())
}

/// The link of that id.
pub(crate) fn get(connection: &Connection, id: InvitationId) -> Result<Option<Kept>> {
    connection
        .prepare_cached(&format!("{COLUMNS} WHERE uuid = ?1"))
        .and_then(|mut statement| statement.query_row([id.uuid()], of_row).optional())
        .while_doing("looking for a link")
}

/// The links to a proof, the first one first.
pub(crate) fn of_proof(connection: &Connection, proof: ProofId) -> Result<Vec<Invitation>> {
    let doing = "listing the links";
    let mut statement =
        connection.prepare_cached(&format!("{COLUMNS} WHERE proof = ?1 ORDER BY id")).while_doing(doing)?;
    let rows = statement.query_map([proof.uuid()], |row| of_row(row).map(|kept| kept.invitation)).while_doing(doing)?;
    rows.collect::<rusqlite::Result<_>>().while_doing(doing)
}

/// What was written by a link, the first entry first: the entry's id, and the entry as JSON.
pub(crate) fn entries(connection: &Connection, id: InvitationId) -> Result<Vec<(Uuid, String)>> {
    let doing = "reading a review";
    let mut statement = connection
        .prepare_cached("SELECT entry, content FROM invitation_entry WHERE invitation = ?1 ORDER BY id")
        .while_doing(doing)?;
    let rows = statement.query_map([id.uuid()], |row| Ok((row.get(0)?, row.get(1)?))).while_doing(doing)?;
    rows.collect::<rusqlite::Result<_>>().while_doing(doing)
}

/// Keeps an entry, in the place of the one of the same id.
pub(crate) fn keep_entry(connection: &Connection, id: InvitationId, entry: Uuid, content: &str) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO invitation_entry (invitation, entry, content) VALUES (?1, ?2, ?3)
             ON CONFLICT (invitation, entry) DO UPDATE SET content = ?3",
        )
        .and_then(|mut statement| statement.execute(params![id.uuid(), entry, content]))
        .while_doing("keeping a review")
        .map(|_| ())
}

/// Takes an entry out.
pub(crate) fn remove_entry(connection: &Connection, id: InvitationId, entry: Uuid) -> Result<()> {
    connection
        .prepare_cached("DELETE FROM invitation_entry WHERE invitation = ?1 AND entry = ?2")
        .and_then(|mut statement| statement.execute(params![id.uuid(), entry]))
        .while_doing("keeping a review")
        .map(|_| ())
}

impl rusqlite::types::ToSql for Digest {
    fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
        self.bytes().as_slice().to_sql()
    }
}

impl rusqlite::types::FromSql for Digest {
    fn column_result(value: rusqlite::types::ValueRef<'_>) -> rusqlite::types::FromSqlResult<Digest> {
        <[u8; 32]>::column_result(value).map(Digest::from)
    }
}
