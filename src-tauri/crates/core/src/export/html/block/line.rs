//! A text of one line, or one preformatted text: its words, or in a proof the same words with their marks.

use std::fmt;

use askama::filters::Escaper;

use super::Inline;
use crate::export::html::escape::Markup;
use crate::export::html::style::Style;
use crate::export::page::Span;

/// The words. They escape themselves.
#[derive(Clone, Copy)]
pub(in crate::export::html) struct Line<'a> {
    text: &'a str,
    marked: &'a [Span],
    style: &'a Style,
}

impl<'a> Line<'a> {
    pub fn of(text: &'a str, marked: &'a [Span], style: &'a Style) -> Line<'a> {
        Line { text, marked, style }
    }

    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }
}

impl fmt::Display for Line<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.marked {
            [] => Markup.write_escaped_str(f, self.text),
            content => Inline { content, link: "", style: self.style }.fmt(f),
        }
    }
}
