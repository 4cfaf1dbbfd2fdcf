//! Everything Galley means, without a window, a network, a clock or an environment.
//!
//! The words (publication, issue, rundown, section, item, story, clipping, outlet, source …) are the
//! newsroom's own and stand in `ARCHITECTURE.md`. Documents are the truth, the change log records
//! them, tables are a projection of them; `library` is the only door to all three.

pub mod address;
pub mod archive;
pub mod article;
pub mod blob;
pub mod body;
pub mod change;
pub mod charset;
pub mod check;
pub mod clip;
pub mod compare;
pub mod dictionary;
pub mod document;
pub mod duplicate;
pub mod error;
pub mod export;
pub mod feed;
pub mod find;
pub mod hash;
pub mod html;
pub mod id;
pub mod image;
pub mod import;
pub mod issue;
pub mod item;
pub mod library;
pub mod markdown;
pub mod memory;
pub mod outlet;
pub mod person;
pub mod proof;
pub mod publication;
pub mod quotation;
pub mod review;
pub mod revision;
pub mod sample;
pub mod search;
pub mod snippet;
pub mod spelling;
mod storage;
pub mod story;
pub mod theme;
pub mod variable;

pub use error::{Error, Result};
pub use memory::Ran;
pub use storage::action::ActionRow;
pub use storage::contact::ContactRow;
pub use storage::destination::Destination;
pub use storage::export::{ExportRecord, ExportRow};
pub use storage::issue::IssueSummary;
pub use storage::proof::ProofRow;
pub use storage::revision::RevisionRow;
pub use storage::seal::SealRow;
pub use storage::story::{Facets, StorySummary};
