//! Review: what people say about a draft, and on which words. What a reviewer takes away to read is `proof`'s business.

pub mod anchor;
pub mod comment;
pub mod passage;
pub mod propose;
pub mod thread;
