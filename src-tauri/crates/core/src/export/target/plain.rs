//! No tool in particular. Nothing is a merge tag here, so what looks like one stays as it was written.

use crate::export::merge::Tokens;

pub(super) const NAME: &str = "plain";

pub(super) const TOKENS: Tokens = Tokens { openings: &[], places: &[] };
