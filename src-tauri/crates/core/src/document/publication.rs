//! The document of a publication.

use super::Document;
use crate::error::Result;
use crate::id::PublicationId;
use crate::publication::{Imprint, Publication, Recipe};

/// A publication's document; see [`Publication`] for the meaning of the fields.
pub struct PublicationDocument<'a>(pub &'a mut Document);

impl PublicationDocument<'_> {
    /// The publication as it stands.
    pub fn read(&self, id: PublicationId) -> Publication {
        Publication {
            id,
            slug: self.0.word("slug"),
            name: self.0.word("name"),
            masthead: self.0.word("masthead"),
            language: self.0.word("language"),
            recipe: self.0.json::<Recipe>("recipe").unwrap_or_default(),
            theme: self.0.word("theme"),
            imprint: self.0.json::<Imprint>("imprint").unwrap_or_default(),
        }
    }

    /// Makes it so.
    pub fn write(&mut self, publication: &Publication) -> Result<()> {
        self.0.set_word("slug", &publication.slug)?;
        self.0.set_word("name", &publication.name)?;
        self.0.set_word("masthead", &publication.masthead)?;
        self.0.set_word("language", &publication.language)?;
        self.0.set_json("recipe", &publication.recipe)?;
        self.0.set_word("theme", &publication.theme)?;
        if self.0.value("imprint").is_none() && publication.imprint == Imprint::default() {
            return Ok(());
        }
        self.0.set_json("imprint", &publication.imprint)
    }
}
