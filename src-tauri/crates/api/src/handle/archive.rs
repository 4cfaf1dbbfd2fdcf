//! The archive: exports, sealing, opening what went out, corrections.

use galley_core::archive::correct::{self, Correction};
use galley_core::archive::difference::{self, Side};
use galley_core::archive::seal::{self, Present, Since};
use galley_core::archive::transcript::{PassagePart, Transcript};
use galley_core::blob::{Blobs, Found};
use galley_core::change::Label;
use galley_core::error::{Error, OrNotFound};
use galley_core::export::Target;
use galley_core::id::IssueId;
use galley_core::issue::snapshot::IssueSnapshot;
use galley_core::library::Reader;
use galley_core::{Result, SealRow};

use super::{Reply, change, read};
use crate::archive::*;
use crate::command::Session;
use crate::history::Changed;
use crate::issue::IssueDesk;
use crate::{resolve, view};

pub fn export_list(session: &mut Session, request: IssueSeal) -> Reply<Vec<ExportedView>> {
    let blobs = session.library.blobs();
    read(session, |reader| exports(reader, &blobs, resolve::issue(reader, &request.issue)?))
}

pub fn issue_seal(session: &mut Session, request: IssueSeal) -> Reply<Changed<Sealed>> {
    let blobs = session.library.blobs();
    let (snapshot, kept) = super::export::snapshot(session, &request.issue)?;
    let target = Target::Plain;
    let rendered = super::outgoing::hosted(&snapshot, &kept, target);
    let present = Present { target, theme: &snapshot.theme.slug, html: &rendered.html, text: &rendered.text };
    change(
        session,
        Label::new("issue_seal", ""),
        |tx| {
            // Read again within the change: another process may have written since.
            let snapshot = tx.read().snapshot(snapshot.issue.id)?;
            let (_, since) = seal::seal(tx, &blobs, &snapshot, present)?;
            Ok((snapshot.issue.id, since))
        },
        |reader, (id, since)| {
            let seals = reader.seals(id)?;
            Ok(Sealed {
                entry: entry(reader, &blobs, &seals)?,
                changed_since_export: since == Since::Changed,
                desk: view::desk(reader, id)?,
            })
        },
    )
}

pub fn archive_list(session: &mut Session, request: ArchiveList) -> Reply<Vec<ArchiveEntry>> {
    let blobs = session.library.blobs();
    read(session, |reader| {
        let of = request.publication.as_deref().map(|name| resolve::publication(reader, name)).transpose()?;
        let mut entries = Vec::new();
        let mut seen = std::collections::BTreeSet::new();
        for row in reader.archive()? {
            // An issue may have been sealed several times; it stands where it was sealed last.
            if !seen.insert(row.issue) || of.is_some_and(|of| !is_of(reader, row.issue, of)) {
                continue;
            }
            entries.push(entry(reader, &blobs, &reader.seals(row.issue)?)?);
        }
        Ok(entries)
    })
}

pub fn archive_show(session: &mut Session, request: ArchiveShow) -> Reply<ArchiveView> {
    let blobs = session.library.blobs();
    read(session, |reader| {
        let id = resolve::issue(reader, &request.issue)?;
        let seals = reader.seals(id)?;
        if seals.is_empty() {
            return Err(Error::invalid("issue", "This issue was never sealed, so the archive does not hold it."));
        }
        let number = request.seal.unwrap_or(1);
        let row = number.checked_sub(1).and_then(|at| seals.get(at as usize)).or_not_found("seal", number)?;
        let html = text(blobs.get(&row.html)?)?;
        let words = if row.text.is_empty() { None } else { Some(text(blobs.get(&row.text)?)?) };
        Ok(ArchiveView {
            entry: entry(reader, &blobs, &seals)?,
            seal: number,
            seals: view::count(seals.len()),
            html,
            text: words,
            exports: exports(reader, &blobs, id)?,
        })
    })
}

pub fn archive_correct(session: &mut Session, request: IssueSeal) -> Reply<Changed<IssueDesk>> {
    change(
        session,
        Label::new("archive_correct", ""),
        |tx| {
            let id = resolve::issue(&tx.read(), &request.issue)?;
            correct::begin(tx, id)?;
            Ok(id)
        },
        view::desk,
    )
}

pub fn archive_compare(session: &mut Session, request: IssueSeal) -> Reply<CorrectionView> {
    let blobs = session.library.blobs();
    read(session, |reader| {
        let (snapshot, correction) = correction(reader, &blobs, &request.issue)?;
        let next = correct::next_issue(reader, &snapshot)?;
        Ok(CorrectionView {
            differences: correction.differences.iter().map(passage).collect(),
            note_headline: correction.note.headline,
            note: correction.note.body.to_text(),
            next: next.map(|id| id.to_string()),
        })
    })
}

pub fn archive_note(session: &mut Session, request: ArchiveNote) -> Reply<Changed<NotePlaced>> {
    let blobs = session.library.blobs();
    change(
        session,
        Label::new("archive_note", ""),
        |tx| {
            let (snapshot, correction) = correction(&tx.read(), &blobs, &request.issue)?;
            let into = match &request.into {
                Some(name) => Some(resolve::issue(&tx.read(), name)?),
                None => correct::next_issue(&tx.read(), &snapshot)?,
            };
            Ok((correct::place(tx, &correction.note, into)?, into))
        },
        |_, (item, issue)| Ok(NotePlaced { item: item.to_string(), issue: issue.map(|id| id.to_string()) }),
    )
}

fn correction(reader: &Reader<'_>, blobs: &Blobs, name: &str) -> Result<(IssueSnapshot, Correction)> {
    let snapshot = reader.snapshot(resolve::issue(reader, name)?)?;
    let correction = correct::correction(reader, blobs, &snapshot)?;
    Ok((snapshot, correction))
}

fn is_of(reader: &Reader<'_>, issue: IssueId, publication: galley_core::id::PublicationId) -> bool {
    reader.issue(issue).is_ok_and(|(issue, _)| issue.publication == publication)
}

/// An issue's place in the archive, by its seals, the first one first.
fn entry(reader: &Reader<'_>, blobs: &Blobs, seals: &[SealRow]) -> Result<ArchiveEntry> {
    let first = seals.first().or_not_found("seal", "1")?;
    let (issue, _) = reader.issue(first.issue)?;
    let publication = reader.publication(issue.publication)?;
    let sent = blobs.get(&first.transcript).and_then(|bytes| Transcript::from_json(&bytes)).unwrap_or_default();
    let subject = sent.passages.iter().find(|passage| passage.part == PassagePart::Subject);
    let title = match sent.title.is_empty() {
        true => galley_core::issue::create::title_of(&publication, issue.number, issue.date),
        false => sent.title.clone(),
    };
    Ok(ArchiveEntry {
        issue: issue.id.to_string(),
        publication: publication.slug,
        publication_name: publication.name,
        number: issue.number,
        date: issue.date.map(|date| date.to_string()),
        title,
        subject: subject.map(|passage| passage.text.clone()).unwrap_or_default(),
        state: issue.state.into(),
        target: first.target.clone(),
        theme: first.theme.clone(),
        hash: first.html.clone(),
        exported_at: first.exported_at.clone(),
        sealed_at: first.made_at.clone(),
        corrections: view::count(seals.len() - 1),
        damage: damage(blobs, first),
    })
}

/// What of a sealed issue cannot be read as it was written.
fn damage(blobs: &Blobs, row: &SealRow) -> Option<String> {
    let parts = [("HTML part", &row.html), ("text part", &row.text), ("list of words", &row.transcript)];
    let found: Vec<String> = parts
        .into_iter()
        .filter(|(_, hash)| !hash.is_empty())
        .filter_map(|(part, hash)| match blobs.examine(hash) {
            Found::Sound => None,
            Found::Missing => Some(format!("The {part} is missing from the folder “blobs”.")),
            Found::Damaged => Some(format!("The {part} is not as it was written.")),
        })
        .collect();
    (!found.is_empty()).then(|| found.join(" "))
}

pub(super) fn exports(reader: &Reader<'_>, blobs: &Blobs, issue: IssueId) -> Result<Vec<ExportedView>> {
    let view = |found: galley_core::ExportRow| ExportedView {
        kept: !found.transcript.is_empty() && blobs.examine(&found.hash) == Found::Sound,
        target: found.target,
        format: found.format,
        theme: found.theme,
        hash: found.hash,
        bytes: view::count(usize::try_from(found.bytes).unwrap_or(usize::MAX)),
        made_at: found.made_at,
    };
    Ok(reader.exports(issue)?.into_iter().map(view).collect())
}

fn text(bytes: Vec<u8>) -> Result<String> {
    String::from_utf8(bytes).map_err(|_| Error::Damaged { reason: "A part of a sealed issue is not text.".to_owned() })
}

fn side(side: Side) -> SideView {
    match side {
        Side::Both => SideView::Same,
        Side::Before => SideView::Removed,
        Side::After => SideView::Added,
    }
}

/// A passage that changed, as the wire has it.
pub(super) fn passage(found: &difference::PassageDifference) -> PassageView {
    PassageView {
        part: found.part.name().to_owned(),
        entry: found.entry.map(|entry| entry.to_string()),
        heading: found.heading.clone(),
        stretches: found.stretches.iter().map(stretch).collect(),
    }
}

/// A stretch of a compared text, as the wire has it.
pub(super) fn stretch(stretch: &difference::Stretch) -> StretchView {
    StretchView { side: side(stretch.side), text: stretch.text.clone() }
}
