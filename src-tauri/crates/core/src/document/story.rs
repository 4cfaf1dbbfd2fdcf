//! The document of a story.

use super::Document;
use crate::error::Result;
use crate::id::StoryId;
use crate::story::{Shelf, Story, StoryState};

/// A story's document; see [`Story`] for the meaning of the fields.
pub struct StoryDocument<'a>(pub &'a mut Document);

impl StoryDocument<'_> {
    /// The story as it stands.
    pub fn read(&self, id: StoryId) -> Story {
        Story {
            id,
            title: self.0.word("title"),
            state: StoryState::from_name(&self.0.word("state")).unwrap_or_default(),
            tags: self.0.json("tags").unwrap_or_default(),
            notes: self.0.word("notes"),
            url: self.0.word("url"),
            outlet: self.0.word("outlet").parse().ok(),
            language: self.0.word("language"),
            date: self.0.word("date"),
            clippings: self.0.json("clippings").unwrap_or_default(),
            shelf: shelf_of(&self.0.word("shelf")),
            merged: self.0.json("merged").unwrap_or_default(),
            extra: serde_json::from_str(&self.0.word("extra")).unwrap_or_default(),
        }
    }

    /// Makes it so.
    pub fn write(&mut self, story: &Story) -> Result<()> {
        self.0.set_word("title", &story.title)?;
        self.0.set_word("state", story.state.name())?;
        self.0.set_json("tags", &story.tags)?;
        self.0.set_word("notes", &story.notes)?;
        self.0.set_word("url", &story.url)?;
        self.0.set_word("outlet", &story.outlet.map(|id| id.to_string()).unwrap_or_default())?;
        self.0.set_word("language", &story.language)?;
        self.0.set_word("date", &story.date)?;
        self.0.set_json("clippings", &story.clippings)?;
        self.0.set_word("shelf", &shelf_word(story.shelf))?;
        // Most stories have none of these, and a register that was never set costs nothing.
        if !story.merged.is_empty() || self.0.value("merged").is_some() {
            self.0.set_json("merged", &story.merged)?;
        }
        // As it was written: a register of numbers and lists would not keep every number as it stood.
        let extra = if story.extra.is_empty() {
            String::new()
        } else {
            serde_json::to_string(&story.extra).unwrap_or_default()
        };
        self.0.set_word("extra", &extra)
    }
}

/// The library is no word; a merged story names the one it is in.
fn shelf_word(shelf: Shelf) -> String {
    match shelf {
        Shelf::Library => String::new(),
        Shelf::Trash => "trash".to_owned(),
        Shelf::Merged(into) => format!("merged {into}"),
    }
}

fn shelf_of(word: &str) -> Shelf {
    match word.split_once(' ') {
        Some(("merged", into)) => into.parse().map_or(Shelf::Library, Shelf::Merged),
        _ if word == "trash" => Shelf::Trash,
        _ => Shelf::Library,
    }
}
