//! A link back to the top that stands after a section or at the end, in a row of its own.

use askama::Template;

use super::TopLink;
use crate::export::html::style::Style;

/// The row.
#[derive(Template)]
#[template(path = "top_link_row.html")]
pub(in crate::export::html) struct TopLinkRow<'a> {
    below: u16,
    link: TopLink<'a>,
    style: &'a Style,
}

impl<'a> TopLinkRow<'a> {
    pub fn of(words: &'a str, style: &'a Style) -> TopLinkRow<'a> {
        TopLinkRow { below: super::below(style), link: TopLink { words, style }, style }
    }
}
