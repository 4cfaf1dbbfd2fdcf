//! What went out: the record of every export, an issue sealed as its readers got it, and corrections.
//!
//! An export keeps its exact bytes and the issue's words at that moment as blobs. Sealing names one
//! export as the one that went out, and from then on the issue is not changed any more. A correction
//! opens it again without touching what is kept.

pub mod correct;
pub mod difference;
pub mod seal;
pub mod transcript;

use crate::blob::Blobs;
use crate::error::Result;
use crate::issue::IssueState;
use crate::issue::snapshot::IssueSnapshot;
use crate::library::Tx;
use crate::storage::export::ExportRecord;

use self::transcript::Transcript;

/// Records an export: its bytes, what the issue said, and that the issue is exported now. The bytes
/// must lie in the blobs already.
pub fn record(
    tx: &mut Tx<'_>,
    blobs: &Blobs,
    snapshot: &IssueSnapshot,
    record: &ExportRecord,
    theme: &str,
) -> Result<()> {
    let transcript = blobs.keep(Transcript::of(snapshot).to_json().as_bytes())?;
    tx.keep_export(record)?;
    tx.keep_export_words(theme, &transcript)?;
    use IssueState::{Approved, Open, Planned, Proof};
    if matches!(snapshot.issue.state, Planned | Open | Proof | Approved) {
        seal::set_state(tx, snapshot.issue.id, IssueState::Exported)?;
    }
    Ok(())
}
