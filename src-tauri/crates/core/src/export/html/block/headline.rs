//! The title of an item, with its number. A number without a title is no heading.

use askama::Template;

use crate::export::html::style::Style;
use crate::export::page::Item;

/// The title.
#[derive(Template)]
#[template(path = "headline.html")]
pub(in crate::export::html) struct Headline<'a> {
    level: u8,
    number: String,
    text: &'a str,
    style: &'a Style,
}

impl<'a> Headline<'a> {
    pub fn of(item: &'a Item, style: &'a Style) -> Option<Headline<'a>> {
        let number = item.number.map(|number| format!("{number}.")).unwrap_or_default();
        let text = item.headline.as_str();
        (!(number.is_empty() && text.is_empty())).then_some(Headline { level: item.level, number, text, style })
    }
}
