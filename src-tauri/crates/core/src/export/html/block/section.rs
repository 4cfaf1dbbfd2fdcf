//! The name of a section.

use askama::Template;

use crate::export::html::style::Style;

/// The name of a section.
#[derive(Template)]
#[template(path = "section.html")]
pub(in crate::export::html) struct Section<'a> {
    pub title: &'a str,
    pub style: &'a Style,
}
