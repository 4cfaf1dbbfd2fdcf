//! Stories, their clippings, and where they ran.

use galley_core::body::Body;
use galley_core::duplicate::{Duplicate, Reason};
use galley_core::id::StoryId;
use galley_core::library::Reader;
use galley_core::memory::RanBy;
use galley_core::story::{Clipping, Shelf};
use galley_core::{Ran, Result, StorySummary};

use super::{delta, some};
use crate::story::*;

pub fn ran(ran: Ran) -> RanView {
    let (by, likeness) = match ran.by {
        RanBy::Story => (RanByView::Story, None),
        RanBy::Address => (RanByView::Address, None),
        RanBy::Headline(likeness) => (RanByView::Headline, Some(likeness.hundredths())),
    };
    RanView {
        issue: ran.issue.to_string(),
        publication: ran.slug,
        publication_name: ran.publication,
        number: ran.number,
        date: ran.date,
        item: ran.item.to_string(),
        headline: ran.headline,
        position: ran.position,
        by,
        likeness,
    }
}

pub fn duplicate(reader: &Reader<'_>, duplicate: &Duplicate) -> Result<DuplicateView> {
    let (by, likeness) = match duplicate.by {
        Reason::Address => (RanByView::Address, None),
        Reason::Headline(likeness) => (RanByView::Headline, Some(likeness.hundredths())),
    };
    Ok(DuplicateView { story: story_row(reader, &reader.story(duplicate.story)?)?, by, likeness })
}

pub fn story_row(reader: &Reader<'_>, found: &StorySummary) -> Result<StoryRow> {
    let story = &found.story;
    Ok(StoryRow {
        id: story.id.to_string(),
        title: story.title.clone(),
        state: story.state.into(),
        outlet: found.outlet_name.clone(),
        outlet_id: story.outlet.map(|outlet| outlet.to_string()),
        url: some(&story.url),
        language: some(&story.language),
        date: some(&story.date),
        tags: story.tags.clone(),
        ran: reader.ran(found)?.into_iter().map(ran).collect(),
    })
}

fn clipping(clipping: &Clipping) -> ClippingView {
    let body = Body::from_json(&clipping.body).unwrap_or_default();
    ClippingView {
        id: clipping.id.to_string(),
        url: some(&clipping.url),
        title: clipping.title.clone(),
        author: some(&clipping.author),
        published: some(&clipping.published),
        language: some(&clipping.language),
        captured_at: clipping.captured_at.to_rfc3339(),
        text: body.to_text(),
        body: delta(&body),
    }
}

pub fn story(reader: &Reader<'_>, id: StoryId) -> Result<StoryView> {
    let found = reader.story(id)?;
    let clippings = found.story.clippings.iter().map(|id| reader.clipping(*id).map(|one| clipping(&one)));
    Ok(StoryView {
        row: story_row(reader, &found)?,
        notes: found.story.notes.clone(),
        clippings: clippings.collect::<Result<_>>()?,
        shelf: match found.story.shelf {
            Shelf::Library => ShelfView::Library,
            Shelf::Trash => ShelfView::Trash,
            Shelf::Merged(_) => ShelfView::Merged,
        },
        merged_into: match found.story.shelf {
            Shelf::Merged(into) => Some(into.to_string()),
            Shelf::Library | Shelf::Trash => None,
        },
        merged: found.story.merged.iter().map(|merged| merged.story.to_string()).collect(),
    })
}
