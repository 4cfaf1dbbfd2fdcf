//! A picture, never wider than the text.
//!
//! Outlook knows no greatest width, so the attribute says it; a picture whose own width is not known
//! keeps it everywhere else by the style.

use askama::Template;

use crate::export::html::style::Style;
use crate::export::page;

/// A picture.
#[derive(Template)]
#[template(path = "picture.html")]
pub(in crate::export::html) struct Picture<'a> {
    address: &'a str,
    alt: &'a str,
    width: u32,
    height: Option<u32>,
    natural: bool,
    style: &'a Style,
}

impl<'a> Picture<'a> {
    pub fn of(picture: &'a page::Picture, style: &'a Style) -> Picture<'a> {
        let greatest = u32::from(style.theme.measure.text_width());
        let own = picture.width.filter(|width| *width > 0);
        let width = own.map_or(greatest, |own| own.min(greatest));
        let height = own.zip(picture.height.filter(|height| *height > 0)).map(|(own, height)| {
            let scaled = u64::from(height) * u64::from(width) / u64::from(own);
            u32::try_from(scaled).unwrap_or(u32::MAX).max(1)
        });
        Picture {
            address: picture.address.as_str(),
            alt: picture.alt.as_str(),
            width,
            height,
            natural: own.is_none(),
            style,
        }
    }
}
