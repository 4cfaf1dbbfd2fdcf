//! Elements that set words apart: which block the words in them stand in.

use html5ever::interface::Attribute;

use super::super::chain::Voice;
use super::super::sheet::{Block, Layout};
use super::super::style::{ListMark, Look};
use super::{Context, End, Flow, Wrap, attribute};

/// A table that its first part will open.
pub struct Table {
    layout: Layout,
    voice: Voice,
}

impl Flow<'_> {
    /// Opens the table that a part of it stands in, unless an earlier part did.
    pub(super) fn open_table(&mut self, context: &Context) {
        self.flush(context);
        let sheet = &mut self.out.sheet;
        if let (Some(table), false) = (self.tables.last(), matches!(sheet.top(), Some(Block::Table(_)))) {
            sheet.make_room();
            sheet.open(Block::Table(table.layout), table.voice.clone());
        }
    }

    /// Begins a block. The line before it is already written.
    pub(super) fn enter_block(
        &mut self,
        name: &str,
        attributes: &[Attribute],
        look: &Look,
        inner: &mut Context,
    ) -> End {
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
                let layout = attribute::layout(attributes);
                self.tables.push(Table { layout, voice: std::mem::take(&mut inner.voice) });
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
}
