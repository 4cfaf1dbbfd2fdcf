//! The whole mail: head, wrapper, sheet. It is the one block that is no row.

use askama::Template;

use super::{HeadStyle, Preheader, Sheet};
use crate::export::html::style::Style;
use crate::export::page::Page;
use crate::export::target::Profile;

/// A complete document.
#[derive(Template)]
#[template(path = "document.html")]
pub(in crate::export::html) struct Document<'a> {
    language: &'a str,
    title: &'a str,
    head_style: HeadStyle<'a>,
    preheader: Option<Preheader<'a>>,
    sheet: Sheet<'a>,
    style: &'a Style,
}

impl<'a> Document<'a> {
    pub fn of(page: &'a Page, profile: &Profile, style: &'a Style) -> Document<'a> {
        Document {
            language: page.language.tag(),
            title: page.title.as_str(),
            head_style: HeadStyle::of(style),
            preheader: Preheader::of(page, profile),
            sheet: Sheet::of(page, style),
            style,
        }
    }
}
