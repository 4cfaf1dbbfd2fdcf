//! A text as HTML structures it, flat: blocks open and close around settled lines. It is what foreign
//! HTML and a body meet in, and what HTML is written from; it can only say what HTML reads back the same.

use super::chain::{Chain, Chains, Voice};
use super::line::Piece;

/// The content of a line.
pub type Pieces = Vec<Piece<Chain>>;

/// A block that holds lines or other blocks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// `p`
    Paragraph,
    /// `h2` to `h4`
    Heading(u8),
    /// `pre`
    Code,
    /// `ol` or `ul`
    List {
        /// Whether it counts.
        ordered: bool,
    },
    /// `li`
    Entry,
    /// A list entry that a word processor wrote as a paragraph, at this level from 0.
    TypedEntry {
        /// Whether it counts.
        ordered: bool,
        /// Its indent.
        level: u8,
    },
    /// `blockquote`
    Quote,
    /// `figure`
    Figure,
    /// `figcaption`
    Caption,
    /// `table`
    Table(Layout),
    /// `thead`
    Head,
    /// `tbody`
    Rows,
    /// `tr`
    Row,
    /// `td` or `th`
    Cell(Cell),
}

/// Whether a table only lays out a page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Layout {
    /// It does not tell.
    #[default]
    Unknown,
    /// Its measures are those of mails: no border and no room between cells.
    Likely,
    /// It says so itself.
    Said,
}

/// A cell of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cell {
    /// `th`
    pub header: bool,
    /// How many columns it takes, where more than one.
    pub colspan: Option<u16>,
    /// How many rows it takes, where more than one.
    pub rowspan: Option<u16>,
    /// What a header is the header of.
    pub scope: Option<&'static str>,
}

/// One step through a text.
#[derive(Debug, Clone, PartialEq)]
pub enum Token {
    /// A block begins.
    Open(Block, Voice),
    /// The innermost block ends.
    Close,
    /// A line; straight in a block that holds blocks, or alone in a paragraph or heading.
    Line(Pieces),
    /// The lines of a `pre`, apart by `\n`.
    Code(Pieces),
    /// `hr`
    Rule,
}

/// A text in the making; blocks that stay empty leave no trace.
#[derive(Debug, Default)]
pub struct Sheet {
    /// The text so far.
    pub tokens: Vec<Token>,
    /// How its words are set.
    pub chains: Chains,
    open: Vec<Open>,
    /// How many tokens so far show something.
    shown: usize,
    /// Where a list ended that was opened for an entry outside any list.
    lone: Option<(usize, Open)>,
}

#[derive(Debug, Clone)]
struct Open {
    block: Block,
    at: usize,
    shown: usize,
    implied: bool,
}

impl Sheet {
    /// How many blocks are open.
    pub fn level(&self) -> usize {
        self.open.len()
    }

    /// The innermost open block.
    pub fn top(&self) -> Option<&Block> {
        self.open.last().map(|open| &open.block)
    }

    /// Opens a block.
    pub fn open(&mut self, block: Block, voice: Voice) {
        self.push_open(block, voice, false);
    }

    fn push_open(&mut self, block: Block, voice: Voice, implied: bool) {
        self.open.push(Open { block: block.clone(), at: self.tokens.len(), shown: self.shown, implied });
        self.tokens.push(Token::Open(block, voice));
    }

    /// Closes the innermost block. One that shows nothing is taken back; cells stay, they hold a place.
    pub fn close(&mut self) {
        let Some(open) = self.open.pop() else { return };
        if open.shown == self.shown && !matches!(open.block, Block::Cell(_)) {
            self.tokens.truncate(open.at);
            return;
        }
        if open.implied && matches!(open.block, Block::List { .. }) {
            self.lone = Some((self.tokens.len(), open));
        }
        self.tokens.push(Token::Close);
    }

    /// Closes blocks until `level` are open.
    pub fn close_to(&mut self, level: usize) {
        while self.open.len() > level {
            self.close();
        }
    }

    /// Makes room for a line or a block that is no list and no entry: straight in a list it stands in an
    /// entry, and never between the parts of a table.
    pub fn make_room(&mut self) {
        while let Some(Block::Table(_) | Block::Head | Block::Rows | Block::Row) = self.top() {
            self.close();
        }
        if let Some(Block::List { .. }) = self.top() {
            self.push_open(Block::Entry, Voice::default(), true);
        }
    }

    /// Opens a list.
    pub fn open_list(&mut self, ordered: bool, voice: Voice) {
        self.leave_implied_entry();
        if !matches!(self.top(), Some(Block::List { .. })) {
            self.make_room();
        }
        self.open(Block::List { ordered }, voice);
    }

    /// Opens a list entry; outside any list it makes one, together with the entries before it.
    pub fn open_entry(&mut self, voice: Voice) {
        self.leave_implied_entry();
        if !matches!(self.top(), Some(Block::List { .. })) {
            self.make_room();
            match self.lone.take() {
                Some((closed_at, open)) if closed_at + 1 == self.tokens.len() => {
                    self.tokens.pop();
                    self.open.push(open);
                }
                _ => self.push_open(Block::List { ordered: false }, Voice::default(), true),
            }
        }
        self.open(Block::Entry, voice);
    }

    fn leave_implied_entry(&mut self) {
        if self.open.last().is_some_and(|open| open.implied && open.block == Block::Entry) {
            self.close();
        }
    }

    /// A line straight in the innermost block. Two such lines in a row would be read as one.
    pub fn line(&mut self, pieces: Pieces) {
        self.make_room();
        if let Some(Token::Line(_)) = self.tokens.last() {
            self.line_in(Block::Paragraph, Voice::default(), pieces);
        } else {
            self.push(Token::Line(pieces));
        }
    }

    /// A line alone in a paragraph, a heading or a typed entry.
    pub fn line_in(&mut self, block: Block, voice: Voice, pieces: Pieces) {
        self.make_room();
        self.open(block, voice);
        self.push(Token::Line(pieces));
        self.close();
    }

    /// Preformatted lines.
    pub fn code(&mut self, pieces: Pieces, voice: Voice) {
        self.make_room();
        self.open(Block::Code, voice);
        self.push(Token::Code(pieces));
        self.close();
    }

    /// A line, code lines or a rule, just where the text stands.
    pub fn push(&mut self, token: Token) {
        self.shown += 1;
        self.tokens.push(token);
    }

    /// A thematic break.
    pub fn rule(&mut self) {
        self.make_room();
        self.push(Token::Rule);
    }
}
