//! Verdicts: what people think of a proof as a whole, and whether that still counts for what the issue says now.

use super::content::Content;
use super::file::Verdict;
use crate::archive::seal::set_state;
use crate::error::{Error, Result};
use crate::id::{IssueId, PersonId};
use crate::issue::IssueState;
use crate::issue::snapshot::IssueSnapshot;
use crate::library::{Reader, Tx};
use crate::storage::proof::{ProofRow, VerdictRow};

/// Where an issue stands with its reviewers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Standing {
    /// How many approvals an export needs.
    pub needed: u32,
    /// The last word of each person who gave one, in order of arrival.
    pub words: Vec<Word>,
    /// Words proposed in one-line fields that nobody has decided.
    pub proposals: Vec<Proposal>,
}

/// The last word of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// The number of the proof.
    pub number: u32,
    /// What they said.
    pub verdict: Verdict,
    /// In words; may be empty.
    pub remark: String,
    /// How many items, with the issue's own texts as one, are not as they were in that proof; 0 while it counts.
    pub changed: u32,
}

/// Words proposed in a field of one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The item; none for a field of the issue.
    pub item: Option<crate::id::ItemId>,
    /// The words as they are.
    pub quote: String,
    /// The words proposed.
    pub words: String,
}

impl Word {
    /// Whether it is about what the issue says now.
    pub fn counts(&self) -> bool {
        self.changed == 0
    }
}

impl Standing {
    /// How many approvals count.
    pub fn approvals(&self) -> u32 {
        let counts = self.words.iter().filter(|word| word.verdict == Verdict::Approve && word.counts()).count();
        u32::try_from(counts).unwrap_or(u32::MAX)
    }
}

/// Gives a verdict on a proof; the same as before changes nothing. None takes it back.
pub fn give(
    tx: &mut Tx<'_>,
    proof: &ProofRow,
    person: PersonId,
    verdict: Option<Verdict>,
    remark: &str,
    at: Option<String>,
) -> Result<()> {
    let word = verdict.map_or("none", Verdict::name);
    let given = tx.read().verdicts(proof.issue)?;
    let before = given.iter().find(|row| row.proof == proof.id && row.person == person);
    if before.map_or(word == "none", |row| row.verdict == word && row.remark == remark) {
        return Ok(());
    }
    let made_at = at.unwrap_or_else(|| tx.moment());
    tx.keep_verdict(&VerdictRow {
        proof: proof.id,
        person,
        verdict: word.to_owned(),
        remark: remark.to_owned(),
        made_at,
    })?;
    settle(tx, proof.issue)
}

/// Brings the state of an issue in line with what was said of it: approved where enough approvals count, back to proof
/// where they lapsed.
pub fn settle(tx: &mut Tx<'_>, id: IssueId) -> Result<()> {
    let snapshot = tx.read().snapshot(id)?;
    let standing = &snapshot.standing;
    let refused = standing.words.iter().any(|word| word.verdict == Verdict::RequestChanges && word.counts());
    let approved = standing.approvals() >= standing.needed.max(1) && !refused;
    match (snapshot.issue.state, approved) {
        (IssueState::Proof, true) => set_state(tx, id, IssueState::Approved),
        (IssueState::Approved, false) => set_state(tx, id, IssueState::Proof),
        _ => Ok(()),
    }
}

/// Where an issue stands with its reviewers; `snapshot` is everything else of it.
pub(crate) fn standing(reader: &Reader<'_>, snapshot: &IssueSnapshot) -> Result<Standing> {
    let verdicts = reader.verdicts(snapshot.issue.id)?;
    let mut words: Vec<Word> = Vec::new();
    if !verdicts.is_empty() {
        let (people, proofs, now) = (reader.people()?, reader.proofs(snapshot.issue.id)?, Content::of(snapshot));
        for row in verdicts {
            // A later verdict of the same person is their word, whichever proof it is on.
            words.retain(|word| word.person != row.person);
            let Some(verdict) = Verdict::from_name(&row.verdict) else { continue };
            let Some(proof) = proofs.iter().find(|proof| proof.id == row.proof) else { continue };
            let name = people.iter().find(|person| person.id == row.person).map(|person| person.name.clone());
            words.push(Word {
                person: row.person,
                name: name.unwrap_or_default(),
                number: proof.number,
                verdict,
                remark: row.remark,
                changed: changed(proof, &now),
            });
        }
    }
    Ok(Standing { needed: snapshot.publication.recipe.approvals, words, proposals: reader.proposals(snapshot)? })
}

/// How many records are not as they were in a proof; at least one where the order is another.
pub fn changed(proof: &ProofRow, now: &Content) -> u32 {
    if proof.hash == now.whole {
        return 0;
    }
    let differs = now.records.iter().filter(|(id, hash)| proof.frozen.get(id).is_none_or(|then| then.hash != **hash));
    let gone = proof.frozen.keys().filter(|id| !now.records.contains_key(id));
    u32::try_from(differs.count() + gone.count()).unwrap_or(u32::MAX).max(1)
}

/// The proof of that number, or the last one.
pub fn numbered(reader: &Reader<'_>, issue: IssueId, number: Option<u32>) -> Result<ProofRow> {
    let proofs = reader.proofs(issue)?;
    let found = match number {
        Some(number) => proofs.into_iter().find(|proof| proof.number == number),
        None => proofs.into_iter().next_back(),
    };
    found.ok_or_else(|| match number {
        Some(number) => Error::not_found("proof", number),
        None => Error::invalid("proof", "No proof was made of this issue yet."),
    })
}
