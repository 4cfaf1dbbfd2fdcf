//! What is printed of an issue, in reading order, before it becomes HTML or text.
//!
//! Everything a format must not decide for itself is decided here once: what stands where, which
//! heading has which level, which characters and addresses may come out. Nothing but what is printed
//! is in a page: no id, no note, no state.

mod block;
mod call_to_action;
mod contents;
mod footer;
mod inline;
mod masthead;
mod rundown;
mod source_line;

pub(super) use block::{Block, Code, List, blocks, marked_blocks};
pub(super) use call_to_action::Invitation;
pub(super) use contents::Listed;
pub(super) use footer::{Footer, Line};
pub(super) use inline::{Picture, Span};
pub(super) use masthead::Masthead;
pub(super) use rundown::{Item, Part};

use crate::body::Body;
use crate::export::clean::Clean;
use crate::export::image::Images;
use crate::export::language::Language;
use crate::export::place::{Passage, Places};
use crate::export::target::{Profile, Strip};
use crate::issue::snapshot::IssueSnapshot;
use crate::publication::{CallToAction, Presence, TopLink};
use crate::theme::Theme;
use crate::variable::Values;

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
    /// The list of the items; empty for none.
    pub contents: Vec<Listed>,
    /// Sections, items and links back to the top, in reading order.
    pub parts: Vec<Part>,
    /// The text after the items.
    pub outro: Option<Outro>,
    /// The invitation at the end.
    pub call_to_action: Option<Invitation>,
    /// Whether a link back to the top stands at the end.
    pub top_link_at_end: bool,
    /// What stands under the sheet.
    pub footer: Footer,
    /// The picture at the head.
    pub header: Option<Picture>,
}

/// The text after the items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Outro {
    /// Its heading; empty for none.
    pub heading: Clean,
    /// The heading with its marks, in a proof.
    pub marked_heading: Vec<Span>,
    /// Its text.
    pub body: Vec<Block>,
}

/// What a page is printed for: what the mail tool keeps, and where the pictures are.
#[derive(Clone, Copy)]
pub(super) struct Setting<'a> {
    /// The theme, for the picture at the head.
    pub theme: &'a Theme,
    /// The mail tool.
    pub profile: &'a Profile,
    /// The pictures.
    pub images: Images<'a>,
    /// Whether the words say where they come from.
    pub places: Places,
}

impl Page {
    /// What is printed of an issue.
    pub fn of(snapshot: &IssueSnapshot, setting: &Setting<'_>) -> Page {
        let (publication, issue) = (&snapshot.publication, &snapshot.issue);
        let language = Language::of(&publication.language);
        let values = Values::of(snapshot);
        let recipe = &publication.recipe;
        let keeps_anchors = !setting.profile.strips(Strip::Anchors);
        let wants_top = if keeps_anchors { recipe.top_link } else { TopLink::None };
        let parts = rundown::parts(snapshot, wants_top, &language, setting);
        let has_items = parts.iter().any(|part| matches!(part, Part::Item(_)));
        let source = Source { snapshot, values: &values, setting };
        let top_link = if has_items { wants_top } else { TopLink::None };
        Page {
            title: masthead::title(snapshot, &values, &language),
            preheader: Clean::line(&values.fill(&issue.preheader)),
            masthead: masthead::masthead(snapshot, &language, top_link, setting.places),
            intro: filled_blocks("intro", &issue.intro, 1, &source),
            contents: if recipe.contents == Presence::On { contents::contents(&parts) } else { Vec::new() },
            parts,
            outro: outro(&source),
            call_to_action: call_to_action::invitation(&filled(&issue.call_to_action, &values), &language),
            top_link_at_end: top_link == TopLink::End,
            footer: footer::footer(snapshot, &values, &language, setting),
            header: header(setting),
            language,
        }
    }
}

/// What the issue's own texts are printed from.
struct Source<'a> {
    snapshot: &'a IssueSnapshot,
    values: &'a Values,
    setting: &'a Setting<'a>,
}

fn outro(source: &Source<'_>) -> Option<Outro> {
    let Source { snapshot, values, setting } = source;
    let issue = &snapshot.issue;
    let heading = Clean::line(&values.fill(&issue.outro_heading));
    let passage = setting.places.passage(issue.id.uuid(), "outro_heading");
    let mark = |passage: Passage| passage.line(&issue.outro_heading, Some(values), heading.as_str());
    let marked_heading = passage.map(mark).unwrap_or_default();
    let body = filled_blocks("outro", &issue.outro, if heading.is_empty() { 1 } else { 2 }, source);
    (!heading.is_empty() || !body.is_empty()).then_some(Outro { heading, marked_heading, body })
}

/// The blocks of a text of the issue, its variables filled in.
fn filled_blocks(part: &'static str, body: &Body, level: u8, source: &Source<'_>) -> Vec<Block> {
    let Source { snapshot, values, setting } = source;
    let passage = setting.places.passage(snapshot.issue.id.uuid(), part);
    let origin = passage.map(|passage| passage.origin(body, Some(values), setting.images));
    marked_blocks(&values.fill_body(body), level, setting.images, origin.as_ref())
}

fn filled(call: &CallToAction, values: &Values) -> CallToAction {
    CallToAction { text: values.fill(&call.text), label: values.fill(&call.label), url: values.fill(&call.url) }
}

/// The theme's picture, where there is one that a reader could see.
fn header(setting: &Setting<'_>) -> Option<Picture> {
    let header = &setting.theme.header;
    let shown = setting.images.show(&header.image)?;
    let own = |length: u16| Some(u32::from(length)).filter(|length| *length > 0);
    Some(Picture {
        address: shown.address,
        alt: Clean::line(&header.alt),
        width: own(header.width).or(shown.width),
        height: own(header.height).or(if header.width > 0 { None } else { shown.height }),
    })
}
