//! The one linear reading of foreign HTML: it tells tags from words, leaves out what can never be kept
//! (comments, scripts, styles, frames), gives unknown tags neutral names, cuts attributes to the few
//! that mean something, and holds the limits. Words are never dropped for a limit.
//!
//! What it passes on knows no comment, no raw text, no foreign namespace and no doctype, so how deep or
//! how wide foreign HTML is, and how it is broken, is settled here. How tags nest is `tree`'s business.

mod name;
mod raw;
pub mod reference;

use std::borrow::Cow;

use super::Bound;
use name::{Place, Role};
use reference::{In, decoded};

/// The most bytes that are read as HTML; of longer text only the words are kept.
const MAX_SIZE: usize = 32 << 20;
/// The most tags that are passed on; after them only the words are kept.
const MAX_TAGS: usize = 250_000;
/// The most attributes that are read of one tag.
const MAX_ATTRIBUTES: usize = 256;
/// The longest value of an attribute that is passed on.
const MAX_VALUE: usize = 16_384;
/// How many bytes of words are gathered where tags between them are left out.
const MAX_KEPT: usize = 64 << 10;
/// How often a tag without an end may be searched for one through the whole text.
const MAX_SEARCHES: usize = 4;

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

/// A tag as it stands in the source.
struct Tag<'a> {
    name: name::Lower,
    attributes: Vec<(&'a str, &'a str)>,
    self_closing: bool,
    end: usize,
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

    fn start_tag(&mut self) {
        let Some(tag) = self.tag(1) else { return };
        self.skip_to(tag.end);
        let role = name::role(tag.name.as_str());
        if !self.drawings.is_empty() && self.is_part_of_drawing(role, &tag) {
            return;
        }
        match role {
            Role::Keep(name, place) => self.pass_start(name, place, &tag),
            Role::Drop | Role::Island => {}
            Role::Hide(name) => self.pass_start(name, Place::Inline, &tag),
            Role::Drawing(name) => {
                if !tag.self_closing {
                    self.drawings.push(name);
                    self.pass_start(name, Place::Inline, &tag);
                }
            }
            Role::Raw(name) => self.raw(name),
            Role::Plaintext => {
                self.pass_start("p", Place::Block, &tag);
                self.receiver.words(&self.source[self.at..].replace('\0', ""));
                self.at = self.source.len();
                self.words = self.at;
            }
        }
    }

    fn end_tag(&mut self) {
        let Some(mut tag) = self.tag(2) else { return };
        self.skip_to(tag.end);
        match name::role(tag.name.as_str()) {
            // An end tag without a start; browsers break the line.
            Role::Keep("br", place) if self.drawings.is_empty() => {
                tag.attributes.clear();
                self.pass_start("br", place, &tag);
            }
            Role::Keep("img" | "hr", _) => {}
            // The end of a block outside a drawing that was left open ends the drawing with it.
            Role::Keep(_, place) if !self.drawings.is_empty() && (place == Place::Inline || self.islands > 0) => {}
            Role::Hide(_) if !self.drawings.is_empty() => {}
            Role::Keep(name, place) => self.pass_end(name, place),
            Role::Hide(name) => self.pass_end(name, Place::Inline),
            Role::Drawing(name) => {
                if let Some(open) = self.drawings.iter().rposition(|drawing| *drawing == name) {
                    self.drawings.truncate(open);
                    self.islands = 0;
                }
                self.pass_end(name, Place::Inline);
            }
            Role::Island => self.islands = self.islands.saturating_sub(1),
            Role::Drop | Role::Raw(_) | Role::Plaintext => {}
        }
    }

    /// Whether a start tag belongs to the open drawing, of which nothing is kept. As in a browser, some
    /// ordinary tags end a drawing that was left open.
    fn is_part_of_drawing(&mut self, role: Role, tag: &Tag<'a>) -> bool {
        match role {
            Role::Drawing(_) => return false,
            Role::Raw(name) if !tag.self_closing => self.raw(name),
            Role::Island if !tag.self_closing => self.islands += 1,
            _ if self.islands == 0 && name::ends_a_drawing(tag.name.as_str()) => {
                while let Some(name) = self.drawings.pop() {
                    self.pass_end(name, Place::Inline);
                }
                return false;
            }
            _ => {}
        }
        true
    }

    /// Reads the tag at `self.at`, whose name begins `skip` bytes on. A tag that the text ends in is no
    /// tag: up to its first `>` it is left out, and without any the `<` is a word.
    fn tag(&mut self, skip: usize) -> Option<Tag<'a>> {
        let start = self.at + skip;
        let mut too_many = false;
        let bracket;
        if self.searches < MAX_SEARCHES {
            let tag = read_tag(self.source, start, &mut too_many);
            if tag.is_some() {
                if too_many {
                    self.met(Bound::Attributes);
                }
                return tag;
            }
            self.searches += 1;
            bracket = self.source[start..].find('>').map(|offset| start + offset);
        } else {
            // Enough of the text is broken: from here on a tag ends before the next one begins.
            let next = self.source[start..].find(['>', '<']).map(|offset| start + offset);
            bracket = next.filter(|next| self.source.as_bytes()[*next] == b'>');
            if let Some(tag) = bracket.and_then(|end| read_tag(&self.source[..=end], start, &mut too_many)) {
                return Some(tag);
            }
        }
        match bracket {
            Some(end) => self.skip_to(end + 1),
            None => self.at += 1,
        }
        None
    }

    fn pass_start(&mut self, name: &'static str, place: Place, tag: &Tag<'a>) {
        if !self.words_only && self.tags >= MAX_TAGS {
            self.words_only = true;
            self.met(Bound::Elements);
        }
        if self.words_only {
            self.set_apart(place);
            return;
        }
        self.tags += 1;
        let mut attributes: Vec<(&'static str, Cow<'_, str>)> = Vec::new();
        for (key, value) in &tag.attributes {
            let Some(key) = name::attribute(name, key) else { continue };
            if attributes.iter().any(|(known, _)| *known == key) || (key == "class" && !value.starts_with("Mso")) {
                continue;
            }
            if value.len() <= MAX_VALUE {
                attributes.push((key, decoded(value, In::Attribute)));
            } else if !value.trim_start().starts_with("data:") {
                self.met(Bound::Attributes);
            }
        }
        self.receiver.start(name, attributes);
    }

    /// Passes on an end tag. Past the limit elements are still closed, so that what hides words does not
    /// hide the rest; but two end tags make elements of their own.
    fn pass_end(&mut self, name: &'static str, place: Place) {
        let closes = self.tags >= MAX_TAGS && self.tags < 2 * MAX_TAGS && !matches!(name, "p" | "br");
        if self.words_only && !closes {
            self.set_apart(place);
            return;
        }
        self.tags += 1;
        self.pass_kept();
        self.receiver.end(name);
    }

    /// A tag that sets words apart and is left out is a space.
    fn set_apart(&mut self, place: Place) {
        if place == Place::Block && !self.kept.ends_with(' ') {
            self.kept.push(' ');
        }
    }

    /// Leaves out a raw-text element with its content; the start tag is already behind.
    fn raw(&mut self, name: &'static str) {
        if self.unclosed.contains(&name) {
            return;
        }
        let content = self.at;
        match raw::end_of(self.source, content, name) {
            Some(end) => {
                if name == "title" && self.drawings.is_empty() && self.out.title.is_none() {
                    self.out.title = Some(decoded(&self.source[content..end], In::Words).into_owned());
                }
                self.at = end;
                self.words = end;
                self.skip_to_bracket();
            }
            // A script or a style that never ends takes the rest with it; the words after any other
            // element of this kind are more likely meant to be read.
            None if matches!(name, "script" | "style") && self.drawings.is_empty() => {
                self.at = self.source.len();
                self.words = self.at;
            }
            None => self.unclosed.push(name),
        }
    }
}

fn is_space(b: u8) -> bool {
    matches!(b, b' ' | b'\t' | b'\n' | b'\r' | 0x0C)
}

/// Reads a tag whose name begins at `start`; none where the text ends before the tag does.
fn read_tag<'a>(source: &'a str, start: usize, too_many: &mut bool) -> Option<Tag<'a>> {
    let bytes = source.as_bytes();
    let find =
        |from: usize, stop: fn(u8) -> bool| bytes[from..].iter().position(|b| stop(*b)).map(|offset| from + offset);
    let mut at = find(start, |b| is_space(b) || b == b'/' || b == b'>')?;
    let name = name::Lower::of(&source[start..at]);
    let mut tag = Tag { name, attributes: Vec::new(), self_closing: false, end: 0 };
    let mut count = 0;
    loop {
        at = find(at, |b| !is_space(b))?;
        match bytes[at] {
            b'>' => {
                tag.end = at + 1;
                return Some(tag);
            }
            b'/' => {
                tag.self_closing = bytes.get(at + 1) == Some(&b'>');
                at += 1;
                continue;
            }
            _ => {}
        }
        // A name may begin with "=", and only there hold one.
        let key_end = find(at + 1, |b| is_space(b) || matches!(b, b'/' | b'>' | b'='))?;
        let key = &source[at..key_end];
        at = find(key_end, |b| !is_space(b))?;
        let mut value = "";
        if bytes[at] == b'=' {
            at = find(at + 1, |b| !is_space(b))?;
            let (from, to) = match bytes[at] {
                b'"' => (at + 1, find(at + 1, |b| b == b'"')?),
                b'\'' => (at + 1, find(at + 1, |b| b == b'\'')?),
                b'>' => (at, at),
                _ => (at, find(at, |b| is_space(b) || b == b'>')?),
            };
            value = &source[from..to];
            at = if from > at { to + 1 } else { to };
        }
        count += 1;
        if count <= MAX_ATTRIBUTES {
            tag.attributes.push((key, value));
        } else {
            *too_many = true;
        }
    }
}
