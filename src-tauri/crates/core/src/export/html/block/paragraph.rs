//! A paragraph.

use askama::Template;

use super::{Inline, Voice};
use crate::export::html::style::Style;
use crate::export::page::Span;

/// A paragraph.
#[derive(Template)]
#[template(path = "paragraph.html")]
pub(in crate::export::html) struct Paragraph<'a> {
    declarations: String,
    /// Outlook would cut a picture to the height of a line; its own sheet says otherwise.
    pictured: bool,
    content: Inline<'a>,
}

impl<'a> Paragraph<'a> {
    pub fn of(content: &'a [Span], indent: u8, voice: Voice, link: &'a str, style: &'a Style) -> Paragraph<'a> {
        let declarations = match voice {
            Voice::Footer => style.footer_paragraph.clone(),
            Voice::Entry => style.entry_paragraph.clone(),
            Voice::Text if indent > 0 => style.indented_paragraph(indent),
            Voice::Text => style.paragraph.clone(),
        };
        Paragraph {
            declarations,
            pictured: content.iter().any(holds_picture),
            content: Inline { content, link, style },
        }
    }
}

fn holds_picture(span: &Span) -> bool {
    match span {
        Span::Picture(_) => true,
        Span::Link { content, .. } | Span::Placed { content, .. } => content.iter().any(holds_picture),
        Span::Words { .. } | Span::Break => false,
    }
}
