//! Feeds and what is remembered of them, read and written.

use super::{Reader, Tx};
use crate::address;
use crate::error::{OrNotFound, Result};
use crate::feed::arrive::{Known, Piece};
use crate::feed::rule::{Effect, Rule};
use crate::feed::{FeedSummary, Fetch};
use crate::id::{FeedId, RuleId, StoryId};
use crate::storage::feed_memory::EntryRow;
use crate::storage::story::StorySummary;
use crate::storage::{feed, feed_memory, story};

impl Reader<'_> {
    /// Every feed by folder and name.
    pub fn feeds(&self) -> Result<Vec<FeedSummary>> {
        feed::all(self.connection())
    }

    /// The feed of that id.
    pub fn feed(&self, id: FeedId) -> Result<FeedSummary> {
        feed::get(self.connection(), id.uuid())?.or_not_found("feed", id)
    }

    /// What people call a feed.
    pub fn feed_name(&self, id: FeedId) -> Result<String> {
        feed::name(self.connection(), id.uuid())?.or_not_found("feed", id)
    }

    /// When the next feed that is not paused has its time, RFC 3339 in UTC; empty for at once, none for no feed.
    pub fn next_feed_at(&self) -> Result<Option<String>> {
        feed::next_at(self.connection())
    }

    /// The feeds of a folder and of the folders within it.
    pub fn feeds_in(&self, folder: &str) -> Result<Vec<FeedId>> {
        feed::in_folder(self.connection(), folder)
    }

    /// The feed at that address, however it is written.
    pub fn feed_at(&self, url: &str) -> Result<Option<FeedId>> {
        Ok(self.feeds_at(url)?.into_iter().next())
    }

    /// Every feed at that address, however it is written.
    pub(crate) fn feeds_at(&self, url: &str) -> Result<Vec<FeedId>> {
        match address::key(url, &self.address_rules()?) {
            Some(key) => feed::at_address(self.connection(), key),
            None => Ok(Vec::new()),
        }
    }

    /// Every rule for what arrives, in order.
    pub fn rules(&self) -> Result<Vec<Rule>> {
        feed::rules(self.connection())
    }

    /// The rule of that id.
    pub fn rule(&self, id: RuleId) -> Result<Rule> {
        feed::rule(self.connection(), id.uuid())?.or_not_found("rule", id)
    }

    /// The feeds that a story was seen in, in order of arrival.
    pub fn feeds_of(&self, story: StoryId) -> Result<Vec<FeedId>> {
        feed_memory::feeds_of(self.connection(), story)
    }

    /// What rules did to a story.
    pub fn effects_on(&self, story: StoryId) -> Result<Vec<Effect>> {
        feed_memory::effects_on(self.connection(), story)
    }

    /// What a rule did.
    pub fn effects_of(&self, rule: RuleId) -> Result<Vec<Effect>> {
        feed_memory::effects_of(self.connection(), rule)
    }

    /// The stories at this address on whatever shelf, the first to arrive first.
    pub(crate) fn stories_ever_at(&self, url: &str) -> Result<Vec<StoryId>> {
        match address::key(url, &self.address_rules()?) {
            Some(key) => story::ever_at_address(self.connection(), key),
            None => Ok(Vec::new()),
        }
    }

    /// The stories of other feeds' entries with that headline: with the times of publication and of arrival.
    pub(crate) fn entries_headed(&self, headline: i64, except: FeedId) -> Result<Vec<(StoryId, String, String)>> {
        feed_memory::with_headline(self.connection(), headline, except)
    }

    /// The story of that id, where there is one.
    pub(crate) fn story_if_any(&self, id: StoryId) -> Result<Option<StorySummary>> {
        story::get(self.connection(), id.uuid())
    }
}

impl Tx<'_> {
    /// Keeps how the asking of a feed went.
    pub fn keep_fetch(&mut self, feed: FeedId, fetch: &Fetch) -> Result<()> {
        feed_memory::keep_fetch(self.connection(), feed, fetch)
    }

    /// What is known of an entry.
    pub(crate) fn feed_entry(&self, feed: FeedId, identity: i64) -> Result<Option<Known>> {
        feed_memory::entry(self.connection(), feed, identity)
    }

    /// Remembers an entry.
    pub(crate) fn keep_feed_entry(&mut self, feed: FeedId, story: StoryId, piece: &Piece) -> Result<()> {
        let row = EntryRow {
            feed,
            identity: piece.identity,
            story,
            hash: piece.hash,
            title: &piece.title,
            headline: piece.headline,
            published: &piece.published,
            arrived_at: &self.moment(),
        };
        feed_memory::keep_entry(self.connection(), &row)
    }

    /// Remembers what a rule did.
    pub(crate) fn keep_effect(&mut self, effect: &Effect) -> Result<()> {
        feed_memory::keep_effect(self.connection(), effect)
    }
}
