//! Elements among words: how what stands in them is set.

use std::rc::Rc;

use html5ever::interface::Attribute;

use super::super::address;
use super::super::chain::{Chain, Link, Mark, Voice};
use super::super::style::{Look, Shift};
use super::super::text::on_one_line;
use super::super::tree::Id;
use super::{Context, End, Flow, Wrap, attribute};

/// How many links without a usable address are reported.
const MAX_UNLINKED: usize = 100;
/// Whether the element of this name stands among words.
pub fn is_inline(name: &str) -> bool {
    matches!(name, "a" | "b" | "strong" | "i" | "em" | "u" | "s" | "code" | "sub" | "sup" | "q" | "span" | "x-rt")
}

impl Flow<'_> {
    /// Begins an element among words; `own` is the language and direction it names.
    pub(super) fn enter_inline(
        &mut self,
        id: Id,
        name: &str,
        attributes: &[Attribute],
        own: Voice,
        inner: &mut Context,
    ) -> End {
        if !own.is_silent() {
            let voice = own.over(&self.voice_of(inner.chain));
            inner.chain = self.out.sheet.chains.with(inner.chain, Mark::Span(Rc::new(voice)));
        }
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

    fn voice_of(&self, chain: Chain) -> Voice {
        let marks = self.out.sheet.chains.marks(chain);
        let voice = marks.into_iter().find_map(|mark| if let Mark::Span(voice) = mark { Some(voice) } else { None });
        voice.map(|voice| Voice::clone(voice)).unwrap_or_default()
    }

    fn report_unlinked(&mut self, id: Id, written: &str) {
        if !written.trim().is_empty() && self.out.unlinked.len() < MAX_UNLINKED {
            let words = on_one_line(&self.tree.words(id, 120));
            if !words.is_empty() {
                self.out.unlinked.push(words);
            }
        }
    }

    /// Adds what a style says of the words inside.
    pub(super) fn dress(&mut self, name: &str, look: &Look, inner: &mut Context) {
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
                None => {}
            }
        }
    }
}
