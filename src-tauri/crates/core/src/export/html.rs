//! A page as email-safe HTML.
//!
//! Three stages: the blocks are written by their templates, the source lines are folded, and the
//! target's merge tags are settled on the finished bytes. Everything a client needs stands inline.

mod block;
mod escape;
mod fold;
#[cfg(test)]
mod golden;
mod style;

use askama::Template;

use self::block::Document;
use self::style::Style;
use super::merge;
use super::page::Page;
use super::target::Target;
use super::theme::Theme;

/// The page as a complete HTML document.
pub(super) fn render(page: &Page, theme: &Theme, target: Target) -> String {
    let style = Style::new(theme, &page.language);
    // Writing into memory has no way to fail.
    let markup = Document::of(page, &style).render().unwrap_or_default();
    let tokens = target.tokens();
    let neutral = merge::neutralise(markup, &tokens);
    merge::insert(fold::fold(&neutral), &tokens)
}
