//! The rows of the sheet, in reading order.

use std::fmt;

use super::item::Above;
use super::{Body, CallToAction, Contents, Header, Intro, Item, Masthead, Outro, Section, TopLinkRow};
use crate::export::html::style::Style;
use crate::export::page::{Page, Part};

/// A row of the sheet.
pub(in crate::export::html) enum Row<'a> {
    Header(Header<'a>),
    Masthead(Masthead<'a>),
    Intro(Intro<'a>),
    Contents(Contents<'a>),
    Section(Section<'a>),
    Item(Box<Item<'a>>),
    TopLink(TopLinkRow<'a>),
    Outro(Outro<'a>),
    CallToAction(CallToAction<'a>),
}

impl<'a> Row<'a> {
    /// The rows of a page.
    pub fn all(page: &'a Page, style: &'a Style) -> Vec<Row<'a>> {
        let mut rows: Vec<Row<'a>> = Vec::new();
        rows.extend(page.header.as_ref().map(|picture| Row::Header(Header::of(picture, style))));
        rows.push(Row::Masthead(Masthead::of(&page.masthead, style)));
        if !page.intro.is_empty() {
            rows.push(Row::Intro(Intro::of(Body::text(&page.intro, style), style)));
        }
        if !page.contents.is_empty() {
            rows.push(Row::Contents(Contents::of(page, style)));
        }
        for part in &page.parts {
            let above = if matches!(rows.last(), Some(Row::Section(_))) { Above::Section } else { Above::Other };
            rows.push(match part {
                Part::Section(title) => Row::Section(Section { title: title.as_str(), style }),
                Part::Item(item) => Row::Item(Box::new(Item::of(item, above, &page.language, style))),
                Part::TopLink => Row::TopLink(TopLinkRow::of(page.language.top_link(), style)),
            });
        }
        rows.extend(page.outro.as_ref().map(|outro| Row::Outro(Outro::of(outro, style))));
        rows.extend(page.call_to_action.as_ref().map(|call| Row::CallToAction(CallToAction::of(call, style))));
        if page.top_link_at_end {
            rows.push(Row::TopLink(TopLinkRow::of(page.language.top_link(), style)));
        }
        rows
    }
}

impl fmt::Display for Row<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Row::Header(row) => row.fmt(f),
            Row::Contents(row) => row.fmt(f),
            Row::Masthead(row) => row.fmt(f),
            Row::Intro(row) => row.fmt(f),
            Row::Section(row) => row.fmt(f),
            Row::Item(row) => row.fmt(f),
            Row::TopLink(row) => row.fmt(f),
            Row::Outro(row) => row.fmt(f),
            Row::CallToAction(row) => row.fmt(f),
        }
    }
}
