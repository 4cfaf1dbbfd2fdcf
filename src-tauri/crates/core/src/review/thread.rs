//! Threads: remarks on one place, in order, and whether they are settled.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::anchor::Anchor;
use super::passage::Owner;
use crate::id::{CommentId, PersonId, ProofId, ThreadId};

/// A thread as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Thread {
    /// Its id.
    pub id: ThreadId,
    /// What it is about.
    pub owner: Owner,
    /// On which words; none where it is about the whole.
    #[serde(default)]
    pub anchor: Option<Anchor>,
    /// Who settled it, and when; none while it is open.
    #[serde(default)]
    pub resolved: Option<Resolved>,
    /// Words proposed in place of those in a field of one line; `""` proposes to take them out.
    #[serde(default)]
    pub replacement: Option<String>,
    /// The suggestion in the text that it hangs on.
    #[serde(default)]
    pub suggestion: Option<Uuid>,
    /// The proof that the reviewer read.
    #[serde(default)]
    pub proof: Option<ProofId>,
    /// The comments, the first one first; removed ones stay as removed.
    pub comments: Vec<Comment>,
}

/// One comment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comment {
    /// Its id.
    pub id: CommentId,
    /// Who said it; none where nobody said who they are.
    #[serde(default)]
    pub by: Option<PersonId>,
    /// When, RFC 3339 in UTC.
    pub at: String,
    /// When it was last said otherwise.
    #[serde(default)]
    pub edited: Option<String>,
    /// What was said, plain text.
    pub body: String,
    /// Whether it was taken back.
    #[serde(default)]
    pub removed: bool,
}

/// The end of a thread.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resolved {
    /// Who ended it.
    #[serde(default)]
    pub by: Option<PersonId>,
    /// When, RFC 3339 in UTC.
    pub at: String,
}

impl Thread {
    /// The comments that were not taken back.
    pub fn standing(&self) -> impl Iterator<Item = &Comment> {
        self.comments.iter().filter(|comment| !comment.removed)
    }
}
