//! The line behind the subject, hidden in the mail itself, and the blank characters that keep the first
//! words of the mail from following it.

use std::borrow::Cow;

use askama::Template;

use crate::export::address::Address;
use crate::export::page::Page;
use crate::export::target::{Place, Profile};

/// How many characters mail programs show of it at most, with some to spare.
const SHOWN: usize = 150;

/// A blank that mail programs do not collapse: grapheme joiner, zero width non-joiner, no-break space.
const BLANK: &str = "\u{34F}\u{200C}\u{A0}";

/// The preheader.
#[derive(Template)]
#[template(path = "preheader.html")]
pub(in crate::export::html) struct Preheader<'a> {
    text: Cow<'a, str>,
    padding: Vec<String>,
}

impl<'a> Preheader<'a> {
    /// The issue's own words, else the place where the mail tool puts its.
    pub fn of(page: &'a Page, profile: &Profile) -> Option<Preheader<'a>> {
        let text = page.preheader.as_str();
        if text.is_empty() && profile.token(Place::Preheader).is_some() {
            return Some(Preheader {
                text: Cow::Owned(Address::place(Place::Preheader.name()).to_string()),
                padding: Vec::new(),
            });
        }
        let blanks = SHOWN.saturating_sub(text.chars().count());
        let padding = (0..blanks).step_by(30).map(|start| BLANK.repeat((blanks - start).min(30))).collect();
        (!text.is_empty()).then_some(Preheader { text: Cow::Borrowed(text), padding })
    }
}
