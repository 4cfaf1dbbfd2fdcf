//! The rundown as it is printed: sections, items, links back to the top.

use super::Setting;
use super::block::{Block, marked_blocks};
use super::inline::Span;
use super::source_line::source_line;
use crate::export::clean::Clean;
use crate::export::language::Language;
use crate::export::place::{Passage, Places};
use crate::export::target::Strip;
use crate::issue::snapshot::{IssueSnapshot, SnapshotEntry, SnapshotItem};
use crate::publication::{Numbering, Presence, TopLink};

/// A part of the rundown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::export) enum Part {
    /// The name of a section.
    Section(Clean),
    /// An item.
    Item(Item),
    /// A link back to the top.
    TopLink,
}

/// A printed item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::export) struct Item {
    /// The name it has in this document, where something leads to it.
    pub anchor: Option<String>,
    /// The level of its headline: 2, or 3 under the name of a section.
    pub level: u8,
    /// The small label above the headline; empty for none.
    pub kicker: Clean,
    /// The printed number.
    pub number: Option<u32>,
    /// The title; empty for none.
    pub headline: Clean,
    /// The line under the headline; empty for none.
    pub dek: Clean,
    /// These three with their marks, in a proof.
    pub marked: Option<Box<Marked>>,
    /// The text.
    pub body: Vec<Block>,
    /// The credits; empty for none.
    pub source_line: Vec<Span>,
    /// Whether a link back to the top stands under it.
    pub top_link: bool,
}

/// The one-line texts of an item with their marks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::export) struct Marked {
    /// The label.
    pub kicker: Vec<Span>,
    /// The title.
    pub headline: Vec<Span>,
    /// The line under it.
    pub dek: Vec<Span>,
}

impl Item {
    /// One of its one-line texts with its marks; empty outside of a proof.
    pub fn marked(&self, text: fn(&Marked) -> &Vec<Span>) -> &[Span] {
        self.marked.as_deref().map_or(&[], |marked| text(marked))
    }
}

/// The rundown as it is printed: a section without a name and an item without words leave no trace.
pub(super) fn parts(
    snapshot: &IssueSnapshot,
    top_link: TopLink,
    language: &Language,
    setting: &Setting<'_>,
) -> Vec<Part> {
    let printer = Printer { snapshot, top_link, language, setting };
    let has_sections = snapshot
        .entries
        .iter()
        .any(|entry| matches!(entry, SnapshotEntry::Section { title, .. } if !Clean::line(title).is_empty()));
    let mut parts: Vec<Part> = Vec::new();
    let mut level = 2;
    // Whether items stand above that no link back to the top closes yet; those before the first
    // section stand at the top themselves.
    let mut open = false;
    for entry in &snapshot.entries {
        match entry {
            SnapshotEntry::Section { title, .. } => {
                let title = Clean::line(title);
                if !title.is_empty() {
                    parts.extend(std::mem::take(&mut open).then_some(Part::TopLink));
                    parts.push(Part::Section(title));
                    level = 3;
                }
            }
            SnapshotEntry::Item(item) => {
                if let Some(item) = printer.print(item, level) {
                    parts.push(Part::Item(item));
                    open = top_link == TopLink::Section && (level == 3 || !has_sections);
                }
            }
        }
    }
    parts.extend(open.then_some(Part::TopLink));
    parts
}

/// What an item is printed by.
struct Printer<'a> {
    snapshot: &'a IssueSnapshot,
    top_link: TopLink,
    language: &'a Language,
    setting: &'a Setting<'a>,
}

impl Printer<'_> {
    fn print(&self, item: &SnapshotItem, level: u8) -> Option<Item> {
        let Printer { snapshot, language, setting, .. } = self;
        let recipe = &snapshot.publication.recipe;
        let is_led_to = recipe.contents == Presence::On && !setting.profile.strips(Strip::Anchors);
        let headline = Clean::line(&item.headline);
        let kicker = if recipe.kickers == Presence::On { Clean::line(&item.kicker) } else { Clean::default() };
        let dek = Clean::line(&item.dek);
        let passage = |part| setting.places.passage(item.id.uuid(), part);
        let line = |part, text: &str, printed: &Clean| {
            passage(part).map(|passage: Passage| passage.line(text, None, printed.as_str())).unwrap_or_default()
        };
        let marked = (setting.places == Places::Marked).then(|| {
            Box::new(Marked {
                kicker: line("kicker", &item.kicker, &kicker),
                headline: line("headline", &item.headline, &headline),
                dek: line("dek", &item.dek, &dek),
            })
        });
        let origin = passage("body").map(|passage| passage.origin(&item.body, None, setting.images));
        let number = item.number.filter(|_| recipe.numbering != Numbering::Off);
        let printed = Item {
            anchor: is_led_to.then(|| format!("item-{}", item.position)),
            level,
            kicker,
            number,
            dek,
            marked,
            body: marked_blocks(
                &item.body,
                if headline.is_empty() { level - 1 } else { level },
                setting.images,
                origin.as_ref(),
            ),
            source_line: match recipe.source_line {
                Presence::On => source_line(&item.sources, &recipe.source_label, recipe.source_links, language),
                Presence::Off => Vec::new(),
            },
            top_link: self.top_link == TopLink::Item,
            headline,
        };
        let blank = printed.headline.is_empty() && printed.dek.is_empty() && printed.body.is_empty();
        (!blank).then_some(printed)
    }
}
