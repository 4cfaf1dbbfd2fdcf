//! A link back to the masthead. Where a mail program keeps no anchors, it leads nowhere and does no
//! harm.

use askama::Template;

use crate::export::html::style::Style;

/// The link.
#[derive(Template)]
#[template(path = "top_link.html")]
pub(in crate::export::html) struct TopLink<'a> {
    pub words: &'a str,
    pub style: &'a Style,
}
