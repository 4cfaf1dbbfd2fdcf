//! The sheet alone, for a tool that brings the document. It says its language and direction itself.

use askama::Template;

use super::Sheet;
use crate::export::html::style::Style;
use crate::export::page::Page;

/// A fragment of a document.
#[derive(Template)]
#[template(path = "fragment.html")]
pub(in crate::export::html) struct Fragment<'a> {
    language: &'a str,
    sheet: Sheet<'a>,
    style: &'a Style,
}

impl<'a> Fragment<'a> {
    pub fn of(page: &'a Page, style: &'a Style) -> Fragment<'a> {
        Fragment { language: page.language.tag(), sheet: Sheet::of(page, style), style }
    }
}
