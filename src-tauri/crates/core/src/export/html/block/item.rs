//! An item: kicker, headline, dek, text, credits, and the link back to the top.

use askama::Template;

use super::{Body, Dek, Headline, Kicker, SourceLine, TopLink};
use crate::export::html::style::Style;
use crate::export::language::Language;
use crate::export::page;

/// An item.
#[derive(Template)]
#[template(path = "item.html")]
pub(in crate::export::html) struct Item<'a> {
    below: u16,
    first: bool,
    kicker: Option<Kicker<'a>>,
    headline: Option<Headline<'a>>,
    dek: Option<Dek<'a>>,
    body: Body<'a>,
    source_line: Option<SourceLine<'a>>,
    top_link: Option<TopLink<'a>>,
    style: &'a Style,
}

/// What stands above an item.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::export::html) enum Above {
    /// The name of its section; no line is drawn between them.
    Section,
    /// Anything else.
    Other,
}

impl<'a> Item<'a> {
    pub fn of(item: &'a page::Item, above: Above, language: &Language, style: &'a Style) -> Item<'a> {
        Item {
            below: super::below(style),
            first: above == Above::Section,
            kicker: (!item.kicker.is_empty()).then(|| Kicker { text: item.kicker.as_str(), style }),
            headline: Headline::of(item, style),
            dek: (!item.dek.is_empty()).then(|| Dek { text: item.dek.as_str(), style }),
            body: Body::text(&item.body, style),
            source_line: SourceLine::of(&item.source_line, style),
            top_link: item.top_link.then(|| TopLink { words: language.top_link(), style }),
            style,
        }
    }
}
