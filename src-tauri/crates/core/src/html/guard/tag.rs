//! One tag: its name and its attributes.

use super::super::Bound;
use super::{Reading, Receiver, name};

/// The most attributes that are read of one tag.
const MAX_ATTRIBUTES: usize = 256;
/// How often a tag without an end may be searched for one through the whole text.
const MAX_SEARCHES: usize = 4;

/// A tag as it stands in the source.
pub struct Tag<'a> {
    /// Its name.
    pub name: name::Lower,
    /// Its attributes as they are written.
    pub attributes: Vec<(&'a str, &'a str)>,
    /// Whether it ends with `/>`.
    pub self_closing: bool,
    /// Where it ends.
    pub end: usize,
}

impl<'a, R: Receiver> Reading<'a, R> {
    /// Reads the tag at `self.at`, whose name begins `skip` bytes on. A tag that the text ends in is no
    /// tag: up to its first `>` it is left out, and without any the `<` is a word.
    pub(super) fn tag(&mut self, skip: usize) -> Option<Tag<'a>> {
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
}

fn is_space(b: u8) -> bool {
    matches!(b, b' ' | b'\t' | b'\n' | b'\r' | 0x0C)
}

/// Reads a tag whose name begins at `start`; none where the text ends before the tag does.
pub fn read_tag<'a>(source: &'a str, start: usize, too_many: &mut bool) -> Option<Tag<'a>> {
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
