//! How large a mail is for those who cut it: Gmail shows the first 102 kB of a mail's HTML, hides the rest
//! behind a link, and the way out of the list with it.
//!
//! No source says for certain what is counted, so every byte of HTML is, and what the mail tool adds.

use super::target::Profile;

/// From here on a mail is near the cut, in bytes.
pub const WARN: usize = 80_000;

/// From here on a mail is taken to be cut, in bytes.
pub const BLOCK: usize = 100_000;

/// The size of a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// The HTML as Galley writes it.
    pub html: usize,
    /// What the mail tool is expected to add.
    pub overhead: usize,
}

impl Size {
    /// The size of this HTML when that mail tool has sent it.
    pub fn of(html: &str, profile: &Profile) -> Size {
        let links = html.matches("href=\"http").count();
        let overhead = profile.overhead.fixed as usize + profile.overhead.per_link as usize * links;
        Size { html: html.len(), overhead }
    }

    /// Both together.
    pub fn total(&self) -> usize {
        self.html + self.overhead
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::Target;

    #[test]
    fn what_a_tool_adds_is_counted_by_links() {
        let html = "<a href=\"https://example.com/\">a</a> <a href=\"#top\">b</a>";
        assert_eq!(Size::of(html, Target::Plain.profile()), Size { html: html.len(), overhead: 0 });
        assert_eq!(Size::of(html, Target::Mailchimp.profile()).overhead, 510);
    }
}
