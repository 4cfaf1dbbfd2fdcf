//! The documents of a feed and of a rule.

use super::Document;
use crate::error::Result;
use crate::feed::rule::Rule;
use crate::feed::{Feed, Reading};
use crate::id::{FeedId, RuleId};

/// A feed's document; see [`Feed`] for the meaning of the fields.
pub struct FeedDocument<'a>(pub &'a mut Document);

impl FeedDocument<'_> {
    /// The feed as it stands.
    pub fn read(&self, id: FeedId) -> Feed {
        Feed {
            id,
            url: self.0.word("url"),
            title: self.0.word("title"),
            home: self.0.word("home"),
            folder: self.0.word("folder"),
            outlet: self.0.word("outlet").parse().ok(),
            reading: if self.0.word("reading") == "paused" { Reading::Paused } else { Reading::Going },
        }
    }

    /// Makes it so.
    pub fn write(&mut self, feed: &Feed) -> Result<()> {
        self.0.set_word("url", &feed.url)?;
        self.0.set_word("title", &feed.title)?;
        self.0.set_word("home", &feed.home)?;
        self.0.set_word("folder", &feed.folder)?;
        self.0.set_word("outlet", &feed.outlet.map(|id| id.to_string()).unwrap_or_default())?;
        self.0.set_word("reading", if feed.reading == Reading::Paused { "paused" } else { "" })
    }
}

/// A rule's document; see [`Rule`] for the meaning of the fields.
pub struct RuleDocument<'a>(pub &'a mut Document);

impl RuleDocument<'_> {
    /// The rule as it stands.
    pub fn read(&self, id: RuleId) -> Rule {
        Rule { id, words: self.0.json("rule").unwrap_or_default() }
    }

    /// Makes it so.
    pub fn write(&mut self, rule: &Rule) -> Result<()> {
        self.0.set_json("rule", &rule.words)
    }
}
