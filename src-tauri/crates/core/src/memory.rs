//! What ran before: every story, address and headline of every issue, imported ones included.
//!
//! Told in three ways, the surer first: an item was drafted from this very story, an item prints the same
//! address, an item's headline is nearly the same.

use crate::body::Body;
use crate::duplicate::near::Likeness;
use crate::error::Result;
use crate::id::{IssueId, ItemId, StoryId};
use crate::library::Reader;

/// Where something ran: "Weekly No. 12, 3 Jan 2025, item 4".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ran {
    /// The issue.
    pub issue: IssueId,
    /// The publication's short name.
    pub slug: String,
    /// The publication's title.
    pub publication: String,
    /// The issue's number.
    pub number: Option<u32>,
    /// The issue's date.
    pub date: Option<String>,
    /// The item.
    pub item: ItemId,
    /// The item's headline.
    pub headline: String,
    /// Which item of the issue it is, counting from 1.
    pub position: u32,
    /// How it is known.
    pub by: RanBy,
}

/// How it is known that something ran; the surer is the lesser.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RanBy {
    /// The item was drafted from the story.
    Story,
    /// The item prints the address.
    Address,
    /// The item's headline is this much alike.
    Headline(Likeness),
}

/// What is asked about while it is being written.
#[derive(Debug, Clone, Default)]
pub struct Draft<'a> {
    /// The item, which is no news to itself.
    pub item: Option<ItemId>,
    /// The story it is drafted from.
    pub story: Option<StoryId>,
    /// Its headline; empty for none.
    pub headline: &'a str,
    /// Addresses that it names.
    pub urls: Vec<&'a str>,
}

/// Where something like a draft ran.
pub fn of_draft(reader: &Reader<'_>, draft: &Draft<'_>) -> Result<Vec<Ran>> {
    reader.ran_like(draft)
}

/// Where something like an item ran, apart from where it stands itself: its story, its sources and links, its
/// headline.
pub fn of_item(reader: &Reader<'_>, id: ItemId) -> Result<Vec<Ran>> {
    let (item, _) = reader.item(id)?;
    let body: &Body = &item.body;
    let urls = item.sources.iter().map(|source| source.url.as_str()).chain(body.links()).collect();
    of_draft(reader, &Draft { item: Some(id), story: item.story, headline: &item.headline, urls })
}
