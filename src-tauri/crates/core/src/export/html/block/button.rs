//! A link as a button: a cell that Outlook fills and pads by its own word, the rest by the link's.

use askama::Template;

use crate::export::html::style::Style;
use crate::theme::ButtonStyle;

/// The button.
#[derive(Template)]
#[template(path = "button.html")]
pub(in crate::export::html) struct Button<'a> {
    class: &'static str,
    filled: bool,
    address: &'a str,
    label: &'a str,
    style: &'a Style,
}

impl<'a> Button<'a> {
    /// The button; none where the theme sets such links within their sentence.
    pub fn of(address: &'a str, label: &'a str, style: &'a Style) -> Option<Button<'a>> {
        let (class, filled) = match style.theme.manner.button {
            ButtonStyle::Link => return None,
            ButtonStyle::Filled => ("k", true),
            ButtonStyle::Outlined => ("o", false),
        };
        Some(Button { class, filled, address, label, style })
    }
}
