//! The document of a snippet.

use super::Document;
use crate::error::Result;
use crate::id::SnippetId;
use crate::snippet::Snippet;

/// A snippet's document; see [`Snippet`] for the meaning of the fields.
pub struct SnippetDocument<'a>(pub &'a mut Document);

impl SnippetDocument<'_> {
    /// The snippet as it stands.
    pub fn read(&self, id: SnippetId) -> Snippet {
        Snippet { id, name: self.0.word("name"), body: self.0.body("body") }
    }

    /// Makes it so.
    pub fn write(&mut self, snippet: &Snippet) -> Result<()> {
        self.0.set_word("name", &snippet.name)?;
        self.0.set_body("body", &snippet.body)
    }
}
