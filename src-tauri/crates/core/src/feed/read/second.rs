//! The second reader: what ours finds nothing in is given to `feed-rs`.

use super::word::{self, Meant};
use super::{MOST, ParsedEntry, ParsedFeed};

/// Larger documents are not given to it: its effort is not bounded by us.
const LARGEST: usize = 4_000_000;
/// Nor are those whose elements may stand deeper than this.
const DEEPEST: usize = 200;

/// Reads a document; none where it is none, and where reading it falls over.
pub fn read(text: &str, base: Option<&str>) -> Option<ParsedFeed> {
    if text.len() > LARGEST || is_deep(text) {
        return None;
    }
    // What the declaration says of bytes is no longer so.
    let text = match text.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>")) {
        Some((_, rest)) => rest,
        None => text,
    };
    let parser = feed_rs::parser::Builder::new()
        .base_uri(base)
        .sanitize_content(false)
        .id_generator(|_, _, _| String::new())
        .build();
    // It was seen to fall over on foreign bytes, which must not take a job with it.
    let parsed = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| parser.parse(text.as_bytes()).ok()));
    let parsed = parsed.ok().flatten()?;
    let title = |text: Option<feed_rs::model::Text>| {
        text.map(|text| word::title(&text.content, Meant::Unsaid)).unwrap_or_default()
    };
    let language = parsed.language.as_deref().map(word::language).unwrap_or_default();
    let link = |links: &[feed_rs::model::Link]| {
        let best = links.iter().find(|link| link.rel.as_deref().is_none_or(|rel| rel == "alternate")).or(links.first());
        best.map(|link| link.href.clone()).unwrap_or_default()
    };
    let entries = parsed.entries.into_iter().take(MOST).map(|entry| ParsedEntry {
        title: title(entry.title),
        link: link(&entry.links),
        published: entry.published.map(|at| at.fixed_offset()),
        updated: entry.updated.map(|at| at.fixed_offset()),
        author: entry.authors.first().and_then(|author| author.name.as_deref()).map(word::author).unwrap_or_default(),
        summary: entry.summary.map(|text| text.content).unwrap_or_default(),
        content: entry.content.and_then(|content| content.body).unwrap_or_default(),
        language: entry.language.as_deref().map(word::language).unwrap_or_default(),
        id: entry.id,
        source: String::new(),
        source_url: String::new(),
    });
    Some(ParsedFeed { title: title(parsed.title), link: link(&parsed.links), language, entries: entries.collect() })
}

/// Whether elements may stand very deep: more begin than end, by far, at some place.
fn is_deep(text: &str) -> bool {
    let mut depth = 0_usize;
    let mut bytes = text.bytes().peekable();
    while let Some(byte) = bytes.next() {
        match (byte, bytes.peek()) {
            (b'<', Some(b'/')) => depth = depth.saturating_sub(1),
            (b'<', Some(first)) if first.is_ascii_alphabetic() => depth += 1,
            (b'/', Some(b'>')) => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEEPEST {
            return true;
        }
    }
    false
}
