//! The text after the items, under its heading.

use askama::Template;

use super::{Body, Line};
use crate::export::html::style::Style;
use crate::export::page;

/// The text after the items.
#[derive(Template)]
#[template(path = "outro.html")]
pub(in crate::export::html) struct Outro<'a> {
    below: u16,
    heading: Line<'a>,
    body: Body<'a>,
    style: &'a Style,
}

impl<'a> Outro<'a> {
    pub fn of(outro: &'a page::Outro, style: &'a Style) -> Outro<'a> {
        Outro {
            below: super::below(style),
            heading: Line::of(outro.heading.as_str(), &outro.marked_heading, style),
            body: Body::text(&outro.body, style),
            style,
        }
    }
}
