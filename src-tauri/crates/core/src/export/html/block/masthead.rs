//! The head of the page: the one first-level heading, number and date, title, topics.

use askama::Template;

use crate::export::html::style::Style;
use crate::export::page;

/// The head of the page.
#[derive(Template)]
#[template(path = "masthead.html")]
pub(in crate::export::html) struct Masthead<'a> {
    pub masthead: &'a page::Masthead,
    pub style: &'a Style,
}
