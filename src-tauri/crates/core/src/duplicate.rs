//! Telling that two records are of one thing: the same address, a headline that is nearly the same.

pub mod near;
