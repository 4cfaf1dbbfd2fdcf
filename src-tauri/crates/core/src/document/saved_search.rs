//! The document of a saved search.

use super::Document;
use crate::error::Result;
use crate::id::SavedSearchId;
use crate::search::saved::SavedSearch;

/// A saved search's document; see [`SavedSearch`] for the meaning of the fields.
pub struct SavedSearchDocument<'a>(pub &'a mut Document);

impl SavedSearchDocument<'_> {
    /// The saved search as it stands.
    pub fn read(&self, id: SavedSearchId) -> SavedSearch {
        SavedSearch {
            id,
            name: self.0.word("name"),
            query: self.0.word("query"),
            place: self.0.json("place").unwrap_or_default(),
        }
    }

    /// Makes it so.
    pub fn write(&mut self, saved: &SavedSearch) -> Result<()> {
        self.0.set_word("name", &saved.name)?;
        self.0.set_word("query", &saved.query)?;
        self.0.set_json("place", &saved.place)
    }
}
