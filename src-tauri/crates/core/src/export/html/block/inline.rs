//! The content of a line: words with their marks, links, pictures, breaks.

use askama::Template;

use super::Picture;
use crate::export::html::style::Style;
use crate::export::page::{self, Span};
use crate::export::place::Place;

/// The content of a line.
#[derive(Template)]
#[template(path = "inline.html")]
pub(in crate::export::html) struct Inline<'a> {
    pub content: &'a [Span],
    /// The style of its links.
    pub link: &'a str,
    pub style: &'a Style,
}

impl<'a> Inline<'a> {
    pub fn is_empty(&self) -> bool {
        self.content.is_empty()
    }

    fn linked(&self, content: &'a [Span]) -> Inline<'a> {
        Inline { content, link: self.link, style: self.style }
    }

    fn picture(&self, picture: &'a page::Picture) -> Picture<'a> {
        Picture::of(picture, self.style)
    }
}
