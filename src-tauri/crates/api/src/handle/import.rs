//! Past issues: read, shown, corrected, kept.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;

use super::{Reply, change, line};
use crate::command::Session;
use crate::failure::{Code, Failure};
use crate::history::Changed;
use crate::import::*;
use crate::issue::{FindingView, IssueDesk, IssueStateView, IssueView, ItemProse, SectionView};
use crate::item::SourceView;
use crate::{resolve, view};
use galley_core::body::Body;
use galley_core::change::Label;
use galley_core::html;
use galley_core::import::{
    Format, ImportNote, ImportNoteKind, ImportedEntry, ImportedIssue, ImportedItem, ImportedSource, LARGEST, import,
};
use galley_core::issue::keep;

pub fn issue_parse(_: &mut Session, request: IssueParse) -> Reply<ParsedIssue> {
    Ok(parsed(&found(&request.from, request.format)?))
}

pub fn issue_keep(session: &mut Session, request: IssueKeep) -> Reply<Changed<IssueDesk>> {
    let imported = corrected(&request.issue)?;
    change(
        session,
        Label::new("issue_import", ""),
        |tx| {
            let publication = resolve::publication(&tx.read(), &request.publication)?;
            keep::keep(tx, publication, &imported)
        },
        view::desk,
    )
}

pub fn issue_import(session: &mut Session, request: IssueImport) -> Reply<Changed<IssueView>> {
    let imported = overridden(&request)?;
    let notes = findings(&imported.notes);
    change(
        session,
        Label::new("issue_import", ""),
        |tx| {
            let publication = resolve::publication(&tx.read(), &request.publication)?;
            keep::keep(tx, publication, &imported)
        },
        |reader, id| {
            let mut view = view::issue(&reader.snapshot(id)?);
            view.findings = notes;
            Ok(view)
        },
    )
}

pub fn issue_import_preview(session: &mut Session, request: IssueImport) -> Reply<IssueView> {
    let imported = overridden(&request)?;
    let publication = super::read(session, |reader| {
        let id = resolve::publication(reader, &request.publication)?;
        Ok(reader.publication(id)?.slug)
    })?;
    Ok(preview(&imported, publication))
}

fn overridden(request: &IssueImport) -> Reply<ImportedIssue> {
    let mut imported = found(&request.from, request.format)?;
    if request.number.is_some() {
        imported.number = request.number;
    }
    if let Some(words) = &request.date {
        imported.date = super::issue::date(words)?;
    }
    Ok(imported)
}

pub(super) fn found(from: &ImportFrom, format: Option<ImportFormat>) -> Reply<ImportedIssue> {
    let (bytes, named) = match from {
        ImportFrom::File { path } => (bytes_of(Path::new(path))?, Format::of_name(path)),
        ImportFrom::Text { text } => (text.clone().into_bytes(), None),
    };
    let format = format.map(|format| match format {
        ImportFormat::Text => Format::Text,
        ImportFormat::Html => Format::Html,
        ImportFormat::Markdown => Format::Markdown,
        ImportFormat::Mail => Format::Mail,
    });
    let format = format.or(named).unwrap_or_else(|| Format::sniff(&bytes));
    Ok(import(&bytes, format)?)
}

/// The bytes of a file, as long as it is not larger than is read.
pub(super) fn bytes_of(path: &Path) -> Reply<Vec<u8>> {
    let refused = |message: String| Failure { code: Code::Invalid, message, hint: None };
    let shown = path.display();
    let unreadable = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::NotFound => refused(format!("There is no file {shown}.")),
        std::io::ErrorKind::PermissionDenied => refused(format!("The file {shown} may not be read by you.")),
        _ => refused(format!("The file {shown} could not be read: {error}.")),
    };
    let about = std::fs::metadata(path).map_err(unreadable)?;
    if !about.is_file() {
        return Err(refused(format!("{shown} is not a file.")));
    }
    let too_large = || {
        refused(format!(
            "The file {shown} is larger than {} MB, which is more than Galley reads at once. Nothing was read or changed.",
            LARGEST >> 20
        ))
    };
    if about.len() > LARGEST as u64 {
        return Err(too_large());
    }
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path).map_err(unreadable)?;
    file.take(LARGEST as u64 + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() > LARGEST { Err(too_large()) } else { Ok(bytes) }
}

fn parsed(imported: &ImportedIssue) -> ParsedIssue {
    let words = |words: &Option<String>| words.clone().unwrap_or_default();
    ParsedIssue {
        masthead: words(&imported.masthead),
        topic_line: words(&imported.topic_line),
        title: words(&imported.title),
        number: imported.number,
        date: imported.date.map(|date| date.to_string()),
        subject: words(&imported.subject),
        preheader: words(&imported.preheader),
        intro: view::delta(&imported.intro),
        entries: imported
            .entries
            .iter()
            .map(|entry| match entry {
                ImportedEntry::Section(title) => ParsedEntry::Section { title: title.clone() },
                ImportedEntry::Item(item) => ParsedEntry::Item(ParsedItem {
                    number: item.number,
                    kicker: words(&item.kicker),
                    headline: item.headline.clone(),
                    dek: words(&item.dek),
                    body: view::delta(&item.body),
                    words: view::count(item.body.word_count()),
                    sources: item.sources.iter().map(source).collect(),
                }),
            })
            .collect(),
        outro_heading: words(&imported.outro_heading),
        outro: view::delta(&imported.outro),
        call_to_action: imported.call_to_action.as_ref().map(view::call_to_action).unwrap_or_default(),
        notes: imported.notes.iter().map(note).collect(),
    }
}

/// What an editor made of it: every text goes through the same gate as typing.
fn corrected(parsed: &ParsedIssue) -> Reply<ImportedIssue> {
    let some = |words: &str| view::some(&line(words));
    let date = match &parsed.date {
        Some(words) => super::issue::date(words)?,
        None => None,
    };
    let call = view::call_to_action_of(&parsed.call_to_action);
    Ok(ImportedIssue {
        masthead: some(&parsed.masthead),
        topic_line: some(&parsed.topic_line),
        title: some(&parsed.title),
        number: parsed.number,
        date,
        subject: some(&parsed.subject),
        preheader: some(&parsed.preheader),
        intro: Body::from_delta(&parsed.intro.0),
        entries: parsed
            .entries
            .iter()
            .map(|entry| match entry {
                ParsedEntry::Section { title } => ImportedEntry::Section(line(title)),
                ParsedEntry::Item(item) => ImportedEntry::Item(ImportedItem {
                    number: item.number,
                    kicker: some(&item.kicker),
                    headline: line(&item.headline),
                    dek: some(&item.dek),
                    body: Body::from_delta(&item.body.0),
                    sources: item
                        .sources
                        .iter()
                        .map(|source| ImportedSource {
                            outlet: line(&source.outlet),
                            url: source.url.as_deref().and_then(some),
                            role: source.role.into(),
                        })
                        .collect(),
                }),
            })
            .collect(),
        outro_heading: some(&parsed.outro_heading),
        outro: Body::from_delta(&parsed.outro.0),
        call_to_action: (!call.is_blank()).then_some(call),
        notes: Vec::new(),
    })
}

/// An issue that was only read, in the form that programs read.
fn preview(imported: &ImportedIssue, publication: String) -> IssueView {
    let some = |words: &Option<String>| words.as_deref().and_then(view::some);
    let mut sections = Vec::new();
    let mut items: Vec<ItemProse> = Vec::new();
    let mut section = None;
    for entry in &imported.entries {
        match entry {
            ImportedEntry::Section(title) => {
                section = Some(title.clone());
                sections.push(SectionView { id: None, title: title.clone(), before: view::count(items.len()) });
            }
            ImportedEntry::Item(item) => items.push(ItemProse {
                id: None,
                position: view::count(items.len() + 1),
                section: section.clone(),
                kicker: some(&item.kicker),
                headline: item.headline.clone(),
                dek: some(&item.dek),
                text: item.body.to_text(),
                html: html::from_body(&item.body).into_string(),
                words: view::count(item.body.word_count()),
                sources: item.sources.iter().map(source).collect(),
            }),
        }
    }
    IssueView {
        id: None,
        publication,
        number: imported.number,
        date: imported.date.map(|date| date.to_string()),
        title: some(&imported.title),
        state: IssueStateView::Open,
        masthead: some(&imported.masthead),
        subject: some(&imported.subject),
        preheader: some(&imported.preheader),
        topic_line: some(&imported.topic_line),
        intro: view::text(&imported.intro),
        sections,
        items,
        outro: view::outro(imported.outro_heading.as_deref().unwrap_or_default(), &imported.outro),
        call_to_action: imported.call_to_action.as_ref().and_then(view::call_view),
        findings: findings(&imported.notes),
    }
}

fn source(source: &ImportedSource) -> SourceView {
    SourceView { outlet: source.outlet.clone(), outlet_id: None, url: source.url.clone(), role: source.role.into() }
}

fn note(note: &ImportNote) -> ParsedNote {
    let kind = match note.kind {
        ImportNoteKind::Residue => ParsedNoteKind::Residue,
        ImportNoteKind::Unrecognized => ParsedNoteKind::Unrecognized,
        ImportNoteKind::Encoding => ParsedNoteKind::Encoding,
        ImportNoteKind::Bounded => ParsedNoteKind::Bounded,
        ImportNoteKind::Numbers => ParsedNoteKind::Numbers,
        ImportNoteKind::Link => ParsedNoteKind::Link,
    };
    ParsedNote { kind, text: note.text.clone(), message: sentence(note) }
}

fn sentence(note: &ImportNote) -> String {
    let text = &note.text;
    match note.kind {
        ImportNoteKind::Residue => format!("“{text}” was left out, because it belongs to a web page or a mail tool."),
        ImportNoteKind::Unrecognized => {
            format!("“{text}” was kept as text where it stood, because its place is not clear.")
        }
        ImportNoteKind::Encoding => {
            "Some characters could not be read in the text's encoding and were replaced.".to_owned()
        }
        ImportNoteKind::Bounded => {
            "The text is nested deeper or marked up more heavily than is read; its words were kept as plain text."
                .to_owned()
        }
        ImportNoteKind::Numbers => format!(
            "The typed numbers of the items do not follow each other: {text}. The items now number themselves by their order."
        ),
        ImportNoteKind::Link => format!("The link on “{text}” had no usable address, so only its words were kept."),
    }
}

fn findings(notes: &[ImportNote]) -> Vec<FindingView> {
    let severity = |kind| match kind {
        ImportNoteKind::Residue => "note",
        _ => "warn",
    };
    let check = |kind| match kind {
        ImportNoteKind::Residue => "import-residue",
        ImportNoteKind::Unrecognized => "import-unrecognized",
        ImportNoteKind::Encoding => "import-encoding",
        ImportNoteKind::Bounded => "import-bounded",
        ImportNoteKind::Numbers => "import-numbers",
        ImportNoteKind::Link => "import-link",
    };
    notes
        .iter()
        .map(|note| FindingView {
            check: check(note.kind).to_owned(),
            severity: severity(note.kind).to_owned(),
            item: None,
            message: sentence(note),
            range: None,
            part: None,
            facts: BTreeMap::from([("text".to_owned(), note.text.clone())]),
        })
        .collect()
}
