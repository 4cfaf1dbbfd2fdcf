//! Feeds: what is read through the week, and how it comes into the library.
//!
//! `read` takes a feed apart however odd it is, `discover` finds the feeds of a page, `arrive` makes stories of
//! entries, `rule` labels and moves what arrives, `pace` says when a feed is asked again. Asking is the network's
//! business.

pub mod arrive;
pub mod discover;
pub mod exchange;
pub mod pace;
pub mod read;
pub mod rule;
pub mod subscribe;

use crate::id::{FeedId, OutletId};

/// A feed that the editor reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feed {
    /// Its id.
    pub id: FeedId,
    /// Its address, as it is asked.
    pub url: String,
    /// What the editor calls it; empty for what it calls itself.
    pub title: String,
    /// The page it belongs to; empty for none.
    pub home: String,
    /// The folder it is in, folders within one another apart by slashes; empty for none.
    pub folder: String,
    /// Who publishes it, where its entries do not tell by their addresses.
    pub outlet: Option<OutletId>,
    /// Whether it is asked.
    pub reading: Reading,
}

/// Whether a feed is asked when feeds are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Reading {
    /// With all others.
    #[default]
    Going,
    /// Not before the editor says so.
    Paused,
}

/// How the last asking of a feed went, and what it said of itself. Times are RFC 3339 in UTC, empty for never.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fetch {
    /// What it calls itself.
    pub title: String,
    /// The page it names as its own.
    pub home: String,
    /// BCP 47 language tag.
    pub language: String,
    /// The mark of the version that was read (`ETag`), as it was given.
    pub etag: String,
    /// The time of the version that was read (`Last-Modified`), as it was given.
    pub last_modified: String,
    /// The hash of the bytes that were read.
    pub hash: i64,
    /// When it was last asked.
    pub asked_at: String,
    /// When it last answered with a feed, or that nothing is new.
    pub answered_at: String,
    /// When it last had something new.
    pub changed_at: String,
    /// Not asked by itself before this moment.
    pub next_at: String,
    /// How often in a row it has failed.
    pub failures: u32,
    /// Why it failed last; none where it did not.
    pub fault: Option<Fault>,
}

/// Why a feed could not be read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fault {
    /// The cause in one word: `gone`, `no_feed`, `later`, `too_large`, `guarded`, `outside`.
    pub cause: String,
    /// What happened, as a sentence.
    pub message: String,
    /// What to do; empty where nothing is known.
    pub hint: String,
}

/// A feed with what is known of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedSummary {
    /// The feed.
    pub feed: Feed,
    /// Its outlet's name.
    pub outlet_name: Option<String>,
    /// How the last asking went.
    pub fetch: Fetch,
    /// How many of its stories wait in the inbox.
    pub waiting: u32,
    /// How many stories ever came of it.
    pub stories: u32,
}

impl FeedSummary {
    /// What people call it: the editor's name for it, its own, its address.
    pub fn name(&self) -> &str {
        [&self.feed.title, &self.fetch.title]
            .into_iter()
            .find(|title| !title.is_empty())
            .map_or(self.feed.url.as_str(), String::as_str)
    }
}
