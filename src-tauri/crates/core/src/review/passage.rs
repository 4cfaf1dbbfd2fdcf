//! The passages of a draft that can be spoken about: fields and running texts of an item or an issue.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::id::{IssueId, ItemId};
use crate::issue::Issue;
use crate::item::Item;

/// What a remark is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Owner {
    /// An item.
    Item(ItemId),
    /// An issue as a whole, or a text of its own.
    Issue(IssueId),
}

impl Owner {
    /// The bare id.
    pub fn uuid(self) -> Uuid {
        match self {
            Owner::Item(id) => id.uuid(),
            Owner::Issue(id) => id.uuid(),
        }
    }
}

/// A passage of an item or an issue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Part {
    Kicker,
    Headline,
    Dek,
    Body,
    Title,
    Subject,
    Preheader,
    TopicLine,
    Intro,
    OutroHeading,
    Outro,
    CallToAction,
}

impl Part {
    /// The passages of an item, in reading order.
    pub const OF_ITEM: [Part; 4] = [Part::Kicker, Part::Headline, Part::Dek, Part::Body];
    /// The passages of an issue itself.
    pub const OF_ISSUE: [Part; 8] = [
        Part::Title,
        Part::Subject,
        Part::Preheader,
        Part::TopicLine,
        Part::Intro,
        Part::OutroHeading,
        Part::Outro,
        Part::CallToAction,
    ];

    /// The part's name.
    pub fn name(self) -> &'static str {
        match self {
            Part::Kicker => "kicker",
            Part::Headline => "headline",
            Part::Dek => "dek",
            Part::Body => "body",
            Part::Title => "title",
            Part::Subject => "subject",
            Part::Preheader => "preheader",
            Part::TopicLine => "topic_line",
            Part::Intro => "intro",
            Part::OutroHeading => "outro_heading",
            Part::Outro => "outro",
            Part::CallToAction => "call_to_action",
        }
    }

    /// The part of that name.
    pub fn from_name(name: &str) -> Option<Part> {
        Part::OF_ITEM.into_iter().chain(Part::OF_ISSUE).find(|part| part.name() == name)
    }

    /// The name of the running text in the record's document; none for a field of one line.
    pub fn running(self) -> Option<&'static str> {
        matches!(self, Part::Body | Part::Intro | Part::Outro).then(|| self.name())
    }

    /// What the passage of an item says, in its flat form; none where items have no such passage.
    pub fn of_item(self, item: &Item) -> Option<String> {
        match self {
            Part::Kicker => Some(item.kicker.clone()),
            Part::Headline => Some(item.headline.clone()),
            Part::Dek => Some(item.dek.clone()),
            Part::Body => Some(item.body.flat_text()),
            _ => None,
        }
    }

    /// The same of an issue.
    pub fn of_issue(self, issue: &Issue) -> Option<String> {
        match self {
            Part::Title => Some(issue.title.clone()),
            Part::Subject => Some(issue.subject.clone()),
            Part::Preheader => Some(issue.preheader.clone()),
            Part::TopicLine => Some(issue.topic_line.clone()),
            Part::Intro => Some(issue.intro.flat_text()),
            Part::OutroHeading => Some(issue.outro_heading.clone()),
            Part::Outro => Some(issue.outro.flat_text()),
            Part::CallToAction => Some(issue.call_to_action.text.clone()),
            Part::Kicker | Part::Headline | Part::Dek | Part::Body => None,
        }
    }
}

/// What every passage of a record says, in its flat form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Passages(Vec<(Part, String)>);

impl Passages {
    /// Those of an item.
    pub fn of_item(item: &Item) -> Passages {
        Passages(Part::OF_ITEM.into_iter().filter_map(|part| Some((part, part.of_item(item)?))).collect())
    }

    /// Those of an issue itself.
    pub fn of_issue(issue: &Issue) -> Passages {
        Passages(Part::OF_ISSUE.into_iter().filter_map(|part| Some((part, part.of_issue(issue)?))).collect())
    }

    /// What a passage says; empty where there is none.
    pub fn text(&self, part: Part) -> &str {
        self.0.iter().find(|(one, _)| *one == part).map_or("", |(_, text)| text)
    }

    /// The passages in order.
    pub fn iter(&self) -> impl Iterator<Item = (Part, &str)> {
        self.0.iter().map(|(part, text)| (*part, text.as_str()))
    }
}
