//! Foreign HTML in, our own HTML out. A page, a feed entry, a paste or a mail is bounded, parsed and
//! turned into a body or into the small HTML that Galley keeps; every byte that leaves is written here.
//!
//! Rendering a newsletter for mail is `export`'s business; what a past issue's blocks mean is `import`'s.

use std::fmt;

use crate::body::Body;

pub(crate) mod address;
mod chain;
mod compose;
mod flow;
pub(crate) mod guard;
pub(crate) mod line;
mod nest;
mod policy;
mod read;
mod sheet;
mod style;
#[cfg(test)]
mod tests;
pub(crate) mod text;
mod tree;
mod word;
mod write;

pub use crate::charset::{Decoded, decode};

use sheet::Sheet;

/// HTML that passed the policy: few tags, absolute addresses, no style, no script. Only `policy` makes one.
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

/// The HTML Galley keeps of foreign HTML. Sanitizing it again changes nothing, and a parser that reads
/// it writes the same bytes.
pub fn sanitize(foreign: &str) -> Sanitized {
    let parsed = parse(foreign);
    Sanitized { html: policy::pass(&parsed.sheet), bounds: parsed.bounds }
}

/// Reads foreign HTML (a page, a paste from Word, Google Docs or the web, a mail, a feed entry).
pub fn to_body(foreign: &str) -> ParsedBody {
    let Parsed { sheet, title, bounds, unlinked } = parse(foreign);
    ParsedBody { body: read::read(&sheet), title, bounds, unlinked }
}

/// The semantic, unstyled HTML of a body, in the form of [`Body::canonical`].
pub fn from_body(body: &Body) -> SafeHtml {
    policy::pass(&compose::compose(&body.clone().canonical()))
}

struct Parsed {
    sheet: Sheet,
    title: Option<String>,
    bounds: Vec<Bound>,
    unlinked: Vec<String>,
}

fn parse(foreign: &str) -> Parsed {
    let (tree, guard::Guarded { title, mut bounds }) = tree::parse(foreign);
    let title = title.map(|title| text::on_one_line(&title)).filter(|title| !title.is_empty());
    let flow::Flowed { sheet, unlinked, is_cut } = flow::flow(&tree);
    if is_cut && !bounds.contains(&Bound::Elements) {
        bounds.push(Bound::Elements);
    }
    Parsed { sheet: word::with_real_lists(sheet), title, bounds, unlinked }
}
