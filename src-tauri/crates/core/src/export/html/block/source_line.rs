//! The credits of an item.

use askama::Template;

use super::Inline;
use crate::export::html::style::Style;
use crate::export::page::Span;

/// The credits.
#[derive(Template)]
#[template(path = "source_line.html")]
pub(in crate::export::html) struct SourceLine<'a> {
    content: Inline<'a>,
    style: &'a Style,
}

impl<'a> SourceLine<'a> {
    pub fn of(content: &'a [Span], style: &'a Style) -> Option<SourceLine<'a>> {
        let line = SourceLine { content: Inline { content, link: &style.quiet_link, style }, style };
        (!content.is_empty()).then_some(line)
    }
}
