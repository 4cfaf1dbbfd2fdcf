//! Telling that two records are of one thing: the same address, a headline that is nearly the same.

pub mod near;

use crate::error::Result;
use crate::id::StoryId;
use crate::library::Reader;
use near::Likeness;

/// A story that may be of the same event as another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Duplicate {
    /// The story.
    pub story: StoryId,
    /// Why it may be.
    pub by: Reason,
}

/// Why two stories may be of one event; the surer reason is the lesser.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// They can be read at one address.
    Address,
    /// Their titles are this much alike.
    Headline(Likeness),
}

/// How many of the newest stories are looked at for groups.
const LOOKED_AT: u32 = 500;

/// The stories of the library that may be of the same event as this one, the surest first.
pub fn of_story(reader: &Reader<'_>, id: StoryId) -> Result<Vec<Duplicate>> {
    let found = reader.story(id)?;
    let mut all: Vec<Duplicate> = Vec::new();
    for story in reader.stories_sharing_an_address(found.row)? {
        all.push(Duplicate { story, by: Reason::Address });
    }
    for (story, likeness) in reader.stories_titled_like(&found.story.title)? {
        if !all.iter().any(|known| known.story == story) {
            all.push(Duplicate { story, by: Reason::Headline(likeness) });
        }
    }
    all.retain(|one| one.story != id);
    all.sort_by(|a, b| match (a.by, b.by) {
        (Reason::Headline(a), Reason::Headline(b)) => b.cmp(&a),
        (a, b) => a.cmp(&b),
    });
    Ok(all)
}

/// Groups of the newest stories that may each be of one event, those of the newest stories first.
pub fn groups(reader: &Reader<'_>) -> Result<Vec<Vec<StoryId>>> {
    let mut groups: Vec<Vec<StoryId>> = Vec::new();
    let mut grouped = std::collections::HashSet::new();
    for id in reader.newest_stories(LOOKED_AT)? {
        if grouped.contains(&id) {
            continue;
        }
        // Whatever is like a member belongs to the group too.
        let mut group = vec![id];
        let mut at = 0;
        while at < group.len() {
            for duplicate in of_story(reader, group[at])? {
                if !group.contains(&duplicate.story) {
                    group.push(duplicate.story);
                }
            }
            at += 1;
        }
        if group.len() > 1 {
            grouped.extend(group.iter().copied());
            groups.push(group);
        }
    }
    Ok(groups)
}
