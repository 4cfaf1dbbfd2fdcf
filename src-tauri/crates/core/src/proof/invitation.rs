//! Links by which reviewers reach a served proof: each for one person and one proof, opened by one browser, for a
//! limited time, and taken back at will.
//!
//! Secrets never come here: whoever serves the proof makes them, and this module knows only their hashes.

use std::fmt;

use chrono::{DateTime, Duration, Utc};
use subtle::ConstantTimeEq;

use super::file::{Entry, Verdict};
use crate::error::{Error, OrNotFound, Result};
use crate::id::{InvitationId, PersonId, ProofId};
use crate::library::{Reader, Tx};
use crate::person;
use crate::storage::proof::ProofRow;

/// The longest that a link is good for, in days.
pub const LONGEST_DAYS: u32 = 14;

/// How long after the last time a link's use is written down again, in seconds.
const SEEN_EVERY: i64 = 60;

/// The SHA-256 of a secret.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Digest([u8; 32]);

impl From<[u8; 32]> for Digest {
    fn from(bytes: [u8; 32]) -> Digest {
        Digest(bytes)
    }
}

impl Digest {
    /// Its bytes.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Whether both are of the same secret; takes as long whatever the answer.
    fn is(&self, other: &Digest) -> bool {
        self.0.ct_eq(&other.0).into()
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Digest(…)")
    }
}

/// A link to a served proof.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// Its id, which stands in the address and is no secret.
    pub id: InvitationId,
    /// The proof that it leads to, and no other.
    pub proof: ProofId,
    /// Who was invited.
    pub person: PersonId,
    /// When it was made, RFC 3339 in UTC.
    pub made_at: String,
    /// Until when it is good.
    pub expires_at: String,
    /// When a browser opened it; none while none has.
    pub opened_at: Option<String>,
    /// When it was last used, to the minute.
    pub seen_at: Option<String>,
    /// When it was taken back.
    pub revoked_at: Option<String>,
}

/// A link with the hashes of its secrets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The link.
    pub invitation: Invitation,
    /// Of what stands in the link.
    pub token: Digest,
    /// Of what the browser holds that opened it.
    pub session: Option<Digest>,
}

/// Where a link stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// No browser has opened it yet.
    Waiting,
    /// A browser has.
    Open,
    /// Its time is over.
    Expired,
    /// It was taken back.
    Revoked,
}

/// Why somebody is not let in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Denied {
    /// There is no such link, or the secret is not its secret: the two are not told apart.
    Unknown,
    /// Another browser has opened it.
    Used,
    /// Its time is over.
    Expired,
    /// It was taken back.
    Revoked,
    /// The proof itself was taken back.
    Gone,
}

/// Who is invited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Guest {
    /// Somebody whom the library knows.
    Known(PersonId),
    /// Somebody new, by name.
    New(String),
}

impl Invitation {
    /// Where it stands at that moment.
    pub fn standing(&self, now: DateTime<Utc>) -> Standing {
        match (&self.revoked_at, &self.opened_at) {
            (Some(_), _) => Standing::Revoked,
            _ if is_over(&self.expires_at, now) => Standing::Expired,
            (None, None) => Standing::Waiting,
            (None, Some(_)) => Standing::Open,
        }
    }
}

/// Invites somebody to a proof.
pub fn create(tx: &mut Tx<'_>, proof: &ProofRow, guest: Guest, token: Digest, days: u32) -> Result<Invitation> {
    let id = InvitationId::new(tx.at());
    let person = match guest {
        Guest::Known(id) => tx.read().person(id)?,
        Guest::New(name) => person::create(tx, &name, vec![format!("{KEY}{id}")])?,
    };
    let invitation = Invitation {
        id,
        proof: proof.id,
        person: person.id,
        made_at: tx.moment(),
        expires_at: end(tx.at(), days)?,
        opened_at: None,
        seen_at: None,
        revoked_at: None,
    };
    tx.name(person.name);
    tx.keep_invitation(&Kept { invitation: invitation.clone(), token, session: None })?;
    Ok(invitation)
}

/// Gives a link another secret and more time: the old link and the browser that opened it are not let in any more.
pub fn renew(tx: &mut Tx<'_>, id: InvitationId, token: Digest, days: u32) -> Result<Invitation> {
    let mut kept = tx.read().invitation(id)?.or_not_found("link", id)?;
    kept.invitation.expires_at = end(tx.at(), days)?;
    (kept.invitation.opened_at, kept.invitation.revoked_at) = (None, None);
    (kept.token, kept.session) = (token, None);
    tx.keep_invitation(&kept)?;
    Ok(kept.invitation)
}

/// Takes a link back; what was written by it stays.
pub fn revoke(tx: &mut Tx<'_>, id: InvitationId) -> Result<()> {
    let mut kept = tx.read().invitation(id)?.or_not_found("link", id)?;
    kept.session = None;
    let at = tx.moment();
    kept.invitation.revoked_at.get_or_insert(at);
    tx.keep_invitation(&kept)
}

/// Exchanges what stands in a link for what a browser holds from then on: once.
pub fn exchange(
    tx: &mut Tx<'_>,
    id: InvitationId,
    token: &Digest,
    session: Digest,
) -> Result<std::result::Result<Invitation, Denied>> {
    let Some(mut kept) = tx.read().invitation(id)?.filter(|kept| kept.token.is(token)) else {
        return Ok(Err(Denied::Unknown));
    };
    if let Err(denied) = open(&tx.read(), &kept, tx.at())? {
        return Ok(Err(denied));
    }
    if kept.session.is_some() {
        return Ok(Err(Denied::Used));
    }
    let at = tx.moment();
    kept.session = Some(session);
    (kept.invitation.opened_at, kept.invitation.seen_at) = (Some(at.clone()), Some(at));
    tx.keep_invitation(&kept)?;
    Ok(Ok(kept.invitation))
}

/// Lets a browser in that opened the link before.
pub fn admit(
    reader: &Reader<'_>,
    id: InvitationId,
    session: &Digest,
    now: DateTime<Utc>,
) -> Result<std::result::Result<Invitation, Denied>> {
    let Some(kept) = reader.invitation(id)? else { return Ok(Err(Denied::Unknown)) };
    // A link that was taken back or given anew has forgotten its browser, which is told why all the same: it needs
    // no secret to know that.
    if let Err(denied) = open(reader, &kept, now)? {
        return Ok(Err(denied));
    }
    match &kept.session {
        Some(known) if known.is(session) => Ok(Ok(kept.invitation)),
        _ => Ok(Err(Denied::Unknown)),
    }
}

/// Writes down that a link was used, where that was not written down just now.
pub fn see(tx: &mut Tx<'_>, id: InvitationId) -> Result<()> {
    let Some(mut kept) = tx.read().invitation(id)? else { return Ok(()) };
    let now = tx.at();
    let seen = kept.invitation.seen_at.as_deref().and_then(moment);
    if seen.is_none_or(|seen| (now - seen).num_seconds() >= SEEN_EVERY) {
        kept.invitation.seen_at = Some(tx.moment());
        tx.keep_invitation(&kept)?;
    }
    Ok(())
}

/// What a reviewer has done so far by a link, as their page shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Work {
    /// What they are called.
    pub name: String,
    /// Their remarks.
    pub entries: Vec<Entry>,
    /// What they think of the whole.
    pub verdict: Option<Verdict>,
    /// In words.
    pub remark: String,
}

/// What was done so far by a link.
pub fn work(reader: &Reader<'_>, invitation: &Invitation) -> Result<Work> {
    let entries = reader.invitation_entries(invitation.id)?;
    let given = match reader.proof(invitation.proof)? {
        Some(proof) => reader.verdicts(proof.issue)?,
        None => Vec::new(),
    };
    let given = given.into_iter().find(|row| row.proof == invitation.proof && row.person == invitation.person);
    Ok(Work {
        name: reader.person(invitation.person)?.name,
        entries: entries.into_iter().map(|(_, entry)| entry).collect(),
        verdict: given.as_ref().and_then(|given| Verdict::from_name(&given.verdict)),
        remark: given.map(|given| given.remark).unwrap_or_default(),
    })
}

/// How the key of a person begins that is known by a link only.
pub(super) const KEY: &str = "link:";

fn open(reader: &Reader<'_>, kept: &Kept, now: DateTime<Utc>) -> Result<std::result::Result<(), Denied>> {
    Ok(match kept.invitation.standing(now) {
        Standing::Revoked => Err(Denied::Revoked),
        Standing::Expired => Err(Denied::Expired),
        Standing::Waiting | Standing::Open if reader.proof(kept.invitation.proof)?.is_none() => Err(Denied::Gone),
        Standing::Waiting | Standing::Open => Ok(()),
    })
}

fn end(now: DateTime<Utc>, days: u32) -> Result<String> {
    if days == 0 || days > LONGEST_DAYS {
        let reason = format!("A link is good for 1 to {LONGEST_DAYS} days.");
        return Err(Error::invalid("days", reason));
    }
    Ok(crate::library::moment(now + Duration::days(i64::from(days))))
}

/// A moment that cannot be read is long over.
fn is_over(expires_at: &str, now: DateTime<Utc>) -> bool {
    moment(expires_at).is_none_or(|end| now >= end)
}

fn moment(text: &str) -> Option<DateTime<Utc>> {
    DateTime::parse_from_rfc3339(text).ok().map(|at| at.with_timezone(&Utc))
}
