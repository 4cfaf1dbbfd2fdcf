//! Proofs: a numbered, frozen rendering of an issue, given to reviewers.
//!
//! `payload` is what a proof page knows of the issue, `page` the page itself: one file that a browser opens from
//! disk, with no network. What comes back from it is read elsewhere.

pub mod page;
pub mod payload;
