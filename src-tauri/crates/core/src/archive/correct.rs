//! Corrections: a sealed issue opened again, what is different from what went out, and the note that
//! tells the readers of the next issue.

use uuid::Uuid;

use super::difference::{self, PassageDifference};
use super::seal::set_state;
use super::transcript::{PassagePart, Transcript};
use crate::blob::Blobs;
use crate::body::Body;
use crate::error::{Error, Result};
use crate::export::language::Language;
use crate::id::{EntryId, IssueId, ItemId};
use crate::issue::arrange::Place;
use crate::issue::rundown::{self, Addition};
use crate::issue::snapshot::IssueSnapshot;
use crate::issue::{IssueState, create};
use crate::item::draft::{self, Field};
use crate::library::{Reader, Tx};

mod note;

pub use note::Note;

/// What a correction changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// The passages that are not as they went out.
    pub differences: Vec<PassageDifference>,
    /// What to tell the readers; blank where nothing that they saw has changed.
    pub note: Note,
}

/// Opens a sealed issue for its repair.
pub fn begin(tx: &mut Tx<'_>, id: IssueId) -> Result<()> {
    let (issue, _) = tx.read().issue(id)?;
    let publication = tx.read().publication(issue.publication)?;
    tx.name(create::title_of(&publication, issue.number, issue.date));
    match issue.state {
        IssueState::Sealed => set_state(tx, id, IssueState::Corrected),
        IssueState::Corrected => {
            Err(Error::invalid("issue", "This issue is being corrected already. Seal it again when it is right."))
        }
        _ => Err(Error::invalid("issue", "Only a sealed issue is corrected; this one can be edited as it is.")),
    }
}

/// Compares what went out first with what the issue says now.
pub fn correction(reader: &Reader<'_>, blobs: &Blobs, snapshot: &IssueSnapshot) -> Result<Correction> {
    let first = reader.seals(snapshot.issue.id)?.into_iter().next();
    let first = first.ok_or_else(|| {
        Error::invalid("issue", "This issue was never sealed, so nothing is kept to compare it with.")
    })?;
    let sent = Transcript::from_json(&blobs.get(&first.transcript)?)?;
    let differences = difference::between(&sent, &Transcript::of(snapshot));
    let note = note::of(&sent.title, &differences, &Language::of(&snapshot.publication.language));
    Ok(Correction { differences, note })
}

/// Puts a note into the rundown of another issue, or on hold where there is none; gives back the item.
pub fn place(tx: &mut Tx<'_>, note: &Note, into: Option<IssueId>) -> Result<ItemId> {
    if note.body.is_blank() {
        return Err(Error::invalid("issue", "Nothing that readers saw has changed, so there is nothing to tell them."));
    }
    let item = match into {
        Some(issue) => {
            let entry: EntryId = rundown::add(tx, issue, Addition::New(note.headline.clone()), Place::End)?;
            ItemId::from(entry.uuid())
        }
        None => draft::new(tx, note.headline.clone())?.id,
    };
    draft::set(tx, item, Field::Body(Body::clone(&note.body)))?;
    Ok(item)
}

/// The issue that a note belongs to: the next one of the publication that is not closed yet.
pub fn next_issue(reader: &Reader<'_>, snapshot: &IssueSnapshot) -> Result<Option<IssueId>> {
    let own = &snapshot.issue;
    let follows = |other: &crate::issue::Issue| match (other.date, own.date) {
        (Some(other), Some(own)) if other != own => other > own,
        _ => other.number > own.number,
    };
    let open =
        |state| matches!(state, IssueState::Planned | IssueState::Open | IssueState::Proof | IssueState::Approved);
    let issues = reader.issues(Some(own.publication))?;
    let mut later: Vec<_> = issues
        .into_iter()
        .map(|summary| summary.issue)
        .filter(|other| other.id != own.id && open(other.state) && follows(other))
        .collect();
    later.sort_by_key(|other| (other.date, other.number));
    Ok(later.first().map(|other| other.id))
}

/// Whether readers see a passage: a mail's subject and preheader are gone once it was read.
fn is_printed(part: PassagePart) -> bool {
    !matches!(part, PassagePart::Subject | PassagePart::Preheader | PassagePart::Other)
}

/// What a passage is called in a note: its headline, else nothing.
fn called(difference: &PassageDifference) -> Option<(&str, Uuid)> {
    difference.entry.filter(|_| !difference.heading.is_empty()).map(|entry| (difference.heading.as_str(), entry))
}
