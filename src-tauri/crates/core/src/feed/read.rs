//! A feed taken apart: RSS of every version, Atom, JSON Feed, and what comes close enough to be understood.

use chrono::{DateTime, Utc};

use crate::charset;

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
    /// When it was published.
    pub published: Option<DateTime<Utc>>,
    /// When it was last changed.
    pub updated: Option<DateTime<Utc>>,
    /// Who wrote it, as plain text.
    pub author: String,
    /// A short form of it, as foreign HTML.
    pub summary: String,
    /// The whole of it, as foreign HTML.
    pub content: String,
    /// BCP 47 language tag.
    pub language: String,
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
    let text = charset::decode_as(bytes, said).text;
    if text.trim().is_empty() {
        return Err(Unreadable::Empty);
    }
    let parsed = feed_rs::parser::Builder::new()
        .base_uri(base)
        .sanitize_content(false)
        .build()
        .parse(text.as_bytes())
        .map_err(|_| Unreadable::Unknown)?;
    let words = |text: Option<feed_rs::model::Text>| text.map(|text| text.content).unwrap_or_default();
    Ok(ParsedFeed {
        title: words(parsed.title),
        link: parsed.links.first().map(|link| link.href.clone()).unwrap_or_default(),
        language: parsed.language.unwrap_or_default(),
        entries: parsed
            .entries
            .into_iter()
            .map(|entry| ParsedEntry {
                id: entry.id,
                title: words(entry.title),
                link: entry.links.first().map(|link| link.href.clone()).unwrap_or_default(),
                published: entry.published,
                updated: entry.updated,
                author: entry.authors.first().and_then(|author| author.name.clone()).unwrap_or_default(),
                summary: words(entry.summary),
                content: entry.content.and_then(|content| content.body).unwrap_or_default(),
                language: String::new(),
            })
            .collect(),
    })
}
