//! The head of the page: the one first-level heading, number and date, title, topics.
//!
//! Links back to the top lead to the heading by its `id`; Outlook only knows names, which the standard
//! no longer allows, so it gets one that no other program sees.

use askama::Template;

use super::Line;
use crate::export::html::style::Style;
use crate::export::page;

/// The head of the page.
#[derive(Template)]
#[template(path = "masthead.html")]
pub(in crate::export::html) struct Masthead<'a> {
    masthead: &'a page::Masthead,
    style: &'a Style,
    title: Line<'a>,
    centered: bool,
}

impl<'a> Masthead<'a> {
    pub fn of(masthead: &'a page::Masthead, style: &'a Style) -> Masthead<'a> {
        Masthead {
            masthead,
            style,
            title: Line::of(masthead.title.as_str(), &masthead.marked_title, style),
            centered: style.masthead_side == "center",
        }
    }
}
