//! The sheet on its ground, with the footer under it: all that is seen of a mail.

use askama::Template;

use super::{Footer, Row};
use crate::export::html::style::Style;
use crate::export::page::Page;
use crate::theme::{Measure, Palette};

/// The sheet.
#[derive(Template)]
#[template(path = "sheet.html")]
pub(in crate::export::html) struct Sheet<'a> {
    rows: Vec<Row<'a>>,
    footer: Option<Footer<'a>>,
    light: &'a Palette,
    measure: &'a Measure,
    style: &'a Style,
}

impl<'a> Sheet<'a> {
    pub fn of(page: &'a Page, style: &'a Style) -> Sheet<'a> {
        Sheet {
            rows: Row::all(page, style),
            footer: Footer::of(page, style),
            light: &style.theme.light,
            measure: &style.theme.measure,
            style,
        }
    }
}
