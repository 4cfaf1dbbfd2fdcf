//! Markdown in and out: CommonMark with strikethrough, tables and bare addresses as links. What Markdown
//! cannot say (an underline, a size of a picture, a list that skips a level) is said in HTML inside it,
//! which Markdown allows, so that a body always comes back whole.

mod read;
mod write;

use crate::body::Body;
use crate::html::ParsedBody;

/// Reads Markdown. HTML inside it goes through the rules of [`crate::html::to_body`], so the body is in
/// the form of [`Body::canonical`].
pub fn to_body(markdown: &str) -> Body {
    parse(markdown).body
}

/// Reads Markdown, and tells which limits were met and which words lost their link.
pub fn parse(markdown: &str) -> ParsedBody {
    read::read(markdown)
}

/// The Markdown of a body in the form of [`Body::canonical`], without a newline at the end.
pub fn from_body(body: &Body) -> String {
    write::write(&body.clone().canonical())
}

#[cfg(test)]
mod tests;
