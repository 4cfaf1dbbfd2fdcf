//! The blocks of a mail: one file for each, its template beside it.
//!
//! A block says what it needs and nothing of where it stands; `row` lays the sheet, `document` the
//! mail. Values are escaped by the template, blocks inside blocks are marked `safe`.

mod body;
mod button;
mod call_to_action;
mod code;
mod contents;
mod dek;
mod divider;
mod document;
mod footer;
mod fragment;
mod head_style;
mod header;
mod headline;
mod inline;
mod intro;
mod item;
mod kicker;
mod line;
mod list;
mod masthead;
mod outro;
mod paragraph;
mod picture;
mod preheader;
mod quote;
mod row;
mod rule;
mod section;
mod sheet;
mod source_line;
mod subheading;
mod top_link;
mod top_link_row;

pub(super) use body::{Body, Voice};
pub(super) use button::Button;
pub(super) use call_to_action::CallToAction;
pub(super) use code::Code;
pub(super) use contents::Contents;
pub(super) use dek::Dek;
pub(super) use divider::Divider;
pub(super) use document::Document;
pub(super) use footer::Footer;
pub(super) use fragment::Fragment;
pub(super) use head_style::HeadStyle;
pub(super) use header::Header;
pub(super) use headline::Headline;
pub(super) use inline::Inline;
pub(super) use intro::Intro;
pub(super) use item::Item;
pub(super) use kicker::Kicker;
pub(super) use line::Line;
pub(super) use list::List;
pub(super) use masthead::Masthead;
pub(super) use outro::Outro;
pub(super) use paragraph::Paragraph;
pub(super) use picture::Picture;
pub(super) use preheader::Preheader;
pub(super) use quote::Quote;
pub(super) use row::Row;
pub(super) use rule::Rule;
pub(super) use section::Section;
pub(super) use sheet::Sheet;
pub(super) use source_line::SourceLine;
pub(super) use subheading::Subheading;
pub(super) use top_link::TopLink;
pub(super) use top_link_row::TopLinkRow;

use super::style::Style;

/// The space under the last paragraph of a row: its own margin makes up the rest.
fn below(style: &Style) -> u16 {
    let measure = &style.theme.measure;
    measure.item_space.saturating_sub(measure.paragraph_space)
}
