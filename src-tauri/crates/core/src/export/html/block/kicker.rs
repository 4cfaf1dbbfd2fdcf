//! The small label above a headline.

use askama::Template;

use super::Line;
use crate::export::html::style::Style;

/// The label.
#[derive(Template)]
#[template(path = "kicker.html")]
pub(in crate::export::html) struct Kicker<'a> {
    pub text: Line<'a>,
    pub style: &'a Style,
}
