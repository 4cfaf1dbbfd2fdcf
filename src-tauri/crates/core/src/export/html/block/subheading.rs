//! A heading inside a text.

use askama::Template;

use super::Inline;
use crate::export::html::style::Style;
use crate::export::page::Span;

/// A heading inside a text.
#[derive(Template)]
#[template(path = "subheading.html")]
pub(in crate::export::html) struct Subheading<'a> {
    level: u8,
    declarations: &'a str,
    content: Inline<'a>,
}

impl<'a> Subheading<'a> {
    pub fn of(level: u8, content: &'a [Span], link: &'a str, style: &'a Style) -> Subheading<'a> {
        let declarations = if level <= 4 { &style.subheading } else { &style.minor_heading };
        Subheading { level, declarations, content: Inline { content, link, style } }
    }
}
