//! Suggestions on the wire.

use serde::{Deserialize, Serialize};

use crate::issue::IssuePart;

/// Asks for the open suggestions of an issue with its items, or of one item.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SuggestionList {
    /// An issue, or an item by id or the beginning of it.
    pub of: String,
}

/// A running text that can hold suggestions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum TextOf {
    /// The body of an item.
    Item {
        /// The item, by id or the beginning of it.
        item: String,
    },
    /// A text of an issue.
    Issue {
        /// The issue.
        issue: String,
        /// Which of its texts.
        part: IssuePart,
    },
}

/// A suggestion.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[allow(missing_docs)]
pub struct SuggestionView {
    pub id: String,
    /// Who suggests it; empty where the desk does not say who it is.
    pub by: String,
    /// The text it stands in.
    pub of: TextOf,
    /// The item's headline; empty for a text of the issue.
    pub headline: String,
    /// The words that would come in; a line end is `\n`.
    pub inserted: String,
    /// The words that would go.
    pub deleted: String,
    /// Where it begins in the flat text, in Unicode scalars.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
}

/// Accepts or rejects suggestions of one text.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields = nullable))]
pub struct SuggestionDecide {
    /// The text.
    pub of: TextOf,
    /// Which of its suggestions.
    pub which: WhichView,
    /// What becomes of them.
    pub verdict: Decision,
    /// The version on which it was decided; the present one where it is left out. Suggestions that came since stay open.
    #[serde(default)]
    pub base: Option<String>,
}

/// Which suggestions are decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum WhichView {
    /// What was suggested in one go.
    One {
        /// Its id or the beginning of it.
        id: String,
    },
    /// All of one person.
    By {
        /// The person's id; empty for the desk that does not say who it is.
        person: String,
    },
    /// Every one.
    All,
}

/// What becomes of words that are proposed: by a suggestion in the text, or by a thread beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// They are taken.
    Accept,
    /// They are not taken.
    Reject,
}
