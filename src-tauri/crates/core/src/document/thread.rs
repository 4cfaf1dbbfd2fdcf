//! The document of a thread. Every comment is a register of its own, so that two people's replies both stay.

use super::Document;
use crate::error::Result;
use crate::id::ThreadId;
use crate::review::thread::{Comment, Thread};

/// What a comment's register is called: this and its id.
const COMMENT: &str = "comment:";

/// A thread's document; see [`Thread`] for the meaning of the fields.
pub struct ThreadDocument<'a>(pub &'a mut Document);

impl ThreadDocument<'_> {
    /// The thread as it stands; none where the document does not say what it is about.
    pub fn read(&self, id: ThreadId) -> Option<Thread> {
        let mut comments: Vec<Comment> = Vec::new();
        self.0.fields().for_each(|name, _| {
            if name.starts_with(COMMENT) {
                comments.extend(self.0.json::<Comment>(name));
            }
        });
        comments.sort_by(|a, b| (&a.at, a.id).cmp(&(&b.at, b.id)));
        Some(Thread {
            id,
            owner: self.0.json("owner")?,
            anchor: self.0.json("anchor"),
            resolved: self.0.json("resolved"),
            replacement: self.0.json("replacement"),
            suggestion: self.0.word("suggestion").parse().ok(),
            proof: self.0.word("proof").parse().ok(),
            comments,
        })
    }

    /// Makes it so.
    pub fn write(&mut self, thread: &Thread) -> Result<()> {
        self.0.set_json("owner", &thread.owner)?;
        self.0.set_json("anchor", &thread.anchor)?;
        self.0.set_json("resolved", &thread.resolved)?;
        self.0.set_json("replacement", &thread.replacement)?;
        self.0.set_word("suggestion", &thread.suggestion.map(|id| id.to_string()).unwrap_or_default())?;
        self.0.set_word("proof", &thread.proof.map(|id| id.to_string()).unwrap_or_default())?;
        for comment in &thread.comments {
            self.0.set_json(&format!("{COMMENT}{}", comment.id), comment)?;
        }
        Ok(())
    }
}
