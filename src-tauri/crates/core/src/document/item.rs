//! The document of an item.

use std::ops::Range;

use super::{Document, Pin, Version};
use crate::body::Body;
use crate::error::Result;
use crate::id::{IssueId, ItemId};
use crate::item::Item;

/// An item's document; see [`Item`] for the meaning of the fields. Where the item stands is the
/// issue's to say, so it is not kept here.
pub struct ItemDocument<'a>(pub &'a mut Document);

impl ItemDocument<'_> {
    /// The item as it stands, in the issue the caller knows it to be in.
    pub fn read(&self, id: ItemId, issue: Option<IssueId>) -> Item {
        Item {
            id,
            issue,
            story: self.0.word("story").parse().ok(),
            kicker: self.0.word("kicker"),
            headline: self.0.word("headline"),
            dek: self.0.word("dek"),
            body: self.0.body("body"),
            sources: self.0.json("sources").unwrap_or_default(),
        }
    }

    /// Makes it so.
    pub fn write(&mut self, item: &Item) -> Result<()> {
        // An item without any words is still an item, so its headline is always set.
        self.0.set_value("headline", item.headline.as_str().into())?;
        self.0.set_word("story", &item.story.map(|id| id.to_string()).unwrap_or_default())?;
        self.0.set_word("kicker", &item.kicker)?;
        self.0.set_word("dek", &item.dek)?;
        self.0.set_json("sources", &item.sources)?;
        self.0.set_body("body", &item.body)
    }

    /// Keeps a body that was typed on `base`; gives back a hold on each stretch of it.
    pub fn save_body(
        &mut self,
        body: &Body,
        base: &Version,
        ranges: &[Option<Range<usize>>],
    ) -> Result<Vec<Option<Pin>>> {
        self.0.save_body("body", body, base, ranges)
    }

    /// Changes the body as it was at `base`.
    pub fn change_body(&mut self, base: &Version, change: impl FnOnce(Body) -> Body) -> Result<()> {
        self.0.change_body("body", base, change, &[]).map(|_| ())
    }
}
