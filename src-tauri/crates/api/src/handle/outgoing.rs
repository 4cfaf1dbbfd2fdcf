//! An issue as it leaves for a mail server or a mail tool: rendered, with what goes along.

use galley_core::export::{self, Theme};
use galley_core::issue::snapshot::IssueSnapshot;
use galley_net::mail::Picture;

use super::Reply;
use crate::command::Session;
use crate::destination::ToolView;
use crate::export::TargetView;

/// What leaves.
pub(super) struct Outgoing {
    pub html: String,
    pub text: String,
    /// The pictures that are inside of the mail.
    pub pictures: Vec<Picture>,
}

/// The issue as a mail of its own, with its pictures inside.
pub(super) fn for_mail(_: &mut Session, snapshot: &IssueSnapshot, target: TargetView) -> Reply<Outgoing> {
    let rendered = export::render(snapshot, &Theme::plain(), super::export::target(target));
    Ok(Outgoing { html: rendered.html, text: rendered.text, pictures: Vec::new() })
}

/// The issue as a mail tool takes it.
pub(super) fn for_push(_: &mut Session, snapshot: &IssueSnapshot, tool: &ToolView) -> Reply<Outgoing> {
    let target = super::export::target(super::destination::target(tool));
    let rendered = export::render(snapshot, &Theme::plain(), target);
    Ok(Outgoing { html: rendered.html, text: rendered.text, pictures: Vec::new() })
}

/// The name of a theme, as the record of an export has it.
pub(super) fn theme_name(_: &Theme) -> &'static str {
    "plain"
}
