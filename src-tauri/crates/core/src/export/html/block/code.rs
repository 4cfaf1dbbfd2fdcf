//! Preformatted text, from left to right in every language.

use askama::Template;

use super::Line;
use crate::export::html::style::Style;

/// Preformatted text.
#[derive(Template)]
#[template(path = "code.html")]
pub(in crate::export::html) struct Code<'a> {
    pub text: Line<'a>,
    pub style: &'a Style,
}
