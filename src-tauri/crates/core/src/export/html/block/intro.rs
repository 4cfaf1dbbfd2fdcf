//! The text before the items.

use askama::Template;

use super::Body;
use crate::export::html::style::Style;

/// The text before the items.
#[derive(Template)]
#[template(path = "intro.html")]
pub(in crate::export::html) struct Intro<'a> {
    below: u16,
    body: Body<'a>,
    style: &'a Style,
}

impl<'a> Intro<'a> {
    pub fn of(body: Body<'a>, style: &'a Style) -> Intro<'a> {
        Intro { below: super::below(style), body, style }
    }
}
