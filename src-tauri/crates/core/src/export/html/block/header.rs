//! The theme's picture at the head of the sheet.

use askama::Template;

use super::Picture;
use crate::export::html::style::Style;
use crate::export::page;

/// The picture.
#[derive(Template)]
#[template(path = "header.html")]
pub(in crate::export::html) struct Header<'a> {
    align: &'static str,
    picture: Picture<'a>,
    style: &'a Style,
}

impl<'a> Header<'a> {
    pub fn of(picture: &'a page::Picture, style: &'a Style) -> Header<'a> {
        Header { align: style.masthead_side, picture: Picture::of(picture, style), style }
    }
}
