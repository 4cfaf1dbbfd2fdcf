//! Quoted paragraphs. The line beside them is a cell's, since Outlook draws none beside a blockquote.

use askama::Template;

use super::Inline;
use crate::export::html::style::Style;
use crate::export::page::Span;

/// Quoted paragraphs.
#[derive(Template)]
#[template(path = "quote.html")]
pub(in crate::export::html) struct Quote<'a> {
    /// Each with whether it is the last.
    paragraphs: Vec<(bool, Inline<'a>)>,
    style: &'a Style,
}

impl<'a> Quote<'a> {
    pub fn of(paragraphs: &'a [Vec<Span>], link: &'a str, style: &'a Style) -> Quote<'a> {
        let count = paragraphs.len();
        let paragraphs = paragraphs
            .iter()
            .enumerate()
            .map(|(index, content)| (index + 1 == count, Inline { content, link, style }))
            .collect();
        Quote { paragraphs, style }
    }
}
