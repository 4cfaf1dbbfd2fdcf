//! Proofs: making them, their pages, what changed since, verdicts, and what an export waits for.

use std::path::Path;

use super::{Reply, change, read};
use crate::command::Session;
use crate::history::Changed;
use crate::proof::*;
use crate::{resolve, view};
use galley_core::archive::difference;
use galley_core::archive::transcript::Transcript;
use galley_core::blob::Blobs;
use galley_core::change::Label;
use galley_core::check::{self, check};
use galley_core::error::Error;
use galley_core::export::{Target, write};
use galley_core::library::Reader;
use galley_core::proof::content::Content;
use galley_core::proof::make;
use galley_core::proof::page;
use galley_core::proof::verdict::{self, Word};
use galley_core::{ProofRow, Result, proof};

pub fn proof_make(session: &mut Session, request: ProofMake) -> Reply<Changed<ProofView>> {
    let blobs = session.library.blobs();
    // The page is written before the proof counts: a proof whose page could not be kept is not made.
    let file = request.file.clone();
    let mut written = None;
    let mut changed = change(
        session,
        Label::new("proof_make", ""),
        |tx| {
            let id = resolve::issue(&tx.read(), &request.issue)?;
            let snapshot = tx.read().snapshot(id)?;
            let row = make::make(tx, &blobs, &snapshot)?;
            if let Some(file) = &file {
                written = Some(write_page(&blobs, &row, Path::new(file))?);
            }
            Ok(row)
        },
        |reader, row| show(reader, &row, &Content::of(&reader.snapshot(row.issue)?)),
    )?;
    changed.value.bytes = written;
    changed.value.file = request.file;
    Ok(changed)
}

pub fn proof_list(session: &mut Session, request: ProofShow) -> Reply<Vec<ProofView>> {
    read(session, |reader| {
        let issue = resolve::issue(reader, &request.issue)?;
        let now = Content::of(&reader.snapshot(issue)?);
        reader.proofs(issue)?.iter().map(|row| show(reader, row, &now)).collect()
    })
}

pub fn proof_page(session: &mut Session, request: ProofPage) -> Reply<ProofView> {
    let blobs = session.library.blobs();
    read(session, |reader| {
        let issue = resolve::issue(reader, &request.issue)?;
        let row = verdict::numbered(reader, issue, request.number)?;
        let bytes = write_page(&blobs, &row, Path::new(&request.file))?;
        let view = show(reader, &row, &Content::of(&reader.snapshot(issue)?))?;
        Ok(ProofView { file: Some(request.file.clone()), bytes: Some(bytes), ..view })
    })
}

pub fn proof_compare(session: &mut Session, request: ProofShow) -> Reply<ProofDifference> {
    let blobs = session.library.blobs();
    read(session, |reader| {
        let issue = resolve::issue(reader, &request.issue)?;
        let row = verdict::numbered(reader, issue, request.number)?;
        let then = Transcript::from_json(&blobs.get(&row.transcript)?)?;
        let now = Transcript::of(&reader.snapshot(issue)?);
        let differences = difference::between(&then, &now).iter().map(super::archive::passage).collect();
        Ok(ProofDifference { number: row.number, differences })
    })
}

pub fn verdict_set(session: &mut Session, request: VerdictSet) -> Reply<Changed<GateView>> {
    let Some(me) = super::me(session)? else {
        return Err(Error::invalid("person", "Say who you are first, so that the verdict has a name.").into());
    };
    let given = request.verdict.map(|verdict| match verdict {
        ReviewVerdict::Approve => proof::file::Verdict::Approve,
        ReviewVerdict::RequestChanges => proof::file::Verdict::RequestChanges,
    });
    let verb = match request.verdict {
        Some(ReviewVerdict::Approve) => "proof_approve",
        Some(ReviewVerdict::RequestChanges) => "proof_request_changes",
        None => "verdict_remove",
    };
    change(
        session,
        Label::new(verb, ""),
        |tx| {
            let issue = resolve::issue(&tx.read(), &request.issue)?;
            let row = verdict::numbered(&tx.read(), issue, request.number)?;
            tx.name(format!("Proof {}", row.number));
            verdict::give(tx, &row, me, given, &super::line(&request.remark), None)?;
            Ok(issue)
        },
        |reader, issue| gate_of(reader, issue, Target::Plain),
    )
}

pub fn gate(session: &mut Session, request: GateShow) -> Reply<GateView> {
    let target = request.target.map_or(Target::Plain, Target::from);
    read(session, |reader| gate_of(reader, resolve::issue(reader, &request.issue)?, target))
}

fn gate_of(reader: &Reader<'_>, issue: galley_core::id::IssueId, target: Target) -> Result<GateView> {
    let snapshot = reader.snapshot(issue)?;
    let mut findings = check(&snapshot, target);
    // The gate names all that blocks, what is for no mail tool included: who asks wants to know it all.
    findings.retain(|finding| finding.severity == check::Severity::Block);
    let blockers: Vec<BlockerView> = view::findings(&findings)
        .into_iter()
        .map(|finding| BlockerView {
            kind: match finding.check.as_str() {
                "suggestion-open" => BlockerKind::Suggestion,
                check::MISSING => BlockerKind::Approval,
                check::REQUESTED => BlockerKind::Changes,
                _ => BlockerKind::Check,
            },
            message: finding.message.clone(),
            item: finding.item.clone(),
            finding,
        })
        .collect();
    let standing = &snapshot.standing;
    Ok(GateView {
        open: blockers.is_empty(),
        blockers,
        needed: standing.needed,
        approvals: standing.approvals(),
        words: standing.words.iter().map(word).collect(),
        comments: view::count(reader.open_threads(&snapshot)?),
    })
}

fn word(word: &Word) -> ReviewerWord {
    ReviewerWord {
        person: word.person.to_string(),
        name: word.name.clone(),
        number: word.number,
        verdict: shown(word.verdict),
        remark: word.remark.clone(),
        changed: word.changed,
    }
}

/// A verdict as the wire has it.
pub(super) fn shown(verdict: proof::file::Verdict) -> ReviewVerdict {
    match verdict {
        proof::file::Verdict::Approve => ReviewVerdict::Approve,
        proof::file::Verdict::RequestChanges => ReviewVerdict::RequestChanges,
    }
}

fn show(reader: &Reader<'_>, row: &ProofRow, now: &Content) -> Result<ProofView> {
    let people = reader.people()?;
    let name = |id| people.iter().find(|person| Some(person.id) == id).map(|person| person.name.clone());
    let given = reader.verdicts(row.issue)?.into_iter().filter(|verdict| verdict.proof == row.id);
    let verdicts = given.filter_map(|given| {
        let verdict = shown(proof::file::Verdict::from_name(&given.verdict)?);
        Some(ProofVerdict {
            person: given.person.to_string(),
            name: name(Some(given.person)).unwrap_or_default(),
            verdict,
            remark: given.remark,
            made_at: given.made_at,
        })
    });
    Ok(ProofView {
        id: row.id.to_string(),
        number: row.number,
        hash: row.hash.clone(),
        made_at: row.made_at.clone(),
        by: name(row.by).unwrap_or_default(),
        changed: verdict::changed(row, now),
        verdicts: verdicts.collect(),
        file: None,
        bytes: None,
    })
}

fn write_page(blobs: &Blobs, row: &ProofRow, file: &Path) -> Result<u32> {
    let html = page::page(&make::payload_of(blobs, row)?);
    write::write_file(file, html.as_bytes())?;
    Ok(view::count(html.len()))
}
