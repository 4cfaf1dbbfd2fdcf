//! The verbs of a rundown: add, move, remove to hold, move to another issue, name a section.

use super::arrange::{self, Place};
use crate::error::{Error, Result};
use crate::id::{EntryId, IssueId, ItemId, StoryId};
use crate::issue::{Entry, Issue};
use crate::item::draft;
use crate::library::Tx;
use crate::story::{Story, StoryState};

/// What is added to a rundown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Addition {
    /// An item on hold, or one of another issue: then it is moved.
    Item(ItemId),
    /// A story, from which an item is drafted.
    Story(StoryId),
    /// A new item with that headline.
    New(String),
    /// A new section with that name.
    Section(String),
}

/// Adds to a rundown; gives back the new entry.
pub fn add(tx: &mut Tx<'_>, issue: IssueId, what: Addition, place: Place) -> Result<EntryId> {
    let entry = match what {
        Addition::Item(item) => {
            let (found, _) = tx.read().item(item)?;
            tx.name(found.headline);
            match found.issue {
                Some(here) if here == issue => {
                    return Err(Error::invalid("item", "This item stands in the rundown already."));
                }
                Some(elsewhere) => take_out(tx, elsewhere, item.into())?,
                None => {}
            }
            set_story_state(tx, found.story, StoryState::Placed)?;
            Entry::Item(item)
        }
        Addition::Story(story) => {
            let item = draft::from_story(tx, story)?;
            tx.name(item.headline.clone());
            set_story_state(tx, Some(story), StoryState::Placed)?;
            Entry::Item(item.id)
        }
        Addition::New(headline) => {
            tx.name(headline.clone());
            Entry::Item(draft::new(tx, headline)?.id)
        }
        Addition::Section(title) => {
            tx.name(title.clone());
            Entry::Section { id: EntryId::new(tx.at()), title }
        }
    };
    let id = entry.id();
    tx.edit::<Issue>(issue.uuid(), "issue", |issue| arrange::insert(&mut issue.rundown, entry, place))?;
    Ok(id)
}

/// Adds several in their order; gives back the new entries. Where there are several, the change is named by their
/// count, as a change to many stories is.
pub fn add_all(tx: &mut Tx<'_>, issue: IssueId, what: Vec<Addition>, place: Place) -> Result<Vec<EntryId>> {
    let count = what.len();
    let mut entries = Vec::with_capacity(count);
    for (at, one) in (0_u32..).zip(what) {
        // Behind a numbered place, each goes one further than the one before it.
        let place = match place {
            Place::Position(position) => Place::Position(position.saturating_add(at)),
            other => other,
        };
        entries.push(add(tx, issue, one, place)?);
    }
    if count > 1 {
        tx.name(count.to_string());
    }
    Ok(entries)
}

/// Moves an entry within its rundown.
pub fn shift(tx: &mut Tx<'_>, issue: IssueId, entry: EntryId, place: Place) -> Result<()> {
    name_after(tx, issue, entry)?;
    tx.edit::<Issue>(issue.uuid(), "issue", |issue| arrange::shift(&mut issue.rundown, entry, place))?;
    Ok(())
}

/// Takes an entry out: an item is held with its story, a section dissolves and its items stay.
pub fn remove(tx: &mut Tx<'_>, issue: IssueId, entry: EntryId) -> Result<()> {
    name_after(tx, issue, entry)?;
    let mut removed = None;
    tx.edit::<Issue>(issue.uuid(), "issue", |issue| {
        removed = Some(arrange::remove(&mut issue.rundown, entry)?);
        Ok(())
    })?;
    if let Some(Entry::Item(item)) = removed {
        let (item, _) = tx.read().item(item)?;
        set_story_state(tx, item.story, StoryState::Hold)?;
    }
    Ok(())
}

/// Moves an item to the end of another issue.
pub fn transfer(tx: &mut Tx<'_>, issue: IssueId, entry: EntryId, to: IssueId) -> Result<()> {
    if issue == to {
        return Err(Error::invalid("issue", "The item stands in this issue already."));
    }
    name_after(tx, issue, entry)?;
    let (present, _) = tx.read().issue(issue)?;
    let at = arrange::position(&present.rundown, entry)?;
    let Entry::Item(_) = &present.rundown[at] else {
        return Err(Error::invalid("entry", "Only items can be moved to another issue; a section belongs to its own."));
    };
    let moved = present.rundown[at].clone();
    take_out(tx, issue, entry)?;
    tx.edit::<Issue>(to.uuid(), "issue", |issue| arrange::insert(&mut issue.rundown, moved, Place::End))?;
    Ok(())
}

/// Gives a section another name.
pub fn rename_section(tx: &mut Tx<'_>, issue: IssueId, section: EntryId, name: &str) -> Result<()> {
    tx.name(name);
    tx.edit::<Issue>(issue.uuid(), "issue", |issue| {
        let at = arrange::position(&issue.rundown, section)?;
        match &mut issue.rundown[at] {
            Entry::Section { title, .. } => {
                *title = name.to_owned();
                Ok(())
            }
            Entry::Item(_) => Err(Error::invalid("section", "This entry is an item, not a section.")),
        }
    })?;
    Ok(())
}

fn take_out(tx: &mut Tx<'_>, issue: IssueId, entry: EntryId) -> Result<()> {
    tx.edit::<Issue>(issue.uuid(), "issue", |issue| arrange::remove(&mut issue.rundown, entry).map(|_| ()))?;
    Ok(())
}

/// Names the change after the headline or the section's name, as undo will show it.
fn name_after(tx: &mut Tx<'_>, issue: IssueId, entry: EntryId) -> Result<()> {
    let (issue, _) = tx.read().issue(issue)?;
    let at = arrange::position(&issue.rundown, entry)?;
    let name = match &issue.rundown[at] {
        Entry::Section { title, .. } => title.clone(),
        Entry::Item(item) => tx.read().item(*item).map(|(item, _)| item.headline).unwrap_or_default(),
    };
    tx.name(name);
    Ok(())
}

fn set_story_state(tx: &mut Tx<'_>, story: Option<StoryId>, state: StoryState) -> Result<()> {
    let Some(story) = story else { return Ok(()) };
    // A story that was made elsewhere may not have arrived; the item stands without it.
    match tx.edit::<Story>(story.uuid(), "story", |story| {
        story.state = state;
        Ok(())
    }) {
        Ok(_) | Err(Error::NotFound { .. }) => Ok(()),
        Err(error) => Err(error),
    }
}
