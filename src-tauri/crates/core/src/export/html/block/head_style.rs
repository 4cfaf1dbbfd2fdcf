//! What cannot stand inline: settings for Outlook, the narrow screen, the dark system. The mail reads
//! the same without it. The two sheets are separate, so that a client that rejects one keeps the other.

use askama::Template;

use crate::export::html::style::Style;
use crate::theme::{Measure, Palette};

/// The style sheets of the head.
///
/// Its classes: `g` the ground around the sheet, `c` the sheet, `b` a raised block, `s` a row under a
/// strong line, `f` the footer, `m` muted text, `a` accented text, `k` a cell filled with accent, `o` one bordered with it, `i` a paragraph with a picture.
#[derive(Template)]
#[template(path = "head_style.html")]
pub(in crate::export::html) struct HeadStyle<'a> {
    measure: &'a Measure,
    dark: &'a Palette,
    heading_font: &'a str,
}

impl<'a> HeadStyle<'a> {
    pub fn of(style: &'a Style) -> HeadStyle<'a> {
        HeadStyle { measure: &style.theme.measure, dark: &style.theme.dark, heading_font: &style.heading_font }
    }
}
