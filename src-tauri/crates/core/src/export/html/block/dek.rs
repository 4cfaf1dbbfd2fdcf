//! The line under a headline.

use askama::Template;

use crate::export::html::style::Style;

/// The line.
#[derive(Template)]
#[template(path = "dek.html")]
pub(in crate::export::html) struct Dek<'a> {
    pub text: &'a str,
    pub style: &'a Style,
}
