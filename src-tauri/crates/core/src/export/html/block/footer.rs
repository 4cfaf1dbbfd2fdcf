//! Address, why you get this: what the recipe says under the sheet.

use askama::Template;

use super::Body;
use crate::export::html::style::Style;
use crate::export::page::Page;

/// The footer.
#[derive(Template)]
#[template(path = "footer.html")]
pub(in crate::export::html) struct Footer<'a> {
    body: Body<'a>,
    style: &'a Style,
}

impl<'a> Footer<'a> {
    pub fn of(page: &'a Page, style: &'a Style) -> Option<Footer<'a>> {
        (!page.footer.is_empty()).then(|| Footer { body: Body::footer(&page.footer, style), style })
    }
}
