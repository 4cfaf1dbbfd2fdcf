//! An issue as it leaves for a mail server or a mail tool, and as a preview shows it with its pictures.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, Utc};
use galley_core::export::mail::{self, Envelope, Kind};
use galley_core::export::{self, ImageMode, Images, Rendered, Target};
use galley_core::image::KeptImages;
use galley_core::issue::snapshot::IssueSnapshot;
use galley_net::mail::Mail;

use super::Reply;

/// What is put before the subject of a test.
const TEST: &str = "[Test]";

/// The issue as a test mail to each of the addresses, with its pictures inside.
pub(super) fn tests(
    snapshot: &IssueSnapshot,
    kept: &KeptImages,
    target: Target,
    from: &str,
    to: &[String],
    at: DateTime<Utc>,
) -> Reply<Vec<Mail>> {
    kept.check()?;
    let images = Images::new(kept, &ImageMode::Inline);
    let rendered = export::render_with(snapshot, &snapshot.theme, target, images);
    let mut marked = snapshot.clone();
    let subject = match marked.issue.subject.trim() {
        "" => galley_core::issue::create::title_of(&marked.publication, marked.issue.number, marked.issue.date),
        subject => subject.to_owned(),
    };
    marked.issue.subject = format!("{TEST} {subject}");
    let mails = to.iter().map(|address| {
        let envelope = Envelope {
            to: vec![address.clone()],
            from: Some(from.to_owned()),
            at,
            seed: format!("{} test {address} {at}", marked.issue.id),
            kind: Kind::Message,
        };
        let files = images.files(snapshot, &snapshot.theme);
        Mail { to: address.clone(), bytes: mail::write(&marked, &rendered, files, &envelope) }
    });
    Ok(mails.collect())
}

/// The issue as a mail tool takes it, with its pictures on the web.
pub(super) fn hosted(snapshot: &IssueSnapshot, kept: &KeptImages, target: Target) -> Rendered {
    export::render_with(snapshot, &snapshot.theme, target, Images::new(kept, &ImageMode::Hosted))
}

/// The HTML part with the pictures of the library inside of it, for a preview that loads nothing.
pub(super) fn with_pictures(snapshot: &IssueSnapshot, kept: &KeptImages, target: Target) -> String {
    let images = Images::new(kept, &ImageMode::Inline);
    let mut html = export::render_with(snapshot, &snapshot.theme, target, images).html;
    for file in images.files(snapshot, &snapshot.theme) {
        let data = format!("data:{};base64,{}", file.mime.name(), STANDARD.encode(&file.bytes));
        html = html.replace(&format!("cid:{}@galley", file.name), &data);
    }
    html
}
