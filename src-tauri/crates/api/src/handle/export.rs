//! Previews and exports: one function renders both.

use super::{Reply, read};
use crate::command::Session;
use crate::export::*;
use crate::failure::Failure;
use crate::{resolve, view};
use galley_core::ExportRecord;
use galley_core::archive;
use galley_core::change::{Label, Undo};
use galley_core::export::{self, write};
use galley_core::export::{Target, Theme};
use galley_core::issue::snapshot::IssueSnapshot;
use std::path::Path;

pub fn issue_preview(session: &mut Session, request: IssuePreview) -> Reply<PreviewView> {
    let snapshot = read(session, |reader| reader.snapshot(resolve::issue(reader, &request.issue)?))?;
    let rendered = export::render(&snapshot, &Theme::plain(), target(request.target));
    Ok(PreviewView { bytes: view::count(rendered.html.len()), html: rendered.html, text: rendered.text })
}

pub fn issue_render(session: &mut Session, request: IssueRender) -> Reply<RenderView> {
    let snapshot = read(session, |reader| reader.snapshot(resolve::issue(reader, &request.issue)?))?;
    Ok(RenderView { content: content(&snapshot, request.target, request.format)? })
}

pub fn issue_export(session: &mut Session, request: IssueExport) -> Reply<ExportView> {
    let snapshot = read(session, |reader| reader.snapshot(resolve::issue(reader, &request.issue)?))?;
    let content = content(&snapshot, request.target, request.format)?;
    let blobs = session.library.blobs();
    let hash = blobs.keep(content.as_bytes())?;
    write::write_file(Path::new(&request.path), content.as_bytes())?;
    let record = ExportRecord {
        issue: snapshot.issue.id,
        target: target(request.target).name().to_owned(),
        format: format_name(request.format).to_owned(),
        hash: hash.clone(),
        bytes: content.len() as u64,
    };
    let at = (session.clock)();
    let label = Label { undo: Undo::Withheld, ..Label::new("issue_export", "") };
    session.library.transact(at, label, |tx| {
        archive::record(tx, &blobs, &snapshot, &record, super::outgoing::theme_name(&Theme::plain()))
    })?;
    Ok(ExportView { path: request.path, bytes: view::count(content.len()), hash })
}

fn content(snapshot: &IssueSnapshot, to: TargetView, format: ExportFormat) -> Reply<String> {
    Ok(match format {
        ExportFormat::Html => export::html(snapshot, &Theme::plain(), target(to)),
        ExportFormat::Text => export::text(snapshot),
        ExportFormat::Json => {
            let json = serde_json::to_string_pretty(&view::issue(snapshot));
            json.map_err(|error| Failure::invalid(format!("The issue could not be written as JSON: {error}.")))? + "\n"
        }
    })
}

pub(super) fn target(target: TargetView) -> Target {
    match target {
        TargetView::Plain => Target::Plain,
    }
}

fn format_name(format: ExportFormat) -> &'static str {
    match format {
        ExportFormat::Html => "html",
        ExportFormat::Text => "text",
        ExportFormat::Json => "json",
    }
}
