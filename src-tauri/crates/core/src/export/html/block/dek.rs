//! The line under a headline.

use askama::Template;

use super::Line;
use crate::export::html::style::Style;

/// The line.
#[derive(Template)]
#[template(path = "dek.html")]
pub(in crate::export::html) struct Dek<'a> {
    pub text: Line<'a>,
    pub style: &'a Style,
}
