//! A page as email-safe HTML.
//!
//! Three stages: the blocks are written by their templates, the source lines are folded, and the
//! target's merge tags are settled on the finished bytes. Everything a client needs stands inline.

mod block;
pub(super) mod escape;
pub(super) mod fold;
#[cfg(test)]
mod golden;
mod style;

use askama::Template;

use self::block::{Document, Fragment};
use self::style::{Head, Style};
use super::page::Page;
use super::target::{Form, Profile};
use super::{article, merge};
use crate::theme::Theme;

/// The question after dark colours, as `head_style` writes it.
pub(super) const DARK_QUERY: &str = "@media (prefers-color-scheme:dark)";

/// The page as a mail tool takes it.
pub(super) fn render(page: &Page, theme: &Theme, profile: &Profile) -> String {
    let head = if profile.form == Form::Document { Head::Ours } else { Head::Theirs };
    let style = Style::new(theme, &page.language, head);
    // Writing into memory has no way to fail.
    let markup = match profile.form {
        Form::Document => Document::of(page, profile, &style).render().unwrap_or_default(),
        Form::Fragment => Fragment::of(page, &style).render().unwrap_or_default(),
        Form::Article => article::render(page),
    };
    settle(markup, profile)
}

/// The last stage: short lines, and the mail tool's own words where they belong and nowhere else.
pub(super) fn settle(markup: String, profile: &Profile) -> String {
    let folded = fold::fold(&merge::neutralise(markup, profile));
    let settled = merge::comments(merge::insert(folded, profile), profile.comments);
    let (before, after) = profile.wrap;
    format!("{before}{}\n{after}", settled.trim_end_matches('\n'))
}
