//! One binary of journeys, refusals and house rules.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod command;
mod history;
mod input;
mod journey;
mod library;
mod library_story;
mod process;
mod schema;
mod search;
mod tidy;
