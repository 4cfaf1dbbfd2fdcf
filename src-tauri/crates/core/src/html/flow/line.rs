//! The line that is being read: words go in, a settled line comes out where a block begins or ends.

use super::super::line::{Piece, Setting, settle, settle_code};
use super::super::sheet::{Block, Pieces};
use super::super::text::is_html_space;
use super::super::word;
use super::{Context, Flow, Wrap};

/// The longest line, in bytes; a longer one goes on in another.
const MAX_LINE: usize = 256 << 10;
/// What a break counts in the length of a line.
const BREAK_LENGTH: usize = 64;
/// How many lines of code are kept as lines.
const MAX_CODE_LINES: usize = 250_000;
/// How many bytes of addresses may be said again where a link spans several lines.
const MAX_REPEATED: usize = 4 << 20;

impl Flow<'_> {
    /// Words of the text itself.
    pub(super) fn words(&mut self, words: &str, context: &Context) {
        if !context.keeps_lines || context.code {
            self.push_words(words, context);
            return;
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
    }

    /// Adds words to the line, and begins another where it grows too long.
    pub(super) fn push_words(&mut self, words: &str, context: &Context) {
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

    /// The edge of a block: ends the line, or a line of code.
    pub(super) fn boundary(&mut self, context: &Context) {
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

    /// Ends the line.
    pub(super) fn flush(&mut self, context: &Context) {
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

    /// Ends the block of code.
    pub(super) fn flush_code(&mut self, context: &Context) {
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
                if let Some(unlinked) = chain.unlinked() {
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
