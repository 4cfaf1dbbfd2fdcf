//! Making items, and changing their fields.

use crate::address;
use crate::body::Body;
use crate::error::Result;
use crate::id::{ItemId, StoryId};
use crate::item::{Item, Source, SourceRole};
use crate::library::Tx;

/// A new item without a story.
pub fn new(tx: &mut Tx<'_>, headline: String) -> Result<Item> {
    let item = Item { headline, ..empty(ItemId::new(tx.at())) };
    tx.create(&item)?;
    Ok(item)
}

/// A new item drafted from a story: the working title as headline, the main report as source. The
/// text is the editor's to write.
pub fn from_story(tx: &mut Tx<'_>, id: StoryId) -> Result<Item> {
    let found = tx.read().story(id)?.story;
    // A story that came by another way than this release's may keep its address as it came.
    let url = address::clean(&found.url, &tx.read().address_rules()?);
    let credited = found.outlet.is_some() || !found.url.is_empty();
    let source = Source {
        outlet: found.outlet,
        clipping: found.clippings.first().copied(),
        name: String::new(),
        url,
        role: SourceRole::Primary,
    };
    let item = Item {
        story: Some(id),
        headline: found.title,
        sources: if credited { vec![source] } else { Vec::new() },
        ..empty(ItemId::new(tx.at()))
    };
    tx.create(&item)?;
    Ok(item)
}

/// A field of an item with its new value.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Field {
    Kicker(String),
    Headline(String),
    Dek(String),
    Body(Body),
    Sources(Vec<Source>),
    Story(Option<StoryId>),
}

/// Gives a field its value.
pub fn set(tx: &mut Tx<'_>, id: ItemId, field: Field) -> Result<Item> {
    let item = tx.edit::<Item>(id.uuid(), "item", |item| {
        match field {
            Field::Kicker(words) => item.kicker = words,
            Field::Headline(words) => item.headline = words,
            Field::Dek(words) => item.dek = words,
            Field::Body(body) => item.body = body,
            Field::Sources(sources) => item.sources = sources,
            Field::Story(story) => item.story = story,
        }
        Ok(())
    })?;
    tx.name(item.headline.clone());
    Ok(item)
}

fn empty(id: ItemId) -> Item {
    Item {
        id,
        issue: None,
        story: None,
        kicker: String::new(),
        headline: String::new(),
        dek: String::new(),
        body: Body::default(),
        sources: Vec::new(),
    }
}
