//! The one linear reading of foreign HTML: it tells tags from words, leaves out what can never be kept
//! (comments, scripts, styles, frames), gives unknown tags neutral names, cuts attributes to the few
//! that mean something, and holds the limits. Words are never dropped for a limit.
//!
//! What it passes on knows no comment, no raw text, no foreign namespace and no doctype, so how deep or
//! how wide foreign HTML is, and how it is broken, is settled here. How tags nest is `tree`'s business.

pub(crate) mod name;
mod pass;
pub(crate) mod raw;
pub mod reference;
pub(crate) mod tag;

use std::borrow::Cow;

use super::Bound;
use reference::{In, decoded};

/// The most bytes that are read as HTML; of longer text only the words are kept.
const MAX_SIZE: usize = 32 << 20;
/// How many bytes of words are gathered where tags between them are left out.
const MAX_KEPT: usize = 64 << 10;
/// Receives what was read, in order.
pub trait Receiver {
    /// Words, without character references.
    fn words(&mut self, words: &str);
    /// A start tag, its attributes without character references.
    fn start(&mut self, name: &'static str, attributes: Vec<(&'static str, Cow<'_, str>)>);
    /// An end tag.
    fn end(&mut self, name: &'static str);
}

/// What was learnt beside.
#[derive(Debug, Default)]
pub struct Guarded {
    /// What stood in `<title>`.
    pub title: Option<String>,
    /// The limits that were met.
    pub bounds: Vec<Bound>,
}

/// Reads foreign HTML once, in time linear in its length.
pub fn guard(foreign: &str, receiver: &mut impl Receiver) -> Guarded {
    let foreign = without_clipboard_header(foreign.trim_start_matches('\u{FEFF}'));
    let mut reading = Reading {
        source: foreign,
        at: 0,
        words: 0,
        receiver,
        out: Guarded::default(),
        tags: 0,
        words_only: foreign.len() > MAX_SIZE,
        kept: String::new(),
        drawings: Vec::new(),
        islands: 0,
        searches: 0,
        section_end: None,
        unclosed: Vec::new(),
    };
    if reading.words_only {
        reading.met(Bound::Size);
    }
    reading.run();
    reading.out
}

/// The Windows clipboard puts a few lines before the HTML.
fn without_clipboard_header(foreign: &str) -> &str {
    match foreign.find('<') {
        Some(start) if foreign.starts_with("Version:") && foreign[..start].contains("StartHTML:") => &foreign[start..],
        _ => foreign,
    }
}

struct Reading<'a, R> {
    source: &'a str,
    at: usize,
    /// Where the words begin that were not passed on yet.
    words: usize,
    receiver: &'a mut R,
    out: Guarded,
    tags: usize,
    words_only: bool,
    /// Words between tags that were left out, not passed on yet.
    kept: String,
    /// Open `svg` and `math` elements, by their neutral names.
    drawings: Vec<&'static str>,
    /// Open elements inside a drawing that hold ordinary HTML.
    islands: usize,
    searches: usize,
    /// Where a CDATA section ends that is being read.
    section_end: Option<usize>,
    /// Names of raw-text elements that are known to have no end tag further on.
    unclosed: Vec<&'static str>,
}

impl<'a, R: Receiver> Reading<'a, R> {
    fn run(&mut self) {
        loop {
            let open = self.source[self.at..].find('<').map_or(self.source.len(), |offset| self.at + offset);
            if let Some(end) = self.section_end.take_if(|end| *end <= open) {
                if end >= self.at {
                    self.at = end;
                    self.skip_to(end + "]]>".len());
                }
                continue;
            }
            self.at = open;
            if open == self.source.len() {
                break;
            }
            self.markup();
        }
        self.pass_words(self.at);
        self.pass_kept();
    }

    fn met(&mut self, bound: Bound) {
        if !self.out.bounds.contains(&bound) {
            self.out.bounds.push(bound);
        }
    }

    /// Passes on the words up to `to`.
    fn pass_words(&mut self, to: usize) {
        if self.words < to {
            let words = decoded(&self.source[self.words..to], In::Words);
            if self.words_only {
                self.kept.push_str(&words);
                if self.kept.len() > MAX_KEPT {
                    self.pass_kept();
                }
            } else {
                self.receiver.words(&words);
            }
        }
        self.words = to;
    }

    fn pass_kept(&mut self) {
        if !self.kept.is_empty() {
            self.receiver.words(&self.kept);
            self.kept.clear();
        }
    }

    /// Passes on the words up to here and goes on after what is no word.
    fn skip_to(&mut self, after: usize) {
        self.pass_words(self.at);
        (self.at, self.words) = (after, after);
    }

    /// Handles what begins with the `<` at `self.at` and moves past it.
    fn markup(&mut self) {
        let rest = &self.source[self.at..];
        let bytes = rest.as_bytes();
        match bytes.get(1) {
            Some(b) if b.is_ascii_alphabetic() => self.start_tag(),
            Some(b'/') => match bytes.get(2) {
                Some(b) if b.is_ascii_alphabetic() => self.end_tag(),
                Some(_) => self.skip_to_bracket(),
                None => self.at += 1,
            },
            Some(b'!') if rest.starts_with("<!--") => self.skip_to(raw::after_comment(self.source, self.at)),
            Some(b'!') if rest.starts_with("<![CDATA[") => self.section(),
            Some(b'!' | b'?') => self.skip_to_bracket(),
            // A word like any other.
            _ => self.at += 1,
        }
    }

    /// Feed entries carry the marks of a CDATA section around HTML, and what they enclose is read like the
    /// rest. In a drawing a section is part of the drawing.
    fn section(&mut self) {
        let content = self.at + "<![CDATA[".len();
        if !self.unclosed.contains(&"]]>") && self.section_end.is_none() {
            self.section_end = self.source[content..].find("]]>").map(|offset| content + offset);
            if self.section_end.is_none() {
                self.unclosed.push("]]>");
            }
        }
        match self.section_end {
            Some(end) if !self.drawings.is_empty() => {
                self.skip_to(end + "]]>".len());
                self.section_end = None;
            }
            _ => self.skip_to(content),
        }
    }

    fn skip_to_bracket(&mut self) {
        let after = self.source[self.at..].find('>').map_or(self.source.len(), |offset| self.at + offset + 1);
        self.skip_to(after);
    }
}
