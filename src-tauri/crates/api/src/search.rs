//! Searching on the wire, and addresses in their normal form.

use galley_core::address::rule::Rules;
use galley_core::search::find::Counting;
use galley_core::story::exchange::opml;
use serde::{Deserialize, Serialize};

use crate::failure::Failure;
use crate::story::OrderView;

/// Asks for what is found: stories, items, issues.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields = nullable))]
#[serde(default)]
pub struct Search {
    /// The search, in the query language.
    pub query: String,
    /// The newest arrival first where absent; only `newest` and `best` are known here.
    pub order: Option<OrderView>,
    /// How Chinese characters that are written in two ways are taken; as typed where absent.
    pub script: Option<ScriptView>,
    /// Continue behind this cursor of an earlier page.
    pub after: Option<String>,
    /// How many at most; 50 where absent, 100,000 at most.
    pub limit: Option<u32>,
    /// Whether the page tells how many there are in all; it does where absent.
    pub count: Option<CountView>,
}

/// When a page tells how many there are in all. Counting walks on where a page stops early.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum CountView {
    /// At once.
    #[default]
    WithPage,
    /// Only where the page holds all there are; else it is asked for by itself.
    Apart,
}

/// Counts beyond this are shown as "1000+".
pub(crate) const COUNTED: u32 = 1001;

impl From<CountView> for Counting {
    fn from(view: CountView) -> Counting {
        match view {
            CountView::WithPage => Counting::UpTo(COUNTED),
            CountView::Apart => Counting::Apart,
        }
    }
}

/// How many there are in all, counted up to 1,001.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Counted {
    /// How many.
    pub total: u32,
}

/// How Chinese characters that are written in two ways are taken.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ScriptView {
    /// As they are typed.
    #[default]
    AsTyped,
    /// Simplified and traditional forms count as one.
    Either,
}

/// What is found.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SearchPage {
    /// How many there are in all, counted up to 1,001, or one more than was asked for; absent where it is to be asked for
    /// apart.
    pub total: Option<u32>,
    /// The hits in order.
    pub hits: Vec<HitView>,
    /// The cursor of the next page; absent on the last.
    pub next: Option<String>,
}

/// A hit.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct HitView {
    /// Its id.
    pub id: String,
    /// What it is.
    pub kind: FoundView,
    /// Its title or headline.
    pub title: String,
    /// Its date: the main report's, the issue's.
    pub date: Option<String>,
    /// The outlet's name.
    pub outlet: Option<String>,
    /// A piece of its text around what was found.
    pub snippet: String,
    /// Where the finds stand in the title: beginning and end, in UTF-16 units as scripts count them.
    pub title_marks: Vec<(u32, u32)>,
    /// Where the finds stand in the snippet.
    pub snippet_marks: Vec<(u32, u32)>,
}

/// What can be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum FoundView {
    Story,
    Item,
    Issue,
}

/// Asks whether a search can be read, without asking it.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(default)]
pub struct SearchParse {
    /// The search.
    pub query: String,
}

/// Whether a search can be read.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SearchParsed {
    /// Why it cannot; absent where it can.
    pub fault: Option<SearchFault>,
}

/// Why a search cannot be read, and where.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SearchFault {
    /// Where it begins, in UTF-16 units as scripts count them.
    pub from: u32,
    /// Where it ends.
    pub to: u32,
    /// What is wrong and what would do, as a sentence.
    pub message: String,
}

/// Asks for the normal form of an address.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct UrlClean {
    /// The address.
    pub url: String,
}

/// An address in its normal form, without what only says how a reader came.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CleanUrl {
    /// The address.
    pub url: String,
}

/// A rule on which parameters of addresses go; an editor's own go before Galley's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct UrlRule {
    /// The host and what stands below it; empty for every host.
    pub host: String,
    /// The parameter's name; a star at the end stands for any end.
    pub parameter: String,
    /// What then.
    pub verdict: VerdictView,
}

/// What to do with a parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum VerdictView {
    /// It goes.
    Drop,
    /// It stays.
    Keep,
}

/// Puts other rules in the place of the editor's own. Every list is made anew for it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct UrlRuleSet {
    /// All of the editor's own rules.
    pub rules: Vec<UrlRule>,
}

/// The normal form of an address by Galley's own rules, where there is no library to ask.
pub fn clean(url: &str) -> Result<CleanUrl, Failure> {
    clean_with(url, &Rules::default())
}

pub(crate) fn clean_with(url: &str, rules: &Rules) -> Result<CleanUrl, Failure> {
    match galley_core::address::normal(url, rules) {
        Some(url) => Ok(CleanUrl { url }),
        None => Err(Failure::invalid(format!("“{url}” is not an address of the web."))
            .with_hint("Give a whole address that begins with http:// or https://.")),
    }
}

/// A feed that an OPML file names.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct OpmlFeed {
    pub title: Option<String>,
    pub xml_url: String,
    pub html_url: Option<String>,
    /// The titles of the outlines around it, apart by slashes.
    pub folder: Option<String>,
}

/// The feeds that an OPML file names, and what could not be read of it.
pub fn opml_feeds(text: &str) -> (Vec<OpmlFeed>, Vec<String>) {
    let (feeds, refused) = opml::feeds(text.as_bytes());
    let some = |words: String| (!words.is_empty()).then_some(words);
    let feeds = feeds.into_iter().map(|feed| OpmlFeed {
        title: some(feed.title),
        xml_url: feed.xml_url,
        html_url: some(feed.html_url),
        folder: some(feed.folder),
    });
    (feeds.collect(), refused.into_iter().map(|refused| refused.reason).collect())
}
