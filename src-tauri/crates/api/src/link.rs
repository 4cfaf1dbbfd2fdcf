//! Asking addresses whether they still lead somewhere.

use serde::{Deserialize, Serialize};

/// Asks addresses in a job. What leads nowhere is then found by `is:broken`, and told by the checks of an issue.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields = nullable))]
#[serde(default)]
pub struct LinksCheck {
    /// Everything that this issue links to: id, `PUBLICATION#NUMBER` or `PUBLICATION@latest`.
    pub issue: Option<String>,
    /// The addresses of the stories that answer to this search, the newest first.
    pub query: Option<String>,
    /// The addresses of these stories.
    pub stories: Option<Vec<String>>,
}

/// An address that leads nowhere, or of which it cannot be told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LinkView {
    /// The address.
    pub url: String,
    /// Why, as a sentence.
    pub message: String,
    /// The stories at this address.
    pub stories: Vec<LinkStory>,
}

/// A story at an address that was asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LinkStory {
    /// Its id.
    pub id: String,
    /// Its working title.
    pub title: String,
}
