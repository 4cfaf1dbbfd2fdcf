//! A foreign page read: its readable part, and what it says of itself.
//!
//! Pages are hostile and broken. Nothing here trusts one: the bytes are read once within bounds into a small tree of
//! our own, and whatever is kept of it passes through `html` like any other foreign HTML.

use chrono::{DateTime, Utc};

use crate::body::Body;
use crate::html::{self, Bound, SafeHtml};

/// What was read of a page. Words that are not known are empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Article {
    /// The headline.
    pub title: String,
    /// Who wrote it, as printed, without "By".
    pub byline: String,
    /// The name of the site.
    pub site: String,
    /// When it was published, as RFC 3339 date or time.
    pub published: String,
    /// BCP 47 language tag.
    pub language: String,
    /// The address that the page names as its own.
    pub canonical: String,
    /// The address of the lead picture.
    pub image: String,
    /// The page's own description.
    pub description: String,
    /// Whether it seems that only a part is free to read.
    pub paywall: bool,
    /// The readable part.
    pub body: Body,
    /// The same as HTML.
    pub html: SafeHtml,
    /// What is worth knowing.
    pub findings: Vec<Finding>,
}

/// Something worth knowing of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// No readable text was found.
    Empty,
    /// Only the page's own description was found.
    SummaryOnly,
    /// It seems that only a part is free to read.
    Paywall,
    /// The page gives a date that cannot be.
    Date(String),
    /// Some bytes had no meaning in the page's encoding.
    Encoding(String),
    /// A limit was met.
    Bounded(Bound),
}

/// Reads a page. `url` is where it stands, empty where that is not known; `now` tells dates that cannot be.
pub fn of_page(page: &str, url: &str, now: DateTime<Utc>) -> Article {
    let _ = (url, now);
    let parsed = html::to_body(page);
    Article {
        title: parsed.title.unwrap_or_default(),
        html: html::from_body(&parsed.body),
        body: parsed.body,
        findings: parsed.bounds.into_iter().map(Finding::Bounded).collect(),
        ..Article::default()
    }
}
