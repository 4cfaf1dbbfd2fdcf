//! Proofs: a numbered, frozen rendering of an issue, given to reviewers.
//!
//! `payload` is what a proof page knows of the issue, `page` the page itself: one file that a browser opens from
//! disk, with no network. `make` freezes, `file` reads what comes back, `merge` brings it to its words in the draft,
//! `verdict` is what people think of the whole. Where a proof is served instead of handed out, `invitation` says who may
//! reach it, and `guest` takes in what they do as they do it.

pub mod content;
pub mod file;
pub mod guest;
pub mod invitation;
pub mod make;
pub mod merge;
pub mod page;
pub mod payload;
pub mod verdict;
