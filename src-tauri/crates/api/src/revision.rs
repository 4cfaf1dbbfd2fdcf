//! Revisions on the wire: the states of an item or an issue, and what is different between two.

use serde::{Deserialize, Serialize};

/// Asks for the states of an item or an issue, the newest first. One of both is given.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields = nullable))]
#[allow(missing_docs)]
pub struct RevisionList {
    #[serde(default)]
    pub item: Option<String>,
    #[serde(default)]
    pub issue: Option<String>,
    /// How many at most; 200 where absent.
    #[serde(default)]
    pub limit: Option<u32>,
}

/// One state, as a change left it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct RevisionView {
    /// Names the state.
    pub version: String,
    /// What was done.
    pub label: crate::history::ActionLabel,
    /// When, RFC 3339 in UTC.
    pub made_at: String,
    /// Who did it, by name; empty where that is not known.
    pub by: String,
    /// Who did it, by id.
    pub person: Option<String>,
    /// What the state was called, and the proofs that froze it ("Proof 3").
    pub names: Vec<String>,
}

/// Names a state of an item or an issue.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields = nullable))]
#[allow(missing_docs)]
pub struct RevisionShow {
    #[serde(default)]
    pub item: Option<String>,
    #[serde(default)]
    pub issue: Option<String>,
    /// The state.
    pub version: String,
}

/// Asks what is different between two states.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields = nullable))]
#[allow(missing_docs)]
pub struct RevisionCompare {
    #[serde(default)]
    pub item: Option<String>,
    #[serde(default)]
    pub issue: Option<String>,
    /// The earlier state.
    pub from: String,
    /// The later state; the present where absent.
    #[serde(default)]
    pub to: Option<String>,
}

/// What a record said in a state.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct RevisionText {
    /// Its passages that say something, in reading order.
    pub passages: Vec<PassageText>,
}

/// A passage in its flat form.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PassageText {
    /// `headline`, `body`, `intro` …
    pub part: String,
    /// What it says.
    pub text: String,
}

/// A passage that is not the same in two states.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct RevisionDifference {
    /// `headline`, `body`, `intro` …
    pub part: String,
    /// What it said.
    pub before: String,
    /// What it says.
    pub after: String,
    /// Both in one, word by word.
    pub stretches: Vec<crate::archive::StretchView>,
}

/// Gives a state a name.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields = nullable))]
#[allow(missing_docs)]
pub struct RevisionName {
    #[serde(default)]
    pub item: Option<String>,
    #[serde(default)]
    pub issue: Option<String>,
    /// The state; the present one where absent.
    #[serde(default)]
    pub version: Option<String>,
    /// What it is to be called.
    pub name: String,
}
