//! Previews, checks and exports: one function renders all of them.

use super::{Reply, read};
use crate::archive::ExportedView;
use crate::command::Session;
use crate::export::*;
use crate::failure::Failure;
use crate::library::Empty;
use crate::{resolve, view};
use chrono::{DateTime, Utc};
use galley_core::ExportRecord;
use galley_core::archive;
use galley_core::change::{Label, Undo};
use galley_core::check::{blockers, check, check_rendered, waits_for_people};
use galley_core::error::{Error, OrNotFound};
use galley_core::export::mail::{self, Envelope};
use galley_core::export::size::{BLOCK, Size, WARN};
use galley_core::export::{self, ImageFile, ImageMode, Images, Target, preview, write};
use galley_core::image::KeptImages;
use galley_core::issue::snapshot::IssueSnapshot;
use std::path::Path;

pub fn issue_preview(session: &mut Session, request: IssuePreview) -> Reply<PreviewView> {
    let blobs = session.library.blobs();
    let (snapshot, kept) = read(session, |reader| {
        let mut snapshot = reader.snapshot(resolve::issue(reader, &request.issue)?)?;
        if let Some(theme) = &request.theme {
            snapshot.theme = reader.theme(theme)?.or_not_found("theme", theme)?;
        }
        let kept = KeptImages::of(reader, blobs, &snapshot)?;
        Ok((snapshot, kept))
    })?;
    let target = Target::from(request.target);
    let rendered = export::render_with(&snapshot, &snapshot.theme, target, Images::new(&kept, &ImageMode::Hosted));
    let findings = check_rendered(&snapshot, target, &rendered.html);
    let size = Size::of(&rendered.html, target.profile());
    let html = match request.pictures {
        PreviewPictures::Hosted => rendered.html,
        PreviewPictures::Shown => super::outgoing::with_pictures(&snapshot, &kept, target),
    };
    let html = match request.scheme {
        Some(scheme) => preview::as_in(&html, scheme.into()),
        None => html,
    };
    Ok(PreviewView {
        html,
        text: rendered.text,
        bytes: view::count(size.html),
        size: SizeView {
            html: view::count(size.html),
            overhead: view::count(size.overhead),
            total: view::count(size.total()),
            warn: view::count(WARN),
            block: view::count(BLOCK),
        },
        findings: view::findings(&findings),
    })
}

pub fn issue_render(session: &mut Session, request: IssueRender) -> Reply<RenderView> {
    let (snapshot, kept) = snapshot(session, &request.issue)?;
    let target = request.target.into();
    refuse_blocked(&snapshot, target, request.anyway.as_deref())?;
    let mode = image_mode(request.images.as_ref());
    let written = content(&snapshot, &kept, target, request.format, &mode, (session.clock)())?;
    let content = String::from_utf8(written.bytes)
        .map_err(|_| Failure::invalid("This export is not text; write it to a file instead."))?;
    Ok(RenderView { content })
}

pub fn issue_export(session: &mut Session, request: IssueExport) -> Reply<ExportView> {
    let (snapshot, kept) = snapshot(session, &request.issue)?;
    let at = (session.clock)();
    let target = Target::from(request.target);
    let blocked = refuse_blocked(&snapshot, target, request.anyway.as_deref())?;
    let mode = image_mode(request.images.as_ref());
    let written = content(&snapshot, &kept, target, request.format, &mode, at)?;
    let path = Path::new(&request.path);
    let blobs = session.library.blobs();
    let hash = blobs.keep(&written.bytes)?;
    let images = write_images(path, &mode, &written.images)?;
    write::write_file(path, &written.bytes)?;
    let record = ExportRecord {
        issue: snapshot.issue.id,
        target: target.name().to_owned(),
        format: format_name(request.format).to_owned(),
        hash: hash.clone(),
        bytes: written.bytes.len() as u64,
        anyway: if blocked { request.anyway.unwrap_or_default() } else { String::new() },
    };
    keep_record(session, &snapshot, &record, at)?;
    Ok(ExportView { path: request.path, bytes: view::count(written.bytes.len()), hash, images })
}

pub fn issue_clipboard(session: &mut Session, request: IssueClipboard) -> Reply<ClipboardView> {
    let (snapshot, kept) = snapshot(session, &request.issue)?;
    let target = Target::from(request.target);
    refuse_blocked(&snapshot, target, request.anyway.as_deref())?;
    Ok(flavours(&snapshot, &kept, target).into())
}

/// What lies on the clipboard went out as much as what was written to a file, so it has a record of its own.
pub fn issue_copied(session: &mut Session, request: IssueClipboard) -> Reply<Vec<ExportedView>> {
    let (snapshot, kept) = snapshot(session, &request.issue)?;
    let target = Target::from(request.target);
    let blocked = refuse_blocked(&snapshot, target, request.anyway.as_deref())?;
    let html = flavours(&snapshot, &kept, target).html;
    let blobs = session.library.blobs();
    let record = ExportRecord {
        issue: snapshot.issue.id,
        target: target.name().to_owned(),
        format: "clipboard".to_owned(),
        hash: blobs.keep(html.as_bytes())?,
        bytes: html.len() as u64,
        anyway: if blocked { request.anyway.unwrap_or_default() } else { String::new() },
    };
    keep_record(session, &snapshot, &record, (session.clock)())?;
    read(session, |reader| super::archive::exports(reader, &blobs, snapshot.issue.id))
}

fn flavours(snapshot: &IssueSnapshot, kept: &KeptImages, target: Target) -> export::Clipboard {
    let images = Images::new(kept, &ImageMode::Hosted);
    export::clipboard(export::render_with(snapshot, &snapshot.theme, target, images), target)
}

/// Records an export, which undo passes over.
fn keep_record(session: &mut Session, snapshot: &IssueSnapshot, record: &ExportRecord, at: DateTime<Utc>) -> Reply<()> {
    let blobs = session.library.blobs();
    let label = Label { undo: Undo::Withheld, ..Label::new("issue_export", "") };
    session.library.transact(at, label, |tx| archive::record(tx, &blobs, snapshot, record, &snapshot.theme.slug))?;
    Ok(())
}

pub fn issue_check(session: &mut Session, request: IssueCheck) -> Reply<CheckView> {
    let snapshot = read(session, |reader| reader.snapshot(resolve::issue(reader, &request.issue)?))?;
    Ok(CheckView { findings: view::findings(&check(&snapshot, request.target.into())) })
}

pub fn target_list(_: &mut Session, _: Empty) -> Reply<Vec<TargetInfo>> {
    Ok(Target::ALL.into_iter().map(view::target_info).collect())
}

/// An issue at this moment, with its pictures.
pub(super) fn snapshot(session: &mut Session, issue: &str) -> Reply<(IssueSnapshot, KeptImages)> {
    let blobs = session.library.blobs();
    read(session, |reader| {
        let snapshot = reader.snapshot(resolve::issue(reader, issue)?)?;
        let kept = KeptImages::of(reader, blobs, &snapshot)?;
        Ok((snapshot, kept))
    })
}

/// Refuses an export that checks block (see `check::blockers`), where no reason is given to do it all the
/// same. Gives back whether anything blocked.
pub(super) fn refuse_blocked(snapshot: &IssueSnapshot, target: Target, anyway: Option<&str>) -> Reply<bool> {
    let findings = blockers(check(snapshot, target), target);
    match anyway.is_some_and(|reason| !reason.trim().is_empty()) {
        _ if findings.is_empty() => Ok(false),
        true => Ok(true),
        false => Err(Error::Blocked { findings }.into()),
    }
}

/// What an export comes to.
struct Written {
    bytes: Vec<u8>,
    images: Vec<ImageFile>,
}

fn content(
    snapshot: &IssueSnapshot,
    kept: &KeptImages,
    target: Target,
    format: ExportFormat,
    mode: &ImageMode,
    at: DateTime<Utc>,
) -> Reply<Written> {
    let images = Images::new(kept, mode);
    let theme = &snapshot.theme;
    if *mode != ImageMode::Hosted {
        kept.check()?;
    }
    if *mode == ImageMode::Inline && format != ExportFormat::Eml {
        return Err(Failure::invalid("Only a whole mail (eml) can hold its pictures. Choose hosted ones or a folder."));
    }
    let text = match format {
        ExportFormat::Html => export::render_with(snapshot, theme, target, images).html,
        ExportFormat::Text => export::render_with(snapshot, theme, target, images).text,
        ExportFormat::Md => export::markdown(snapshot, images),
        ExportFormat::Web => export::web(snapshot, theme, images),
        ExportFormat::Atom => export::atom(snapshot, images),
        ExportFormat::Json => {
            let mut issue = view::issue(snapshot);
            // What people say to each other about a draft does not leave with it.
            issue.findings.retain(|finding| !waits_for_people(&finding.check));
            let json = serde_json::to_string_pretty(&issue);
            json.map_err(|error| Failure::invalid(format!("The issue could not be written as JSON: {error}.")))? + "\n"
        }
        ExportFormat::Eml => {
            let rendered = export::render_with(snapshot, theme, target, images);
            let seed = format!("{} {} {at}", snapshot.issue.id, target.name());
            let envelope = Envelope { at, seed, ..Envelope::default() };
            let files = images.files(snapshot, theme);
            let bytes = mail::write(snapshot, &rendered, files, &envelope);
            return Ok(Written { bytes, images: Vec::new() });
        }
    };
    Ok(Written { bytes: text.into_bytes(), images: images.files(snapshot, theme) })
}

/// Writes the pictures into the folder beside the page, where they are to stand in one.
fn write_images(page: &Path, mode: &ImageMode, files: &[ImageFile]) -> Reply<Vec<String>> {
    let ImageMode::Folder { base } = mode else { return Ok(Vec::new()) };
    if files.is_empty() {
        return Ok(Vec::new());
    }
    let folder = page.parent().unwrap_or(Path::new("")).join(folder_name(base));
    std::fs::create_dir_all(&folder).map_err(|source| Error::Io { doing: "Making", path: folder.clone(), source })?;
    let mut written = Vec::with_capacity(files.len());
    for file in files {
        let path = folder.join(&file.name);
        write::write_file(&path, &file.bytes)?;
        written.push(path.to_string_lossy().into_owned());
    }
    Ok(written)
}

/// The folder of an address: its last part, which stands beside the page.
fn folder_name(base: &str) -> String {
    let last = base.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    if !last.is_empty() && last.chars().all(fits) { last.to_owned() } else { "images".to_owned() }
}

fn image_mode(images: Option<&ImagesView>) -> ImageMode {
    match images {
        None | Some(ImagesView::Hosted) => ImageMode::Hosted,
        Some(ImagesView::Inline) => ImageMode::Inline,
        Some(ImagesView::Folder { base }) => ImageMode::Folder { base: base.clone() },
    }
}

impl From<export::Clipboard> for ClipboardView {
    fn from(clipboard: export::Clipboard) -> ClipboardView {
        ClipboardView { html: clipboard.html, text: clipboard.text }
    }
}

fn format_name(format: ExportFormat) -> &'static str {
    match format {
        ExportFormat::Html => "html",
        ExportFormat::Text => "text",
        ExportFormat::Md => "md",
        ExportFormat::Eml => "eml",
        ExportFormat::Web => "web",
        ExportFormat::Atom => "atom",
        ExportFormat::Json => "json",
    }
}
