//! Mail tools on the wire, to which an issue is pushed as a draft.

use serde::{Deserialize, Serialize};

use crate::job::SecretPlace;

/// A mail tool of the newsroom's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct DestinationView {
    /// What people call it.
    pub name: String,
    /// The address of the tool.
    pub url: String,
    /// Which tool it is, and what only it wants to know.
    pub tool: ToolView,
    /// Where its key is kept.
    pub secret: SecretPlace,
}

/// Which mail tool.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ToolView {
    /// listmonk: its secret is the token of an API user.
    Listmonk {
        /// The API user's name.
        user: String,
        /// The numbers of the lists that the campaign is for; at least one.
        lists: Vec<u32>,
        /// The number of the template; the tool's default one where absent.
        #[serde(default)]
        template: Option<u32>,
    },
    /// Ghost: its secret is the Admin API key of an integration.
    Ghost,
}

/// Enters a mail tool, or changes the one of that name.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[allow(missing_docs)]
pub struct DestinationSet {
    pub name: String,
    pub url: String,
    pub tool: ToolView,
}

/// Names a mail tool.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[allow(missing_docs)]
pub struct DestinationName {
    pub name: String,
}

/// Pushes an issue as a draft. Nothing is sent to readers.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields = nullable))]
#[allow(missing_docs)]
pub struct IssuePush {
    pub issue: String,
    /// The destination's name.
    pub destination: String,
    /// Why it is pushed although checks block it.
    #[serde(default)]
    pub anyway: Option<String>,
}

/// One host that Galley contacted, for one purpose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ContactView {
    /// The host.
    pub host: String,
    /// Why: `test_mail`, `push`, `feed`, `page`.
    pub purpose: String,
    /// The first time, RFC 3339 in UTC.
    pub first_at: String,
    /// The last time, RFC 3339 in UTC.
    pub last_at: String,
    /// How many times.
    pub count: u32,
}
