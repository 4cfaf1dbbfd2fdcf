//! The outside world: mail servers, mail tools, pages and feeds.
//!
//! Nothing here knows the library. Work comes in as plain data, runs as a `job` with progress that can be
//! cancelled, and ends in a result or in one `Refusal` with a sentence. Every connection passes `guard`. The one thing
//! that waits for others is `serve`, off until the editor switches it on.

pub mod clock;
pub mod feed;
pub mod guard;
pub mod http;
pub mod job;
pub mod link;
pub mod mail;
pub mod page;
pub mod picture;
pub mod push;
pub mod refusal;
pub mod secret;
pub mod serve;

pub use refusal::{Cause, Refusal};
