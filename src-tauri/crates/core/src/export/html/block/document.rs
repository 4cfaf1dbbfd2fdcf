//! The whole mail: head, wrapper, sheet. It is the one block that is no row.

use askama::Template;

use super::{Footer, HeadStyle, Preheader, Row};
use crate::export::html::style::Style;
use crate::export::page::Page;
use crate::export::theme::{Measure, Palette};

/// A complete document.
#[derive(Template)]
#[template(path = "document.html")]
pub(in crate::export::html) struct Document<'a> {
    language: &'a str,
    title: &'a str,
    head_style: HeadStyle<'a>,
    preheader: Option<Preheader<'a>>,
    rows: Vec<Row<'a>>,
    footer: Option<Footer<'a>>,
    light: &'a Palette,
    measure: &'a Measure,
    style: &'a Style,
}

impl<'a> Document<'a> {
    pub fn of(page: &'a Page, style: &'a Style) -> Document<'a> {
        Document {
            language: page.language.tag(),
            title: page.title.as_str(),
            head_style: HeadStyle::of(style),
            preheader: Preheader::of(page),
            rows: Row::all(page, style),
            footer: Footer::of(page, style),
            light: &style.theme.light,
            measure: &style.theme.measure,
            style,
        }
    }
}
