//! The one policy that all HTML passes before it may be called safe, and the only place that makes a
//! [`SafeHtml`]. What reaches it is already written by us in the form it lets through, so it has nothing
//! to change; it stands here so that no mistake before it can put anything else into a page or a mail.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ammonia::{Builder, UrlRelative};

use super::chain::{Chain, Voice};
use super::flow::is_language;
use super::line::{MAX_PIXELS, Piece, settle};
use super::sheet::{Block, Sheet, Token};
use super::{SafeHtml, address, write};

/// The elements that are kept.
pub const ELEMENTS: [&str; 31] = [
    "p",
    "br",
    "a",
    "em",
    "strong",
    "b",
    "i",
    "u",
    "s",
    "sub",
    "sup",
    "code",
    "pre",
    "blockquote",
    "ul",
    "ol",
    "li",
    "h2",
    "h3",
    "h4",
    "hr",
    "img",
    "figure",
    "figcaption",
    "table",
    "thead",
    "tbody",
    "tr",
    "td",
    "th",
    "span",
];

/// The elements that are left out with their content.
const WITHOUT_CONTENT: [&str; 24] = [
    "script",
    "style",
    "title",
    "iframe",
    "noscript",
    "template",
    "textarea",
    "xmp",
    "noembed",
    "noframes",
    "svg",
    "math",
    "object",
    "embed",
    "applet",
    "input",
    "button",
    "select",
    "option",
    "video",
    "audio",
    "canvas",
    "datalist",
    "plaintext",
];

static POLICY: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut policy = Builder::empty();
    policy
        .tags(HashSet::from(ELEMENTS))
        .clean_content_tags(HashSet::from(WITHOUT_CONTENT))
        .generic_attributes(HashSet::from(["lang", "dir"]))
        .tag_attributes(HashMap::from([
            ("a", HashSet::from(["href", "title"])),
            ("img", HashSet::from(["src", "alt", "width", "height"])),
            ("td", HashSet::from(["colspan", "rowspan"])),
            ("th", HashSet::from(["colspan", "rowspan", "scope"])),
        ]))
        .url_schemes(HashSet::from(["http", "https", "mailto"]))
        .url_relative(UrlRelative::Deny)
        .link_rel(None)
        .strip_comments(true)
        .attribute_filter(|element, attribute, value| {
            is_kept(element, attribute, value).then_some(Cow::Borrowed(value))
        });
    policy
});

fn is_kept(element: &str, attribute: &str, value: &str) -> bool {
    let is_number = |most: u32| value.parse().is_ok_and(|number: u32| number <= most) && !value.starts_with('+');
    match (element, attribute) {
        ("a", "href") => address::link(value).as_deref() == Some(value),
        ("img", "src") => address::picture(value).as_deref() == Some(value),
        ("a", "title") | ("img", "alt") => true,
        ("img", "width" | "height") => is_number(MAX_PIXELS),
        ("td" | "th", "colspan" | "rowspan") => is_number(1_000),
        ("th", "scope") => matches!(value, "row" | "col" | "rowgroup" | "colgroup"),
        (_, "lang") => is_language(value),
        (_, "dir") => matches!(value, "ltr" | "rtl" | "auto"),
        _ => false,
    }
}

/// How many character references the policy is given; its parser takes a while for each.
const MAX_REFERENCES: usize = 200_000;
/// How many bytes its serializer may look through on their account. No honest text comes near either.
const MAX_LOOKS: usize = 1_000_000_000;

/// The HTML of a text. Where the policy would change a part of it, which it has no reason to, the words
/// of that part are kept as plain paragraphs.
pub fn pass(sheet: &Sheet) -> SafeHtml {
    let mut safe = String::new();
    let mut work = Work::default();
    for part in write::parts(sheet) {
        let tokens = &sheet.tokens[part.tokens];
        work.add(tokens);
        if work.is_affordable() && agrees(&part.html) {
            safe.push_str(&part.html);
        } else {
            safe.extend(write::parts(&plain(tokens)).map(|part| part.html));
        }
    }
    SafeHtml(safe)
}

/// What the policy has to do for words that are written as references.
#[derive(Default)]
struct Work {
    references: usize,
    looks: usize,
}

impl Work {
    fn add(&mut self, tokens: &[Token]) {
        for token in tokens {
            let (Token::Line(pieces) | Token::Code(pieces)) = token else { continue };
            for piece in pieces {
                if let Piece::Words(words, _) = piece {
                    // For each of these, and whatever begins like a no-break space, the serializer looks
                    // through the rest of the words.
                    let references = words.bytes().filter(|b| matches!(b, b'&' | b'<' | b'>' | 0xC2)).count();
                    self.references += references;
                    self.looks = self.looks.saturating_add(references.saturating_mul(words.len()));
                }
            }
        }
    }

    fn is_affordable(&self) -> bool {
        self.references <= MAX_REFERENCES && self.looks <= MAX_LOOKS
    }
}

/// Whether the policy leaves the HTML as it is.
pub fn agrees(html: &str) -> bool {
    POLICY.clean(html).to_string() == html
}

/// Only the words, as paragraphs.
fn plain(tokens: &[Token]) -> Sheet {
    let mut plain = Sheet::default();
    for token in tokens {
        let (Token::Line(line) | Token::Code(line)) = token else { continue };
        let words = line.iter().filter_map(|piece| match piece {
            Piece::Words(words, _) => Some(Piece::Words(words.clone(), Chain::default())),
            Piece::Break(_) => Some(Piece::Break(Chain::default())),
            Piece::Picture(..) => None,
        });
        let pieces = settle(words.collect());
        if !pieces.is_empty() {
            plain.line_in(Block::Paragraph, Voice::default(), pieces);
        }
    }
    plain
}
