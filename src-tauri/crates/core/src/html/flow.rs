//! From the parsed tree to a flat text: which elements show, how their words are set, which block they
//! stand in. Structure that Galley does not keep is brought to the nearest that it does.

mod attribute;

pub use attribute::is_language;

use std::collections::HashSet;
use std::rc::Rc;

use html5ever::interface::Attribute;

use super::address;
use super::chain::{Chain, Link, Mark, Voice};
use super::line::{Piece, settle, settle_code};
use super::sheet::{Block, Pieces, Sheet};
use super::style::{self, ListMark, Look, Shift};
use super::text::{is_html_space, on_one_line};
use super::tree::{Content, Id, ROOT, Tree};
use super::word;

/// How many links without a usable address are reported.
const MAX_UNLINKED: usize = 100;
/// The longest line, in bytes; a longer one goes on in another.
const MAX_LINE: usize = 256 << 10;
/// What a break counts in the length of a line.
const BREAK_LENGTH: usize = 64;
/// How many lines of code are kept as lines.
const MAX_CODE_LINES: usize = 250_000;
/// How many bytes of addresses may be said again where a link spans several lines.
const MAX_REPEATED: usize = 4 << 20;

/// What a tree came to.
#[derive(Debug, Default)]
pub struct Flowed {
    /// The text.
    pub sheet: Sheet,
    /// The words of links without a usable address.
    pub unlinked: Vec<String>,
    /// Whether there were more lines of code than are kept as lines.
    pub is_cut: bool,
}

/// Reads a tree.
pub fn flow(tree: &Tree) -> Flowed {
    let mut flow = Flow {
        tree,
        out: Flowed::default(),
        line: Vec::new(),
        length: 0,
        code_lines: 0,
        tables: Vec::new(),
        marker: None,
        said: HashSet::new(),
        repeated: 0,
    };
    flow.walk();
    flow.out.sheet.close_to(0);
    flow.out
}

/// What is true for everything inside an element.
#[derive(Debug, Clone, Default)]
struct Context {
    chain: Chain,
    wrap: Wrap,
    /// Language and direction of the block that comes next.
    voice: Voice,
    code: bool,
    tiny: bool,
    keeps_lines: bool,
}

/// What a line stands in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Wrap {
    /// Straight in the open block.
    #[default]
    Bare,
    Paragraph,
    Heading(u8),
    Typed(u8),
}

struct Frame {
    id: Id,
    outer: Context,
    level: usize,
    end: End,
}

/// What the end of an element does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    Inline,
    Block,
    Code,
    Table,
    Closing(&'static str),
}

struct Table {
    presentation: bool,
    voice: Voice,
}

struct Flow<'a> {
    tree: &'a Tree,
    out: Flowed,
    line: Pieces,
    /// How many bytes of words the line has.
    length: usize,
    /// How many lines of code there were.
    code_lines: usize,
    /// The tables around the place, each until its first part opens it.
    tables: Vec<Table>,
    /// The typed marker of the list entry that is being read.
    marker: Option<String>,
    /// The links that were said once.
    said: HashSet<u32>,
    repeated: usize,
}

impl Flow<'_> {
    fn walk(&mut self) {
        let tree = self.tree;
        let mut context = Context::default();
        let mut frames: Vec<Frame> = Vec::new();
        let mut next = tree.first(ROOT).and_then(|html| tree.first(html));
        loop {
            while let Some(id) = next {
                next = match self.enter(id, &mut context) {
                    Some(frame) => {
                        frames.push(frame);
                        tree.first(id)
                    }
                    None => tree.next(id),
                };
            }
            let Some(frame) = frames.pop() else { break };
            next = tree.next(frame.id);
            self.leave(frame, &mut context);
        }
        self.flush(&context);
    }

    fn push_words(&mut self, words: &str, context: &Context) {
        let mut rest = words;
        while self.length + rest.len() > MAX_LINE {
            let (head, tail) = rest.split_at(cut(rest, MAX_LINE.saturating_sub(self.length)));
            self.line.push(Piece::Words(head.to_owned(), context.chain));
            if context.code {
                self.flush_code(context);
            } else {
                self.flush(context);
            }
            rest = tail;
        }
        if !rest.is_empty() {
            self.length += rest.len();
            self.line.push(Piece::Words(rest.to_owned(), context.chain));
        }
    }

    /// Begins a node; a frame is returned for one whose children are to be read.
    fn enter(&mut self, id: Id, context: &mut Context) -> Option<Frame> {
        let tree = self.tree;
        match tree.content(id) {
            Content::Nothing => None,
            Content::Words(words) => {
                if context.tiny {
                    return None;
                }
                if !context.keeps_lines || context.code {
                    self.push_words(words, context);
                    return None;
                }
                for (index, words) in words.split('\n').enumerate() {
                    if index > 0 {
                        // Counted like a few words, so that a line of nothing but breaks has an end, too.
                        self.push_words("", context);
                        self.length += BREAK_LENGTH;
                        self.line.push(Piece::Break(context.chain));
                    }
                    self.push_words(words, context);
                }
                None
            }
            Content::Element { name, attributes } => self.enter_element(id, name, attributes, context),
        }
    }

    fn enter_element(&mut self, id: Id, name: &str, attributes: &[Attribute], context: &mut Context) -> Option<Frame> {
        let look = attribute::value(attributes, "style").map(style::read).unwrap_or_default();
        let hides = look.hidden || attribute::value(attributes, "hidden").is_some();
        if hides || (name.starts_with("x-") && name != "x-rt") {
            return None;
        }
        if look.list == Some(ListMark::Marker) && matches!(context.wrap, Wrap::Typed(_)) {
            self.marker.get_or_insert_with(|| self.tree.words(id, 64));
            return None;
        }
        match name {
            "br" if context.code => {
                self.push_words("\n", context);
                return None;
            }
            "br" => {
                self.line.push(Piece::Break(context.chain));
                return None;
            }
            "img" => {
                if let Some(picture) = attribute::picture(attributes, &look) {
                    self.line.push(Piece::Picture(picture, context.chain));
                }
                return None;
            }
            "hr" => {
                self.boundary(context);
                if !context.code {
                    self.out.sheet.rule();
                }
                return None;
            }
            _ => {}
        }
        let mut inner = context.clone();
        if matches!(name, "thead" | "tbody" | "tfoot") && !context.code {
            self.open_table(context);
        }
        let level = self.out.sheet.level();
        inner.tiny = look.tiny.unwrap_or(context.tiny);
        inner.keeps_lines = look.keeps_lines.unwrap_or(context.keeps_lines);
        let own = attribute::voice(attributes);
        let end = if is_inline(name) {
            if !own.is_silent() {
                let outer = self.voice_of(inner.chain);
                inner.chain = self.out.sheet.chains.with(inner.chain, Mark::Span(Rc::new(own.over(&outer))));
            }
            self.enter_inline(id, name, attributes, &mut inner)
        } else {
            self.boundary(context);
            inner.voice = own.over(&context.voice);
            if context.code { End::Block } else { self.enter_block(name, attributes, &look, &mut inner) }
        };
        self.dress(name, &look, &mut inner);
        let outer = std::mem::replace(context, inner);
        Some(Frame { id, outer, level, end })
    }

    fn voice_of(&self, chain: Chain) -> Voice {
        let marks = self.out.sheet.chains.marks(chain);
        let voice = marks.into_iter().find_map(|mark| if let Mark::Span(voice) = mark { Some(voice) } else { None });
        voice.map(|voice| Voice::clone(voice)).unwrap_or_default()
    }

    fn enter_inline(&mut self, id: Id, name: &str, attributes: &[Attribute], inner: &mut Context) -> End {
        let mark = match name {
            "strong" => Mark::Strong,
            "b" => Mark::Bold,
            "em" => Mark::Em,
            "i" => Mark::Italic,
            "u" => Mark::Underline,
            "s" => Mark::Strike,
            "code" => Mark::Code,
            "sub" => Mark::Sub,
            "sup" => Mark::Sup,
            "a" => {
                let written = attribute::value(attributes, "href").unwrap_or("");
                match address::link(written) {
                    Some(href) => {
                        let title = attribute::value(attributes, "title").map(on_one_line);
                        let title = title.filter(|title| !title.is_empty() && title.len() <= attribute::MAX_TITLE);
                        Mark::Link(Rc::new(Link { href, title }))
                    }
                    None => {
                        self.report_unlinked(id, written);
                        return End::Inline;
                    }
                }
            }
            "q" => {
                self.push_words("“", inner);
                return End::Closing("”");
            }
            "x-rt" => {
                self.push_words("(", inner);
                return End::Closing(")");
            }
            _ => return End::Inline,
        };
        inner.chain = self.out.sheet.chains.with(inner.chain, mark);
        End::Inline
    }

    fn report_unlinked(&mut self, id: Id, written: &str) {
        if !written.trim().is_empty() && self.out.unlinked.len() < MAX_UNLINKED {
            let words = on_one_line(&self.tree.words(id, 120));
            if !words.is_empty() {
                self.out.unlinked.push(words);
            }
        }
    }

    /// Opens the table that a part of it stands in, unless an earlier part did.
    fn open_table(&mut self, context: &Context) {
        self.flush(context);
        let sheet = &mut self.out.sheet;
        if let (Some(table), false) = (self.tables.last(), matches!(sheet.top(), Some(Block::Table { .. }))) {
            sheet.make_room();
            sheet.open(Block::Table { presentation: table.presentation }, table.voice.clone());
        }
    }

    /// Begins a block. The line before it is already written.
    fn enter_block(&mut self, name: &str, attributes: &[Attribute], look: &Look, inner: &mut Context) -> End {
        let sheet = &mut self.out.sheet;
        let in_heading = matches!(inner.wrap, Wrap::Heading(_));
        let block = match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                inner.wrap = Wrap::Heading(match name {
                    "h1" | "h2" => 2,
                    "h3" => 3,
                    _ => 4,
                });
                return End::Block;
            }
            "p" => {
                if let Some(ListMark::Entry(level)) = look.list {
                    inner.wrap = Wrap::Typed(level.saturating_sub(1));
                } else if attribute::value(attributes, "class") == Some("MsoTitle") {
                    inner.wrap = Wrap::Heading(2);
                } else if !in_heading {
                    inner.wrap = Wrap::Paragraph;
                }
                return End::Block;
            }
            "pre" => {
                inner.code = true;
                return End::Code;
            }
            "ul" | "ol" => {
                sheet.open_list(name == "ol", std::mem::take(&mut inner.voice));
                inner.wrap = Wrap::Bare;
                return End::Block;
            }
            "li" => {
                sheet.open_entry(std::mem::take(&mut inner.voice));
                inner.wrap = Wrap::Bare;
                return End::Block;
            }
            "table" => {
                // It opens with its first part; a caption stands before it.
                let role = attribute::value(attributes, "role").unwrap_or("");
                let presentation = ["presentation", "none"].iter().any(|none| role.eq_ignore_ascii_case(none));
                self.tables.push(Table { presentation, voice: std::mem::take(&mut inner.voice) });
                inner.wrap = Wrap::Bare;
                return End::Table;
            }
            "caption" => {
                sheet.make_room();
                inner.wrap = Wrap::Paragraph;
                return End::Block;
            }
            "thead" => Block::Head,
            "tbody" | "tfoot" => Block::Rows,
            "tr" => Block::Row,
            "td" | "th" => Block::Cell(attribute::cell(name == "th", attributes)),
            "blockquote" => {
                sheet.make_room();
                Block::Quote
            }
            "figure" => {
                sheet.make_room();
                Block::Figure
            }
            "figcaption" if matches!(sheet.top(), Some(Block::Figure)) => Block::Caption,
            _ => {
                if !in_heading {
                    inner.wrap = Wrap::Paragraph;
                }
                return End::Block;
            }
        };
        inner.wrap = Wrap::Bare;
        let voice = match block {
            // Rows have no words of their own; their cells speak.
            Block::Head | Block::Rows | Block::Row => Voice::default(),
            _ => std::mem::take(&mut inner.voice),
        };
        sheet.open(block, voice);
        End::Block
    }

    /// Adds what a style says of the words inside.
    fn dress(&mut self, name: &str, look: &Look, inner: &mut Context) {
        let chains = &mut self.out.sheet.chains;
        // Headings and header cells are bold by nature.
        let is_bold = |mark: &Mark| matches!(mark, Mark::Bold | Mark::Strong);
        let is_italic = |mark: &Mark| matches!(mark, Mark::Italic | Mark::Em);
        match look.strong {
            Some(true) if matches!(inner.wrap, Wrap::Heading(_)) || name == "th" => {}
            Some(true) if chains.marks(inner.chain).into_iter().any(is_bold) => {}
            Some(true) => inner.chain = chains.with(inner.chain, Mark::Strong),
            Some(false) => inner.chain = chains.without(inner.chain, is_bold),
            None => {}
        }
        match look.em {
            Some(true) if chains.marks(inner.chain).into_iter().any(is_italic) => {}
            Some(true) => inner.chain = chains.with(inner.chain, Mark::Em),
            Some(false) => inner.chain = chains.without(inner.chain, is_italic),
            None => {}
        }
        match look.underline {
            // The line under a link is the link's.
            Some(true) if inner.chain.link() == 0 => inner.chain = chains.with(inner.chain, Mark::Underline),
            Some(false) if name == "u" => inner.chain = chains.without(inner.chain, |mark| *mark == Mark::Underline),
            _ => {}
        }
        match look.strike {
            Some(true) => inner.chain = chains.with(inner.chain, Mark::Strike),
            Some(false) if name == "s" => inner.chain = chains.without(inner.chain, |mark| *mark == Mark::Strike),
            _ => {}
        }
        if is_inline(name) {
            match look.shift {
                Some(Shift::Sub) => inner.chain = chains.with(inner.chain, Mark::Sub),
                Some(Shift::Sup) => inner.chain = chains.with(inner.chain, Mark::Sup),
                Some(Shift::None) | None => {}
            }
        }
    }

    fn leave(&mut self, frame: Frame, context: &mut Context) {
        match frame.end {
            End::Inline => {}
            End::Closing(words) => self.push_words(words, &frame.outer),
            End::Block | End::Table => {
                self.boundary(context);
                if frame.end == End::Table {
                    self.tables.pop();
                }
                if !context.code {
                    self.out.sheet.close_to(frame.level);
                }
            }
            End::Code => self.flush_code(context),
        }
        *context = frame.outer;
    }

    /// The edge of a block: ends the line, or a line of code.
    fn boundary(&mut self, context: &Context) {
        if !context.code {
            self.flush(context);
            return;
        }
        let ends = match self.line.last() {
            Some(Piece::Words(words, _)) => words.ends_with('\n'),
            Some(_) => false,
            None => true,
        };
        if !ends {
            self.push_words("\n", context);
        }
    }

    fn flush(&mut self, context: &Context) {
        let marker = self.marker.take();
        self.length = 0;
        if self.line.is_empty() {
            return;
        }
        let mut pieces = settle(std::mem::take(&mut self.line));
        if pieces.is_empty() {
            return;
        }
        self.spare_links(&mut pieces);
        let sheet = &mut self.out.sheet;
        match context.wrap {
            Wrap::Bare => sheet.line(pieces),
            Wrap::Paragraph => sheet.line_in(Block::Paragraph, context.voice.clone(), pieces),
            Wrap::Heading(level) => sheet.line_in(Block::Heading(level), context.voice.clone(), pieces),
            Wrap::Typed(level) => {
                let ordered = marker.is_some_and(|marker| word::counts(&marker));
                sheet.line_in(Block::TypedEntry { ordered, level }, context.voice.clone(), pieces);
            }
        }
    }

    fn flush_code(&mut self, context: &Context) {
        self.length = 0;
        let mut pieces = settle_code(std::mem::take(&mut self.line));
        if pieces.is_empty() {
            return;
        }
        self.spare_links(&mut pieces);
        self.spare_lines(&mut pieces);
        self.out.sheet.code(pieces, context.voice.clone());
    }

    /// Every line of code is a line of a body; past any sensible number they go on in one.
    fn spare_lines(&mut self, pieces: &mut Pieces) {
        for piece in pieces {
            let Piece::Words(words, _) = piece else { continue };
            let lines = words.bytes().filter(|b| *b == b'\n').count();
            if self.code_lines + lines > MAX_CODE_LINES {
                *words = words.replace('\n', " ");
                self.out.is_cut = true;
            } else {
                self.code_lines += lines;
            }
        }
    }

    /// A link that spans many blocks is said again in each. An enormous address around thousands of
    /// lines is not worth its memory; there the words go on without it.
    fn spare_links(&mut self, pieces: &mut Pieces) {
        let mut before = 0;
        for piece in pieces.iter_mut() {
            let (Piece::Words(_, chain) | Piece::Break(chain) | Piece::Picture(_, chain)) = piece;
            let link = chain.link();
            if link != 0 && link != before && !self.said.insert(link) {
                let length = self.out.sheet.chains.link(*chain).map_or(0, |link| link.href.len());
                self.repeated += length;
            }
            before = link;
        }
        if self.repeated > MAX_REPEATED {
            for piece in pieces {
                let (Piece::Words(_, chain) | Piece::Break(chain) | Piece::Picture(_, chain)) = piece;
                if let Some(unlinked) = super::line::Setting::unlinked(chain) {
                    *chain = unlinked;
                }
            }
        }
    }
}

/// Where to cut words that are too long: after the last space before the limit, if one is near.
fn cut(words: &str, limit: usize) -> usize {
    let floor = |mut at: usize| {
        while !words.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let (start, end) = (floor(limit.saturating_sub(1_024)), floor(limit));
    words[start..end].rfind(is_html_space).map_or(end, |space| start + space + 1)
}

fn is_inline(name: &str) -> bool {
    matches!(name, "a" | "b" | "strong" | "i" | "em" | "u" | "s" | "code" | "sub" | "sup" | "q" | "span" | "x-rt")
}
