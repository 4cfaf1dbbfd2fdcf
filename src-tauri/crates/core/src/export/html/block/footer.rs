//! What stands under the sheet: the recipe's words, why a reader gets the mail, the address, the ways out.

use askama::Template;

use super::{Body, Inline};
use crate::export::html::style::Style;
use crate::export::page::{self, Line, Page};

/// The footer.
#[derive(Template)]
#[template(path = "footer.html")]
pub(in crate::export::html) struct Footer<'a> {
    body: Body<'a>,
    footer: &'a page::Footer,
    links: Vec<Inline<'a>>,
    style: &'a Style,
}

impl<'a> Footer<'a> {
    pub fn of(page: &'a Page, style: &'a Style) -> Option<Footer<'a>> {
        let footer = &page.footer;
        let link = |span| Inline { content: std::slice::from_ref(span), link: &style.quiet_link, style };
        (!footer.is_empty()).then(|| Footer {
            body: Body::footer(&footer.text, style),
            footer,
            links: footer.links.iter().map(link).collect(),
            style,
        })
    }
}
