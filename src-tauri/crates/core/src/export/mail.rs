//! A whole mail (RFC 5322): both parts, and the pictures where they travel with it, as a file that mail
//! programs open as a draft.
//!
//! The core has neither clock nor chance: the moment and a seed come from the caller, and the same of both
//! give the same bytes.

mod quoted_printable;

use chrono::{DateTime, Utc};
use mail_builder::MessageBuilder;
use mail_builder::headers::address::Address;
use mail_builder::headers::content_type::ContentType;
use mail_builder::headers::raw::Raw;
use mail_builder::headers::url::URL;
use mail_builder::mime::MimePart;

use super::Rendered;
use super::address::Address as Checked;
use super::clean::Clean;
use super::image::ImageFile;
use crate::hash;
use crate::issue::snapshot::IssueSnapshot;
use crate::variable::Values;

/// What stands on a mail beside its content.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Envelope {
    /// Who gets it; nobody yet in a draft.
    pub to: Vec<String>,
    /// The address it comes from, where it is not the publication's.
    pub from: Option<String>,
    /// When it was written.
    pub at: DateTime<Utc>,
    /// What its ids are made of; two mails must not have one seed.
    pub seed: String,
    /// Whether a mail program opens it to be sent.
    pub kind: Kind,
}

/// What a mail is for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Kind {
    /// To be opened and sent by a mail program (`X-Unsent`).
    #[default]
    Draft,
    /// To be handed to a mail server.
    Message,
}

/// The mail as bytes, lines ending with CRLF.
pub fn write(snapshot: &IssueSnapshot, rendered: &Rendered, files: Vec<ImageFile>, envelope: &Envelope) -> Vec<u8> {
    let publication = &snapshot.publication;
    let values = Values::of(snapshot);
    let digest = hash::hex(envelope.seed.as_bytes());
    let id = |name: &str| hash::hex(format!("{digest} {name}").as_bytes())[..32].to_owned();
    let sender = envelope.from.as_deref().map_or(publication.imprint.sender.as_str(), |from| from);
    let sender = mailbox(sender).unwrap_or_else(|| "newsletter@localhost.invalid".to_owned());
    let name = Clean::line(&publication.name);
    let mut builder = MessageBuilder::new()
        .from(Address::new_address(Some(name.as_str().to_owned()), sender.clone()))
        .subject(Clean::line(&subject(snapshot, &values)).as_str().to_owned())
        .date(envelope.at.timestamp())
        .message_id(format!("{}@{}", id("message"), host(&sender)));
    let to: Vec<Address<'_>> = envelope
        .to
        .iter()
        .filter_map(|address| mailbox(address))
        .map(|address| Address::new_address(None::<String>, address))
        .collect();
    builder = match to.is_empty() {
        // A mail without anybody to go to is not well formed for some programs; a group of nobody is.
        true => builder.header("To", Raw::new("undisclosed-recipients:;")),
        false => builder.to(Address::new_list(to)),
    };
    if let Some(unsubscribe) = Checked::of_link(&values.fill(&publication.imprint.unsubscribe_url)) {
        builder = builder.header("List-Unsubscribe", URL::new(unsubscribe.as_str().to_owned()));
        // RFC 8058 speaks of https alone.
        if unsubscribe.as_str().starts_with("https:") {
            builder = builder.header("List-Unsubscribe-Post", Raw::new("List-Unsubscribe=One-Click"));
        }
    }
    if envelope.kind == Kind::Draft {
        builder = builder.header("X-Unsent", Raw::new("1"));
    }
    let multipart = |kind: &str, name: &str, parts: Vec<MimePart<'static>>| {
        MimePart::new(ContentType::new(format!("multipart/{kind}")).attribute("boundary", id(name)), parts)
    };
    let html = text_part("text/html", &rendered.html);
    let html = match files.is_empty() {
        true => html,
        false => {
            let pictures = files
                .into_iter()
                .map(|file| MimePart::new(file.mime.name(), file.bytes).inline().cid(format!("{}@galley", file.name)));
            multipart("related", "related", std::iter::once(html).chain(pictures).collect())
        }
    };
    let body = multipart("alternative", "alternative", vec![text_part("text/plain", &rendered.text), html]);
    // Writing into memory has no way to fail.
    builder.body(body).write_to_vec().unwrap_or_default()
}

/// The subject, else the name of the publication: a mail without one is taken for an accident.
fn subject(snapshot: &IssueSnapshot, values: &Values) -> String {
    let subject = values.fill(&snapshot.issue.subject);
    if Clean::line(&subject).is_empty() { snapshot.publication.name.clone() } else { subject }
}

fn text_part(kind: &str, content: &str) -> MimePart<'static> {
    let kind = ContentType::new(kind.to_owned()).attribute("charset", "utf-8");
    MimePart::new(kind, quoted_printable::encode(content)).transfer_encoding("quoted-printable")
}

/// A mail address that can stand in a header: one `@`, no white space, ASCII.
fn mailbox(words: &str) -> Option<String> {
    let address = words.trim();
    let (local, host) = address.split_once('@')?;
    let fits = |part: &str| {
        !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~.".contains(&b))
    };
    (fits(local) && fits(host) && address.len() <= 254).then(|| address.to_owned())
}

fn host(address: &str) -> &str {
    address.split_once('@').map_or("localhost.invalid", |(_, host)| host)
}
