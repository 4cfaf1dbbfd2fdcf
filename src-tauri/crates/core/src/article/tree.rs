//! A page as a tree of our own, read once within bounds: names, the few attributes that tell what something is, words.
//!
//! Whatever is broken is read somehow and never refused. Depth and size are bounded here, before any other parser
//! sees the page; words are not dropped for a bound unless the page is beyond all measure.

use std::borrow::Cow;

use crate::html::Bound;
use crate::html::guard::raw;
use crate::html::guard::reference::{In, decoded};
use crate::html::guard::tag::read_tag;

/// The most bytes of a page that are read.
const MAX_SIZE: usize = 16 << 20;
/// The most nodes of a tree.
const MAX_NODES: usize = 300_000;
/// The most elements within one another; what is deeper lies side by side.
const MAX_DEPTH: usize = 256;
/// The longest value of an attribute that is kept.
const MAX_VALUE: usize = 16_384;
/// The most bytes of words.
const MAX_WORDS: usize = 3 << 20;
/// How often a tag without an end is searched for one through the whole page.
const MAX_SEARCHES: usize = 4;
/// The most bytes of scripts that hold data.
const MAX_DATA: usize = 8 << 20;

/// A node's place.
pub type Id = usize;

/// The node that holds the page.
pub const ROOT: Id = 0;

/// The attributes that are kept.
const ATTRIBUTES: [&str; 27] = [
    "class",
    "id",
    "itemprop",
    "itemtype",
    "itemscope",
    "rel",
    "href",
    "src",
    "data-src",
    "data-original",
    "content",
    "name",
    "property",
    "datetime",
    "lang",
    "dir",
    "alt",
    "hidden",
    "style",
    "aria-hidden",
    "role",
    "http-equiv",
    "type",
    "width",
    "height",
    "data-testid",
    "pubdate",
];

/// One node.
#[derive(Debug)]
pub struct Node {
    /// What it is within.
    pub parent: Id,
    /// What lies in it, in order.
    pub children: Vec<Id>,
    /// What it is.
    pub content: Content,
}

/// What a node is.
#[derive(Debug)]
pub enum Content {
    /// An element: its name in small letters, its attributes.
    Element(String, Vec<(&'static str, String)>),
    /// Words.
    Words(String),
}

/// A page.
#[derive(Debug, Default)]
pub struct Tree {
    nodes: Vec<Node>,
    /// The first `<title>` outside drawings.
    pub title: String,
    /// The language of the whole.
    pub language: String,
    /// Scripts that hold data: their type, their id, their text.
    pub data: Vec<(String, String, String)>,
    /// Scripts that do something, which may hold what they build the page of.
    pub scripts: Vec<String>,
    /// The `<base>` address.
    pub base: String,
    /// The limits that were met.
    pub bounds: Vec<Bound>,
}

impl Tree {
    /// A node.
    pub fn node(&self, id: Id) -> &Node {
        &self.nodes[id]
    }

    /// How many nodes there are.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// The name of an element; empty for words.
    pub fn name(&self, id: Id) -> &str {
        match &self.nodes[id].content {
            Content::Element(name, _) => name,
            Content::Words(_) => "",
        }
    }

    /// The value of an attribute; empty where there is none.
    pub fn attribute(&self, id: Id, name: &str) -> &str {
        self.value(id, name).unwrap_or_default()
    }

    /// The value of an attribute.
    pub fn value(&self, id: Id, name: &str) -> Option<&str> {
        match &self.nodes[id].content {
            Content::Element(_, attributes) => {
                attributes.iter().find(|(key, _)| *key == name).map(|(_, value)| value.as_str())
            }
            Content::Words(_) => None,
        }
    }

    /// Every element, in the order of the page.
    pub fn elements(&self) -> impl Iterator<Item = Id> + '_ {
        (0..self.nodes.len()).filter(|id| matches!(self.nodes[*id].content, Content::Element(..)))
    }

    /// The elements of that name, in the order of the page.
    pub fn named<'a>(&'a self, name: &'a str) -> impl Iterator<Item = Id> + 'a {
        self.elements().filter(move |id| self.name(*id) == name)
    }

    /// What a node lies within, from the inside out.
    pub fn ancestors(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        let mut at = id;
        std::iter::from_fn(move || {
            if at == ROOT {
                return None;
            }
            at = self.nodes[at].parent;
            Some(at)
        })
    }

    /// The words of a node on one line.
    pub fn words(&self, id: Id) -> String {
        let mut words = String::new();
        self.gather(id, &mut words);
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Shows what styles, classes and the lack of scripts hide: for pages that show nothing otherwise.
    pub fn unhide(&mut self) {
        for node in &mut self.nodes {
            if let Content::Element(name, attributes) = &mut node.content {
                attributes.retain(|(key, _)| !matches!(*key, "style" | "hidden" | "aria-hidden"));
                if name == "noscript" {
                    "div".clone_into(name);
                }
            }
        }
    }

    fn gather(&self, id: Id, words: &mut String) {
        match &self.nodes[id].content {
            Content::Words(own) => words.push_str(own),
            Content::Element(name, _) => {
                let apart = is_block(name) || name == "br";
                if apart {
                    words.push(' ');
                }
                // The depth is bounded, so this ends.
                for child in &self.nodes[id].children {
                    self.gather(*child, words);
                }
                if apart {
                    words.push(' ');
                }
            }
        }
    }
}

/// Whether an element of this name stands apart from the words around it.
pub fn is_block(name: &str) -> bool {
    matches!(
        name,
        "" | "p"
            | "div"
            | "section"
            | "article"
            | "header"
            | "footer"
            | "main"
            | "nav"
            | "aside"
            | "address"
            | "center"
            | "details"
            | "summary"
            | "hgroup"
            | "fieldset"
            | "legend"
            | "form"
            | "dialog"
            | "dl"
            | "dt"
            | "dd"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "ul"
            | "ol"
            | "li"
            | "menu"
            | "dir"
            | "blockquote"
            | "pre"
            | "figure"
            | "figcaption"
            | "hr"
            | "table"
            | "caption"
            | "thead"
            | "tbody"
            | "tfoot"
            | "tr"
            | "td"
            | "th"
            | "noscript"
            | "template"
            | "option"
            | "select"
            | "video"
            | "audio"
            | "object"
            | "canvas"
            | "amp-img"
            | "picture"
            | "body"
    )
}

fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "basefont"
            | "bgsound"
            | "br"
            | "col"
            | "embed"
            | "frame"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
            | "keygen"
    )
}

/// Reads a page.
pub fn read(page: &str) -> Tree {
    let mut page = page.trim_start_matches('\u{FEFF}');
    let mut reading = Reading { tree: Tree::default(), open: vec![ROOT], searches: 0, data: 0, taken: 0, drawings: 0 };
    reading.tree.nodes.push(Node {
        parent: ROOT,
        children: Vec::new(),
        content: Content::Element(String::new(), Vec::new()),
    });
    if page.len() > MAX_SIZE {
        reading.met(Bound::Size);
        let mut end = MAX_SIZE;
        while !page.is_char_boundary(end) {
            end -= 1;
        }
        page = &page[..end];
    }
    reading.run(page);
    reading.tree
}

struct Reading {
    tree: Tree,
    /// The elements that are open, from the outside in.
    open: Vec<Id>,
    searches: usize,
    data: usize,
    /// How many bytes of words were taken.
    taken: usize,
    /// How many drawings are open; their words are not the page's.
    drawings: usize,
}

impl Reading {
    fn met(&mut self, bound: Bound) {
        if !self.tree.bounds.contains(&bound) {
            self.tree.bounds.push(bound);
        }
    }

    fn run(&mut self, page: &str) {
        let mut at = 0;
        while at < page.len() {
            if self.tree.nodes.len() >= MAX_NODES {
                self.met(Bound::Elements);
                return;
            }
            let open = page[at..].find('<').map_or(page.len(), |offset| at + offset);
            if open > at {
                self.words(&decoded(&page[at..open], In::Words));
            }
            if open == page.len() {
                return;
            }
            at = self.markup(page, open);
        }
    }

    /// Handles what begins with the `<` at `at`; gives back where it ends.
    fn markup(&mut self, page: &str, at: usize) -> usize {
        let rest = &page[at..];
        let after_bracket = || rest.find('>').map_or(page.len(), |offset| at + offset + 1);
        match rest.as_bytes().get(1) {
            Some(b) if b.is_ascii_alphabetic() => self.start_tag(page, at),
            Some(b'/') if rest.as_bytes().get(2).is_some_and(u8::is_ascii_alphabetic) => {
                let name =
                    rest[2..].split(|c: char| c.is_whitespace() || c == '>' || c == '/').next().unwrap_or_default();
                self.end(&name.to_ascii_lowercase());
                after_bracket()
            }
            Some(b'!') if rest.starts_with("<!--") => raw::after_comment(page, at),
            Some(b'!') if rest.starts_with("<![CDATA[") => at + "<![CDATA[".len(),
            Some(b'!' | b'?' | b'/') => after_bracket(),
            _ => {
                self.words("<");
                at + 1
            }
        }
    }

    fn start_tag(&mut self, page: &str, at: usize) -> usize {
        let mut too_many = false;
        let tag = if self.searches < MAX_SEARCHES {
            let tag = read_tag(page, at + 1, &mut too_many);
            self.searches += usize::from(tag.is_none());
            tag
        } else {
            // Enough of the page is broken: from here on a tag ends at its first bracket.
            let end = page[at..].find('>').map(|offset| at + offset);
            end.and_then(|end| read_tag(&page[..=end], at + 1, &mut too_many))
        };
        let Some(tag) = tag else {
            return page[at..].find('>').map_or(page.len(), |offset| at + offset + 1);
        };
        if too_many {
            self.met(Bound::Attributes);
        }
        let name = page[at + 1..]
            .split(|c: char| c.is_whitespace() || c == '>' || c == '/')
            .next()
            .unwrap_or_default()
            .to_ascii_lowercase();
        let mut attributes: Vec<(&'static str, String)> = Vec::new();
        for (key, value) in &tag.attributes {
            let known = ATTRIBUTES.iter().find(|known| known.eq_ignore_ascii_case(key));
            if let Some(known) = known.filter(|known| !attributes.iter().any(|(key, _)| key == *known)) {
                if value.len() > MAX_VALUE {
                    continue;
                }
                attributes.push((known, decoded(value, In::Attribute).into_owned()));
            }
        }
        match name.as_str() {
            "script" | "style" | "title" | "textarea" | "xmp" | "iframe" | "noembed" | "noframes" => {
                return self.raw(page, &name, attributes, tag.end);
            }
            "html" => {
                let language = attributes.iter().find(|(key, _)| *key == "lang").map(|(_, value)| value.clone());
                if self.tree.language.is_empty() {
                    self.tree.language = language.unwrap_or_default();
                }
                return tag.end;
            }
            "head" | "body" | "frameset" => return tag.end,
            "base" => {
                if self.tree.base.is_empty() {
                    let base = attributes.iter().find(|(key, _)| *key == "href").map(|(_, value)| value.clone());
                    self.tree.base = base.unwrap_or_default();
                }
                return tag.end;
            }
            "svg" | "math" => {
                if !tag.self_closing {
                    self.start(&name, attributes);
                    self.drawings += 1;
                }
                return tag.end;
            }
            _ => {}
        }
        self.start(&name, attributes);
        tag.end
    }

    /// Takes an element whose content is no HTML: data, the title, or nothing that is read.
    fn raw(&mut self, page: &str, name: &str, attributes: Vec<(&'static str, String)>, from: usize) -> usize {
        let value = |key: &str| attributes.iter().find(|(known, _)| *known == key).map(|(_, value)| value.as_str());
        let Some(end) = raw::end_of(page, from, name) else {
            // A script or a style that never ends takes the rest with it; the rest of any other is more likely words.
            return if matches!(name, "script" | "style") { page.len() } else { from };
        };
        let content = &page[from..end];
        match name {
            "title" if self.tree.title.is_empty() && self.drawings == 0 => {
                self.tree.title = crate::html::text::on_one_line(&decoded(content, In::Words));
            }
            "script" => {
                let (kind, id) = (value("type").unwrap_or_default(), value("id").unwrap_or_default());
                let holds_data = kind.contains("json") || id == "__NEXT_DATA__" || id == "__NUXT_DATA__";
                let does_something = kind.is_empty() || kind.contains("javascript") || kind == "module";
                self.data += content.len();
                if holds_data && self.data <= MAX_DATA {
                    self.tree.data.push((kind.to_ascii_lowercase(), id.to_owned(), content.to_owned()));
                } else if does_something && self.data <= MAX_DATA && !content.trim().is_empty() {
                    self.tree.scripts.push(content.to_owned());
                }
            }
            _ => {}
        }
        page[end..].find('>').map_or(page.len(), |offset| end + offset + 1)
    }

    fn words(&mut self, words: &str) {
        if self.drawings > 0 || words.is_empty() {
            return;
        }
        let mut words = words;
        if self.taken + words.len() > MAX_WORDS {
            self.met(Bound::Size);
            let mut end = MAX_WORDS.saturating_sub(self.taken);
            while !words.is_char_boundary(end) {
                end -= 1;
            }
            words = &words[..end];
        }
        self.taken += words.len();
        // A soft hyphen says where a word may be parted in print; kept, it would part the word for whoever looks for it.
        let whole: String;
        if words.contains('\u{AD}') {
            whole = words.replace('\u{AD}', "");
            words = &whole;
            if words.is_empty() {
                return;
            }
        }
        let parent = self.open.last().copied().unwrap_or(ROOT);
        // Words in a row are one node.
        if let Some(last) = self.tree.nodes[parent].children.last().copied()
            && let Content::Words(own) = &mut self.tree.nodes[last].content
        {
            own.push_str(words);
            return;
        }
        self.add(parent, Content::Words(words.to_owned()));
    }

    fn add(&mut self, parent: Id, content: Content) -> Id {
        let id = self.tree.nodes.len();
        self.tree.nodes.push(Node { parent, children: Vec::new(), content });
        self.tree.nodes[parent].children.push(id);
        id
    }

    fn start(&mut self, name: &str, attributes: Vec<(&'static str, String)>) {
        // A drawing that was left open ends where a page goes on.
        if self.drawings > 0 && is_block(name) {
            self.drawings = 0;
            self.close_within(&["svg", "math"], &[]);
        }
        if self.drawings > 0 {
            return;
        }
        match name {
            "li" => self.close_within(&["li"], &["ul", "ol", "menu", "dir"]),
            "dt" | "dd" => self.close_within(&["dt", "dd"], &["dl"]),
            "tr" => self.close_within(&["tr"], &["table"]),
            "td" | "th" => self.close_within(&["td", "th"], &["tr", "table"]),
            "thead" | "tbody" | "tfoot" => self.close_within(&["thead", "tbody", "tfoot"], &["table"]),
            "option" => self.close_within(&["option"], &["select"]),
            "a" => self.close_within(&["a"], &["td", "th", "table", "li", "div", "section", "article"]),
            _ => {}
        }
        if is_block(name) && !matches!(name, "noscript" | "template" | "picture" | "video" | "audio" | "object") {
            self.close_within(&["p"], &["td", "th", "table", "caption", "button", "object", "li", "div", "blockquote"]);
        }
        if name.starts_with('h') && name.len() == 2 && name != "hr" {
            self.close_within(&["h1", "h2", "h3", "h4", "h5", "h6"], &["div", "section", "article", "td", "li"]);
        }
        let parent = self.open.last().copied().unwrap_or(ROOT);
        let id = self.add(parent, Content::Element(name.to_owned(), attributes));
        if is_void(name) {
            return;
        }
        if self.open.len() >= MAX_DEPTH {
            self.met(Bound::Depth);
            return;
        }
        self.open.push(id);
    }

    fn end(&mut self, name: &str) {
        if matches!(name, "html" | "head" | "body" | "svg" | "math") {
            if matches!(name, "svg" | "math") {
                self.drawings = self.drawings.saturating_sub(1);
                self.close_within(&[name], &[]);
            }
            return;
        }
        if name == "br" {
            return self.start("br", Vec::new());
        }
        let stops: &[&str] = match name {
            "table" => &[],
            "td" | "th" | "tr" | "thead" | "tbody" | "tfoot" | "caption" => &["table"],
            _ if is_block(name) => &["td", "th", "table"],
            // The end of what sets words closes no block.
            _ => &["td", "th", "table", "li", "div", "section", "article", "main", "ul", "ol", "blockquote"],
        };
        self.close_within(&[name], stops);
    }

    /// Closes the innermost open element of one of these names, with what is open in it, unless one of `stops` lies
    /// between.
    fn close_within(&mut self, names: &[&str], stops: &[&str]) {
        for place in (1..self.open.len()).rev() {
            let name = self.tree.name(self.open[place]);
            if names.contains(&name) {
                self.open.truncate(place);
                return;
            }
            if stops.contains(&name) {
                return;
            }
        }
    }
}

/// The page again as HTML, with the names and attributes that other readers look at, within the same bounds.
pub fn write(tree: &Tree) -> String {
    let mut out = String::from("<!DOCTYPE html><html><head><title>");
    escape(&tree.title, &mut out);
    out.push_str("</title></head><body>");
    for child in &tree.node(ROOT).children {
        write_node(tree, *child, &mut out);
    }
    out.push_str("</body></html>");
    out
}

fn write_node(tree: &Tree, id: Id, out: &mut String) {
    match &tree.node(id).content {
        Content::Words(words) => escape(words, out),
        Content::Element(name, attributes) => {
            if !name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-') || matches!(name.as_str(), "svg" | "math")
            {
                return tree.node(id).children.iter().for_each(|child| write_node(tree, *child, out));
            }
            out.push('<');
            out.push_str(name);
            for (key, value) in attributes {
                out.push(' ');
                out.push_str(key);
                out.push_str("=\"");
                escape(value, out);
                out.push('"');
            }
            out.push('>');
            if is_void(name) {
                return;
            }
            for child in &tree.node(id).children {
                write_node(tree, *child, out);
            }
            out.push_str("</");
            out.push_str(name);
            out.push('>');
        }
    }
}

/// Words as they stand in HTML.
pub fn escape(words: &str, out: &mut String) {
    for c in words.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            other => out.push(other),
        }
    }
}

/// Words with their references resolved, for text that lies in data.
pub fn resolved(words: &str) -> Cow<'_, str> {
    decoded(words, In::Words)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outline(page: &str) -> String {
        let html = write(&read(page));
        let body = html.split("<body>").nth(1).unwrap_or_default();
        body.trim_end_matches("</body></html>").to_owned()
    }

    #[test]
    fn broken_pages_are_read_as_browsers_would() {
        let check = |page: &str, expect: &str| assert_eq!(outline(page), expect, "{page}");
        check("<p>a<p>b", "<p>a</p><p>b</p>");
        check("<ul><li>a<li>b</ul>c", "<ul><li>a</li><li>b</li></ul>c");
        check("<p>a<div>b</div>c", "<p>a</p><div>b</div>c");
        check("<a href=1>a<a href=2>b</a>", "<a href=\"1\">a</a><a href=\"2\">b</a>");
        check(
            "<table><tr><td>a<td>b<tr><td>c</table>d",
            "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>d",
        );
        check("<b>a<p>b</b>c</p>d", "<b>a<p>b</p></b>cd");
        check("</div></p>a</br>b", "a<br>b");
        check("<DIV CLASS='x' onclick=y>a &amp; &lt;</DIV>", "<div class=\"x\">a &amp; &lt;</div>");
        check("a < b <!-- c --> d", "a &lt; b  d");
        check("<svg><text>x</text></svg>y", "y");
        check("<script>var a = '<p>';</script>b<style>p{}</style>", "b");
    }

    #[test]
    fn what_a_page_says_beside_its_words_is_found() {
        let tree = read(
            "<html lang=zh-CN><title>A &amp; B</title><base href=/x/><script type=application/ld+json>{\"a\":1}</script>",
        );
        assert_eq!((tree.title.as_str(), tree.language.as_str(), tree.base.as_str()), ("A & B", "zh-CN", "/x/"));
        assert_eq!(tree.data, [("application/ld+json".to_owned(), String::new(), "{\"a\":1}".to_owned())]);
    }

    #[test]
    fn hostile_pages_stay_within_bounds() {
        let deep = read(&format!("{}x", "<div>".repeat(100_000)));
        assert!(deep.bounds.contains(&Bound::Depth));
        assert!(deep.words(ROOT).contains('x'));
        let wide = read(&format!("<p {}>x", "a=b ".repeat(80_000)));
        assert!(wide.bounds.contains(&Bound::Attributes));
        let many = read(&"<br>".repeat(400_000));
        assert!(many.bounds.contains(&Bound::Elements));
        let unclosed = read(&"<a href=\"".repeat(50_000));
        assert!(unclosed.len() < 10);
    }
}
