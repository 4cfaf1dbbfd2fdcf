//! What stands above an item that is no line across the sheet: a short bar, or three points.

use askama::Template;

use crate::export::html::style::Style;
use crate::theme::ItemRule;

/// The divider.
#[derive(Template)]
#[template(path = "divider.html")]
pub(in crate::export::html) struct Divider<'a> {
    ornament: bool,
    style: &'a Style,
}

impl<'a> Divider<'a> {
    /// The divider; none where the theme draws a line or leaves space alone.
    pub fn of(style: &'a Style) -> Option<Divider<'a>> {
        match style.theme.manner.item_rule {
            ItemRule::Short => Some(Divider { ornament: false, style }),
            ItemRule::Ornament => Some(Divider { ornament: true, style }),
            ItemRule::Hairline | ItemRule::Strong | ItemRule::None => None,
        }
    }
}
