//! A feed taken apart: RSS of every version, Atom, JSON Feed, and what comes close enough to be understood.
//!
//! Our own reader goes first, since it forgives what is common in the wild and its effort is bounded by the size.
//! Where it finds nothing, `feed-rs` is asked. Neither expands, fetches or trusts anything; what HTML the entries
//! hold is foreign, and is cleaned by whoever takes it in.

mod date;
mod gather;
mod json;
pub(super) mod markup;
mod second;
pub(super) mod word;

use chrono::{DateTime, FixedOffset};

use crate::charset;

/// More entries than this are not read.
pub const MOST: usize = 5_000;
/// Longer texts are cut, in bytes.
pub const LONGEST: usize = 2_000_000;

/// A feed as it stands.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ParsedFeed {
    /// What it calls itself, as plain text.
    pub title: String,
    /// The page it belongs to.
    pub link: String,
    /// BCP 47 language tag.
    pub language: String,
    /// Its entries, in its own order.
    pub entries: Vec<ParsedEntry>,
}

/// An entry as it stands; what it does not say is empty.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ParsedEntry {
    /// Its id within the feed, as it was given.
    pub id: String,
    /// Its title, as plain text on one line.
    pub title: String,
    /// The address of what it tells of, absolute where that can be known.
    pub link: String,
    /// When it was published, in the time of the place that says so.
    pub published: Option<DateTime<FixedOffset>>,
    /// When it was last changed.
    pub updated: Option<DateTime<FixedOffset>>,
    /// Who wrote it, as plain text.
    pub author: String,
    /// A short form of it, as foreign HTML.
    pub summary: String,
    /// The whole of it, as foreign HTML.
    pub content: String,
    /// BCP 47 language tag.
    pub language: String,
    /// The name of whoever published what it tells of, where a feed gathers from many.
    pub source: String,
    /// The address of that publisher, or of its feed.
    pub source_url: String,
}

impl ParsedEntry {
    /// Whether it says anything at all.
    pub fn is_blank(&self) -> bool {
        [&self.title, &self.link, &self.summary, &self.content, &self.id].into_iter().all(String::is_empty)
    }
}

/// Why bytes are no feed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// They are a web page.
    Page,
    /// They are nothing that is known.
    Unknown,
    /// There are no bytes.
    Empty,
}

impl Unreadable {
    /// What it is, as a sentence.
    pub fn sentence(self) -> &'static str {
        match self {
            Unreadable::Page => "This is a web page and not a feed.",
            Unreadable::Unknown => "This is not a feed in any form that Galley reads.",
            Unreadable::Empty => "There is nothing in it.",
        }
    }
}

/// Reads a feed. `said` is the charset that came with the bytes, `base` the address they came from.
pub fn read(bytes: &[u8], said: Option<&str>, base: Option<&str>) -> Result<ParsedFeed, Unreadable> {
    let decoded = charset::decode_as(bytes, said);
    if decoded.binary.is_some() {
        return Err(Unreadable::Unknown);
    }
    let text = sound(&decoded.text);
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
    if text.trim().is_empty() {
        return Err(Unreadable::Empty);
    }
    let ours = if text.starts_with(['{', '[']) { json::read(text, base) } else { gather::read(text, base) };
    let best = match ours {
        Some(found) if !found.entries.is_empty() => Some(found),
        ours => second::read(text, base).filter(|second| !second.entries.is_empty() || ours.is_none()).or(ours),
    };
    match best {
        // A drawing within a page, or a part of its own that is called so, makes no feed of it.
        Some(found) if found.entries.is_empty() && begins_as_page(text) => Err(Unreadable::Page),
        Some(found) => Ok(found),
        None => Err(if is_page(text) { Unreadable::Page } else { Unreadable::Unknown }),
    }
}

/// Without the characters that no text holds, but for line ends.
fn sound(text: &str) -> std::borrow::Cow<'_, str> {
    let is_lost = |c: char| (c.is_control() && !matches!(c, '\n' | '\t')) || matches!(c, '\u{FFFE}' | '\u{FFFF}');
    if text.contains(is_lost) {
        // The end of a line in the old mainframe form is one all the same.
        text.chars().map(|c| if c == '\u{85}' { '\n' } else { c }).filter(|c| !is_lost(*c)).collect::<String>().into()
    } else {
        text.into()
    }
}

/// Whether it says first of all that it is a web page.
fn begins_as_page(text: &str) -> bool {
    let mut rest = text;
    loop {
        rest = rest.trim_start();
        rest = match rest.strip_prefix("<!--").map(|inside| inside.split_once("-->")) {
            Some(Some((_, behind))) => behind,
            Some(None) => return false,
            None => break,
        };
    }
    let begins = |mark: &str| rest.get(..mark.len()).is_some_and(|head| head.eq_ignore_ascii_case(mark));
    begins("<!doctype html") || begins("<html")
}

fn is_page(text: &str) -> bool {
    let head: String = text.chars().take(2_000).collect::<String>().to_ascii_lowercase();
    ["<!doctype html", "<html", "<head", "<body"].into_iter().any(|mark| head.contains(mark))
}

#[cfg(test)]
#[path = "read_test.rs"]
mod tests;
