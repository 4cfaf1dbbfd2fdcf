//! Several reports of one event made into one story, and parted again. Nothing is lost: the story that takes the
//! others in says what each brought, and each lies within it as it was.

use crate::error::{Error, Result};
use crate::id::StoryId;
use crate::library::Tx;
use crate::story::{Merged, Shelf, Story};

/// What stands between the notes of one story and those of another.
const BETWEEN: &str = "\n\n";

/// Merges stories into one.
pub fn merge(tx: &mut Tx<'_>, into: StoryId, others: &[StoryId]) -> Result<StoryId> {
    if others.is_empty() || others.contains(&into) {
        return Err(Error::invalid("stories", "A story is merged into another one: name at least two."));
    }
    let mut brought = Vec::with_capacity(others.len());
    for other in others {
        let story = tx.edit::<Story>(other.uuid(), "story", |story| match story.shelf {
            Shelf::Library | Shelf::Trash => {
                story.shelf = Shelf::Merged(into);
                Ok(())
            }
            Shelf::Merged(_) => {
                Err(Error::invalid("stories", format!("“{}” is part of another story already.", story.title)))
            }
        })?;
        brought.push(story);
    }
    let story = tx.edit::<Story>(into.uuid(), "story", |story| {
        if let Shelf::Merged(_) = story.shelf {
            return Err(Error::invalid("story", "This story is part of another one itself. Part them first."));
        }
        brought.iter().for_each(|other| take(story, other));
        Ok(())
    })?;
    tx.name(story.title);
    Ok(into)
}

fn take(story: &mut Story, other: &Story) {
    let clippings: Vec<_> = other.clippings.iter().copied().filter(|one| !story.clippings.contains(one)).collect();
    let tags: Vec<_> = other.tags.iter().filter(|tag| !story.tags.contains(tag)).cloned().collect();
    let notes = match (story.notes.is_empty(), other.notes.is_empty()) {
        (_, true) => String::new(),
        (true, false) => other.notes.clone(),
        (false, false) => format!("{BETWEEN}{}", other.notes),
    };
    story.clippings.extend(&clippings);
    story.tags.extend(tags.iter().cloned());
    story.tags.sort();
    story.notes.push_str(&notes);
    story.merged.push(Merged { story: other.id, url: other.url.clone(), clippings, tags, notes });
}

/// Takes a story out of the one it was merged into.
pub fn part(tx: &mut Tx<'_>, id: StoryId) -> Result<StoryId> {
    let mut into = None;
    let parted = tx.edit::<Story>(id.uuid(), "story", |story| match story.shelf {
        Shelf::Merged(within) => {
            into = Some(within);
            story.shelf = Shelf::Library;
            Ok(())
        }
        Shelf::Library | Shelf::Trash => Err(Error::invalid("story", "This story is not part of another one.")),
    })?;
    // The story it lay in may have gone; then there is nothing to take out.
    if let Some(into) = into
        && tx.read().story(into).is_ok()
    {
        tx.edit::<Story>(into.uuid(), "story", |story| {
            give_back(story, id);
            Ok(())
        })?;
    }
    tx.name(parted.title);
    Ok(id)
}

fn give_back(story: &mut Story, id: StoryId) {
    let Some(at) = story.merged.iter().position(|merged| merged.story == id) else { return };
    let brought = story.merged.remove(at);
    story.clippings.retain(|clipping| !brought.clippings.contains(clipping));
    story.tags.retain(|tag| !brought.tags.contains(tag));
    // Notes that were changed since are the editor's own and stay.
    if !brought.notes.is_empty()
        && let Some(at) = story.notes.rfind(&brought.notes)
    {
        story.notes.replace_range(at..at + brought.notes.len(), "");
        story.notes = story.notes.trim_start_matches(BETWEEN).to_owned();
    }
}
