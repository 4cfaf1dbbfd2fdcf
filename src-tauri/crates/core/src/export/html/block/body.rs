//! A run of text blocks, each by its own template.

use std::fmt;

use super::{Code, Inline, Line, List, Paragraph, Quote, Rule, Subheading};
use crate::export::html::style::Style;
use crate::export::page::Block;

/// A run of text blocks, one to a source line.
#[derive(Clone, Copy)]
pub(in crate::export::html) struct Body<'a> {
    blocks: &'a [Block],
    voice: Voice,
    style: &'a Style,
}

/// Where text stands, which decides how it is set.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::export::html) enum Voice {
    /// On the sheet.
    Text,
    /// In an entry of a list.
    Entry,
    /// In the footer.
    Footer,
}

impl<'a> Body<'a> {
    /// Text on the sheet.
    pub fn text(blocks: &'a [Block], style: &'a Style) -> Body<'a> {
        Body { blocks, voice: Voice::Text, style }
    }

    /// Text in an entry of a list.
    pub fn entry(blocks: &'a [Block], style: &'a Style) -> Body<'a> {
        Body { blocks, voice: Voice::Entry, style }
    }

    /// Text of the footer.
    pub fn footer(blocks: &'a [Block], style: &'a Style) -> Body<'a> {
        Body { blocks, voice: Voice::Footer, style }
    }

    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    fn link(&self) -> &'a str {
        match self.voice {
            Voice::Text | Voice::Entry => &self.style.link,
            Voice::Footer => &self.style.quiet_link,
        }
    }
}

impl fmt::Display for Body<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let style = self.style;
        for (index, block) in self.blocks.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            match block {
                // The first paragraph of an entry needs no element of its own.
                Block::Paragraph { content, .. } if self.voice == Voice::Entry && index == 0 => {
                    Inline { content, link: self.link(), style }.fmt(f)?
                }
                Block::Paragraph { indent, content } => {
                    Paragraph::of(content, *indent, self.voice, self.link(), style).fmt(f)?
                }
                Block::Heading { level, content } => Subheading::of(*level, content, self.link(), style).fmt(f)?,
                Block::List(list) => List::of(list, self.voice, style).fmt(f)?,
                Block::Quote(paragraphs) => Quote::of(paragraphs, self.link(), style).fmt(f)?,
                Block::Code(code) => Code { text: Line::of(&code.text, &code.marked, style), style }.fmt(f)?,
                Block::Rule => Rule { style }.fmt(f)?,
            }
        }
        Ok(())
    }
}
