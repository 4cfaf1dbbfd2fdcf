//! What is printed of an issue, in reading order, before it becomes HTML or text.
//!
//! Everything a format must not decide for itself is decided here once: what stands where, which
//! heading has which level, which characters and addresses may come out. Nothing but what is printed
//! is in a page: no id, no note, no state.

mod block;
mod call_to_action;
mod inline;
mod source_line;

pub(super) use block::{Block, List, blocks};
pub(super) use call_to_action::Invitation;
pub(super) use inline::{Picture, Span};

use crate::body::Body;
use crate::export::clean::Clean;
use crate::export::language::Language;
use crate::issue::snapshot::{IssueSnapshot, SnapshotEntry, SnapshotItem};
use crate::markdown;
use crate::publication::{Numbering, Presence, TopLink};

/// An issue as it is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Page {
    /// The language it is written in.
    pub language: Language,
    /// The title of the document; never empty.
    pub title: Clean,
    /// The line that mail programs show behind the subject; empty for none.
    pub preheader: Clean,
    /// The head of the page.
    pub masthead: Masthead,
    /// The text before the items.
    pub intro: Vec<Block>,
    /// Sections, items and links back to the top, in reading order.
    pub parts: Vec<Part>,
    /// The text after the items.
    pub outro: Option<Outro>,
    /// The invitation at the end.
    pub call_to_action: Option<Invitation>,
    /// Whether a link back to the top stands at the end.
    pub top_link_at_end: bool,
    /// Address, why you get this, and whatever else the recipe says.
    pub footer: Vec<Block>,
}

/// The head of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Masthead {
    /// The printed name; never empty.
    pub name: Clean,
    /// Number and date; empty for none.
    pub issue_line: Clean,
    /// The issue's own title; empty for none.
    pub title: Clean,
    /// The topics; empty for none.
    pub topic_line: Clean,
    /// Whether links lead back here.
    pub anchored: bool,
}

/// A part of the rundown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part {
    /// The name of a section.
    Section(Clean),
    /// An item.
    Item(Item),
    /// A link back to the top.
    TopLink,
}

/// A printed item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Item {
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
    /// The text.
    pub body: Vec<Block>,
    /// The credits; empty for none.
    pub source_line: Vec<Span>,
    /// Whether a link back to the top stands under it.
    pub top_link: bool,
}

/// The text after the items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Outro {
    /// Its heading; empty for none.
    pub heading: Clean,
    /// Its text.
    pub body: Vec<Block>,
}

impl Page {
    /// What is printed of an issue.
    pub fn of(snapshot: &IssueSnapshot) -> Page {
        let (publication, issue) = (&snapshot.publication, &snapshot.issue);
        let language = Language::of(&publication.language);
        let parts = parts(snapshot, &language);
        let has_items = parts.iter().any(|part| matches!(part, Part::Item(_)));
        let top_link = if has_items { publication.recipe.top_link } else { TopLink::None };
        Page {
            title: title(snapshot, &language),
            preheader: Clean::line(&issue.preheader),
            masthead: masthead(snapshot, &language, top_link),
            intro: blocks(&issue.intro, 1),
            parts,
            outro: outro(&issue.outro_heading, &issue.outro),
            call_to_action: call_to_action::invitation(&issue.call_to_action, &language),
            top_link_at_end: top_link == TopLink::End,
            footer: blocks(&markdown::to_body(&publication.recipe.footer), 1),
            language,
        }
    }
}

/// The mail's subject, else the publication's name and the issue's number.
fn title(snapshot: &IssueSnapshot, language: &Language) -> Clean {
    let subject = Clean::line(&snapshot.issue.subject);
    if !subject.is_empty() {
        return subject;
    }
    let name = name(snapshot);
    match snapshot.issue.number {
        Some(number) => Clean::line(&format!("{name} {}", language.issue_number(number))),
        None => name,
    }
}

/// The publication by the first of its names that says anything.
fn name(snapshot: &IssueSnapshot) -> Clean {
    let publication = &snapshot.publication;
    [&publication.name, &publication.masthead, &publication.slug]
        .into_iter()
        .map(|name| Clean::line(name))
        .find(|name| !name.is_empty())
        .unwrap_or_else(|| Clean::line("Newsletter"))
}

fn masthead(snapshot: &IssueSnapshot, language: &Language, top_link: TopLink) -> Masthead {
    let issue = &snapshot.issue;
    let printed = Clean::line(snapshot.masthead());
    let name = if printed.is_empty() { name(snapshot) } else { printed };
    let number = issue.number.map(|number| language.issue_number(number));
    let date = issue.date.map(|date| language.date(date));
    let issue_line: Vec<String> = number.into_iter().chain(date).collect();
    let topic_line = Clean::line(&issue.topic_line);
    // A title that only says the masthead or the topics again ("Weekly Digest #41") is not printed twice.
    let title = Clean::line(&issue.title);
    let folded = title.as_str().to_lowercase();
    let repeats = |other: &Clean| !other.is_empty() && folded.contains(&other.as_str().to_lowercase());
    Masthead {
        title: if repeats(&name) || repeats(&topic_line) { Clean::default() } else { title },
        issue_line: Clean::line(&issue_line.join(" · ")),
        topic_line,
        anchored: top_link != TopLink::None,
        name,
    }
}

/// The rundown as it is printed: a section without a name and an item without words leave no trace.
fn parts(snapshot: &IssueSnapshot, language: &Language) -> Vec<Part> {
    let recipe = &snapshot.publication.recipe;
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
                if let Some(item) = print_item(snapshot, item, level, language) {
                    parts.push(Part::Item(item));
                    open = recipe.top_link == TopLink::Section && (level == 3 || !has_sections);
                }
            }
        }
    }
    parts.extend(open.then_some(Part::TopLink));
    parts
}

fn print_item(snapshot: &IssueSnapshot, item: &SnapshotItem, level: u8, language: &Language) -> Option<Item> {
    let recipe = &snapshot.publication.recipe;
    let headline = Clean::line(&item.headline);
    let kicker = if recipe.kickers == Presence::On { Clean::line(&item.kicker) } else { Clean::default() };
    let number = item.number.filter(|_| recipe.numbering != Numbering::Off);
    let printed = Item {
        level,
        kicker,
        number,
        dek: Clean::line(&item.dek),
        body: blocks(&item.body, if headline.is_empty() { level - 1 } else { level }),
        source_line: match recipe.source_line {
            Presence::On => source_line::source_line(&item.sources, &recipe.source_label, language),
            Presence::Off => Vec::new(),
        },
        top_link: recipe.top_link == TopLink::Item,
        headline,
    };
    let blank = printed.headline.is_empty() && printed.dek.is_empty() && printed.body.is_empty();
    (!blank).then_some(printed)
}

fn outro(heading: &str, body: &Body) -> Option<Outro> {
    let heading = Clean::line(heading);
    let body = blocks(body, if heading.is_empty() { 1 } else { 2 });
    (!heading.is_empty() || !body.is_empty()).then_some(Outro { heading, body })
}
