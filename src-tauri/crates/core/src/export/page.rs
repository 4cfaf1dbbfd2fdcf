//! What is printed of an issue, in reading order, before it becomes HTML or text.
//!
//! Everything a format must not decide for itself is decided here once: what stands where, which
//! heading has which level, which characters and addresses may come out. Nothing but what is printed
//! is in a page: no id, no note, no state.

mod block;
mod call_to_action;
mod inline;
mod masthead;
mod rundown;
mod source_line;

use block::blocks;

pub(super) use block::{Block, List};
pub(super) use call_to_action::Invitation;
pub(super) use inline::{Picture, Span};
pub(super) use masthead::Masthead;
pub(super) use rundown::{Item, Part};

use crate::body::Body;
use crate::export::clean::Clean;
use crate::export::language::Language;
use crate::issue::snapshot::IssueSnapshot;
use crate::markdown;
use crate::publication::TopLink;

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
        let parts = rundown::parts(snapshot, &language);
        let has_items = parts.iter().any(|part| matches!(part, Part::Item(_)));
        let top_link = if has_items { publication.recipe.top_link } else { TopLink::None };
        Page {
            title: masthead::title(snapshot, &language),
            preheader: Clean::line(&issue.preheader),
            masthead: masthead::masthead(snapshot, &language, top_link),
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

fn outro(heading: &str, body: &Body) -> Option<Outro> {
    let heading = Clean::line(heading);
    let body = blocks(body, if heading.is_empty() { 1 } else { 2 });
    (!heading.is_empty() || !body.is_empty()).then_some(Outro { heading, body })
}
