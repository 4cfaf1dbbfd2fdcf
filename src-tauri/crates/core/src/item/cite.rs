//! Quoting from a clipping: the words come into the body, and what they come from is credited, once.

use crate::address;
use crate::body::Body;
use crate::document::Version;
use crate::error::Result;
use crate::id::{ClippingId, ItemId, StoryId};
use crate::item::draft::{self, Field};
use crate::item::{Item, Source, SourceRole};
use crate::library::Tx;

/// Keeps a body that quotes from a clipping and credits the clipping. Gives back the item and its version.
pub fn quote(
    tx: &mut Tx<'_>,
    id: ItemId,
    body: &Body,
    base: &Version,
    clipping: ClippingId,
) -> Result<(Item, Version)> {
    tx.save_item_body(id, body, base, &[])?;
    credit(tx, id, clipping)?;
    let (item, version) = tx.read().item(id)?;
    tx.name(item.headline.clone());
    Ok((item, version))
}

/// Credits a clipping on an item, unless it is credited there already.
pub fn credit(tx: &mut Tx<'_>, id: ItemId, clipping: ClippingId) -> Result<()> {
    let (item, _) = tx.read().item(id)?;
    let mut found = tx.read().clipping(clipping)?;
    let rules = tx.read().address_rules()?;
    // Readers are led to the page, not told how the editor came there.
    found.url = address::clean(&found.url, &rules);
    let key = address::key(&found.url, &rules);
    let is_there = |source: &Source| {
        source.clipping == Some(clipping) || key.is_some() && address::key(&source.url, &rules) == key
    };
    if item.sources.iter().any(is_there) {
        return Ok(());
    }
    let outlet = match address::host(&found.url) {
        Some(host) => tx.read().outlet_by_domain(&host)?,
        None => None,
    };
    let outlet = match (outlet, item.story) {
        (Some(outlet), _) => Some(outlet.id),
        (None, Some(story)) => tx.read().story(story)?.story.outlet.filter(|_| found.url.is_empty()),
        (None, None) => None,
    };
    // A page of nobody in the register is credited by its host, words without an address by their title.
    let name = match (outlet, address::host(&found.url)) {
        (Some(_), _) => String::new(),
        (None, Some(host)) => host.trim_start_matches("www.").to_owned(),
        (None, None) => found.title.clone(),
    };
    // A credit that names the same outlet and leads nowhere yet is the one that is meant.
    let mut sources = item.sources;
    let open = |source: &&mut Source| source.url.is_empty() && source.outlet.is_some() && source.outlet == outlet;
    if let Some(same) = sources.iter_mut().find(open) {
        same.url = found.url;
        same.clipping = Some(clipping);
    } else {
        let role = if sources.is_empty() { SourceRole::Primary } else { SourceRole::Via };
        sources.push(Source { outlet, clipping: Some(clipping), name, url: found.url, role });
    }
    draft::set(tx, id, Field::Sources(sources))?;
    Ok(())
}

/// Says which story an item is drafted from.
pub fn set_story(tx: &mut Tx<'_>, id: ItemId, story: Option<StoryId>) -> Result<Item> {
    if let Some(story) = story {
        tx.read().story(story)?;
    }
    draft::set(tx, id, Field::Story(story))
}
