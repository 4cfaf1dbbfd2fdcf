//! The invitation at the end. Its link is a button under the sentence where the theme says so.

use askama::Template;

use super::{Button, Inline};
use crate::export::html::style::Style;
use crate::export::page::Invitation;
use crate::theme::Palette;

/// The invitation.
#[derive(Template)]
#[template(path = "call_to_action.html")]
pub(in crate::export::html) struct CallToAction<'a> {
    content: Inline<'a>,
    button: Option<Button<'a>>,
    light: &'a Palette,
    style: &'a Style,
}

impl<'a> CallToAction<'a> {
    pub fn of(invitation: &'a Invitation, style: &'a Style) -> CallToAction<'a> {
        let button = invitation
            .address
            .as_ref()
            .and_then(|address| Button::of(address.as_str(), invitation.label.as_str(), style));
        let content = if button.is_some() { &invitation.sentence } else { &invitation.content };
        let content = Inline { content, link: &style.link, style };
        CallToAction { content, button, light: &style.theme.light, style }
    }
}
