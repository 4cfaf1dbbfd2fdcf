//! A foreign page read: its readable part, and what it says of itself.
//!
//! Two readings choose its blocks, our own (`pick`) and Readability (`smooth`), and `join` decides between them; the
//! page's own data helps both. Pages are hostile and broken. Nothing here trusts one: the bytes are read once within bounds into a small tree of
//! our own, and whatever is kept of it passes through `html` like any other foreign HTML.

mod account;
mod block;
mod byline;
mod data;
pub(crate) mod date;
mod join;
mod junk;
pub(crate) mod language;
mod onward;
mod paywall;
mod pick;
mod say;
mod smooth;
mod state;
mod tree;
mod write;

use chrono::{DateTime, Utc};
use url::Url;

use crate::body::Body;
use crate::html::{self, Bound, SafeHtml};
use block::Block;
pub use onward::leads_on;
use state::State;
use tree::Tree;

/// What was read of a page. Words that are not known are empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Article {
    /// The headline.
    pub title: String,
    /// Who wrote it, as printed, without "By".
    pub byline: String,
    /// The name of the site, or of the account on it that publishes.
    pub site: String,
    /// Whether it is an account's: then the domain says nothing of who publishes.
    pub is_account: bool,
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
    let mut tree = tree::read(page);
    let data = data::of(&tree);
    let place = Url::parse(url).ok();
    let mut blocks = block::blocks(&tree);
    let mut said = say::read(&tree, &blocks, &data, place.as_ref(), now);
    let mut findings: Vec<Finding> = tree.bounds.iter().copied().map(Finding::Bounded).collect();
    findings.extend(said.wrong_date.clone().map(Finding::Date));
    let base = say::base(&tree, place.as_ref());

    let mut chosen = choose(&tree, &blocks, &data, &said.title, place.as_ref());
    if length(&blocks, &chosen) < HIDDEN_BELOW {
        // Pages that are put together by a script may hide their text until it has run.
        let mut open = tree::read(page);
        open.unhide();
        let others = block::blocks(&open);
        let other = choose(&open, &others, &data, &said.title, place.as_ref());
        if length(&others, &other) > 2 * HIDDEN_BELOW.max(length(&blocks, &chosen)) {
            (tree, blocks, chosen) = (open, others, other);
        }
    }
    let found = length(&blocks, &chosen);
    let picked = blocks.iter().zip(&chosen).filter(|(_, chosen)| **chosen).map(|(block, _)| block);
    let mut html = write::write(&tree, picked, base.as_ref());
    let mut found_words = found;
    let state = if found < STATE_BELOW { state::of(&tree) } else { State::default() };
    if let Some((better, size)) = in_data(&data, &state, found, base.as_ref()) {
        (html, found_words) = (better, size);
        said.fill(&state, now);
    }
    if found_words == 0 && !said.description.is_empty() {
        html = String::from("<p>");
        tree::escape(&said.description, &mut html);
        html.push_str("</p>");
        findings.push(Finding::SummaryOnly);
    }
    let parsed = html::to_body(&html);
    let body = parsed.body.without_blank_lines();
    if body.is_blank() {
        findings.push(Finding::Empty);
    }
    let text = body.to_text();
    let paywall = paywall::is_behind(&tree, &blocks, &data, found_words);
    if paywall {
        findings.push(Finding::Paywall);
    }
    let language =
        language::of(said.languages.iter().map(String::as_str), if text.is_empty() { &said.title } else { &text });
    Article {
        title: said.title,
        byline: said.byline,
        site: said.site,
        is_account: said.is_account,
        published: said.published,
        language,
        canonical: said.canonical,
        image: said.image,
        description: said.description,
        paywall,
        html: html::from_body(&body),
        body,
        findings,
    }
}

/// The language of a text, by its script and its commonest words; empty where nothing tells.
pub fn language_of(text: &str) -> String {
    language::of([], text)
}

/// Less text than this may be all that is not hidden.
const HIDDEN_BELOW: usize = 160;

/// A page that shows less text than this may hold it in a script.
const STATE_BELOW: usize = 400;

/// Which blocks are the article, by both readings and the page's data.
fn choose(tree: &Tree, blocks: &[Block], data: &data::Data, title: &str, place: Option<&Url>) -> Vec<bool> {
    let condemned = junk::condemned(tree, blocks);
    let own = pick::pick(tree, blocks, &condemned, place);
    let smooth = smooth::read(tree);
    join::join(tree, blocks, &own, &condemned, smooth.as_ref(), data, title)
}

fn length(blocks: &[Block], chosen: &[bool]) -> usize {
    blocks.iter().zip(chosen).filter(|(_, chosen)| **chosen).map(|(block, _)| block.size).sum()
}

/// The text that the page's data holds, where the page itself shows little of it: as HTML, with its length.
fn in_data(data: &data::Data, state: &State, found: usize, base: Option<&Url>) -> Option<(String, usize)> {
    let longest = [&data.body, &state.body].into_iter().max_by_key(|text| block::size(text))?;
    let is_marked_up = longest.contains("</") || longest.contains("<br") || longest.contains("<p>");
    let (html, length) = if is_marked_up {
        let inner = tree::read(longest);
        let blocks = block::blocks(&inner);
        let condemned = junk::condemned(&inner, &blocks);
        let kept: Vec<&Block> =
            blocks.iter().zip(&condemned).filter(|(_, out)| !**out).map(|(block, _)| block).collect();
        let length = kept.iter().map(|block| block.size).sum();
        (write::write(&inner, kept, base), length)
    } else {
        let mut html = String::new();
        for line in longest.lines().map(str::trim).filter(|line| !line.is_empty()) {
            html.push_str("<p>");
            tree::escape(line, &mut html);
            html.push_str("</p>");
        }
        (html, block::size(longest))
    };
    (length >= 160 && found * 10 < length * 6).then_some((html, length))
}

#[cfg(test)]
mod tests;
