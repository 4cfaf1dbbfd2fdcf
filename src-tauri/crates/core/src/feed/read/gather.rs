//! What a document of XML says as a feed: RSS 0.90 to 2.0, RDF, Atom 0.3 and 1.0, with the extensions that matter to
//! an editor, by whatever prefix they are called and whether or not anybody declared it.

use std::collections::HashMap;

use url::Url;

use super::date::{Region, moment};
use super::markup::{Markup, Node};
use super::word::{self, Meant};
use super::{LONGEST, MOST, ParsedEntry, ParsedFeed};
use crate::address::is_whole;

/// What an element is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Space {
    /// RSS or Atom itself.
    Core,
    /// Dublin Core.
    Dublin,
    /// Whole contents beside RSS.
    Content,
    /// Podcasts.
    Podcast,
    /// Films and pictures.
    Media,
    /// XHTML.
    Page,
    /// Anything else.
    Other,
}

/// Elements that name an entry.
const ENTRIES: [&str; 2] = ["item", "entry"];

/// Elements whose words are all they hold, so that another element of the feed ends them.
const LINES: [&str; 7] = ["title", "link", "guid", "pubdate", "author", "language", "category"];

/// Elements that stand beside those.
const FIELDS: [&str; 13] = [
    "title",
    "link",
    "guid",
    "pubdate",
    "author",
    "language",
    "category",
    "description",
    "item",
    "entry",
    "comments",
    "enclosure",
    "encoded",
];

/// How many parts of an entry are looked at.
const PARTS: usize = 2_000;

/// Reads a document; none where nothing of a feed is in it.
pub fn read(text: &str, base: Option<&str>) -> Option<ParsedFeed> {
    let markup = Markup::read(text, closes);
    let root = root(&markup)?;
    let spaces = spaces(root);
    let channel = match root.local().to_ascii_lowercase().as_str() {
        "rss" | "rdf" => root.descendants().find(|node| is(*node, "channel")).unwrap_or(root),
        _ => root,
    };
    let mut reading = Reading { spaces, base: base.and_then(|base| Url::parse(base).ok()), region: Region::default() };
    // Entries alone say nothing of a feed.
    let is_alone = is_entry(root);
    let mut feed = if is_alone { ParsedFeed::default() } else { reading.feed(channel) };
    reading.region = if feed.language.starts_with("zh") { Region::China } else { Region::Elsewhere };
    // A page of its own is a better base than none.
    reading.base = reading.base.or_else(|| Url::parse(&feed.link).ok());
    let author = if is_alone { String::new() } else { reading.author_of(channel) };
    let within = if is_alone { 0..usize::MAX } else { root.index()..root.end() };
    let mut behind = 0;
    for node in markup.all().filter(|node| within.contains(&node.index())) {
        if !is_entry(node) || node.index() < behind {
            continue;
        }
        // Entries within an entry are quoted there.
        behind = node.end();
        let mut entry = reading.entry(node);
        if entry.author.is_empty() {
            entry.author.clone_from(&author);
        }
        feed.entries.push(entry);
        if feed.entries.len() >= MOST {
            break;
        }
    }
    Some(feed)
}

/// Whether the start of an element ends an open one.
fn closes(new: &str, open: &str) -> bool {
    let in_list = |list: &[&str], name: &str| list.iter().any(|known| known.eq_ignore_ascii_case(name));
    (in_list(&ENTRIES, new) && in_list(&ENTRIES, open) && new.eq_ignore_ascii_case(open))
        || (in_list(&LINES, open) && in_list(&FIELDS, new))
}

fn is(node: Node<'_, '_>, name: &str) -> bool {
    node.local().eq_ignore_ascii_case(name)
}

fn is_entry(node: Node<'_, '_>) -> bool {
    ENTRIES.iter().any(|name| is(node, name))
}

/// The element that holds the feed, wherever it stands; else what stands around entries whose beginning was lost.
fn root<'m, 'a>(markup: &'m Markup<'a>) -> Option<Node<'m, 'a>> {
    let roots = ["rss", "rdf", "feed"];
    let named = markup.all().find(|node| roots.iter().any(|name| is(*node, name)));
    // An element of the page that is called so is none.
    let named = named.filter(|root| {
        !is(*root, "feed")
            || root.descendants().any(|node| is_entry(node) || is(node, "title"))
            || root.attribute("version").is_some()
            || root.attribute("xmlns").is_some()
    });
    named.or_else(|| markup.all().find(|node| is(*node, "channel"))).or_else(|| {
        let telling = |node: &Node<'_, '_>| {
            is_entry(*node)
                && node.children().any(|child| is(child, "title") || is(child, "description"))
                && node.children().any(|child| is(child, "link") || is(child, "guid") || is(child, "id"))
        };
        let entry = markup.all().find(telling)?;
        Some(entry.parent().unwrap_or(entry))
    })
}

/// The prefixes that the document declares, by what they stand for.
fn spaces(root: Node<'_, '_>) -> HashMap<String, Space> {
    let mut spaces = HashMap::new();
    for node in [root].into_iter().chain(root.children().take(1)) {
        for (name, value) in node.attributes() {
            if let Some(prefix) = name.strip_prefix("xmlns:") {
                spaces.insert(prefix.to_ascii_lowercase(), space_of(&value));
            }
        }
    }
    spaces
}

fn space_of(uri: &str) -> Space {
    let uri = uri.trim().to_ascii_lowercase();
    let has = |word: &str| uri.contains(word);
    if has("purl.org/rss/1.0/modules/content") {
        Space::Content
    } else if has("purl.org/dc") || has("dublincore.org") {
        Space::Dublin
    } else if has("itunes") {
        Space::Podcast
    } else if has("search.yahoo.com/mrss") || has("media-rss") {
        Space::Media
    } else if has("1999/xhtml") {
        Space::Page
    } else if has("w3.org/2005/atom")
        || has("purl.org/atom")
        || has("purl.org/rss/1.0")
        || has("my.netscape.com")
        || has("channel.netscape.com")
        || has("backend.userland.com")
        || has("blogs.law.harvard.edu")
        || has("rdf-syntax-ns")
    {
        Space::Core
    } else {
        Space::Other
    }
}

struct Reading {
    spaces: HashMap<String, Space>,
    base: Option<Url>,
    region: Region,
}

/// The first words found under each of several names, the likelier first.
struct Found<const N: usize>([Option<String>; N]);

impl<const N: usize> Found<N> {
    fn new() -> Found<N> {
        Found(std::array::from_fn(|_| None))
    }

    fn put(&mut self, at: usize, words: String) {
        if !words.trim().is_empty() && self.0[at].is_none() {
            self.0[at] = Some(words);
        }
    }

    fn best(self) -> String {
        self.0.into_iter().flatten().next().unwrap_or_default()
    }
}

impl Reading {
    /// What an element is of: as the document or the element says, else as its prefix is commonly used.
    fn space(&self, node: Node<'_, '_>) -> Space {
        let prefix = node.prefix().to_ascii_lowercase();
        if prefix.is_empty() {
            return match node.attribute("xmlns") {
                Some(uri) if space_of(&uri) == Space::Page => Space::Page,
                Some(uri) if !uri.is_empty() && space_of(&uri) != Space::Core => space_of(&uri),
                _ => Space::Core,
            };
        }
        if let Some(known) = self.spaces.get(&prefix) {
            return *known;
        }
        if let Some(own) = node.attribute(&format!("xmlns:{prefix}")) {
            return space_of(&own);
        }
        match prefix.as_str() {
            "rss" | "atom" | "atom10" | "atom03" | "a10" | "a" | "rdf" | "rss1" | "rss2" => Space::Core,
            "dc" | "dcterms" | "dct" => Space::Dublin,
            "content" => Space::Content,
            "itunes" => Space::Podcast,
            "media" => Space::Media,
            "xhtml" | "html" | "h" => Space::Page,
            _ => Space::Other,
        }
    }

    fn feed(&self, channel: Node<'_, '_>) -> ParsedFeed {
        let mut title = Found::<3>::new();
        let mut language = Found::<3>::new();
        let mut links = Links::default();
        for node in channel.children().filter(|node| !is_entry(*node)) {
            let name = node.local().to_ascii_lowercase();
            match (self.space(node), name.as_str()) {
                (Space::Core, "title") => title.put(0, self.title(node)),
                (Space::Dublin, "title") => title.put(1, self.title(node)),
                (Space::Podcast | Space::Media, "title") => title.put(2, self.title(node)),
                (Space::Core, "link") => self.link(node, &mut links),
                (Space::Core, "language") => language.put(0, word::language(&node.words())),
                (Space::Dublin, "language") => language.put(1, word::language(&node.words())),
                _ => {}
            }
        }
        let own = channel.upward().find_map(|node| node.attribute("xml:lang"));
        language.put(2, word::language(&own.unwrap_or_default()));
        ParsedFeed { title: title.best(), link: links.best(), language: language.best(), entries: Vec::new() }
    }

    fn entry(&self, item: Node<'_, '_>) -> ParsedEntry {
        let mut entry = ParsedEntry::default();
        let mut id = Found::<3>::new();
        let mut title = Found::<3>::new();
        let mut summary = Found::<4>::new();
        let mut content = Found::<4>::new();
        let mut language = Found::<2>::new();
        let (mut published, mut updated) = ([None; 4], [None; 3]);
        let mut links = Links::default();
        for node in self.parts(item) {
            let name = node.local().to_ascii_lowercase();
            let date = || moment(&node.words(), self.region);
            match (self.space(node), name.as_str()) {
                (Space::Core, "guid") => {
                    let words = word::line(&node.words());
                    let says = node.attribute("isPermaLink").map(|says| says.to_ascii_lowercase());
                    if says.as_deref() != Some("false") && is_whole(&words) {
                        links.permanent.clone_from(&words);
                    }
                    id.put(0, words);
                }
                (Space::Core, "id") => {
                    let words = word::line(&node.words());
                    if is_whole(&words) {
                        links.permanent.clone_from(&words);
                    }
                    id.put(0, words);
                }
                (Space::Dublin, "identifier") => id.put(2, word::line(&node.words())),
                (Space::Core, "title") => title.put(0, self.title(node)),
                (Space::Dublin, "title") => title.put(1, self.title(node)),
                (Space::Podcast | Space::Media, "title") => title.put(2, self.title(node)),
                (Space::Core, "link") => self.link(node, &mut links),
                // Services that count readers keep the page's own address here.
                (Space::Other, "origlink") => links.original = self.resolve(node, &word::line(&node.words())),
                (Space::Core, "source") => self.source(node, &mut entry),
                (Space::Core, "enclosure") => {
                    links.enclosed(&self.resolve(node, &node.attribute("url").unwrap_or_default()))
                }
                (Space::Core, "pubdate" | "published") => put(&mut published, 0, date()),
                (Space::Core, "issued") => put(&mut published, 1, date()),
                (Space::Dublin, "issued" | "created" | "available") => put(&mut published, 2, date()),
                (Space::Dublin | Space::Core, "date") | (Space::Core, "created") => put(&mut published, 3, date()),
                (Space::Core, "updated" | "modified") => put(&mut updated, 0, date()),
                (Space::Dublin, "modified") => put(&mut updated, 1, date()),
                (Space::Core, "lastbuilddate") => put(&mut updated, 2, date()),
                (Space::Core, "description") => summary.put(0, self.html(node)),
                (Space::Core, "summary") => summary.put(1, self.html(node)),
                (Space::Dublin, "description" | "abstract") => summary.put(2, self.html(node)),
                (Space::Podcast, "summary" | "subtitle") | (Space::Media, "description") => {
                    summary.put(3, self.html(node));
                }
                // Media has a "content" of its own, which is a film.
                (Space::Core, "content") => match node.attribute("src") {
                    Some(from) => links.enclosed(&self.resolve(node, &from)),
                    None => content.put(0, self.html(node)),
                },
                (Space::Content, "encoded") | (Space::Other | Space::Core, "encoded") => {
                    content.put(1, self.html(node))
                }
                (Space::Page, "body" | "div") => content.put(2, self.absolute(node, node.markup())),
                (Space::Core, "body" | "fullitem" | "fulltext") => content.put(3, self.html(node)),
                (Space::Dublin | Space::Core, "language") => language.put(0, word::language(&node.words())),
                _ => {}
            }
        }
        id.put(
            1,
            item.attributes()
                .find(|(name, _)| name.eq_ignore_ascii_case("rdf:about"))
                .map(|(_, about)| word::line(&about))
                .unwrap_or_default(),
        );
        if links.permanent.is_empty()
            && let Some(about) = &id.0[1]
            && is_whole(about)
        {
            links.permanent.clone_from(about);
        }
        language.put(1, word::language(&item.attribute("xml:lang").unwrap_or_default()));
        entry.link = links.best();
        entry.id = id.best();
        entry.title = title.best();
        entry.published = published.into_iter().flatten().next();
        entry.updated = updated.into_iter().flatten().next();
        entry.author = self.author_of(item);
        entry.summary = summary.best();
        entry.content = content.best();
        entry.language = language.best();
        entry
    }

    /// Who published what an entry tells of: as RSS says it, in words with an address, or as Atom, as a feed of its own.
    fn source(&self, node: Node<'_, '_>, entry: &mut ParsedEntry) {
        let part = |name: &str| node.children().find(|child| is(*child, name));
        match part("title") {
            Some(title) => {
                entry.source = self.title(title);
                let mut links = Links::default();
                node.children().filter(|child| is(*child, "link")).for_each(|child| self.link(child, &mut links));
                entry.source_url = links.best();
            }
            None => {
                entry.source = word::title(&node.words(), Meant::Unsaid);
                entry.source_url = self.resolve(node, &node.attribute("url").unwrap_or_default());
            }
        }
    }

    /// What an entry holds: what stands right within it, and what stands within a group of it or within something
    /// unknown that was never closed.
    fn parts<'m, 'a>(&self, item: Node<'m, 'a>) -> Vec<Node<'m, 'a>> {
        let mut parts: Vec<Node<'m, 'a>> = item.children().take(PARTS).collect();
        let mut at = 0;
        while at < parts.len() && parts.len() < PARTS {
            let node = parts[at];
            let space = self.space(node);
            let is_field = space == Space::Core && FIELDS.iter().any(|name| is(node, name));
            let is_group = space == Space::Media && is(node, "group");
            if is_group || (node.is_unclosed() && !is_field) {
                parts.extend(node.children().take(PARTS));
            }
            at += 1;
        }
        parts
    }

    /// Who wrote what an element holds: the persons, apart by commas, each once.
    fn author_of(&self, around: Node<'_, '_>) -> String {
        let mut authors: [Vec<String>; 4] = Default::default();
        for node in around.children().filter(|node| !is_entry(*node)) {
            let name = node.local().to_ascii_lowercase();
            let (at, words) = match (self.space(node), name.as_str()) {
                (Space::Core, "author") => (0, self.person(node)),
                (Space::Dublin, "creator" | "author") => (1, word::author(&node.words())),
                (Space::Core, "creator") => (2, word::author(&node.words())),
                (Space::Podcast, "author") => (3, word::author(&node.words())),
                _ => continue,
            };
            if !words.is_empty() && !authors[at].contains(&words) && authors[at].len() < 20 {
                authors[at].push(words);
            }
        }
        authors.into_iter().find(|found| !found.is_empty()).map(|found| found.join(", ")).unwrap_or_default()
    }

    fn person(&self, node: Node<'_, '_>) -> String {
        let said = |name: &str| node.children().find(|child| is(*child, name)).map(|child| child.words());
        match said("name").filter(|words| !words.trim().is_empty()).or_else(|| said("email")) {
            Some(words) => word::author(&words),
            None if node.children().next().is_none() => word::author(&node.words()),
            None => String::new(),
        }
    }

    fn title(&self, node: Node<'_, '_>) -> String {
        let kind = node.attribute("type").unwrap_or_default().to_ascii_lowercase();
        let mode = node.attribute("mode").unwrap_or_default().to_ascii_lowercase();
        match (kind.as_str(), mode.as_str()) {
            ("xhtml", _) | (_, "xml") => word::title(&node.markup(), Meant::Html),
            (_, "base64") => word::title(&base64(&node.words()), Meant::Unsaid),
            ("application/xhtml+xml", "") => word::title(&node.markup(), Meant::Html),
            (kind, "") if is_bytes(kind) => word::title(&base64(&node.words()), Meant::Unsaid),
            ("html" | "text/html" | "application/xhtml+xml", _) => word::title(&node.words(), Meant::Html),
            ("text" | "text/plain", _) => word::title(&node.words(), Meant::Plain),
            _ => word::title(&node.words(), Meant::Unsaid),
        }
    }

    /// What an element says, as HTML.
    fn html(&self, node: Node<'_, '_>) -> String {
        let kind = node.attribute("type").unwrap_or_default().to_ascii_lowercase();
        let mode = node.attribute("mode").unwrap_or_default().to_ascii_lowercase();
        let html = match (kind.as_str(), mode.as_str()) {
            ("xhtml", _) | (_, "xml") => node.markup(),
            (_, "base64") => base64(&node.words()),
            // What is said to be plain is, unless it is not.
            ("text" | "text/plain", _) => plain_html(&node.words()),
            (kind, "") if is_bytes(kind) => base64(&node.words()),
            _ => node.words(),
        };
        self.absolute(node, cut(html))
    }

    /// The address in the element's own surroundings.
    fn resolve(&self, node: Node<'_, '_>, words: &str) -> String {
        let words: String = words.split_whitespace().collect::<Vec<_>>().join("%20");
        if words.is_empty() {
            return String::new();
        }
        match Url::parse(&words) {
            Ok(_) => words,
            Err(_) => self.base_of(node).and_then(|base| base.join(&words).ok()).map_or(words, String::from),
        }
    }

    /// What addresses are relative to: `xml:base` of the elements around, then the address of the feed.
    fn base_of(&self, node: Node<'_, '_>) -> Option<Url> {
        let named: Vec<String> =
            node.upward().filter_map(|node| node.attribute("xml:base")).map(|base| base.into_owned()).collect();
        named.iter().rev().fold(self.base.clone(), |base, named| match &base {
            Some(base) => base.join(named).ok().or_else(|| Some(base.clone())),
            None => Url::parse(named).ok(),
        })
    }

    fn absolute(&self, node: Node<'_, '_>, html: String) -> String {
        match self.base_of(node) {
            Some(base) => super::markup::absolute(&html, &base),
            None => html,
        }
    }

    fn link(&self, node: Node<'_, '_>, links: &mut Links) {
        let Some(href) = node.attribute("href") else {
            // RSS writes the address as words.
            let words = self.resolve(node, &word::line(&node.words()));
            if links.words.is_empty() {
                links.words = words;
            }
            return;
        };
        let relation = node.attribute("rel").unwrap_or_default().to_ascii_lowercase();
        let kind = node.attribute("type").unwrap_or_default().to_ascii_lowercase();
        let href = self.resolve(node, &href);
        let place = match relation.trim_start_matches("http://www.iana.org/assignments/relation/") {
            "" | "alternate" if kind.is_empty() || kind.contains("html") => &mut links.alternate,
            "" | "alternate" => &mut links.other,
            "enclosure" | "via" | "related" => &mut links.enclosure,
            _ => return,
        };
        if place.is_empty() {
            *place = href;
        }
    }
}

/// The addresses that an element names.
#[derive(Debug, Default)]
struct Links {
    original: String,
    words: String,
    alternate: String,
    other: String,
    permanent: String,
    enclosure: String,
}

impl Links {
    fn enclosed(&mut self, url: &str) {
        if self.enclosure.is_empty() {
            url.clone_into(&mut self.enclosure);
        }
    }

    fn best(self) -> String {
        let all = [self.original, self.words, self.alternate, self.other, self.permanent, self.enclosure];
        all.into_iter().find(|url| !url.is_empty()).unwrap_or_default()
    }
}

fn put<const N: usize>(
    places: &mut [Option<chrono::DateTime<chrono::FixedOffset>>; N],
    at: usize,
    found: Option<chrono::DateTime<chrono::FixedOffset>>,
) {
    if places[at].is_none() {
        places[at] = found;
    }
}

/// Words that are said to be plain, as HTML: with tags they are HTML after all.
fn plain_html(words: &str) -> String {
    let lines: Vec<String> = words
        .split("\n\n")
        .map(|part| format!("<p>{}</p>", part.replace('&', "&amp;").replace('<', "&lt;").replace('\n', "<br>")))
        .collect();
    lines.concat()
}

/// Whether a kind of content comes as bytes: it is neither words nor markup (RFC 4287, section 4.1.3.3).
fn is_bytes(kind: &str) -> bool {
    kind.contains('/') && !kind.starts_with("text/") && !kind.contains("xml") && !kind.contains("html")
}

fn base64(words: &str) -> String {
    use mail_parser::decoders::base64::base64_decode;
    let bytes: Vec<u8> = words.bytes().filter(|byte| !byte.is_ascii_whitespace()).collect();
    base64_decode(&bytes).map(|bytes| crate::charset::decode(&bytes).text).unwrap_or_default()
}

fn cut(mut words: String) -> String {
    if words.len() > LONGEST {
        let end = (0..=LONGEST).rev().find(|at| words.is_char_boundary(*at)).unwrap_or(0);
        words.truncate(end);
    }
    words
}
