//! Saved searches on the wire.

use serde::{Deserialize, Serialize};

/// A search that the library keeps under a name.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SavedSearchView {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// The search, in the query language.
    pub query: String,
    /// How many stories it finds now, counted up to 1,001.
    pub total: u32,
}

/// Names a saved search by its name, its id or the beginning of it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SavedSearchShow {
    /// The saved search.
    pub saved: String,
}

/// Keeps a search under a name, behind the others.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SavedSearchCreate {
    /// What it is to be called; no other one is called so.
    pub name: String,
    /// The search, in the query language; refused where it cannot be read.
    pub query: String,
}

/// Gives a saved search another name, or has it look for something else.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields = nullable))]
pub struct SavedSearchSet {
    /// The saved search.
    pub saved: String,
    /// Its new name; as it was where absent.
    #[serde(default)]
    pub name: Option<String>,
    /// Its new search; as it was where absent.
    #[serde(default)]
    pub query: Option<String>,
}

/// Puts a saved search elsewhere among the others.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields = nullable))]
pub struct SavedSearchMove {
    /// The saved search.
    pub saved: String,
    /// Before which one; at the end where absent.
    #[serde(default)]
    pub before: Option<String>,
}
