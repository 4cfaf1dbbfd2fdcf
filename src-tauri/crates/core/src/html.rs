//! Foreign HTML in, our own HTML out. A page, a feed entry, a paste or a mail is bounded, parsed and
//! turned into a body or into the small HTML that Galley keeps; every byte that leaves is written here.
//!
//! Rendering a newsletter for mail is `export`'s business; what a past issue's blocks mean is `import`'s.

use std::fmt;

mod decode;

pub use decode::{Decoded, decode};

use crate::body::{Body, Inline, Line, LineKind};

/// HTML that passed the policy: few tags, absolute addresses, no style, no script.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SafeHtml(String);

impl SafeHtml {
    /// The HTML.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The HTML, owned.
    pub fn into_string(self) -> String {
        self.0
    }
}

impl fmt::Display for SafeHtml {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A limit that foreign HTML met. What lay beyond it was kept as plain text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bound {
    /// More bytes than are read as HTML.
    Size,
    /// Elements nested deeper than is read.
    Depth,
    /// More attributes on one tag than are read.
    Attributes,
    /// More elements than are read.
    Elements,
}

/// What Galley keeps of foreign HTML.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sanitized {
    /// The HTML.
    pub html: SafeHtml,
    /// The limits that were met.
    pub bounds: Vec<Bound>,
}

/// A body read from foreign HTML.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ParsedBody {
    /// The text.
    pub body: Body,
    /// The document's `<title>`.
    pub title: Option<String>,
    /// The limits that were met.
    pub bounds: Vec<Bound>,
    /// The words of links whose address was not usable; they stand in the body without it.
    pub unlinked: Vec<String>,
}

/// The HTML Galley keeps of foreign HTML.
pub fn sanitize(foreign: &str) -> Sanitized {
    Sanitized { html: SafeHtml(ammonia::clean(foreign)), bounds: Vec::new() }
}

/// Reads foreign HTML (a page, a paste from Word, Google Docs or the web, a mail, a feed entry).
pub fn to_body(foreign: &str) -> ParsedBody {
    let mut body = Body::default();
    for block in ammonia::clean(foreign).split("</p>") {
        let words = block.split('<').filter_map(|part| part.split_once('>').map_or(Some(part), |(_, text)| Some(text)));
        let text: String = words.collect();
        if !text.trim().is_empty() {
            body.lines.push(Line::of(LineKind::Paragraph, text.trim()));
        }
    }
    ParsedBody { body: body.normalized(), ..ParsedBody::default() }
}

/// The semantic, unstyled HTML of a body.
pub fn from_body(body: &Body) -> SafeHtml {
    let mut html = String::new();
    for line in &body.lines {
        html.push_str("<p>");
        for inline in &line.inline {
            if let Inline::Text { text, .. } = inline {
                html.push_str(&ammonia::clean_text(text));
            }
        }
        html.push_str("</p>");
    }
    SafeHtml(html)
}
