//! Which stories of the library something may be, told before it is kept.

use crate::clip::Draft;
use crate::duplicate::near::Likeness;
use crate::duplicate::{Duplicate, Reason};
use crate::error::Result;
use crate::id::{ClippingId, StoryId};
use crate::library::Reader;
use crate::memory::{self, Ran};

/// A story that something may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// The story, and why.
    pub duplicate: Duplicate,
    /// Its clipping of the same words, where there is one.
    pub same: Option<ClippingId>,
}

/// The most stories that are named for a headline nearly the same.
const NEAR: usize = 8;

/// The stories of the library that this may be, the surest first: those at one of its addresses, then those with a
/// headline nearly the same.
pub fn known(reader: &Reader<'_>, draft: &Draft) -> Result<Vec<Known>> {
    let mut found: Vec<Duplicate> = Vec::new();
    for address in draft.addresses() {
        for story in reader.stories_at(address)? {
            if !found.iter().any(|known| known.story == story) {
                found.push(Duplicate { story, by: Reason::Address });
            }
        }
    }
    let mut near: Vec<(StoryId, Likeness)> = reader.stories_titled_like(&draft.article.title)?;
    near.retain(|(story, _)| !found.iter().any(|known| known.story == *story));
    near.sort_by_key(|(_, likeness)| std::cmp::Reverse(*likeness));
    near.truncate(NEAR);
    found.extend(near.into_iter().map(|(story, likeness)| Duplicate { story, by: Reason::Headline(likeness) }));
    found.into_iter().map(|duplicate| Ok(Known { same: same(reader, duplicate.story, draft)?, duplicate })).collect()
}

/// Where something ran before: by its addresses and by its headline.
pub fn ran(reader: &Reader<'_>, draft: &Draft) -> Result<Vec<Ran>> {
    let asked = memory::Draft { headline: &draft.article.title, urls: draft.addresses(), ..memory::Draft::default() };
    memory::of_draft(reader, &asked)
}

/// The clipping of a story that says word for word what this says. Titles and dates may have been touched up since.
pub fn same(reader: &Reader<'_>, story: StoryId, draft: &Draft) -> Result<Option<ClippingId>> {
    let text = words(&draft.article.body.to_text());
    for id in reader.story(story)?.story.clippings.into_iter().rev() {
        let clipping = reader.clipping(id)?;
        let body = crate::body::Body::from_json(&clipping.body).unwrap_or_default();
        if words(&body.to_text()) == text {
            return Ok(Some(id));
        }
    }
    Ok(None)
}

/// Words without the white space between them, which pages change at every visit.
fn words(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
