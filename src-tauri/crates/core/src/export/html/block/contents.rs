//! The list of the items before them. Where a mail program keeps no names, its links lead nowhere and do
//! no harm.

use askama::Template;

use crate::export::html::style::Style;
use crate::export::page::{Listed, Page};

/// The list.
#[derive(Template)]
#[template(path = "contents.html")]
pub(in crate::export::html) struct Contents<'a> {
    below: u16,
    heading: &'static str,
    lines: &'a [Listed],
    style: &'a Style,
}

impl<'a> Contents<'a> {
    pub fn of(page: &'a Page, style: &'a Style) -> Contents<'a> {
        Contents { below: super::below(style), heading: page.language.contents(), lines: &page.contents, style }
    }
}
