//! The document of a person.

use super::Document;
use crate::error::Result;
use crate::id::PersonId;
use crate::person::Person;

/// A person's document; see [`Person`] for the meaning of the fields.
pub struct PersonDocument<'a>(pub &'a mut Document);

impl PersonDocument<'_> {
    /// The person as they stand.
    pub fn read(&self, id: PersonId) -> Person {
        Person {
            id,
            name: self.0.word("name"),
            initials: self.0.word("initials"),
            color: self.0.word("color"),
            keys: self.0.json("keys").unwrap_or_default(),
        }
    }

    /// Makes it so.
    pub fn write(&mut self, person: &Person) -> Result<()> {
        self.0.set_word("name", &person.name)?;
        self.0.set_word("initials", &person.initials)?;
        self.0.set_word("color", &person.color)?;
        self.0.set_json("keys", &person.keys)
    }
}
