//! What a proof page knows: the issue's texts as they stood, its rundown, and its mail with marks of place.
//!
//! The form is fixed: review files name positions in these passages, and pages that were sent out stay in use.

use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::export::{Images, marked_html};
use crate::issue::snapshot::{IssueSnapshot, SnapshotEntry, SnapshotItem};
use crate::variable::Values;

/// The version of the form.
pub const FORMAT: u32 = 1;

/// Everything that a proof page knows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payload {
    /// The version of the form: [`FORMAT`].
    pub format: u32,
    /// The library that the issue stands in.
    pub library: Uuid,
    /// The proof.
    pub proof: Uuid,
    /// Its number ("Proof 3").
    pub number: u32,
    /// The hash of what was frozen: 64 hexadecimal digits.
    pub hash: String,
    /// When it was made (RFC 3339).
    pub made_at: String,
    /// The language of the content, as a BCP 47 tag.
    pub language: String,
    /// The name of the publication.
    pub publication: String,
    /// The issue.
    pub issue: PayloadIssue,
    /// The mail's subject, its variables filled in.
    pub subject: String,
    /// The line behind the subject, its variables filled in.
    pub preheader: String,
    /// Every text that is not empty, in reading order.
    pub passages: Vec<Passage>,
    /// The rundown, for comments on whole items.
    pub entries: Vec<PayloadEntry>,
    /// The mail, whose words say where they come from (see [`marked_html`]).
    pub mail: String,
    /// How to reach the host, where the page is served and not opened from disk.
    pub served: Option<Served>,
}

/// The issue as a proof page names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PayloadIssue {
    /// Its id, the owner of its passages.
    pub id: Uuid,
    /// Its own title; empty for none.
    pub title: String,
    /// The printed number.
    pub number: Option<u32>,
    /// The printed date.
    pub date: Option<NaiveDate>,
}

/// One text of an item or of the issue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// The item or the issue.
    pub owner: Uuid,
    /// Which of its texts.
    pub part: Part,
    /// The flat text, in which positions count Unicode scalar values.
    pub text: String,
}

/// Which text of an item or an issue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Part {
    Kicker,
    Headline,
    Dek,
    Body,
    Subject,
    Preheader,
    Title,
    Intro,
    OutroHeading,
    Outro,
}

/// A place in the rundown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PayloadEntry {
    /// Its id; an item's is the owner of its passages.
    pub id: Uuid,
    /// What it is.
    pub kind: EntryKind,
    /// The printed name: a section's title, an item's headline.
    pub title: String,
}

/// What stands in a rundown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum EntryKind {
    Item,
    Section,
}

/// How a served page reaches its host.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Served {
    /// What stands before the names of the endpoints, relative to the page: `api/`.
    pub base: String,
}

/// What a proof is called by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// The library.
    pub library: Uuid,
    /// The proof.
    pub proof: Uuid,
    /// Its number.
    pub number: u32,
    /// The hash of what is frozen.
    pub hash: String,
    /// When it is made.
    pub made_at: DateTime<Utc>,
}

/// What a proof page knows of an issue.
///
/// The pictures should be embedded ([`ImageMode::Embedded`]), since the page asks nobody for any.
///
/// [`ImageMode::Embedded`]: crate::export::ImageMode::Embedded
pub fn payload(snapshot: &IssueSnapshot, stamp: &Stamp, images: Images<'_>) -> Payload {
    let (publication, issue) = (&snapshot.publication, &snapshot.issue);
    let values = Values::of(snapshot);
    Payload {
        format: FORMAT,
        library: stamp.library,
        proof: stamp.proof,
        number: stamp.number,
        hash: stamp.hash.clone(),
        made_at: stamp.made_at.to_rfc3339_opts(SecondsFormat::Secs, true),
        language: publication.language.clone(),
        publication: publication.name.clone(),
        issue: PayloadIssue { id: issue.id.uuid(), title: issue.title.clone(), number: issue.number, date: issue.date },
        subject: values.fill(&issue.subject),
        preheader: values.fill(&issue.preheader),
        passages: passages(snapshot),
        entries: snapshot.entries.iter().map(entry).collect(),
        mail: marked_html(snapshot, &snapshot.theme, images),
        served: None,
    }
}

/// Every text of the issue that is not empty, in reading order.
pub fn passages(snapshot: &IssueSnapshot) -> Vec<Passage> {
    let issue = &snapshot.issue;
    let own = |part: Part, text: String| Passage { owner: issue.id.uuid(), part, text };
    let mut all = vec![
        own(Part::Subject, issue.subject.clone()),
        own(Part::Preheader, issue.preheader.clone()),
        own(Part::Title, issue.title.clone()),
        own(Part::Intro, issue.intro.flat_text()),
    ];
    all.extend(snapshot.items().flat_map(of_item));
    all.push(own(Part::OutroHeading, issue.outro_heading.clone()));
    all.push(own(Part::Outro, issue.outro.flat_text()));
    all.retain(|passage| !passage.text.trim().is_empty());
    all
}

fn of_item(item: &SnapshotItem) -> [Passage; 4] {
    let own = |part: Part, text: String| Passage { owner: item.id.uuid(), part, text };
    [
        own(Part::Kicker, item.kicker.clone()),
        own(Part::Headline, item.headline.clone()),
        own(Part::Dek, item.dek.clone()),
        own(Part::Body, item.body.flat_text()),
    ]
}

fn entry(entry: &SnapshotEntry) -> PayloadEntry {
    match entry {
        SnapshotEntry::Section { id, title } => {
            PayloadEntry { id: id.uuid(), kind: EntryKind::Section, title: title.clone() }
        }
        SnapshotEntry::Item(item) => {
            PayloadEntry { id: item.id.uuid(), kind: EntryKind::Item, title: item.headline.clone() }
        }
    }
}

impl Part {
    /// The part's name, as `data-place` and review files have it.
    pub fn name(self) -> &'static str {
        match self {
            Part::Kicker => "kicker",
            Part::Headline => "headline",
            Part::Dek => "dek",
            Part::Body => "body",
            Part::Subject => "subject",
            Part::Preheader => "preheader",
            Part::Title => "title",
            Part::Intro => "intro",
            Part::OutroHeading => "outro_heading",
            Part::Outro => "outro",
        }
    }
}
