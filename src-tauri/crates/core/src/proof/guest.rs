//! What a reviewer does on a served proof, taken in as they do it: remarks that come, change and go, and the verdict.
//! Undo passes over it, since it is not the editor's own; what it did to the draft is settled like any review.

use uuid::Uuid;

use super::file::{Entry, Verdict};
use super::invitation::{self, Invitation};
use super::{merge, verdict};
use crate::body::suggestion::{Verdict as Decision, Which};
use crate::error::{Error, Result};
use crate::id::{SuggestionId, ThreadId};
use crate::library::Tx;
use crate::person::{self, Person};
use crate::review::{comment, propose};
use crate::storage::proof::ProofRow;

/// The most remarks that one link may bring.
pub const MOST: usize = 500;

/// Takes in a remark that is new, or says one otherwise.
pub fn put(tx: &mut Tx<'_>, invitation: &Invitation, entry: &Entry) -> Result<()> {
    let (proof, person) = (proof_of(tx, invitation)?, tx.read().person(invitation.person)?);
    tx.speak_for(person.id);
    let kept = tx.read().invitation_entries(invitation.id)?;
    let before = kept.iter().find(|(id, _)| *id == entry.id).map(|(_, before)| before.clone());
    if before.as_ref() == Some(entry) {
        return Ok(());
    }
    if entry.replacement.is_none() {
        comment::said(&entry.body)?;
    }
    let thread = tx.read().thread_of_entry(entry.id)?;
    match (&before, thread) {
        // The id was chosen by a browser: it opens nobody else's remark.
        (None, Some(_)) => return Err(Error::invalid("entry", "This remark is not one of yours.")),
        (None, None) if kept.len() >= MOST => {
            return Err(Error::invalid("entry", format!("A review holds {MOST} remarks at most.")));
        }
        (None, None) | (Some(_), None) => take(tx, &proof, &person, entry)?,
        (Some(before), Some(thread)) if is_said_otherwise(before, entry) => {
            say_otherwise(tx, thread, &person, &entry.body)?;
        }
        (Some(_), Some(thread)) => {
            withdraw(tx, thread, &person, entry.id)?;
            take(tx, &proof, &person, entry)?;
        }
    }
    tx.keep_invitation_entry(invitation.id, entry)?;
    invitation::see(tx, invitation.id)
}

/// Takes a remark back, with what it proposed. Where somebody has answered, the answer stays.
pub fn remove(tx: &mut Tx<'_>, invitation: &Invitation, entry: Uuid) -> Result<()> {
    if !tx.read().invitation_entries(invitation.id)?.iter().any(|(id, _)| *id == entry) {
        return Ok(());
    }
    let person = tx.read().person(invitation.person)?;
    tx.speak_for(person.id);
    if let Some(thread) = tx.read().thread_of_entry(entry)? {
        withdraw(tx, thread, &person, entry)?;
    }
    tx.remove_invitation_entry(invitation.id, entry)?;
    invitation::see(tx, invitation.id)
}

/// Takes the verdict in, and what the reviewer wants to be called.
pub fn conclude(
    tx: &mut Tx<'_>,
    invitation: &Invitation,
    given: Option<Verdict>,
    remark: &str,
    name: &str,
) -> Result<()> {
    let (proof, person) = (proof_of(tx, invitation)?, tx.read().person(invitation.person)?);
    tx.speak_for(person.id);
    let remark = if remark.trim().is_empty() { String::new() } else { comment::said(remark)? };
    verdict::give(tx, &proof, person.id, given, &remark, None)?;
    // Whom the editors know by more than a link is called what they call them.
    let is_guest = person.keys.iter().all(|key| key.starts_with(invitation::KEY));
    if is_guest && !name.trim().is_empty() && name.trim() != person.name {
        let change = person::Change { name: Some(name.to_owned()), ..person::Change::default() };
        person::set(tx, person.id, change)?;
    }
    tx.name(person.name);
    invitation::see(tx, invitation.id)
}

fn proof_of(tx: &Tx<'_>, invitation: &Invitation) -> Result<ProofRow> {
    tx.read()
        .proof(invitation.proof)?
        .ok_or_else(|| Error::invalid("proof", "The editors took this proof back, so nothing more can be said of it."))
}

fn take(tx: &mut Tx<'_>, proof: &ProofRow, person: &Person, entry: &Entry) -> Result<()> {
    let thread = merge::take_one(tx, proof, person, entry)?;
    tx.keep_review_entry(entry.id, proof.id, thread)
}

/// Whether only the words of the remark are others.
fn is_said_otherwise(before: &Entry, entry: &Entry) -> bool {
    let same_words = Entry { body: before.body.clone(), at: before.at.clone(), ..entry.clone() };
    same_words == *before && comment::said(&entry.body).is_ok()
}

fn say_otherwise(tx: &mut Tx<'_>, id: ThreadId, person: &Person, body: &str) -> Result<()> {
    // What the editors took out stays out.
    let Ok(thread) = tx.read().thread(id) else { return Ok(()) };
    match thread.standing().find(|comment| comment.by == Some(person.id)) {
        Some(own) => comment::rewrite(tx, id, own.id, body),
        None => Ok(()),
    }
}

fn withdraw(tx: &mut Tx<'_>, id: ThreadId, person: &Person, entry: Uuid) -> Result<()> {
    let Ok(thread) = tx.read().thread(id) else { return Ok(()) };
    if let (Some(suggestion), Some(anchor)) = (thread.suggestion, &thread.anchor) {
        // Where it was decided, nothing of it is open any more, and this changes nothing.
        let which = Which::One(SuggestionId::from(suggestion));
        propose::decide(tx, thread.owner, anchor.part, &which, Decision::Reject)?;
    }
    let own = thread.standing().find(|comment| comment.by == Some(person.id)).map(|comment| comment.id);
    let answered = thread.standing().any(|comment| comment.by != Some(person.id));
    match own {
        _ if !answered => comment::remove_thread(tx, id)?,
        Some(own) => comment::remove(tx, id, own)?,
        None => {}
    }
    tx.forget_review_entry(entry)
}
