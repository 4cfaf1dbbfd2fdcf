//! A thematic break inside a text.

use askama::Template;

use crate::export::html::style::Style;

/// A thematic break.
#[derive(Template)]
#[template(path = "rule.html")]
pub(in crate::export::html) struct Rule<'a> {
    pub style: &'a Style,
}
