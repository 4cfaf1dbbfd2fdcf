//! Clipping: from a page, a file or pasted words to a clipping of a story.
//!
//! What was read is an [`Article`] with where it came from; `known` tells which stories of the library it may be,
//! `keep` makes the clipping. Fetching is not known here.

pub mod file;
pub mod keep;
pub mod known;
pub mod link;

use serde::{Deserialize, Serialize};

use crate::article::Article;
use crate::id::ClippingId;

/// Something that was read and may be kept.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// What it says.
    pub article: Article,
    /// The address it was read at; empty where there is none.
    pub url: String,
    /// The addresses that led there, in order.
    pub hops: Vec<String>,
    /// The bytes as they came, their type and encoding; none for pasted words.
    pub original: Option<Original>,
}

/// The bytes of a page as they came.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Original {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// Their type, as `text/html`.
    pub media: String,
    /// The encoding they were read in.
    pub encoding: String,
}

impl Draft {
    /// Every address by which this is known: where it was read, what it calls its own, what led there.
    pub fn addresses(&self) -> Vec<&str> {
        let own = [self.url.as_str(), self.article.canonical.as_str()];
        let all = own.into_iter().chain(self.hops.iter().map(String::as_str));
        let mut addresses: Vec<&str> = Vec::new();
        for address in all.filter(|address| !address.is_empty()) {
            if !addresses.contains(&address) {
                addresses.push(address);
            }
        }
        addresses
    }
}

/// What is kept of a page beside its clipping. Words that are not known are empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Page {
    /// The address that was asked for.
    pub asked: String,
    /// The address that the page names as its own.
    pub canonical: String,
    /// The name of the site.
    pub site: String,
    /// The address of the lead picture.
    pub image: String,
    /// The page's own description.
    pub description: String,
    /// Whether it seems that only a part was free to read.
    pub paywall: bool,
    /// The readable part as cleaned HTML.
    pub html: String,
    /// The hash of the blob with the page as it came.
    pub original: String,
    /// The type of its bytes.
    pub media: String,
    /// The encoding it was read in.
    pub encoding: String,
}

/// A page with the clipping it belongs to, as a library is carried over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageOf {
    /// The clipping.
    pub clipping: ClippingId,
    /// The page.
    #[serde(flatten)]
    pub page: Page,
}
