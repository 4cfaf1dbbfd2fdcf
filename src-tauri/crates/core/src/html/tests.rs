//! What holds for all HTML, whatever it is.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use super::*;
use crate::body::arbitrary;

mod body;
mod hostile;
mod nasty;
mod property;
