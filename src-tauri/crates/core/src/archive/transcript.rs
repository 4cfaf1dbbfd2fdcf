//! What an issue says, passage by passage, as plain text: small, readable in fifty years, and enough to
//! find what a correction changed.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::issue::snapshot::{Credit, IssueSnapshot, SnapshotEntry, SnapshotItem};

/// The words of an issue in reading order. Passages that say nothing are left out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transcript {
    /// The issue as people call it.
    #[serde(default)]
    pub title: String,
    /// The passages.
    pub passages: Vec<Passage>,
}

/// One passage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// What it is.
    pub part: PassagePart,
    /// The item or section it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry: Option<Uuid>,
    /// What it says; paragraphs are separated by a blank line.
    pub text: String,
}

/// What a passage is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum PassagePart {
    Masthead,
    Date,
    Subject,
    Preheader,
    TopicLine,
    Intro,
    Section,
    Kicker,
    Headline,
    Dek,
    Body,
    Sources,
    OutroHeading,
    Outro,
    CallToAction,
    /// A passage that only a newer Galley knows.
    #[serde(other)]
    Other,
}

impl PassagePart {
    /// The part's name.
    pub fn name(self) -> &'static str {
        match self {
            PassagePart::Masthead => "masthead",
            PassagePart::Date => "date",
            PassagePart::Subject => "subject",
            PassagePart::Preheader => "preheader",
            PassagePart::TopicLine => "topic_line",
            PassagePart::Intro => "intro",
            PassagePart::Section => "section",
            PassagePart::Kicker => "kicker",
            PassagePart::Headline => "headline",
            PassagePart::Dek => "dek",
            PassagePart::Body => "body",
            PassagePart::Sources => "sources",
            PassagePart::OutroHeading => "outro_heading",
            PassagePart::Outro => "outro",
            PassagePart::CallToAction => "call_to_action",
            PassagePart::Other => "other",
        }
    }
}

impl Transcript {
    /// What an issue says now.
    pub fn of(snapshot: &IssueSnapshot) -> Transcript {
        let issue = &snapshot.issue;
        let title = crate::issue::create::title_of(&snapshot.publication, issue.number, issue.date);
        let mut words = Transcript { title, passages: Vec::new() };
        words.push(PassagePart::Masthead, None, snapshot.masthead());
        words.push(PassagePart::Date, None, &issue.date.map(|date| date.to_string()).unwrap_or_default());
        words.push(PassagePart::Subject, None, &issue.subject);
        words.push(PassagePart::Preheader, None, &issue.preheader);
        words.push(PassagePart::TopicLine, None, &issue.topic_line);
        words.push(PassagePart::Intro, None, &issue.intro.to_text());
        for entry in &snapshot.entries {
            match entry {
                SnapshotEntry::Section { id, title } => words.push(PassagePart::Section, Some(id.uuid()), title),
                SnapshotEntry::Item(item) => words.push_item(item),
            }
        }
        words.push(PassagePart::OutroHeading, None, &issue.outro_heading);
        words.push(PassagePart::Outro, None, &issue.outro.to_text());
        let call = &issue.call_to_action;
        words.push(PassagePart::CallToAction, None, &format!("{}\n\n{}", call.text.trim(), call.url.trim()));
        words
    }

    /// The words as they are kept.
    pub fn to_json(&self) -> String {
        // Serializing strings into memory has no way to fail.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The words as they were kept.
    pub fn from_json(bytes: &[u8]) -> crate::Result<Transcript> {
        serde_json::from_slice(bytes).map_err(|_| crate::Error::Damaged {
            reason: "What an issue said when it went out cannot be read.".to_owned(),
        })
    }

    /// The headline of an item, or the name of a section.
    pub fn heading(&self, entry: Uuid) -> Option<&str> {
        let heads = |passage: &&Passage| {
            passage.entry == Some(entry) && matches!(passage.part, PassagePart::Headline | PassagePart::Section)
        };
        self.passages.iter().find(heads).map(|passage| passage.text.as_str())
    }

    fn push(&mut self, part: PassagePart, entry: Option<Uuid>, text: &str) {
        let text = text.trim();
        if !text.is_empty() {
            self.passages.push(Passage { part, entry, text: text.to_owned() });
        }
    }

    fn push_item(&mut self, item: &SnapshotItem) {
        let entry = Some(item.id.uuid());
        self.push(PassagePart::Kicker, entry, &item.kicker);
        self.push(PassagePart::Headline, entry, &item.headline);
        self.push(PassagePart::Dek, entry, &item.dek);
        self.push(PassagePart::Body, entry, &item.body.to_text());
        let credits: Vec<String> = item.sources.iter().map(credit).collect();
        self.push(PassagePart::Sources, entry, &credits.join("\n"));
    }
}

fn credit(credit: &Credit) -> String {
    [credit.name.trim(), credit.url.trim()].into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" ")
}
