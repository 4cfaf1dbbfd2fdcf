//! Files and pasted words that are clipped, read without a network.

use chrono::{DateTime, Utc};

use crate::article::{self, Article, Finding};
use crate::body::Body;
use crate::clip::{Draft, Original};
use crate::error::{Error, Result};
use crate::{html, markdown};

/// Reads the bytes of a page as they came from a server. `charset` is what it said of them.
pub fn of_answer(bytes: Vec<u8>, media: &str, charset: Option<&str>, url: &str, now: DateTime<Utc>) -> Result<Draft> {
    let _ = charset;
    let decoded = html::decode(&bytes);
    if let Some(kind) = decoded.binary {
        return Err(Error::invalid("page", format!("This is {kind} and no page, so nothing was kept.")));
    }
    let mut article = article::of_page(&decoded.text, url, now);
    if decoded.replaced {
        article.findings.push(Finding::Encoding(decoded.encoding.to_owned()));
    }
    let original = Original { bytes, media: media.to_owned(), encoding: decoded.encoding.to_owned() };
    Ok(Draft { article, url: url.to_owned(), hops: Vec::new(), original: Some(original) })
}

/// Reads words that were pasted, as Markdown, which plain text is too.
pub fn of_text(text: &str, url: &str) -> Draft {
    let body: Body = markdown::to_body(text);
    let html = html::from_body(&body);
    Draft { article: Article { body, html, ..Article::default() }, url: url.to_owned(), ..Draft::default() }
}

/// Something at hand that is read without a network.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Given {
    /// Pasted words.
    Text {
        /// The words.
        text: String,
        /// The address they are from; empty where it is not known.
        url: String,
    },
    /// Pasted HTML.
    Html {
        /// The HTML.
        html: String,
        /// The address it is from; empty where it is not known.
        url: String,
    },
    /// A file.
    File {
        /// Its name.
        name: String,
        /// Its bytes.
        bytes: Vec<u8>,
        /// The address it is from; empty where only the file may know.
        url: String,
    },
}

impl Given {
    /// Reads it.
    pub fn read(self, now: DateTime<Utc>) -> Result<Draft> {
        match self {
            Given::Text { text, url } => Ok(of_text(&text, &url)),
            Given::Html { html, url } => {
                Ok(Draft { article: article::of_page(&html, &url, now), url, ..Draft::default() })
            }
            Given::File { bytes, url, .. } => of_answer(bytes, "text/html", None, &url, now),
        }
    }
}

/// The address that a file leads to, where it is a shortcut to a page (`.url`, `.webloc`, `.desktop`).
pub fn shortcut(name: &str, bytes: &[u8]) -> Result<Option<String>> {
    let _ = (name, bytes);
    Ok(None)
}
