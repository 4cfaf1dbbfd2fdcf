//! Taking in stories that were carried here, and carrying them out.

use std::collections::HashMap;

use crate::clip::{Page, PageOf};
use crate::error::Result;
use crate::id::{ClippingId, OutletId, StoryId};
use crate::library::{Reader, Tx};
use crate::outlet::register;
use crate::story::exchange::{Carried, plain_body};
use crate::story::{Clipping, Shelf, Story};

/// What became of a story that was carried here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TakenIn {
    /// It is new.
    Added(StoryId),
    /// It stood in the library already.
    Already(StoryId),
}

/// Takes in stories one after the other, and remembers the outlets that it has met.
#[derive(Debug, Default)]
pub struct Taking {
    outlets: HashMap<String, OutletId>,
}

impl Taking {
    /// Takes in one story. The same story again, by its id or word for word at the same address, is not taken
    /// twice.
    pub fn story(&mut self, tx: &mut Tx<'_>, carried: &Carried) -> Result<TakenIn> {
        if let Some(here) = already(&tx.read(), carried)? {
            return Ok(TakenIn::Already(here));
        }
        let outlet = self.outlet(tx, &carried.outlet)?;
        let clippings = self.clippings(tx, carried)?;
        let own = carried.galley.as_ref();
        let story = Story {
            state: carried.state,
            tags: carried.tags.clone(),
            notes: carried.notes.clone(),
            url: carried.url.clone(),
            outlet,
            language: carried.language.clone(),
            date: carried.date.clone(),
            clippings,
            shelf: if own.is_some_and(|own| own.trashed) { Shelf::Trash } else { Shelf::Library },
            extra: carried.extra.clone(),
            ..Story::titled(own.map_or_else(|| StoryId::new(tx.at()), |own| own.id), carried.title.clone())
        };
        tx.create(&story)?;
        Ok(TakenIn::Added(story.id))
    }

    fn outlet(&mut self, tx: &mut Tx<'_>, name: &str) -> Result<Option<OutletId>> {
        if let Some(known) = self.outlets.get(name) {
            return Ok(Some(*known));
        }
        let outlet = register::of_name(tx, name)?.map(|outlet| outlet.id);
        if let Some(outlet) = outlet {
            self.outlets.insert(name.to_owned(), outlet);
        }
        Ok(outlet)
    }

    fn clippings(&self, tx: &mut Tx<'_>, carried: &Carried) -> Result<Vec<ClippingId>> {
        let whole = carried.galley.as_ref().map(|own| own.clippings.as_slice()).unwrap_or_default();
        let pages = carried.galley.as_ref().map(|own| own.pages.as_slice()).unwrap_or_default();
        if whole.is_empty() {
            if carried.text.is_empty() {
                return Ok(Vec::new());
            }
            let clipping = Clipping {
                id: ClippingId::new(tx.at()),
                url: carried.url.clone(),
                title: carried.title.clone(),
                author: carried.author.clone(),
                published: carried.date.clone(),
                language: carried.language.clone(),
                body: plain_body(&carried.text).to_json(),
                captured_at: tx.at(),
            };
            tx.keep_clipping(&clipping)?;
            return Ok(vec![clipping.id]);
        }
        for clipping in whole {
            if !tx.read().has_clipping(clipping.id)? {
                tx.keep_clipping(clipping)?;
                let page = pages.iter().find(|page| page.clipping == clipping.id);
                if let Some(page) = page {
                    tx.keep_page(clipping.id, &page.page)?;
                }
            }
        }
        Ok(whole.iter().map(|clipping| clipping.id).collect())
    }
}

/// The story that is the same, where the library has it.
fn already(reader: &Reader<'_>, carried: &Carried) -> Result<Option<StoryId>> {
    if let Some(own) = &carried.galley
        && reader.has_record(own.id.uuid())?
    {
        return Ok(Some(own.id));
    }
    if carried.url.is_empty() {
        return Ok(None);
    }
    for id in reader.stories_at(&carried.url)? {
        let here = carry_out(reader, id)?;
        let same = here.title == carried.title
            && here.text == carried.text
            && here.date == carried.date
            && here.url == carried.url
            && here.extra == carried.extra;
        if same {
            return Ok(Some(id));
        }
    }
    Ok(None)
}

/// A story with everything, as it is carried.
pub fn carry_out(reader: &Reader<'_>, id: StoryId) -> Result<Carried> {
    let found = reader.story(id)?;
    let clippings = found.story.clippings.iter().map(|id| reader.clipping(*id)).collect::<Result<_>>()?;
    let mut pages = Vec::new();
    for clipping in &found.story.clippings {
        if let Some(page) = reader.page(*clipping)? {
            // The file with the page as it came is not carried along.
            let page = Page { original: String::new(), media: String::new(), encoding: String::new(), ..page };
            pages.push(PageOf { clipping: *clipping, page });
        }
    }
    Ok(Carried::of(&found.story, found.outlet_name.as_deref().unwrap_or_default(), clippings, pages))
}
