//! Every text that is written in an issue, by its place: what is searched, counted and replaced.

use crate::body::Body;
use crate::body::count::Count;
use crate::check::marker;
use crate::id::{EntryId, ItemId};
use crate::issue::snapshot::{IssueSnapshot, SnapshotEntry};

/// Where in an issue a text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Place {
    Subject,
    Preheader,
    TopicLine,
    Intro,
    Section(EntryId),
    Kicker(ItemId),
    Headline(ItemId),
    Dek(ItemId),
    Body(ItemId),
    OutroHeading,
    Outro,
    CallToActionText,
    CallToActionLabel,
}

/// A text at its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text<'a> {
    /// Where it stands.
    pub place: Place,
    /// What it says.
    pub words: Words<'a>,
}

/// What a text says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Words<'a> {
    /// One line without marks.
    Line(&'a str),
    /// A running text.
    Running(&'a Body),
}

/// The length of one part of an issue, and what is still missing in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartCount {
    /// The item; none for intro and outro.
    pub item: Option<ItemId>,
    /// How long its running text is.
    pub count: Count,
    /// How many markers of missing facts its texts hold.
    pub missing: usize,
}

impl Words<'_> {
    /// The text as it is searched; a body as [`Body::flat`].
    pub fn flat(&self) -> String {
        match self {
            Words::Line(words) => (*words).to_owned(),
            Words::Running(body) => body.flat(),
        }
    }

    /// For every character whether it is code.
    pub fn code(&self) -> Vec<bool> {
        match self {
            Words::Line(words) => words.chars().map(|_| false).collect(),
            Words::Running(body) => body.flat_code(),
        }
    }
}

impl Place {
    /// The item that the text belongs to.
    pub fn item(self) -> Option<ItemId> {
        match self {
            Place::Kicker(item) | Place::Headline(item) | Place::Dek(item) | Place::Body(item) => Some(item),
            _ => None,
        }
    }

    /// The place's name on the wire.
    pub fn name(self) -> &'static str {
        match self {
            Place::Subject => "subject",
            Place::Preheader => "preheader",
            Place::TopicLine => "topic_line",
            Place::Intro => "intro",
            Place::Section(_) => "section",
            Place::Kicker(_) => "kicker",
            Place::Headline(_) => "headline",
            Place::Dek(_) => "dek",
            Place::Body(_) => "body",
            Place::OutroHeading => "outro_heading",
            Place::Outro => "outro",
            Place::CallToActionText => "call_to_action_text",
            Place::CallToActionLabel => "call_to_action_label",
        }
    }
}

impl IssueSnapshot {
    /// Every text of the issue, in reading order.
    pub fn texts(&self) -> Vec<Text<'_>> {
        let issue = &self.issue;
        let line = |place, words| Text { place, words: Words::Line(words) };
        let mut texts = vec![
            line(Place::Subject, issue.subject.as_str()),
            line(Place::Preheader, &issue.preheader),
            line(Place::TopicLine, &issue.topic_line),
            Text { place: Place::Intro, words: Words::Running(&issue.intro) },
        ];
        for entry in &self.entries {
            match entry {
                SnapshotEntry::Section { id, title } => texts.push(line(Place::Section(*id), title)),
                SnapshotEntry::Item(item) => {
                    texts.push(line(Place::Kicker(item.id), &item.kicker));
                    texts.push(line(Place::Headline(item.id), &item.headline));
                    texts.push(line(Place::Dek(item.id), &item.dek));
                    texts.push(Text { place: Place::Body(item.id), words: Words::Running(&item.body) });
                }
            }
        }
        texts.push(line(Place::OutroHeading, &issue.outro_heading));
        texts.push(Text { place: Place::Outro, words: Words::Running(&issue.outro) });
        texts.push(line(Place::CallToActionText, &issue.call_to_action.text));
        texts.push(line(Place::CallToActionLabel, &issue.call_to_action.label));
        texts
    }

    /// How long intro, items and outro are, in this order, and how many markers stand in each.
    pub fn counts(&self) -> Vec<PartCount> {
        let missing = |texts: &[&str]| texts.iter().map(|text| marker::markers(text).len()).sum();
        let own = |body: &Body, heading: &str| PartCount {
            item: None,
            count: Count::of_body(body),
            missing: missing(&[heading, &body.flat()]),
        };
        let mut counts = vec![own(&self.issue.intro, "")];
        counts.extend(self.items().map(|item| PartCount {
            item: Some(item.id),
            count: Count::of_body(&item.body),
            missing: missing(&[&item.kicker, &item.headline, &item.dek, &item.body.flat()]),
        }));
        counts.push(own(&self.issue.outro, &self.issue.outro_heading));
        counts
    }
}
