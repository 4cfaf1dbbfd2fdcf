//! Threads of comments on the wire. Positions count Unicode scalar values in the flat form of a passage: every line with
//! the `\n` that ends it, a picture or a rule as one character.

use serde::{Deserialize, Serialize};

use crate::suggestion::Decision;

/// Asks for the threads of an issue with all its items, or of one item. One of both is given.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields = nullable))]
#[allow(missing_docs)]
pub struct ThreadList {
    #[serde(default)]
    pub issue: Option<String>,
    #[serde(default)]
    pub item: Option<String>,
}

/// A thread.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ThreadView {
    /// Its id.
    pub id: String,
    /// The item it is about; none where it is about the issue.
    pub item: Option<String>,
    /// The issue it is about, or in which the item stands.
    pub issue: Option<String>,
    /// The passage: `headline`, `body`, `intro` …; none where it is about the whole.
    pub part: Option<String>,
    /// Where its words begin; none where it is about the whole or lost its place.
    pub start: Option<u32>,
    /// Where its words end.
    pub end: Option<u32>,
    /// The words it was about when it was begun.
    pub quote: Option<String>,
    /// Whether it is open, settled, or open and without its place.
    pub state: ThreadState,
    /// Whether its words are still there.
    pub placed: bool,
    /// Who settled it, by id.
    pub resolved_by: Option<String>,
    /// When it was settled.
    pub resolved_at: Option<String>,
    /// Words proposed in place of the others, in a field of one line.
    pub replacement: Option<String>,
    /// The suggestion in the text that it hangs on.
    pub suggestion: Option<String>,
    /// The number of the proof that was read.
    pub proof: Option<u32>,
    /// The comments, the first one first.
    pub comments: Vec<CommentView>,
}

/// Where a thread stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ThreadState {
    /// It waits.
    Open,
    /// It is settled.
    Resolved,
    /// It waits, and its words are gone: it lies in the tray.
    Lost,
}

/// A comment.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CommentView {
    /// Its id.
    pub id: String,
    /// Who said it, by name; empty where nobody said who they are.
    pub by: String,
    /// Who said it, by id.
    pub person: Option<String>,
    /// When, RFC 3339 in UTC.
    pub at: String,
    /// When it was last said otherwise.
    pub edited: Option<String>,
    /// What was said, plain text.
    pub body: String,
}

/// Begins a thread: on the whole, on a stretch of a passage, or on the first place where words stand.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields = nullable))]
pub struct CommentAdd {
    /// The item; one of `item` and `issue` is given.
    #[serde(default)]
    pub item: Option<String>,
    /// The issue.
    #[serde(default)]
    pub issue: Option<String>,
    /// The passage, with `start` and `end`.
    #[serde(default)]
    pub part: Option<String>,
    /// Where the words begin.
    #[serde(default)]
    pub start: Option<u32>,
    /// Where the words end.
    #[serde(default)]
    pub end: Option<u32>,
    /// Words to look for in headline, dek and body, in place of a stretch.
    #[serde(default)]
    pub quote: Option<String>,
    /// What is said.
    #[serde(default)]
    pub body: String,
    /// Words proposed in place of the others, in a field of one line.
    #[serde(default)]
    pub replacement: Option<String>,
    /// The suggestion that it hangs on.
    #[serde(default)]
    pub suggestion: Option<String>,
}

/// Names a thread by its id or the beginning of it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[allow(missing_docs)]
pub struct ThreadShow {
    pub thread: String,
}

/// Answers in a thread.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[allow(missing_docs)]
pub struct CommentReply {
    pub thread: String,
    pub body: String,
}

/// Says a comment otherwise.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields = nullable))]
pub struct CommentEdit {
    /// The thread.
    pub thread: String,
    /// The comment; the last one of the thread where absent.
    #[serde(default)]
    pub comment: Option<String>,
    /// What is said now.
    pub body: String,
}

/// Takes a comment back; with the last one the thread goes.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[allow(missing_docs)]
pub struct CommentRemove {
    pub thread: String,
    pub comment: String,
}

/// Puts a thread on other words.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[allow(missing_docs)]
pub struct ThreadPlace {
    pub thread: String,
    pub part: String,
    pub start: u32,
    pub end: u32,
}

/// What is done with the words that a thread proposes; it is settled with that.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[allow(missing_docs)]
pub struct ThreadDecide {
    pub thread: String,
    pub decision: Decision,
}

/// Where the editor saw a thread after its own edit, sent along with a save.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields = nullable))]
pub struct ThreadPut {
    /// The thread's id.
    pub thread: String,
    /// Where its words begin in the text as it is saved; absent where they are gone.
    #[serde(default)]
    pub start: Option<u32>,
    /// Where its words end.
    #[serde(default)]
    pub end: Option<u32>,
}
