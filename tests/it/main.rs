//! One binary of journeys, refusals and house rules.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod anchor;
mod archive;
mod backup;
mod clip;
mod command;
mod comment;
mod feed;
mod history;
mod image;
mod input;
mod joining;
mod journey;
mod letter;
mod library;
mod library_story;
mod link;
mod mail;
mod migrating;
mod process;
mod proof;
mod push;
mod saved_search;
mod schema;
mod search;
mod serving;
mod suggestion;
mod tidy;
mod writing;
