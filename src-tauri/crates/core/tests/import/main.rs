//! Past issues in, structured items out: the importer as its callers see it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod carrier;
mod dump;
mod export;
mod fixture;
mod hand;
mod lossless;
mod model;
mod print;
mod refusal;
mod seed;
mod variant;
