//! Making stories with their clippings, and changing stories.

use crate::body::Body;
use crate::error::{Error, Result};
use crate::id::{ClippingId, StoryId};
use crate::library::Tx;
use crate::story::{Clipping, Story};

/// A clipping that is about to be kept.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Capture {
    pub url: String,
    pub title: String,
    pub author: String,
    pub published: String,
    pub language: String,
    pub body: Body,
}

/// Makes a story of what was captured. `story.id` and `story.clippings` are given here.
pub fn create(tx: &mut Tx<'_>, story: Story, captures: Vec<Capture>) -> Result<StoryId> {
    let title = story.title.trim().to_owned();
    if title.is_empty() {
        return Err(Error::invalid("title", "A story needs a title."));
    }
    tx.name(title.clone());
    let mut clippings = Vec::with_capacity(captures.len());
    for capture in captures {
        let clipping = Clipping {
            id: ClippingId::new(tx.at()),
            url: capture.url,
            title: capture.title,
            author: capture.author,
            published: capture.published,
            language: capture.language,
            body: capture.body.normalized().to_json(),
            captured_at: tx.at(),
        };
        tx.keep_clipping(&clipping)?;
        clippings.push(clipping.id);
    }
    let story = Story { id: StoryId::new(tx.at()), title, clippings, tags: tidy_tags(story.tags), ..story };
    tx.create(&story)?;
    Ok(story.id)
}

/// Enters a story as it is.
pub fn enter(tx: &mut Tx<'_>, story: &Story) -> Result<StoryId> {
    if story.title.trim().is_empty() {
        return Err(Error::invalid("title", "A story needs a title."));
    }
    tx.name(story.title.clone());
    tx.create(story)?;
    Ok(story.id)
}

/// Changes a story.
pub fn edit(tx: &mut Tx<'_>, id: StoryId, decide: impl FnOnce(&mut Story) -> Result<()>) -> Result<Story> {
    let story = tx.edit::<Story>(id.uuid(), "story", |story| {
        decide(story)?;
        if story.title.trim().is_empty() {
            return Err(Error::invalid("title", "A story needs a title."));
        }
        story.tags = tidy_tags(std::mem::take(&mut story.tags));
        Ok(())
    })?;
    tx.name(story.title.clone());
    Ok(story)
}

/// Tags without white space around them, each once, in alphabetical order.
pub fn tidy_tags(tags: Vec<String>) -> Vec<String> {
    let mut tags: Vec<String> =
        tags.into_iter().map(|tag| tag.trim().to_owned()).filter(|tag| !tag.is_empty()).collect();
    tags.sort();
    tags.dedup();
    tags
}
