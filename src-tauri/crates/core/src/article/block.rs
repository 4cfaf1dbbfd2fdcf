//! A page as a row of blocks: paragraphs, headings, list entries, quotes, code, rows of tables, each with its words,
//! how much of it is links, and what stands around it.

use std::collections::HashMap;

use crate::article::junk;
use crate::article::tree::{Content, Id, ROOT, Tree, is_block};

/// How many of the suspects around a block are remembered.
const MAX_SUSPECTS: usize = 12;

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Running text.
    Paragraph,
    /// A heading, 1 to 6.
    Heading(u8),
    /// An entry of a list: whether it is numbered, and how deep it lies, from 0.
    Entry(bool, u8),
    /// A quotation.
    Quote,
    /// Preformatted text.
    Code,
    /// A row of a table of facts; the table it belongs to.
    Row(Id),
}

/// One block.
#[derive(Debug, Clone)]
pub struct Block {
    /// What it is.
    pub kind: Kind,
    /// The element that it lies in.
    pub within: Id,
    /// Its words, breaks and pictures, in order.
    pub leaves: Vec<Id>,
    /// Its words on one line.
    pub words: String,
    /// Its length: characters, those of scripts without spaces counted twice.
    pub size: usize,
    /// How much of that is in links.
    pub linked: usize,
    /// The elements around it that look like no part of an article, from the outside in.
    pub suspects: Vec<Id>,
}

impl Block {
    /// The share of its words that are links, 0 to 1.
    pub fn link_share(&self) -> f64 {
        if self.size == 0 { 0.0 } else { self.linked as f64 / self.size as f64 }
    }

    /// Whether it ends as a sentence does.
    pub fn ends_as_sentence(&self) -> bool {
        let end = self.words.trim_end_matches(['"', '\'', '”', '’', '」', '』', ')', '）', '»', ' ']);
        end.ends_with(['.', '!', '?', '。', '！', '？', '…', ':', '：', ';', '；'])
    }

    /// Its words without white space, by which two readings of one page are compared.
    pub fn key(&self) -> String {
        key(&self.words)
    }
}

/// Words without white space.
pub fn key(words: &str) -> String {
    words.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The length of words, those of scripts without spaces counted twice: one character of them says as much.
pub fn size(words: &str) -> usize {
    words.chars().map(|c| if crate::body::text::is_ideographic(c) { 2 } else { usize::from(!c.is_whitespace()) }).sum()
}

/// The blocks of a page, in order. What is hidden has none.
pub fn blocks(tree: &Tree) -> Vec<Block> {
    let tables = HashMap::new();
    let mut reading = Reading {
        tables,
        tree,
        blocks: Vec::new(),
        leaves: Vec::new(),
        breaks: Vec::new(),
        linked: 0,
        words: String::new(),
    };
    reading.walk(ROOT, &Place::default());
    reading.flush(&Place::default());
    reading.blocks
}

/// What stands around the present place.
#[derive(Debug, Clone, Default)]
struct Place {
    within: Id,
    kind: Option<Kind>,
    lists: u8,
    ordered: bool,
    link: bool,
    code: bool,
    /// Inside a row of facts nothing begins a new block.
    row: bool,
    suspects: Vec<Id>,
}

struct Reading<'a> {
    tree: &'a Tree,
    /// Which tables are of facts.
    tables: HashMap<Id, bool>,
    blocks: Vec<Block>,
    leaves: Vec<Id>,
    /// Breaks since the last words.
    breaks: Vec<Id>,
    linked: usize,
    words: String,
}

impl Reading<'_> {
    fn walk(&mut self, id: Id, place: &Place) {
        match &self.tree.node(id).content {
            Content::Words(words) => self.take(id, words, place),
            Content::Element(name, _) => self.element(id, name, place),
        }
    }

    fn take(&mut self, id: Id, words: &str, place: &Place) {
        if place.code && !place.row {
            self.leaves.push(id);
            self.words.push_str(words);
            return;
        }
        let bare = words.trim_matches([' ', '\t', '\n', '\r', '\u{C}']);
        if bare.is_empty() {
            if !self.words.is_empty() && !self.words.ends_with(' ') {
                self.words.push(' ');
                self.leaves.push(id);
            }
            return;
        }
        let indented =
            bare.starts_with('\u{3000}') || bare.starts_with("\u{A0}\u{A0}") || bare.starts_with("\u{2003}\u{2003}");
        if self.breaks.len() >= 2 || (!self.breaks.is_empty() && indented) {
            self.flush(place);
        }
        if !self.words.is_empty() {
            self.leaves.append(&mut self.breaks);
        }
        self.breaks.clear();
        if place.link {
            self.linked += size(words);
        }
        self.leaves.push(id);
        self.words.push_str(words);
    }

    fn element(&mut self, id: Id, name: &str, place: &Place) {
        if id != ROOT && junk::is_hidden(self.tree, id) {
            if is_block(name) && !place.row {
                self.flush(place);
            }
            return;
        }
        match name {
            "br" => {
                if !place.row {
                    self.breaks.push(id);
                }
                self.words.push(' ');
                return;
            }
            "img" | "amp-img" => {
                self.leaves.push(id);
                return;
            }
            "hr" => return self.flush(place),
            _ => {}
        }
        let mut inner = place.clone();
        if id != ROOT && inner.suspects.len() < MAX_SUSPECTS && junk::is_suspect(self.tree, id) {
            inner.suspects.push(id);
        }
        if name == "a" {
            inner.link = true;
        }
        if !is_block(name) || place.row {
            let tree = self.tree;
            for child in &tree.node(id).children {
                self.walk(*child, &inner);
            }
            // Cells of a row stay words apart.
            if matches!(name, "td" | "th" | "p" | "div" | "li") {
                self.words.push(' ');
            }
            return;
        }
        self.flush(place);
        inner.within = id;
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                let level = name.as_bytes().get(1).map_or(2, |digit| digit - b'0');
                inner.kind = Some(Kind::Heading(level));
            }
            "ul" | "ol" | "menu" | "dir" => {
                inner.ordered = name == "ol";
                inner.lists += 1;
                inner.kind = None;
            }
            "li" => inner.kind = Some(Kind::Entry(inner.ordered, inner.lists.saturating_sub(1).min(5))),
            "blockquote" => inner.kind = Some(Kind::Quote),
            "pre" => {
                inner.kind = Some(Kind::Code);
                inner.code = true;
            }
            "tr" => {
                if let Some(table) = self.facts(id) {
                    inner.kind = Some(Kind::Row(table));
                    inner.row = true;
                }
            }
            "td" | "th" | "table" => inner.kind = None,
            _ => {}
        }
        let tree = self.tree;
        for child in &tree.node(id).children {
            self.walk(*child, &inner);
        }
        self.flush(&inner);
    }

    /// The table of a row, where it is one of facts and not of layout.
    fn facts(&mut self, row: Id) -> Option<Id> {
        let table = self.tree.ancestors(row).find(|id| self.tree.name(*id) == "table")?;
        if let Some(known) = self.tables.get(&table) {
            return known.then_some(table);
        }
        let is_of_facts = self.is_of_facts(table);
        self.tables.insert(table, is_of_facts);
        is_of_facts.then_some(table)
    }

    fn is_of_facts(&self, table: Id) -> bool {
        let mut rows = 0;
        let mut wide = 0;
        let mut waiting = vec![table];
        while let Some(id) = waiting.pop() {
            for child in &self.tree.node(id).children {
                match self.tree.name(*child) {
                    "tr" => {
                        rows += 1;
                        let is_cell = |id: &&Id| matches!(self.tree.name(**id), "td" | "th");
                        let cells: Vec<&Id> = self.tree.node(*child).children.iter().filter(is_cell).collect();
                        wide += usize::from(cells.len() >= 2);
                        if rows > 2_000 || cells.iter().any(|cell| self.is_laid_out(**cell)) {
                            return false;
                        }
                    }
                    "thead" | "tbody" | "tfoot" => waiting.push(*child),
                    _ => {}
                }
            }
        }
        wide >= 2 && wide * 2 > rows
    }

    /// Whether a cell holds more than a fact.
    fn is_laid_out(&self, cell: Id) -> bool {
        let mut waiting = vec![(cell, 0)];
        let (mut words, mut seen) = (0, 0);
        while let Some((id, depth)) = waiting.pop() {
            seen += 1;
            if depth > 6 || seen > 60 {
                return true;
            }
            match &self.tree.node(id).content {
                Content::Words(own) => words += own.trim().len(),
                Content::Element(name, _) => {
                    if matches!(
                        name.as_str(),
                        "table" | "ul" | "ol" | "h1" | "h2" | "h3" | "blockquote" | "pre" | "form"
                    ) {
                        return true;
                    }
                }
            }
            if words > 300 {
                return true;
            }
            waiting.extend(self.tree.node(id).children.iter().map(|child| (*child, depth + 1)));
        }
        false
    }

    fn flush(&mut self, place: &Place) {
        self.breaks.clear();
        let leaves = std::mem::take(&mut self.leaves);
        let linked = std::mem::take(&mut self.linked);
        let words = std::mem::take(&mut self.words);
        if leaves.is_empty() {
            return;
        }
        let line = match place.code {
            true => words.trim_end().to_owned(),
            false => words.split_whitespace().collect::<Vec<_>>().join(" "),
        };
        let has_picture = leaves.iter().any(|leaf| matches!(self.tree.name(*leaf), "img" | "amp-img"));
        if line.is_empty() && !has_picture {
            return;
        }
        let kind = match place.kind {
            None if place.code => Kind::Code,
            kind => kind.unwrap_or(Kind::Paragraph),
        };
        let size = size(&line);
        self.blocks.push(Block {
            kind,
            within: place.within,
            leaves,
            size,
            words: line,
            linked: linked.min(size),
            suspects: place.suspects.clone(),
        });
    }
}
