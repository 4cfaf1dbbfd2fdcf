//! Items, in a rundown and on hold.

use galley_core::Result;
use galley_core::html;
use galley_core::id::ItemId;
use galley_core::issue::snapshot::{Credit, SnapshotItem};
use galley_core::item::Item;
use galley_core::library::Reader;

use super::{count, delta, some};
use crate::item::{ItemCard, ItemView, SourceView};

pub fn source(credit: &Credit) -> SourceView {
    SourceView {
        outlet: credit.name.clone(),
        outlet_id: credit.outlet.map(|outlet| outlet.to_string()),
        url: some(&credit.url),
        role: credit.role.into(),
    }
}

pub fn card(item: &SnapshotItem) -> ItemCard {
    ItemCard {
        id: item.id.to_string(),
        position: item.position,
        number: item.number,
        kicker: item.kicker.clone(),
        headline: item.headline.clone(),
        dek: item.dek.clone(),
        words: count(item.body.word_count()),
        story: item.story.map(|story| story.to_string()),
        sources: item.sources.iter().map(source).collect(),
    }
}

pub fn held_card(reader: &Reader<'_>, item: &Item) -> Result<ItemCard> {
    Ok(ItemCard {
        id: item.id.to_string(),
        position: 0,
        number: None,
        kicker: item.kicker.clone(),
        headline: item.headline.clone(),
        dek: item.dek.clone(),
        words: count(item.body.word_count()),
        story: item.story.map(|story| story.to_string()),
        sources: credits(reader, item)?,
    })
}

fn credits(reader: &Reader<'_>, item: &Item) -> Result<Vec<SourceView>> {
    item.sources.iter().map(|one| reader.credit(one).map(|credit| source(&credit))).collect()
}

pub fn item(reader: &Reader<'_>, id: ItemId) -> Result<ItemView> {
    let (item, version) = reader.item(id)?;
    Ok(ItemView {
        id: item.id.to_string(),
        issue: item.issue.map(|issue| issue.to_string()),
        story: item.story.map(|story| story.to_string()),
        version: version.to_string(),
        kicker: item.kicker.clone(),
        headline: item.headline.clone(),
        dek: item.dek.clone(),
        body: delta(&item.body),
        text: item.body.to_text(),
        html: html::from_body(&item.body).into_string(),
        words: count(item.body.word_count()),
        sources: credits(reader, &item)?,
    })
}
