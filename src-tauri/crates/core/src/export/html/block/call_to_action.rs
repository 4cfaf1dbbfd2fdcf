//! The invitation at the end.

use askama::Template;

use super::Inline;
use crate::export::html::style::Style;
use crate::export::page::Invitation;
use crate::export::theme::Palette;

/// The invitation.
#[derive(Template)]
#[template(path = "call_to_action.html")]
pub(in crate::export::html) struct CallToAction<'a> {
    content: Inline<'a>,
    light: &'a Palette,
    style: &'a Style,
}

impl<'a> CallToAction<'a> {
    pub fn of(invitation: &'a Invitation, style: &'a Style) -> CallToAction<'a> {
        let content = Inline { content: &invitation.content, link: &style.link, style };
        CallToAction { content, light: &style.theme.light, style }
    }
}
