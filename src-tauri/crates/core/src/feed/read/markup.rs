//! XML as it comes: with what browsers forgive and parsers of XML do not. A document becomes a flat list of
//! elements, each with the span of its inside, in one linear reading and within bounds. Nothing is expanded here but
//! the document's own short entities, nothing fetched, and nothing is an error: what is not closed ends where the
//! element around it does.

use std::borrow::Cow;
use std::collections::HashMap;

use url::Url;

use crate::html::guard::reference::{In, decoded};

/// The most elements that are looked at.
const ELEMENTS: usize = 600_000;
/// The most attributes of one element that are looked at.
const ATTRIBUTES: usize = 256;
/// How far up an end tag looks for its start.
const LOOK_BACK: usize = 48;
/// The most entities that a document may name for itself, and the longest.
const ENTITIES: usize = 200;
const ENTITY: usize = 200;
/// How much text entities may add in one place, in bytes.
const ADDED: usize = 10_000;

/// An element: where it stands and what it holds.
#[derive(Debug, Clone, Copy)]
struct Element {
    /// Its name as it was written.
    name: (usize, usize),
    attributes: (usize, usize),
    /// The span of its inside.
    inner: (usize, usize),
    parent: Option<u32>,
    /// The first element behind it and its inside.
    next: u32,
}

/// A document as a list of elements.
#[derive(Debug)]
pub struct Markup<'a> {
    source: &'a str,
    elements: Vec<Element>,
    entities: HashMap<&'a str, &'a str>,
}

/// One element of a document.
#[derive(Debug, Clone, Copy)]
pub struct Node<'m, 'a> {
    markup: &'m Markup<'a>,
    index: usize,
}

impl PartialEq for Node<'_, '_> {
    fn eq(&self, other: &Self) -> bool {
        self.index == other.index
    }
}

impl<'a> Markup<'a> {
    /// Reads a document. `closes` says whether the start of an element ends an open one, by their local names.
    pub fn read(source: &'a str, closes: impl Fn(&str, &str) -> bool) -> Markup<'a> {
        let mut markup = Markup { source, elements: Vec::new(), entities: HashMap::new() };
        let mut open: Vec<u32> = Vec::new();
        let mut at = 0;
        while let Some(found) = source[at..].find('<').map(|found| at + found) {
            let rest = &source[found..];
            at = match Token::of(rest) {
                Token::Words => found + 1,
                Token::Skipped(length) => found + length,
                Token::Doctype(length) => {
                    markup.entities.extend(entities(&rest[..length]));
                    found + length
                }
                Token::End { name, length } => {
                    markup.close(&mut open, &rest[name.0..name.1], found);
                    found + length
                }
                Token::Start { name, attributes, length, is_empty } => {
                    if markup.elements.len() >= ELEMENTS {
                        break;
                    }
                    let local = local(&rest[name.0..name.1]);
                    markup.close_for(&mut open, local, found, &closes);
                    let inside = found + length;
                    markup.elements.push(Element {
                        name: (found + name.0, found + name.1),
                        attributes: (found + attributes.0, found + attributes.1),
                        inner: (inside, inside),
                        parent: open.last().copied(),
                        next: 0,
                    });
                    let index = markup.elements.len() - 1;
                    markup.elements[index].next = number(index + 1);
                    if !is_empty {
                        open.push(number(index));
                    }
                    inside
                }
            };
        }
        for index in open.iter().rev() {
            markup.end_at(*index, source.len());
        }
        markup
    }

    /// An end tag ends the nearest element of its name, and what is open within that.
    fn close(&mut self, open: &mut Vec<u32>, name: &str, at: usize) {
        let matches = |index: &u32| {
            let element = self.elements[*index as usize];
            self.source[element.name.0..element.name.1].eq_ignore_ascii_case(name)
        };
        let Some(depth) = open.iter().rev().take(LOOK_BACK).position(matches) else { return };
        for index in open.split_off(open.len() - 1 - depth).into_iter().rev() {
            self.end_at(index, at);
        }
    }

    /// A start tag ends what cannot hold it.
    fn close_for(&mut self, open: &mut Vec<u32>, name: &str, at: usize, closes: &impl Fn(&str, &str) -> bool) {
        let ended = |index: &u32| {
            let element = self.elements[*index as usize];
            closes(name, local(&self.source[element.name.0..element.name.1]))
        };
        // The outermost of those that end takes the others with it.
        let near = open.len().saturating_sub(LOOK_BACK);
        let Some(depth) = open[near..].iter().position(ended) else { return };
        for index in open.split_off(near + depth).into_iter().rev() {
            self.end_at(index, at);
        }
    }

    fn end_at(&mut self, index: u32, at: usize) {
        let next = number(self.elements.len());
        let element = &mut self.elements[index as usize];
        element.inner.1 = at.max(element.inner.0);
        element.next = next;
    }

    /// Every element, in the document's order.
    pub fn all(&self) -> impl Iterator<Item = Node<'_, 'a>> {
        (0..self.elements.len()).map(|index| Node { markup: self, index })
    }

    /// The words with references resolved: those of XML, of HTML and the document's own.
    fn resolved(&self, words: &'a str) -> Cow<'a, str> {
        if self.entities.is_empty() || !words.contains('&') {
            return decoded(words, In::Attribute);
        }
        let mut out = String::with_capacity(words.len());
        let mut rest = words;
        let mut added = 0;
        while let Some(at) = rest.find('&') {
            out.push_str(&rest[..at]);
            rest = &rest[at..];
            let name = rest[1..].split_once(';').map(|(name, _)| name).filter(|name| name.len() <= ENTITY);
            match name.and_then(|name| self.entities.get(name).map(|value| (name, value))) {
                // What an entity names is not expanded again: nothing grows upon itself.
                Some((name, value)) if added + value.len() <= ADDED => {
                    added += value.len();
                    out.push_str(value);
                    rest = &rest[name.len() + 2..];
                }
                _ => {
                    out.push('&');
                    rest = &rest[1..];
                }
            }
        }
        out.push_str(rest);
        Cow::Owned(decoded(&out, In::Attribute).into_owned())
    }
}

impl<'m, 'a> Node<'m, 'a> {
    fn element(self) -> Element {
        self.markup.elements[self.index]
    }

    /// Its place in the document's order.
    pub fn index(self) -> usize {
        self.index
    }

    /// The place of the first element behind it and its inside.
    pub fn end(self) -> usize {
        self.element().next as usize
    }

    /// Its name as it was written.
    pub fn name(self) -> &'a str {
        let (from, to) = self.element().name;
        &self.markup.source[from..to]
    }

    /// Its name without the prefix.
    pub fn local(self) -> &'a str {
        local(self.name())
    }

    /// What stands before the colon; empty for nothing.
    pub fn prefix(self) -> &'a str {
        self.name().split_once(':').map_or("", |(prefix, _)| prefix)
    }

    /// The elements right within it.
    pub fn children(self) -> impl Iterator<Item = Node<'m, 'a>> {
        let end = self.element().next as usize;
        let mut at = self.index + 1;
        std::iter::from_fn(move || {
            (at < end).then(|| {
                let node = Node { markup: self.markup, index: at };
                at = node.element().next as usize;
                node
            })
        })
    }

    /// Whether nothing says where it ends: it ends with what is around it.
    pub fn is_unclosed(self) -> bool {
        self.parent().is_some_and(|parent| parent.element().inner.1 == self.element().inner.1)
    }

    /// Every element within it.
    pub fn descendants(self) -> impl Iterator<Item = Node<'m, 'a>> {
        (self.index + 1..self.element().next as usize).map(move |index| Node { markup: self.markup, index })
    }

    /// The element around it.
    pub fn parent(self) -> Option<Node<'m, 'a>> {
        self.element().parent.map(|index| Node { markup: self.markup, index: index as usize })
    }

    /// Itself and the elements around it, the nearest first.
    pub fn upward(self) -> impl Iterator<Item = Node<'m, 'a>> {
        // How deep foreign elements stand is no measure for the effort.
        std::iter::successors(Some(self), |node| node.parent()).take(LOOK_BACK)
    }

    /// Its attributes: names as they were written, values with references resolved.
    pub fn attributes(self) -> impl Iterator<Item = (&'a str, Cow<'a, str>)> {
        let (from, to) = self.element().attributes;
        Attributes { rest: &self.markup.source[from..to] }
            .take(ATTRIBUTES)
            .map(move |(name, value)| (name, self.markup.resolved(value)))
    }

    /// The value of an attribute, by its name in any case of letters.
    pub fn attribute(self, name: &str) -> Option<Cow<'a, str>> {
        self.attributes().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    /// What stands within it, as it was written.
    fn inner(self) -> &'a str {
        let (from, to) = self.element().inner;
        &self.markup.source[from..to]
    }

    /// What it says: words with their references resolved, sections as they are, tags that nobody escaped as they
    /// were written.
    pub fn words(self) -> String {
        let mut out = String::new();
        self.pieces(|piece| match piece {
            Piece::Words(words) => out.push_str(&self.markup.resolved(words)),
            Piece::Section(words) | Piece::Tag(words) => out.push_str(words),
        });
        out
    }

    /// What it holds as markup, without the prefixes of its elements: words stay escaped, sections are escaped.
    pub fn markup(self) -> String {
        let mut out = String::new();
        self.pieces(|piece| match piece {
            Piece::Words(words) => out.push_str(words),
            Piece::Section(words) => {
                words.chars().for_each(|c| match c {
                    '<' => out.push_str("&lt;"),
                    '&' => out.push_str("&amp;"),
                    c => out.push(c),
                });
            }
            Piece::Tag(tag) => {
                let name_from = if tag.starts_with("</") { 2 } else { 1 };
                let name_end = tag[name_from..].find(is_name_end).map_or(tag.len(), |end| name_from + end);
                let name = &tag[name_from..name_end];
                out.push_str(&tag[..name_from]);
                out.push_str(local(name));
                out.push_str(&tag[name_end..]);
            }
        });
        out
    }

    fn pieces(self, mut take: impl FnMut(Piece<'a>)) {
        let source = self.inner();
        let mut at = 0;
        while let Some(found) = source[at..].find('<').map(|found| at + found) {
            let rest = &source[found..];
            let (piece, length) = match rest.strip_prefix("<![CDATA[") {
                Some(section) => {
                    let end = section.find("]]>");
                    let words = &section[..end.unwrap_or(section.len())];
                    (Some(Piece::Section(words)), end.map_or(rest.len(), |end| end + "<![CDATA[]]>".len()))
                }
                None => match Token::of(rest) {
                    Token::Words => (None, 0),
                    Token::Skipped(length) | Token::Doctype(length) => (Some(Piece::Words("")), length),
                    Token::Start { length, .. } | Token::End { length, .. } => {
                        (Some(Piece::Tag(&rest[..length])), length)
                    }
                },
            };
            match piece {
                Some(piece) => {
                    take(Piece::Words(&source[at..found]));
                    take(piece);
                    at = found + length;
                }
                None => {
                    // A sign alone is a word.
                    take(Piece::Words(&source[at..=found]));
                    at = found + 1;
                }
            }
        }
        take(Piece::Words(&source[at..]));
    }
}

/// A piece of what an element holds.
enum Piece<'a> {
    Words(&'a str),
    Section(&'a str),
    Tag(&'a str),
}

/// What begins with an angle.
enum Token {
    /// No markup at all.
    Words,
    /// A comment, a section, an instruction.
    Skipped(usize),
    Doctype(usize),
    Start {
        name: (usize, usize),
        attributes: (usize, usize),
        length: usize,
        is_empty: bool,
    },
    End {
        name: (usize, usize),
        length: usize,
    },
}

impl Token {
    fn of(rest: &str) -> Token {
        let bytes = rest.as_bytes();
        let until = |from: usize, end: &str| rest[from..].find(end).map_or(rest.len(), |at| from + at + end.len());
        match bytes.get(1) {
            Some(b'!') if rest.starts_with("<!--") => Token::Skipped(comment(rest)),
            Some(b'!') if rest.starts_with("<![CDATA[") => Token::Skipped(until(9, "]]>")),
            Some(b'!') if rest.get(2..9).is_some_and(|word| word.eq_ignore_ascii_case("doctype")) => {
                Token::Doctype(doctype(rest))
            }
            Some(b'!') => Token::Skipped(until(2, ">")),
            Some(b'?') => Token::Skipped(until(2, ">")),
            Some(b'/') => {
                let end = until(2, ">");
                let name_end = rest[2..end].find(is_name_end).map_or(end, |at| at + 2);
                if name_end == 2 { Token::Skipped(end) } else { Token::End { name: (2, name_end), length: end } }
            }
            Some(first) if first.is_ascii_alphabetic() || *first == b'_' || *first >= 0x80 => {
                let name_end = rest[1..].find(is_name_end).map_or(rest.len(), |at| at + 1);
                let end = tag_end(bytes, name_end);
                let closed = if bytes.get(end) == Some(&b'>') { end + 1 } else { end };
                let is_empty = bytes[..end].ends_with(b"/");
                // At the end of a value without quotes a slash is its own, as in `href=/feed/>`.
                let attributes_end =
                    if is_empty && !ends_bare(&rest[name_end.min(end - 1)..end - 1]) { end - 1 } else { end };
                Token::Start {
                    name: (1, name_end),
                    attributes: (name_end.min(attributes_end), attributes_end),
                    length: closed,
                    is_empty,
                }
            }
            _ => Token::Words,
        }
    }
}

fn is_name_end(c: char) -> bool {
    c.is_whitespace() || matches!(c, '>' | '/' | '<' | '=' | '"' | '\'')
}

/// Where a tag's angle is, past quoted values; where the next tag begins if it has none.
fn tag_end(bytes: &[u8], from: usize) -> usize {
    let mut quote = None;
    let mut before = b' ';
    let mut angle = None;
    for (at, byte) in bytes.iter().copied().enumerate().skip(from) {
        match (quote, byte) {
            (None, b'>') => return at,
            (None, b'<') => return at,
            // A quote opens a value behind an equals sign only.
            (None, b'"' | b'\'') if before == b'=' => quote = Some(byte),
            (Some(open), _) if open == byte => (quote, angle) = (None, None),
            (Some(_), b'>') => angle = angle.or(Some(at)),
            // No value holds a tag: its quote was not closed.
            (Some(_), b'<') if angle.is_some() => return angle.unwrap_or(at),
            _ => {}
        }
        if !byte.is_ascii_whitespace() {
            before = byte;
        }
    }
    angle.unwrap_or(bytes.len())
}

/// How long a comment is, with the odd ends that browsers take: `<!-->`, `<!--->` and `--!>`.
fn comment(rest: &str) -> usize {
    if let Some(short) = ["<!-->", "<!--->"].into_iter().find(|short| rest.starts_with(short)) {
        return short.len();
    }
    let ends = ["-->", "--!>"].into_iter().filter_map(|end| rest[4..].find(end).map(|at| 4 + at + end.len()));
    ends.min().unwrap_or(rest.len())
}

/// Whether the attributes end with a value that stands without quotes.
fn ends_bare(attributes: &str) -> bool {
    let last = attributes.rsplit(char::is_whitespace).next().unwrap_or_default();
    let value = last.rsplit_once('=').map_or("", |(_, value)| value);
    !value.is_empty() && !value.ends_with(['"', '\''])
}

/// How long a document type declaration is, with what stands within its brackets.
fn doctype(rest: &str) -> usize {
    let end = rest.find('>').map_or(rest.len(), |at| at + 1);
    match rest[..end].find('[') {
        Some(_) => rest.find("]>").map_or_else(
            || rest.find(']').and_then(|at| rest[at..].find('>').map(|more| at + more + 1)).unwrap_or(end),
            |at| at + 2,
        ),
        None => end,
    }
}

/// The entities that a document names for itself, as long as they are plain words.
fn entities(doctype: &str) -> Vec<(&str, &str)> {
    let declared = doctype.split("<!ENTITY").skip(1).take(ENTITIES).filter_map(|declaration| {
        let (name, rest) = declaration.trim_start().split_once(char::is_whitespace)?;
        let rest = rest.trim_start();
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let value = rest[1..].split(quote).next()?;
        (value.len() <= ENTITY && name != "%").then_some((name, value))
    });
    declared.collect()
}

/// Names and values as they were written; what has no value is empty.
struct Attributes<'a> {
    rest: &'a str,
}

impl<'a> Iterator for Attributes<'a> {
    type Item = (&'a str, &'a str);

    fn next(&mut self) -> Option<(&'a str, &'a str)> {
        let rest = self.rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '/' | '"' | '\'' | '='));
        if rest.is_empty() {
            return None;
        }
        let end = rest.find(|c: char| c.is_whitespace() || c == '=').unwrap_or(rest.len());
        let name = &rest[..end];
        let after = rest[end..].trim_start();
        let Some(value) = after.strip_prefix('=') else {
            self.rest = &rest[end..];
            return Some((name, ""));
        };
        let value = value.trim_start();
        let (value, rest) = match value.chars().next() {
            Some(quote @ ('"' | '\'')) => {
                let inside = &value[1..];
                let end = inside.find(quote).unwrap_or(inside.len());
                (&inside[..end], inside.get(end + 1..).unwrap_or_default())
            }
            _ => value.split_at(value.find(char::is_whitespace).unwrap_or(value.len())),
        };
        self.rest = rest;
        Some((name, value))
    }
}

/// HTML with the addresses of its links and pictures made absolute.
pub fn absolute(html: &str, base: &Url) -> String {
    let mut out = String::with_capacity(html.len());
    let mut at = 0;
    while let Some(found) = html[at..].find('<').map(|found| at + found) {
        out.push_str(&html[at..found]);
        let rest = &html[found..];
        let length = match Token::of(rest) {
            Token::Words => 1,
            Token::Skipped(length) | Token::Doctype(length) | Token::End { length, .. } => length,
            Token::Start { name, attributes, length, .. } => {
                let wanted = match rest[name.0..name.1].to_ascii_lowercase().as_str() {
                    "a" => Some("href"),
                    "img" => Some("src"),
                    _ => None,
                };
                let (from, to) = attributes;
                let value = wanted.and_then(|wanted| {
                    Attributes { rest: &rest[from..to] }
                        .take(ATTRIBUTES)
                        .find(|(name, _)| name.eq_ignore_ascii_case(wanted))
                        .map(|(_, value)| value)
                });
                if let Some(value) = value.filter(|value| !value.is_empty())
                    && let Some(whole) = joined(value, base)
                {
                    // The value is a part of the tag: where it stands is how far apart they begin.
                    let begin = value.as_ptr() as usize - rest.as_ptr() as usize;
                    out.push_str(&rest[..begin]);
                    out.push_str(&whole);
                    out.push_str(&rest[begin + value.len()..length]);
                    at = found + length;
                    continue;
                }
                length
            }
        };
        out.push_str(&rest[..length]);
        at = found + length;
    }
    out.push_str(&html[at..]);
    out
}

/// A relative address as a whole one, ready to stand in an attribute; none where it is whole already.
fn joined(value: &str, base: &Url) -> Option<String> {
    let plain = decoded(value, In::Attribute);
    let plain = plain.trim();
    // Places on the same page stay there.
    if plain.starts_with('#') || Url::parse(plain).is_ok() {
        return None;
    }
    let whole = base.join(plain).ok()?;
    Some(whole.as_str().replace('&', "&amp;").replace('"', "%22").replace('\'', "%27"))
}

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

fn number(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn shown(source: &str) -> String {
        let markup = Markup::read(source, |new, open| new == "item" && open == "item");
        let all = markup.all().map(|node| {
            let attributes: Vec<String> = node.attributes().map(|(name, value)| format!(" {name}={value}")).collect();
            let parent = node.parent().map_or("", Node::name);
            format!("{parent}/{}{}:{}", node.name(), attributes.concat(), node.words())
        });
        all.collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn what_is_written_wrong_is_read_as_it_was_meant() {
        let check = |source: &str, expect: &str| assert_eq!(shown(source), expect, "{source}");
        check("<a>x &amp; y &hellip; &unknown;</a>", "/a:x & y … &unknown;");
        check("<a b='1' c=2 d e=\"x>y\">z</a>", "/a b=1 c=2 d= e=x>y:z");
        check("<a><![CDATA[<b>&amp;</b>]]> more</a>", "/a:<b>&amp;</b> more");
        check("<a>1 < 2 & 3</a>", "/a:1 < 2 & 3");
        check("<a><b>x</a>", "/a:<b>x | a/b:x");
        check("<a>x</b></a>", "/a:x</b>");
        check("<a><b>never closed", "/a:<b>never closed | a/b:never closed");
        check("<r><item>1<item>2</item></r>", "/r:<item>1<item>2</item> | r/item:1 | r/item:2");
        check("<a><!-- <b> --><?php echo '>' ?>c</a>", "/a:' ?>c");
        check("<a><![CDATA[never closed</a>", "/a:never closed</a>");
        check("<A>x</a>", "/A:x");
        check("<a href=\"never closed>x</a>", "/a href=never closed:x");
        check("<a<b>x</b>", "/a:<b>x</b> | a/b:x");
        check("<link href='x?a=1&copy=2&amp;b=3'/>", "/link href=x?a=1&copy=2&b=3:");
        check("<!DOCTYPE x [<!ENTITY own \"words &amp; more\">]><a>&own; &own;</a>", "/a:words & more words & more");
    }

    #[test]
    fn entities_do_not_grow_upon_themselves() {
        let mut bomb = String::from("<!DOCTYPE x [<!ENTITY a0 \"ha\">");
        for at in 1..100 {
            let before = format!("&a{};", at - 1);
            bomb.push_str(&format!("<!ENTITY a{at} \"{}\">", before.repeat(10)));
        }
        bomb.push_str("]><a>&a99;</a>");
        assert!(shown(&bomb).len() < 1_000);
        let many = format!("<!DOCTYPE x [<!ENTITY a \"{}\">]><a>{}</a>", "x".repeat(200), "&a;".repeat(10_000));
        assert!(shown(&many).len() < 50_000);
    }

    #[test]
    fn depth_width_and_noise_are_read_in_linear_time() {
        let started = std::time::Instant::now();
        for source in [
            "<a>".repeat(300_000),
            format!("<a {}>", "b='1' ".repeat(80_000)),
            "<item>".repeat(300_000),
            "</a>".repeat(300_000),
            "<".repeat(1_000_000),
            (0..100_000).map(|at| format!("<x{at}>")).collect(),
            format!("<a {}", "b=\"".repeat(200_000)),
            "<![CDATA[".repeat(100_000),
            "<!--".repeat(100_000),
        ] {
            let markup = Markup::read(&source, |new, open| new == "item" && open == "item");
            let attributes = markup.all().take(10).map(|node| node.attributes().count()).max();
            assert!(attributes.unwrap_or(0) <= ATTRIBUTES);
            assert!(markup.all().take(3).map(|node| node.words().len()).sum::<usize>() <= source.len() * 3);
        }
        assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
    }
}
