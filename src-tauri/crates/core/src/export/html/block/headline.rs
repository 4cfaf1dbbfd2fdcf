//! The title of an item, with its number. A number without a title is no heading.

use askama::Template;

use super::Line;
use crate::export::html::style::Style;
use crate::export::page::Item;
use crate::theme::NumberStyle;

/// The title.
#[derive(Template)]
#[template(path = "headline.html")]
pub(in crate::export::html) struct Headline<'a> {
    level: u8,
    anchor: Option<&'a str>,
    /// The number on a line of its own, without its point.
    above: Option<u32>,
    /// The number before the words, with its point.
    number: String,
    accented: bool,
    text: Line<'a>,
    style: &'a Style,
}

impl<'a> Headline<'a> {
    pub fn of(item: &'a Item, style: &'a Style) -> Option<Headline<'a>> {
        let manner = style.theme.manner.number;
        let above = item.number.filter(|_| manner == NumberStyle::Above);
        let before = item.number.filter(|_| manner != NumberStyle::Above);
        let number = before.map(|number| format!("{number}.")).unwrap_or_default();
        let text = Line::of(item.headline.as_str(), item.marked(|marked| &marked.headline), style);
        (item.number.is_some() || !text.is_empty()).then_some(Headline {
            level: item.level,
            anchor: item.anchor.as_deref(),
            above,
            number,
            accented: manner == NumberStyle::Accent,
            text,
            style,
        })
    }
}
