//! Making a proof: the issue as it is now gets a number and is frozen, with the state of each of its records, so that what
//! comes back finds its words in whatever the draft has become.

use std::collections::BTreeMap;

use super::content::Content;
use super::payload::{Payload, Stamp, payload};
use crate::archive::seal::set_state;
use crate::archive::transcript::Transcript;
use crate::blob::Blobs;
use crate::error::{Error, Result};
use crate::export::{ImageMode, Images};
use crate::id::ProofId;
use crate::image::KeptImages;
use crate::issue::snapshot::IssueSnapshot;
use crate::issue::{IssueState, create};
use crate::library::Tx;
use crate::storage::proof::{Frozen, ProofRow};

/// Freezes an issue as its next proof.
pub fn make(tx: &mut Tx<'_>, blobs: &Blobs, snapshot: &IssueSnapshot) -> Result<ProofRow> {
    let issue = &snapshot.issue;
    tx.name(create::title_of(&snapshot.publication, issue.number, issue.date));
    if issue.state == IssueState::Sealed {
        let reason = "This issue is sealed: it went out. Begin a correction to work on it again.";
        return Err(Error::invalid("issue", reason));
    }
    let content = Content::of(snapshot);
    let stamp = Stamp {
        library: uuid::Uuid::parse_str(&tx.read().library_id()?).unwrap_or_default(),
        proof: ProofId::new(tx.at()).uuid(),
        number: tx.next_proof(issue.id)?,
        hash: content.whole.clone(),
        made_at: tx.at(),
    };
    let kept = KeptImages::of(&tx.read(), blobs.clone(), snapshot)?;
    let page: Payload = payload(snapshot, &stamp, Images::new(&kept, &ImageMode::Embedded));
    let mut frozen = BTreeMap::new();
    for (record, hash) in &content.records {
        let version = match snapshot.items().find(|item| item.id.uuid() == *record) {
            Some(item) => tx.read().item(item.id)?.1,
            None => tx.read().issue(issue.id)?.1,
        };
        frozen.insert(*record, Frozen { version: version.to_string(), hash: hash.clone() });
    }
    let row = ProofRow {
        id: stamp.proof.into(),
        issue: issue.id,
        number: stamp.number,
        hash: stamp.hash,
        payload: blobs.keep(&serde_json::to_vec(&page).unwrap_or_default())?,
        transcript: blobs.keep(Transcript::of(snapshot).to_json().as_bytes())?,
        frozen,
        made_at: tx.moment(),
        by: tx.person(),
    };
    tx.keep_proof(&row)?;
    if matches!(issue.state, IssueState::Planned | IssueState::Open | IssueState::Approved) {
        set_state(tx, issue.id, IssueState::Proof)?;
    }
    Ok(row)
}

/// What the page of a proof is made of.
pub fn payload_of(blobs: &Blobs, row: &ProofRow) -> Result<Payload> {
    serde_json::from_slice(&blobs.get(&row.payload)?)
        .map_err(|_| Error::Damaged { reason: "What a proof's page was made of cannot be read.".to_owned() })
}
