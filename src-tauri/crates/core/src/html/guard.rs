//! One linear reading of foreign HTML before the parser sees it: what can never be kept (comments,
//! scripts, styles, frames) is left out, unknown tags become neutral ones, attributes are cut to the
//! few that mean something, and limits are held. Words are never dropped for a limit.
//!
//! The result is written in a form that leaves no room for another reading: no comment, no raw-text
//! element, no foreign namespace, every attribute in double quotes. So the parser after it works on
//! exactly the tags that were counted here. How tags nest is the parser's business.

mod name;
mod raw;

use super::Bound;
use name::{Place, Role};

/// The most bytes that are read as HTML; of longer text only the words are kept.
const MAX_SIZE: usize = 32 << 20;
/// The most tags that are passed on; after them only the words are kept.
const MAX_TAGS: usize = 250_000;
/// The most attributes that are read of one tag.
const MAX_ATTRIBUTES: usize = 256;
/// The longest value of an attribute that is passed on.
const MAX_VALUE: usize = 16_384;
/// How often a tag without an end may be searched for one through the whole text.
const MAX_SEARCHES: usize = 16;

/// Foreign HTML after the first reading.
#[derive(Debug, Default)]
pub struct Guarded {
    /// The HTML for the parser.
    pub html: String,
    /// What stood in `<title>`, with its character references.
    pub title: Option<String>,
    /// The limits that were met.
    pub bounds: Vec<Bound>,
}

/// Reads foreign HTML once, in time linear in its length.
pub fn guard(foreign: &str) -> Guarded {
    let foreign = without_clipboard_header(foreign.trim_start_matches('\u{FEFF}'));
    let mut reading = Reading {
        source: foreign,
        at: 0,
        out: Guarded { html: String::with_capacity(foreign.len().min(MAX_SIZE) + 64), ..Guarded::default() },
        tags: 0,
        words_only: foreign.len() > MAX_SIZE,
        drawings: Vec::new(),
        islands: 0,
        searches: 0,
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

struct Reading<'a> {
    source: &'a str,
    at: usize,
    out: Guarded,
    tags: usize,
    words_only: bool,
    /// Open `svg` and `math` elements, by their neutral names.
    drawings: Vec<&'static str>,
    /// Open elements inside a drawing that hold ordinary HTML.
    islands: usize,
    searches: usize,
    /// Names of raw-text elements that are known to have no end tag further on.
    unclosed: Vec<&'static str>,
}

/// A tag as it stands in the source.
struct Tag<'a> {
    name: name::Lower,
    attributes: Vec<(&'a str, Option<&'a str>)>,
    self_closing: bool,
    end: usize,
}

impl<'a> Reading<'a> {
    fn run(&mut self) {
        while let Some(offset) = self.source[self.at..].find('<') {
            let open = self.at + offset;
            self.push_words(self.at, open);
            self.at = open;
            self.markup();
        }
        self.push_words(self.at, self.source.len());
    }

    fn met(&mut self, bound: Bound) {
        if !self.out.bounds.contains(&bound) {
            self.out.bounds.push(bound);
        }
    }

    fn push_words(&mut self, from: usize, to: usize) {
        self.out.html.push_str(&self.source[from..to]);
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
                None => self.literal(),
            },
            Some(b'!') if rest.starts_with("<!--") => {
                self.at = raw::after_comment(self.source, self.at);
                self.apart();
            }
            // Feed entries carry such marks around HTML; what they enclose is read like the rest.
            Some(b'!') if rest.starts_with("<![CDATA[") => {
                self.at += "<![CDATA[".len();
                self.apart();
            }
            Some(b'!' | b'?') => self.skip_to_bracket(),
            _ => self.literal(),
        }
    }

    /// The `<` is a word like any other.
    fn literal(&mut self) {
        self.out.html.push_str("&lt;");
        self.at += 1;
    }

    fn skip_to_bracket(&mut self) {
        match self.source[self.at..].find('>') {
            Some(offset) => {
                self.at += offset + 1;
                self.apart();
            }
            None => self.at = self.source.len(),
        }
    }

    /// Something between two words was left out: an unfinished character reference before it must not
    /// be completed by what comes after.
    fn apart(&mut self) {
        let bytes = self.out.html.as_bytes();
        let tail = bytes.iter().rev().take(40).take_while(|b| b.is_ascii_alphanumeric() || **b == b'#').count();
        if bytes.len() > tail && bytes[bytes.len() - tail - 1] == b'&' {
            self.out.html.push_str("<!---->");
        }
    }

    fn start_tag(&mut self) {
        let Some(tag) = self.tag(1) else { return };
        self.at = tag.end;
        match name::role(tag.name.as_str()) {
            Role::Keep(name, place) => {
                self.leave_drawings(place);
                self.emit_start(name, place, &tag);
            }
            Role::Drop => self.apart(),
            Role::Hide(name) => self.emit_start(name, Place::Inline, &tag),
            Role::Drawing(name) => {
                if tag.self_closing {
                    self.apart();
                } else {
                    self.drawings.push(name);
                    self.emit_start(name, Place::Inline, &tag);
                }
            }
            Role::Island => {
                if !self.drawings.is_empty() && !tag.self_closing {
                    self.islands += 1;
                }
                self.apart();
            }
            Role::Raw(name) => {
                if self.drawings.is_empty() || !tag.self_closing {
                    self.raw(name);
                }
                self.apart();
            }
            Role::Plaintext => {
                self.out.html.push_str("<p>");
                let words = self.source[self.at..].replace('&', "&amp;").replace('<', "&lt;");
                self.out.html.push_str(&words);
                self.at = self.source.len();
            }
        }
    }

    fn end_tag(&mut self) {
        let Some(tag) = self.tag(2) else { return };
        self.at = tag.end;
        match name::role(tag.name.as_str()) {
            Role::Keep("br", place) => {
                let bare = Tag { name: tag.name, attributes: Vec::new(), self_closing: false, end: tag.end };
                self.emit_start("br", place, &bare);
            }
            Role::Keep("img" | "hr", _) => self.apart(),
            Role::Keep(name, place) => self.emit_end(name, place),
            Role::Hide(name) => self.emit_end(name, Place::Inline),
            Role::Drawing(name) => {
                if let Some(open) = self.drawings.iter().rposition(|drawing| *drawing == name) {
                    self.drawings.truncate(open);
                    self.islands = 0;
                }
                self.emit_end(name, Place::Inline);
            }
            Role::Island => {
                self.islands = self.islands.saturating_sub(1);
                self.apart();
            }
            Role::Drop | Role::Raw(_) | Role::Plaintext => self.apart(),
        }
    }

    /// As in a browser, ordinary HTML ends a drawing that was left open.
    fn leave_drawings(&mut self, place: Place) {
        if self.islands == 0 && place != Place::Unknown {
            while let Some(name) = self.drawings.pop() {
                self.emit_end(name, Place::Inline);
            }
        }
    }

    /// Reads the tag at `self.at`, whose name begins `skip` bytes on. A tag that the text ends in is no
    /// tag: up to its first `>` it is left out, and without any the `<` is a word.
    fn tag(&mut self, skip: usize) -> Option<Tag<'a>> {
        if self.searches < MAX_SEARCHES {
            let mut too_many = false;
            let tag = read_tag(self.source, self.at + skip, &mut too_many);
            if too_many {
                self.met(Bound::Attributes);
            }
            if tag.is_some() {
                return tag;
            }
            self.searches += 1;
            if self.source[self.at..].contains('>') {
                self.skip_to_bracket();
            } else {
                self.literal();
            }
        } else {
            // Enough of the text is broken to stop looking for quotes that never end.
            let next = self.source[self.at + 1..].find(['>', '<']).map(|offset| self.at + 1 + offset);
            match next {
                Some(next) if self.source.as_bytes()[next] == b'>' => self.skip_to_bracket(),
                _ => self.literal(),
            }
        }
        None
    }

    fn emit_start(&mut self, name: &'static str, place: Place, tag: &Tag<'a>) {
        if !self.may_open(place) {
            return;
        }
        let html = &mut self.out.html;
        html.push('<');
        html.push_str(name);
        let mut seen: u32 = 0;
        let mut too_long = false;
        for (key, value) in &tag.attributes {
            let Some((bit, key)) = name::attribute(name, key) else { continue };
            let value = value.unwrap_or("");
            if seen & bit != 0 || (key == "class" && !value.starts_with("Mso")) {
                continue;
            }
            seen |= bit;
            if value.len() > MAX_VALUE {
                too_long |= !value.trim_start().starts_with("data:");
                continue;
            }
            html.push(' ');
            html.push_str(key);
            html.push_str("=\"");
            push_quoted(html, value);
            html.push('"');
        }
        html.push('>');
        if too_long {
            self.met(Bound::Attributes);
        }
    }

    fn emit_end(&mut self, name: &str, place: Place) {
        // Past the limit elements are still closed, so that what hides words does not hide the rest. Two
        // end tags make elements of their own.
        let closes = self.tags < 2 * MAX_TAGS && !matches!(name, "p" | "br");
        if self.words_only && !(closes && self.tags >= MAX_TAGS) {
            self.set_apart(place);
            return;
        }
        self.tags += 1;
        self.out.html.push_str("</");
        self.out.html.push_str(name);
        self.out.html.push('>');
    }

    /// Counts a start tag. Past the limit one that sets words apart is a space.
    fn may_open(&mut self, place: Place) -> bool {
        if !self.words_only && self.tags >= MAX_TAGS {
            self.words_only = true;
            self.met(Bound::Elements);
        }
        if self.words_only {
            self.set_apart(place);
            return false;
        }
        self.tags += 1;
        true
    }

    fn set_apart(&mut self, place: Place) {
        match place {
            Place::Block if !self.out.html.ends_with(' ') => self.out.html.push(' '),
            _ => self.apart(),
        }
    }

    /// Leaves out a raw-text element with its content.
    fn raw(&mut self, name: &'static str) {
        if self.unclosed.contains(&name) {
            return;
        }
        let content = self.at;
        match raw::end_of(self.source, content, name) {
            Some(end) => {
                if name == "title" && self.drawings.is_empty() && self.out.title.is_none() {
                    self.out.title = Some(self.source[content..end].to_owned());
                }
                self.at = end;
                self.skip_to_bracket();
            }
            // A script or a style that never ends takes the rest with it; the words after any other
            // element of this kind are more likely meant to be read.
            None if matches!(name, "script" | "style") => self.at = self.source.len(),
            None => self.unclosed.push(name),
        }
    }
}

fn push_quoted(html: &mut String, value: &str) {
    for (index, part) in value.split('"').enumerate() {
        if index > 0 {
            html.push_str("&quot;");
        }
        html.push_str(part);
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
        let mut value = None;
        if bytes[at] == b'=' {
            at = find(at + 1, |b| !is_space(b))?;
            let (from, to) = match bytes[at] {
                b'"' => (at + 1, find(at + 1, |b| b == b'"')?),
                b'\'' => (at + 1, find(at + 1, |b| b == b'\'')?),
                b'>' => (at, at),
                _ => (at, find(at, |b| is_space(b) || b == b'>')?),
            };
            value = Some(&source[from..to]);
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
