//! Reading people and remarks. Where a remark stands only its document and the text's tell together, so these are
//! decoded here: an issue has few.

use std::ops::Range;

use uuid::Uuid;

use super::{Reader, anchor};
use crate::document::{Document, Kind, Version};
use crate::error::{OrNotFound, Result};
use crate::id::{InvitationId, IssueId, PersonId, ProofId, ThreadId};
use crate::issue::snapshot::IssueSnapshot;
use crate::person::Person;
use crate::proof::file::Entry;
use crate::proof::invitation::{Invitation, Kept};
use crate::proof::verdict::Proposal;
use crate::review::passage::{Owner, Part, Passages};
use crate::review::thread::Thread;
use crate::storage::proof::{ProofRow, VerdictRow};
use crate::storage::revision::{CheckpointRow, RevisionRow};
use crate::storage::{document, invitation, person, proof, revision, thread};

/// Under which number documents are loaded that are only read.
const NOBODY: u64 = 2;

/// Where a remark stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// On the whole.
    Whole,
    /// On these words of a passage, in Unicode scalar values of its flat form.
    At(Part, Range<usize>),
    /// Its words are gone.
    Lost(Part),
}

impl Reader<'_> {
    /// Everybody, in order of arrival.
    pub fn people(&self) -> Result<Vec<Person>> {
        person::all(self.connection())
    }

    /// The person of that id.
    pub fn person(&self, id: PersonId) -> Result<Person> {
        self.people()?.into_iter().find(|person| person.id == id).or_not_found("person", id)
    }

    /// The person who works on a device; none where nobody said so.
    pub fn person_of_key(&self, key: &str) -> Result<Option<Person>> {
        Ok(self.people()?.into_iter().find(|person| person.keys.iter().any(|one| one == key)))
    }

    /// The thread of that id.
    pub fn thread(&self, id: ThreadId) -> Result<Thread> {
        thread::get(self.connection(), id.uuid())?.or_not_found("thread", id)
    }

    /// The proofs of an issue that stand, the first one first.
    pub fn proofs(&self, issue: IssueId) -> Result<Vec<ProofRow>> {
        proof::of_issue(self.connection(), issue)
    }

    /// The proof of that id.
    pub fn proof(&self, id: ProofId) -> Result<Option<ProofRow>> {
        proof::get(self.connection(), id)
    }

    /// The number of a proof; none where it was taken back.
    pub fn proof_number(&self, id: ProofId) -> Result<Option<u32>> {
        Ok(self.proof(id)?.map(|proof| proof.number))
    }

    /// The last verdict of each person on each proof of an issue.
    pub fn verdicts(&self, issue: IssueId) -> Result<Vec<VerdictRow>> {
        proof::verdicts(self.connection(), issue)
    }

    /// The thread that came of an entry of a review file, where it was taken in and still stands.
    pub fn thread_of_entry(&self, entry: Uuid) -> Result<Option<ThreadId>> {
        proof::thread_of_entry(self.connection(), entry)
    }

    /// The link of that id.
    pub fn invitation(&self, id: InvitationId) -> Result<Option<Kept>> {
        invitation::get(self.connection(), id)
    }

    /// The links to a proof, the first one first.
    pub fn invitations(&self, proof: ProofId) -> Result<Vec<Invitation>> {
        invitation::of_proof(self.connection(), proof)
    }

    /// What was written by a link, the first entry first.
    pub fn invitation_entries(&self, id: InvitationId) -> Result<Vec<(Uuid, Entry)>> {
        let kept = invitation::entries(self.connection(), id)?;
        Ok(kept.into_iter().filter_map(|(id, json)| Some((id, serde_json::from_str(&json).ok()?))).collect())
    }

    /// The states of a record, the newest first, at most that many.
    pub fn revisions(&self, owner: Owner, limit: u32) -> Result<Vec<RevisionRow>> {
        revision::revisions(self.connection(), owner.uuid(), limit)
    }

    /// The states of a record that were given a name.
    pub fn checkpoints(&self, owner: Owner) -> Result<Vec<CheckpointRow>> {
        revision::checkpoints(self.connection(), owner.uuid())
    }

    /// What the passages of a record said in an earlier state, in their flat form.
    pub fn passages_at(&self, owner: Owner, version: &Version) -> Result<Passages> {
        let (kind, mut loaded) = self.document_of(owner.uuid())?;
        passages_in(kind, owner, &mut loaded, version)
    }

    /// What they said in two states; the history is read once.
    pub fn passages_at_both(&self, owner: Owner, one: &Version, other: &Version) -> Result<(Passages, Passages)> {
        let (kind, mut loaded) = self.document_of(owner.uuid())?;
        Ok((passages_in(kind, owner, &mut loaded, one)?, passages_in(kind, owner, &mut loaded, other)?))
    }

    /// A record's document as it is.
    pub(crate) fn document_of(&self, owner: Uuid) -> Result<(Kind, Document)> {
        let (row, kind) = document::find(self.connection(), owner)?.or_not_found("record", owner)?;
        Ok((kind, document::load(self.connection(), row, NOBODY)?))
    }

    /// Words proposed in one-line fields of an issue and its items that nobody has decided.
    pub(crate) fn proposals(&self, snapshot: &IssueSnapshot) -> Result<Vec<Proposal>> {
        let mut found = Vec::new();
        let owners = snapshot.items().map(|item| (item.id.uuid(), Some(item.id)));
        for (owner, item) in std::iter::once((snapshot.issue.id.uuid(), None)).chain(owners) {
            for thread in thread::proposing(self.connection(), owner)? {
                let quote = thread.anchor.map(|anchor| anchor.quote).unwrap_or_default();
                found.extend(thread.replacement.map(|words| Proposal { item, quote, words }));
            }
        }
        Ok(found)
    }

    /// How many threads of an issue and its items are open.
    pub fn open_threads(&self, snapshot: &IssueSnapshot) -> Result<usize> {
        let owners = snapshot.items().map(|item| item.id.uuid());
        let mut open = 0;
        for owner in owners.chain(std::iter::once(snapshot.issue.id.uuid())) {
            let threads = thread::of_owner(self.connection(), owner)?;
            open += threads.iter().filter(|thread| thread.resolved.is_none()).count();
        }
        Ok(open)
    }

    /// What the passages of a record say, in their flat form.
    pub fn passages(&self, owner: Owner) -> Result<Passages> {
        match owner {
            Owner::Item(id) => Ok(Passages::of_item(&self.item(id)?.0)),
            Owner::Issue(id) => Ok(Passages::of_issue(&self.issue(id)?.0)),
        }
    }

    /// The threads on an item, or on an issue itself, each with where it stands, in the order of the text.
    pub fn threads(&self, owner: Owner) -> Result<Vec<(Thread, Place)>> {
        let threads = thread::of_owner(self.connection(), owner.uuid())?;
        if threads.is_empty() {
            return Ok(Vec::new());
        }
        let (row, kind) = document::find(self.connection(), owner.uuid())?.or_not_found("record", owner.uuid())?;
        let mut loaded = document::load(self.connection(), row, NOBODY)?;
        let passages = anchor::passages(kind, owner.uuid(), &mut loaded).unwrap_or_default();
        let mut placed: Vec<(Thread, Place)> = threads
            .into_iter()
            .map(|thread| {
                let place = match &thread.anchor {
                    None => Place::Whole,
                    Some(anchor) => match anchor::place(anchor, &loaded, passages.text(anchor.part)) {
                        Some(held) => Place::At(anchor.part, held.range),
                        None => Place::Lost(anchor.part),
                    },
                };
                (thread, place)
            })
            .collect();
        let order = |place: &Place| match place {
            Place::Whole => (0, None, 0),
            Place::At(part, range) => (1, Some(*part), range.start),
            Place::Lost(part) => (2, Some(*part), 0),
        };
        placed.sort_by_key(|(_, place)| order(place));
        Ok(placed)
    }
}

fn passages_in(kind: Kind, owner: Owner, loaded: &mut Document, version: &Version) -> Result<Passages> {
    loaded.turn_to(version)?;
    anchor::passages(kind, owner.uuid(), loaded).or_not_found("state", version)
}
