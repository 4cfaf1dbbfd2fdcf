//! A list, its entries numbered by the mail program from the number it starts with.

use askama::Template;

use super::{Body, Voice};
use crate::export::html::style::Style;
use crate::export::page;

/// A list.
#[derive(Template)]
#[template(path = "list.html")]
pub(in crate::export::html) struct List<'a> {
    element: &'static str,
    /// The first number, where it is not 1.
    start: Option<usize>,
    declarations: &'a str,
    entries: Vec<Body<'a>>,
    style: &'a Style,
}

impl<'a> List<'a> {
    pub fn of(list: &'a page::List, voice: Voice, style: &'a Style) -> List<'a> {
        List {
            element: if list.start.is_some() { "ol" } else { "ul" },
            start: list.start.filter(|start| *start != 1),
            declarations: if voice == Voice::Entry { &style.nested_list } else { &style.list },
            entries: list.entries.iter().map(|entry| Body::entry(entry, style)).collect(),
            style,
        }
    }
}
