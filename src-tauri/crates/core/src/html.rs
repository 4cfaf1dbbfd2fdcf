//! Foreign HTML in, our own HTML out. A page, a feed entry, a paste or a mail is bounded, parsed and
//! turned into a body or into the small HTML that Galley keeps; every byte that leaves is written here.
//!
//! Rendering a newsletter for mail is `export`'s business; what a past issue's blocks mean is `import`'s.

use std::fmt;

use crate::body::Body;

pub(crate) mod address;
mod chain;
mod compose;
mod decode;
mod flow;
mod guard;
pub(crate) mod line;
mod nest;
mod policy;
mod read;
mod sheet;
mod style;
#[cfg(test)]
mod tests;
mod text;
mod tree;
mod word;
mod write;

pub use decode::{Decoded, decode};

use line::Piece;
use sheet::{Block, Sheet, Token};

/// HTML that passed the policy: few tags, absolute addresses, no style, no script.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SafeHtml(String);

impl SafeHtml {
    /// Only [`policy::pass`] calls this.
    fn passed(html: String) -> SafeHtml {
        SafeHtml(html)
    }

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
    Sanitized { html: safe(&parsed.sheet), bounds: parsed.bounds }
}

/// Reads foreign HTML (a page, a paste from Word, Google Docs or the web, a mail, a feed entry).
pub fn to_body(foreign: &str) -> ParsedBody {
    let Parsed { sheet, title, bounds, unlinked } = parse(foreign);
    ParsedBody { body: read::read(&sheet), title, bounds, unlinked }
}

/// The semantic, unstyled HTML of a body, in the form of [`Body::canonical`].
pub fn from_body(body: &Body) -> SafeHtml {
    safe(&compose::compose(&body.clone().canonical()))
}

struct Parsed {
    sheet: Sheet,
    title: Option<String>,
    bounds: Vec<Bound>,
    unlinked: Vec<String>,
}

fn parse(foreign: &str) -> Parsed {
    let guarded = guard::guard(foreign);
    let title = guarded.title.map(|title| words_of(&title)).filter(|title| !title.is_empty());
    let (tree, mut bounds) = tree::parse(&guarded.html);
    drop(guarded.html);
    bounds.extend(guarded.bounds);
    bounds.sort_unstable();
    bounds.dedup();
    let flow::Flowed { sheet, unlinked } = flow::flow(&tree);
    Parsed { sheet: word::with_real_lists(sheet), title, bounds, unlinked }
}

/// The words of text that may hold character references, but no tags.
fn words_of(text: &str) -> String {
    let (tree, _) = tree::parse(&text.replace('<', "&lt;"));
    text::on_one_line(&tree.words(tree::ROOT, usize::MAX))
}

fn safe(sheet: &Sheet) -> SafeHtml {
    let html = write::write(sheet);
    let passed = policy::pass(&html);
    if passed.as_str() == html {
        return passed;
    }
    // The policy objects to something that was written here. That is a mistake of ours; the words are
    // kept, in the one form that has nothing to object to.
    policy::pass(&write::write(&plain(sheet)))
}

/// The words of a text as plain paragraphs.
fn plain(sheet: &Sheet) -> Sheet {
    let mut plain = Sheet::default();
    for token in &sheet.tokens {
        let lines = match token {
            Token::Line(pieces) => std::slice::from_ref(pieces),
            Token::Code(lines) => lines.as_slice(),
            Token::Open(..) | Token::Close | Token::Rule => continue,
        };
        for line in lines {
            let words = line.iter().filter_map(|piece| match piece {
                Piece::Words(words, _) => Some(Piece::Words(words.clone(), chain::Chain::default())),
                Piece::Break(_) => Some(Piece::Break(chain::Chain::default())),
                Piece::Picture(..) => None,
            });
            let pieces = line::settle(words.collect());
            if !pieces.is_empty() {
                plain.line_in(Block::Paragraph, chain::Voice::default(), pieces);
            }
        }
    }
    plain
}
