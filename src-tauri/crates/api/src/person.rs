//! People on the wire.

use serde::{Deserialize, Serialize};

/// Everybody the library knows, and who works on this device.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PeopleView {
    /// In order of arrival.
    pub people: Vec<PersonView>,
    /// Who works on this device; none where nobody said so yet.
    pub me: Option<String>,
}

/// A person.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PersonView {
    /// Their id.
    pub id: String,
    /// What they are called.
    pub name: String,
    /// Two or three letters for small places.
    pub initials: String,
    /// `#RRGGBB`.
    pub color: String,
    /// Devices and browsers they are known by.
    pub keys: u32,
}

/// Says who works on this device: somebody known, or a new person of that name.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields = nullable))]
pub struct PersonMe {
    /// Somebody known, by id or the beginning of it.
    #[serde(default)]
    pub person: Option<String>,
    /// The name of a new person, whoever else is called so. Another name for the same person is `person_set`'s.
    #[serde(default)]
    pub name: Option<String>,
}

/// Changes a person; what is absent stays.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields = nullable))]
pub struct PersonSet {
    /// Who, by id or the beginning of it.
    pub person: String,
    /// Another name.
    #[serde(default)]
    pub name: Option<String>,
    /// Other initials.
    #[serde(default)]
    pub initials: Option<String>,
    /// Another colour, `#RRGGBB`.
    #[serde(default)]
    pub color: Option<String>,
}
