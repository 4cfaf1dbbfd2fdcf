//! Finding anything in the library: one query language over stories, items and issues.
//!
//! Text is cut in Rust (`unit`, `index`), kept in SQLite's full-text index without a second copy
//! (`storage::search`), and cut again for what is typed and for what is shown of a hit. Any run of Chinese,
//! Japanese or Korean characters is found exactly, one character included: runs stand in the index as
//! overlapping pairs and their last character, single characters in a list of their own.

pub mod facet;
pub mod find;
pub mod index;
pub mod join;
pub mod parse;
pub mod phrase;
pub mod query;
pub mod saved;
pub mod score;
pub mod snippet;
pub mod unit;
pub mod variant;
