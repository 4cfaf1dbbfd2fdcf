//! One change to many stories at once: tags, state, outlet, the trash. One action, taken back as one.

use super::capture::tidy_tags;
use crate::error::{Error, Result};
use crate::id::{OutletId, StoryId};
use crate::library::Tx;
use crate::story::{Shelf, Story, StoryState};

/// What is done to each of the stories.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deed {
    /// These labels are put on.
    Tag(Vec<String>),
    /// These labels are taken off.
    Untag(Vec<String>),
    /// They are brought into this state.
    State(StoryState),
    /// They are said to be of this outlet, or of none.
    Outlet(Option<OutletId>),
    /// They go into the trash.
    Trash,
    /// They come out of the trash.
    Restore,
}

/// Does it to each; gives back the stories that it changed.
pub fn change(tx: &mut Tx<'_>, ids: &[StoryId], deed: &Deed) -> Result<Vec<StoryId>> {
    let mut changed = Vec::new();
    let mut title = String::new();
    for id in ids {
        let mut before = None;
        let after = tx.edit::<Story>(id.uuid(), "story", |story| {
            before = Some(story.clone());
            apply(story, deed)
        })?;
        if before.as_ref() != Some(&after) {
            title = after.title;
            changed.push(*id);
        }
    }
    tx.name(if changed.len() == 1 { title } else { changed.len().to_string() });
    Ok(changed)
}

fn apply(story: &mut Story, deed: &Deed) -> Result<()> {
    match deed {
        Deed::Tag(tags) => {
            story.tags.extend(tags.iter().cloned());
            story.tags = tidy_tags(std::mem::take(&mut story.tags));
        }
        Deed::Untag(tags) => story.tags.retain(|tag| !tags.contains(tag)),
        Deed::State(state) => story.state = *state,
        Deed::Outlet(outlet) => story.outlet = *outlet,
        Deed::Trash => match story.shelf {
            Shelf::Library => story.shelf = Shelf::Trash,
            Shelf::Trash => {}
            Shelf::Merged(_) => {
                let reason = "This story is part of another one. Part them first, then throw it away.";
                return Err(Error::invalid("story", reason));
            }
        },
        Deed::Restore => {
            if story.shelf == Shelf::Trash {
                story.shelf = Shelf::Library;
            }
        }
    }
    Ok(())
}
