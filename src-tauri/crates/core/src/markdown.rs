//! Markdown in and out: CommonMark with strikethrough and bare addresses as links.

use crate::body::Body;
use crate::html;

/// Reads Markdown. HTML inside it is cleaned like any foreign HTML.
pub fn to_body(markdown: &str) -> Body {
    let mut options = comrak::Options::default();
    options.extension.strikethrough = true;
    options.extension.autolink = true;
    options.render.r#unsafe = true;
    html::to_body(&comrak::markdown_to_html(markdown, &options)).body
}

/// The Markdown of a body.
pub fn from_body(body: &Body) -> String {
    body.to_text()
}
