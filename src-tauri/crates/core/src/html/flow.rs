//! From the parsed tree to a flat text: which elements show, how their words are set, which block they
//! stand in. Structure that Galley does not keep is brought to the nearest that it does.

mod attribute;
mod block;
mod inline;
mod line;

pub use attribute::is_language;

use std::collections::HashSet;

use html5ever::interface::Attribute;

use super::chain::{Chain, Voice};
use super::line::Piece;
use super::sheet::{Pieces, Sheet};
use super::style::{self, ListMark};
use super::tree::{Content, Id, ROOT, Tree};
use block::Table;
use inline::is_inline;

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

    /// Begins a node; a frame is returned for one whose children are to be read.
    fn enter(&mut self, id: Id, context: &mut Context) -> Option<Frame> {
        let tree = self.tree;
        match tree.content(id) {
            Content::Nothing => None,
            Content::Words(words) => {
                if !context.tiny {
                    self.words(words, context);
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
            self.enter_inline(id, name, attributes, own, &mut inner)
        } else {
            self.boundary(context);
            inner.voice = own.over(&context.voice);
            if context.code { End::Block } else { self.enter_block(name, attributes, &look, &mut inner) }
        };
        self.dress(name, &look, &mut inner);
        let outer = std::mem::replace(context, inner);
        Some(Frame { id, outer, level, end })
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
}
