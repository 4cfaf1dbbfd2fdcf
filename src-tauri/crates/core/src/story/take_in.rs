//! Taking in stories that were carried here, and carrying them out. An import is two works side by side: stories are
//! made ready away from the library ([`Preparing`]), and taken in ([`Taking`]) in transactions of many.

use std::collections::HashMap;

use chrono::{DateTime, Utc};

use crate::address::rule::Rules;
use crate::clip::{Page, PageOf};
use crate::document::{Document, DocumentChange, StoryDocument};
use crate::error::Result;
use crate::id::{ClippingId, OutletId, StoryId};
use crate::library::{Library, Reader, Tx};
use crate::outlet::register;
use crate::storage::story::Rows;
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

/// Makes stories ready to be taken in: all that can be told away from the library, which is more than half of the
/// work of an import. It can be sent to another thread.
#[derive(Debug, Clone)]
pub struct Preparing {
    at: DateTime<Utc>,
    writer: u64,
    rules: Rules,
    /// The outlets of the register by name and by credit, and those that will be entered.
    outlets: HashMap<String, OutletId>,
}

/// A story that is ready to be taken in.
pub struct Prepared {
    carried: Carried,
    story: Story,
    /// What is to be kept of it; none where it brings clippings of its own.
    clipping: Option<Clipping>,
    document: DocumentChange,
    rows: Rows,
}

impl Preparing {
    /// Begins an import of that moment.
    pub fn begin(library: &mut Library, at: DateTime<Utc>) -> Result<Preparing> {
        let writer = library.writer();
        library.read(|reader| {
            let mut outlets = HashMap::new();
            for (outlet, _) in reader.outlets()? {
                // A name goes before a credit of the same words.
                outlets.insert(outlet.name.to_ascii_lowercase(), outlet.id);
                outlets.entry(outlet.credit.to_ascii_lowercase()).or_insert(outlet.id);
            }
            Ok(Preparing { at, writer, rules: reader.address_rules()?, outlets })
        })
    }

    /// Makes a story ready.
    pub fn story(&mut self, carried: Carried) -> Result<Prepared> {
        let name = carried.outlet.trim().to_ascii_lowercase();
        let outlet = (!name.is_empty()).then(|| *self.outlets.entry(name).or_insert_with(|| OutletId::new(self.at)));
        let own = carried.galley.as_ref();
        let whole = own.map(|own| own.clippings.as_slice()).unwrap_or_default();
        let clipping = (whole.is_empty() && !carried.text.is_empty()).then(|| clipping_of(&carried, self.at));
        let clippings = if whole.is_empty() { clipping.as_slice() } else { whole };
        let story = Story {
            state: carried.state,
            tags: carried.tags.clone(),
            notes: carried.notes.clone(),
            url: carried.url.clone(),
            outlet,
            language: carried.language.clone(),
            date: carried.date.clone(),
            clippings: clippings.iter().map(|clipping| clipping.id).collect(),
            shelf: if own.is_some_and(|own| own.trashed) { Shelf::Trash } else { Shelf::Library },
            extra: carried.extra.clone(),
            ..Story::titled(own.map_or_else(|| StoryId::new(self.at), |own| own.id), carried.title.clone())
        };
        let document = Document::of_new(self.writer, |document| StoryDocument(document).write(&story))?;
        let rows = Rows::of(&story, clippings, &self.rules);
        Ok(Prepared { carried, story, clipping, document, rows })
    }
}

/// The clipping that a carried text becomes.
fn clipping_of(carried: &Carried, at: DateTime<Utc>) -> Clipping {
    Clipping {
        id: ClippingId::new(at),
        url: carried.url.clone(),
        title: carried.title.clone(),
        author: carried.author.clone(),
        published: carried.date.clone(),
        language: carried.language.clone(),
        body: plain_body(&carried.text).to_json(),
        captured_at: at,
    }
}

/// Takes in stories one after the other, and remembers the outlets that it has met.
#[derive(Debug, Default)]
pub struct Taking {
    outlets: HashMap<String, OutletId>,
}

impl Taking {
    /// Takes in one story. The same story again, by its id or word for word at the same address, is not taken
    /// twice.
    pub fn story(&mut self, tx: &mut Tx<'_>, prepared: &Prepared) -> Result<TakenIn> {
        let Prepared { carried, story, clipping, document, rows } = prepared;
        if let Some(here) = already(&tx.read(), prepared)? {
            return Ok(TakenIn::Already(here));
        }
        let whole = carried.galley.as_ref().map(|own| own.clippings.as_slice()).unwrap_or_default();
        let pages = carried.galley.as_ref().map(|own| own.pages.as_slice()).unwrap_or_default();
        let mut known = 0;
        for clipping in whole {
            if tx.read().has_clipping(clipping.id)? {
                known += 1;
            } else {
                tx.keep_clipping(clipping)?;
                let page = pages.iter().find(|page| page.clipping == clipping.id);
                if let Some(page) = page {
                    tx.keep_page(clipping.id, &page.page)?;
                }
            }
        }
        if let Some(clipping) = clipping {
            tx.keep_clipping(clipping)?;
        }
        let outlet = self.outlet(tx, carried.outlet.trim(), story.outlet)?;
        if outlet == story.outlet && known == 0 {
            tx.create_prepared(story, document, rows)?;
        } else {
            // Someone entered the same outlet meanwhile, or a clipping stands here already and may say otherwise.
            tx.create(&Story { outlet, ..story.clone() })?;
        }
        Ok(TakenIn::Added(story.id))
    }

    /// The outlet of that name, entered under the id that was prepared for it where it is new.
    fn outlet(&mut self, tx: &mut Tx<'_>, name: &str, prepared: Option<OutletId>) -> Result<Option<OutletId>> {
        let Some(prepared) = prepared else { return Ok(None) };
        if let Some(known) = self.outlets.get(name) {
            return Ok(Some(*known));
        }
        let outlet = register::of_name_as(tx, name, prepared)?.id;
        self.outlets.insert(name.to_owned(), outlet);
        Ok(Some(outlet))
    }
}

/// The story that is the same, where the library has it.
fn already(reader: &Reader<'_>, prepared: &Prepared) -> Result<Option<StoryId>> {
    let carried = &prepared.carried;
    if let Some(own) = &carried.galley
        && reader.has_record(own.id.uuid())?
    {
        return Ok(Some(own.id));
    }
    let Some(address) = prepared.rows.address(&prepared.story) else { return Ok(None) };
    for id in reader.stories_at_key(address)? {
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
