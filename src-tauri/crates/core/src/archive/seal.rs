//! Sealing: from an export to what went out, and the refusal of every later change.

use crate::blob::Blobs;
use crate::error::{Error, Result};
use crate::export::Target;
use crate::id::IssueId;
use crate::issue::snapshot::IssueSnapshot;
use crate::issue::{Issue, IssueState};
use crate::library::{Reader, Tx};
use crate::storage::export::{ExportRecord, ExportRow};
use crate::storage::seal::SealRow;

use super::transcript::Transcript;

/// An issue as it would be written out now: what is sealed where nothing was exported.
#[derive(Debug, Clone, Copy)]
pub struct Present<'a> {
    /// The mail tool.
    pub target: Target,
    /// The theme's name.
    pub theme: &'a str,
    /// The HTML part.
    pub html: &'a str,
    /// The text part.
    pub text: &'a str,
}

/// Whether the issue still says what was exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Since {
    /// It says the same.
    Unchanged,
    /// It was changed after the export that is sealed.
    Changed,
}

/// Freezes an issue as it went out: its last HTML export, or what it is now where there was none.
pub fn seal(
    tx: &mut Tx<'_>,
    blobs: &Blobs,
    snapshot: &IssueSnapshot,
    present: Present<'_>,
) -> Result<(SealRow, Since)> {
    let issue = &snapshot.issue;
    tx.name(crate::issue::create::title_of(&snapshot.publication, issue.number, issue.date));
    if issue.state == IssueState::Sealed {
        return Err(Error::invalid("issue", "This issue is sealed already: the archive holds it as it went out."));
    }
    let words = Transcript::of(snapshot).to_json();
    let row = match last_export(&tx.read(), issue.id)? {
        Some(export) => of_export(tx, blobs, &export, &words, present)?,
        None => of_present(tx, blobs, snapshot, &words, present)?,
    };
    // What is to last must be there now.
    let sent = blobs.get(&row.transcript)?;
    blobs.get(&row.html)?;
    set_state(tx, issue.id, IssueState::Sealed)?;
    tx.keep_seal(&row)?;
    let since = if sent == words.as_bytes() { Since::Unchanged } else { Since::Changed };
    Ok((row, since))
}

/// The last HTML export that nothing was sealed after.
fn last_export(reader: &Reader<'_>, issue: IssueId) -> Result<Option<ExportRow>> {
    let sealed_at = reader.seals(issue)?.last().map(|seal| seal.made_at.clone()).unwrap_or_default();
    let exports = reader.exports(issue)?;
    Ok(exports
        .into_iter()
        .rev()
        .find(|export| export.format == "html" && !export.transcript.is_empty() && export.made_at > sealed_at))
}

fn of_export(tx: &Tx<'_>, blobs: &Blobs, export: &ExportRow, words: &str, present: Present<'_>) -> Result<SealRow> {
    let exports = tx.read().exports(export.issue)?;
    let beside = exports.iter().rev().find(|other| other.format == "text" && other.transcript == export.transcript);
    let unchanged = crate::hash::hex(words.as_bytes()) == export.transcript;
    let text = match beside {
        Some(text) => text.hash.clone(),
        None if unchanged => blobs.keep(present.text.as_bytes())?,
        None => String::new(),
    };
    Ok(SealRow {
        issue: export.issue,
        target: export.target.clone(),
        theme: export.theme.clone(),
        html: export.hash.clone(),
        text,
        transcript: export.transcript.clone(),
        exported_at: export.made_at.clone(),
        made_at: String::new(),
    })
}

fn of_present(
    tx: &mut Tx<'_>,
    blobs: &Blobs,
    snapshot: &IssueSnapshot,
    words: &str,
    present: Present<'_>,
) -> Result<SealRow> {
    let html = blobs.keep(present.html.as_bytes())?;
    let text = blobs.keep(present.text.as_bytes())?;
    let transcript = blobs.keep(words.as_bytes())?;
    let target = present.target.name().to_owned();
    tx.keep_export(&ExportRecord {
        issue: snapshot.issue.id,
        target: target.clone(),
        format: "html".to_owned(),
        hash: html.clone(),
        bytes: present.html.len() as u64,
        anyway: String::new(),
    })?;
    tx.keep_export_words(present.theme, &transcript)?;
    Ok(SealRow {
        issue: snapshot.issue.id,
        target,
        theme: present.theme.to_owned(),
        html,
        text,
        transcript,
        exported_at: tx.moment(),
        made_at: String::new(),
    })
}

/// Moves an issue to another state.
pub(crate) fn set_state(tx: &mut Tx<'_>, issue: IssueId, state: IssueState) -> Result<()> {
    tx.edit_past_seal::<Issue>(issue.uuid(), "issue", |issue| {
        issue.state = state;
        Ok(())
    })
    .map(|_| ())
}

/// The refusal of a change to a sealed issue, with the way out.
pub(crate) fn closed(name: &str) -> Error {
    Error::invalid(
        "issue",
        format!(
            "{name} is sealed: the archive holds it as it went out, so it is not changed any more. To repair it, begin a \
             correction (`galley archive correct`); what readers got stays kept."
        ),
    )
}
