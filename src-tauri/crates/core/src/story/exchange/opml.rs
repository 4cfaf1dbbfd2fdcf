//! OPML 2.0: outlines within outlines. An outline with an address of a page is a story; one with the address of
//! a feed is a feed; one with neither is a folder.
//!
//! No entity is expanded, nothing is fetched, and a document is read within bounds of depth and of attributes.

use std::io::{BufRead, Write};

use quick_xml::escape::escape;
use quick_xml::events::{BytesStart, Event};
use serde_json::{Map, Value};

use super::{Carried, Refused, json_lines, tidy};
use crate::html::guard::reference::{In, decoded};

/// Outlines stand no deeper than this.
const DEEPEST: usize = 256;

/// An outline has no more attributes than this.
const MOST_ATTRIBUTES: usize = 1_000;

/// A feed that an outline names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Feed {
    /// Its title.
    pub title: String,
    /// The address of the feed itself.
    pub xml_url: String,
    /// The address of the page it belongs to; empty for none.
    pub html_url: String,
    /// The titles of the outlines around it, apart by slashes; empty for none.
    pub folder: String,
}

/// An outline as it stands in the document.
struct Outline {
    line: u64,
    attributes: Vec<(String, String)>,
    folder: String,
}

impl Outline {
    fn word(&self, name: &str) -> &str {
        let found = self.attributes.iter().find(|(found, _)| found.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.trim()).unwrap_or_default()
    }

    fn title(&self) -> &str {
        [self.word("title"), self.word("text")].into_iter().find(|words| !words.is_empty()).unwrap_or_default()
    }

    /// The address of the feed that it names; empty where it names none.
    fn feed(&self) -> &str {
        // Some programs write the address of a feed as they write that of a page.
        let is_feed = ["rss", "atom", "feed"].iter().any(|kind| self.word("type").eq_ignore_ascii_case(kind));
        match self.word("xmlUrl") {
            "" if is_feed => self.word("url"),
            address => address,
        }
    }
}

/// Reads every outline that has the address of a page.
pub fn read<E>(
    from: impl BufRead,
    take: &mut impl FnMut(Result<Carried, Refused>, u64) -> Result<(), E>,
) -> Result<(), E> {
    outlines(from, |outline| {
        let outline = match outline {
            Ok(outline) => outline,
            Err(refused) => {
                let line = refused.line;
                return take(Err(refused), line);
            }
        };
        let line = outline.line;
        if !outline.feed().is_empty() {
            let reason = format!("“{}” is a feed and not a story, so it was passed over.", outline.title());
            return take(Err(Refused { line, reason }), line);
        }
        let url = [outline.word("url"), outline.word("htmlUrl")].into_iter().find(|url| !url.is_empty());
        let Some(url) = url else { return Ok(()) };
        let read = json_lines::of_entry(object(&outline, url));
        take(read.map_err(|reason| Refused { line, reason }), line)
    })
}

/// Every feed of a document, and what could not be read.
pub fn feeds(from: impl BufRead) -> (Vec<Feed>, Vec<Refused>) {
    let (mut feeds, mut refused) = (Vec::new(), Vec::new());
    let read: Result<(), ()> = outlines(from, |outline| {
        match outline {
            Ok(outline) if !outline.feed().is_empty() => feeds.push(Feed {
                title: outline.title().to_owned(),
                xml_url: outline.feed().to_owned(),
                html_url: outline.word("htmlUrl").to_owned(),
                folder: outline.folder.clone(),
            }),
            Ok(_) => {}
            Err(reason) => refused.push(reason),
        }
        Ok(())
    });
    // Nothing here stops the reading.
    let _ = read;
    (feeds, refused)
}

fn object(outline: &Outline, url: &str) -> Map<String, Value> {
    let mut object = Map::new();
    let mut put = |name: &str, words: &str| {
        if !words.is_empty() {
            object.insert(name.to_owned(), words.into());
        }
    };
    put("title", outline.title());
    put("url", url);
    put("text", outline.word("description"));
    put("language", outline.word("language"));
    put("date", outline.word("created"));
    // OPML 2.0, “category”: slashes stand before each category and between its parts.
    let category = tidy::tags(outline.word("category"));
    let category: Vec<String> = category.iter().map(|tag| tag.trim().trim_start_matches('/').to_owned()).collect();
    put("tags", &tidy::tag_line(&category));
    put("opml_folder", &outline.folder);
    object
}

fn outlines<E>(from: impl BufRead, mut take: impl FnMut(Result<Outline, Refused>) -> Result<(), E>) -> Result<(), E> {
    let mut lines = Lines { from, line: 1 };
    let mut reader = quick_xml::Reader::from_reader(&mut lines);
    // Programs that write OPML by hand make all the mistakes that there are.
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    let mut buffer = Vec::new();
    let mut folders: Vec<String> = Vec::new();
    loop {
        buffer.clear();
        let line = reader.get_ref().line;
        let refused = |reason: String| Refused { line, reason };
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Eof) => return Ok(()),
            Ok(Event::Start(tag)) if tag.local_name().as_ref().eq_ignore_ascii_case("outline") => {
                if folders.len() >= DEEPEST {
                    return take(Err(refused("The outlines stand too deep within one another.".to_owned())));
                }
                let outline = outline(&tag, line, &folders);
                folders.push(outline.as_ref().map(|outline| outline.title().to_owned()).unwrap_or_default());
                take(outline)?;
            }
            Ok(Event::Empty(tag)) if tag.local_name().as_ref().eq_ignore_ascii_case("outline") => {
                take(outline(&tag, line, &folders))?;
            }
            Ok(Event::End(tag)) if tag.local_name().as_ref().eq_ignore_ascii_case("outline") => drop(folders.pop()),
            Ok(_) => {}
            Err(error) => return take(Err(refused(format!("This is not OPML from here on: {error}.")))),
        }
    }
}

fn outline(tag: &BytesStart<'_>, line: u64, folders: &[String]) -> Result<Outline, Refused> {
    let mut attributes = Vec::new();
    for attribute in tag.html_attributes().with_checks(false).flatten() {
        if attributes.len() == MOST_ATTRIBUTES {
            return Err(Refused { line, reason: format!("This outline has more than {MOST_ATTRIBUTES} attributes.") });
        }
        let name = attribute.key.as_ref().to_owned();
        let raw = attribute.value.into_owned();
        // References of HTML are met as often as those of XML; what is neither stays as it was written.
        attributes.push((name, decoded(&raw, In::Attribute).into_owned()));
    }
    let named: Vec<&str> = folders.iter().map(String::as_str).filter(|title| !title.is_empty()).collect();
    Ok(Outline { line, attributes, folder: named.join("/") })
}

/// Counts the lines that have been read.
struct Lines<R> {
    from: R,
    line: u64,
}

impl<R: BufRead> std::io::Read for Lines<R> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let read = self.from.read(into)?;
        self.line += into[..read].iter().filter(|byte| **byte == b'\n').count() as u64;
        Ok(read)
    }
}

impl<R: BufRead> BufRead for Lines<R> {
    fn fill_buf(&mut self) -> std::io::Result<&[u8]> {
        self.from.fill_buf()
    }

    fn consume(&mut self, count: usize) {
        if let Ok(available) = self.from.fill_buf() {
            self.line += available.iter().take(count).filter(|byte| **byte == b'\n').count() as u64;
        }
        self.from.consume(count);
    }
}

/// Writes what stands before the outlines.
pub fn begin(to: &mut impl Write) -> std::io::Result<()> {
    to.write_all(b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n")?;
    to.write_all(b"<head><title>Stories</title></head>\n<body>\n")
}

/// Writes a story as an outline.
pub fn write(to: &mut impl Write, story: &Carried) -> std::io::Result<()> {
    write!(to, "<outline text=\"{}\"", attribute(&story.title))?;
    let kind = if story.url.is_empty() { "" } else { "link" };
    let tags = tidy::tag_line(&story.tags);
    let words = [
        ("type", kind),
        ("url", &story.url),
        ("description", &story.text),
        ("language", &story.language),
        ("created", &story.date),
        ("category", &tags),
    ];
    for (name, words) in words {
        if !words.is_empty() {
            write!(to, " {name}=\"{}\"", attribute(words))?;
        }
    }
    to.write_all(b"/>\n")
}

/// Words as the value of an attribute: without characters that XML cannot hold, line breaks as references.
fn attribute(words: &str) -> String {
    let held = |c: &char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..);
    let kept: String = words.chars().filter(held).collect();
    escape(kept.as_str()).replace('\n', "&#10;").replace('\r', "&#13;").replace('\t', "&#9;")
}

/// Writes what stands behind the outlines.
pub fn end(to: &mut impl Write) -> std::io::Result<()> {
    to.write_all(b"</body>\n</opml>\n")
}
