//! Named changes: what was done, what undo would take back, what redo would bring again.

use serde::{Deserialize, Serialize};

/// A reply to a write: the new truth, what else it touched, and what undo and redo would now do.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Changed<T> {
    /// The new truth of what was asked about.
    pub value: T,
    /// Every record that the change touched.
    pub touched: Touched,
    /// What undo would take back.
    pub undo: Option<ActionLabel>,
    /// What redo would bring again.
    pub redo: Option<ActionLabel>,
}

/// The ids of the records that a change touched.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[allow(missing_docs)]
pub struct Touched {
    pub publications: Vec<String>,
    pub issues: Vec<String>,
    pub items: Vec<String>,
    pub stories: Vec<String>,
    pub outlets: Vec<String>,
    #[serde(default)]
    pub themes: Vec<String>,
    #[serde(default)]
    pub saved_searches: Vec<String>,
    #[serde(default)]
    pub feeds: Vec<String>,
    #[serde(default)]
    pub rules: Vec<String>,
    #[serde(default)]
    pub people: Vec<String>,
    #[serde(default)]
    pub threads: Vec<String>,
    pub snippets: Vec<String>,
    /// Of the personal dictionary.
    #[serde(default)]
    pub words: Vec<String>,
}

/// The name of a change: the interface makes a sentence of it ("Undo move “…”").
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ActionLabel {
    /// What was done, as the command's name or a finer word: `issue_move`, `item_body` …
    pub verb: String,
    /// What it was done to, as people know it: a headline, a name. Empty where there is none.
    pub subject: String,
}

/// Asks for the newest named changes.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields = nullable))]
pub struct HistoryList {
    /// Only changes that touched this issue, its items included; every change where absent.
    #[serde(default)]
    pub issue: Option<String>,
    /// How many at most; 100 where absent.
    #[serde(default)]
    pub limit: Option<u32>,
}

/// One named change.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ActionView {
    /// Its number in this library; later changes have greater ones.
    #[cfg_attr(test, ts(type = "number"))]
    pub id: i64,
    /// Its name.
    pub label: ActionLabel,
    /// When it was made, RFC 3339 in UTC.
    pub made_at: String,
    /// Whether it stands, was taken back, or was taken back and then passed over.
    pub state: ActionState,
    /// Who made it, by id, where that is known.
    pub person: Option<String>,
}

/// Whether a change stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ActionState {
    /// It stands.
    Done,
    /// It was taken back and can be brought again.
    Undone,
    /// It was taken back, and something else was done since.
    Gone,
}
