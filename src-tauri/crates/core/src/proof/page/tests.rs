//! What holds for the file of any proof: its policy fits its script, and no words of the issue are more than words.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]
