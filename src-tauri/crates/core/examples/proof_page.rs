//! Writes proof pages, to be looked at and to be tried by the judges: `proof_page FOLDER [LIBRARY]`.
//!
//! Without a library the sample's issues are taken, and one more whose every field is hostile.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use galley_core::body::{Body, Inline, Line, LineKind, Marks};
use galley_core::change::Label;
use galley_core::export::{ImageMode, Images};
use galley_core::id::DeviceId;
use galley_core::image::KeptImages;
use galley_core::issue::snapshot::{IssueSnapshot, SnapshotEntry};
use galley_core::library::Library;
use galley_core::proof::page::page;
use galley_core::proof::payload::{Served, Stamp, payload};
use galley_core::{hash, sample};
use uuid::Uuid;

/// Words that would do something if they were ever taken for markup.
const HOSTILE: &str = "<img src=x onerror=\"window.top.planted=1\"><script>window.top.planted=1</script></script>\
    <!--<script>\u{2028}]]>&lt;b&gt;'\"`${window.planted=1}";

fn main() {
    let mut words = std::env::args().skip(1);
    let out = PathBuf::from(words.next().expect("a folder to write to"));
    std::fs::create_dir_all(&out).unwrap();
    let at = DateTime::<Utc>::from_timestamp(1_800_000_000, 0).unwrap();
    let scratch = tempfile::tempdir().unwrap();
    let mut library = match words.next() {
        Some(folder) => Library::open(Path::new(&folder), DeviceId::new(at)).unwrap(),
        None => {
            let mut library = Library::create(&scratch.path().join("library"), DeviceId::new(at), at).unwrap();
            library.transact(at, Label::new("init", ""), sample::fill).unwrap();
            library
        }
    };
    let blobs = library.blobs();
    let issues = library.read(|reader| reader.issues(None)).unwrap();
    for (index, summary) in issues.iter().enumerate() {
        let snapshot = library.read(|reader| reader.snapshot(summary.issue.id)).unwrap();
        let kept = library.read(|reader| KeptImages::of(reader, blobs.clone(), &snapshot)).unwrap();
        let name = format!("{}-{}", snapshot.publication.slug, summary.issue.number.unwrap_or(0));
        write(&out, &name, index, &snapshot, Images::new(&kept, &ImageMode::Embedded));
        if index == 0 {
            write(&out, "hostile", 90, &hostile(snapshot), Images::none());
        }
    }
}

fn write(out: &Path, name: &str, index: usize, snapshot: &IssueSnapshot, images: Images<'_>) {
    let stamp = Stamp {
        library: Uuid::from_u128(0x0199_0000_0000_7000_8000_0000_0000_0001),
        proof: Uuid::from_u128(0x0199_0000_0000_7000_8000_0000_0000_0100 + index as u128),
        number: 3,
        hash: hash::hex(name.as_bytes()),
        made_at: DateTime::<Utc>::from_timestamp(1_800_000_000, 0).unwrap(),
    };
    let mut payload = payload(snapshot, &stamp, images);
    let file = page(&payload);
    println!("{name}: {} bytes, the mail {}", file.len(), payload.mail.len());
    std::fs::write(out.join(format!("{name}.html")), file).unwrap();
    std::fs::write(out.join(format!("{name}.json")), serde_json::to_vec(&payload).unwrap()).unwrap();
    payload.served = Some(Served { base: "api/".to_owned() });
    std::fs::write(out.join(format!("{name}.served.html")), page(&payload)).unwrap();
}

/// The issue with hostile words in every field.
fn hostile(mut snapshot: IssueSnapshot) -> IssueSnapshot {
    let words = || HOSTILE.to_owned();
    snapshot.publication.name = words();
    snapshot.publication.masthead = words();
    let issue = &mut snapshot.issue;
    for field in [&mut issue.title, &mut issue.subject, &mut issue.preheader, &mut issue.topic_line] {
        *field = words();
    }
    issue.outro_heading = words();
    let lines = [LineKind::Paragraph, LineKind::Quote, LineKind::Code, LineKind::Bullet];
    let marked = Inline::Text { text: words(), marks: Marks { link: Some(words()), strong: true, ..Marks::default() } };
    let body = Body {
        lines: lines
            .iter()
            .map(|kind| Line::of(*kind, HOSTILE))
            .chain([Line { inline: vec![marked], ..Line::default() }])
            .collect(),
    };
    (issue.intro, issue.outro) = (body.clone(), body.clone());
    for entry in &mut snapshot.entries {
        match entry {
            SnapshotEntry::Section { title, .. } => *title = words(),
            SnapshotEntry::Item(item) => {
                item.kicker = words();
                item.headline = words();
                item.dek = words();
                item.body = body.clone();
                item.sources.iter_mut().for_each(|source| source.name = words());
            }
        }
    }
    snapshot
}
