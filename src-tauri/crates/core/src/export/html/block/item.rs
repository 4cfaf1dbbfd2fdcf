//! An item: kicker, headline, dek, text, credits, and the link back to the top.

use askama::Template;

use super::{Body, Dek, Divider, Headline, Kicker, Line, SourceLine, TopLink};
use crate::export::html::style::Style;
use crate::export::language::Language;
use crate::export::page;
use crate::theme::ItemRule;

/// An item.
#[derive(Template)]
#[template(path = "item.html")]
pub(in crate::export::html) struct Item<'a> {
    below: u16,
    /// The line above it.
    line: Option<String>,
    strong: bool,
    divider: Option<Divider<'a>>,
    anchor: Option<&'a str>,
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
        let apart = above != Above::Section;
        Item {
            below: super::below(style),
            line: if apart { style.item_line() } else { None },
            strong: apart && style.theme.manner.item_rule == ItemRule::Strong,
            divider: if apart { Divider::of(style) } else { None },
            anchor: item.anchor.as_deref(),
            kicker: (!item.kicker.is_empty()).then(|| Kicker {
                text: Line::of(item.kicker.as_str(), item.marked(|marked| &marked.kicker), style),
                style,
            }),
            headline: Headline::of(item, style),
            dek: (!item.dek.is_empty())
                .then(|| Dek { text: Line::of(item.dek.as_str(), item.marked(|marked| &marked.dek), style), style }),
            body: Body::text(&item.body, style),
            source_line: SourceLine::of(&item.source_line, style),
            top_link: item.top_link.then(|| TopLink { words: language.top_link(), style }),
            style,
        }
    }
}
