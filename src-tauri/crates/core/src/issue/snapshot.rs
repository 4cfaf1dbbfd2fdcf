//! Everything of an issue at one moment: loaded once in one read transaction, then read by view,
//! checks, preview, proof and export. It holds no reference to the library.

use crate::body::Body;
use crate::body::suggestion::Suggestion;
use crate::id::{EntryId, ItemId, OutletId, StoryId};
use crate::issue::Issue;
use crate::item::SourceRole;
use crate::proof::verdict::Standing;
use crate::publication::{Numbering, Publication};
use crate::theme::Theme;

/// An issue with all that is printed of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssueSnapshot {
    /// The title it is a release of.
    pub publication: Publication,
    /// The issue itself.
    pub issue: Issue,
    /// How it looks in mail: the publication's theme, or the plain one where that is not there.
    pub theme: Theme,
    /// The rundown with its content, in reading order.
    pub entries: Vec<SnapshotEntry>,
    /// What it links to that was asked and led nowhere.
    pub broken: Vec<BrokenLink>,
    /// What is suggested in its texts and not decided; the texts themselves are as they would be.
    pub suggestions: Vec<OpenSuggestion>,
    /// What its reviewers said.
    pub standing: Standing,
}

/// A suggestion in one of the texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenSuggestion {
    /// Which text it stands in.
    pub place: TextPlace,
    /// What is suggested.
    pub suggestion: Suggestion,
    /// Start and end in Unicode scalars of the plain form of that text as it would be.
    pub range: (u32, u32),
}

/// A running text of an issue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextPlace {
    /// The text before the items.
    Intro,
    /// The body of an item.
    Item(ItemId),
    /// The text after the items.
    Outro,
}

/// An address that was asked and led nowhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BrokenLink {
    /// The address as it is printed.
    pub url: String,
    /// Why, as a sentence.
    pub reason: String,
}

/// One place in the rundown, with its content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SnapshotEntry {
    /// A named group.
    Section {
        /// Its id.
        id: EntryId,
        /// Its printed name.
        title: String,
    },
    /// An item.
    Item(SnapshotItem),
}

/// An item as it will be printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SnapshotItem {
    /// Its id.
    pub id: ItemId,
    /// The story it was drafted from.
    pub story: Option<StoryId>,
    /// 1 for the first item of the issue.
    pub position: u32,
    /// The printed number, where the recipe numbers items.
    pub number: Option<u32>,
    /// The name of the section it stands in.
    pub section: Option<String>,
    /// The small label above the headline; empty for none.
    pub kicker: String,
    /// The title.
    pub headline: String,
    /// The line under the headline; empty for none.
    pub dek: String,
    /// The text.
    pub body: Body,
    /// The credits, in order.
    pub sources: Vec<Credit>,
}

/// A credit as it is printed: the outlet's preferred name, not a reference to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credit {
    /// The outlet in the register.
    pub outlet: Option<OutletId>,
    /// The printed name.
    pub name: String,
    /// The address the name leads to; empty for none.
    pub url: String,
    /// What the source was to the item.
    pub role: SourceRole,
}

impl IssueSnapshot {
    /// The printed masthead: the issue's own, else the publication's.
    pub fn masthead(&self) -> &str {
        let own = self.issue.masthead.trim();
        if own.is_empty() { self.publication.printed_masthead() } else { own }
    }

    /// The items in reading order.
    pub fn items(&self) -> impl Iterator<Item = &SnapshotItem> {
        self.entries.iter().filter_map(|entry| match entry {
            SnapshotEntry::Item(item) => Some(item),
            SnapshotEntry::Section { .. } => None,
        })
    }

    /// Every address that it links to, each once, in reading order.
    pub fn addresses(&self) -> Vec<&str> {
        let mut all: Vec<&str> = Vec::new();
        let texts = [&self.issue.intro, &self.issue.outro].into_iter();
        let of_items = self
            .items()
            .flat_map(|item| item.body.links().chain(item.sources.iter().map(|source| source.url.as_str())));
        let call = std::iter::once(self.issue.call_to_action.url.as_str());
        for url in texts.flat_map(|text| text.links()).chain(of_items).chain(call).map(str::trim) {
            if !url.is_empty() && !all.contains(&url) {
                all.push(url);
            }
        }
        all
    }

    /// Makes every text what it would be, and remembers what was suggested, in reading order.
    pub fn settle(&mut self) {
        let mut open = settle(TextPlace::Intro, &mut self.issue.intro);
        for entry in &mut self.entries {
            if let SnapshotEntry::Item(item) = entry {
                open.extend(settle(TextPlace::Item(item.id), &mut item.body));
            }
        }
        open.extend(settle(TextPlace::Outro, &mut self.issue.outro));
        self.suggestions.extend(open);
    }

    /// Gives position, section and number to every item, as order and recipe say.
    pub fn number_items(&mut self) {
        let (mut position, mut number, mut section) = (0, 0, None);
        for entry in &mut self.entries {
            match entry {
                SnapshotEntry::Section { title, .. } => {
                    section = Some(title.clone());
                    if self.publication.recipe.numbering == Numbering::Section {
                        number = 0;
                    }
                }
                SnapshotEntry::Item(item) => {
                    position += 1;
                    number += 1;
                    item.position = position;
                    item.section = section.clone();
                    item.number = (self.publication.recipe.numbering != Numbering::Off).then_some(number);
                }
            }
        }
    }
}

fn settle(place: TextPlace, body: &mut Body) -> Vec<OpenSuggestion> {
    if !body.has_suggestions() {
        return Vec::new();
    }
    let open = body.suggestions().into_iter().map(|suggestion| {
        let (start, end) = body.plain_range(suggestion.start, suggestion.end);
        let range = (u32::try_from(start).unwrap_or(u32::MAX), u32::try_from(end).unwrap_or(u32::MAX));
        OpenSuggestion { place, suggestion, range }
    });
    let open = open.collect();
    *body = std::mem::take(body).into_settled();
    open
}
