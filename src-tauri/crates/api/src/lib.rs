//! The contract: what every host (the window, the command line, the tests) can ask of a library.
//!
//! Commands stand in one table (`command`), wire types one file a subject, refusals in `failure`.
//! What a command means is `galley-core`'s business; this crate only resolves names, reads the clock
//! and translates.

pub mod archive;
pub mod body;
pub mod clip;
mod command;
pub mod destination;
pub mod device;
pub mod export;
pub mod failure;
pub mod feed;
mod handle;
pub mod history;
pub mod image;
pub mod import;
pub mod issue;
pub mod item;
pub mod job;
pub mod library;
pub mod link;
pub mod mail;
pub mod outlet;
pub mod person;
pub mod proof;
pub mod publication;
mod resolve;
pub mod revision;
pub mod saved_search;
pub mod search;
pub mod serving;
pub mod story;
pub mod suggestion;
pub mod theme;
pub mod thread;
mod view;
mod view_feed;
mod work;
pub mod writing;

#[cfg(test)]
mod bindings;

pub use command::{COMMANDS, Session};
pub use failure::{Code, Failure};
pub use work::{JobNotice, Stops};
